/** Reads the tables of one file: the one of a text, or those of a workbook's sheets. */
import { ArchiveProblem } from '../containers/zip'
import type { FileReport } from '../report'
import type { SavedFile } from '../saved-file'
import { isBlank, type Cell } from './cells'
import type { TableContent } from './content'
import { findHeader, readRows } from './csv'
import type { Encoding } from './encoding'
import { BadTable } from './entities'
import { readHeader, type Header } from './header'
import type { TableKind } from './kinds'
import { RowProblems } from './row-problems'
import { readSheet } from './sheet'
import { finish, TableRows } from './table-rows'
import { Workbook, type SheetInfo } from './workbook'

export interface FileReading {
  /** App of menus where no column says it. */
  app: string | undefined
  signal: AbortSignal
  /** @param share of the file that was read, 0 to 1 */
  progress: (share: number) => void
}

/** What a file brought, and what of it could not be read. */
export interface FileTables {
  contents: TableContent[]
  unread: Unread[]
}

/** Of which nothing came in. */
export interface Unread {
  /** What could not be read, such as a file or a sheet of it. */
  what: string
  /** Undefined where that is not known, so that it may be of any. */
  kind: TableKind | undefined
}

/** @throws BadTable where nothing of the file can be used */
export async function readText(
  input: SavedFile,
  encoding: Encoding,
  report: FileReport,
  { app, signal, progress }: FileReading,
): Promise<FileTables> {
  const table = { location: input.location, size: input.size, encoding, signal, progress }
  const found = await findHeader(table, app !== undefined)
  const { header } = found
  report.recognisedAs(header.of.words)
  const problems = new RowProblems('line')
  const rows = new TableRows(header, app, problems, report.remarks)
  try {
    await readRows(table, found, {
      row: (cells, line) => rows.row(cells, line),
      leaveOut: (problem, line) => problems.leaveOut(problem, line),
    })
  } catch (thrown) {
    if (!(thrown instanceof BadTable)) throw thrown
    report.fail(`${thrown.message} Nothing of the table came in.`)
    return { contents: [], unread: [{ what: input.path, kind: header.of.kind }] }
  }
  const content = finish(rows, problems, report.remarks)
  if (content.rows === 0 && problems.lost !== undefined) {
    report.fail(`No row of it could be read: ${problems.lost}.`)
    return { contents: [], unread: [{ what: input.path, kind: header.of.kind }] }
  }
  tellLeftOut(header, '', report)
  report.records += content.rows
  return { contents: [content], unread: [] }
}

function tellLeftOut({ leftOut, of }: Header, prefix: string, report: FileReport): void {
  if (leftOut.length === 0) return
  const names = leftOut.slice(0, 20).map((name) => `“${name.slice(0, 40).toWellFormed()}”`)
  const more = leftOut.length > names.length ? ` and ${leftOut.length - names.length} more` : ''
  const columns = leftOut.length === 1 ? 'the column' : 'the columns'
  report.remarks.add(
    `${prefix}a ${of.words} has no use for ${columns} ${names.join(', ')}${more}, left out`,
  )
}

/** @throws BadTable or ArchiveProblem where nothing of the workbook can be used */
export async function readWorkbook(
  input: SavedFile,
  report: FileReport,
  reading: FileReading,
): Promise<FileTables> {
  const workbook = await Workbook.open(input.location, input.size, reading.signal)
  try {
    const tables: FileTables = { contents: [], unread: [] }
    let all = 0
    for (const sheet of workbook.sheets) all += workbook.sizeOf(sheet)
    let read = 0
    const onBytes = (bytes: number): void => {
      read += bytes
      reading.progress(all === 0 ? 1 : Math.min(1, read / all))
    }
    const problems: string[] = []
    for (const sheet of workbook.sheets) {
      const problem = await takeSheet(workbook, sheet, input, report, reading, onBytes, tables)
      if (problem !== undefined) problems.push(`sheet “${sheet.name}”: ${problem}`)
    }
    const [first] = problems
    if (tables.contents.length === 0) {
      throw new BadTable(
        first === undefined ? 'Its sheets are empty.' : `No sheet of it is a table. ${first}`,
      )
    }
    for (const problem of problems) report.remarks.add(`${problem} It was left out.`)
    return tables
  } finally {
    workbook.close()
  }
}

