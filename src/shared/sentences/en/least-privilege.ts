/** Roles for what is needed, and taking a permission from a role, in sentences. */
import type { Count } from '../../schemas/common'
import { count, name, names } from './words'

const permissions = (value: number): string => count(value, 'permission', 'permissions')

/** What a new role is called where nobody says it. */
export const usualName = 'Least privilege'

export const noNeeds = 'Nothing was named that is needed.'

export const allHad = (users: number): string =>
  users === 1 ? 'This user has all of it already.' : 'All of these users have all of it already.'

export const had = (some: number): string =>
  `${permissions(some)} of what is needed they have already.`

/** @param roles their names */
export function covered(roles: readonly string[], needs: number, all: boolean): string {
  const what = all
    ? needs === 1
      ? 'the one permission that is needed'
      : `all ${permissions(needs)} that are needed`
    : `${permissions(needs)} of what is needed`
  return `${names(roles)} ${roles.length === 1 ? 'gives' : 'together give'} ${what}.`
}

export const coveredByNone = 'No role that was read gives any of what is needed.'

export function extra(some: number, atLeast: boolean): string {
  if (some === 0) {
    return atLeast ? 'What else comes with it was not read whole.' : 'Nothing else comes with it.'
  }
  return `With it ${some === 1 ? 'comes' : 'come'} ${atLeast ? 'at least ' : ''}${permissions(some)} that ${some === 1 ? 'is' : 'are'} not needed.`
}

/** @param leftOut whether roles were not considered */
export function proven(minimise: 'roles' | 'extra', leftOut: boolean): string {
  const roles = leftOut ? 'No other choice of the roles that were read' : 'No other choice of roles'
  return minimise === 'roles'
    ? `${roles} is smaller, and none of as few brings less besides.`
    : `${roles} brings less besides, and none that brings as little is smaller.`
}

/** @param found of the choice that was found, with what no choice is below */
export function notProven(
  minimise: 'roles' | 'extra',
  found: { roles: number; fewest: number; extra: number; leastExtra: number },
): string {
  const { extra, fewest, leastExtra, roles } = found
  if (minimise === 'extra') {
    return leastExtra >= extra
      ? 'No choice brings less besides; whether another that brings as little is smaller, a limited search did not tell.'
      : `This is the best choice that was found within a limited search; any brings at least ${permissions(leastExtra)} besides.`
  }
  return fewest >= roles
    ? 'No choice has fewer roles; whether another of as few brings less besides, a limited search did not tell.'
    : `This is the best choice that was found within a limited search; any takes at least ${count(fewest, 'role', 'roles')}.`
}

export const alternatives = (others: number): string =>
  `${count(others, 'other choice is', 'other choices are')} as good.`

export const remainder = (some: readonly string[]): string =>
  `No role that was read gives ${some.length <= 5 ? names(some) : permissions(some.length)}.`

/** @param some what it brings besides */
export function newRole(switches: number, some: Count, proven: boolean): string {
  const { is, value } = some
  const besides =
    value === 0
      ? is === 'total'
        ? 'nothing'
        : 'nothing that is known'
      : `${is === 'total' ? '' : 'at least '}${permissions(value)}`
  const limited =
    proven || value === 0
      ? ''
      : '; another choice of switches may bring less, the search was limited'
  return `A new role would need ${count(switches, 'switch', 'switches')} and bring ${besides} besides${limited}.`
}

export const newRoleRemainder = (some: readonly string[]): string =>
  `No switch of a new role brings ${some.length <= 5 ? names(some) : permissions(some.length)}.`

export const noNewRole = 'No new role is proposed: no switch is known that brings any of it.'

export const moreNeeded =
  'Not all was read of what the users have that were taken as the measure: more may be needed.'

export const leftOut = (unread: number, hidden: number): string =>
  [
    ...(unread > 0
      ? [
          `${count(unread, 'role was', 'roles were')} left out, since it was not read what ${unread === 1 ? 'it gives' : 'they give'}.`,
        ]
      : []),
    ...(hidden > 0
      ? [
          `${count(hidden, 'hidden role was', 'hidden roles were')} left out: the portal does not offer ${hidden === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ].join(' ')

/** A user whose access is no measure. */
export const systemExtension = (user: string): string =>
  `${user} is the system extension: it has every permission by RingCentral’s rule, so it tells nothing of what is needed.`

export const gives = (role: string, permission: string): string =>
  `The role ${name(role)} gives ${name(permission)}.`

export const givesNot = (role: string, permission: string): string =>
  `The role ${name(role)} does not give ${name(permission)}: there is nothing to take.`

export const givesUnknown = (role: string, permission: string): string =>
  `It is not known whether the role ${name(role)} gives ${name(permission)}: not all of it was read.`

export const switchesOff = (off: readonly string[], on: readonly string[]): string =>
  `Switch ${off.length <= 5 ? names(off) : count(off.length, 'switch', 'switches')} off${on.length === 0 ? '' : ` and ${on.length <= 5 ? names(on) : count(on.length, 'switch', 'switches')} on`}: then it no longer gives it.`

export const byCopy = (role: string, copy: string): string =>
  `${name(role)} is a standard role, which cannot be changed. A changed copy, ${name(copy)}, takes its place.`

export const byUnreadCopy = (role: string, copy: string): string =>
  `It was not read whether ${name(role)} is a standard role, which cannot be changed. A changed copy, ${name(copy)}, takes its place.`

export const byNewRole = (stuck: readonly string[], made: string): string =>
  `No switch takes it away: the role lists ${names(stuck)} by itself, which ${stuck.length === 1 ? 'has' : 'have'} no switch. A new role, ${name(made)}, takes its place.`

export const lostBesides = (lost: readonly string[]): string =>
  lost.length === 0
    ? 'Nothing else is lost.'
    : `With it ${lost.length === 1 ? 'goes' : 'go'} ${lost.length <= 5 ? names(lost) : permissions(lost.length)}: nothing else brings ${lost.length === 1 ? 'that' : 'them'} without it.`

/** @param users of those who hold the role, who have it from elsewhere too */
export const keeping = (users: number): string =>
  `${count(users, 'user keeps', 'users keep')} it all the same: another role, or a direct grant, gives it or may give it.`

export const perhapsStill =
  'It may give it all the same: not all was read of what it lists, or of what that includes.'

export const limitMenus = 'Menus are not covered: only permissions are.'
export const limitMenusOfNewRole =
  'A new role has none of the menus that the other one gives: they would have to be given to it too.'
export const limitComputed =
  'What is needed, had and brought is computed from roles, inclusions and direct grants; the vendor’s own answers about today’s access are left aside.'
export const limitUse =
  'Which permissions are used is not known: the vendor does not tell. What is needed is what was named.'
export const limitFree =
  'What everyone named has already, and keeps, is not counted as brought besides.'
export const limitDirect = 'Direct grants stay with whoever has them.'
export const limitNewRole =
  'RingCentral may give every new role some permissions without a switch: which, is not documented.'
export const limitScope =
  'RingCentral’s roles may be restricted to sites or user groups: that is not computed.'
