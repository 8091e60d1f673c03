/** What is around a focus, folded and bounded so that it can be drawn; and what a folded group holds. */
import { createHash } from 'node:crypto'
import { naturalOrder } from '../../../shared/natural-order'
import { AppError } from '../../../shared/result'
import type { Input, Output } from '../../../shared/contract'
import type { Missing } from '../../../shared/schemas/common'
import { GraphLimits, type NodeKind } from '../../../shared/schemas/graph'
import { say } from '../../../shared/sentences/graph'
import type { AccessIndex } from '../../access/access-index'
import { graphOf, nodeKinds } from '../../access/graph/access-graph'
import {
  neighbourhood,
  type Drawn,
  type GroupTraits,
  type Item,
} from '../../access/graph/neighbourhood'
import { findApp } from '../find'
import { limitsOf } from '../effective'
import { missingForHolders, missingForRoles, onlyOnce } from '../missing'
import type { Asked } from '../reader'
import { withRefusals } from '../refusals'
import { briefOf } from '../snapshots'
import { graphNode, keyOf, nameOf, nodeNamed, nodesThere } from './nodes'

const defaults = { hops: 2, direction: 'both', foldFrom: 8 } as const
/** A kind with no more items than this can be looked over as it is. */
const mostOfKind = 40
/** Beyond this many, even items that are not alike are folded. */
const mostApart = 120
const examplesShown = 5

type AroundInput = Omit<Input<'graph', 'around'>, 'account' | 'at'>

/** A view asks for the members of groups of the picture that it has. */
const kept = new WeakMap<AccessIndex, { key: string; drawn: Drawn }>()

/** @throws AppError `not-found`, `ambiguous` for what the focus names */
export function around(asked: Asked, input: Input<'graph', 'around'>): Output<'graph', 'around'> {
  const { index } = asked
  const drawn = drawnFor(index, input)
  const focus = new Set(input.focus.map((one) => nodeNamed(index, one)))
  const keys = drawn.items.map((item) => item.key ?? keyOf(nameOf(index, item.nodes[0]!)))
  return {
    snapshot: briefOf(asked.snapshot),
    nodes: drawn.items.flatMap(({ key, nodes, tier }) =>
      key === undefined ? [graphNode(index, nodes[0]!, tier, focus.has(nodes[0]!))] : [],
    ),
    groups: drawn.items.flatMap((item) =>
      item.key === undefined ? [] : [groupOf(index, item, item.key)],
    ),
    edges: drawn.edges.map(({ count, from, to }) => ({
      from: keys[from]!,
      to: keys[to]!,
      kind: graphOf(index).edgeKind(drawn.items[from]!.nodes[0]!, drawn.items[to]!.nodes[0]!),
      count,
    })),
    notDrawn: countByKind(index, drawn.notDrawn),
    missing: withRefusals(asked, missingAround(index, drawn)),
    limits: [
      ...(drawn.edgesNotDrawn > 0 ? [say.edgesNotDrawn(drawn.edgesNotDrawn)] : []),
      ...(drawn.items.some(({ nodes }) => isSystemExtension(index, nodes))
        ? [say.systemExtensionInGraph]
        : []),
      say.limitComputedGraph,
      ...limitsOf(index),
    ],
  }
}

/** @throws AppError `not-found` where the picture has no such group */
export function members(
  { index }: Asked,
  input: Input<'graph', 'members'>,
): Output<'graph', 'members'> {
  const group = drawnFor(index, input).items.find(({ key }) => key === input.group)
  if (group === undefined) {
    throw new AppError('not-found', 'This group is not in the picture any more.', {
      hint: 'The picture is another by now; look at it again.',
    })
  }
  const { limit = 100, offset = 0 } = input
  return {
    total: group.nodes.length,
    members: byName(index, group.nodes)
      .slice(offset, offset + limit)
      .map((node) => graphNode(index, node, group.tier, false)),
  }
}

