/** Who is refused what by the simulated RingCentral, and in which words. */
import { describe, expect, test } from 'vitest'
import { operations } from '../../servers/ringcentral/operations'
import { makeWorld } from '../../servers/ringcentral/world'
import { ask } from '../../support/ringcentral-ask'
import type { Json } from '../../support/ringcentral-specification'

const world = makeWorld({ users: 40 })
const { standard, 'without-roles': withoutRoles, 'super-admin': superAdmin } = world.callers
const other = world.extensions[5]!.id
const codeOf = (operationId: string, asking: Parameters<typeof ask>[2] = {}): string => {
  const { status, body } = ask(world, operationId, asking)
  return status === 200 ? 'given' : `${status} ${body.errors[0].errorCode} ${body.permissionName}`
}
const ids = { permissionId: 'Meetings', permissionCategoryId: 'Features', roleId: '3' }

test('an application without the scope is refused before anything else is looked at', () => {
  for (const { operationId, applicationScope } of operations) {
    const code = codeOf(operationId, { applicationScopes: [], path: { ...ids, siteId: 'none' } })
    if (applicationScope === undefined) expect(code).not.toContain('CMN-401')
    else expect(code).toBe('403 CMN-401 ReadAccounts')
  }
  const { body } = ask(world, 'listExtensions', { applicationScopes: [] })
  expect(body).toEqual({
    errorCode: 'InsufficientPermissions',
    message:
      'In order to call this API endpoint, application needs to have [ReadAccounts] permission',
    errors: [
      {
        errorCode: 'CMN-401',
        message:
          'In order to call this API endpoint, application needs to have [ReadAccounts] permission',
        permissionName: 'ReadAccounts',
      },
    ],
    permissionName: 'ReadAccounts',
  })
})

test('a missing user permission is named, twice', () => {
  const { status, body } = ask(world, 'listUserRoles', { caller: standard })
  expect(status).toBe(403)
  expect(body).toMatchObject({
    errorCode: 'CMN-408',
    errors: [{ errorCode: 'CMN-408', permissionName: 'ReadUserRoles' }],
    permissionName: 'ReadUserRoles',
  })
})

describe('a Standard user', () => {
  test.each([
    ['listExtensions', {}, 'given'],
    ['listSites', {}, 'given'],
    ['readAccountInfo', {}, 'given'],
    ['listPermissions', {}, 'given'],
    ['listStandardUserRole', {}, 'given'],
    ['readAuthorizationProfile', {}, 'given'],
    ['listUserRoles', {}, '403 CMN-408 ReadUserRoles'],
    ['readUserRole', { roleId: '3' }, '403 CMN-408 ReadUserRoles'],
    ['listAssignedRoles', {}, '403 CMN-408 ReadAssignedRoles'],
    ['listUserAssignedRoles', {}, 'given'],
    ['listUserAssignedRoles', { extensionId: standard }, 'given'],
    ['listUserAssignedRoles', { extensionId: other }, '403 CMN-404 undefined'],
    ['listExtensionGrants', {}, 'given'],
    ['listExtensionGrants', { extensionId: other }, '403 CMN-404 undefined'],
    ['readExtension', { extensionId: other }, 'given'],
    ['listAdministeredSites', { extensionId: other }, 'given'],
    ['readAuthorizationProfile', { extensionId: other }, '403 CMN-404 undefined'],
  ])('asks %s of %j: %s', (operationId, path, expected) => {
    expect(codeOf(operationId, { caller: standard, path })).toBe(expected)
  })
})

test('who lacks ReadUserRoles alone gets all the rest', () => {
  for (const { operationId, userPermission } of operations) {
    const path = { ...ids, siteId: world.sites[1]!.id, extensionId: withoutRoles }
    const query = operationId === 'checkUserPermission' ? { permissionId: 'Meetings' } : {}
    expect(codeOf(operationId, { caller: withoutRoles, path, query })).toBe(
      userPermission === 'ReadUserRoles' ? '403 CMN-408 ReadUserRoles' : 'given',
    )
  }
})

test('what is not there is told by the name of its parameter', () => {
  for (const [operationId, name] of [
    ['readPermission', 'permissionId'],
    ['readPermissionCategory', 'permissionCategoryId'],
    ['readStandardUserRole', 'roleId'],
    ['readUserRole', 'roleId'],
    ['readExtension', 'extensionId'],
    ['listSiteMembers', 'siteId'],
    ['readAccountInfo', 'accountId'],
  ] as const) {
    const { status, body } = ask(world, operationId, { path: { [name]: '12' } })
    expect([status, body.errors[0]]).toEqual([
      404,
      expect.objectContaining({ errorCode: 'CMN-102', parameterName: name }),
    ])
  }
  // A custom role is in no dictionary, and the company itself is no site with members.
  expect(codeOf('readStandardUserRole', { path: { roleId: '10047001' } })).toContain('CMN-102')
  expect(codeOf('listSiteMembers', { path: { siteId: 'main-site' } })).toContain('CMN-101')
})

test('profiles of others are for nobody, or where that is so for who reads all assigned roles', () => {
  const path = { extensionId: other }
  expect(codeOf('readAuthorizationProfile', { path })).toContain('CMN-404')
  const open = makeWorld({ users: 40, profilesOfOthers: true })
  const status = (caller: string) => ask(open, 'readAuthorizationProfile', { path, caller }).status
  expect(status(superAdmin)).toBe(200)
  expect(status(standard)).toBe(403)
})

test('features speak of the caller, and of another extension only those that can be delegated', () => {
  const ask1 = (caller: string, extensionId: string) =>
    ask(world, 'readExtensionFeatures', { caller, path: { extensionId } }).body.records as Json[]
  const own = ask1(standard, '~')
  expect(own.find((one) => one.id === 'ReadRoles')).toMatchObject({
    available: false,
    reason: { code: 'InsufficientPermissions', permission: 'ReadUserRoles' },
  })
  expect(ask1(superAdmin, standard).find((one) => one.id === 'ReadRoles').available).toBe(true)
  expect(ask1(superAdmin, standard).length).toBeLessThan(own.length)
})
