/** Who has a permission or menu: everyone of whom it is known, and how many it is not known of. */
import type { AccessIndex } from '../access/access-index'
import { accessOf, menuAccessOf, weigh } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { WhoCan } from '../../shared/schemas/access'
import type { Answer, Count, Missing } from '../../shared/schemas/common'
import * as say from '../../shared/sentences/en'
import { permissionBrief, userBrief } from './briefs'
import { findMenu, tryFindPermission } from './find'
import {
  missingDictionary,
  missingDirectGrants,
  missingDirectMenus,
  missingForHolders,
  missingInclusionsOfGrants,
  missingUserApps,
  missingUserList,
  rolesTellOfApps,
} from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'

export interface WhoCanInput {
  permission?: string | undefined
  menu?: string | undefined
  app?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

export interface Holders {
  yes: number[]
  unknown: number[]
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
export function whoCan({ index, snapshot }: Asked, input: WhoCanInput): WhoCan {
  if ((input.permission === undefined) === (input.menu === undefined)) {
    throw new AppError('invalid-argument', 'Ask about one permission or one menu.', {
      hint: 'Name either a permission or a menu.',
    })
  }
  const page = { offset: input.offset ?? 0, limit: input.limit ?? Infinity }
  if (input.menu !== undefined) {
    const menu = findMenu(index, input.menu, input.app)
    const fact = index.facts.menus[menu]!
    const holders = holdersOfMenu(index, menu)
    return {
      menu: { id: fact.id, name: fact.name, app: index.facts.apps[fact.app]!.id },
      snapshot: briefOf(snapshot),
      ...counted(index, fact.name, holders, missingMenus(index, fact.app, holders), page),
    }
  }
  const permission = tryFindPermission(index, input.permission!, input.app)
  if (permission === undefined) {
    const everyone = { yes: [], unknown: index.facts.users.map((_, user) => user) }
    return {
      permission: { id: input.permission!, name: input.permission!, assignable: null },
      snapshot: briefOf(snapshot),
      ...counted(index, input.permission!, everyone, [missingDictionary(index)], page),
      total: null,
      answer: 'unknown',
    }
  }
  const { name, app } = index.facts.permissions[permission]!
  const holders = holdersOf(index, permission)
  const missing = missingPermissions(index, app, holders)
  return {
    permission: permissionBrief(index, permission),
    snapshot: briefOf(snapshot),
    ...counted(index, name, holders, missing, page),
  }
}

/** Users without a word of the vendor are answered by what they hold; there are far fewer holdings. */
export function holdersOf(index: AccessIndex, permission: number): Holders {
  const inApps = index.facts.permissions[permission]!.app !== undefined
  const whole = inApps ? index.holdingAppWhole : index.holdingWhole
  const byHolding = index.holdings.map((_, holding): Answer => {
    if (index.holdingHas.has(holding, permission)) return 'yes'
    return whole[holding] === 1 ? 'no' : 'unknown'
  })
  const { answeredAlone, holdingOf, holdingRead } = index
  return sorted(index, (user) => {
    if (answeredAlone[user] === 1) return accessOf(index, user, permission).answer
    const answer = byHolding[holdingOf[user]!]!
    return answer === 'no' && holdingRead[user] === 0 ? 'unknown' : answer
  })
}

/** How many users have each permission, all at once: by what they hold, then by the vendor's words. */
export function holderCounts(index: AccessIndex): Count[] {
  const { permissions, users, whole } = index.facts
  const counts = new HolderCounts(index)
  counts.addHoldings()
  const outside: number[] = []
  const inApp: number[][] = index.facts.apps.map(() => [])
  permissions.forEach(({ app }, number) => (app === undefined ? outside : inApp[app]!).push(number))
  for (let user = 0; user < users.length; user++) {
    const statements = index.vendorStatementsOf(user)
    const spoken = statements.some(({ kind }) => kind !== 'user-app-resources')
    if (spoken || index.isSystemExtension(user)) {
      for (const permission of outside) {
        counts.correct(user, permission, accessOf(index, user, permission).answer)
      }
    }
    const computedAt = statements.length === 0 ? 0 : index.computedAt(user)
    const about = statements.filter((said) => said.kind === 'user-app-resources')
    for (const [app, [statement, ...others]] of Map.groupBy(about, (said) => said.app)) {
      if (statement === undefined || others.length > 0) {
        for (const permission of inApp[app]!) {
          counts.correct(user, permission, accessOf(index, user, permission).answer)
        }
        continue
      }
      const rest = statement.whole ? 'no' : 'unknown'
      for (const permission of inApp[app]!) {
        const said = statement.granted.has(permission) ? 'yes' : rest
        const computed = index.computed(user, permission)
        counts.correct(user, permission, weigh(computed, said, statement.at, computedAt))
      }
    }
  }
  const nameless = index.userByExternalId.has('~')
  return permissions.map((_, number) => {
    const sure = whole.holders && counts.unknown[number] === 0 && !nameless
    return { value: counts.yes[number]!, is: sure ? 'total' : 'atLeast' }
  })
}

/** Counts of each permission's holders. `~` is not counted beside the others: it may be one of them. */
class HolderCounts {
  readonly yes: Int32Array
  readonly unknown: Int32Array
  readonly #index: AccessIndex
  readonly #nameless: number | undefined

