/** Tables: which rows, in which order, a page at a time. */
import type { AccessIndex } from '../../access/access-index'
import type { Output } from '../../../shared/contract'
import { AppError } from '../../../shared/result'
import type { Count } from '../../../shared/schemas/common'
import type { TableCell, TableInput, TablePage } from '../../../shared/schemas/tables'
import type { TableName } from '../../../shared/tables'
import { fold, matching } from '../filter'
import type { Asked } from '../reader'
import { assignmentsTable, rolesTable, usersTable } from './people'
import { nameRanks, sortedRows } from './sorted'
import { once, type Table } from './table'
import { menusTable, permissionsTable } from './things'

const tables: Record<TableName, (index: AccessIndex) => Table> = {
  users: usersTable,
  roles: rolesTable,
  permissions: permissionsTable,
  assignments: assignmentsTable,
  menus: menusTable,
}

interface Made extends Table {
  ranks: () => Uint32Array
}

export interface FoundRows {
  table: Table
  /** Numbers of rows, sorted. */
  rows: readonly number[]
  unknown: number
}

/** What was found last: a person scrolls through one answer by many pages. */
const answersKept = 8
const kept = new WeakMap<
  AccessIndex,
  { tables: Map<TableName, Made>; found: Map<string, FoundRows> }
>()

/**
 * @throws AppError `invalid-argument` for a column, key, number or word that the table does not know;
 *   `not-found`, `ambiguous` for what a filter names
 */
export function foundRows(
  { index }: Asked,
  { filter, sort, table: name }: Pick<TableInput, 'filter' | 'sort' | 'table'>,
): FoundRows {
  let here = kept.get(index)
  if (here === undefined) kept.set(index, (here = { tables: new Map(), found: new Map() }))
  let table = here.tables.get(name)
  if (table === undefined) here.tables.set(name, (table = made(tables[name](index))))
  const key = JSON.stringify([name, filter ?? '', sort ?? ''])
  const found = here.found.get(key) ?? find(table, filter, sort)
  here.found.delete(key)
  here.found.set(key, found)
  if (here.found.size > answersKept) here.found.delete(here.found.keys().next().value!)
  return found
}

const made = (table: Table): Made => ({
  ...table,
  ranks: once(() => nameRanks(table.count, table.columns.get(table.nameColumn)!)),
})

function find(table: Made, filter: string | undefined, sort: string | undefined): FoundRows {
  const { matching: rows, unknown } = matching(table.count, table.filter(filter))
  const by = sort ?? table.nameColumn
  const descending = by.startsWith('-')
  const cell = cellOf(table, descending ? by.slice(1) : by, 'sorted by')
  return { table, rows: sortedRows(rows, cell, descending, table.ranks()), unknown }
}

function cellOf({ columns }: Table, name: string, use: string): (row: number) => TableCell {
  const cell = columns.get(name)
  if (cell !== undefined) return cell
  throw new AppError('invalid-argument', `This table cannot be ${use} “${name}”.`, {
    hint: `Its columns are ${[...columns.keys()].join(', ')}.`,
  })
}

/** Names of the columns and what makes their cells. @throws AppError `invalid-argument` */
export function chosenColumns(
  table: Table,
  fields: readonly string[] | undefined,
): { name: string; cell: (row: number) => TableCell }[] {
  return (fields ?? [...table.columns.keys()]).map((name) => ({
    name,
    cell: cellOf(table, name, 'shown with'),
  }))
}

interface PageInput extends TableInput {
  fields?: string[] | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** @throws as {@link foundRows} */
export function tablePage(asked: Asked, input: PageInput): TablePage {
  const { rows, table, unknown } = foundRows(asked, input)
  const columns = chosenColumns(table, input.fields)
  const offset = input.offset ?? 0
  return {
    all: allOf(asked, input.table),
    total: rows.length,
    unknown,
    columns: columns.map(({ name }) => name),
    rows: rows.slice(offset, offset + (input.limit ?? rows.length)).map((row) => ({
      ...table.row(row),
      cells: columns.map(({ cell }) => cell(row)),
    })),
  }
}

export const allOf = ({ snapshot }: Asked, table: TableName): Count => snapshot.counts[table]

type PlaceInput = Parameters<typeof tablePlace>[1]

/** Where a row stands in what a filter found. @throws as {@link foundRows} */
export function tablePlace(
  asked: Asked,
  input: TableInput & {
    sel?: string | undefined
    app?: string | undefined
    begins?: string | undefined
    after?: number | undefined
  },
): Output<'tables', 'place'> {
  const { rows, table } = foundRows(asked, input)
  const fits = fitting(table, input)
  const start = (input.after ?? -1) + 1
  for (let step = 0; step < rows.length; step++) {
    const place = (start + step) % rows.length
    if (fits(rows[place]!)) return { place }
  }
  return { place: null }
}

function fitting(table: Table, { app, begins, sel }: PlaceInput): (row: number) => boolean {
  if (begins !== undefined) {
    const wanted = fold(begins)
    return (number) => fold(table.row(number).name).startsWith(wanted)
  }
  return (number) => {
    const row = table.row(number)
    if (app !== undefined && row.app !== undefined && row.app !== app) return false
    return row.sel === sel || row.other === sel
  }
}
