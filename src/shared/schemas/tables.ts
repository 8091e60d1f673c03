/** One page of a table, whichever it is. */
import * as v from 'valibot'
import { tableNames } from '../tables'
import { Count, Question } from './common'

export const TableName = v.picklist(tableNames)

/**
 * Null: not known. `''`: there is none. `atLeast`: so many are known of. `more`: there may be others
 * beside those that the text names.
 */
export const TableCell = v.nullable(
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.object({ atLeast: v.number() }),
    v.object({ text: v.string(), more: v.literal(true) }),
  ]),
)
export type TableCell = v.InferOutput<typeof TableCell>

export const TableRow = v.object({
  /** As an address names it: `user:63001000`, `permission:APP/ID`. Of an assignment the user. */
  sel: v.string(),
  /** Of an assignment the role. */
  other: v.optional(v.string()),
  /** Of a menu the id of its app. */
  app: v.optional(v.string()),
  name: v.string(),
  /** Of a role: the vendor hides it. */
  hidden: v.optional(v.literal(true)),
  /** In the order of the columns that were asked for. */
  cells: v.array(TableCell),
})
export type TableRow = v.InferOutput<typeof TableRow>

/** Which table, and which of its rows in which order. `sort`: a column, `-` in front for descending. */
export const tableInput = {
  ...Question,
  table: TableName,
  filter: v.optional(v.string()),
  sort: v.optional(v.string()),
}
export type TableInput = v.InferOutput<v.ObjectSchema<typeof tableInput, undefined>>

/** Names of columns; absent: all. */
export const tableFields = v.optional(v.pipe(v.array(v.string()), v.maxLength(50)))

export const TablePage = v.object({
  /** How many rows the table has without a filter. */
  all: Count,
  /** How many match the filter. */
  total: v.number(),
  /** Rows that may match, but what the filter asks for was not read of them. */
  unknown: v.number(),
  columns: v.array(v.string()),
  rows: v.array(TableRow),
})
export type TablePage = v.InferOutput<typeof TablePage>

/** Where a row stands: the one that is named, or the next whose name begins so. */
export const placeInput = {
  ...tableInput,
  sel: v.optional(v.string()),
  app: v.optional(v.string()),
  begins: v.optional(v.string()),
  /** A row's place; the search goes on behind it, and at the end begins anew. */
  after: v.optional(v.number()),
}

/** What a filter's key can be asked for, as a person begins to type it. */
export const valuesInput = {
  ...Question,
  table: TableName,
  key: v.string(),
  begins: v.string(),
}
export const FilterValues = v.object({
  values: v.array(
    v.object({
      value: v.string(),
      /** What it is called, where that is not the value. */
      name: v.optional(v.string()),
    }),
  ),
})
