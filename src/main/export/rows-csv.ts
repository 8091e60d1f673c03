/** Rows of text as CSV, heading first. */
import { setImmediate as turn } from 'node:timers/promises'
import { dialectOf, type WholeForm } from './csv-form'
import { CsvTable, type ByteSink } from './csv-table'
import type { WriteContext } from './matrix-csv'

/** @throws the signal's reason, and what the sink throws */
export async function writeRowsCsv(
  rows: readonly (readonly string[])[],
  form: WholeForm,
  sink: ByteSink,
  { signal, progress }: WriteContext = {},
): Promise<void> {
  const csv = new CsvTable(sink, dialectOf(form))
  let seen = 0
  for (const [at, row] of rows.entries()) {
    csv.row(row)
    if (csv.written === seen) continue
    seen = csv.written
    progress?.(at, rows.length - 1)
    await turn()
    signal?.throwIfAborted()
  }
  csv.end()
}
