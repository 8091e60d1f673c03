import { visible } from './visible'
import { width } from './width'

export interface Column {
  title: string
  /** Numbers stand right. */
  align?: 'right'
}

/** One overlong cell widens its own row only, not the whole table. */
const widest = 60

function pad(cell: string, columns: number, align: 'right' | undefined): string {
  const space = ' '.repeat(Math.max(0, columns - width(cell)))
  return align === 'right' ? space + cell : cell + space
}

/** Aligned lines under a heading. A column that is empty in every row is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(visible))
  const shown = columns
    .map((column, index) => {
      const widths = cells.map((row) => width(row[index] ?? ''))
      const needed = widths.reduce((most, each) => Math.max(most, Math.min(each, widest)), 0)
      return { column, index, needed, columns: Math.max(needed, width(column.title)) }
    })
    .filter(({ needed }) => needed > 0)
  const line = (cellOf: (index: number) => string) =>
    shown
      .map((each) => pad(cellOf(each.index), each.columns, each.column.align))
      .join('  ')
      .trimEnd()
  if (shown.length === 0) return []
  return [
    line((index) => columns[index]?.title ?? ''),
    ...cells.map((row) => line((index) => row[index] ?? '')),
  ]
}
