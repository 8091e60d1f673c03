/** `dictionary/permission` and `dictionary/permission-category`: no right is needed for them. */
import { inLanguage } from '../catalogue/languages'
import { notFound } from '../errors'
import { address, pageOf } from '../lists'
import { flag, wantedPage } from '../parameters'
import type { ApiRequest } from '../types'
import type { Permission, World } from '../world'
import { permissionReference } from './references'

function permissionRecord(world: World, request: ApiRequest, permission: Permission) {
  const name = inLanguage(permission.name, request.locale)
  return {
    uri: address(request, `dictionary/permission/${permission.id}`),
    id: permission.id,
    displayName: name,
    description: `${inLanguage('Allows', request.locale)}: ${name}`,
    assignable: permission.assignable,
    readOnly: permission.readOnly,
    siteCompatible: permission.siteCompatible,
    category: {
      uri: address(request, `dictionary/permission-category/${permission.category}`),
      id: permission.category,
    },
    includedPermissions: permission.includes.map((id) =>
      permissionReference(request, world.permissions.get(id)!),
    ),
  }
}

export function listPermissions(world: World, request: ApiRequest): object {
  const assignable = flag(request.query, 'assignable')
  const wanted = [...world.permissions.values()].filter(
    (one) => assignable === undefined || one.assignable === assignable,
  )
  return pageOf(
    request,
    'dictionary/permission',
    ['assignable', 'servicePlanId'],
    wanted,
    wantedPage(request.query),
    (one) => permissionRecord(world, request, one),
  )
}

export function readPermission(world: World, request: ApiRequest): object {
  const permission = world.permissions.get(request.path['permissionId']!)
  if (permission === undefined) throw notFound('permissionId')
  return permissionRecord(world, request, permission)
}

function categoryRecord(request: ApiRequest, [id, name]: readonly [string, string]) {
  const displayName = inLanguage(name, request.locale)
  return {
    uri: address(request, `dictionary/permission-category/${id}`),
    id,
    displayName,
    description: `${inLanguage('Permissions of', request.locale)} ${displayName}`,
  }
}

export const listPermissionCategories = (world: World, request: ApiRequest): object =>
  pageOf(
    request,
    'dictionary/permission-category',
    ['servicePlanId'],
    [...world.categories],
    wantedPage(request.query),
    (one) => categoryRecord(request, one),
  )

export function readPermissionCategory(world: World, request: ApiRequest): object {
  const id = request.path['permissionCategoryId']!
  const name = world.categories.get(id)
  if (name === undefined) throw notFound('permissionCategoryId')
  return categoryRecord(request, [id, name])
}