function drawnFor(index: AccessIndex, input: AroundInput): Drawn {
  const { app, direction, expanded, focus, foldFrom, hidden, hops, only, onlyGroups, unfolded } =
    input
  const key = JSON.stringify([
    focus,
    hops,
    direction,
    app,
    foldFrom,
    unfolded,
    hidden,
    expanded,
    only,
    onlyGroups,
  ])
  const before = kept.get(index)
  if (before?.key === key) return before.drawn
  const open = new Set(unfolded)
  const drawn = neighbourhood(
    index,
    {
      focus: focus.map((one) => nodeNamed(index, one)),
      hops: hops ?? defaults.hops,
      direction: direction ?? defaults.direction,
      app: app === undefined ? undefined : findApp(index, app),
      foldFrom: foldFrom ?? defaults.foldFrom,
      isUnfolded: (group) => open.has(group),
      hidden: new Set(nodesThere(index, hidden ?? [])),
      expanded: new Set(nodesThere(index, expanded ?? [])),
      only:
        only === undefined && onlyGroups === undefined
          ? undefined
          : { nodes: new Set(nodesThere(index, only ?? [])), groups: new Set(onlyGroups) },
      mostOfKind,
      mostApart,
      mostItems: GraphLimits.nodes,
      mostEdges: GraphLimits.edges,
    },
    (group) => groupKey(index, group),
  )
  kept.set(index, { key, drawn })
  return drawn
}

/** The same wherever a group stands for the same neighbours, also in another snapshot. */
function groupKey(index: AccessIndex, { alike, level, nearer, node }: GroupTraits): string {
  const kind = graphOf(index).kindOf(node)
  const neighbours = nearer.map((other) => keyOf(nameOf(index, other))).sort()
  const hash = createHash('sha256')
    .update(JSON.stringify([alike, level, neighbours]))
    .digest('base64url')
  return `group:${kind}:${hash.slice(0, 16)}`
}

function groupOf(index: AccessIndex, item: Item, key: string) {
  return {
    key,
    kind: graphOf(index).kindOf(item.nodes[0]!),
    tier: item.tier,
    count: { value: item.nodes.length, is: 'total' as const },
    alike: item.alike,
    examples: byName(index, item.nodes.slice(0, 1_000))
      .slice(0, examplesShown)
      .map((node) => nameOf(index, node)),
  }
}

function byName(index: AccessIndex, nodes: readonly number[]): number[] {
  const named = nodes.map((node) => ({ node, name: nameOf(index, node).name }))
  return named
    .sort((a, b) => naturalOrder(a.name, b.name) || a.node - b.node)
    .map(({ node }) => node)
}

function countByKind(index: AccessIndex, nodes: readonly number[]) {
  const graph = graphOf(index)
  const counts = new Map<NodeKind, number>()
  for (const node of nodes) {
    const kind = graph.kindOf(node)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return nodeKinds.flatMap((kind) => {
    const value = counts.get(kind)
    return value === undefined ? [] : [{ kind, count: { value, is: 'total' as const } }]
  })
}

/** What was not read of the users and roles in the picture; of roles also who holds them. */
function missingAround(index: AccessIndex, { items }: Drawn): Missing[] {
  const graph = graphOf(index)
  const of = (kind: NodeKind): number[] =>
    items.flatMap(({ nodes }) =>
      graph.kindOf(nodes[0]!) === kind ? nodes.map((node) => graph.numberOf(node)) : [],
    )
  const roles = of('role')
  const users = index.allRolesKnown
    ? []
    : (roles.length > 0 ? index.facts.users.map((_, user) => user) : of('user')).filter(
        (user) => !index.rolesKnown(user),
      )
  return onlyOnce([
    ...missingForHolders(index, 'permissions', users, []),
    ...missingForRoles(index, roles),
  ])
}

function isSystemExtension(index: AccessIndex, nodes: readonly number[]): boolean {
  const graph = graphOf(index)
  return (
    graph.kindOf(nodes[0]!) === 'user' &&
    nodes.some((node) => index.isSystemExtension(graph.numberOf(node)))
  )
}
