/** How records name each other: small objects with an id and an address. */
import { inLanguage } from '../catalogue/languages'
import { address } from '../lists'
import type { ApiRequest } from '../types'
import type { Assignment, Capabilities, Permission, Role, World } from '../world'

export const permissionReference = (
  request: ApiRequest,
  permission: Permission,
  capabilities?: Capabilities,
) => ({
  uri: address(request, `dictionary/permission/${permission.id}`),
  id: permission.id,
  siteCompatible: permission.siteCompatible,
  readOnly: permission.readOnly,
  assignable: permission.assignable,
  ...(capabilities === undefined ? {} : { permissionsCapabilities: { ...capabilities } }),
})

/** Standard roles are in the dictionary, custom ones in the account. */
export const roleAddress = (world: World, request: ApiRequest, role: Role): string =>
  address(
    request,
    role.custom
      ? `account/${world.account}/user-role/${role.id}`
      : `dictionary/user-role/${role.id}`,
  )

/** A custom role is named by its account and stays as it was named. */
export const roleName = (role: Role, locale: string): string =>
  role.custom ? role.name : inLanguage(role.name, locale)

export function assignedRole(world: World, request: ApiRequest, assignment: Assignment) {
  const role = world.roles.get(assignment.role)!
  return {
    uri: roleAddress(world, request, role),
    id: role.id,
    autoAssigned: assignment.autoAssigned,
    displayName: roleName(role, request.locale),
    siteCompatible: role.siteCompatible,
    siteRestricted: assignment.siteRestricted,
  }
}

/** @param showHidden whether hidden roles are among them */
export const assignedRoles = (
  world: World,
  request: ApiRequest,
  assignments: readonly Assignment[],
  showHidden: boolean,
) =>
  assignments
    .filter((one) => showHidden || !world.roles.get(one.role)!.hidden)
    .map((one) => assignedRole(world, request, one))
