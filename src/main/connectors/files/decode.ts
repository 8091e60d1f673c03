/** Turns the bytes of a saved answer into text, or says what the bytes are instead. */
import { isUtf8 } from 'node:buffer'

export type Decoded = { text: string } | { problem: string }

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Of an archive that holds nothing. */
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06]

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [ZIP, 'a ZIP archive, not an API answer'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document, not an API answer'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture, not an API answer'],
  [[0xff, 0xd8, 0xff], 'a picture, not an API answer'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database, not an API answer'],
]

const startsWith = (bytes: Buffer, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

/** Whether the bytes begin as a ZIP archive does; Excel's XLSX is one too. */
export const isZip = (head: Buffer): boolean => startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)

/** Whether the bytes begin as a JSON object or list does, in an encoding that is read. */
export function beginsLikeJson(head: Buffer): boolean {
  const encoding = startsWith(head, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(head, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8'
  // The decoder takes a byte order mark off.
  return /^[ \t\r\n]*[{[]/.test(new TextDecoder(encoding).decode(head.subarray(0, 1024)))
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes)
  return bytes.length % 2 === 0
    ? { text }
    : {
        problem:
          'UTF-16 text that ends in the middle of a character; the file is cut off, save it again',
      }
}

/** Offset of the first byte that no UTF-8 text has there. Only asked for once it is known that there is one. */
function firstBadByte(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  // Halving: a prefix is good as long as it only ends in the middle of a character.
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (isUtf8Prefix(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function isUtf8Prefix(bytes: Buffer): boolean {
  for (let cut = 0; cut <= 3 && cut <= bytes.length; cut += 1) {
    const tail = bytes.subarray(bytes.length - cut)
    if (!isUtf8(bytes.subarray(0, bytes.length - cut))) continue
    return cut === 0 || mayContinue(tail)
  }
  return false
}

/** Whether these bytes are the beginning of one character. */
function mayContinue(tail: Buffer): boolean {
  const first = tail[0] ?? 0
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  if (first > 0xf4 || tail.length >= length) return false
  return tail.subarray(1).every((byte) => byte >= 0x80 && byte <= 0xbf)
}

export function decode(bytes: Buffer): Decoded {
  if (bytes.length === 0) return { problem: 'empty: it has no bytes; save the answer again' }
  const signature = SIGNATURES.find(([prefix]) => startsWith(bytes, prefix))
  if (signature !== undefined) return { problem: signature[1] }
  // PowerShell's `>` and `Out-File` write UTF-16 with a byte order mark.
  if (startsWith(bytes, [0xff, 0xfe])) return utf16(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return utf16(bytes, 'utf-16be')
  const start = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0
  const nul = bytes.subarray(0, 4096).indexOf(0)
  if (nul !== -1) {
    const everySecond = bytes[0] !== 0 ? bytes[1] === 0 : bytes[1] !== 0
    return {
      problem: everySecond
        ? 'probably UTF-16 without a byte order mark; save it as UTF-8'
        : `binary, not text: there is a NUL byte at offset ${nul}`,
    }
  }
  if (!isUtf8(bytes)) {
    return {
      problem: `not valid UTF-8: the byte at offset ${firstBadByte(bytes)} is part of no character; save it as UTF-8`,
    }
  }
  return { text: bytes.toString('utf8', start) }
}
