/**
 * The vendor's own word about a user and a permission or menu, and how it stands beside what was
 * computed: shown is the vendor's if it is not older than the facts that were computed from.
 */
import type { Answer } from '../../shared/schemas/common'
import type { AccessIndex } from './access-index'
import type { VendorGrant, VendorStatement } from './model'

export interface VendorAnswer {
  answer: Answer
  /** Unix milliseconds. */
  at: number
  statement: VendorStatement
  grant: VendorGrant | undefined
  /** Answers of the same moment say yes and no. */
  contradictory: boolean
}

/**
 * A "no" for one target is no "no" in general: the user may hold the permission for other targets, so
 * in general it is a yes if the newest word about any target is.
 * @param target extension that the permission is to be used on; undefined asks in general
 */
export function vendorAnswer(
  index: AccessIndex,
  user: number,
  permission: number,
  target?: string,
): VendorAnswer | undefined {
  const own = index.facts.users[user]!.id
  const byTarget = new Map<string, VendorAnswer[]>()
  const statements = index.vendorStatementsOf(user)
  for (const statement of statements) {
    const said = wordOf(index, statement, permission)
    if (!said || isOutdated(statement, statements)) continue
    const named = 'target' in statement ? statement.target : ''
    // The user's own extension is what is meant where none is named.
    const about = named === own ? '' : named
    const answers = byTarget.get(about) ?? []
    answers.push({ ...said, at: statement.at, statement, contradictory: false })
    byTarget.set(about, answers)
  }
  if (target !== undefined) return newest(byTarget.get(target === own ? '' : target) ?? [])
  const words = [...byTarget].map(([about, answers]) => ({ about, word: newest(answers) }))
  const yes = words.flatMap(({ word }) => (word?.answer === 'yes' ? [word] : []))
  const general = words.find(({ about }) => about === '')?.word
  if (general?.answer === 'yes' || general?.contradictory || yes.length === 0) return general
  return newest(yes)
}

export function vendorMenuAnswer(
  index: AccessIndex,
  user: number,
  menu: number,
): VendorAnswer | undefined {
  const { app } = index.facts.menus[menu]!
  const answers = index.vendorStatementsOf(user).flatMap((statement): VendorAnswer[] => {
    if (statement.kind !== 'user-app-resources' || statement.app !== app) return []
    if (!statement.menus) return []
    const answer = statement.menus.has(menu) ? 'yes' : 'no'
    if (answer === 'no' && !statement.whole) return []
    return [{ answer, at: statement.at, statement, grant: undefined, contradictory: false }]
  })
  return newest(answers)
}

function wordOf(
  index: AccessIndex,
  statement: VendorStatement,
  permission: number,
): { answer: Answer; grant: VendorGrant | undefined } | undefined {
  switch (statement.kind) {
    case 'permission-check':
    case 'error-observation':
      if (statement.permission !== permission) return undefined
      return { answer: statement.answer, grant: statement.grant }
    case 'authorization-profile':
    case 'user-app-resources': {
      const app = statement.kind === 'user-app-resources' ? statement.app : undefined
      if (index.facts.permissions[permission]!.app !== app) return undefined
      const grant = statement.granted.get(permission)
      if (!grant && !statement.whole) return undefined
      return { answer: grant ? 'yes' : 'no', grant }
    }
  }
}

/** What a newer answer about the same app does not hold, the older one does not know better. */
function isOutdated(statement: VendorStatement, all: readonly VendorStatement[]): boolean {
  if (statement.kind !== 'user-app-resources') return false
  const { app, at } = statement
  return all.some(
    (other) => other.kind === 'user-app-resources' && other.app === app && other.at > at,
  )
}

function newest(answers: VendorAnswer[]): VendorAnswer | undefined {
  const at = answers.reduce((time, answer) => Math.max(time, answer.at), -Infinity)
  const last = answers.filter((answer) => answer.at === at)
  const [first] = last
  if (!first) return undefined
  if (last.some((answer) => answer.answer !== first.answer)) {
    return { ...first, answer: 'unknown', contradictory: true }
  }
  return first
}

