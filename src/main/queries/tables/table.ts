/** What the tables of an account share: rows by number, and columns whose cells are made when needed. */
import type { TableCell, TableRow } from '../../../shared/schemas/tables'
import type { ColumnOf, TableName } from '../../../shared/tables'
import type { Known, Test } from '../filter'

export interface Table {
  /** How many rows there are without a filter. */
  count: number
  /** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
  filter: (text: string | undefined) => Test
  columns: ReadonlyMap<string, (row: number) => TableCell>
  /** Which column names a row. */
  nameColumn: string
  row: (row: number) => Omit<TableRow, 'cells'>
}

/** Every column of a table, whatever is shown. */
export type Columns<T extends TableName> = Record<ColumnOf<T>, (row: number) => TableCell>

export const columnsMap = <T extends TableName>(
  columns: Columns<T>,
): ReadonlyMap<string, (row: number) => TableCell> => new Map(Object.entries(columns))

/** Works something out when it is first needed: most questions ask for few columns. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

export const countCell = ({ exact, value }: Known): TableCell =>
  exact ? value : { atLeast: value }

/** A text that is not known to be absent is unknown. */
export const textCell = (text: string | undefined, read: boolean): TableCell =>
  text ?? (read ? '' : null)

/**
 * What a row shows and copies of a list that may not be all there is. With commas in every language: files
 * and what is copied are the same for whoever reads them.
 */
export const listCell = (names: readonly string[], whole: boolean): TableCell => {
  const text = names.join(', ')
  if (whole) return text
  return text === '' ? null : { text, more: true }
}
