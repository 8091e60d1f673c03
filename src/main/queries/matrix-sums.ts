/** Cells of a matrix that are sums: of a group of rows, of columns, or of both. */
import type { AccessIndex } from '../access/access-index'
import { bitsOf } from '../access/bits'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'
import { rowClasses } from './matrix-classes'

export interface Sum {
  yes: number
  unknown: number
}

/** Of `of` cells; where some are yes it says no more than that. */
export function letterOfSum({ unknown, yes }: Sum, of: number): string {
  if (yes === of) return 'a'
  if (yes > 0) return 's'
  return unknown > 0 ? 'u' : 'n'
}

/** How many of some rows have each column, and of how many it is not known. */
export interface ColumnSums {
  yes: Float64Array
  unknown: Float64Array
}

/** Sums of any rows of a matrix: work for each class of equal rows, not for each row. */
export class RowSums {
  readonly #columns: number
  readonly #classOf = new Map<number, number>()
  readonly #bits: readonly { yes: readonly number[]; unknown: readonly number[] }[]

  constructor(
    index: AccessIndex,
    what: { rows: MatrixRows; columns: MatrixColumns },
    rows: Uint32Array,
    columns: Uint32Array,
  ) {
    const classes = rowClasses(index, what, rows, columns)
    this.#columns = columns.length
    classes.forEach((one, number) => {
      for (const row of one.rows) this.#classOf.set(row, number)
    })
    this.#bits = classes.map(({ unknown, yes }) => ({ yes: bitsOf(yes), unknown: bitsOf(unknown) }))
  }

  /** @param rows users or roles of the matrix */
  of(rows: Iterable<number>): ColumnSums {
    const counts = new Map<number, number>()
    for (const row of rows) {
      const found = this.#classOf.get(row)!
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    const sums = {
      yes: new Float64Array(this.#columns),
      unknown: new Float64Array(this.#columns),
    }
    for (const [number, count] of counts) {
      const { unknown, yes } = this.#bits[number]!
      for (const column of yes) sums.yes[column]! += count
      for (const column of unknown) sums.unknown[column]! += count
    }
    return sums
  }
}
