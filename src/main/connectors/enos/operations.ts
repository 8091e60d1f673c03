/**
 * The operations that are asked of EnOS, all of them reading, also those that its API wants as POST.
 * Paths, grants and page sizes as the Application Portal API documents them (3.0.0 unless said otherwise).
 */
import { endpointOf } from './transform/request'

/** What an organization's administrator grants an application (`app/authorization/info`). */
export type EnosGrant = 'USER' | 'ROLE' | 'USER_ALL_PERMISSION'

export interface Operation {
  /** As the API's pages are titled, in short. */
  id: string
  method: 'GET' | 'POST'
  path: string
  /** Grant that it needs; absent where the page names none. */
  grant?: EnosGrant
}

export const operations = {
  users: {
    id: 'getOrganizationUserList',
    method: 'POST',
    path: '/app-portal-service/v2.2/user/organization/roster',
    grant: 'USER',
  },
  roles: {
    id: 'getOrganizationRoles',
    method: 'GET',
    path: '/app-portal-service/v2.2/organization/role/list',
    grant: 'ROLE',
  },
  rolesOfUsers: {
    id: 'getUsersRoleList',
    method: 'POST',
    path: '/app-portal-service/v2.2/userRoles/roleList',
    grant: 'USER_ALL_PERMISSION',
  },
  usersOfRole: {
    id: 'getUsersByRole',
    method: 'POST',
    path: '/app-portal-service/v2.3/role/user/assignedList',
  },
  resourcesOfRole: {
    id: 'getRolePermission',
    method: 'POST',
    path: '/app-portal-service/v2.3/role/app/resource/assignedList',
  },
  app: {
    id: 'getApplicationInformation',
    method: 'GET',
    path: '/app-portal-service/v2.3/app/get',
  },
  menuGroups: {
    id: 'getApplicationMenuGroup',
    method: 'GET',
    path: '/app-portal-service/v2.3/app/menuGroup/list',
  },
  resourcesOfUser: {
    id: 'getAppResourcesByUserAndOrganization',
    method: 'GET',
    path: '/app-portal-service/v2.3/user/app/resource/permission',
  },
  /** Application Registration API; 3.0 documents the same as v3. */
  ownApps: {
    id: 'listApps',
    method: 'GET',
    path: '/enos-app-service/v2.5/apps/list',
  },
} as const satisfies Record<string, Operation>

/** Of `roleList`: so many users in one request. */
export const usersPerBatch = 1_000
/** Of the roster: its default, and the most that its page speaks of. */
export const usersPerPage = 1_000

/** All requests to the gateway share one limit, of which nothing is published. */
export const rateGroup = 'Gateway'

/** Languages that the portal documents (the seed's page of 3.0.0), BCP 47; English first. */
export const documentedLocales = ['en-US', 'zh-CN', 'es-ES', 'ja-JP', 'de-DE', 'pl-PL'] as const

/** Requests per second: how a connection begins, and its ceiling unless a person says another. */
export const pace = { first: 2, ceiling: 20 } as const

/** @param endpoint as {@link endpointOf} gives it */
export const grantFor = (endpoint: string | undefined): EnosGrant | undefined =>
  grants.get(endpoint)

const grants: ReadonlyMap<string | undefined, EnosGrant> = new Map(
  Object.values<Operation>(operations).flatMap(({ path, grant }) =>
    grant === undefined ? [] : [[endpointOf(path), grant] as const],
  ),
)
