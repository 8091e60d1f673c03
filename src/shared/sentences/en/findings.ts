/** What the rules find, in sentences. */
import type { Severity } from '../../schemas/rules'
import { count, listOf, number } from './words'

export type About = 'user' | 'role' | 'snapshot' | 'person'
const aboutWords: Readonly<Record<About, readonly [string, string]>> = {
  user: ['user', 'users'],
  role: ['role', 'roles'],
  snapshot: ['snapshot', 'snapshots'],
  person: ['person', 'persons'],
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  info: 'for information',
}

/** How much one rule finds. */
export function found(
  about: About,
  counts: { active: number; atLeast: boolean; excepted: number; expired: number; possible: number },
): string {
  const [one, many] = aboutWords[about]
  const { active, atLeast, excepted, expired, possible } = counts
  const parts = [
    ...(active > 0 ? [`${atLeast ? 'at least ' : ''}${count(active, one, many)}`] : []),
    ...(possible > 0 ? [`${count(possible, one, many)} of which it is not known`] : []),
    ...(excepted > 0 ? [`${number(excepted)} excepted`] : []),
  ]
  if (parts.length === 0) {
    return atLeast
      ? 'Nothing was found, but not everything was read.'
      : 'Nothing, and everything it looks at is known.'
  }
  const told = `${parts[0]!.slice(0, 1).toUpperCase()}${parts[0]!.slice(1)}`
  const more = expired > 0 ? ` ${count(expired, 'exception has', 'exceptions have')} expired.` : ''
  return `${[told, ...parts.slice(1)].join('; ')}.${more}`
}

export const off = 'This rule is switched off.'
export const notApplicable = 'This rule is about accounts of another vendor.'

interface Summary {
  found: Readonly<Record<Severity, number>>
  possible: number
  excepted: number
  none: number
  /** About accounts of another vendor. */
  notApplicable: number
  /** Switched off. */
  off: number
  asked: number
}

export function summary({
  asked,
  excepted,
  found: bySeverity,
  none,
  notApplicable,
  off,
  possible,
}: Summary): string[] {
  const parts = (Object.keys(severityWords) as Severity[]).flatMap((severity) =>
    bySeverity[severity] > 0 ? [`${number(bySeverity[severity])} ${severityWords[severity]}`] : [],
  )
  const all = Object.values(bySeverity).reduce((sum, value) => sum + value, 0)
  const first =
    asked === 0
      ? 'No rule was asked.'
      : all > 0
        ? `${count(all, 'rule finds', 'rules find')} something: ${listOf(parts)}.`
        : possible > 0
          ? 'Nothing is known to be found, but not everything that the rules look at was read.'
          : 'No rule finds anything that nobody answers for.'
  const rest = [
    ...(possible > 0 ? [`of ${count(possible, 'rule', 'rules')} it is not known`] : []),
    ...(excepted > 0 ? [`${count(excepted, 'finds', 'find')} only what is excepted`] : []),
    ...(none > 0 ? [`${count(none, 'finds', 'find')} nothing`] : []),
    ...(notApplicable > 0
      ? [`${count(notApplicable, 'is', 'are')} about accounts of another vendor`]
      : []),
    ...(off > 0 ? [`${count(off, 'is', 'are')} switched off`] : []),
  ]
  if (rest.length === 0) return [first]
  const others = rest.join('; ')
  return [first, `${others.slice(0, 1).toUpperCase()}${others.slice(1)}.`]
}

// Proofs.
/** @param ways roles, or undefined where only the vendor's word gives it */
export function has(permission: string, roles: readonly string[], direct: boolean): string {
  const ways = [
    ...(roles.length > 0 ? [listOf(roles.slice(0, 5))] : []),
    ...(direct ? ['a direct grant'] : []),
  ]
  if (ways.length === 0) return `“${permission}” by the vendor’s own answer.`
  const more = roles.length > 5 ? ` and ${number(roles.length - 5)} more roles` : ''
  return `“${permission}” through ${ways.join(' and ')}${more}.`
}
export const mayHave = (permissions: readonly string[]): string =>
  `Whether any of ${listOf(permissions.map((name) => `“${name}”`))} is had is not known.`
export const autoAssigned = (role: string, permission: string): string =>
  `${role} was assigned automatically and gives “${permission}”.`
export const perhapsAutoAssigned =
  'Whether a role that was assigned automatically gives it is not known.'
export const givesTo = (role: string, permission: string, holders: number): string =>
  `${role} gives “${permission}”; it was assigned automatically to ${count(holders, 'user', 'users')}.`
export const perhapsGives = (role: string): string => `Not all that ${role} gives was read.`
export const statusHolds = (status: string, roles: readonly string[]): string =>
  `Is ${status} and holds ${listOf(roles.slice(0, 5))}${roles.length > 5 ? ` and ${number(roles.length - 5)} more` : ''}.`
export const statusUnknown = 'The status was not read.'
export const rolesUnknown = 'Which roles the user holds was not read.'
export const hiddenHeld = (holders: number, atLeast: boolean): string =>
  `Is hidden and held by ${atLeast ? 'at least ' : ''}${count(holders, 'user', 'users')}.`
export const hiddenUnknown = 'Whether it is hidden, or held by anybody, was not read.'
export const restrictionUndone = (
  restricted: string,
  other: string,
  permissions: readonly string[],
  all: number,
): string =>
  `${restricted} is restricted to sites, but ${other} gives ${listOf(permissions.map((name) => `“${name}”`))}${all > permissions.length ? ` and ${number(all - permissions.length)} more` : ''} for the whole company.`
