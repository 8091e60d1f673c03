/** A matrix as CSV: names, e-mail and ids in front, a column for each permission, role or menu. */
import { setImmediate as turn } from 'node:timers/promises'
import type { AccessIndex } from '../access/access-index'
import { ones } from '../access/bits'
import { CellPlanes, kindOfCode, matrixCells } from '../access/matrix-cells'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'
import type { CellKind } from '../../shared/schemas/roles'
import { dialectOf, type WholeForm } from './csv-form'
import { CsvTable, ReadyCells, type ByteSink } from './csv-table'

/** What a CSV file of a matrix is made of. */
export interface MatrixTable {
  rows: MatrixRows
  columns: MatrixColumns
  /** Users or roles, in their order. */
  rowNumbers: ArrayLike<number>
  columnNumbers: ArrayLike<number>
  /** One for each column; see {@link columnHeadings}. */
  headings: readonly string[]
}

/** Cells that were written, by what they say. */
export interface CellCounts {
  yes: number
  no: number
  unknown: number
  /** Of them, those where the vendor's word and the computation differ. */
  differing: number
  /** EnOS: those, yes or no, that are computed and that its own answer does not confirm; else 0. */
  notConfirmed: number
}

export interface WriteContext {
  /** Asked between buffers. */
  signal?: AbortSignal
  /** @param done rows */
  progress?: (done: number, total: number) => void
}

const rowHeadings: Readonly<Record<MatrixRows, readonly string[]>> = {
  users: ['user id', 'user name', 'email'],
  roles: ['role id', 'role name'],
}

const marks: Readonly<Record<CellKind, string>> = {
  listed: 'x',
  included: 'x',
  direct: 'x',
  vendor: 'x',
  no: '',
  unknown: '?',
}
/** Behind a cell where the vendor's word and the computation differ. */
const differsMark = '≠'

/** Writes the whole table. @throws the signal's reason, and what the sink throws */
export async function writeMatrixCsv(
  index: AccessIndex,
  table: MatrixTable,
  form: WholeForm,
  sink: ByteSink,
  { signal, progress }: WriteContext = {},
): Promise<CellCounts> {
  const dialect = dialectOf(form)
  const csv = new CsvTable(sink, dialect)
  const ready = readyCells(form, dialect.delimiter)
  const columns = table.columnNumbers.length
  const total = table.rowNumbers.length
  const cells = matrixCells(index, table, table.columnNumbers)
  const planes = new CellPlanes(columns)
  const count = counter(columns)
  const textsOf = rowTexts(index, table.rows)

  csv.row([...rowHeadings[table.rows], ...table.headings])
  let seen = 0
  for (let at = 0; at < total; at++) {
    const row = table.rowNumbers[at]!
    cells.fill(row, planes)
    csv.texts(textsOf(row))
    csv.cells(planes, columns, ready)
    csv.endRow()
    count.add(planes)
    if (csv.written === seen) continue
    seen = csv.written
    progress?.(at + 1, total)
    // Lets a wish to cancel come in.
    await turn()
    signal?.throwIfAborted()
  }
  csv.end()
  progress?.(total, total)
  return count.counts()
}

function readyCells({ cells }: WholeForm, delimiter: string): ReadyCells {
  const texts = kindOfCode.map((kind) => (cells === 'words' ? kind : marks[kind]))
  const differing = texts.map((text) => `${text} ${differsMark}`.trim())
  return new ReadyCells(texts, differing, delimiter)
}

function rowTexts({ facts }: AccessIndex, rows: MatrixRows): (row: number) => string[] {
  if (rows === 'roles') return (role) => [facts.roles[role]!.id, facts.roles[role]!.name]
  return (user) => {
    const { id, name, email = '' } = facts.users[user]!
    return [id, name, email]
  }
}

function counter(columns: number) {
  let cells = 0
  let yes = 0
  let unknown = 0
  let differing = 0
  let notConfirmed = 0
  return {
    add({ code0, code1, code2, differs, notConfirmed: open }: CellPlanes): void {
      cells += columns
      for (let word = 0; word < code0.length; word++) {
        yes += ones(code0[word]! | code1[word]!)
        unknown += ones(code2[word]! & ~code0[word]!)
        differing += ones(differs[word]!)
        notConfirmed += ones(open[word]!)
      }
    },
    counts: (): CellCounts => ({
      yes,
      no: cells - yes - unknown,
      unknown,
      differing,
      notConfirmed,
    }),
  }
}

/**
 * Headings of columns, each once and unlike the row's own: the name where that is clear, else with the
 * id, else with the app too.
 */
export function columnHeadings(
  rows: MatrixRows,
  columns: readonly { id: string; name: string; app?: string | undefined }[],
): string[] {
  const forms = columns.map(({ id, name, app }, at) => [
    name,
    `${name} (${id})`,
    app === undefined ? `${name} (${id})` : `${name} (${id}, ${app})`,
    `${name} (${id}) #${at + 1}`,
  ])
  const level = columns.map(() => 0)
  for (;;) {
    const headings = forms.map((form, at) => form[level[at]!]!)
    const times = new Map<string, number>(rowHeadings[rows].map((heading) => [heading, 1]))
    for (const heading of headings) times.set(heading, (times.get(heading) ?? 0) + 1)
    let longer = false
    headings.forEach((heading, at) => {
      if (times.get(heading)! < 2 || level[at]! === forms[at]!.length - 1) return
      level[at]!++
      longer = true
    })
    if (!longer) return headings
  }
}
