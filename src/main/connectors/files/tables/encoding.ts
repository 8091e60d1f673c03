/**
 * Which encoding a text table has. UTF-8 is proven over the whole file, UTF-16 is told by its byte
 * order mark or by its zero bytes. Anything else is never guessed: the same lines are shown as each
 * plausible encoding reads them, and a person picks.
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import type { ImportQuestion } from '../../../../shared/schemas/imports'

export interface Encoding {
  /** A label of the WHATWG Encoding Standard. */
  label: string
  /** Bytes of the byte order mark. */
  mark: number
}

export interface Scan {
  /** Of the file's bytes, lower-case hex. */
  sha256: string
  /** Undefined where a person has to say it. */
  encoding: Encoding | undefined
}

const CHUNK = 1 << 20
const HEAD = 4096

/** UTF-16 or UTF-8 by its mark, or UTF-16 by where its zero bytes are; undefined where neither tells. */
export function markedEncoding(head: Buffer): Encoding | undefined {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', mark: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', mark: 2 }
  // The first row is a header in ASCII, whose characters have one zero byte each.
  if (head.length < 4) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of head.subarray(0, HEAD).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (even === 0 && odd > 0 && head[1] === 0 && head[3] === 0) return { label: 'utf-16le', mark: 0 }
  if (odd === 0 && even > 0 && head[0] === 0 && head[2] === 0) return { label: 'utf-16be', mark: 0 }
  return undefined
}

/** Bytes up to the last whole character: a chunk may end in the middle of one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

class Utf8Proof {
  private rest = Buffer.alloc(0)
  private valid = true

  take(chunk: Buffer): void {
    if (!this.valid) return
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const whole = wholeCharacters(bytes)
    this.valid = isUtf8(bytes.subarray(0, whole))
    this.rest = Buffer.from(bytes.subarray(whole))
  }

  get holds(): boolean {
    return this.valid && this.rest.length === 0
  }
}

/** Reads the file once, whatever its size. */
export async function scan(location: string, signal: AbortSignal): Promise<Scan> {
  const hash = createHash('sha256')
  const proof = new Utf8Proof()
  let head: Buffer | undefined
  for await (const chunk of createReadStream(location, { highWaterMark: CHUNK, signal })) {
    const bytes = chunk as Buffer
    head ??= bytes
    hash.update(bytes)
    proof.take(bytes)
  }
  const marked = markedEncoding(head ?? Buffer.alloc(0))
  const sha256 = hash.digest('hex')
  if (marked !== undefined && marked.label !== 'utf-8') return { sha256, encoding: marked }
  if (!proof.holds) return { sha256, encoding: undefined }
  return { sha256, encoding: marked ?? { label: 'utf-8', mark: 0 } }
}

/** A decoder that throws at the first byte that the encoding does not have. Undefined: no such encoding. */
export function decoderOf(label: string): TextDecoder | undefined {
  try {
    // Its own mark, where it has one, is skipped by the reader.
    return new TextDecoder(label, { fatal: true, ignoreBOM: true })
  } catch {
    return undefined
  }
}

export const COMMON_ENCODINGS = 'windows-1252, windows-1251, gb18030, shift_jis, big5, euc-kr'

/** A line with bytes that are no ASCII, to tell encodings apart. */
export interface TellingLine {
  /** From 1. */
  number: number
  bytes: Buffer
  /** Whether the line goes on beyond these bytes. */
  cut: boolean
}

const LONGEST_LINE = 4096

/**
 * Every line that has a byte which no line before it has, so that two encodings which read these lines
 * alike read all of a file alike that has one byte for each character. Few: there are 128 such bytes.
 */
