/** Each change of a simulated organization changes exactly what it should. */
import { beforeEach, describe, expect, test } from 'vitest'
import { addUser, applyChange, firstRemovable } from '../../servers/enos/changes'
import { truthOf } from '../../servers/enos/truth'
import type { Change, Truth } from '../../servers/enos/types'
import { makeWorld, type App, type Organization, type World } from '../../servers/enos/world'

type Wish = Exclude<Change, { change: 'expire-token' }>

let world: World
let organization: Organization
let untouched: Organization
let app: App
let appId: string

beforeEach(() => {
  world = makeWorld({ users: 60, apps: 6, organizations: 2, seed: 11 })
  ;[organization, untouched] = [...world.organizations.values()] as [Organization, Organization]
  app = [...organization.apps.values()][0]!
  appId = app.definition.accessKey
})

/** Pairs whose truth is different, as `user app`. */
function differingPairs(before: Truth, after: Truth): string[] {
  const keyed = (truth: Truth) =>
    new Map(truth.access.map((one) => [`${one.user} ${one.app}`, JSON.stringify(one)]))
  const [was, is] = [keyed(before), keyed(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
}

/** What is different in the truth but for `access`: paths such as `apps.0.menus`. */
function differingFacts(before: Truth, after: Truth): string[] {
  const facts: string[] = []
  const compare = (was: unknown, is: unknown, path: string): void => {
    if (JSON.stringify(was) === JSON.stringify(is)) return
    const keys =
      typeof was === 'object' && was !== null && typeof is === 'object' && is !== null
        ? Object.keys(was)
        : []
    const isDeep = keys.length > 0 && keys.length === Object.keys(is as object).length
    if (!isDeep || path.split('.').length >= 5) facts.push(path)
    else {
      for (const key of keys) {
        compare(
          (was as Record<string, unknown>)[key],
          (is as Record<string, unknown>)[key],
          path === '' ? key : `${path}.${key}`,
        )
      }
    }
  }
  compare({ ...before, access: 0 }, { ...after, access: 0 }, '')
  return facts
}

/** Makes the change, and says what is different in the first organization afterwards. */
function differences(wish: Wish): { pairs: string[]; facts: string[]; after: Truth } {
  const before = truthOf(organization)
  const other = truthOf(untouched)
  applyChange(world, wish)
  const after = truthOf(organization)
  if (!wish.change.endsWith('-menu')) expect(truthOf(untouched)).toEqual(other)
  return { pairs: differingPairs(before, after), facts: differingFacts(before, after), after }
}

/** A role with something to give in the app, and who holds it. */
function heldRole(): { role: string; holders: string[] } {
  for (const { id } of organization.roles.values()) {
    const holders = organization.users.filter(({ roles }) => roles.includes(id))
    const isPart = organization.roles.get(id)!.permissions.get(appId)?.size
    if (holders.length > 1 && isPart && isPart < app.definition.permissions.size) {
      return { role: id, holders: holders.map((one) => one.id) }
    }
  }
  throw new Error('No role is held by two')
}

describe('permissions and menu groups of a role', () => {
  test('one permission more for its holders alone, and away again', () => {
    const { role, holders } = heldRole()
    const held = organization.roles.get(role)!.permissions.get(appId)!
    const permission = [...app.definition.permissions.keys()].find(
      (id) =>
        !held.has(id) &&
        // Nobody has it already by another role.
        !truthOf(organization).access.some(
          (one) => one.app === appId && holders.includes(one.user) && one.permissions.includes(id),
        ),
    )!
    const before = truthOf(organization)
    const { pairs, facts, after } = differences({
      change: 'grant-permission',
      role,
      app: appId,
      permission,
    })
    expect(pairs.sort()).toEqual(holders.map((user) => `${user} ${appId}`).sort())
    expect(facts).toEqual([expect.stringMatching(/^roles\.\d+\.permissions$/)])
    for (const user of holders) {
      const one = after.access.find((pair) => pair.user === user && pair.app === appId)!
      expect(one.permissions).toContain(permission)
      expect(one.byRoles.permissions).toContain(permission)
    }
    applyChange(world, { change: 'revoke-permission', role, app: appId, permission })
    expect(truthOf(organization)).toEqual(before)
  })

  test('a menu group less for its holders at most, and back again', () => {
    const role = [...organization.roles.values()].find(
      ({ id, menuGroups }) =>
        menuGroups.has(appId) && organization.users.some(({ roles }) => roles.includes(id)),
    )!
    const [menuGroup] = role.menuGroups.get(appId)!
    const holders = organization.users.filter(({ roles }) => roles.includes(role.id))
    const { pairs, facts } = differences({
      change: 'revoke-menu-group',
      role: role.id,
      app: appId,
      menuGroup: menuGroup!,
    })
    expect(facts).toEqual([expect.stringMatching(/^roles\.\d+\.menuGroups$/)])
    expect(pairs.length).toBeGreaterThan(0)
    const shortcut = [...organization.apps.values()].find(({ created }) => created === 'shortcut')!
    const possible = holders.flatMap(({ id }) => [
      `${id} ${appId}`,
      // What it took from the app goes there too.
      `${id} ${shortcut.definition.accessKey}`,
    ])
    for (const pair of pairs) expect(possible).toContain(pair)
    const back = differences({
      change: 'grant-menu-group',
      role: role.id,
      app: appId,
      menuGroup: menuGroup!,
    })
    expect(back.pairs.sort()).toEqual(pairs.sort())
  })
})

test('a role assigned and taken away changes one user', () => {
  const user = organization.users[1]!.id
  const { role } = heldRole()
  const before = truthOf(organization)
  const { pairs, facts } = differences({ change: 'assign-role', user, role })
  expect(pairs.length).toBeGreaterThan(0)
  for (const pair of pairs) expect(pair.startsWith(`${user} `)).toBe(true)
  expect(facts).toEqual(['users.1.roles'])
  applyChange(world, { change: 'unassign-role', user, role })
  expect(truthOf(organization)).toEqual(before)
})

describe('users', () => {
  test('a new one has nothing yet', () => {
    const { pairs, facts, after } = differences({ change: 'add-user' })
    expect({ pairs, facts }).toEqual({ pairs: [], facts: ['users'] })
    expect(after.users).toHaveLength(61)
    expect(after.users.at(-1)!.roles).toEqual([])
  })

  test('a new one at the start moves all others, into the organization named', () => {
    const ids = untouched.users.map(({ id }) => id)
    const { user } = addUser(world, untouched.id, 'start')
    expect(untouched.users.map(({ id }) => id)).toEqual([user, ...ids])
  })

  test('one who goes takes along what was granted, and no e-mail address comes twice', () => {
    const [grant] = organization.beyond
    const [user] = grant!.users
    const { pairs, facts, after } = differences({ change: 'remove-user', user: user! })
    expect(pairs.length).toBeGreaterThan(0)
    for (const pair of pairs) expect(pair.startsWith(`${user} `)).toBe(true)
    expect(facts).toEqual(['users'])
    expect(after.users).toHaveLength(59)
    for (const { users } of organization.beyond) expect(users.has(user!)).toBe(false)
    addUser(world)
    const emails = organization.users.map(({ email }) => email).filter((email) => email !== '')
    expect(new Set(emails).size).toBe(emails.length)
  })

  test('somebody can always go who is granted nothing beyond roles', () => {
    const user = firstRemovable(organization)
    for (const { users } of organization.beyond) expect(users.has(user)).toBe(false)
    const { roles } = organization.userById.get(user)!
    applyChange(world, { change: 'remove-user', user })
    for (const role of roles) {
      expect(organization.users.some((one) => one.roles.includes(role))).toBe(true)
    }
  })
})

describe('menus', () => {
  const someMenu = (): string =>
    [...app.definition.menus.values()].find(({ parent }) => app.definition.menus.has(parent))!.id

  test('renamed: in English alone, and nobody has more or less', () => {
    const menu = someMenu()
    const { zh_CN: chinese } = app.definition.menus.get(menu)!.names
    const { pairs, facts } = differences({
      change: 'rename-menu',
      app: appId,
      menu,
      name: 'Another name',
    })
    expect(pairs).toEqual([])
    expect(facts).toEqual([expect.stringMatching(/^apps\.0\.menus\.\d+\.names$/)])
    expect(app.definition.menus.get(menu)!.names).toMatchObject({
      en_US: 'Another name',
      zh_CN: chinese,
    })
  })

  test('moved and reordered: nobody has more or less', () => {
    const menu = someMenu()
    const moved = differences({ change: 'move-menu', app: appId, menu, parent: '' })
    expect(moved.pairs).toEqual([])
    expect(moved.facts).toEqual([expect.stringMatching(/^apps\.0\.menus\.\d+\.parent$/)])
    const reordered = differences({ change: 'reorder-menu', app: appId, menu, order: 77 })
    expect(reordered.pairs).toEqual([])
    expect(reordered.facts).toEqual([expect.stringMatching(/^apps\.0\.menus\.\d+\.order$/)])
  })

  test('one never goes beneath itself', () => {
    const menu = someMenu()
    const { parent } = app.definition.menus.get(menu)!
    const move = (one: string, to: string) => () =>
      applyChange(world, { change: 'move-menu', app: appId, menu: one, parent: to })
    expect(move(parent, menu)).toThrow('beneath')
    expect(move(menu, menu)).toThrow('beneath')
  })

  test('added: nobody has it but who has everything in the app', () => {
    const { pairs, facts } = differences({
      change: 'add-menu',
      app: appId,
      parent: someMenu(),
      name: 'New',
    })
    expect(facts).toEqual(['apps.0.menus'])
    const all = organization.beyond.filter((one) => one.app === appId && one.menus === 'all')
    const expected = all.flatMap(({ users }) => [...users].map((user) => `${user} ${appId}`))
    expect(pairs.sort()).toEqual(expected.sort())
  })

  test('removed: it goes for everybody, and what is beneath it stays', () => {
    const menu = someMenu()
    const upper = app.definition.menus.get(menu)!.parent
    const { facts, after } = differences({ change: 'remove-menu', app: appId, menu: upper })
    const inApp = after.apps[0]!
    expect(inApp.menus.find(({ id }) => id === menu)!.parent).toBe(upper)
    expect(inApp.menus.some(({ id }) => id === upper)).toBe(false)
    expect(facts).toEqual(['apps.0.menus', 'apps.0.menuGroups.0.menus'].concat(facts.slice(2)))
    const found = [organization, untouched].flatMap((one) =>
      truthOf(one).access.filter((pair) => pair.app === appId && pair.menus.includes(upper)),
    )
    expect(found).toEqual([])
  })
})

test('a disabled app is lost to all its users, and back when it is enabled', () => {
  const before = truthOf(organization)
  const { pairs, facts, after } = differences({ change: 'disable-app', app: appId })
  expect(facts).toEqual(['apps.0.enabled'])
  expect(pairs.length).toBeGreaterThan(0)
  for (const one of after.access.filter((pair) => pair.app === appId)) {
    expect([...one.permissions, ...one.menus]).toEqual([])
    expect(one.beyond).toEqual(['disabled-app'])
  }
  applyChange(world, { change: 'enable-app', app: appId })
  expect(truthOf(organization)).toEqual(before)
})

test('an answer by hand changes one pair, and no role explains it', () => {
  const user = organization.users[1]!.id
  const leaf = { id: 'm2', code: '', name: 'Two', url: '', displayOrder: 1, children: [] }
  const menus = [{ ...leaf, id: 'm1', parentId: '', children: [{ ...leaf, parentId: 'm1' }] }]
  const data = { permissions: [{ id: 'p1', code: 'P', name: 'One' }], menus }
  const { pairs, facts, after } = differences({ change: 'answer', user, app: appId, data })
  expect({ pairs, facts }).toEqual({ pairs: [`${user} ${appId}`], facts: [] })
  expect(after.access.find((one) => one.user === user && one.app === appId)).toEqual({
    user,
    app: appId,
    permissions: ['p1'],
    menus: ['m1', 'm2'],
    byRoles: { permissions: [], menus: [] },
    beyond: [],
  })
})

describe('what cannot be', () => {
  const refused = (wish: object) => expect(() => applyChange(world, wish as Wish))

  test('is refused and says why', () => {
    const user = organization.users[1]!.id
    const { role } = heldRole()
    const foreign = [...untouched.roles.keys()][0]!
    refused({ change: 'nothing' }).toThrow('no change "nothing"')
    refused({ change: 'assign-role', user: 'u1', role }).toThrow('no user u1')
    refused({ change: 'assign-role', user, role: foreign }).toThrow('has no role')
    refused({ change: 'unassign-role', user, role }).toThrow('does not hold')
    refused({ change: 'grant-permission', role, app: appId, permission: 'x' }).toThrow(
      'no permission x',
    )
    refused({ change: 'revoke-menu-group', role, app: 'x', menuGroup: 'y' }).toThrow('no app x')
    refused({ change: 'rename-menu', app: appId, menu: 'x', name: 'y' }).toThrow('no menu x')
    refused({ change: 'enable-app', app: appId }).toThrow('already enabled')
    refused({ change: 'add-user', organization: 'o1' }).toThrow('no organization o1')
    refused({ change: 'answer', user, app: appId, data: [] }).toThrow('an object')
  })
})
