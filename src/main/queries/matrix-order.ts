/** A matrix's rows and columns in another order than by name: by likeness, or by how much they have. */
import type { AccessIndex } from '../access/access-index'
import { bitsOf, ones } from '../access/bits'
import { similarOrder } from '../access/similar-order'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'
import { rowClasses, type RowClass } from './matrix-classes'

/** Columns are compared over this many classes of rows: the largest. */
const mostRowsOfColumn = 4_096

/** @param rows, columns by name @returns the same in the order that is asked for; of equals, by name */
export function inOrder(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  order: 'similar' | 'most',
  rows: Uint32Array,
  columns: Uint32Array,
): { rows: Uint32Array; columns: Uint32Array } {
  const classes = rowClasses(index, what, rows, columns)
  return order === 'similar' ? bySimilarity(classes, columns) : byMost(classes, rows, columns)
}

function bySimilarity(classes: readonly RowClass[], columns: Uint32Array) {
  const rowOrder = similarOrder(classes.map(bitsOfClass))
  const largest = classes
    .toSorted((a, b) => b.rows.length - a.rows.length)
    .slice(0, mostRowsOfColumn)
  const columnOrder = similarOrder(columnsAsRows(largest, columns.length))
  return {
    rows: Uint32Array.from([...rowOrder].flatMap((place) => classes[place]!.rows)),
    columns: columnOrder.map((place) => columns[place]!),
  }
}

/** What is not known counts as neither yes nor no. */
function bitsOfClass({ unknown, yes }: RowClass): Uint32Array {
  const bits = new Uint32Array(yes.length * 2)
  bits.set(yes)
  bits.set(unknown, yes.length)
  return bits
}

function columnsAsRows(classes: readonly RowClass[], columns: number): Uint32Array[] {
  const words = (classes.length + 31) >>> 5
  const turned = Array.from({ length: columns }, () => new Uint32Array(words * 2))
  for (const [at, { unknown, yes }] of classes.entries()) {
    const bit = 1 << (at & 31)
    for (const column of bitsOf(yes)) turned[column]![at >>> 5]! |= bit
    for (const column of bitsOf(unknown)) turned[column]![words + (at >>> 5)]! |= bit
  }
  return turned
}

function byMost(classes: readonly RowClass[], rows: Uint32Array, columns: Uint32Array) {
  const columnCount = new Float64Array(columns.length)
  const rowCount = new Map<number, number>()
  for (const { rows: alike, yes } of classes) {
    const count = yes.reduce((sum, word) => sum + ones(word), 0)
    for (const row of alike) rowCount.set(row, count)
    for (const column of bitsOf(yes)) columnCount[column]! += alike.length
  }
  const rowPlaces = placesByMost(rows.length, (place) => rowCount.get(rows[place]!)!)
  const columnPlaces = placesByMost(columns.length, (place) => columnCount[place]!)
  return {
    rows: rowPlaces.map((place) => rows[place]!),
    columns: columnPlaces.map((place) => columns[place]!),
  }
}

const placesByMost = (length: number, countOf: (place: number) => number): Uint32Array =>
  new Uint32Array(length).map((_, place) => place).sort((a, b) => countOf(b) - countOf(a) || a - b)
