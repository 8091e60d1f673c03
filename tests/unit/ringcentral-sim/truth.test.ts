/** The truth of the simulated account: known cases by hand, all the rest by the vendor's own answers. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as changes from '../../servers/ringcentral/changes'
import { roleIds } from '../../servers/ringcentral/make-roles'
import { truthOf } from '../../servers/ringcentral/truth'
import type { Truth } from '../../servers/ringcentral/types'
import { makeWorld, type World } from '../../servers/ringcentral/world'
import { ask, askAll } from '../../support/ringcentral-ask'
import type { Json } from '../../support/ringcentral-specification'

const effectiveOf = (truth: Truth, user: string): string[] =>
  truth.users.find((one) => one.id === user)!.effective

/** What a user who holds this role alone may do. */
function withRole(world: World, role: string): string[] {
  const { user } = changes.addUser(world)
  changes.assignRole(world, user, role)
  return effectiveOf(truthOf(world), user)
}

test('nothing of the account, its answers and its truth comes from the product', () => {
  const folder = new URL('../../servers/ringcentral/', import.meta.url)
  const fromProduct = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /from '[./]*\/src\//.test(readFileSync(new URL(name, folder), 'utf8')))
  // The server takes the addresses that the product's sign-in listens on.
  expect(fromProduct).toEqual(['index.ts'])
})

describe('effective permissions', () => {
  const world = makeWorld({ users: 30 })

  test('are what roles list and what that includes, however often it goes round', () => {
    expect(withRole(world, roleIds.cycle)).toEqual([
      'CallFlip',
      'CallTransfer',
      'Hold',
      'ReadMessageContent',
      'ReadMessages',
    ])
    expect(withRole(world, roleIds.orphanChild)).toEqual([
      'CompanyCallLog',
      'ReadCompanyCallLog',
      'ReadPresenceSettings',
      'ThirdPartyAppAccess',
    ])
    expect(withRole(world, roleIds.bareParent)).toEqual(
      expect.arrayContaining(['ConfigurePresence', 'EditPresenceSettings', 'ReadPresenceSettings']),
    )
    expect(withRole(world, roleIds.empty)).toEqual([])
  })

  test('are not what a role lists without granting it', () => {
    expect(withRole(world, roleIds.disabled)).toContain('Meetings')
    expect(withRole(world, roleIds.disabled)).not.toContain('EditCompanyInfo')
    expect(withRole(world, roleIds.disabled)).not.toContain('ConfigurePresence')
    expect(withRole(makeWorld({ users: 30, advanced: false }), roleIds.disabled)).not.toContain(
      'EditCompanyInfo',
    )
  })

  test('are the union of all roles, hidden ones too', () => {
    const { user } = changes.addUser(world)
    const before = effectiveOf(truthOf(world), user)
    changes.assignRole(world, user, roleIds.standard)
    changes.assignRole(world, user, roleIds.groupManager)
    const after = effectiveOf(truthOf(world), user)
    expect(before).not.toContain('UserGroups')
    expect(after).toContain('UserGroups')
    expect(after).toContain('DomesticCalls')
  })

  test.each([true, false])(
    "are the vendor's own answer for everybody (advanced: %s)",
    (advanced) => {
      const open = makeWorld({ users: 120, seed: 9, profilesOfOthers: true, advanced })
      for (const { id, effective } of truthOf(open).users) {
        const path = { extensionId: id }
        const profile = ask(open, 'readAuthorizationProfile', { path }).body.permissions as Json[]
        expect(profile.map((one) => one.permission.id).sort()).toEqual(effective)
        for (const permissionId of ['Meetings', 'ReadUserRoles', 'AuditTrail', 'CompanyInfo']) {
          const check = ask(open, 'checkUserPermission', { path, query: { permissionId } }).body
          expect(check.successful).toBe(effective.includes(permissionId))
          expect('details' in check).toBe(check.successful)
        }
      }
    },
  )

  test('are what answers say of roles and assignments', () => {
    const large = makeWorld({ users: 900, seed: 12 })
    const truth = truthOf(large)
    const detail = new Map(
      truth.roles.map(({ id }) => [
        id,
        ask(large, 'readUserRole', {
          path: { roleId: id },
          query: { advancedPermissions: 'true' },
        }).body.permissions.filter((one: Json) => one.permissionsCapabilities.enabled) as Json[],
      ]),
    )
    const dictionary = new Map(
      askAll(large, 'listPermissions').map((one) => [one.id as string, one.includedPermissions]),
    )
    const assigned = new Map(
      askAll(large, 'listAssignedRoles', { query: { showHidden: 'true' } }).map((one) => [
        one.extensionId as string,
        one.roles as Json[],
      ]),
    )
    for (const user of truth.users) {
      const held = assigned.get(user.id) ?? []
      expect(
        held.map(({ id, autoAssigned, siteRestricted }) => ({ id, autoAssigned, siteRestricted })),
      ).toEqual(user.roles)
      if (user.id === truth.account) continue
      const reached = new Set(held.flatMap((one) => detail.get(one.id)!.map((two) => two.id)))
      for (const id of reached) for (const one of dictionary.get(id)) reached.add(one.id)
      expect([...reached].sort()).toEqual(user.effective)
    }
  })
})

