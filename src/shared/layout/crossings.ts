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
  for (const node of order) {
    const start = after.starts[node]!
    const end = after.starts[node + 1]!
    // First all of one node are counted, then added: edges that share an end do not cross.
    for (let at = start; at < end; at++) {
      let notAbove = 0
      for (let place = position[after.ends[at]!]! + 1; place > 0; place -= place & -place) {
        notAbove += tree[place]!
      }
      crossings += edges - notAbove
    }
    for (let at = start; at < end; at++) {
      for (let place = position[after.ends[at]!]! + 1; place <= size; place += place & -place) {
        tree[place]!++
      }
      edges++
    }
  }
  return crossings
}
