/** `dictionary/user-role` and `account/…/user-role`. */
import { inLanguage } from '../catalogue/languages'
import { notFound } from '../errors'
import { pageOf } from '../lists'
import { flag, wantedPage } from '../parameters'
import type { ApiRequest } from '../types'
import type { Role, World } from '../world'
import { permissionReference, roleAddress, roleName } from './references'

/**
 * Capabilities come only where `advancedPermissions=true` is asked for and the account has them. Without
 * them an entry that is not granted looks like any other.
 */
function roleRecord(world: World, request: ApiRequest, role: Role, advanced: boolean) {
  return {
    uri: roleAddress(world, request, role),
    id: role.id,
    displayName: roleName(role, request.locale),
    description: role.custom ? role.description : inLanguage(role.description, request.locale),
    siteCompatible: role.siteCompatible,
    custom: role.custom,
    scope: role.scope,
    hidden: role.hidden,
    lastUpdated: new Date(role.lastUpdated).toISOString(),
    permissions: [...role.listed].map(([id, capabilities]) =>
      permissionReference(
        request,
        world.permissions.get(id)!,
        advanced && world.advanced ? capabilities : undefined,
      ),
    ),
  }
}

const advancedAskedFor = (request: ApiRequest): boolean =>
  flag(request.query, 'advancedPermissions') ?? false

function listOf(
  world: World,
  request: ApiRequest,
  path: string,
  kept: readonly string[],
  advanced: boolean,
  wanted: (role: Role) => boolean,
): object {
  const roles = [...world.roles.values()].filter(
    (role) => wanted(role) && (world.options.hiddenRolesListed || !role.hidden),
  )
  return pageOf(request, path, kept, roles, wantedPage(request.query), (role) =>
    roleRecord(world, request, role, advanced),
  )
}

export const listStandardRoles = (world: World, request: ApiRequest): object =>
  listOf(
    world,
    request,
    'dictionary/user-role',
    ['servicePlanId', 'advancedPermissions'],
    advancedAskedFor(request),
    (role) => !role.custom,
  )

export function readStandardRole(world: World, request: ApiRequest): object {
  const role = world.roles.get(request.path['roleId']!)
  if (role === undefined || role.custom) throw notFound('roleId')
  return roleRecord(world, request, role, false)
}

/** Without `advancedPermissions`, which the specification does not give this list. */
export function listRoles(world: World, request: ApiRequest): object {
  const custom = flag(request.query, 'custom')
  return listOf(
    world,
    request,
    `account/${world.account}/user-role`,
    ['custom'],
    false,
    (role) => custom === undefined || role.custom === custom,
  )
}

export function readRole(world: World, request: ApiRequest): object {
  const role = world.roles.get(request.path['roleId']!)
  if (role === undefined) throw notFound('roleId')
  return roleRecord(world, request, role, advancedAskedFor(request))
}
