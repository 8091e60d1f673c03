/** A table of an account as rows, with the columns that were asked for. */
import { chosenColumns, foundRows, allOf } from '../../queries/tables/page'
import { cellText } from '../../../shared/table-text'
import type { MakeTable } from './answer-table'

export const tableTable: MakeTable<'table'> = (asked, input) => {
  const { rows, table, unknown } = foundRows(asked, input)
  const columns = chosenColumns(table, input.fields)
  function* lines(): Generator<string[]> {
    yield columns.map(({ name }) => name.replaceAll('-', ' '))
    for (const row of rows) yield columns.map(({ cell }) => cellText(cell(row)))
  }
  return {
    what: input.table,
    rows: lines(),
    total: rows.length,
    whole: unknown === 0 && allOf(asked, input.table).is === 'total',
    missing: [],
    limits: [],
  }
}
