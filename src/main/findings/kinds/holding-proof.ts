/** How a user has a permission that a rule names, and which roles to take so that it ends. */
import type { AccessIndex } from '../../access/access-index'
import { accessOf } from '../../access/vendor'
import { permissionBrief, roleNamed } from '../../queries/briefs'
import type { FindingProof } from '../../../shared/schemas/findings'
import { say } from '../../../shared/sentences/findings'
import type { NamedPermissions } from '../named-permissions'

/** Of how many permissions of one term it is told how they are had. */
const permissionsProved = 3

/** Those of the named that the user has. */
export function held(
  index: AccessIndex,
  user: number,
  { permissions }: NamedPermissions,
): number[] {
  return permissions.filter((permission) => accessOf(index, user, permission).answer === 'yes')
}

export const givingRoles = (index: AccessIndex, user: number, permission: number): number[] =>
  index.rolesOf(user).filter((role) => index.roleHas.has(role, permission))

/** Whether a direct grant gives it, by itself or by what it includes. */
export const isGrantedDirectly = (index: AccessIndex, user: number, permission: number): boolean =>
  index
    .directOf(user)
    .some((given) => given === permission || index.closure.reaches(given, permission))

export function holdingProof(
  index: AccessIndex,
  user: number,
  named: NamedPermissions,
  wanted: readonly string[],
): FindingProof[] {
  const has = held(index, user, named)
  if (has.length === 0) return [{ text: say.mayHave(wanted) }]
  return has.slice(0, permissionsProved).map((permission) => {
    const roles = givingRoles(index, user, permission).map((role) => roleNamed(index, role))
    const brief = permissionBrief(index, permission)
    return {
      text: say.has(
        brief.name,
        roles.map(({ name }) => name),
        isGrantedDirectly(index, user, permission),
      ),
      permission: brief,
      via: index.viaOfUser(user, permission),
      roles,
    }
  })
}

/** Roles to take so that none of the named is had by a role; undefined where roles are not what gives it. */
export function rolesToTake(
  index: AccessIndex,
  user: number,
  named: NamedPermissions,
): number[] | undefined {
  const has = held(index, user, named)
  const direct = has.some((permission) => isGrantedDirectly(index, user, permission))
  const roles = [...new Set(has.flatMap((permission) => givingRoles(index, user, permission)))]
  return direct || roles.length === 0 ? undefined : roles
}
