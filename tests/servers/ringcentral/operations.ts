/** Every operation that the simulated server answers: those of the official specification that read. */
import { listSiteMembers, listSites, readAccount, readServiceInfo } from './answers/account'
import {
  listAdministeredSites,
  listAssignedRoles,
  listRolesOfExtension,
} from './answers/assigned-roles'
import { checkPermission, readProfile } from './answers/authorization'
import {
  listPermissionCategories,
  listPermissions,
  readPermission,
  readPermissionCategory,
} from './answers/dictionary'
import { listExtensions, listGrants, readExtension, readFeatures } from './answers/extensions'
import { listRoles, listStandardRoles, readRole, readStandardRole } from './answers/roles'
import { Refusal } from './errors'
import { API } from './lists'
import { forAccount, forExtension, type Needs } from './rights'
import type { ApiRequest, Operation } from './types'
import type { Extension, World } from './world'

type Group = Operation<World>['group']

function operation(
  operationId: string,
  path: string,
  group: Group,
  needs: Needs,
  body: (world: World, request: ApiRequest) => object,
): Operation<World> {
  return {
    operationId,
    path: `${API}/${path}`,
    group,
    ...needs,
    answer(world, request) {
      try {
        return { status: 200, body: body(world, request) }
      } catch (thrown) {
        if (thrown instanceof Refusal) return thrown.answer
        throw thrown
      }
    },
  }
}

const open: Needs = {}
const reading = (userPermission: string): Needs => ({
  applicationScope: 'ReadAccounts',
  userPermission,
})

const inDictionary = (
  operationId: string,
  path: string,
  body: (world: World, request: ApiRequest) => object,
) => operation(operationId, `dictionary/${path}`, 'Light', open, body)

const inAccount = (
  operationId: string,
  path: string,
  group: Group,
  needs: Needs,
  body: (world: World, request: ApiRequest) => object,
) =>
  operation(operationId, `account/{accountId}${path}`, group, needs, (world, request) => {
    forAccount(world, request, needs)
    return body(world, request)
  })

const ofExtension = (
  operationId: string,
  path: string,
  group: Group,
  needs: Needs,
  body: (world: World, request: ApiRequest, extension: Extension) => object,
) =>
  operation(
    operationId,
    `account/{accountId}/extension/{extensionId}${path}`,
    group,
    needs,
    (world, request) => body(world, request, forExtension(world, request, needs)),
  )

export const operations: readonly Operation<World>[] = [
  inDictionary('listPermissions', 'permission', listPermissions),
  inDictionary('readPermission', 'permission/{permissionId}', readPermission),
  inDictionary('listPermissionCategories', 'permission-category', listPermissionCategories),
  inDictionary(
    'readPermissionCategory',
    'permission-category/{permissionCategoryId}',
    readPermissionCategory,
  ),
  inDictionary('listStandardUserRole', 'user-role', listStandardRoles),
  inDictionary('readStandardUserRole', 'user-role/{roleId}', readStandardRole),

  inAccount('readAccountInfo', '', 'Light', reading('ReadCompanyInfo'), readAccount),
  inAccount(
    'readAccountServiceInfo',
    '/service-info',
    'Light',
    reading('ReadCompanyInfo'),
    readServiceInfo,
  ),
  inAccount('listSites', '/sites', 'Light', reading('ReadExtensions'), listSites),
  inAccount(
    'listSiteMembers',
    '/sites/{siteId}/members',
    'Medium',
    reading('ReadExtensions'),
    listSiteMembers,
  ),
  inAccount('listUserRoles', '/user-role', 'Medium', reading('ReadUserRoles'), listRoles),
  inAccount('readUserRole', '/user-role/{roleId}', 'Light', reading('ReadUserRoles'), readRole),
  inAccount(
    'listAssignedRoles',
    '/assigned-role',
    'Medium',
    reading('ReadAssignedRoles'),
    listAssignedRoles,
  ),
  inAccount('listExtensions', '/extension', 'Medium', reading('ReadExtensions'), listExtensions),

  ofExtension('readExtension', '', 'Light', reading('ReadExtensions'), readExtension),
  ofExtension(
    'listUserAssignedRoles',
    '/assigned-role',
    'Light',
    reading('ReadAssignedRoles'),
    listRolesOfExtension,
  ),
  ofExtension(
    'listAdministeredSites',
    '/administered-sites',
    'Medium',
    reading('ReadExtensions'),
    listAdministeredSites,
  ),
  ofExtension(
    'readExtensionFeatures',
    '/features',
    'Medium',
    reading('ReadExtensions'),
    readFeatures,
  ),
  ofExtension('listExtensionGrants', '/grant', 'Light', reading('ReadExtensionGrant'), listGrants),
  ofExtension('readAuthorizationProfile', '/authz-profile', 'Medium', open, readProfile),
  ofExtension('checkUserPermission', '/authz-profile/check', 'Light', open, checkPermission),
]
