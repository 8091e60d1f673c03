/**
 * The vendor's answers about users in apps, found by app and user. There can be half a million, of which
 * many say the same: those share their maps, so what is worked out for a map serves all of them.
 */
import type { SnapshotFacts, VendorStatement } from './model'

export type AppStatement = Extract<VendorStatement, { kind: 'user-app-resources' }>
export type MenuStatement = AppStatement & { menus: NonNullable<AppStatement['menus']> }

/** What counts of all that the vendor said about one user in one app. */
export interface AppWord {
  user: number
  /** The newest answer, which counts for permissions. */
  permissions: AppStatement
  /** The newest that speaks of menus: a newer one may speak of permissions alone. */
  menus: MenuStatement | undefined
  /** Several answers of one moment are not the same: each permission and menu is then weighed by itself. */
  contested: boolean
}

export class AppStatements {
  readonly #vendor: readonly VendorStatement[]
  /** Positions in `vendor`, app by app, users ascending. */
  readonly #order: Uint32Array
  /** Where each app's begin; one more for the end. */
  readonly #starts: Uint32Array

  constructor({ vendor, users, apps }: SnapshotFacts) {
    this.#vendor = vendor
    const about: number[] = []
    vendor.forEach((statement, at) => {
      if (statement.kind === 'user-app-resources') about.push(at)
    })
    const byUser = sorted(Uint32Array.from(about), users.length, (at) => vendor[at]!.user).order
    const { order, starts } = sorted(byUser, apps.length, (at) => this.#at(at).app)
    this.#order = order
    this.#starts = starts
  }

  /** Undefined where the vendor was not asked about the user in the app. */
  wordOn(user: number, app: number): AppWord | undefined {
    const end = this.#starts[app + 1]!
    let low = this.#starts[app]!
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#at(this.#order[middle]!).user < user) low = middle + 1
      else high = middle
    }
    if (low === end || this.#at(this.#order[low]!).user !== user) return undefined
    return this.#wordAt(low, this.#endOfUser(low, end))
  }

  /** What counts of each user that the vendor was asked about in the app, users ascending. */
  *wordsIn(app: number): Generator<AppWord> {
    const end = this.#starts[app + 1]!
    for (let at = this.#starts[app]!; at < end;) {
      const next = this.#endOfUser(at, end)
      yield this.#wordAt(at, next)
      at = next
    }
  }

  #at(position: number): AppStatement {
    return this.#vendor[position] as AppStatement
  }

  #endOfUser(start: number, end: number): number {
    const { user } = this.#at(this.#order[start]!)
    let next = start + 1
    while (next < end && this.#at(this.#order[next]!).user === user) next++
    return next
  }

  #wordAt(start: number, end: number): AppWord {
    let permissions = this.#at(this.#order[start]!)
    let menus = permissions.menus === undefined ? undefined : (permissions as MenuStatement)
    let contested = false
    for (let at = start + 1; at < end; at++) {
      const other = this.#at(this.#order[at]!)
      if (other.at > permissions.at) permissions = other
      if (other.menus && (!menus || other.at > menus.at)) menus = other as MenuStatement
    }
    for (let at = start; at < end && end - start > 1; at++) {
      const other = this.#at(this.#order[at]!)
      const elsePermissions =
        other.at === permissions.at &&
        (other.granted !== permissions.granted || other.whole !== permissions.whole)
      const elseMenus =
        menus !== undefined &&
        other.menus !== undefined &&
        other.at === menus.at &&
        (other.menus !== menus.menus || other.whole !== menus.whole)
      if (elsePermissions || elseMenus) contested = true
    }
    return { user: permissions.user, permissions, menus, contested }
  }
}

/** Sorts by a small number and keeps the order of what has the same; `starts` says where each begins. */
function sorted(
  numbers: Uint32Array,
  size: number,
  keyOf: (number: number) => number,
): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(size + 1)
  for (const number of numbers) starts[keyOf(number) + 1]!++
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice()
  const order = new Uint32Array(numbers.length)
  for (const number of numbers) order[next[keyOf(number)]!++] = number
  return { order, starts }
}
