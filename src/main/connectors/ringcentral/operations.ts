/**
 * The operations that are asked of RingCentral, all of them reading: names, rate groups and rights as
 * the official specification has them (operationId, x-throttling-group, x-app-permission,
 * x-user-permission). Groups hold until an answer's X-Rate-Limit-Group says otherwise.
 */
export interface Operation {
  /** operationId of the specification. */
  id: string
  group: 'Light' | 'Medium'
  /** OAuth scope that the application needs; absent where none is documented. */
  applicationScope?: string
  /** Permission that the user who signs in needs; absent where none is documented. */
  userPermission?: string
}

/** OAuth scopes: all that is ever asked for. */
export const applicationScopes = ['ReadAccounts'] as const

const readAccounts = { applicationScope: 'ReadAccounts' } as const

export const operations = {
  account: {
    id: 'readAccountInfo',
    group: 'Light',
    ...readAccounts,
    userPermission: 'ReadCompanyInfo',
  },
  sites: { id: 'listSites', group: 'Light', ...readAccounts, userPermission: 'ReadExtensions' },
  categories: { id: 'listPermissionCategories', group: 'Light' },
  permissions: { id: 'listPermissions', group: 'Light' },
  standardRoles: { id: 'listStandardUserRole', group: 'Light' },
  accountRoles: {
    id: 'listUserRoles',
    group: 'Medium',
    ...readAccounts,
    userPermission: 'ReadUserRoles',
  },
  role: { id: 'readUserRole', group: 'Light', ...readAccounts, userPermission: 'ReadUserRoles' },
  users: {
    id: 'listExtensions',
    group: 'Medium',
    ...readAccounts,
    userPermission: 'ReadExtensions',
  },
  user: { id: 'readExtension', group: 'Light', ...readAccounts, userPermission: 'ReadExtensions' },
  assignedRoles: {
    id: 'listAssignedRoles',
    group: 'Medium',
    ...readAccounts,
    userPermission: 'ReadAssignedRoles',
  },
  assignedRolesOfUser: {
    id: 'listUserAssignedRoles',
    group: 'Light',
    ...readAccounts,
    userPermission: 'ReadAssignedRoles',
  },
  administeredSites: {
    id: 'listAdministeredSites',
    group: 'Medium',
    ...readAccounts,
    userPermission: 'ReadExtensions',
  },
  features: {
    id: 'readUserFeatures',
    group: 'Medium',
    ...readAccounts,
    userPermission: 'ReadExtensions',
  },
  grants: {
    id: 'listExtensionGrants',
    group: 'Light',
    ...readAccounts,
    userPermission: 'ReadExtensionGrant',
  },
  profile: { id: 'readAuthorizationProfile', group: 'Medium' },
  check: { id: 'checkUserPermission', group: 'Light' },
} as const satisfies Record<string, Operation>

/** Per user and application, in any window of 60 s, until answers say otherwise (basics/rate-limits). */
export const defaultRateLimits = {
  Light: { limit: 50, windowMilliseconds: 60_000 },
  Medium: { limit: 40, windowMilliseconds: 60_000 },
  Heavy: { limit: 10, windowMilliseconds: 60_000 },
  Auth: { limit: 5, windowMilliseconds: 60_000 },
} as const
