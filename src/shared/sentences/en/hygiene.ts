/** Role hygiene in sentences. */
import type { Count } from '../../schemas/common'
import { count, countOf, listOf, name, names, number } from './words'

const rolesNamed = 5

/** @param roles names */
function someRoles(roles: readonly string[]): string {
  const more = roles.length - rolesNamed
  return more > 0
    ? listOf([...roles.slice(0, rolesNamed).map(name), count(more, 'other', 'others')])
    : names(roles)
}

export const twins = (roles: readonly string[]): string =>
  `${someRoles(roles)} give exactly the same.`

export const subset = (role: string, by: string, extra: number): string =>
  extra === 0
    ? `${name(by)} gives all that ${name(role)} gives; whether it gives more was not read.`
    : `${name(by)} gives all that ${name(role)} gives, and ${count(extra, 'more permission or menu', 'more permissions and menus')}.`

export const dominated = (role: string, by: string, holders: number): string =>
  `${holders === 1 ? 'The one user' : `All ${count(holders, 'user', 'users')}`} who ${holders === 1 ? 'holds' : 'hold'} ${name(role)} also ${holders === 1 ? 'holds' : 'hold'} ${name(by)}, which gives all of it.`

export const empty = (role: string): string => `${name(role)} gives nothing.`

export const unused = (role: string): string => `Nobody holds ${name(role)}.`

/** @param by names of roles; none where direct grants or nothing at all stand in */
export function redundant(role: string, by: readonly string[], users: number): string {
  const of = `${count(users, 'user', 'users')}`
  const lead = `${name(role)} could be taken from ${of} without any change`
  if (by.length === 0) return `${lead}: direct grants give the same, or it gives nothing.`
  return `${lead}: ${someRoles(by)}, which they hold too, ${by.length === 1 ? 'gives' : 'give'} the same.`
}

export const direct = (thing: string, by: string, users: number): string =>
  `${name(thing)} is granted to ${count(users, 'user', 'users')} directly although ${name(by)}, which they hold, gives it.`

export const near = (first: string, second: string, percent: number): string =>
  `${names([first, second])} have ${percent} percent of what either gives in common.`

// Why a claim comes without edits

export const notDeletable = (role: string, why: WhyStays): string =>
  `${name(role)} ${whyStays[why]}.`

export type WhyStays = keyof typeof whyStays
const whyStays = {
  standard: 'is a standard role, and those cannot be deleted',
  'kind-unknown': 'may be a standard role, which cannot be deleted: that was not read',
  hidden: 'is hidden: the portal does not offer it',
  automatic: 'is assigned by the vendor itself',
  holders: 'may be held by users who were not read',
  kept: 'is kept by users whose roles are left as they are',
  needed: 'is needed',
} as const
export const staysBecause = (why: Exclude<WhyStays, 'needed'>): string => `It ${whyStays[why]}.`

export const noEditForDirect =
  'Direct grants are taken back where they were made; there is no edit of roles for it.'
export const noEditForSubset =
  'That one role is within another is no fault by itself: look whether both are needed.'
export const noEditForNear = 'They are not the same: compare them first.'
export const noEditForTwins =
  'None of them can be put in the place of another: they are standard, hidden, assigned automatically or held for certain sites only.'
export const noEditForMany = (most: number): string =>
  `More than ${most} users: too many for one list of edits. Export the table.`
export const noEditForLast =
  'For some of its holders it is the last role, and the vendor would give them another in its place.'

// The report

export interface Counts {
  twins: Count
  subset: Count
  dominated: Count
  empty: Count
  unused: Count
  redundant: Count
  direct: Count
}

export function summary(counts: Counts, usersWithRedundant: number): string[] {
  const found = [
    some(counts.twins, 'group of twins', 'groups of twins'),
    some(
      counts.dominated,
      'role that all holders have within a larger one',
      'roles that all holders have within a larger one',
    ),
    some(counts.empty, 'empty role', 'empty roles'),
    some(counts.unused, 'role that nobody holds', 'roles that nobody holds'),
  ].filter((text) => text !== '')
  const holders = [
    usersWithRedundant === 0
      ? ''
      : `${count(usersWithRedundant, 'user holds', 'users hold')} a role that adds nothing to what they have.`,
    some(counts.direct, 'direct grant says', 'direct grants say') === ''
      ? ''
      : 'Some direct grants repeat what a role gives.',
  ].filter((text) => text !== '')
  return [
    found.length === 0
      ? 'No role that is known whole is a twin, empty, unused or within another for all its holders.'
      : `There ${counts.twins.value + counts.dominated.value + counts.empty.value + counts.unused.value === 1 ? 'is' : 'are'} ${listOf(found)}.`,
    ...holders,
  ]
}

