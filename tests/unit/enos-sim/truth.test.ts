/** The truth of a simulated organization, held against the answers, each way that there is to it. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { truthOf } from '../../servers/enos/truth'
import type { Beyond, Truth } from '../../servers/enos/types'
import { makeWorld, type Organization, type World } from '../../servers/enos/world'
import { answer, ask, type Json } from '../../support/enos-ask'

interface Ids {
  permissions: string[]
  menus: string[]
}

const nothing: Ids = { permissions: [], menus: [] }

const idsIn = (nodes: Json[]): string[] =>
  nodes.flatMap(({ id, children }) => [id as string, ...idsIn(children ?? [])])

function answered(world: World, organization: Organization, user: string, app: string): Ids {
  const query = { orgId: organization.id, userId: user, appId: app }
  const { code, data } = answer(world, 'getAppResourcesByUserAndOrganization', { query })
  if (code === 31403) return nothing
  expect(code).toBe(0)
  const { permissions, menus } = data as Json
  return { permissions: idsIn(permissions).sort(), menus: idsIn(menus).sort() }
}

/** User, roles, menu groups and menus by the answers alone, as a client would. */
function byRoute(world: World, organization: Organization): (user: string, app: string) => Ids {
  const query = { orgId: organization.id }
  const userIds = [...organization.userById.keys()]
  const body = { organizationId: organization.id, userIds }
  const rolesOf = new Map<string, string[]>(
    ask(world, 'getUsersRoleList', { body }).usersUserRoles.map(
      ({ userId, roleIds }: Json) => [userId, roleIds] as const,
    ),
  )
  const resources = new Map<string, Json>(
    ask(world, 'getOrganizationRoles', { query }).roles.map(
      ({ id }: Json) =>
        [id, ask(world, 'getRolePermission', { query, body: { roleId: id } })] as const,
    ),
  )
  const menusOf = new Map<string, string[]>()
  for (const appId of organization.apps.keys()) {
    for (const group of ask(world, 'getApplicationMenuGroup', { query: { ...query, appId } })) {
      menusOf.set(`${appId} ${group.id}`, group.menuIds)
    }
  }
  return (user, app) => {
    const roles = rolesOf.get(user)!.map((role) => resources.get(role))
    const given = (what: string): string[] =>
      roles
        .flatMap((role) => role[what] as Json[])
        .filter(({ appId }) => appId === app)
        .map(({ resourceId }) => resourceId)
    const menus = given('menuGroups').flatMap((group) => menusOf.get(`${app} ${group}`)!)
    return {
      permissions: [...new Set(given('permissions'))].sort(),
      menus: [...new Set(menus)].sort(),
    }
  }
}

/** Every user in every app. */
function* pairsOf(organization: Organization, truth: Truth) {
  const known = new Map(truth.access.map((one) => [`${one.user} ${one.app}`, one]))
  for (const user of organization.userById.keys()) {
    for (const app of organization.apps.keys()) {
      yield { user, app, truth: known.get(`${user} ${app}`) }
    }
  }
}

test('nothing of the organizations, their answers and their truth comes from the product', () => {
  const folder = new URL('../../servers/enos/', import.meta.url)
  const mine = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(make-|answers|catalogue|world|access|truth|changes|operations)/.test(name),
  )
  const files = mine.filter((name) => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(15)
  for (const name of files) {
    expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(/from '[./]*\/src\//)
  }
})

test('is what every user is answered in every app, and the role route where nothing is beyond', () => {
  fc.assert(
    fc.property(
      fc.record({
        users: fc.integer({ min: 1, max: 40 }),
        apps: fc.integer({ min: 1, max: 9 }),
        organizations: fc.integer({ min: 1, max: 2 }),
        seed: fc.integer(),
      }),
      (options) => {
        const world = makeWorld({ ...options, largestMenu: 90 })
        for (const organization of world.organizations.values()) {
          const route = byRoute(world, organization)
          for (const { user, app, truth } of pairsOf(organization, truthOf(organization))) {
            const really = truth ?? { ...nothing, byRoles: nothing, beyond: undefined }
            const { permissions, menus } = really
            expect(answered(world, organization, user, app)).toEqual({ permissions, menus })
            expect(route(user, app)).toEqual(really.byRoles)
            const isSame = JSON.stringify({ permissions, menus }) === JSON.stringify(really.byRoles)
            expect(really.beyond === undefined).toBe(isSame)
            if (really.beyond) expect(really.beyond.length).toBeGreaterThan(0)
          }
        }
      },
    ),
    { numRuns: 25 },
  )
})

describe('access beyond the role route', () => {
  const reasons: Beyond[] = ['user-group', 'structure', 'sub-admin', 'shortcut-app', 'disabled-app']

  test.each([1, 2, 3, 4, 5, 600])('is there for a few users, of every kind (seed %i)', (seed) => {
    for (const users of [10, 300]) {
      const world = makeWorld({ users, apps: 6, organizations: 2, seed })
      for (const organization of world.organizations.values()) {
        const beyond = truthOf(organization).access.flatMap((one) => one.beyond ?? [])
        for (const reason of reasons) {
          const count = beyond.filter((one) => one === reason).length
          expect(count, reason).toBeGreaterThan(0)
          expect(count, reason).toBeLessThanOrEqual(3)
        }
      }
    }
  })

  const world = makeWorld({ users: 50, apps: 6, seed: 8 })
  const [organization] = world.organizations.values()
  const truth = truthOf(organization!)
  const because = (reason: Beyond) => truth.access.filter((one) => one.beyond?.includes(reason))

  test('a sub-administrator has everything in the app', () => {
    for (const { app, menus, permissions } of because('sub-admin')) {
      const { definition } = organization!.apps.get(app)!
      expect(menus).toEqual([...definition.menus.keys()].sort())
      expect(permissions).toEqual([...definition.permissions.keys()].sort())
    }
  })

  test('a disabled app gives nothing, though roles give it', () => {
    for (const { app, menus, permissions, byRoles } of because('disabled-app')) {
      expect(organization!.apps.get(app)!.enabled).toBe(false)
      expect([...menus, ...permissions]).toEqual([])
      expect([...byRoles.menus, ...byRoles.permissions].length).toBeGreaterThan(0)
    }
  })

  test('a shortcut shows what the user has in the apps that it took its menus from', () => {
    for (const { user, app, menus } of because('shortcut-app')) {
      for (const { id, sourceApp } of organization!.apps.get(app)!.definition.menus.values()) {
        if (sourceApp === undefined) continue
        const inSource = truth.access.find((one) => one.user === user && one.app === sourceApp)
        expect(menus.includes(id)).toBe(inSource?.menus.includes(id) ?? false)
      }
    }
  })
})

test('somebody has a menu of the largest app without the one above it', () => {
  const world = makeWorld({ users: 100, apps: 10 })
  const [organization] = world.organizations.values()
  const [app] = truthOf(organization!).apps
  const parents = new Map(app!.menus.map(({ id, parent }) => [id, parent]))
  const isBare = (menus: string[]) =>
    menus.some((id) => parents.has(parents.get(id)!) && !menus.includes(parents.get(id)!))
  const holders = truthOf(organization!).access.filter(
    (one) => one.app === app!.id && one.beyond === undefined && isBare(one.menus),
  )
  expect(holders.length).toBeGreaterThan(0)
})
