/** Which columns of a table are shown: by the address, else as remembered, else as at first. */
import { t } from '../../../shared/messages'
import type { OnlineConnector } from '../../../shared/schemas/connections'
import { tableColumns, type AnyColumn, type TableName } from '../../../shared/tables'

export interface ShownColumn {
  name: AnyColumn
  kind: 'text' | 'code' | 'number' | 'yes-no' | 'word'
  hidden?: true
  only?: 'ringcentral' | 'enos'
  never?: 'ringcentral'
  grows: number
  least: number
}

/** What a column is called; a person's name is another word than a thing's in some languages. */
export const columnTitle = (table: TableName, name: AnyColumn): string =>
  t(table === 'users' && name === 'name' ? 'tables.column.users.name' : `tables.column.${name}`)

/** Those that the account's vendor can tell; all where the account is of tables. */
export function columnsThere(
  table: TableName,
  vendor: OnlineConnector | undefined,
): readonly ShownColumn[] {
  const columns: readonly ShownColumn[] = tableColumns[table]
  return columns.filter(
    ({ never, only }) =>
      vendor === undefined || ((only === undefined || only === vendor) && never !== vendor),
  )
}

/** EnOS tells people apart by their e-mail where others have an extension number. */
function isUsual(
  { hidden, name, only }: ShownColumn,
  vendor: OnlineConnector | undefined,
): boolean {
  if (vendor === 'enos') return hidden !== true || name === 'email'
  return hidden !== true && only !== 'enos'
}

/** @param fields names joined by commas; `''`: as at first. The first column names the row and stays. */
export function shownColumns(
  table: TableName,
  vendor: OnlineConnector | undefined,
  fields: string,
): readonly ShownColumn[] {
  const there = columnsThere(table, vendor)
  const names = fields.split(',')
  const named = there.filter(({ name }) => names.includes(name))
  const wanted = named.length > 0 ? named : there.filter((column) => isUsual(column, vendor))
  return wanted[0] === there[0] ? wanted : [there[0]!, ...wanted]
}

/** What an address says of them: nothing where they are as at first. */
export function fieldsText(
  table: TableName,
  vendor: OnlineConnector | undefined,
  names: readonly string[],
): string {
  const text = names.join(',')
  const usual = shownColumns(table, vendor, '').map(({ name }) => name)
  return text === usual.join(',') ? '' : text
}
