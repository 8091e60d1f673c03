/** A small organization of EnOS as facts: two apps, three roles, and what each user is answered. */
import { pairsOf } from '../../src/main/access/links'
import type { AppFact, MenuFact, SnapshotFacts, VendorStatement } from '../../src/main/access/model'
import { factsOfGraph } from './random-graph'

export const app = (id: string, more: Partial<AppFact> = {}): AppFact => ({
  id,
  name: `App ${id}`,
  names: {},
  code: undefined,
  organization: 'o1',
  enabled: true,
  created: 'acquired',
  menusKnown: true,
  permissionsKnown: true,
  groupsKnown: true,
  groupsAt: 1,
  ...more,
})

export const menu = (id: string, inApp: number, more: Partial<MenuFact> = {}): MenuFact => ({
  id,
  app: inApp,
  code: id,
  name: `Menu ${id}`,
  url: '',
  order: undefined,
  parent: undefined,
  sourceApp: undefined,
  inCatalogue: true,
  ...more,
})

/** @param holds numbers of permissions and menus */
export function answered(
  user: number,
  inApp: number,
  holds: { permissions: number[]; menus: number[] },
  more: { at?: number; whole?: boolean; part?: number } = {},
): VendorStatement {
  return {
    kind: 'user-app-resources',
    user,
    app: inApp,
    at: 2,
    part: 1,
    whole: true,
    ...more,
    granted: new Map(
      holds.permissions.map((one) => [one, { role: undefined, permissionScopes: undefined }]),
    ),
    menus: new Map(holds.menus.map((one) => [one, undefined])),
  }
}

/**
 * Permissions p0, p1 and menus m0 › m1, m2 belong to app a0; p2, p3 and m3 to a1. Role r0 gives p0, m0
 * and m1; r1 gives p2; r2 gives nothing. User u0 holds r0, u1 r0 and r1, u2 r2.
 */
export function portalAccount(more: Partial<SnapshotFacts> = {}): SnapshotFacts {
  const facts = factsOfGraph(
    {
      permissions: 4,
      roles: 3,
      users: 3,
      inclusions: [],
      listed: [
        [0, 0],
        [1, 2],
      ],
      assigned: [
        [0, 0],
        [1, 0],
        [1, 1],
        [2, 2],
      ],
    },
    { connector: 'enos' },
  )
  return {
    ...facts,
    permissions: facts.permissions.map((one, number) => ({ ...one, app: number < 2 ? 0 : 1 })),
    apps: [app('a0'), app('a1')],
    menus: [menu('m0', 0), menu('m1', 0, { parent: 'm0' }), menu('m2', 0), menu('m3', 1)],
    menuGroups: [{ id: 'g0', app: 0, name: 'Group', menus: [0, 1] }],
    roleMenuGroups: [[0, 0]],
    roleMenus: pairsOf([]),
    ...more,
  }
}
