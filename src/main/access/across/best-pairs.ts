/**
 * The one-to-one assignment with the greatest sum of weights: the Hungarian method with shortest
 * augmenting paths (Kuhn 1955; Jonker and Volgenant 1987), exact, in O(n²·m).
 */

/**
 * @param weights rows × columns, none negative; 0: the two do not go together
 * @returns the column of each row; undefined where it goes with none
 */
export function bestPairs(weights: readonly Float64Array[]): (number | undefined)[] {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  if (rows > columns) {
    const found = weights.map((): number | undefined => undefined)
    bestPairs(transposed(weights, columns)).forEach((row, column) => {
      if (row !== undefined) found[row] = column
    })
    return found
  }
  // Numbered from 1, so that 0 can stand for "none": row 0 is whichever looks for a column.
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Uint32Array(columns + 1)
  const cameFrom = new Uint32Array(columns + 1)
  const distance = new Float64Array(columns + 1)
  const reached = new Uint8Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    distance.fill(Infinity)
    reached.fill(0)
    let column = 0
    do {
      reached[column] = 1
      const from = rowOf[column]!
      let nearest = 0
      let least = Infinity
      for (let to = 1; to <= columns; to++) {
        if (reached[to] === 1) continue
        const cost = -weights[from - 1]![to - 1]! - rowPrice[from]! - columnPrice[to]!
        if (cost < distance[to]!) {
          distance[to] = cost
          cameFrom[to] = column
        }
        if (distance[to]! < least) {
          least = distance[to]!
          nearest = to
        }
      }
      for (let to = 0; to <= columns; to++) {
        if (reached[to] === 1) {
          rowPrice[rowOf[to]!]! += least
          columnPrice[to]! -= least
        } else distance[to]! -= least
      }
      column = nearest
    } while (rowOf[column] !== 0)
    // Along the path that was found, each row takes the next one's column.
    while (column !== 0) {
      rowOf[column] = rowOf[cameFrom[column]!]!
      column = cameFrom[column]!
    }
  }
  const found = weights.map((): number | undefined => undefined)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]! - 1
    if (row >= 0 && weights[row]![column - 1]! > 0) found[row] = column - 1
  }
  return found
}

function transposed(weights: readonly Float64Array[], columns: number): Float64Array[] {
  return Array.from({ length: columns }, (_, column) =>
    Float64Array.from(weights, (row) => row[column]!),
  )
}
