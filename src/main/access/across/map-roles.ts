/**
 * Which role of one account is which of another, by what they give and not by what they are called: the
 * one-to-one assignment with the greatest likeness in sum. See docs/decisions/0029.
 */
import type { AccessIndex } from '../access-index'
import { bestPairs } from './best-pairs'
import type { Likeness } from './likeness'
import { roleLikeness, roleSets, type RoleSets } from './role-sets'
import { sharedPermissions, type SharedPermission } from './shared-permissions'

export interface RoleMapping {
  permissions: readonly SharedPermission[]
  here: RoleSets
  there: RoleSets
  /** The role there of each role here; undefined where none goes with it. */
  thereOf: (number | undefined)[]
  likeness: (here: number, there: number) => Likeness
  /** Whether two roles can go together. */
  allowed: (here: number, there: number) => boolean
}

/**
 * Less than any two likenesses of roles with a few thousand permissions can differ: it decides between
 * equals alone.
 */
const tie = 1e-9

/**
 * @param atLeast how alike two roles must be to go together, from 0 to 1
 * @param sameAccount whether these are snapshots of one account: then a role's id says which it is,
 * however much it changed
 */
export function mapRoles(
  here: AccessIndex,
  there: AccessIndex,
  { atLeast, sameAccount }: { atLeast: number; sameAccount: boolean },
  where: { outside: boolean; inApps: boolean },
): RoleMapping {
  const permissions = sharedPermissions([here, there])
  const [first, second] = [
    roleSets(here, permissions, 0, where),
    roleSets(there, permissions, 1, where),
  ]
  const likenesses = here.facts.roles.map((_, role) =>
    there.facts.roles.map((__, other) => roleLikeness(first, role, second, other)),
  )
  const likeness = (role: number, other: number): Likeness => likenesses[role]![other]!
  const sameId = (role: number, other: number): boolean =>
    here.facts.roles[role]!.id === there.facts.roles[other]!.id
  const allowed = (role: number, other: number): boolean => {
    const { known } = likeness(role, other)
    return (known > 0 && known >= atLeast) || (sameAccount && sameId(role, other))
  }
  const weights = here.facts.roles.map((_, role) =>
    Float64Array.from(there.facts.roles, (__, other) =>
      allowed(role, other) ? likeness(role, other).known + (sameId(role, other) ? 2 : 1) * tie : 0,
    ),
  )
  return { permissions, here: first, there: second, thereOf: bestPairs(weights), likeness, allowed }
}
