/** What a caller may ask for: application scope, then user permission, then whose data it is. */
import { anotherExtension, applicationScopeMissing, notFound, permissionMissing } from './errors'
import { rolesGranting } from './truth'
import type { ApiRequest } from './types'
import type { Extension, Permission, Role, World } from './world'
import type { PermissionScope } from './catalogue/permission-table'

/**
 * The permission scope that a role gives a permission. In two real profiles nearly everything of a
 * Standard (International) user is Self, and what a Super Admin has is Account, AllExtensions, …
 */
export const scopeOf = (role: Role, permission: Permission): PermissionScope =>
  role.scope === 'Self' || role.scope === 'Group' ? permission.userScope : permission.adminScope

/** How far a user's permission reaches. */
export type Reach = 'nothing' | 'own' | 'account'

export function reachOf(world: World, extension: Extension, permissionId: string): Reach {
  if (extension.id === world.account) return 'account'
  const permission = world.permissions.get(permissionId)!
  let reach: Reach = 'nothing'
  for (const role of rolesGranting(world, extension, permissionId)) {
    if (scopeOf(role, permission) !== 'Self') return 'account'
    reach = 'own'
  }
  return reach
}

export function callerOf(world: World, request: ApiRequest): Extension {
  const caller = world.extensionById.get(request.caller.extensionId)
  if (caller === undefined) throw notFound('extensionId')
  return caller
}

/** The extension in the path, `~` being the caller's. */
function extensionIn(world: World, request: ApiRequest): Extension {
  const id = request.path['extensionId']!
  if (id === '~') return callerOf(world, request)
  const extension = world.extensionById.get(id)
  if (extension === undefined) throw notFound('extensionId')
  return extension
}

export interface Needs {
  applicationScope?: string
  userPermission?: string
}

/** @throws Refusal CMN-401, CMN-102 of another account, CMN-408 */
export function forAccount(world: World, request: ApiRequest, needs: Needs): void {
  const { applicationScope, userPermission } = needs
  if (
    applicationScope !== undefined &&
    !request.caller.applicationScopes.includes(applicationScope)
  ) {
    throw applicationScopeMissing(applicationScope)
  }
  const account = request.path['accountId']
  if (account !== undefined && account !== '~' && account !== world.account) {
    throw notFound('accountId')
  }
  if (userPermission === undefined) return
  const reach = reachOf(world, callerOf(world, request), userPermission)
  if (reach === 'nothing') throw permissionMissing(userPermission)
  // "for requested resource": the whole account's, in a list without an extension in its path.
  if (reach === 'own' && request.path['extensionId'] === undefined) {
    throw permissionMissing(userPermission)
  }
}

/**
 * The extension in the path, if the caller may ask about it.
 * @throws Refusal as `forAccount`, CMN-102 of an unknown extension, CMN-404 of another than the own one
 */
export function forExtension(world: World, request: ApiRequest, needs: Needs): Extension {
  forAccount(world, request, needs)
  const caller = callerOf(world, request)
  const extension = extensionIn(world, request)
  const permission = needs.userPermission
  if (
    extension !== caller &&
    permission !== undefined &&
    reachOf(world, caller, permission) === 'own'
  ) {
    throw anotherExtension()
  }
  return extension
}
