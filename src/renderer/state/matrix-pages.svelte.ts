/** A matrix of any size, of which only the blocks around what is visible are fetched. */
import { SvelteMap } from 'svelte/reactivity'
import type { Input, Output } from '../../shared/contract'
import type { ErrorValue, Result } from '../../shared/result'
import type { CellKind } from '../../shared/schemas/roles'
import type { MatrixHead } from '../../shared/schemas/matrix'

type Page = Output<'matrix', 'page'>
type Range = Pick<
  Input<'matrix', 'page'>,
  'rowOffset' | 'rowLimit' | 'columnOffset' | 'columnLimit'
>
export type LoadBlock = (range: Range) => Promise<Result<Page>>

const blockRows = 80
const blockColumns = 80
/** Far more than fits on a screen; what is scrolled away further is fetched again when needed. */
const blocksKept = 60
/** More than any matrix has beside each other. */
const mostBlocks = 100_000

export interface MatrixCell {
  kind: CellKind
  /** The vendor's word and the computation are not the same. */
  differs: boolean
}

const kinds: Readonly<Record<string, CellKind>> = {
  l: 'listed',
  i: 'included',
  d: 'direct',
  v: 'vendor',
  n: 'no',
  u: 'unknown',
}

/** A cell that stands for several: how many of them are yes, and of how many it is not known. */
export interface MatrixSum {
  of: number
  yes: number
  unknown: number
}

/** @param letter of a row of cells, as `MatrixPage` documents them */
export function cellOf(letter: string): MatrixCell {
  const lower = letter.toLowerCase()
  return { kind: kinds[lower] ?? 'unknown', differs: lower !== letter }
}

interface Block {
  rows: Page['rows']
  columns: MatrixHead[]
}

export class MatrixPages {
  head = $state.raw<Omit<Page, 'rows' | 'columns'>>()
  error = $state.raw<ErrorValue>()
  slow = $state(false)
  /**
   * What was fetched, by the numbers of its blocks. Each is its own state: what comes draws the cells anew
   * that waited for it, and no others.
   */
  readonly #blocks = new SvelteMap<number, Block>()
  /** Headings stand in every block of their row or column. */
  readonly #rows = new SvelteMap<number, Page['rows']>()
  readonly #columns = new SvelteMap<number, MatrixHead[]>()
  #asked = new Set<number>()
  #generation = 0
  #load: LoadBlock = () => new Promise(() => undefined)

  /** Begins another matrix. What is on show stays until its first block is there, or for a moment. */
  open(load: LoadBlock, another: boolean): void {
    this.#generation += 1
    this.#load = load
    this.#asked = new Set([0])
    const generation = this.#generation
    const timer = setTimeout(() => {
      if (generation !== this.#generation) return
      this.slow = true
      if (another) this.head = undefined
    }, 100)
    void load(rangeOf(0, 0)).then((result) => {
      clearTimeout(timer)
      if (generation !== this.#generation) return
      this.slow = false
      this.error = result.ok ? undefined : result.error
      if (!result.ok) {
        this.head = undefined
        return
      }
      const { rows, columns, ...head } = result.value
      this.head = head
      for (const map of [this.#blocks, this.#rows, this.#columns]) map.clear()
      this.#keep(0, { rows, columns })
    })
  }

  /** Undefined where it was not fetched yet. */
  row(index: number): MatrixHead | undefined {
    return this.#rows.get(Math.floor(index / blockRows))?.[index % blockRows]
  }

  column(index: number): MatrixHead | undefined {
    return this.#columns.get(Math.floor(index / blockColumns))?.[index % blockColumns]
  }

  cell(row: number, column: number): MatrixCell | undefined {
    const block = this.#blocks.get(keyOf(row, column))
    const letter = block?.rows[row % blockRows]?.cells[column % blockColumns]
    return letter === undefined ? undefined : cellOf(letter)
  }

  /** Undefined where the cell is no sum, or was not fetched yet. */
  sum(row: number, column: number): MatrixSum | undefined {
    const block = this.#blocks.get(keyOf(row, column))
    const found = block?.rows[row % blockRows]?.sums?.[String(column % blockColumns)]
    if (found === undefined) return undefined
    const of = (this.row(row)?.group?.members ?? 1) * (this.column(column)?.group?.members ?? 1)
    return { ...found, of }
  }

  /** Fetches what is missing of the cells in view. */
  need(rows: { first: number; end: number }, columns: { first: number; end: number }): void {
    if (this.head === undefined) return
    const lastRow = Math.min(rows.end, this.head.rowLines)
    const lastColumn = Math.min(columns.end, this.head.columnLines)
    for (let row = start(rows.first, blockRows); row < lastRow; row += blockRows) {
      for (
        let column = start(columns.first, blockColumns);
        column < lastColumn;
        column += blockColumns
      ) {
        const key = keyOf(row, column)
        if (!this.#asked.has(key)) void this.#fetch(key, row, column)
      }
    }
  }

  #keep(key: number, block: Block): void {
    this.#blocks.set(key, block)
    const row = Math.floor(key / mostBlocks)
    const column = key % mostBlocks
    if (!this.#rows.has(row)) this.#rows.set(row, block.rows)
    if (!this.#columns.has(column)) this.#columns.set(column, block.columns)
  }

  async #fetch(key: number, row: number, column: number): Promise<void> {
    const generation = this.#generation
    this.#asked.add(key)
    const result = await this.#load(rangeOf(row, column))
    if (generation !== this.#generation) return
    if (!result.ok) {
      this.error = result.error
      return
    }
    const { rows, columns } = result.value
    this.#keep(key, { rows, columns })
    for (const old of this.#blocks.keys()) {
      if (this.#blocks.size <= blocksKept) break
      this.#blocks.delete(old)
      this.#asked.delete(old)
    }
  }
}

const start = (index: number, size: number): number => Math.floor(index / size) * size
const keyOf = (row: number, column: number): number =>
  Math.floor(row / blockRows) * mostBlocks + Math.floor(column / blockColumns)
const rangeOf = (row: number, column: number): Range => ({
  rowOffset: row,
  rowLimit: blockRows,
  columnOffset: column,
  columnLimit: blockColumns,
})
