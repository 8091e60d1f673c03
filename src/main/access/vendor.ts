/**
 * The vendor's own word about a user and a permission or menu, and how it stands beside what was
 * computed: shown is the vendor's if it is not older than the facts that were computed from.
 */
import type { Answer } from '../../shared/schemas/common'
import type { AccessIndex } from './access-index'
import type { AppStatement, MenuStatement } from './app-statements'
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

/** Of answers that speak of menus only the newest counts, as of those about permissions. */
export function vendorMenuAnswer(
  index: AccessIndex,
  user: number,
  menu: number,
): VendorAnswer | undefined {
  const { app } = index.facts.menus[menu]!
  const word = index.appStatements.wordOn(user, app)
  if (!word?.menus) return undefined
  const statements = word.contested
    ? index.vendorStatementsOf(user).filter((one) => speaksAsNew(one, app, word.menus!.at))
    : [word.menus]
  return newest(
    statements.flatMap((statement): VendorAnswer[] => {
      const answer = statement.menus!.has(menu) ? 'yes' : 'no'
      if (answer === 'no' && !statement.whole) return []
      return [{ answer, at: statement.at, statement, grant: undefined, contradictory: false }]
    }),
  )
}

function speaksAsNew(
  statement: VendorStatement,
  app: number,
  at: number,
): statement is AppStatement {
  return (
    statement.kind === 'user-app-resources' &&
    statement.app === app &&
    statement.menus !== undefined &&
    statement.at === at
  )
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

/** The newest of the vendor's answers about what a user may do in an app, if there is one. */
export const appStatement = (
  index: AccessIndex,
  user: number,
  app: number,
): AppStatement | undefined => index.appStatements.wordOn(user, app)?.permissions

/** The newest of those that speak of menus: a newer one may speak of permissions alone. */
export const menuStatement = (
  index: AccessIndex,
  user: number,
  app: number,
): MenuStatement | undefined => index.appStatements.wordOn(user, app)?.menus

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

/** A shown answer with what stands behind it. */
export interface Access extends Shown {
  word: VendorAnswer | undefined
  /** See {@link isConfirmed}. */
  confirmed: boolean | undefined
}

/**
 * Whether EnOS's own word stands behind a shown answer about something within an app. Roles and menu
 * groups do not tell what user groups, structures, sub-admins and shortcut apps give, so what is computed
 * from them alone, or was read since, is not confirmed. RingCentral's and tables' answers are not told
 * apart so.
 * @param computedAt when the newest fact was read that the computed answer rests on
 * @returns undefined where there is no such difference to make, or where the answer is unknown
 */
function isConfirmed(
  index: AccessIndex,
  app: number | undefined,
  { answer, computed, vendor }: Shown,
  word: VendorAnswer | undefined,
  computedAt: number,
): boolean | undefined {
  if (!index.confirmsApps || app === undefined || answer === 'unknown') return undefined
  if (!word || vendor !== answer) return false
  return word.at >= computedAt || computed === 'unknown'
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
): Access {
  const word = vendorAnswer(index, user, permission, target)
  const computed = index.computed(user, permission)
  // Roles say that a user has a permission, not on whom it may be used.
  const foreign = target !== undefined && target !== index.facts.users[user]!.id
  const ours = foreign && computed === 'yes' ? 'unknown' : computed
  const at = index.computedAt(user)
  const shown = bothWords(ours, word, at)
  const { app } = index.facts.permissions[permission]!
  return { ...shown, word, confirmed: isConfirmed(index, app, shown, word, at) }
}

/** Computed, vendor's and shown answer for one user and menu. */
export function menuAccessOf(index: AccessIndex, user: number, menu: number): Access {
  const word = vendorMenuAnswer(index, user, menu)
  const { app } = index.facts.menus[menu]!
  const at = index.computedMenusAt(user, app)
  const shown = bothWords(index.computedMenu(user, menu), word, at)
  return { ...shown, word, confirmed: isConfirmed(index, app, shown, word, at) }
}
