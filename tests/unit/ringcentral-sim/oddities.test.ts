/** Every oddity of RingCentral's accounts occurs in each simulated account that is big enough. */
import { describe, expect, test } from 'vitest'
import { roleIds } from '../../servers/ringcentral/make-roles'
import { truthOf } from '../../servers/ringcentral/truth'
import { makeWorld, type World } from '../../servers/ringcentral/world'
import { ask, askAll } from '../../support/ringcentral-ask'
import type { Json } from '../../support/ringcentral-specification'

const dictionaryOf = (world: World) =>
  new Map<string, Json>(
    askAll(world, 'listPermissions', { query: { perPage: '1000' } }).map((one) => [one.id, one]),
  )
const rolesOf = (world: World): Json[] => askAll(world, 'listUserRoles')
const permissionsOf = (role: Json): string[] =>
  role.permissions.map((one: Json) => one.id as string)
const includedIn = (dictionary: Map<string, Json>, id: string): string[] =>
  dictionary.get(id).includedPermissions.map((one: Json) => one.id as string)

describe.each([
  [30, 1],
  [30, 77],
  [31, 5],
  [600, 2],
])('%i extensions, seed %i', (users, seed) => {
  const world = makeWorld({ users, seed })
  const truth = truthOf(world)
  const dictionary = dictionaryOf(world)
  const extensions = askAll(world, 'listExtensions', { query: { perPage: '1000' } })
  const assigned = askAll(world, 'listAssignedRoles', { query: { showHidden: 'true' } })
  const roles = rolesOf(world)

  test('has as many extensions as were asked for, of every type and status', () => {
    expect(extensions).toHaveLength(users)
    expect(new Set(extensions.map((one) => one.id)).size).toBe(users)
    expect(new Set(extensions.map((one) => one.type)).size).toBe(23)
    expect(new Set(extensions.map((one) => one.status)).size).toBe(5)
    for (const one of extensions) {
      expect('extensionNumber' in one).toBe(one.status !== 'Unassigned')
    }
    expect(extensions.some((one) => one.subType !== undefined)).toBe(true)
    expect(extensions.some((one) => one.hidden)).toBe(true)
    expect(extensions.some((one) => one.name === undefined)).toBe(true)
  })

  test('ids are numbers in the list and text elsewhere, and have several lengths', () => {
    expect(extensions.every((one) => Number.isSafeInteger(one.id))).toBe(true)
    expect(assigned.every((one) => typeof one.extensionId === 'string')).toBe(true)
    expect(new Set(truth.users.map((one) => one.id.length)).size).toBeGreaterThan(1)
  })

  test('the system extension may do everything, by no role', () => {
    const system = truth.users.find((one) => one.id === truth.account)!
    expect(system.effective).toHaveLength(dictionary.size)
    const byRoles = new Set(
      roles.filter((one) => system.roles.some(({ id }) => id === one.id)).flatMap(permissionsOf),
    )
    expect(byRoles.size).toBeLessThan(dictionary.size)
  })

  test('a hidden role is assigned, and shown only when asked for', () => {
    const hidden = new Set(roles.filter((one) => one.hidden).map((one) => one.id))
    const held = (list: Json[]) =>
      list.flatMap((one) => one.roles).filter((one: Json) => hidden.has(one.id)).length
    expect(held(assigned)).toBeGreaterThan(0)
    expect(held(askAll(world, 'listAssignedRoles'))).toBe(0)
    const holder = assigned.find((one) => one.roles.some((role: Json) => hidden.has(role.id)))
    const path = { extensionId: holder.extensionId }
    const shown = ask(world, 'listUserAssignedRoles', { path, query: { showHidden: 'true' } })
    expect(shown.body.records).toEqual(holder.roles)
    const usual = ask(world, 'listUserAssignedRoles', { path }).body.records
    expect(usual.length).toBe(holder.roles.length - 1)
  })

  test('roles are assigned by hand and automatically, and to some not at all', () => {
    const all = assigned.flatMap((one) => one.roles)
    expect(new Set(all.map((one) => one.autoAssigned)).size).toBe(2)
    expect(assigned.some((one) => one.roles.length === 0)).toBe(true)
    expect(assigned.length).toBeLessThan(users)
  })

  test('a role lists a child whose parents it does not list', () => {
    const role = roles.find((one) => one.id === roleIds.orphanChild)
    const listed = permissionsOf(role)
    const orphans = listed.filter(
      (id) =>
        !dictionary.get(id).assignable &&
        !listed.some((other) => includedIn(dictionary, other).includes(id)),
    )
    expect(orphans).not.toEqual([])
  })

  test('a role lists a parent and none of its children', () => {
    const listed = permissionsOf(roles.find((one) => one.id === roleIds.bareParent))
    const bare = listed.filter((id) => {
      const included = includedIn(dictionary, id)
      return included.length > 0 && !included.some((child) => listed.includes(child))
    })
    expect(bare).toContain('ConfigurePresence')
  })

  test('inclusions go round, by two and by three', () => {
    const goesRound = (id: string, steps: number): boolean => {
      let reached = new Set([id])
      for (let step = 0; step < steps; step += 1) {
        reached = new Set([...reached].flatMap((one) => includedIn(dictionary, one)))
      }
      return reached.has(id)
    }
    expect(goesRound('ReadMessages', 2)).toBe(true)
    expect(goesRound('Hold', 3)).toBe(true)
    expect(goesRound('ConfigurePresence', 3)).toBe(false)
  })

  test('ReadPresenceSettings is no switch and comes with ConfigurePresence', () => {
    expect(dictionary.get('ReadPresenceSettings').assignable).toBe(false)
    expect(includedIn(dictionary, 'ConfigurePresence')).toContain('ReadPresenceSettings')
    expect(dictionary.get('Meetings')).toMatchObject({
      displayName: 'Meetings App Access',
      assignable: true,
    })
  })

  test('two roles of one user grant the same', () => {
    const listed = new Map(truth.roles.map((role) => [role.id, role.listed.toSorted().join()]))
    const twins = truth.users.filter(({ roles }) => {
      const contents = roles.map(({ id }) => listed.get(id))
      return contents.length === 2 && contents[0] === contents[1]
    })
    expect(twins).not.toEqual([])
  })

  test('assignments are restricted to sites, and those are told', () => {
    const restricted = truth.users.filter((one) => one.roles.some((role) => role.siteRestricted))
    expect(restricted.length).toBeGreaterThan(1)
    for (const user of restricted) {
      const sites = ask(world, 'listAdministeredSites', { path: { extensionId: user.id } })
      expect(sites.body.records.map((one: Json) => one.id)).toEqual(user.administeredSites)
      expect(user.administeredSites).not.toEqual([])
    }
  })

  test('names would break a careless reader', () => {
    const names = truth.users.map((one) => one.name).join('\n')
    for (const odd of ['"', 'الحسيني', '👩‍🚒', '=HYPERLINK', '<script>', 'DROP TABLE', '\u202e']) {
      expect(names).toContain(odd)
    }
    expect(Math.max(...truth.users.map((one) => one.name.length))).toBe(129)
    expect(Math.max(...roles.map((one) => one.displayName.length))).toBeGreaterThan(100)
    expect(roles.some((one) => one.displayName.startsWith('='))).toBe(true)
  })

  test('roles have every permission scope that there is', () => {
    expect(new Set(roles.map((one) => one.scope)).size).toBe(8)
    expect(new Set(roles.map((one) => one.siteCompatible)).size).toBe(2)
    expect(new Set([...dictionary.values()].map((one) => one.siteCompatible)).size).toBe(3)
    expect(new Set([...dictionary.values()].map((one) => one.readOnly)).size).toBe(2)
  })
})

