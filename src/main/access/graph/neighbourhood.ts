/**
 * What is around some nodes: walked breadth first, folded, and bounded so that it can be drawn. All in
 * node numbers of an {@link AccessGraph}.
 */
import type { Direction } from '../../../shared/schemas/graph'
import type { AccessIndex } from '../access-index'
import type { Links } from '../links'
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
  /** Where given, nothing else is drawn but the focus; groups by their keys in the picture without it. */
  only: { nodes: ReadonlySet<number>; groups: ReadonlySet<string> } | undefined
  /** Folding stops where a kind has no more than this many items. */
  mostOfKind: number
  /** Of a kind that still has more items than this, what is farthest folds, alike or not. */
  mostApart: number
  mostItems: number
  mostEdges: number
}

/** One node, or several folded into one. */
export interface Item {
  nodes: readonly number[]
  /** Of a folded group. */
  key: string | undefined
  /** Whether all of a folded group have the same neighbours nearer to the focus. */
  alike: boolean
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

/** What a folded group stands for: its key is made of that. */
export interface GroupTraits {
  /** One of its nodes, for the kind. */
  node: number
  /** Neighbours nearer to the focus: of all members, or where they are not alike of any. */
  nearer: readonly number[]
  /** Of inclusion. */
  level: number
  alike: boolean
}
type KeyOf = (group: GroupTraits) => string

export function neighbourhood(index: AccessIndex, around: Around, keyOf: KeyOf): Drawn {
  const graph = graphOf(index)
  const { items: all, levelOf } = folded(index, graph, around, keyOf)
  const sorted = inOrderOfDrawing(graph, all)
  const items = sorted.slice(0, around.mostItems)
  setTiers(graph, items, levelOf)
  const notDrawn = sorted.slice(around.mostItems).flatMap(({ nodes }) => nodes)
  return { items, notDrawn, ...edgesBetween(graph, items, around.mostEdges) }
}

/** All that is to be drawn, without a bound, and how far from the switches each permission stands. */
function folded(
  index: AccessIndex,
  graph: AccessGraph,
  around: Around,
  keyOf: KeyOf,
): { items: Item[]; levelOf: (node: number) => number } {
  const distance = walked(index, graph, around)
  const groups = keptGroups(index, graph, around, keyOf)
  // A node that is kept by itself is not drawn a second time in its group.
  const apart = groups.map((group) => ({
    ...group,
    nodes: group.nodes.filter((node) => distance[node] === -1),
  }))
  const reached = placesReached(distance)
  const levels = inclusionLevels(
    index,
    new Set(
      [...reached, ...apart.flatMap(({ nodes }) => nodes)]
        .filter((node) => graph.kindOf(node) === 'permission')
        .map((node) => graph.numberOf(node)),
    ),
  )
  const levelOf = (node: number): number =>
    graph.kindOf(node) === 'permission' ? levels.get(graph.numberOf(node))! : 0
  return {
    items: [
      ...fold(graph, around, distance, reached, levelOf, keyOf),
      ...apart.flatMap(({ nodes, ...group }): Item[] => {
        if (nodes.length === 0) return []
        if (!around.isUnfolded(group.key!)) return [{ ...group, nodes }]
        return nodes.map((node) => single(node, group.distance))
      }),
    ],
    levelOf,
  }
}

/** Groups that are kept: they stand for the same as in the picture in which they were chosen. */
function keptGroups(
  index: AccessIndex,
  graph: AccessGraph,
  around: Around,
  keyOf: KeyOf,
): readonly Item[] {
  const groups = around.only?.groups
  if (groups === undefined || groups.size === 0) return []
  const isUnfolded = (key: string): boolean => !groups.has(key) && around.isUnfolded(key)
  const { items } = folded(index, graph, { ...around, only: undefined, isUnfolded }, keyOf)
  return items.filter(({ key }) => key !== undefined && groups.has(key))
}

/** Steps from the focus; -1 where a node is not reached. */
function walked(
  index: AccessIndex,
  graph: AccessGraph,
  { app, direction, expanded, focus, hidden, hops, only }: Around,
): Int16Array {
  const isShown = (node: number): boolean => !hidden.has(node) && isOfApp(index, graph, node, app)
  const start = focus.filter((node) => !hidden.has(node))
  const distance = new Int16Array(graph.size).fill(-1)
  for (const node of start) distance[node] = 0
  if (only !== undefined) {
    for (const node of only.nodes) {
      if (distance[node] === -1 && isShown(node)) distance[node] = 1
    }
    return distance
  }
  const { above, below } = graph
  const ways = {
    above: [[above]],
    below: [[below]],
    both: [[above], [below]],
    any: [[above, below]],
  }
  for (const sides of ways[direction]) {
    // Each way for itself: what is below one focus is passed on the way up from another.
    const steps = walk(start, sides, hops, isShown)
    steps.forEach((step, node) => {
      if (step >= 0 && (distance[node] === -1 || step < distance[node]!)) distance[node] = step
    })
  }
  // What was opened by hand is shown with its own neighbours, whichever way was walked.
  for (const node of expanded) {
    if (distance[node] === -1) continue
    for (const links of [below, above]) {
      for (const other of links.of(node)) {
        if (distance[other] === -1 && isShown(other)) distance[other] = distance[node]! + 1
      }
    }
  }
  return distance
}

function walk(
  start: readonly number[],
  sides: readonly Links[],
  hops: number,
  isShown: (node: number) => boolean,
): Int16Array {
  const steps = new Int16Array(sides[0]!.size).fill(-1)
  for (const node of start) steps[node] = 0
  let front = start
  for (let hop = 1; hop <= hops; hop++) {
    const next: number[] = []
    const visit = (node: number): void => {
      if (steps[node] !== -1 || !isShown(node)) return
      steps[node] = hop
      next.push(node)
    }
    for (const node of front) for (const links of sides) links.of(node).forEach(visit)
    front = next
  }
  return steps
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

/** Nodes of a kind, level and distance that have the same neighbours nearer to the focus. */
interface Class {
  nodes: readonly number[]
  nearer: readonly number[]
  level: number
  distance: number
  /** Undefined where they are drawn one by one. */
  key: string | undefined
}

/**
 * Nodes that are alike fold first, the largest classes before others, as long as a kind has more items
 * than can be looked over. Where hardly any two are alike, as users of many roles, the farthest fold
 * into one for their distance: its edges say how many of its members each one stands for.
 */
function fold(
  graph: AccessGraph,
  around: Around,
  distance: Int16Array,
  reached: readonly number[],
  levelOf: (node: number) => number,
  keyOf: KeyOf,
): Item[] {
  const { expanded, focus, foldFrom, isUnfolded, mostOfKind, only } = around
  const items: Item[] = []
  const alone = new Set([...focus, ...expanded])
  const byKind = new Map<string, number[]>()
  for (const node of reached) {
    if (alone.has(node) || only !== undefined) items.push(single(node, distance[node]!))
    else listIn(byKind, graph.kindOf(node)).push(node)
  }
  for (const nodes of byKind.values()) {
    if (nodes.length <= mostOfKind) {
      items.push(...nodes.map((node) => single(node, distance[node]!)))
      continue
    }
    let left = nodes.length
    const classes = classesOf(graph, nodes, distance, levelOf).flatMap((alike): Class[] => {
      if (left <= mostOfKind || alike.nodes.length < foldFrom) return [alike]
      const key = keyOf({ ...alike, node: alike.nodes[0]!, alike: true })
      if (isUnfolded(key)) {
        // Opened by hand: it stays open, and takes no room from the others.
        for (const node of alike.nodes) items.push(single(node, alike.distance))
        left -= alike.nodes.length
        return []
      }
      left -= alike.nodes.length - 1
      return [{ ...alike, key }]
    })
    for (const item of foldFarthest(classes, left, around, keyOf)) items.push(item)
  }
  return items
}

const single = (node: number, distance: number): Item => ({
  nodes: [node],
  key: undefined,
  alike: true,
  tier: 0,
  distance,
})

const itemsOf = ({ distance, key, nodes }: Class): Item[] =>
  key === undefined
    ? nodes.map((node) => single(node, distance))
    : [{ nodes, key, alike: true, tier: 0, distance }]

/** @param items how many the classes are */
function foldFarthest(
  classes: readonly Class[],
  items: number,
  { isUnfolded, mostApart }: Around,
  keyOf: KeyOf,
): Item[] {
  if (items <= mostApart) return classes.flatMap(itemsOf)
  const byPlace = new Map<string, Class[]>()
  for (const one of classes) listIn(byPlace, `${one.distance} ${one.level}`).push(one)
  const farthestFirst = [...byPlace.values()].sort(
    ([a], [b]) => b!.distance - a!.distance || b!.level - a!.level,
  )
  let left = items
  return farthestFirst.flatMap((inside) => {
    const [{ distance, level }] = inside as [Class]
    const here = inside.reduce((sum, { key, nodes }) => sum + (key ? 1 : nodes.length), 0)
    if (left <= mostApart || here === 1) return inside.flatMap(itemsOf)
    const nodes = inside.flatMap((one) => one.nodes)
    const nearer = [...new Set(inside.flatMap((one) => one.nearer))]
    const key = keyOf({ node: nodes[0]!, nearer, level, alike: inside.length === 1 })
    if (isUnfolded(key)) return inside.flatMap(itemsOf)
    left -= here - 1
    return [{ nodes, key, alike: inside.length === 1, tier: 0, distance }]
  })
}

/** The largest first. */
function classesOf(
  graph: AccessGraph,
  nodes: readonly number[],
  distance: Int16Array,
  levelOf: (node: number) => number,
): Class[] {
  const classes = new Map<string, Class & { nodes: number[] }>()
  // One for all: there are tens of thousands of nodes, and few of them are the first of their class.
  const nearer: number[] = []
  for (const node of nodes) {
    const own = distance[node]!
    const level = levelOf(node)
    nearer.length = 0
    const add = (other: number): void => {
      if (distance[other]! >= 0 && distance[other]! < own) nearer.push(other)
    }
    graph.above.of(node).forEach(add)
    graph.below.of(node).forEach(add)
    const name = `${own} ${level} ${nearer.join()}`
    const found = classes.get(name)
    if (found) found.nodes.push(node)
    else {
      classes.set(name, {
        nodes: [node],
        nearer: [...nearer],
        level,
        distance: own,
        key: undefined,
      })
    }
  }
  return [...classes.values()].sort(
    (a, b) => b.nodes.length - a.nodes.length || a.nodes[0]! - b.nodes[0]!,
  )
}

/** Nearest first, then in turns of each kind, so that no kind crowds out another; groups before others. */
function inOrderOfDrawing(graph: AccessGraph, items: readonly Item[]): Item[] {
  const byKind = new Map<string, Item[]>()
  for (const item of items) {
    listIn(byKind, `${item.distance} ${graph.kindOf(item.nodes[0]!)}`).push(item)
  }
  const turns = [...byKind.values()].flatMap((inside) =>
    inside
      .sort((a, b) => b.nodes.length - a.nodes.length || a.nodes[0]! - b.nodes[0]!)
      .map((item, turn) => ({ item, turn })),
  )
  return turns
    .sort(
      (a, b) =>
        a.item.distance - b.item.distance || a.turn - b.turn || a.item.nodes[0]! - b.item.nodes[0]!,
    )
    .map(({ item }) => item)
}

function listIn<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const found = lists.get(key) ?? []
  lists.set(key, found)
  return found
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
