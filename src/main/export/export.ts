/** Exports as files: the CSV, and beside it a small JSON file that says where it came from. */
import { rmSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { compare, type CompareInput } from '../queries/compare'
import { differingPairs, type DifferencesInput } from '../queries/differences'
import { headOf } from '../queries/matrix-heads'
import { countsOf, matrixSelection, type MatrixShapeInput } from '../queries/matrix-selection'
import type { Asked, Reader } from '../queries/reader'
import { briefOf } from '../queries/snapshots'
import type { ExportedAnswer } from '../../shared/schemas/exported-answers'
import type { CsvForm, Provenance } from '../../shared/schemas/exports'
import { iso } from '../../shared/time'
import type { CallContext } from '../worker/service'
import { answerTable } from './answers'
import { rowsOfComparison } from './comparison-rows'
import { wholeForm, type WholeForm } from './csv-form'
import type { ByteSink } from './csv-table'
import { rowsOfDifferences } from './difference-rows'
import { fileName } from './file-name'
import { columnHeadings, writeMatrixCsv } from './matrix-csv'
import { writeNewFile, type WrittenFile } from './new-file'
import { writeRowsCsv } from './rows-csv'

/** Where to write, and what only the caller knows. */
export interface ExportTarget {
  form: CsvForm
  /** Files that do not exist yet. */
  to: { csv: string; provenance: string }
  version: string
  /** Unix milliseconds. */
  now: number
}

export interface ExportedFile {
  name: string
  location: string
  bytes: number
}

export interface Exported {
  csv: ExportedFile
  provenance: ExportedFile
}

/** @throws AppError as the question itself, and where the files cannot be written; nothing is left then */
export async function exportMatrix(
  asked: Asked,
  shape: MatrixShapeInput,
  target: ExportTarget,
  context: CallContext,
): Promise<Exported> {
  await begin(context)
  const { rows, columns, rowsUnknown, columnsUnknown, missing } = matrixSelection(asked, shape)
  const heads = [...columns].map((column) => headOf(asked, shape.columns, column))
  const headings = columnHeadings(shape.rows, heads)
  const table = { ...shape, rowNumbers: rows, columnNumbers: columns, headings }
  const form = wholeForm(target.form)
  const write = (sink: ByteSink) =>
    writeMatrixCsv(asked.index, table, form, sink, {
      signal: context.signal,
      progress: (done, total) => context.progress({ phase: 'writing', done, total }),
    })
  const [allRows, allColumns] = [countsOf(asked, shape.rows), countsOf(asked, shape.columns)]

  return exported(asked, target, form, `${shape.rows}-${shape.columns}`, write, (cells) => ({
    content: {
      kind: 'matrix',
      rows: shape.rows,
      columns: shape.columns,
      filter: shape.filter ?? '',
      columnFilter: shape.columnFilter ?? '',
      differing: shape.differing ?? false,
      order: shape.order ?? 'name',
      allRows,
      allColumns,
      rowsWritten: rows.length,
      columnsWritten: columns.length,
      rowsUnknown,
      columnsUnknown,
      cells,
      headings: heads.map(({ id, app }, at) => ({
        heading: headings[at]!,
        id,
        ...(app === undefined ? {} : { app }),
      })),
    },
    whole:
      missing.length === 0 &&
      cells.unknown + rowsUnknown + columnsUnknown === 0 &&
      allRows.is === 'total' &&
      allColumns.is === 'total',
    missing,
  }))
}

/** @throws AppError as the question itself, and where the files cannot be written; nothing is left then */
export async function exportComparison(
  asked: Asked,
  input: CompareInput,
  reader: Reader,
  target: ExportTarget,
  context: CallContext,
): Promise<Exported> {
  await begin(context)
  const comparison = compare(asked, input, reader)
  const form = wholeForm(target.form)
  const rows = rowsOfComparison(comparison, form.cells)
  const write = (sink: ByteSink) =>
    writeRowsCsv(rows, form, sink, {
      total: rows.length - 1,
      signal: context.signal,
      progress: (done, total) => context.progress({ phase: 'writing', done, total }),
    })
  const { missing, sides, total, same, differing, unknown } = comparison
  const notConfirmed = sides.flatMap((side) => side.notConfirmed ?? [])

  return exported(asked, target, form, `comparison of ${input.sides}`, write, () => ({
    content: {
      kind: 'comparison',
      sides: input.sides,
      subjects: sides.map(({ account, id, name, snapshot, whole }) => ({
        id,
        name,
        whole,
        account,
        snapshot,
      })),
      on: input.on,
      ...(input.app === undefined ? {} : { app: input.app }),
      differencesOnly: input.differencesOnly,
      rowsWritten: comparison.rows.length,
      total,
      same,
      differing,
      unknown,
      ...(notConfirmed.length === 0
        ? {}
        : { notConfirmed: notConfirmed.reduce((sum, cells) => sum + cells, 0) }),
    },
    whole: missing.length === 0 && unknown === 0 && sides.every((side) => side.whole),
    missing,
  }))
}

/** @throws AppError as the question itself, and where the files cannot be written; nothing is left then */
export async function exportDifferences(
  asked: Asked,
  input: Pick<DifferencesInput, 'user' | 'app'>,
  target: ExportTarget,
  context: CallContext,
): Promise<Exported> {
  await begin(context)
  const { pairs, found } = differingPairs(asked, input)
  const form = wholeForm(target.form)
  const write = (sink: ByteSink) =>
    writeRowsCsv(rowsOfDifferences(asked, pairs), form, sink, {
      total: found.total,
      signal: context.signal,
      progress: (done, total) => context.progress({ phase: 'writing', done, total }),
    })
  const { compared, notComputed, notConfirmed, total } = found

  return exported(asked, target, form, 'differences', write, () => ({
    content: {
      kind: 'differences',
      ...(input.user === undefined ? {} : { user: input.user }),
      ...(input.app === undefined ? {} : { app: input.app }),
      rowsWritten: total,
      compared,
      agreed: compared - pairs.length,
      notConfirmed,
      notComputed,
    },
    // What was not compared may differ as well.
    whole: notConfirmed + notComputed === 0 && asked.snapshot.notWhole === 0,
    missing: [],
  }))
}

/** @throws AppError as the question itself, and where the files cannot be written; nothing is left then */
export async function exportAnswer(
  asked: Asked,
  answer: ExportedAnswer,
  reader: Reader,
  target: ExportTarget,
  context: CallContext,
): Promise<Exported> {
  await begin(context)
  const table = answerTable(asked, answer, reader)
  const { limits, rows, total, what } = table
  const form = wholeForm(target.form)
  const write = (sink: ByteSink) =>
    writeRowsCsv(rows, form, sink, {
      total,
      signal: context.signal,
      progress: (done, all) => context.progress({ phase: 'writing', done, total: all }),
    })
  const { account: _account, ...asIs } = answer
  return exported(asked, target, form, what, write, () => ({
    content: {
      kind: 'answer',
      question: table.question ?? asIs,
      rowsWritten: total,
      limits: [...limits],
    },
    whole: table.whole,
    missing: [...table.missing],
  }))
}

/** Loading and choosing what to write is one piece of work; a wish to cancel may come before it. */
async function begin(context: CallContext): Promise<void> {
  context.progress({ phase: 'reading', done: 0 })
  await turn()
  context.signal.throwIfAborted()
}

async function exported<T>(
  asked: Asked,
  { to, version, now }: ExportTarget,
  form: WholeForm,
  what: string,
  write: (sink: ByteSink) => Promise<T>,
  about: (value: T) => Pick<Provenance, 'content' | 'whole' | 'missing'>,
): Promise<Exported> {
  const snapshot = briefOf(asked.snapshot)
  const name = `${fileName(asked.account.name)} ${what} ${snapshot.at.slice(0, 10)}.csv`
  const csv = await writeNewFile(to.csv, write)
  const { id, name: accountName, connector, server, externalId } = asked.account
  const provenance: Provenance = {
    product: { name: 'Permiscope', version },
    exportedAt: iso(now),
    account: {
      id,
      name: accountName,
      ...(connector === undefined ? {} : { connector }),
      ...(server === undefined ? {} : { server }),
      ...(externalId === undefined ? {} : { externalId }),
    },
    snapshot,
    ...about(csv.value),
    file: { name, bytes: csv.bytes, sha256: csv.sha256, encoding: 'utf-8', form },
  }
  const beside = await writeNewFile(to.provenance, (sink) =>
    sink(Buffer.from(`${JSON.stringify(provenance, undefined, 2)}\n`)),
  ).catch((thrown: unknown) => {
    rmSync(to.csv, { force: true })
    throw thrown
  })
  const fileOf = (named: string, location: string, { bytes }: WrittenFile): ExportedFile => ({
    name: named,
    location,
    bytes,
  })
  return {
    csv: fileOf(name, to.csv, csv),
    provenance: fileOf(`${name}.provenance.json`, to.provenance, beside),
  }
}
