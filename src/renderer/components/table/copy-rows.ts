/** Rows of a table for the clipboard, fetched a part at a time so that nothing waits for all of them. */
import type { Api, Input } from '../../../shared/contract'
import { cellText, tabSeparated } from '../../../shared/table-text'
import type { AnyColumn } from '../../../shared/tables'
import { columnTitle } from './table-columns'

const atOnce = 2_000

/**
 * @param places of the rows: first, and behind the last
 * @param progress is told how many were fetched
 * @returns headings and rows, cells separated by tabs
 * @throws the signal's reason; the error of a page that could not be fetched
 */
export async function copiedRows(
  api: Api,
  input: Input<'tables', 'page'>,
  fields: AnyColumn[],
  { end, first }: { first: number; end: number },
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<{ text: string; count: number }> {
  const parts = [tabSeparated([fields.map((name) => columnTitle(input.table, name))])]
  let count = 0
  for (let offset = first; offset < end; offset += atOnce) {
    const limit = Math.min(atOnce, end - offset)
    const page = await api.tables.page({ ...input, fields, offset, limit })
    signal.throwIfAborted()
    if (!page.ok) throw new Error(page.error.message)
    const { rows } = page.value
    if (rows.length === 0) break
    parts.push(tabSeparated(rows.map(({ cells }) => cells.map(cellText))))
    count += rows.length
    progress(count)
  }
  return { text: parts.join('\n'), count }
}
