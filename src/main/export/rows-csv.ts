/** Rows of text as CSV, heading first. */
import { setImmediate as turn } from 'node:timers/promises'
import { dialectOf, type WholeForm } from './csv-form'
import { CsvTable, type ByteSink } from './csv-table'
import type { WriteContext } from './matrix-csv'

/**
 * @param context with the number of rows without the heading, for progress
 * @throws the signal's reason, and what the sink throws
 */
export async function writeRowsCsv(
  rows: Iterable<readonly string[]>,
  form: WholeForm,
  sink: ByteSink,
  { signal, progress, total = 0 }: WriteContext & { total?: number } = {},
): Promise<void> {
  const csv = new CsvTable(sink, dialectOf(form))
  let seen = 0
  let done = -1
  for (const row of rows) {
    csv.row(row)
    done++
    if (csv.written === seen) continue
    seen = csv.written
    progress?.(done, total)
    await turn()
    signal?.throwIfAborted()
  }
  csv.end()
}
