/** What connecting to RingCentral takes: for the guide, and for whoever prepares the rights. */
import type { ConnectionGuideOf } from '../../../shared/schemas/connections'
import { applicationScopes, operations, type Operation } from './operations'
import { redirectUris, servers } from './sign-in'

interface Right {
  reads: string
  request: string
  operation: Operation
  hides: string
}

const rights: readonly Right[] = [
  {
    reads: 'The account',
    request: 'GET /restapi/v1.0/account/~',
    operation: operations.account,
    hides: 'Main number, service plan and brand stay unknown.',
  },
  {
    reads: 'Sites',
    request: 'GET /restapi/v1.0/account/~/sites',
    operation: operations.sites,
    hides: 'Which sites there are stays unknown.',
  },
  {
    reads: 'Permissions, their categories and the standard roles',
    request: 'GET /restapi/v1.0/dictionary/…',
    operation: operations.permissions,
    hides: 'Which permissions there are, and what they include, stays unknown.',
  },
  {
    reads: 'The account’s roles with their permissions',
    request: 'GET /restapi/v1.0/account/~/user-role',
    operation: operations.accountRoles,
    hides:
      'Which custom roles there are and what they give stays unknown, and so does the access of whoever holds them.',
  },
  {
    reads: 'Users: extensions of all types and states',
    request: 'GET /restapi/v1.0/account/~/extension',
    operation: operations.users,
    hides: 'Which users there are stays unknown, and so does who all can do something.',
  },
  {
    reads: 'Who holds which roles',
    request: 'GET /restapi/v1.0/account/~/assigned-role',
    operation: operations.assignedRoles,
    hides: 'What other users can do stays unknown.',
  },
  {
    reads: 'The sites that site-restricted users administer',
    request: 'GET /restapi/v1.0/account/~/extension/…/administered-sites',
    operation: operations.administeredSites,
    hides: 'For which sites a restricted role holds stays unknown.',
  },
  {
    reads: 'Extension grants of a user, on demand',
    request: 'GET /restapi/v1.0/account/~/extension/…/grant',
    operation: operations.grants,
    hides: 'Rights that are granted outside of roles are not shown.',
  },
]

export function ringCentralGuide(): ConnectionGuideOf<'ringcentral'> {
  return {
    connector: 'ringcentral',
    servers: [...servers],
    redirectUris: redirectUris(),
    applicationScopes: [...applicationScopes],
    rights: rights.map(({ operation, ...right }) => ({
      ...right,
      ...(operation.applicationScope === undefined
        ? {}
        : { applicationScope: operation.applicationScope }),
      ...(operation.userPermission === undefined
        ? {}
        : { userPermission: operation.userPermission }),
    })),
  }
}