describe('ten extensions', () => {
  const truth = truthOf(makeWorld({ users: 10 }))

  test('have what matters most', () => {
    const roles = truth.users.flatMap((one) => one.roles)
    const ids = new Set(roles.map((one) => one.id))
    for (const id of ['groupManager', 'orphanChild', 'bareParent', 'cycle', 'disabled'] as const) {
      expect(ids).toContain(roleIds[id])
    }
    expect(roles.some((one) => one.siteRestricted)).toBe(true)
    expect(truth.users.some((one) => one.id === truth.account)).toBe(true)
  })
})

describe('capabilities', () => {
  const inDetail = { advancedPermissions: 'true' }
  const notGranted = (role: Json): string[] =>
    role.permissions
      .filter((one: Json) => one.permissionsCapabilities?.enabled === false)
      .map((one: Json) => one.id as string)

  test('tell which listed permissions are not granted, only where they are asked for', () => {
    const world = makeWorld({ users: 30 })
    const path = { roleId: roleIds.disabled }
    const detail = ask(world, 'readUserRole', { path, query: inDetail }).body
    expect(notGranted(detail)).toContain('CompanyInfo')
    expect(detail.permissions.every((one: Json) => one.permissionsCapabilities)).toBe(true)
    // Without them the entry looks as if it were granted.
    const plain = ask(world, 'readUserRole', { path }).body
    expect(JSON.stringify(plain)).not.toContain('permissionsCapabilities')
    expect(permissionsOf(plain)).toContain('CompanyInfo')
    expect(JSON.stringify(rolesOf(world))).not.toContain('permissionsCapabilities')
    const standard = askAll(world, 'listStandardUserRole', { query: inDetail })
    expect(standard.flatMap(notGranted)).toContain('AuditTrail')
    expect(JSON.stringify(askAll(world, 'listStandardUserRole'))).not.toContain('Capabilities')
  })

  test('never come from an account without advanced permissions, whose entries are all granted', () => {
    const world = makeWorld({ users: 30, advanced: false })
    for (const { id, listed } of truthOf(world).roles) {
      const { body } = ask(world, 'readUserRole', { path: { roleId: id }, query: inDetail })
      expect(JSON.stringify(body)).not.toContain('permissionsCapabilities')
      expect(permissionsOf(body)).toEqual(listed)
    }
  })

  test.each([true, false])('the feature says whether the account has them: %s', (advanced) => {
    const world = makeWorld({ users: 30, advanced })
    const features = ask(world, 'readExtensionFeatures').body.records
    expect(
      features.find((one: Json) => one.id === 'AdvancedPermissionsCapabilities').available,
    ).toBe(advanced)
  })
})

describe('hidden roles that no list holds', () => {
  test('are answered by their ids', () => {
    const world = makeWorld({ users: 30, hiddenRolesListed: false })
    expect(rolesOf(world).some((one) => one.id === roleIds.groupManager)).toBe(false)
    const path = { roleId: roleIds.groupManager }
    expect(ask(world, 'readUserRole', { path }).body).toMatchObject({ hidden: true })
  })
})

describe('the same options', () => {
  test('make the same account, another seed another one', () => {
    const of = (seed: number) => JSON.stringify(truthOf(makeWorld({ users: 200, seed })))
    expect(of(4)).toBe(of(4))
    expect(of(4)).not.toBe(of(5))
    expect(makeWorld({ users: 10, seed: 4 }).account).not.toBe(
      makeWorld({ users: 10, seed: 5 }).account,
    )
  })

  test.each([0, 9, 50_001, 10.5])('%d extensions are refused', (users) => {
    expect(() => makeWorld({ users })).toThrow('10 to 50,000')
  })
})