export async function tellingLines(location: string, signal: AbortSignal): Promise<TellingLine[]> {
  const lines: TellingLine[] = []
  const seen = new Set<number>()
  let number = 1
  let held: number[] = []
  let isNew = false
  let cut = false
  let afterReturn = false
  const endLine = (): void => {
    if (isNew) lines.push({ number, bytes: Buffer.from(held), cut })
    number += 1
    held = []
    isNew = false
    cut = false
  }
  for await (const chunk of createReadStream(location, { highWaterMark: CHUNK, signal })) {
    for (const byte of chunk as Buffer) {
      const isFeed = byte === 0x0a
      if (isFeed || byte === 0x0d) {
        if (!(isFeed && afterReturn)) endLine()
        afterReturn = !isFeed
        continue
      }
      afterReturn = false
      if (held.length === LONGEST_LINE) {
        cut = true
        continue
      }
      held.push(byte)
      if (byte >= 0x80 && !seen.has(byte)) {
        seen.add(byte)
        isNew = true
      }
    }
  }
  endLine()
  return lines
}

/** Most used first. The first four are shown wherever they can read the lines at all. */
const CANDIDATES: readonly (readonly [label: string, name: string])[] = [
  ['windows-1252', 'Western European'],
  ['windows-1251', 'Cyrillic'],
  ['gb18030', 'Simplified Chinese'],
  ['shift_jis', 'Japanese'],
  ['windows-1250', 'Central European'],
  ['iso-8859-2', 'Central European (ISO)'],
  ['big5', 'Traditional Chinese'],
  ['euc-kr', 'Korean'],
  ['euc-jp', 'Japanese (EUC)'],
  ['windows-1253', 'Greek'],
  ['windows-1254', 'Turkish'],
  ['windows-1255', 'Hebrew'],
  ['windows-1256', 'Arabic'],
  ['windows-1257', 'Baltic'],
  ['windows-874', 'Thai'],
  ['koi8-r', 'Cyrillic (KOI8)'],
  ['ibm866', 'Cyrillic (DOS)'],
  ['macintosh', 'Western European (old Macintosh)'],
]
const ALWAYS_SHOWN = 4

/** Control and private characters, which no name in a table has. */
const IMPLAUSIBLE = /[\u0080-\u009f\ue000-\uf8ff]/

type Previews = Extract<ImportQuestion, { kind: 'encoding' }>['previews']

const LINES_SHOWN = 5
const LONGEST_SHOWN = 160

/** @param files whose lines tell, by name */
export function previews(files: ReadonlyMap<string, readonly TellingLine[]>): Previews {
  const all = [...files].flatMap(([file, lines]) => lines.map((line) => ({ file, line })))
  const shown = firstOfEach(files).slice(0, LINES_SHOWN)
  const seen = new Set<string>()
  return CANDIDATES.flatMap(([encoding, name], rank) => {
    const texts = all.map(({ line }) => readLine(line, encoding))
    if (texts.some((text) => text === undefined)) return []
    const text = texts.join('\n')
    const plausible = rank < ALWAYS_SHOWN || !IMPLAUSIBLE.test(text)
    if (!plausible || seen.has(text)) return []
    seen.add(text)
    const lines = shown.map(({ file, line }) => {
      const where = files.size === 1 ? '' : `${file}, `
      return `${where}line ${line.number}: ${aroundFirstTelling(line, encoding)}`
    })
    return [{ encoding, name, lines }]
  })
}

/** One line of each file in turn, so that a long file does not hide the others. */
function firstOfEach(
  files: ReadonlyMap<string, readonly TellingLine[]>,
): { file: string; line: TellingLine }[] {
  const most = Math.max(0, ...[...files.values()].map((lines) => lines.length))
  return Array.from({ length: most }, (_, index) =>
    [...files].flatMap(([file, lines]) => {
      const line = lines[index]
      return line === undefined ? [] : [{ file, line }]
    }),
  ).flat()
}

function readLine({ bytes, cut }: TellingLine, encoding: string): string | undefined {
  try {
    return decoderOf(encoding)?.decode(bytes, { stream: cut })
  } catch {
    return undefined
  }
}

/** A long line is shown from shortly before the place that tells. */
function aroundFirstTelling(line: TellingLine, encoding: string): string {
  const text = readLine(line, encoding) ?? ''
  if (text.length <= LONGEST_SHOWN) return text
  const first = text.search(/[^\0-\x7f]/)
  const start = Math.max(0, first - LONGEST_SHOWN / 4)
  const end = start + LONGEST_SHOWN
  const piece = text.slice(start, end).toWellFormed()
  return `${start > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`
}