  constructor(index: AccessIndex) {
    this.#index = index
    this.#nameless = index.userByExternalId.get('~')
    this.yes = new Int32Array(index.facts.permissions.length)
    this.unknown = new Int32Array(index.facts.permissions.length)
  }

  /** Everyone by what they hold, as if the vendor had said nothing. */
  addHoldings(): void {
    const index = this.#index
    const known = new Uint32Array(index.holdings.length)
    const unread = new Uint32Array(index.holdings.length)
    index.holdingOf.forEach((holding, user) => {
      if (user === this.#nameless) this.#addOne(holding)
      else (index.holdingKnown(user) ? known : unread)[holding]!++
    })
    // Of all with an open holding a permission is unknown, but for the holdings that have it.
    let openOutside = 0
    let openInApps = 0
    index.holdings.forEach((_, holding) => {
      const all = known[holding]! + unread[holding]!
      const outside = index.holdingWhole[holding] === 1 ? unread[holding]! : all
      const inApps = index.holdingAppWhole[holding] === 1 ? unread[holding]! : all
      openOutside += outside
      openInApps += inApps
      for (const permission of index.holdingHas.columnsOf(holding)) {
        this.yes[permission]! += all
        this.unknown[permission]! -= this.#isInApp(permission) ? inApps : outside
      }
    })
    for (let permission = 0; permission < this.unknown.length; permission++) {
      this.unknown[permission]! += this.#isInApp(permission) ? openInApps : openOutside
    }
  }

  /** What is shown of a user in place of what was computed. */
  correct(user: number, permission: number, answer: Answer): void {
    const before = this.#byHolding(user, permission)
    if (before === answer) return
    this.#add(user, permission, before, -1)
    this.#add(user, permission, answer, 1)
  }

  #addOne(holding: number): void {
    for (let permission = 0; permission < this.unknown.length; permission++) {
      if (!this.#index.holdingHas.has(holding, permission)) this.unknown[permission]!++
    }
  }

  #add(user: number, permission: number, answer: Answer, by: number): void {
    if (answer === 'unknown') this.unknown[permission]! += by
    else if (answer === 'yes' && user !== this.#nameless) this.yes[permission]! += by
  }

  #byHolding(user: number, permission: number): Answer {
    const index = this.#index
    const holding = index.holdingOf[user]!
    if (index.holdingHas.has(holding, permission)) return 'yes'
    return index.computedWhole(user, this.#isInApp(permission)) ? 'no' : 'unknown'
  }

  #isInApp(permission: number): boolean {
    return this.#index.facts.permissions[permission]!.app !== undefined
  }
}

/** Roles and their menu groups are looked through once a holding, not once a user. */
export function holdersOfMenu(index: AccessIndex, menu: number): Holders {
  const byHolding = index.holdings.map(({ roles }): Answer => {
    const answers = roles.map((role) => index.roleGivesMenu(role, menu))
    if (answers.includes('yes')) return 'yes'
    return answers.includes('unknown') ? 'unknown' : 'no'
  })
  return sorted(index, (user) => {
    if (index.vendorStatementsOf(user).length > 0) return menuAccessOf(index, user, menu).answer
    if (index.directMenus.has(user, menu)) return 'yes'
    const answer = byHolding[index.holdingOf[user]!]!
    const known = index.rolesKnown(user) && index.menuGrantsKnown(user)
    return answer === 'no' && !known ? 'unknown' : answer
  })
}

function sorted(index: AccessIndex, answerOf: (user: number) => Answer): Holders {
  const holders: Holders = { yes: [], unknown: [] }
  for (let user = 0; user < index.facts.users.length; user++) {
    const answer = answerOf(user)
    if (answer !== 'no') holders[answer].push(user)
  }
  return holders
}

function counted(
  index: AccessIndex,
  name: string,
  { yes, unknown }: Holders,
  missing: Missing[],
  page: { offset: number; limit: number },
): Pick<WhoCan, 'answer' | 'total' | 'atLeast' | 'unknown' | 'missing' | 'users' | 'text'> {
  const whole = index.facts.whole.holders && unknown.length === 0
  const sure = distinct(index, yes)
  // Somebody who is only known as `~` may be one of the others, or not.
  const total = whole && sure === yes.length && !isNameless(index, yes) ? yes.length : null
  return {
    answer: yes.length > 0 ? 'yes' : whole ? 'no' : 'unknown',
    total,
    atLeast: sure,
    unknown: unknown.length,
    missing: [...missing, ...(index.facts.whole.holders ? [] : [missingUserList(index)])],
    users: yes.slice(page.offset, page.offset + page.limit).map((user) => userBrief(index, user)),
    text: say.whoCan(name, total, sure, unknown.length),
  }
}

/** `~` may be one of the others; counted is who is certainly another person. */
function distinct(index: AccessIndex, users: readonly number[]): number {
  return isNameless(index, users) && users.length > 1 ? users.length - 1 : users.length
}

function isNameless(index: AccessIndex, users: readonly number[]): boolean {
  const nameless = index.userByExternalId.get('~')
  return nameless !== undefined && users.includes(nameless)
}

function missingPermissions(
  index: AccessIndex,
  app: number | undefined,
  { unknown }: Holders,
): Missing[] {
  if (unknown.length === 0) return []
  const whole = app === undefined ? index.roleWhole : index.roleAppWhole
  const unread = rolesAmong(index, unknown).filter((role) => whole[role] === 0)
  return [
    ...(app === undefined ? [] : missingUserApps(index, app, unknown)),
    ...(app === undefined || rolesTellOfApps(index)
      ? missingForHolders(index, 'permissions', unknown, unread)
      : []),
    ...missingDirectGrants(index, unknown),
    ...missingInclusionsOfGrants(index, unknown, {
      outside: app === undefined,
      inApps: app !== undefined,
    }),
  ]
}

function missingMenus(index: AccessIndex, app: number, { unknown }: Holders): Missing[] {
  if (unknown.length === 0) return []
  const unread = rolesAmong(index, unknown).filter((role) => !index.roleMenusWhole(role, app))
  return [
    ...missingUserApps(index, app, unknown),
    ...(rolesTellOfApps(index) ? missingForHolders(index, 'menus', unknown, unread) : []),
    ...missingDirectMenus(index, unknown),
  ]
}

const rolesAmong = (index: AccessIndex, users: readonly number[]): number[] => [
  ...new Set(users.flatMap((user) => index.rolesOf(user))),
]
