/**
 * Random accounts with all that makes a cell of a matrix: apps, menus and menu groups, direct grants,
 * roles and inclusions that were not read, and the vendor's own words, old, new and contradictory.
 */
import fc from 'fast-check'
import type { AppStatement } from '../../src/main/access/app-statements'
import { pairsOf } from '../../src/main/access/links'
import type { SnapshotFacts, VendorStatement } from '../../src/main/access/model'
import { factsOfGraph, graphs, type Graph } from './random-graph'

interface Choices {
  bits: number[]
  whole: { direct: boolean; menus: boolean }
}

/** Choices are taken one after the other from a list of numbers, so that fast-check can shrink them. */
function chooser(bits: readonly number[]) {
  let next = 0
  const number = (below: number): number => (below <= 0 ? 0 : bits[next++ % bits.length]! % below)
  return { number, often: (): boolean => number(8) > 0, half: (): boolean => number(2) > 0 }
}

export const accounts: fc.Arbitrary<SnapshotFacts> = fc
  .tuple(
    graphs,
    fc.record<Choices>({
      bits: fc.array(fc.nat(1_000), { minLength: 50, maxLength: 120 }),
      whole: fc.record({ direct: fc.boolean(), menus: fc.boolean() }),
    }),
  )
  .map(([graph, choices]) => accountOf(graph, choices))

/** The same as accounts of either vendor: only EnOS's roles leave something to be confirmed. */
export const eitherVendor: fc.Arbitrary<SnapshotFacts> = fc
  .tuple(accounts, fc.boolean())
  .map(([facts, portal]) => (portal ? { ...facts, connector: 'enos' } : facts))

function accountOf(graph: Graph, { bits, whole }: Choices): SnapshotFacts {
  const { number, often, half } = chooser(bits)
  const plain = factsOfGraph(graph)
  const apps = Array.from({ length: number(3) }, (_, app) => ({
    id: `a${app}`,
    name: `App ${app}`,
    names: { '': `App ${app}` },
    code: undefined,
    organization: undefined,
    enabled: undefined,
    created: undefined,
    menusKnown: half(),
    permissionsKnown: half(),
    groupsKnown: half(),
    groupsAt: number(4),
  }))
  const menus = Array.from({ length: apps.length === 0 ? 0 : number(9) }, (_, menu) => ({
    id: `m${menu}`,
    app: number(apps.length),
    code: `code-${menu}`,
    name: `Menu ${menu}`,
    url: '',
    order: half() ? number(5) : undefined,
    parent: menu > 0 && half() ? `m${number(menu)}` : undefined,
    sourceApp: undefined,
    inCatalogue: true,
  }))
  const some = (size: number, a: number, b: number): [number, number][] => {
    if (a === 0 || b === 0) return []
    const pairs = Array.from({ length: number(size) }, () => [number(a), number(b)] as const)
    return [...new Map(pairs.map(([x, y]) => [`${x} ${y}`, [x, y] as [number, number]])).values()]
  }
  const menuGroups = apps.map((_, app) => ({
    id: `g${app}`,
    app,
    name: `Group ${app}`,
    menus: menus.flatMap((menu, at) => (menu.app === app && half() ? [at] : [])),
  }))
  const permissions = plain.permissions.map((permission) => ({
    ...permission,
    app: apps.length > 0 && half() ? number(apps.length) : undefined,
    assignable: [true, true, false, undefined][number(4)],
    category: half() ? `c${number(3)}` : undefined,
    includesKnown: often(),
  }))
  const users = plain.users.map((user, at) => ({
    ...user,
    status: half() ? 'Enabled' : undefined,
    defined: often(),
    email: half() ? `u${at}@example.com` : undefined,
  }))
  const contents: Pick<AppStatement, 'granted' | 'menus'>[] = []
  const outside = permissions.flatMap(({ app }, at) => (app === undefined ? [at] : []))
  const vendor = users.flatMap((_, user) =>
    Array.from({ length: half() ? number(4) : 0 }, () => statementOf(user)),
  )
  function statementOf(user: number): VendorStatement {
    const about = { user, at: number(4), part: 1, whole: often() }
    const grant = {
      role: half() ? `r${number(graph.roles)}` : undefined,
      permissionScopes: undefined,
    }
    const grantedOf = (app: number | undefined) =>
      new Map(
        permissions.flatMap((permission, at) =>
          permission.app === app && half() ? [[at, grant] as const] : [],
        ),
      )
    const target = ['', '', `u${user}`, 'elsewhere'][number(4)]!
    const kind = number(4)
    if (kind === 0 && outside.length > 0) {
      const permission = outside[number(outside.length)]!
      const answer = half() ? 'yes' : 'no'
      return { ...about, kind: 'permission-check', target, permission, answer, grant }
    }
    if (kind > 1 && apps.length > 0) {
      const app = number(apps.length)
      const held = menus.flatMap((menu, at) =>
        menu.app === app && half() ? [[at, menu.parent] as const] : [],
      )
      // Answers that say the same share their maps.
      const content =
        contents[app] && half() ? contents[app] : { granted: grantedOf(app), menus: new Map(held) }
      contents[app] = content
      return {
        ...about,
        kind: 'user-app-resources',
        app,
        granted: content.granted,
        menus: often() ? content.menus : undefined,
      }
    }
    return { ...about, kind: 'authorization-profile', target, granted: grantedOf(undefined) }
  }
  const newcomers = new Set(users.flatMap((_, user) => (often() ? [] : [user])))
  return {
    ...plain,
    externalId: half() ? 'u0' : undefined,
    users,
    roles: plain.roles.map((role) => ({
      ...role,
      custom: [true, false, undefined][number(3)],
      listingKnown: often(),
      appListingKnown: often(),
      menusKnown: often(),
    })),
    permissions,
    apps,
    menus,
    menuGroups,
    roleMenus: pairsOf(some(8, graph.roles, menus.length)),
    roleMenuGroups: some(6, graph.roles, menuGroups.length),
    directPermissions: {
      pairs: pairsOf(some(6, graph.users, graph.permissions)),
      whole: whole.direct,
      cameAfter: newcomers,
      at: 2,
    },
    directMenus: {
      pairs: pairsOf(some(6, graph.users, menus.length)),
      whole: whole.menus,
      cameAfter: newcomers,
      at: 2,
    },
    assignedAt: Float64Array.from(users, () => (often() ? 1 : -1)),
    vendor,
  }
}