export const restrictionUnknown = 'Not all that the user’s roles give was read.'
export const differsIn = (permissions: number, menus: number, where: string): string =>
  `${where}: ${[
    ...(permissions > 0 ? [count(permissions, 'permission differs', 'permissions differ')] : []),
    ...(menus > 0 ? [count(menus, 'menu differs', 'menus differ')] : []),
  ].join(', ')}.`
export const outsideApps = 'Outside apps'
export const takenDaysAgo = (days: number): string =>
  `It was taken ${count(days, 'day', 'days')} ago.`
export const takenUnknown = 'When it was taken is not known.'
export const partsNotWhole = (parts: number): string =>
  `${count(parts, 'part is', 'parts are')} not whole.`
export const noRole = 'Holds no role.'
export const typeUnknown = 'Holds no role; whether it is a person was not read.'
export const directGrants = (permissions: number, menus: number): string =>
  `Was granted ${[
    ...(permissions > 0 ? [count(permissions, 'permission', 'permissions')] : []),
    ...(menus > 0 ? [count(menus, 'menu', 'menus')] : []),
  ].join(' and ')} directly.`
export const grantsUnknown = 'Whether anything was granted directly was not read.'
export const heldByNobody = 'Is a custom role and held by nobody.'
export const heldUnknown =
  'Is not known to be held by anybody, but not all assignments, or its kind, were read.'
export const givesShare = (permissions: number, all: number, percent: number): string =>
  `Gives ${number(permissions)} of ${count(all, 'permission', 'permissions')} (${String(Math.round(percent))}%).`
export const shareUnknown = (permissions: number): string =>
  `Gives at least ${count(permissions, 'permission', 'permissions')}; not all that it gives, or not all permissions there are, or its kind, were read.`

// Why nothing is proposed.
export const noEditAutomatic =
  'The vendor assigns this role by itself: change the account’s default role in the portal.'
export const noEditDirect = 'No role gives it, so no change of roles ends it.'
export const noEditUnknown = 'What is not known is not changed: read more first.'
export const noEditByHand = 'What to do about it is for a person to decide.'
export const noEditRefused = (reason: string): string => `The portal does not offer it: ${reason}`
export const noEditAcross = 'The roles are of another account.'

// Limits.
export const limitAbsent = (names: readonly string[]): string =>
  `Not among this account’s permissions: ${names.join(', ')}.`
export const limitUnread = (names: readonly string[]): string =>
  `Nothing mentions ${names.join(', ')}, but not all permissions were read.`
export const limitSystem =
  'RingCentral’s system extension has everything by the vendor’s rule and is left out.'
export const limitMenus = 'These rules look at permissions and roles, not at menus.'
export const limitEmail = (users: number): string =>
  `The same person is who has the same e-mail address; ${count(users, 'user who matters here has', 'users who matter here have')} none and ${users === 1 ? 'is' : 'are'} matched with nobody.`
export const limitSameEmail =
  'The same person is who has the same e-mail address in both accounts; an address that several people share makes them one.'
export const limitNoAccount = (term: string): string =>
  `No account was read that is meant by ${term}.`
export const limitCompared = (pairs: number): string =>
  pairs === 0
    ? 'No answer of the vendor’s was read that could be compared.'
    : `Compared is only what the vendor was asked about: ${count(pairs, 'answer', 'answers')}.`
export const limitNotComputed = (pairs: number): string =>
  `Of ${count(pairs, 'answer', 'answers')} of the vendor’s it is not known what the roles give.`
export const limitTypes =
  'Extensions that are no people (call queues, announcements, rooms and the like) are left out.'
export const limitSites =
  'Which sites a site-restricted role covers, and whether another role covers more of them, is not looked at. Which permissions a restriction holds for is told by the dictionary.'
export const limitStandardRoles = 'Standard roles are left out.'

export const limitStatus =
  'Found is by the status of the extension; whether somebody left is not known to the vendor.'
export const limitRules =
  'Rules find what they name. That they find nothing does not say that everything is in order.'
export const limitComputed =
  'Before and after are computed from roles and grants; the vendor’s own words are about today.'
export const limitStillRules =
  'Rules about the snapshot itself and about the vendor’s own answers are left out: edits do not change them.'

export const starterUsed = 'The rules are those that come with the product.'
export const brokenRules = (message: string): string =>
  `The file of rules is not used, because it is broken: ${message} The rules that come with the product are asked in its place.`
export const unreadAccounts = (names: readonly string[]): string =>
  `Nothing can be said of ${listOf(names)}.`
export const strayExceptions = (rules: readonly string[]): string =>
  `Exceptions name rules that there are none of: ${rules.join(', ')}.`

export function changes(raised: number, cleared: number, perhaps: number): string[] {
  if (raised + cleared + perhaps === 0) return ['No rule finds more or less by these edits.']
  const parts = [
    ...(raised > 0 ? [`${count(raised, 'finding is', 'findings are')} raised`] : []),
    ...(cleared > 0 ? [`${count(cleared, 'finding is', 'findings are')} cleared`] : []),
    ...(perhaps > 0 ? [`of ${count(perhaps, 'finding', 'findings')} it is not known`] : []),
  ]
  const told = parts.join('; ')
  return [`${told.slice(0, 1).toUpperCase()}${told.slice(1)}.`]
}
