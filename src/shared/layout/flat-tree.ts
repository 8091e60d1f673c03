/**
 * A tree laid flat in the order of its rows, so that 100,000 nodes are searched at every letter that is
 * typed: whatever leads to a node, or is below it, is a range of numbers.
 */
import type { TreeRow } from './tree-rows'

export interface FlatTree<N> {
  /** Each node before those below it. What follows is by a node's place here. */
  nodes: readonly N[]
  /** Place of the parent; -1 at the root. */
  parents: Int32Array
  /** From 1. */
  levels: Int32Array
  /** One past the last node below it. */
  ends: Int32Array
  /** The deepest level; 0 without nodes. */
  depth: number
}

export function flatTree<N>(
  roots: readonly N[],
  childrenOf: (node: N) => readonly N[],
): FlatTree<N> {
  const nodes: N[] = []
  const parents: number[] = []
  const levels: number[] = []
  const ends: number[] = []
  let depth = 0
  // An explicit stack: an answer may nest deeper than calls can.
  const stack: { nodes: readonly N[]; next: number; parent: number }[] = [
    { nodes: roots, next: 0, parent: -1 },
  ]
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    const node = top.nodes[top.next]
    if (top.next >= top.nodes.length || node === undefined) {
      stack.pop()
      if (top.parent >= 0) ends[top.parent] = nodes.length
      continue
    }
    top.next += 1
    const place = nodes.length
    nodes.push(node)
    parents.push(top.parent)
    levels.push(stack.length)
    ends.push(place + 1)
    depth = Math.max(depth, stack.length)
    const children = childrenOf(node)
    if (children.length > 0) stack.push({ nodes: children, next: 0, parent: place })
  }
  return {
    nodes,
    parents: Int32Array.from(parents),
    levels: Int32Array.from(levels),
    ends: Int32Array.from(ends),
    depth,
  }
}

/** The deepest level down to which no more than `room` nodes stand; at least the first. */
export function levelWithin({ levels, depth }: FlatTree<unknown>, room: number): number {
  const counts = new Array<number>(depth + 1).fill(0)
  for (const level of levels) counts[level]! += 1
  let shown = 0
  for (let level = 1; level <= depth; level += 1) {
    shown += counts[level]!
    if (shown > room) return Math.max(1, level - 1)
  }
  return depth
}

/** What a search or filter leaves of a tree. */
export interface TreeChoice {
  /** Places of those that match, in the order of the rows. */
  matches: readonly number[]
  /** 1 for matches and the ways to them. */
  kept: Uint8Array
  /** 1 for those with a match below them. */
  leading: Uint8Array
}

/** @param isMatch by place */
export function chosenOf(tree: FlatTree<unknown>, isMatch: (place: number) => boolean): TreeChoice {
  const { nodes, parents } = tree
  const matches: number[] = []
  const kept = new Uint8Array(nodes.length)
  const leading = new Uint8Array(nodes.length)
  for (let place = 0; place < nodes.length; place += 1) {
    if (!isMatch(place)) continue
    matches.push(place)
    kept[place] = 1
    for (let above = parents[place]!; above >= 0 && leading[above] === 0; above = parents[above]!) {
      kept[above] = 1
      leading[above] = 1
    }
  }
  return { matches, kept, leading }
}

/**
 * A match keeps what is below it, so that a group that was found can be opened.
 *
 * @param within what a filter left of the tree; absent: all of it
 */
export function withBelow(
  tree: FlatTree<unknown>,
  choice: TreeChoice,
  within: TreeChoice | undefined,
): TreeChoice {
  const kept = choice.kept.slice()
  let end = 0
  for (const place of choice.matches) {
    for (let below = Math.max(place, end); below < tree.ends[place]!; below += 1) {
      if (within === undefined || within.kept[below] === 1) kept[below] = 1
    }
    end = Math.max(end, tree.ends[place]!)
  }
  return { ...choice, kept }
}

/** @param isOpen by place @param kept the others are left out, as if they were not in the tree */
export function flatRows<N>(
  { nodes, parents, levels, ends }: FlatTree<N>,
  isOpen: (place: number) => boolean,
  kept?: Uint8Array,
): TreeRow<N>[] {
  // By the place of the parent, and one further: the roots have none.
  const siblings = new Int32Array(nodes.length + 1)
  for (let place = 0; place < nodes.length; place += 1) {
    if (kept === undefined || kept[place] === 1) siblings[parents[place]! + 1]! += 1
  }
  const before = new Int32Array(nodes.length + 1)
  const rowOf = new Int32Array(nodes.length)
  const rows: TreeRow<N>[] = []
  for (let place = 0; place < nodes.length;) {
    if (kept !== undefined && kept[place] !== 1) {
      place = ends[place]!
      continue
    }
    const parent = parents[place]!
    const open = siblings[place + 1] === 0 ? undefined : isOpen(place)
    rowOf[place] = rows.length
    before[parent + 1]! += 1
    rows.push({
      node: nodes[place]!,
      level: levels[place]!,
      position: before[parent + 1]!,
      siblings: siblings[parent + 1]!,
      open,
      parent: parent < 0 ? -1 : rowOf[parent]!,
    })
    place = open === true ? place + 1 : ends[place]!
  }
  return rows
}
