/** Roles of one account mapped to those of another, in sentences. */
import type { RoleMap } from '../../schemas/role-map'
import { percent } from '../../likeness-text'
import { count, listOf, number } from './words'

const begins = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** @param here, there what the two places are called */
export function mapped(
  here: string,
  there: string,
  { same, drifted, unknown, onlyHere, onlyThere }: RoleMap['counts'],
): string {
  const parts = [
    ...(same > 0 ? [`${count(same, 'role gives', 'roles give')} the same`] : []),
    ...(drifted > 0 ? [`${count(drifted, 'has', 'have')} drifted`] : []),
    ...(onlyHere > 0 ? [`${count(onlyHere, 'is', 'are')} only in ${here}`] : []),
    ...(onlyThere > 0 ? [`${count(onlyThere, 'is', 'are')} only in ${there}`] : []),
    ...(unknown > 0 ? [`of ${number(unknown)} it is not known`] : []),
  ]
  const told = parts.length === 0 ? 'there are no roles' : listOf(parts)
  return `${begins(here)} and ${there}: ${told}.`
}

export const renamed = (roles: number): string =>
  `${count(roles, 'role that goes together has', 'roles that go together have')} different names.`

/** @param baseline what drift is told against */
export const driftAgainst = (baseline: string): string =>
  `What was added and removed is told against ${baseline}.`

export const limitThreshold = (atLeast: number): string =>
  `Roles go together by what they give, not by name, and only if at least ${percent(atLeast)} of what either gives is given by both.`
export const limitSameId =
  'These are snapshots of one account: a role of the same id goes with itself, however much it changed.'
export const limitTwins =
  'Of roles that are equally alike, those with the same id go together; else any of them may be the one that is named.'
export const limitUnread =
  'Where it was not read what a role gives, another role may go with it better than the one that is named.'
export const limitMenus = 'Menus that roles give are not compared.'
export const limitComputed =
  'Compared is what roles list and what that includes. What the vendor’s own answers say of roles is left out.'
