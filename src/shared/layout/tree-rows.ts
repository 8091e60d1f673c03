/** A tree as the rows that are on show: the open nodes, flattened, each with its place for ARIA. */

export interface TreeRow<N> {
  node: N
  /** From 1, as `aria-level` counts. */
  level: number
  /** From 1, among its siblings. */
  position: number
  siblings: number
  /** Undefined where there is nothing to open. */
  open: boolean | undefined
  /** Index of the parent's row; -1 at the root. */
  parent: number
}

export interface TreeShape<N> {
  roots: readonly N[]
  childrenOf: (node: N) => readonly N[]
  isOpen: (node: N) => boolean
}

export function treeRows<N>({ roots, childrenOf, isOpen }: TreeShape<N>): TreeRow<N>[] {
  const rows: TreeRow<N>[] = []
  // An explicit stack: menus are deep enough in places to make recursion slow, and never safe to assume.
  const stack: { nodes: readonly N[]; next: number; level: number; parent: number }[] = [
    { nodes: roots, next: 0, level: 1, parent: -1 },
  ]
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    const node = top.nodes[top.next]
    if (top.next >= top.nodes.length || node === undefined) {
      stack.pop()
      continue
    }
    top.next += 1
    const children = childrenOf(node)
    const open = children.length === 0 ? undefined : isOpen(node)
    rows.push({
      node,
      level: top.level,
      position: top.next,
      siblings: top.nodes.length,
      open,
      parent: top.parent,
    })
    if (open === true) {
      stack.push({ nodes: children, next: 0, level: top.level + 1, parent: rows.length - 1 })
    }
  }
  return rows
}

/** The row that typed letters go to: the next one, around the end, whose text starts with them. */
export function typeAhead(
  texts: { count: number; at: (index: number) => string },
  from: number,
  letters: string,
): number {
  const wanted = letters.toLocaleLowerCase()
  // A single letter moves on; several letters may still mean the present row.
  const start = letters.length === 1 ? from + 1 : from
  for (let step = 0; step < texts.count; step += 1) {
    const index = (start + step) % texts.count
    if (texts.at(index).toLocaleLowerCase().startsWith(wanted)) return index
  }
  return -1
}
