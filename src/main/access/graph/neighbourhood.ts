/**
 * What is around some nodes: walked breadth first, folded, and bounded so that it can be drawn. All in
 * node numbers of an {@link AccessGraph}.
 */
import type { Direction } from '../../../shared/schemas/graph'
import type { AccessIndex } from '../access-index'
import { graphOf, type AccessGraph } from './access-graph'
import { inclusionLevels } from './levels'

export interface Around {
  focus: readonly number[]
  hops: number
  direction: Direction
  /** Number of the app that everything of an app must belong to. */
  app: number | undefined
  /** Nodes of a kind with the same neighbours nearer to the focus fold from this many on. */
  foldFrom: number
  /** Whether a group with this key is drawn one by one. */
  isUnfolded: (key: string) => boolean
  hidden: ReadonlySet<number>
  expanded: ReadonlySet<number>
  only: ReadonlySet<number> | undefined
  /** Folding stops where a kind has no more than this many items. */
  mostOfKind: number
  mostItems: number
  mostEdges: number
}

/** One node, or several folded into one. */
export interface Item {
  nodes: readonly number[]
  /** Of a folded group. */
  key: string | undefined
  /** Column, from 0. */
  tier: number
  /** Steps from the focus. */
  distance: number
}

export interface DrawnEdge {
  /** Places in the items. */
  from: number
  to: number
  /** How many edges of the graph it stands for. */
  count: number
}

export interface Drawn {
  items: readonly Item[]
  edges: readonly DrawnEdge[]
  /** Edges between drawn items beyond the bound. */
  edgesNotDrawn: number
  /** Nodes within the hops beyond the bound. */
  notDrawn: readonly number[]
}

/** @param keyOf a group's key, from its kind and the nodes that all of its members have as neighbours */
export function neighbourhood(
  index: AccessIndex,
  around: Around,
  keyOf: (node: number, shared: readonly number[], level: number) => string,
): Drawn {
  const graph = graphOf(index)
  const distance = walked(index, graph, around)
  const reached = placesReached(distance)
  const levels = inclusionLevels(
    index,
    new Set(
      reached
        .filter((node) => graph.kindOf(node) === 'permission')
        .map((node) => graph.numberOf(node)),
    ),
  )
  const levelOf = (node: number): number =>
    graph.kindOf(node) === 'permission' ? levels.get(graph.numberOf(node))! : 0
  const folded = fold(graph, around, distance, reached, levelOf, keyOf)
  const sorted = folded.sort(
    (a, b) =>
      a.distance - b.distance || b.nodes.length - a.nodes.length || a.nodes[0]! - b.nodes[0]!,
  )
  const items = sorted.slice(0, around.mostItems)
  setTiers(graph, items, levelOf)
  const notDrawn = sorted.slice(around.mostItems).flatMap(({ nodes }) => nodes)
  return { items, notDrawn, ...edgesBetween(graph, items, around.mostEdges) }
}

/** Steps from the focus; -1 where a node is not reached. */
function walked(
  index: AccessIndex,
  graph: AccessGraph,
  { app, direction, expanded, focus, hidden, hops, only }: Around,
): Int16Array {
  const distance = new Int16Array(graph.size).fill(-1)
  const isOpen = (node: number): boolean =>
    distance[node] === -1 && !hidden.has(node) && isOfApp(index, graph, node, app)
  let front: number[] = []
  for (const node of focus) {
    if (distance[node] !== -1) continue
    distance[node] = 0
    front.push(node)
  }
  if (only !== undefined) {
    for (const node of only) if (isOpen(node)) distance[node] = 1
    return distance
  }
  const step = (node: number, to: number, next: number[]): void => {
    const visit = (other: number): void => {
      if (!isOpen(other)) return
      distance[other] = to
      next.push(other)
    }
    if (direction !== 'above') graph.below.of(node).forEach(visit)
    if (direction !== 'below') graph.above.of(node).forEach(visit)
  }
  for (let hop = 1; hop <= hops; hop++) {
    const next: number[] = []
    for (const node of front) step(node, hop, next)
    front = next
  }
  // What was opened by hand is shown with its own neighbours, whichever way was walked.
  for (const node of expanded) {
    if (distance[node] === -1) continue
    for (const links of [graph.below, graph.above]) {
      for (const other of links.of(node)) if (isOpen(other)) distance[other] = distance[node]! + 1
    }
  }
  return distance
}

function isOfApp(
  { facts }: AccessIndex,
  graph: AccessGraph,
  node: number,
  app: number | undefined,
): boolean {
  if (app === undefined) return true
  const number = graph.numberOf(node)
  switch (graph.kindOf(node)) {
    case 'permission':
      return facts.permissions[number]!.app === app
    case 'menu-group':
      return facts.menuGroups[number]!.app === app
    case 'menu':
      return facts.menus[number]!.app === app
    default:
      return true
  }
}

