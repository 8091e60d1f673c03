import { describe, expect, it } from 'vitest'
import {
  cellOf,
  MatrixPages,
  type LoadBlock,
} from '../../../src/renderer/state/matrix-pages.svelte'

const snapshot = {
  id: 1,
  takenAt: null,
  at: '2026-01-01T00:00:00Z',
  status: 'whole',
  notWhole: 0,
} as const

/** A matrix in which a cell's letter tells its place: listed where row and column are alike. */
function loaderOf(rowsTotal: number, columnsTotal: number): { load: LoadBlock; asked: string[] } {
  const asked: string[] = []
  const load: LoadBlock = ({ rowOffset = 0, rowLimit = 0, columnOffset = 0, columnLimit = 0 }) => {
    asked.push(`${rowOffset} ${columnOffset}`)
    const rows = range(rowOffset, Math.min(rowsTotal, rowOffset + rowLimit))
    const columns = range(columnOffset, Math.min(columnsTotal, columnOffset + columnLimit))
    return Promise.resolve({
      ok: true,
      value: {
        snapshot,
        allRows: { value: rowsTotal, is: 'total' },
        allColumns: { value: columnsTotal, is: 'total' },
        rowsTotal,
        columnsTotal,
        rowLines: rowsTotal,
        columnLines: columnsTotal,
        rowsUnknown: 0,
        columnsUnknown: 0,
        notConfirmed: { rows: 0, cells: 0 },
        rowOffset,
        columnOffset,
        rows: rows.map((row) => ({
          id: `r${row}`,
          name: `Row ${row}`,
          cells: columns.map((column) => (row === column ? 'L' : 'n')).join(''),
        })),
        columns: columns.map((column) => ({ id: `c${column}`, name: `Column ${column}` })),
        missing: [],
      },
    })
  }
  return { load, asked }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the letters of a matrix', () => {
  it('tell the kind, and in upper case that the words differ', () => {
    expect([...'lidvnu'].map((letter) => cellOf(letter).kind)).toEqual([
      'listed',
      'included',
      'direct',
      'vendor',
      'no',
      'unknown',
    ])
    expect(cellOf('n')).toEqual({ kind: 'no', differs: false })
    expect(cellOf('N')).toEqual({ kind: 'no', differs: true })
  })

  it('that nobody knows are unknown, never a “no”', () => {
    expect(cellOf('x').kind).toBe('unknown')
  })
})

describe('the blocks of a matrix', () => {
  it('are fetched where they are looked at, once each, and hold cells and headings', async () => {
    const { load, asked } = loaderOf(500, 300)
    const pages = new MatrixPages()
    pages.open(load, true)
    await settled()
    expect(pages.head).toMatchObject({ rowsTotal: 500, columnsTotal: 300 })
    expect(pages.cell(200, 200)).toBeUndefined()

    pages.need({ first: 190, end: 230 }, { first: 190, end: 230 })
    pages.need({ first: 195, end: 235 }, { first: 190, end: 230 })
    await settled()
    expect(pages.cell(200, 200)).toEqual({ kind: 'listed', differs: true })
    expect(pages.cell(200, 201)).toEqual({ kind: 'no', differs: false })
    expect(pages.row(200)?.name).toBe('Row 200')
    expect(pages.column(201)?.id).toBe('c201')
    expect(asked).toEqual(['0 0', '160 160'])
  })

  it('of an earlier question are dropped when they come too late', async () => {
    const pages = new MatrixPages()
    let answerLate: (() => void) | undefined
    const late = loaderOf(7, 7)
    pages.open(
      (asked) => new Promise((resolve) => (answerLate = () => void late.load(asked).then(resolve))),
      true,
    )
    pages.open(loaderOf(5, 5).load, true)
    await settled()
    answerLate?.()
    await settled()
    expect(pages.head?.rowsTotal).toBe(5)
  })
})
