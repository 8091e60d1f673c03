/** A table of an account as rows, with the columns that were asked for. */
import { chosenColumns, foundRows, allOf } from '../../queries/tables/page'
import { isUncertain, listsMissing, missingOfAccess } from '../../queries/tables/missing'
import { onlyOnce } from '../../queries/missing'
import { withRefusals } from '../../queries/refusals'
import { cellText } from '../../../shared/table-text'
import type { MakeTable } from './answer-table'

export const tableTable: MakeTable<'table'> = (asked, input) => {
  const { rows, table, unknown } = foundRows(asked, input)
  const columns = chosenColumns(table, input.fields)
  // Cells are made while they are written, so what they lack is known then.
  let certain = unknown === 0
  function* lines(): Generator<string[]> {
    yield columns.map(({ name }) => name.replaceAll('-', ' '))
    for (const row of rows) {
      yield columns.map(({ cell: cellOf }) => {
        const cell = cellOf(row)
        if (isUncertain(cell)) certain = false
        return cellText(cell)
      })
    }
  }
  const missing = () =>
    withRefusals(
      asked,
      onlyOnce([
        ...listsMissing(asked.index, input.table),
        ...(certain ? [] : missingOfAccess(asked.index)),
      ]),
    )
  return {
    what: input.table,
    rows: lines(),
    total: rows.length,
    get whole() {
      return certain && allOf(asked, input.table).is === 'total' && missing().length === 0
    },
    get missing() {
      return missing()
    },
    limits: [],
  }
}