function placesReached(distance: Int16Array): number[] {
  const reached: number[] = []
  for (let node = 0; node < distance.length; node++) if (distance[node]! >= 0) reached.push(node)
  return reached
}

interface Class {
  nodes: number[]
  shared: readonly number[]
  level: number
}

/** The largest classes fold first, as long as a kind has more items than can be looked over. */
function fold(
  graph: AccessGraph,
  { expanded, focus, foldFrom, isUnfolded, mostOfKind, only }: Around,
  distance: Int16Array,
  reached: readonly number[],
  levelOf: (node: number) => number,
  keyOf: (node: number, shared: readonly number[], level: number) => string,
): Item[] {
  const items: Item[] = []
  const single = (node: number): void => {
    items.push({ nodes: [node], key: undefined, tier: 0, distance: distance[node]! })
  }
  const alone = new Set([...focus, ...expanded])
  const byKind = new Map<string, number[]>()
  for (const node of reached) {
    if (alone.has(node) || only !== undefined) single(node)
    else {
      const kind = graph.kindOf(node)
      const nodes = byKind.get(kind)
      if (nodes) nodes.push(node)
      else byKind.set(kind, [node])
    }
  }
  for (const nodes of byKind.values()) {
    let left = nodes.length
    if (left <= mostOfKind) {
      nodes.forEach(single)
      continue
    }
    const classes = classesOf(graph, nodes, distance, levelOf)
    for (const { level, nodes: alike, shared } of classes) {
      const key =
        left > mostOfKind && alike.length >= foldFrom ? keyOf(alike[0]!, shared, level) : undefined
      if (key === undefined || isUnfolded(key)) alike.forEach(single)
      else {
        items.push({ nodes: alike, key, tier: 0, distance: distance[alike[0]!]! })
        left -= alike.length - 1
      }
    }
  }
  return items
}

/** By the neighbours that are nearer to the focus; the largest first. */
function classesOf(
  graph: AccessGraph,
  nodes: readonly number[],
  distance: Int16Array,
  levelOf: (node: number) => number,
): Class[] {
  const classes = new Map<string, Class>()
  for (const node of nodes) {
    const nearer: number[] = []
    for (const links of [graph.above, graph.below]) {
      for (const other of links.of(node)) {
        if (distance[other]! >= 0 && distance[other]! < distance[node]!) nearer.push(other)
      }
    }
    const level = levelOf(node)
    const key = `${level} ${nearer.join()}`
    const found = classes.get(key)
    if (found) found.nodes.push(node)
    else classes.set(key, { nodes: [node], shared: nearer, level })
  }
  return [...classes.values()].sort(
    (a, b) => b.nodes.length - a.nodes.length || a.nodes[0]! - b.nodes[0]!,
  )
}

/** Columns without any item are left out. */
function setTiers(
  graph: AccessGraph,
  items: readonly Item[],
  levelOf: (node: number) => number,
): void {
  const column = (node: number): number => {
    switch (graph.kindOf(node)) {
      case 'user':
        return 0
      case 'role':
        return 1
      case 'menu-group':
        return 2
      case 'permission':
        return 2 + levelOf(node)
      case 'menu':
        return 3
    }
  }
  const columns = items.map(({ nodes }) => column(nodes[0]!))
  const used = [...new Set(columns)].sort((a, b) => a - b)
  items.forEach((item, at) => (item.tier = used.indexOf(columns[at]!)))
}

function edgesBetween(
  graph: AccessGraph,
  items: readonly Item[],
  most: number,
): { edges: DrawnEdge[]; edgesNotDrawn: number } {
  const itemOf = new Int32Array(graph.size).fill(-1)
  items.forEach(({ nodes }, at) => nodes.forEach((node) => (itemOf[node] = at)))
  const counts = new Map<number, number>()
  items.forEach(({ nodes }, from) => {
    for (const node of nodes) {
      for (const other of graph.below.of(node)) {
        const to = itemOf[other]!
        if (to < 0) continue
        const key = from * items.length + to
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  })
  const edges = [...counts].map(([key, count]) => ({
    from: Math.floor(key / items.length),
    to: key % items.length,
    count,
  }))
  if (edges.length <= most) return { edges, edgesNotDrawn: 0 }
  // Nearest to the focus first.
  const far = ({ from, to }: DrawnEdge): number =>
    Math.min(items[from]!.distance, items[to]!.distance)
  edges.sort((a, b) => far(a) - far(b) || b.count - a.count)
  return { edges: edges.slice(0, most), edgesNotDrawn: edges.length - most }
}
