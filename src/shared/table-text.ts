/** Cells as text for files, the clipboard and the terminal: in English, as the words of filters are. */
import { guarded } from './formula-guard'
import type { TableCell } from './schemas/tables'

export function cellText(cell: TableCell): string {
  if (cell === null) return 'unknown'
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'object') {
    return 'atLeast' in cell ? `at least ${cell.atLeast}` : `${cell.text}, and perhaps more`
  }
  return String(cell)
}

/**
 * Rows as a spreadsheet takes them from the clipboard. What would begin another cell or row becomes a
 * space, and no cell is one that a spreadsheet runs.
 */
export const tabSeparated = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(copiedCell).join('\t')).join('\n')

/** A quotation mark at the beginning would be taken off, and what it opens could go on in the next row. */
function copiedCell(cell: string): string {
  const text = guarded(cell.replace(/[\t\r\n]+/g, ' '))
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}
