/** `authz-profile` and its check: what the vendor itself says that a user may do. */
import { anotherExtension, badParameter, notFound } from '../errors'
import { callerOf, forExtension, reachOf, scopeOf } from '../rights'
import { effectiveOf, rolesGranting } from '../truth'
import type { ApiRequest } from '../types'
import type { Extension, Permission, World } from '../world'
import { permissionReference, roleAddress } from './references'

/** Both kinds keep the path as it was asked for, `~` included, as the real sample does. */
const asAsked = (request: ApiRequest): string => `${request.origin}${request.url}`

/** The extension in the path; another than the own one only where the account's options allow it. */
function subjectOf(world: World, request: ApiRequest): Extension {
  const caller = callerOf(world, request)
  const extension = forExtension(world, request, {})
  if (extension === caller) return extension
  const mayRead = reachOf(world, caller, 'ReadAssignedRoles') === 'account'
  if (world.options.profilesOfOthers && mayRead) return extension
  throw anotherExtension()
}

function targetOf(world: World, request: ApiRequest): Extension | undefined {
  const id = request.query.get('targetExtensionId')
  if (id === null) return undefined
  const target = id === '~' ? callerOf(world, request) : world.extensionById.get(id)
  if (target === undefined) throw badParameter('targetExtensionId', id)
  return target
}

/** One role and one scope a permission, as in all 208 entries of two real profiles. */
function active(world: World, request: ApiRequest, user: Extension, permission: Permission) {
  const [role] = rolesGranting(world, user, permission.id)
  const named = permissionReference(request, permission)
  // The system extension has everything by no role.
  if (role === undefined) return { permission: named, scopes: [permission.adminScope] }
  return {
    permission: named,
    effectiveRole: { uri: roleAddress(world, request, role), id: role.id },
    scopes: [scopeOf(role, permission)],
  }
}

/** A permission on the own extension alone says nothing of another one. */
const holdsFor = (scopes: readonly string[], user: Extension, target: Extension | undefined) =>
  target === undefined || target === user || !scopes.includes('Self')

export function readProfile(world: World, request: ApiRequest): object {
  const user = subjectOf(world, request)
  const target = targetOf(world, request)
  const held = effectiveOf(world, user)
  return {
    uri: asAsked(request),
    permissions: [...world.permissions.values()]
      .filter((permission) => held.has(permission.id))
      .map((permission) => active(world, request, user, permission))
      .filter(({ scopes }) => holdsFor(scopes, user, target)),
  }
}

export function checkPermission(world: World, request: ApiRequest): object {
  const user = subjectOf(world, request)
  const target = targetOf(world, request)
  const id = request.query.get('permissionId')
  if (id === null) throw badParameter('permissionId', '')
  const permission = world.permissions.get(id)
  if (permission === undefined) throw notFound('permissionId')
  const uri = asAsked(request)
  if (!effectiveOf(world, user).has(id)) return { uri, successful: false }
  const details = active(world, request, user, permission)
  if (!holdsFor(details.scopes, user, target)) return { uri, successful: false }
  return { uri, successful: true, details }
}
