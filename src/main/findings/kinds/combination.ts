/** Two or three permissions that one user should not have together; and more users than N with one. */
import { takeRoles } from './take-roles'
import { holdersOfAny, namedPermissions, type NamedPermissions } from '../named-permissions'
import type { Place } from '../place'
import { and, no, sorted, unknown, yes, type Known, type RuleResult } from '../rule-result'
import type { RuleOf, RulePermission } from '../../../shared/schemas/rules'
import { say } from '../../../shared/sentences/findings'
import { holdingProof, rolesToTake } from './holding-proof'
import { missingAbout } from './missing-holders'

export function toxicCombination(place: Place, { terms }: RuleOf<'toxic-combination'>): RuleResult {
  const { index } = place
  const named = terms.map(({ anyOf }) => namedPermissions(index, anyOf))
  const marks = holdersOfAny(index, named[0]!)
  for (const other of named.slice(1)) and(marks, holdersOfAny(index, other))
  return {
    ...userResult(place, marks, named),
    proofOf: (user) =>
      named.flatMap((term, at) => holdingProof(index, user, term, names(terms[at]!.anyOf))),
    ...takingRoles(place, marks, (user) => {
      const ways = named.flatMap((term) => {
        const roles = rolesToTake(index, user, term)
        return roles === undefined ? [] : [roles]
      })
      // The way that takes the fewest roles.
      return ways.sort((a, b) => a.length - b.length)[0]
    }),
  }
}

export function adminsByEffect(
  place: Place,
  { anyOf, moreThan }: RuleOf<'admins-by-effect'>,
): RuleResult {
  const { index } = place
  const named = namedPermissions(index, anyOf)
  const marks = holdersOfAny(index, named)
  // Who is only known as `~` may be one of the others, and so is not counted beside them.
  const nameless = index.userByExternalId.get('~')
  if (nameless !== undefined && marks[nameless] === yes) marks[nameless] = unknown
  return {
    ...userResult(place, marks, [named]),
    moreThan,
    proofOf: (user) => holdingProof(index, user, named, names(anyOf)),
    ...takingRoles(place, marks, (user) => rolesToTake(index, user, named)),
  }
}

export const names = (anyOf: readonly RulePermission[]): string[] =>
  anyOf.map(({ permission }) => permission)

/** All that is the same of rules about who has what. */
export function userResult(
  place: Place,
  marks: Known,
  named: readonly NamedPermissions[],
): Pick<
  RuleResult,
  'found' | 'possible' | 'moreThan' | 'whole' | 'subjectOf' | 'missing' | 'limits'
> {
  const { index } = place
  const { found, possible } = sorted(marks)
  const absent = named.flatMap((term) => term.absent)
  const unread = named.flatMap((term) => term.unread)
  const system = index.userByExternalId.get(index.facts.externalId ?? '')
  // A term of which nothing is in the account is had by nobody.
  const impossible = named.some(
    ({ permissions, unread }) => permissions.length + unread.length === 0,
  )
  return {
    found,
    possible,
    moreThan: 0,
    whole: impossible || index.facts.whole.holders,
    subjectOf: (user) => ({ place, user }),
    missing: () => (impossible ? [] : missingAbout(index, named, possible)),
    limits: [
      ...(absent.length > 0 ? [say.limitAbsent(absent)] : []),
      ...(unread.length > 0 ? [say.limitUnread(unread)] : []),
      ...(system !== undefined && index.isSystemExtension(system) ? [say.limitSystem] : []),
    ],
  }
}

/** @param rolesOf those to take; undefined where taking roles does not end it */
export function takingRoles(
  { index }: Place,
  marks: Known,
  rolesOf: (user: number) => readonly number[] | undefined,
): Pick<RuleResult, 'editsFor' | 'whyNoEdits'> {
  return {
    editsFor: (user) =>
      marks[user] === no || marks[user] === unknown
        ? []
        : takeRoles(index, user, rolesOf(user) ?? []),
    whyNoEdits: say.noEditDirect,
  }
}
