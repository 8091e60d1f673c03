/** An answer as nodes by number, with their edges both ways: what picture, list and keys go by. */
import { formatNumber, t } from '../../../shared/messages'
import type {
  GraphEdge,
  GraphGroup,
  GraphNode,
  Neighbourhood,
  NodeKind,
} from '../../../shared/schemas/graph'

export interface GraphItem {
  key: string
  kind: NodeKind
  tier: number
  label: string
  /** One of the two. */
  node?: GraphNode
  group?: GraphGroup
}

export interface GraphModel {
  answer: Neighbourhood
  items: readonly GraphItem[]
  numberOf: ReadonlyMap<string, number>
  from: Uint32Array
  to: Uint32Array
  edges: readonly GraphEdge[]
  /** Numbers of edges at each item. */
  into: readonly (readonly number[])[]
  outOf: readonly (readonly number[])[]
}

export function groupLabel({ alike, count, kind }: GraphGroup): string {
  const group = t(`graph.group.${kind}`, { count: count.value })
  return alike ? group : t('graph.groupVarious', { group })
}

export function graphModel(answer: Neighbourhood): GraphModel {
  const items: GraphItem[] = [
    ...answer.nodes.map((node) => ({
      key: node.key,
      kind: node.kind,
      tier: node.tier,
      label: node.name === '~' ? t('user.signedIn') : node.name,
      node,
    })),
    ...answer.groups.map((group) => ({
      key: group.key,
      kind: group.kind,
      tier: group.tier,
      label: groupLabel(group),
      group,
    })),
  ]
  const numberOf = new Map(items.map(({ key }, number) => [key, number]))
  const edges = answer.edges.filter(({ from, to }) => numberOf.has(from) && numberOf.has(to))
  const into: number[][] = items.map(() => [])
  const outOf: number[][] = items.map(() => [])
  const from = new Uint32Array(edges.length)
  const to = new Uint32Array(edges.length)
  edges.forEach((edge, number) => {
    from[number] = numberOf.get(edge.from)!
    to[number] = numberOf.get(edge.to)!
    outOf[from[number]]!.push(number)
    into[to[number]]!.push(number)
  })
  return { answer, items, numberOf, from, to, edges, into, outOf }
}

export const neighboursOf = ({ from, into, outOf, to }: GraphModel, item: number): number[] => [
  ...into[item]!.map((edge) => from[edge]!),
  ...outOf[item]!.map((edge) => to[edge]!),
]

export interface Lit {
  nodes: Uint8Array
  edges: Uint8Array
}

/** What is on a path through the item: all that leads to it and all that it leads to. */
export function throughItem(model: GraphModel, item: number): Lit {
  const nodes = new Uint8Array(model.items.length)
  const edges = new Uint8Array(model.edges.length)
  for (const [lists, ends] of [
    [model.into, model.from],
    [model.outOf, model.to],
  ] as const) {
    const seen = new Uint8Array(model.items.length)
    seen[item] = 1
    const stack = [item]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      nodes[at] = 1
      for (const edge of lists[at]!) {
        edges[edge] = 1
        const other = ends[edge]!
        if (seen[other] === 1) continue
        seen[other] = 1
        stack.push(other)
      }
    }
  }
  return { nodes, edges }
}

/** Nodes of routes, and the edges between them. */
export function alongRoutes(model: GraphModel, keys: ReadonlySet<string>): Lit {
  const nodes = Uint8Array.from(model.items, ({ key }) => (keys.has(key) ? 1 : 0))
  const edges = new Uint8Array(model.edges.length)
  for (let edge = 0; edge < edges.length; edge++) {
    if (nodes[model.from[edge]!] === 1 && nodes[model.to[edge]!] === 1) edges[edge] = 1
  }
  return { nodes, edges }
}

/** The items with their edges as lines of text, for a note or a ticket. */
export function graphText({ answer, items, numberOf }: GraphModel): string {
  const label = (key: string): string => items[numberOf.get(key)!]!.label
  const lines = answer.edges.map(({ count, from, kind, to }) =>
    [
      label(from),
      t(`graph.edge.${kind}`),
      label(to),
      ...(count > 1 ? [`× ${formatNumber(count)}`] : []),
    ].join('\t'),
  )
  return lines.length > 0 ? lines.join('\n') : items.map((item) => item.label).join('\n')
}
