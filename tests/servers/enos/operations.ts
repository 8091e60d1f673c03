/** Every request that the simulated gateway answers, token service aside: those that a reading client sends. */
import { getApp, listMenuGroups, listOwnApps } from './answers/apps'
import type { SimRequest } from './answers/request'
import { rolesOfUsers, usersOfRole } from './answers/assignments'
import { listRoles, resourcesOfRole } from './answers/roles'
import { listUsers } from './answers/users'
import { resourcesOfUser } from './answers/user-resources'
import { Refusal } from './errors'
import type { GrantName, QuirkName } from './types'
import type { World } from './world'

export type { SimRequest } from './answers/request'

/** What goes into the envelope, whose fields the service decides. */
export interface SimAnswer {
  /** 0, or 31xxx. */
  code: number
  /** Only of a refusal. */
  message?: string
  /** Made anew for each request; absent of a refusal. */
  data?: unknown
}

export interface Operation {
  /** As the API's page is titled, in short. */
  id: string
  method: 'GET' | 'POST'
  /** Exact, with service and version. */
  path: string
  /** Without it: 31403. */
  needs?: GrantName
  /** Where it is absent the gateway always has this version; otherwise HTTP 404 unless it says true. */
  served?(quirks: ReadonlySet<QuirkName>): boolean
  answer(world: World, request: SimRequest): SimAnswer
}

function operation(
  id: string,
  method: Operation['method'],
  path: string,
  needs: GrantName,
  data: (world: World, request: SimRequest) => unknown,
  served?: Operation['served'],
): Operation {
  return {
    id,
    method,
    path,
    needs,
    ...(served && { served }),
    answer(world, request) {
      try {
        return { code: 0, data: data(world, request) }
      } catch (thrown) {
        if (thrown instanceof Refusal) return { code: thrown.code, message: thrown.message }
        throw thrown
      }
    },
  }
}

const portal = '/app-portal-service'

export const operations: readonly Operation[] = [
  operation(
    'getOrganizationUserList',
    'POST',
    `${portal}/v2.2/user/organization/roster`,
    'USER',
    listUsers,
  ),
  operation(
    'getOrganizationRoles',
    'GET',
    `${portal}/v2.2/organization/role/list`,
    'ROLE',
    listRoles,
  ),
  operation(
    'getUsersRoleList',
    'POST',
    `${portal}/v2.2/userRoles/roleList`,
    'USER_ALL_PERMISSION',
    rolesOfUsers,
  ),
  operation(
    'getUsersByRole',
    'POST',
    `${portal}/v2.3/role/user/assignedList`,
    'role-users',
    usersOfRole,
  ),
  operation(
    'getRolePermission',
    'POST',
    `${portal}/v2.3/role/app/resource/assignedList`,
    'role-resources',
    resourcesOfRole,
  ),
  operation('getApplicationInformation', 'GET', `${portal}/v2.3/app/get`, 'app', getApp),
  operation(
    'getApplicationMenuGroup',
    'GET',
    `${portal}/v2.3/app/menuGroup/list`,
    'menu-groups',
    listMenuGroups,
  ),
  operation(
    'getAppResourcesByUserAndOrganization',
    'GET',
    `${portal}/v2.3/user/app/resource/permission`,
    'user-resources',
    resourcesOfUser,
  ),
  operation(
    'listApps',
    'GET',
    '/enos-app-service/v2.5/apps/list',
    'apps-list',
    listOwnApps,
    (quirks) => !quirks.has('apps-v3'),
  ),
  operation(
    'listApps',
    'GET',
    '/enos-app-service/v3/apps/list',
    'apps-list',
    listOwnApps,
    (quirks) => quirks.has('apps-v3'),
  ),
]
