/** How many edges between two columns cross: inversions, counted by a Fenwick tree (P. Fenwick, 1994). */

/**
 * @param order nodes of the left column from top to bottom
 * @param after edges to the right column, as starts and ends
 * @param position of each node within its column
 * @param size nodes in the right column
 */
export function countCrossings(
  order: Uint32Array,
  after: { starts: Uint32Array; ends: Uint32Array },
  position: Uint32Array,
  size: number,
): number {
  const tree = new Uint32Array(size + 1)
  let edges = 0
  let crossings = 0
  const { ends, starts } = after
  for (let place = 0; place < order.length; place++) {
    const start = starts[order[place]!]!
    const end = starts[order[place]! + 1]!
    // First all of one node are counted, then added: edges that share an end do not cross.
    for (let at = start; at < end; at++) {
      for (let node = position[ends[at]!]! + 1; node > 0; node -= node & -node) {
        crossings -= tree[node]!
      }
    }
    crossings += edges * (end - start)
    for (let at = start; at < end; at++) {
      for (let node = position[ends[at]!]! + 1; node <= size; node += node & -node) tree[node]!++
    }
    edges += end - start
  }
  return crossings
}