describe('a check about another extension', () => {
  const world = makeWorld({ users: 30, signedInAs: 'standard' })
  const target = world.extensions[6]!.id
  const check = (permissionId: string, targetExtensionId?: string) =>
    ask(world, 'checkUserPermission', {
      query: { permissionId, ...(targetExtensionId === undefined ? {} : { targetExtensionId }) },
    })

  test('does not hold for what is one’s own alone', () => {
    expect(check('Meetings').body.successful).toBe(true)
    expect(check('Meetings', target).body.successful).toBe(false)
    expect(check('Meetings', world.signedIn).body.successful).toBe(true)
    expect(check('ReadExtensions', target).body.successful).toBe(true)
    const profile = ask(world, 'readAuthorizationProfile', {
      query: { targetExtensionId: target },
    }).body.permissions as Json[]
    expect(profile.map((one) => one.permission.id)).toContain('ReadExtensions')
    expect(profile.map((one) => one.permission.id)).not.toContain('Meetings')
  })

  test('wants a permission and a target that are there', () => {
    expect(ask(world, 'checkUserPermission').body.errors[0]).toMatchObject({
      errorCode: 'CMN-101',
      parameterName: 'permissionId',
    })
    expect(check('Nothing').status).toBe(404)
    expect(check('Meetings', '12').body.errorCode).toBe('CMN-101')
  })
})

describe('changes', () => {
  /** All that is different, by path. */
  function differences(before: unknown, after: unknown, path = ''): string[] {
    if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) {
      return before === after ? [] : [path]
    }
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) =>
      differences(
        (before as Record<string, unknown>)[key],
        (after as Record<string, unknown>)[key],
        `${path}/${key}`,
      ),
    )
  }
  const answersOf = (world: World) => ({
    extensions: askAll(world, 'listExtensions', { query: { perPage: '1000' } }),
    roles: askAll(world, 'listUserRoles', { query: { perPage: '1000' } }),
    assigned: askAll(world, 'listAssignedRoles', { query: { showHidden: 'true' } }),
  })

  test('touching moves lastUpdated and nothing else', () => {
    const world = makeWorld({ users: 30 })
    const before = { truth: truthOf(world), ...answersOf(world) }
    const { roles } = changes.touch(world)
    const different = differences(before, { truth: truthOf(world), ...answersOf(world) })
    expect(different).toHaveLength(roles.length)
    expect(different.every((path) => /^\/roles\/\d+\/lastUpdated$/.test(path))).toBe(true)
  })

  test('a user comes at either end, with the default role', () => {
    const world = makeWorld({ users: 30 })
    const first = changes.addUser(world, 'start')
    const last = changes.addUser(world)
    const { users } = truthOf(world)
    expect(users).toHaveLength(32)
    expect([users[0]!.id, users.at(-1)!.id]).toEqual([first.user, last.user])
    expect(users[0]).toMatchObject({
      name: first.name,
      roles: [{ id: '3', autoAssigned: true, siteRestricted: false }],
    })
    expect(users[0]!.effective).toHaveLength(82)
  })

  test('a user goes, and all that spoke of them', () => {
    const world = makeWorld({ users: 60 })
    const { id: user } = world.extensions.find((one) => one.type === 'IvrMenu')!
    const grantsOn = () =>
      world.extensions.flatMap(({ id }) =>
        askAll(world, 'listExtensionGrants', { path: { extensionId: id } }),
      )
    expect(grantsOn().some((one) => one.extension.id === user)).toBe(true)
    expect(changes.removeUser(world, user)).toEqual({ user, name: 'IvrMenu 20' })
    expect(truthOf(world).users.some((one) => one.id === user)).toBe(false)
    expect(ask(world, 'readExtension', { path: { extensionId: user } }).status).toBe(404)
    expect(grantsOn().some((one) => one.extension.id === user)).toBe(false)
    expect(() => changes.removeUser(world, world.signedIn)).toThrow('stays')
  })

  test('assigning takes the place of the automatic role, unassigning the last gives it back', () => {
    const world = makeWorld({ users: 30 })
    const { user } = changes.addUser(world)
    expect(changes.assignRole(world, user, roleIds.manager, true)).toEqual({
      user,
      added: [roleIds.manager],
      removed: ['3'],
    })
    expect(changes.assignRole(world, user, roleIds.groupManager).removed).toEqual([])
    expect(changes.unassignRole(world, user, roleIds.manager)).toEqual({
      user,
      added: ['3'],
      removed: [roleIds.manager],
    })
    expect(() => changes.unassignRole(world, user, roleIds.manager)).toThrow('does not hold')
  })

  test('a hidden role comes beside the automatic one', () => {
    const world = makeWorld({ users: 30 })
    const { user } = changes.addUser(world)
    expect(changes.assignRole(world, user, roleIds.groupManager)).toMatchObject({ removed: [] })
    expect(
      truthOf(world)
        .users.at(-1)!
        .roles.map(({ id }) => id),
    ).toEqual(['3', '8'])
  })

  test('a role is renamed, lists a permission and lists it no more', () => {
    const world = makeWorld({ users: 30 })
    const role = roleIds.orphanChild
    const before = truthOf(world)
    expect(changes.renameRole(world, role, 'Guests')).toMatchObject({ after: 'Guests' })
    expect(ask(world, 'readUserRole', { path: { roleId: role } }).body.displayName).toBe('Guests')
    changes.listPermission(world, role, 'ConfigurePresence')
    const listed = truthOf(world)
    expect(listed.roles.find((one) => one.id === role)!.listed).toContain('ConfigurePresence')
    const holders = listed.users.filter((one) => one.roles.some(({ id }) => id === role))
    expect(holders).not.toEqual([])
    for (const { effective } of holders) expect(effective).toContain('EditPresenceSettings')
    changes.unlistPermission(world, role, 'ConfigurePresence')
    expect(truthOf(world)).toEqual(before)
    expect(() => changes.renameRole(world, '3', 'Mine')).toThrow('standard role')
    expect(() => changes.unlistPermission(world, role, 'Meetings')).toThrow('does not list')
  })
})
