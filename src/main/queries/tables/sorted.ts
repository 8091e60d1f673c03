/** Rows in the order of a column: what is the same stays in the order of the names. */
import { naturalOrder } from '../../../shared/natural-order'
import type { TableCell } from '../../../shared/schemas/tables'

/** Where there is no text, or nothing is known: behind the others, whichever way is sorted. */
const last = Infinity

/**
 * @param ties a rank for every row of the table
 * @returns the same numbers, sorted
 */
export function sortedRows(
  rows: readonly number[],
  cell: (row: number) => TableCell,
  descending: boolean,
  ties: Uint32Array,
): number[] {
  const keys = keysOf(rows, cell)
  const turn = descending ? -1 : 1
  return rows
    .map((row, at) => ({ row, key: keys[at]! }))
    .sort((a, b) => {
      if (a.key !== b.key) {
        if (a.key === last || b.key === last) return a.key - b.key
        return turn * (a.key - b.key)
      }
      return ties[a.row]! - ties[b.row]! || a.row - b.row
    })
    .map(({ row }) => row)
}

/** The rank of each row's name, so that names are compared once and not at every sorting. */
export function nameRanks(count: number, name: (row: number) => TableCell): Uint32Array {
  const rows = Array.from({ length: count }, (_, row) => row)
  return Uint32Array.from(keysOf(rows, name), (key) => (key === last ? count : key))
}

/** Numbers that order as the cells do. Texts are compared once for each that is different. */
function keysOf(rows: readonly number[], cell: (row: number) => TableCell): Float64Array {
  const cells = rows.map((row) => plain(cell(row)))
  const texts = [...new Set(cells.filter((value) => typeof value === 'string'))].sort(naturalOrder)
  const ranks = new Map<string, number>()
  let rank = 0
  texts.forEach((text, at) => {
    // Capitals and accents do not matter: then the next column decides.
    if (at > 0 && naturalOrder(texts[at - 1]!, text) !== 0) rank = at
    ranks.set(text, rank)
  })
  return Float64Array.from(cells, (value) =>
    typeof value === 'string' ? (value === '' ? last : ranks.get(value)!) : value,
  )
}

function plain(cell: TableCell): string | number {
  if (cell === null) return last
  if (typeof cell === 'boolean') return cell ? 0 : 1
  if (typeof cell !== 'object') return cell
  return 'atLeast' in cell ? cell.atLeast : cell.text
}