/** Rows of a sheet until its header is known, and then its table. */
class SheetTable {
  rows: TableRows | undefined
  header: Header | undefined
  problem: string | undefined
  /** The first rows with something in them: a header, and what tells why it is none. */
  private readonly first: { cells: Cell[]; row: number }[] = []
  private settled = false

  constructor(
    private readonly app: string | undefined,
    private readonly hidden: boolean,
    readonly problems: RowProblems,
    private readonly report: FileReport,
  ) {}

  row(cells: Cell[], row: number): void {
    if (this.settled) this.take(cells, row)
    else if (!isBlank(cells)) {
      this.first.push({ cells, row })
      if (this.first.length > 5) this.settle()
    }
  }

  end(): void {
    if (!this.settled) this.settle()
  }

  private settle(): void {
    this.settled = true
    const [head, ...below] = this.first
    if (head === undefined) return
    const outcome = readHeader(head.cells, {
      below: below.map(({ cells }) => cells),
      appGiven: this.app !== undefined,
    })
    if ('problem' in outcome) {
      this.problem = outcome.problem
      return
    }
    this.header = outcome.header
    if (this.hidden) return
    this.rows = new TableRows(this.header, this.app, this.problems, this.report.remarks)
    for (const { cells, row } of below) this.take(cells, row)
  }

  /** A sheet stores no empty cells at the end of a row; what stands beside the table is not of it. */
  private take(cells: Cell[], row: number): void {
    if (this.rows === undefined || this.header === undefined || isBlank(cells)) return
    const { width } = this.header
    const inside = cells.slice(0, width)
    while (inside.length < width) inside.push('')
    if (!isBlank(cells.slice(width))) {
      this.problems.remark('cells to the right of the last named column were left out', row)
    }
    this.rows.row(inside, row)
  }
}

/** Why the sheet is not read; undefined where it is, or has nothing in it. */
async function takeSheet(
  workbook: Workbook,
  sheet: SheetInfo,
  input: SavedFile,
  report: FileReport,
  { app, signal }: FileReading,
  onBytes: (bytes: number) => void,
  tables: FileTables,
): Promise<string | undefined> {
  const what = `sheet “${sheet.name}” of ${input.path}`
  const prefix = `sheet “${sheet.name}”: `
  const problems = new RowProblems('row', prefix)
  const table = new SheetTable(app, sheet.hidden, problems, report)
  const fail = (problem: string): string => {
    tables.unread.push({ what, kind: table.header?.of.kind })
    return problem
  }
  try {
    await readSheet(workbook, sheet, (cells, row) => table.row(cells, row), onBytes, signal)
    table.end()
  } catch (thrown) {
    if (!(thrown instanceof BadTable || thrown instanceof ArchiveProblem)) throw thrown
    return fail(thrown.message)
  }
  const { header, rows } = table
  if (sheet.hidden && header !== undefined) {
    return fail(
      `it is hidden, although it is a ${header.of.words}; show it in Excel to bring it in.`,
    )
  }
  if (sheet.hidden) {
    report.remarks.add(`${prefix}it is hidden and was left out`)
    return undefined
  }
  if (table.problem !== undefined) return fail(table.problem)
  if (header === undefined || rows === undefined) return undefined
  const content = finish(rows, problems, report.remarks)
  if (content.rows === 0 && problems.lost !== undefined) {
    return fail(`no row of it could be read: ${problems.lost}.`)
  }
  report.recognisedAs(header.of.words)
  tellLeftOut(header, prefix, report)
  report.records += content.rows
  tables.contents.push(content)
  return undefined
}
