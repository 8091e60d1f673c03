/**
 * Reads a text table (CSV, TSV, …) of any size as a stream: quotes as in RFC 4180, line ends of all
 * systems. What is kept are the different ids and pairs, never the rows.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { COMMON_ENCODINGS, decoderOf, type Encoding } from './encoding'
import { BadTable } from './entities'
import { readHeader, type Header } from './header'

const DELIMITERS = [',', ';', '\t', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]

const HEAD = 256 * 1024
const ROWS_BELOW = 5
/** A row beyond this is a quote that was never closed. */
const LONGEST_ROW = 1 << 20

const SHARED = {
  quote: '"',
  escape: '"',
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
}

const MID_CELL_QUOTE = 'INVALID_OPENING_QUOTE'
const QUOTE_PROBLEMS: Readonly<Record<string, string>> = {
  [MID_CELL_QUOTE]:
    'a cell has a quote although it does not begin with one (or has a space before it)',
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE:
    'there is text behind a closing quote; a quote within a cell is written twice',
  CSV_MAX_RECORD_SIZE: 'it does not end within 1 MB; a quote may not be closed',
}
const quoteProblem = ({ code, message }: CsvError): string => QUOTE_PROBLEMS[code] ?? message

export interface TextTable {
  location: string
  size: number
  encoding: Encoding
  signal: AbortSignal
  /** @param share of the file, 0 to 1 */
  progress: (share: number) => void
}

export interface TableHeader {
  header: Header
  delimiter: Delimiter
}

/** Lines of nothing but delimiters, and Excel's own way to say which one it is (`sep=;`). */
const isBeforeHeader = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[\s,;|]*$/.test(cell)) ||
  (cells.length <= 2 && /^sep=.?$/i.test(cells[0] ?? ''))

const decoded = (encoding: Encoding): TextDecoder => {
  const decoder = decoderOf(encoding.label)
  if (decoder !== undefined) return decoder
  throw new BadTable(
    `“${encoding.label.slice(0, 40).toWellFormed()}” is no encoding that is known here. Common ones: ${COMMON_ENCODINGS}.`,
  )
}

const notThatEncoding = ({ label }: Encoding): BadTable =>
  new BadTable(
    label.startsWith('utf-16')
      ? 'This is UTF-16 text with half a character in it; the file is damaged or cut off, save it again.'
      : `This is not ${label}: it has bytes that this encoding does not have. Say another one, such as ${COMMON_ENCODINGS}.`,
  )

/** The beginning of the text, without what is cut off at its end. */
async function headText({ location, encoding }: TextTable): Promise<[text: string, all: boolean]> {
  const file = await open(location)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, encoding.mark)
    const all = bytesRead < HEAD
    const bytes = buffer.subarray(0, bytesRead)
    try {
      return [decoded(encoding).decode(bytes, { stream: !all }), all]
    } catch (thrown) {
      if (thrown instanceof BadTable) throw thrown
      throw notThatEncoding(encoding)
    }
  } finally {
    await file.close()
  }
}

/** The first rows, as far as they can be read, and why there are no more of them. */
function firstRows(
  text: string,
  delimiter: Delimiter,
  all: boolean,
): { rows: string[][]; problem: string | undefined } {
  const rows: string[][] = []
  let problem: string | undefined
  try {
    parseAtOnce(text, {
      ...SHARED,
      delimiter,
      to: ROWS_BELOW + 2,
      on_record: (cells: string[]) => {
        rows.push(cells)
        return null
      },
    })
  } catch (thrown) {
    // A quote that is wrong, or only cut off; reading all of it says which.
    if (!(thrown instanceof CsvError)) throw thrown
    problem = quoteProblem(thrown)
  }
  const cutOff = !all && problem === undefined && rows.length < ROWS_BELOW + 2
  const whole = cutOff ? rows.slice(0, -1) : rows
  return { rows: whole.filter((cells) => !isBeforeHeader(cells)), problem }
}

