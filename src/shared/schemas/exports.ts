/** Handing over: how a CSV file is written, and what it says of where it came from. */
import * as v from 'valibot'
import { Account } from './accounts'
import { Count, Missing, Named, SnapshotBrief } from './common'
import { CompareOn, CompareSides } from './compare'
import { MatrixColumns, MatrixOrder, MatrixRows } from './matrix'

const delimiter = v.picklist(['comma', 'semicolon', 'tab'])
const lineEnd = v.picklist(['crlf', 'lf'])
const cells = v.picklist(['words', 'marks'])

/** RFC 4180 unless said otherwise. */
export const CsvForm = v.object({
  delimiter: v.optional(delimiter),
  lineEnd: v.optional(lineEnd),
  /** A byte order mark, which Excel needs to see UTF-8. */
  bom: v.optional(v.boolean()),
  /**
   * `words`: listed, included, …; `marks`: `x` for yes, `?` for unknown, empty for no. Behind either
   * stands `≠` where the vendor's word and the computation differ.
   */
  cells: v.optional(cells),
})
export type CsvForm = v.InferOutput<typeof CsvForm>

const ExportedCells = v.object({
  yes: v.number(),
  no: v.number(),
  unknown: v.number(),
  /** Of all these, those where the vendor's word and the computation differ. */
  differing: v.number(),
  /** EnOS: those, yes or no, that are computed and that its own answer does not confirm; else 0. */
  notConfirmed: v.number(),
})

/** What stands beside an exported file: what it is, where it came from, and what is not in it. */
export const Provenance = v.object({
  product: v.object({ name: v.literal('Permiscope'), version: v.string() }),
  /** ISO 8601. */
  exportedAt: v.string(),
  account: v.omit(Account, ['createdAt']),
  /** How old and how whole the data is. */
  snapshot: SnapshotBrief,
  content: v.variant('kind', [
    v.object({
      kind: v.literal('matrix'),
      rows: MatrixRows,
      columns: MatrixColumns,
      filter: v.string(),
      columnFilter: v.string(),
      differing: v.boolean(),
      order: MatrixOrder,
      allRows: Count,
      allColumns: Count,
      rowsWritten: v.number(),
      columnsWritten: v.number(),
      /** Left out because it is not known whether they match their filter. */
      rowsUnknown: v.number(),
      columnsUnknown: v.number(),
      cells: ExportedCells,
      /** What each column's heading stands for. */
      headings: v.array(
        v.object({ heading: v.string(), id: v.string(), app: v.optional(v.string()) }),
      ),
    }),
    v.object({
      kind: v.literal('comparison'),
      sides: CompareSides,
      /** Where each stands: they can be of several accounts and snapshots. */
      subjects: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          whole: v.boolean(),
          account: Named,
          snapshot: SnapshotBrief,
        }),
      ),
      on: CompareOn,
      app: v.optional(v.string()),
      differencesOnly: v.boolean(),
      rowsWritten: v.number(),
      /** Over all permissions, whatever is left out. */
      total: v.number(),
      same: v.number(),
      differing: v.number(),
      unknown: v.number(),
      /** Of users: cells, yes or no, that are computed and that EnOS's own answer does not confirm. */
      notConfirmed: v.optional(v.number()),
    }),
    v.object({
      kind: v.literal('differences'),
      user: v.optional(v.string()),
      app: v.optional(v.string()),
      rowsWritten: v.number(),
      /** As in the answer itself, `access.differences`. */
      compared: v.number(),
      agreed: v.number(),
      notConfirmed: v.number(),
      notComputed: v.number(),
    }),
    v.object({
      kind: v.literal('answer'),
      /** The call's input, with the name of the question as `kind`. */
      question: v.looseObject({ kind: v.string() }),
      rowsWritten: v.number(),
      /** What the answer takes for granted and cannot tell. */
      limits: v.array(v.string()),
    }),
  ]),
  /** True only where nothing in the file is unknown and nothing is known to be missing from it. */
  whole: v.boolean(),
  missing: v.array(Missing),
  file: v.object({
    name: v.string(),
    bytes: v.number(),
    sha256: v.string(),
    encoding: v.literal('utf-8'),
    form: v.object({ delimiter, lineEnd, bom: v.boolean(), cells }),
  }),
})
export type Provenance = v.InferOutput<typeof Provenance>
