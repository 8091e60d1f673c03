/** The access graph: what is around a node, every way between two, and the layout of many. */
import { graphOf } from '../../src/main/access/graph/access-graph'
import { routesOf } from '../../src/main/access/routes'
import { around } from '../../src/main/queries/graph/around'
import { routes } from '../../src/main/queries/graph/routes'
import type { Asked } from '../../src/main/queries/reader'
import { layTiers, type TierInput } from '../../src/shared/layout/tiers'
import type { NodeKind } from '../../src/shared/schemas/graph'
import type { Line } from './measure'

const hops = 4
const laid = { nodes: 5_000, edges: 14_000, tiers: 6 }

export function graphLines(asked: Asked): Line[] {
  // Made when it is first asked for, and kept with the index.
  graphOf(asked.index)
  const { permissions, roles, users } = asked.index.facts
  return [
    ...(
      [
        ['user', users],
        ['role', roles],
        ['permission', permissions],
      ] as const
    ).map(([kind, all]) =>
      aroundLine(
        asked,
        kind,
        all.map(({ id }) => id),
      ),
    ),
    waysLine(asked),
    layoutLine('Lay out a new picture', tiered()),
    layoutLine('Lay out a picture again, a tenth of it new', grown(tiered())),
  ]
}

/** Another focus each time: a picture that is asked for again is only read. */
function aroundLine(asked: Asked, kind: NodeKind, ids: readonly string[]): Line {
  let next = 0
  const spread = (): string => ids[(next++ * 7_919) % ids.length]!
  return {
    name: `What is around a ${kind}, ${hops} steps any way`,
    unit: 'picture',
    budget: { text: '500 ms', holds: (median) => median('Permiscope') <= 500 },
    ours: {
      name: 'Permiscope',
      units: 1,
      work: () =>
        around(asked, {
          account: '',
          focus: [{ kind, id: spread() }],
          hops,
          direction: 'any',
        }),
      found: () => kind,
    },
    peers: [],
    notes: [
      'Nearly the whole account is within so many steps of anything: tens of thousands of nodes and edges are walked and folded.',
    ],
  }
}

/** Users and permissions that have one another, as many as can be told apart. */
function waysLine(asked: Asked): Line {
  const { index } = asked
  const { permissions, users } = index.facts
  const pairs = Array.from({ length: 50 }, (_, at) => (at * 997) % users.length).flatMap((user) => {
    const has = permissions.findIndex((_, one) => index.holdingHas.has(index.holdingOf[user]!, one))
    return has < 0 ? [] : [[user, has] as const]
  })
  return {
    name: 'Every way from a user to a permission, counted, the first fifty in sentences',
    unit: 'question',
    ours: {
      name: 'Permiscope',
      units: pairs.length,
      work: () =>
        pairs.map(
          ([user, permission]) =>
            routes(asked, {
              account: '',
              from: { kind: 'user', id: users[user]!.id },
              to: { kind: 'permission', id: permissions[permission]!.id },
            }).total.value,
        ),
      found: (totals) => totals,
    },
    peers: [
      {
        name: 'the routes of a proof, chains only counted',
        units: pairs.length,
        work: () =>
          pairs.map(([user, permission]) =>
            routesOf(index, user, permission).routes.reduce((sum, { chains }) => sum + chains, 0),
          ),
        found: (totals) => totals,
      },
    ],
  }
}

function layoutLine(name: string, input: TierInput): Line {
  return {
    name: `${name}: ${laid.nodes.toLocaleString('en-US')} nodes, ${laid.edges.toLocaleString('en-US')} edges`,
    unit: 'layout',
    budget: { text: '20 ms', holds: (median) => median('Permiscope') <= 20 },
    ours: {
      name: 'Permiscope',
      units: 1,
      work: () => layTiers(input).y.length,
      found: (count) => count,
    },
    peers: [],
  }
}

/** In clusters, as departments are: three of four edges stay within one. */
function tiered(): TierInput {
  let state = 1
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const clusters = 40
  const tierOf = Array.from({ length: laid.nodes }, (_, node) => node % laid.tiers)
  const clusterOf = tierOf.map(() => below(clusters))
  const places = Array.from({ length: laid.tiers * clusters }, (): number[] => [])
  const tiers = Array.from({ length: laid.tiers }, (): number[] => [])
  tierOf.forEach((tier, node) => {
    places[tier * clusters + clusterOf[node]!]!.push(node)
    tiers[tier]!.push(node)
  })
  const from: number[] = []
  const to: number[] = []
  while (from.length < laid.edges) {
    const node = below(laid.nodes)
    const next = tierOf[node]! + (below(10) === 0 ? 2 : 1)
    if (next >= laid.tiers) continue
    const near = places[next * clusters + clusterOf[node]!]!
    const choice = below(4) > 0 && near.length > 0 ? near : tiers[next]!
    from.push(node)
    to.push(choice[below(choice.length)]!)
  }
  return {
    tiers: Uint16Array.from(tierOf),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    heights: new Float32Array(laid.nodes).fill(24),
    columns: tiers.map((_, column) => column * 240),
  }
}

function grown(input: TierInput): TierInput {
  const { y } = layTiers(input)
  return { ...input, previous: y.map((place, node) => (node % 10 === 0 ? NaN : place)) }
}