/** The delimiter is the one that makes a header of the first row. */
export async function findHeader(table: TextTable, appGiven: boolean): Promise<TableHeader> {
  const [text, all] = await headText(table)
  let best: { problem: string; columns: number } | undefined
  let unreadable: string | undefined
  for (const delimiter of DELIMITERS) {
    const { rows, problem } = firstRows(text, delimiter, all)
    const [first, ...below] = rows
    if (first === undefined) {
      unreadable ??= problem
      continue
    }
    const outcome = readHeader(first, { below, appGiven })
    if ('header' in outcome) return { header: outcome.header, delimiter }
    const columns = first.filter((cell) => cell.trim() !== '').length
    if (best === undefined || columns > best.columns) {
      best = { problem: outcome.problem, columns }
    }
  }
  if (best === undefined) {
    if (all && unreadable !== undefined) {
      throw new BadTable(`The first row cannot be read: ${unreadable}.`)
    }
    throw new BadTable(
      all
        ? 'There is no row in it. The first row names the columns.'
        : 'Its first row does not end within 256 KB; a quote may not be closed, or the row that names the columns is missing.',
    )
  }
  const odd =
    best.columns === 1
      ? ' Columns are separated by a comma, a semicolon, a tab or a vertical bar.'
      : ''
  throw new BadTable(`${best.problem}${odd}`)
}

/** Line breaks within cells; the parser counts CR LF within quotes as two lines. */
function breaksIn(cells: readonly string[]): { breaks: number; countedTwice: number } {
  let breaks = 0
  let countedTwice = 0
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue
    for (const [found] of cell.matchAll(/\r\n|\r|\n/g)) {
      breaks += 1
      if (found === '\r\n') countedTwice += 1
    }
  }
  return { breaks, countedTwice }
}

export interface TextRows {
  row(cells: string[], line: number): void
  /** A row that cannot be read, without harm for the next one. */
  leaveOut(problem: string, line: number): void
}

/** @throws BadTable where the rest cannot be read, so that nothing of the file may come in */
export async function readRows(
  table: TextTable,
  { delimiter }: TableHeader,
  rows: TextRows,
): Promise<void> {
  let headerSeen = false
  let countedTwice = 0
  let lastLine = 0
  const parser = parse({
    ...SHARED,
    delimiter,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const counted = (error?.['lines'] as number | undefined) ?? 0
      // The row before it is the last that is known to have ended well.
      const line = Math.max(lastLine + 1, counted - countedTwice)
      const problem = error === undefined ? 'of an unknown error' : quoteProblem(error)
      // Behind any other one it is not known any more what is quoted and what is not.
      if (error?.code !== MID_CELL_QUOTE) {
        throw new BadTable(`The row at line ${lastLine + 1} cannot be read: ${problem}.`)
      }
      rows.leaveOut(problem, line)
    },
    on_record: (cells: string[], { lines }: { lines: number }) => {
      const broken = breaksIn(cells)
      countedTwice += broken.countedTwice
      lastLine = lines - countedTwice
      if (headerSeen) rows.row(cells, lastLine - broken.breaks)
      else headerSeen = !isBeforeHeader(cells)
      return null
    },
  })
  parser.resume()
  const { location, size, encoding, signal } = table
  let bytes = encoding.mark
  const decoder = decoded(encoding)
  await pipeline(
    createReadStream(location, { start: encoding.mark }),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        bytes += chunk.length
        table.progress(size === 0 ? 1 : Math.min(1, bytes / size))
        yield encoding.label === 'utf-8' ? chunk : decodeNext(decoder, encoding, chunk)
      }
      if (encoding.label !== 'utf-8') yield decodeNext(decoder, encoding)
    },
    parser,
    { signal },
  )
}

function decodeNext(decoder: TextDecoder, encoding: Encoding, chunk?: Buffer): Buffer {
  try {
    return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }))
  } catch {
    throw notThatEncoding(encoding)
  }
}