const some = (value: Count, one: string, many: string): string =>
  value.value === 0 ? '' : countOf(value, one, many)

export const notRead = (roles: number): string =>
  `Of ${count(roles, 'role', 'roles')} it was not read whole what ${roles === 1 ? 'it gives' : 'they give'}: nothing is claimed about that.`

export const holdersNotKnown =
  'It is not known who holds all roles, so it is unknown which roles nobody holds, and which only go together with a larger one.'

export const limitEach =
  'Each claim is true by itself; acting on one can make another untrue. What if shows several together.'
export const limitScope =
  'For which users or extensions a role holds (its permission scope) is only a hint of the vendor’s and is not computed: roles that give the same may differ in it.'
export const limitAutomatic =
  'Roles that the vendor assigned automatically cannot be taken and are left out of what users could lose.'
export const limitSites =
  'A role that is held for certain sites only never makes one redundant that is held for all.'
export const limitPortal =
  'EnOS also gives access through user groups, structures and sub-admins, which are not read.'
export const limitFuture =
  'Roles that give the same today may be meant to differ tomorrow: that stands in no data.'
export const limitComputed =
  'All of it is computed from roles, inclusions and direct grants, not from the vendor’s own answers about users.'

// The proposal

export const proposedName = (role: number): string => `Proposed role ${role}`

export function proposal(of: {
  before: number
  after: number
  made: number
  deleted: number
  atLeast: number
  stopped: boolean
}): string {
  const roles = count(of.before, 'role', 'roles')
  if (of.after >= of.before) {
    return of.atLeast >= of.before
      ? `All ${roles} stay: no smaller set leaves everybody’s access as it is.`
      : `No smaller set than the ${roles} was found that leaves everybody’s access as it is; there may be one of ${number(of.atLeast)} or more.`
  }
  const made = of.made === 0 ? '' : `, ${number(of.made)} of them new`
  return `${number(of.after)} roles${made}, can do what ${roles} do: ${count(of.deleted, 'role goes', 'roles go')}.`
}

/** @param roles that cannot go, whatever is proposed */
export const stay = (roles: number): string =>
  `${count(roles, 'role stays', 'roles stay')} in any case: standard ones, and those of users whose roles are left as they are.`

/** @param before and after: how often roles are assigned */
export const assignments = (before: number, after: number): string =>
  `${count(before, 'assignment becomes', 'assignments become')} ${number(after)}.`

export function bounds(of: { after: number; atLeast: number; stopped: boolean }): string {
  if (of.atLeast >= of.after) return 'Fewer are impossible, whatever the roles were made of.'
  const stopped = of.stopped ? ' The time ended before the search did.' : ''
  return `At least ${number(of.atLeast)} are needed, and ${number(of.after)} are enough; what lies between is not known.${stopped}`
}

export const proof = (users: number): string =>
  `Proven by trying: nobody gains or loses any permission or menu (${count(users, 'user', 'users')} looked at).`

export const withoutNew = (roles: number): string =>
  `With roles that exist already, and no new ones, ${number(roles)} would be left.`

export const leftOutUnknown = (users: number): string =>
  `${count(users, 'user keeps', 'users keep')} all roles, because not all is known of what they can do.`
export const leftOutRestricted = (users: number): string =>
  `${count(users, 'user keeps', 'users keep')} all roles, because some are held for certain sites only.`

export const proposalUnknown =
  'It is not known who holds all roles, so no role can be shown to be free to go.'

export const limitNewRoles =
  'New roles are made of assignable permissions alone. RingCentral may give every new role some permissions without a switch: which, is not documented.'
export const limitMeaning =
  'A role that serves today’s users need not mean anything to people: give the new ones names that do, or leave out what does not make sense.'
