/**
 * Writes a table as CSV (RFC 4180), straight into bytes. Text goes through the formula guard; cells of
 * a matrix are copied four at a time from a table of ready bytes, so that a cell costs a fraction of a
 * nanosecond's worth of text handling and rows need not be alike to be fast.
 */
import type { CellPlanes } from '../access/matrix-cells'
import { guarded } from '../../shared/formula-guard'
import type { CsvDialect } from './csv-form'

/** Takes bytes that are only valid during the call. */
export type ByteSink = (bytes: Uint8Array) => void

/** Handed to the sink at once: fewer, larger writes are what makes a file fast. */
const bufferBytes = 1_048_576

/** UTF-8 has at most so many bytes for a unit of a string's length. */
const mostBytesPerUnit = 3

const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

export class CsvTable {
  readonly #sink: ByteSink
  readonly #delimiterByte: number
  readonly #lineEnd: string
  readonly #needsQuotes: RegExp
  #buffer = Buffer.allocUnsafe(bufferBytes)
  #view = viewOf(this.#buffer)
  #used = 0
  #written = 0

  constructor(sink: ByteSink, { delimiter, lineEnd, bom }: CsvDialect) {
    this.#sink = sink
    this.#delimiterByte = delimiter.charCodeAt(0)
    this.#lineEnd = lineEnd
    this.#needsQuotes = new RegExp(`["\\r\\n${delimiter}]`)
    if (bom) this.#text('\uFEFF')
  }

  /** Bytes that the sink was given; the rest waits for {@link end}. */
  get written(): number {
    return this.#written
  }

  /** A row of text alone. */
  row(cells: readonly string[]): void {
    this.texts(cells)
    this.endRow()
  }

  /** Text cells at the beginning of a row. */
  texts(cells: readonly string[]): void {
    for (let at = 0; at < cells.length; at++) {
      const cell = guarded(cells[at]!)
      this.#reserve(cell.length + 1)
      if (at > 0) this.#buffer[this.#used++] = this.#delimiterByte
      if (this.#plain(cell)) continue
      this.#text(this.#needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    }
  }

  /** A matrix's cells behind the text cells of a row. */
  cells(planes: CellPlanes, columns: number, ready: ReadyCells): void {
    this.#reserve(columns * ready.mostBytes + ready.slack)
    this.#used = ready.write(planes, columns, this.#view, this.#used)
  }

  endRow(): void {
    this.#reserve(2)
    if (this.#lineEnd === '\r\n') this.#buffer[this.#used++] = carriageReturn
    this.#buffer[this.#used++] = lineFeed
  }

  /** Hands over what is left. */
  end(): void {
    if (this.#used === 0) return
    this.#sink(this.#buffer.subarray(0, this.#used))
    this.#written += this.#used
    this.#used = 0
  }

  /** Writes ASCII that needs no quotes, which most cells are. @returns false where it is not that */
  #plain(cell: string): boolean {
    const buffer = this.#buffer
    const delimiter = this.#delimiterByte
    let used = this.#used
    for (let at = 0; at < cell.length; at++) {
      const unit = cell.charCodeAt(at)
      if (unit > 126 || unit < 32 || unit === quote || unit === delimiter) return false
      buffer[used++] = unit
    }
    this.#used = used
    return true
  }

  #text(text: string): void {
    this.#reserve(text.length * mostBytesPerUnit)
    this.#used += this.#buffer.write(text, this.#used)
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return
    this.end()
    if (bytes <= this.#buffer.length) return
    this.#buffer = Buffer.allocUnsafe(bytes)
    this.#view = viewOf(this.#buffer)
  }
}

const viewOf = (buffer: Buffer): DataView =>
  new DataView(buffer.buffer, buffer.byteOffset, buffer.length)

/** Cells in a group, and bits of a plane that tell them. */
const group = 4
const groupBits = 0b1111

/**
 * The bytes of every possible cell and of every possible group of four, delimiters in front included.
 * Groups are copied eight bytes at a time, as floating-point numbers, which is the widest that
 * JavaScript copies without making objects. ASCII never spells a NaN, so every bit arrives.
 */
export class ReadyCells {
  /** Of one cell. */
  readonly mostBytes: number
  /** How far behind its end a group may write. */
  readonly slack: number
  /** By code; the second half by code where both words differ. */
  readonly #single: readonly Uint8Array[]
  /** Of one group, in units of eight bytes. */
  readonly #width: number
  readonly #groups: Float64Array
  readonly #lengths: Uint8Array

  /**
   * @param texts by a cell's code (access/matrix-cells.ts), at most eight; ASCII, and none needs quotes
   * @param differing the same where the vendor's word and the computation differ; need not be ASCII
   */
  constructor(texts: readonly string[], differing: readonly string[], delimiter: string) {
    const encoder = new TextEncoder()
    const bytesOf = (text: string) => encoder.encode(`${delimiter}${text}`)
    const plain = texts.map(bytesOf)
    this.#single = [...plain, ...differing.map(bytesOf)]
    this.mostBytes = Math.max(...this.#single.map((bytes) => bytes.length))
    this.#width = Math.ceil((group * Math.max(...plain.map((bytes) => bytes.length))) / 8)
    this.slack = this.#width * 8
    this.#lengths = new Uint8Array(1 << (3 * group))
    this.#groups = new Float64Array(this.#lengths.length * this.#width)
    const bytes = new Uint8Array(this.#groups.buffer)
    for (let key = 0; key < this.#lengths.length; key++) {
      const start = key * this.slack
      let at = start
      for (let cell = 0; cell < group; cell++) {
        // Codes that there are not are never asked for.
        const ready = plain[codeIn(key, cell)]
        if (!ready) continue
        bytes.set(ready, at)
        at += ready.length
      }
      this.#lengths[key] = at - start
    }
  }

  /**
   * @param into has room for `columns * mostBytes + slack` bytes from `at`
   * @returns where the cells end
   */
  write(planes: CellPlanes, columns: number, into: DataView, at: number): number {
    const { code0, code1, code2, differs } = planes
    const groups = this.#groups
    const lengths = this.#lengths
    const width = this.#width
    for (let word = 0; word < code0.length; word++) {
      if (differs[word] !== 0 || word * 32 + 32 > columns) {
        at = this.#oneByOne(planes, word * 32, Math.min(word * 32 + 32, columns), into, at)
        continue
      }
      let a = code0[word]!
      let b = code1[word]!
      let c = code2[word]!
      for (let next = 0; next < 32; next += group) {
        const key = (a & groupBits) | ((b & groupBits) << group) | ((c & groupBits) << (2 * group))
        const from = key * width
        for (let unit = 0; unit < width; unit++) {
          into.setFloat64(at + unit * 8, groups[from + unit]!, littleEndian)
        }
        at += lengths[key]!
        a >>>= group
        b >>>= group
        c >>>= group
      }
    }
    return at
  }

  #oneByOne(planes: CellPlanes, from: number, to: number, into: DataView, at: number): number {
    for (let column = from; column < to; column++) {
      const code = planes.codeAt(column)
      const place = planes.differsAt(column) ? code + this.#single.length / 2 : code
      const bytes = this.#single[place]!
      for (let byte = 0; byte < bytes.length; byte++) into.setUint8(at++, bytes[byte]!)
    }
    return at
  }
}

/** The machine's own order of bytes, in which the groups were filled. */
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** The code of one cell of a group, from the bits of all. */
function codeIn(key: number, cell: number): number {
  const bit = (plane: number) => (key >>> (plane * group + cell)) & 1
  return bit(0) | (bit(1) << 1) | (bit(2) << 2)
}
