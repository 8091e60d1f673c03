/** The generated organizations: the same for the same seed, and as large and odd as asked for. */
import { expect, test } from 'vitest'
import { truthOf } from '../../servers/enos/truth'
import type { SimOptions } from '../../servers/enos/types'
import { makeWorld, type World } from '../../servers/enos/world'
import { onlyOrganization } from '../../support/enos-ask'

const truths = (options: SimOptions) => [...makeWorld(options).organizations.values()].map(truthOf)

const definitionsOf = (world: World) =>
  [...world.organizations.values()].flatMap(({ apps }) => [...apps.values()])

test('the same options make the same organizations, another seed others', () => {
  const options = { users: 60, apps: 6, organizations: 2, seed: 5 }
  expect(truths(options)).toEqual(truths(options))
  const other = truths({ ...options, seed: 6 })
  expect(other[0]!.organization).not.toBe(truths(options)[0]!.organization)
  expect(other[0]!.access).not.toEqual(truths(options)[0]!.access)
})

test('an organization does not depend on how many there are', () => {
  const [alone] = truths({ users: 30, apps: 5 })
  const [first] = truths({ users: 30, apps: 5, organizations: 3 })
  expect(first).toEqual(alone)
})

test.each([
  [1, 1],
  [1, 50],
  [9, 4],
  [10, 1],
  [1_001, 3],
])('%i users and %i apps', (users, apps) => {
  const organization = onlyOrganization(makeWorld({ users, apps }))
  expect(organization.users).toHaveLength(users)
  expect(organization.userById.size).toBe(users)
  expect(organization.apps.size).toBe(apps)
  expect(organization.roles.size).toBeGreaterThan(5)
})

test('the largest: ten thousand users and fifty apps do few different jobs', () => {
  const organization = onlyOrganization(makeWorld({ users: 10_000, apps: 50 }))
  const apps = [...organization.apps.values()]
  expect(Math.max(...apps.map(({ definition }) => definition.menus.size))).toBe(1_441)
  const sets = new Set(organization.users.map(({ roles }) => [...roles].sort().join(' ')))
  expect(sets.size).toBeGreaterThan(100)
  expect(sets.size).toBeLessThan(1_000)
  const counts = organization.users.map(({ roles }) => roles.length)
  for (const count of [0, 1, 2, 3, 5]) expect(counts).toContain(count)
  expect(Math.max(...counts)).toBe(5)
  expect(new Set(organization.users.map(({ email }) => email).filter(Boolean)).size).toBe(
    organization.users.filter(({ email }) => email !== '').length,
  )
})

test.each([
  [{ users: 0, apps: 1 }, '0 users'],
  [{ users: 10_001, apps: 1 }, '10001 users'],
  [{ users: 1, apps: 0 }, '0 apps'],
  [{ users: 1, apps: 51 }, '51 apps'],
  [{ users: 1, apps: 1, organizations: 6 }, '6 organizations'],
  [{ users: 1, apps: 1, largestMenu: 0 }, '0 menus'],
])('%o is refused', (options, message) => {
  expect(() => makeWorld(options)).toThrow(message)
})

test('ids have the shapes of the samples, and no two organizations share a user or role', () => {
  const world = makeWorld({ users: 200, apps: 8, organizations: 5 })
  const organizations = [...world.organizations.values()]
  const users = organizations.flatMap(({ userById }) => [...userById.keys()])
  const roles = organizations.flatMap(({ roles: all }) => [...all.keys()])
  expect(new Set([...users, ...roles]).size).toBe(users.length + roles.length)
  for (const { id } of organizations) expect(id).toMatch(/^o16\d{15}$/)
  for (const id of users) expect(id).toMatch(/^u16\d{15}$/)
  for (const id of roles) expect(id).toMatch(/^ro16\d{15}$/)
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/
  for (const { definition } of definitionsOf(world)) {
    const { accessKey, applicationId, menus, permissions } = definition
    expect(applicationId).not.toBe(accessKey)
    for (const id of [accessKey, applicationId, ...menus.keys(), ...permissions.keys()]) {
      expect(id).toMatch(uuid)
    }
  }
})

test('acquired apps are one app in all organizations, own ones and shortcuts are not', () => {
  const [one, other] = makeWorld({ users: 20, apps: 8, organizations: 2 }).organizations.values()
  const kinds = new Set([...one!.apps.values()].map(({ created }) => created))
  expect(kinds).toEqual(new Set(['acquired', 'own', 'shortcut']))
  for (const [accessKey, { created }] of one!.apps) {
    expect(other!.apps.has(accessKey)).toBe(created === 'acquired')
  }
})

test('roles have names in two to six languages, apps and menus in Chinese and Japanese too', () => {
  const organization = onlyOrganization(makeWorld({ users: 600, apps: 12 }))
  const counts = [...organization.roles.values()].map(({ names }) => Object.keys(names).length)
  expect(Math.min(...counts)).toBe(2)
  expect(Math.max(...counts)).toBe(6)
  const [app] = organization.apps.values()
  for (const { names } of app!.definition.menus.values()) {
    expect(names.zh_CN).toMatch(/\p{Script=Han}/u)
    expect(names.ja_JP).toMatch(/[\p{Script=Han}\p{Script=Katakana}]/u)
    expect(names.zh_CN).not.toBe(names.en_US)
  }
})

test('two apps share ids of menus that are not the same', () => {
  const organization = onlyOrganization(makeWorld({ users: 10, apps: 6, seed: 2 }))
  const apps = [...organization.apps.values()].filter(({ created }) => created !== 'shortcut')
  const named = new Map<string, Set<string>>()
  for (const { definition } of apps) {
    for (const { id, names } of definition.menus.values()) {
      named.set(id, (named.get(id) ?? new Set()).add(names.en_US))
    }
  }
  expect([...named.values()].filter(({ size }) => size > 1).length).toBeGreaterThan(0)
})

test('a shortcut has menus of its own, with menus of other apps beneath them', () => {
  const organization = onlyOrganization(makeWorld({ users: 10, apps: 6 }))
  const shortcut = [...organization.apps.values()].find(({ created }) => created === 'shortcut')!
  const menus = [...shortcut.definition.menus.values()]
  const own = menus.filter(({ sourceApp }) => sourceApp === undefined)
  expect(own.map(({ parent }) => parent)).toEqual(own.map(() => ''))
  for (const { id, sourceApp, parent } of menus) {
    expect(shortcut.definition.menus.has(parent) || parent === '').toBe(true)
    if (sourceApp === undefined) continue
    expect(organization.apps.get(sourceApp)!.definition.menus.has(id)).toBe(true)
  }
  expect(new Set(menus.map(({ sourceApp }) => sourceApp)).size).toBe(3)
})

test('a menu group that holds an upper menu holds all beneath it, but some hold no upper menu', () => {
  const organization = onlyOrganization(makeWorld({ users: 10, apps: 12, seed: 4 }))
  let bare = 0
  for (const { definition, menuGroups } of organization.apps.values()) {
    for (const group of menuGroups.values()) {
      for (const { id, parent } of definition.menus.values()) {
        if (group.menus.has(parent)) expect(group.menus.has(id)).toBe(true)
        if (group.menus.has(id) && definition.menus.has(parent) && !group.menus.has(parent)) {
          bare += 1
        }
      }
    }
  }
  expect(bare).toBeGreaterThan(0)
})