type AppStatement = Extract<VendorStatement, { kind: 'user-app-resources' }>

/** The newest of the vendor's answers about what a user may do in an app, if there is one. */
export function appStatement(
  index: AccessIndex,
  user: number,
  app: number,
): AppStatement | undefined {
  return newestStatement(appStatementsOf(index, user, app))
}

/** The newest of those that speak of menus: a newer one may speak of permissions alone. */
export function menuStatement(
  index: AccessIndex,
  user: number,
  app: number,
): (AppStatement & { menus: NonNullable<AppStatement['menus']> }) | undefined {
  const statements = appStatementsOf(index, user, app).filter(({ menus }) => menus !== undefined)
  return newestStatement(statements) as ReturnType<typeof menuStatement>
}

function appStatementsOf(index: AccessIndex, user: number, app: number): AppStatement[] {
  return index
    .vendorStatementsOf(user)
    .filter((statement) => statement.kind === 'user-app-resources')
    .filter((statement) => statement.app === app)
}

function newestStatement(statements: readonly AppStatement[]): AppStatement | undefined {
  return statements.reduce<AppStatement | undefined>(
    (newestOne, statement) =>
      newestOne === undefined || statement.at > newestOne.at ? statement : newestOne,
    undefined,
  )
}

/** Roles through which the vendor said somebody has the permission. */
export function rolesNamedByVendor(index: AccessIndex, permission: number): Set<number> {
  const ids = index.facts.vendor.flatMap((statement) => {
    const word = wordOf(index, statement, permission)
    return word?.answer === 'yes' ? (word.grant?.role ?? []) : []
  })
  // What a role lists, where it was read, says more than that the vendor once named it.
  return new Set(
    ids
      .flatMap((id) => index.roleByExternalId.get(id) ?? [])
      .filter((role) => index.roleGives(role, permission) !== 'no'),
  )
}

export interface Shown {
  answer: Answer
  computed: Answer
  vendor: Answer
  differs: boolean
}

/**
 * Weighs both words by their age. Where only one of them knows, that one is shown; but a "no" of the
 * vendor that is older than what was read since does not answer for that.
 * @param vendorAt when the vendor said it, in Unix milliseconds
 * @param computedAt when the newest fact was read that the computed answer rests on
 */
export function weigh(
  computed: Answer,
  vendor: Answer,
  vendorAt: number,
  computedAt: number,
): Answer {
  if (vendor === 'unknown') return computed
  if (computed === 'unknown' && vendor === 'yes') return 'yes'
  return vendorAt >= computedAt ? vendor : computed
}

/**
 * Both words, side by side.
 * @param computedAt when the newest fact was read that the computed answer rests on
 */
export function bothWords(
  computed: Answer,
  word: VendorAnswer | undefined,
  computedAt: number,
): Shown {
  const vendor = word?.answer ?? 'unknown'
  const answer = word?.contradictory
    ? 'unknown'
    : weigh(computed, vendor, word?.at ?? -Infinity, computedAt)
  const differs = vendor !== 'unknown' && computed !== 'unknown' && vendor !== computed
  return { answer, computed, vendor, differs }
}

/** Computed, vendor's and shown answer for one user and permission. */
export function accessOf(
  index: AccessIndex,
  user: number,
  permission: number,
  target?: string,
): Shown & { word: VendorAnswer | undefined } {
  const word = vendorAnswer(index, user, permission, target)
  const computed = index.computed(user, permission)
  // Roles say that a user has a permission, not on whom it may be used.
  const foreign = target !== undefined && target !== index.facts.users[user]!.id
  const ours = foreign && computed === 'yes' ? 'unknown' : computed
  return { ...bothWords(ours, word, index.computedAt(user)), word }
}

/** Computed, vendor's and shown answer for one user and menu. */
export function menuAccessOf(
  index: AccessIndex,
  user: number,
  menu: number,
): Shown & { word: VendorAnswer | undefined } {
  const word = vendorMenuAnswer(index, user, menu)
  const at = index.computedMenusAt(user, index.facts.menus[menu]!.app)
  return { ...bothWords(index.computedMenu(user, menu), word, at), word }
}
