/** Random accounts as pairs of numbers, and their effective access by plain recursive SQL. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { pairsOf } from '../../src/main/access/links'
import type { SnapshotFacts } from '../../src/main/access/model'

export interface Graph {
  permissions: number
  roles: number
  users: number
  inclusions: [number, number][]
  listed: [number, number][]
  assigned: [number, number][]
  /** Permissions granted to users directly. */
  granted?: [number, number][]
}

const pairs = (a: number, b: number, maxLength: number): fc.Arbitrary<[number, number][]> =>
  fc.uniqueArray(fc.tuple(fc.nat(a - 1), fc.nat(b - 1)), {
    maxLength,
    selector: ([from, to]) => `${from} ${to}`,
  })

/** Inclusions go anywhere, so cycles and permissions that include themselves are common. */
export const graphs: fc.Arbitrary<Graph> = fc
  .record({
    permissions: fc.integer({ min: 1, max: 40 }),
    roles: fc.integer({ min: 1, max: 6 }),
    users: fc.integer({ min: 1, max: 8 }),
  })
  .chain((size) =>
    fc.record({
      permissions: fc.constant(size.permissions),
      roles: fc.constant(size.roles),
      users: fc.constant(size.users),
      inclusions: pairs(size.permissions, size.permissions, size.permissions * 2),
      listed: pairs(size.roles, size.permissions, size.roles * 5),
      assigned: pairs(size.users, size.roles, size.users * 2),
    }),
  )

/** The same with permissions granted directly. */
export const grantingGraphs: fc.Arbitrary<Graph> = graphs.chain((graph) =>
  pairs(graph.users, graph.permissions, graph.users * 2).map((granted) => ({ ...graph, granted })),
)

/** Pairs `user permission`, by the textbook's recursion. */
export function accessBySql(graph: Graph): string[] {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE inclusion (a, b); CREATE TABLE listed (a, b); CREATE TABLE assigned (a, b);
    CREATE TABLE granted (a, b)`)
  const fill = (table: string, rows: [number, number][]) => {
    const insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?)`)
    for (const row of rows) insert.run(...row)
  }
  fill('inclusion', graph.inclusions)
  fill('listed', graph.listed)
  fill('assigned', graph.assigned)
  fill('granted', graph.granted ?? [])
  const rows = db
    .prepare(
      `WITH RECURSIVE has (user, permission) AS (
         SELECT assigned.a, listed.b FROM assigned JOIN listed ON listed.a = assigned.b
         UNION SELECT a, b FROM granted
         UNION SELECT has.user, inclusion.b FROM has JOIN inclusion ON inclusion.a = has.permission
       ) SELECT user || ' ' || permission FROM has`,
    )
    .pluck()
    .all() as string[]
  db.close()
  return rows.map((row) => row.replaceAll('.0', '')).sort()
}

/** @param more what a test wants to be different, such as flags of permissions */
export function factsOfGraph(graph: Graph, more: Partial<SnapshotFacts> = {}): SnapshotFacts {
  return {
    connector: 'ringcentral',
    externalId: undefined,
    users: count(graph.users, (number) => ({
      id: `u${number}`,
      name: `User ${number}`,
      email: undefined,
      extensionNumber: undefined,
      type: undefined,
      status: undefined,
      site: undefined,
      hidden: false,
      defined: true,
    })),
    roles: count(graph.roles, (number) => ({
      id: `r${number}`,
      name: `Role ${number}`,
      description: undefined,
      custom: true,
      permissionScope: undefined,
      hidden: false,
      defined: true,
      listingKnown: true,
      appListingKnown: true,
      listedAt: 1,
      menusKnown: true,
      menusAt: 1,
    })),
    permissions: count(graph.permissions, (number) => ({
      id: `p${number}`,
      app: undefined,
      name: `Permission ${number}`,
      code: undefined,
      description: undefined,
      assignable: true,
      readOnly: undefined,
      siteCompatible: undefined,
      category: undefined,
      defined: true,
      includesKnown: true,
      includesAt: 1,
    })),
    apps: [],
    menus: [],
    categories: new Map(),
    assignments: graph.assigned.map(([user, role]) => ({
      user,
      role,
      autoAssigned: false,
      siteRestricted: false,
    })),
    assignedAt: new Float64Array(graph.users).fill(1),
    assignmentSaidAt: new Float64Array(graph.users).fill(1),
    directPermissions: {
      pairs: pairsOf(graph.granted ?? []),
      whole: true,
      cameAfter: new Set(),
      at: undefined,
    },
    directMenus: { pairs: pairsOf([]), whole: true, cameAfter: new Set(), at: undefined },
    roleMenus: pairsOf([]),
    menuGroups: [],
    roleMenuGroups: [],
    administeredSites: new Map(),
    listed: graph.listed,
    inclusions: graph.inclusions,
    vendor: [],
    whole: { users: true, roles: true, permissions: true, apps: true, holders: true },
    parts: new Map(),
    lists: new Map(),
    stated: new Map(),
    ...more,
  }
}

const count = <T>(size: number, make: (number: number) => T): T[] =>
  Array.from({ length: size }, (_, number) => make(number))
