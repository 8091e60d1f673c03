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
  for (const statement of index.vendorStatementsOf(user)) {
    const said = wordOf(index, statement, permission)
    if (!said) continue
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

/** The vendor's answer about a user in an app, if there is one. */
export function appStatement(
  index: AccessIndex,
  user: number,
  app: number,
): Extract<VendorStatement, { kind: 'user-app-resources' }> | undefined {
  return index
    .vendorStatementsOf(user)
    .filter((statement) => statement.kind === 'user-app-resources')
    .find((statement) => statement.app === app)
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
      .filter((role) => index.roleWhole[role] === 0),
  )
}

export interface Shown {
  answer: Answer
  computed: Answer
  vendor: Answer
  differs: boolean
}

/**
 * Weighs both words. Where only one of them knows, that one is shown; but a "no" of the vendor that is
 * older than what was read since does not answer for that.
 */
export function shown(
  index: AccessIndex,
  user: number,
  computed: Answer,
  word: VendorAnswer | undefined,
): Shown {
  const vendor = word?.answer ?? 'unknown'
  const vendorCounts =
    vendor !== 'unknown' &&
    ((computed === 'unknown' && vendor === 'yes') || word!.at >= index.computedAt(user))
  const answer = word?.contradictory ? 'unknown' : vendorCounts ? vendor : computed
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
  return { ...shown(index, user, foreign && computed === 'yes' ? 'unknown' : computed, word), word }
}
