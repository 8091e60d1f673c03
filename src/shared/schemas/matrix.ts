/** The matrix: users or roles in rows; permissions, roles or menus in columns. */
import * as v from 'valibot'
import { Evidence } from './access'
import { Answer, Count, Missing, SnapshotBrief } from './common'
import { CellKind } from './roles'

/**
 * A row of cells as text, one character a cell: the first letter of its kind (`n` is no, `u`
 * unknown). Upper case where the vendor's word and the computation differ.
 */
export const Cells = v.string()

export const MatrixRows = v.picklist(['users', 'roles'])
export type MatrixRows = v.InferOutput<typeof MatrixRows>
export const MatrixColumns = v.picklist(['permissions', 'roles', 'menus'])
export type MatrixColumns = v.InferOutput<typeof MatrixColumns>

/** By name (menus as they stand in their app); likest beside each other; or those with most first. */
export const MatrixOrder = v.picklist(['name', 'similar', 'most'])
export type MatrixOrder = v.InferOutput<typeof MatrixOrder>

/** What users can be grouped by; roles by `custom` alone. */
export const RowGroups = v.picklist(['roles', 'type', 'status', 'site', 'custom'])
export type RowGroups = v.InferOutput<typeof RowGroups>
/** Permissions by both; menus by app; roles by `custom`. */
export const ColumnGroups = v.picklist(['category', 'app', 'custom'])
export type ColumnGroups = v.InferOutput<typeof ColumnGroups>

/** What the matrix is about; roles × roles does not exist. */
export const MatrixShape = {
  rows: MatrixRows,
  columns: MatrixColumns,
  /** Which rows: words and `key:value` terms as in the list of users (docs/filters.md); of roles: words, `custom:`, `id:`, `name:`. */
  filter: v.optional(v.string()),
  /** Which columns: words in name, id or code, and `category:`, `app:`, `assignable:yes|no`; of roles as above. */
  columnFilter: v.optional(v.string()),
  /**
   * Leaves out rows, and columns, of which it is known that they say the same everywhere: all yes or
   * all no. Judged over all that the filters leave, so a row left out still counts for the columns.
   */
  differing: v.optional(v.boolean()),
  /** Of rows and columns alike; within groups where there are any. Absent: by name. */
  order: v.optional(MatrixOrder),
}

/** How a view shows a matrix: groups, each with a line of sums before its members. Exports have none. */
export const MatrixGroups = {
  rowGroups: v.optional(RowGroups),
  columnGroups: v.optional(ColumnGroups),
  /** Keys of groups of which only the sums are shown; `*` stands for all, and a key is then shown whole. */
  foldedRows: v.optional(v.pipe(v.array(v.string()), v.maxLength(10_000))),
  foldedColumns: v.optional(v.pipe(v.array(v.string()), v.maxLength(10_000))),
}

export const MatrixHead = v.object({
  id: v.string(),
  name: v.string(),
  /** Second line: e-mail or extension number of a user, category of a permission, path of a menu. */
  detail: v.optional(v.string()),
  app: v.optional(v.string()),
  /** Of a permission. */
  assignable: v.optional(v.nullable(v.boolean())),
  /** Of a line of sums: how many rows or columns it stands for, and whether only it is shown. `id` is its key. */
  group: v.optional(v.object({ members: v.number(), folded: v.boolean() })),
})
export type MatrixHead = v.InferOutput<typeof MatrixHead>

export const MatrixPage = v.object({
  snapshot: SnapshotBrief,
  /** Rows and columns there are in all, and how many the filters leave. */
  allRows: Count,
  allColumns: Count,
  rowsTotal: v.number(),
  columnsTotal: v.number(),
  /** Lines that the view shows of them: groups' sums count, members of folded groups do not. */
  rowLines: v.number(),
  columnLines: v.number(),
  /** Rows and columns that may match their filter but of which it is not known. */
  rowsUnknown: v.number(),
  columnsUnknown: v.number(),
  rowOffset: v.number(),
  columnOffset: v.number(),
  rows: v.array(
    v.object({
      ...MatrixHead.entries,
      /** Of a sum: `a` all yes, `s` some, `n` none, `u` none known and some unknown. */
      cells: Cells,
      /** Of each cell that is a sum, by its place in `cells`: how many are yes, and of how many it is not known. */
      sums: v.optional(v.record(v.string(), v.object({ yes: v.number(), unknown: v.number() }))),
    }),
  ),
  columns: v.array(MatrixHead),
  /**
   * EnOS: rows and cells, yes or no, that are computed and that its own answer does not confirm, among all
   * that the filters leave (also those that `differing` leaves out); else 0.
   */
  notConfirmed: v.object({ rows: v.number(), cells: v.number() }),
  missing: v.array(Missing),
})
export type MatrixPage = v.InferOutput<typeof MatrixPage>

/** One cell with its proof. */
export const CellProof = v.object({
  snapshot: SnapshotBrief,
  row: MatrixHead,
  column: MatrixHead,
  kind: CellKind,
  answer: Answer,
  computed: Answer,
  vendor: Answer,
  differs: v.boolean(),
  /** As in `Why`. */
  confirmed: v.optional(v.boolean()),
  /** Sentences: first the answer itself. */
  text: v.array(v.string()),
  missing: v.array(Missing),
  evidence: v.array(Evidence),
  limits: v.array(v.string()),
})
export type CellProof = v.InferOutput<typeof CellProof>
