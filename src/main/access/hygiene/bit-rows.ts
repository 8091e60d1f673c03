/** Rows of bits side by side; all of them as long as each other. */
import { ones } from '../bits'

export const newRow = (columns: number): Uint32Array => new Uint32Array((columns + 31) >>> 5)

export function setBit(row: Uint32Array, column: number): void {
  row[column >>> 5]! |= 1 << (column & 31)
}

export function unsetBit(row: Uint32Array, column: number): void {
  row[column >>> 5]! &= ~(1 << (column & 31))
}

export const hasBit = (row: Uint32Array, column: number): boolean =>
  ((row[column >>> 5]! >>> (column & 31)) & 1) === 1

/** Whether all of `inner` is in `outer`. */
export function isWithin(inner: Uint32Array, outer: Uint32Array): boolean {
  for (let word = 0; word < inner.length; word++) {
    if ((inner[word]! & ~outer[word]!) !== 0) return false
  }
  return true
}

export function isSame(a: Uint32Array, b: Uint32Array): boolean {
  for (let word = 0; word < a.length; word++) if (a[word] !== b[word]) return false
  return true
}

export function isEmpty(row: Uint32Array): boolean {
  for (const word of row) if (word !== 0) return false
  return true
}

export function add(row: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < other.length; word++) row[word]! |= other[word]!
}

export function keepOnly(row: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < row.length; word++) row[word]! &= other[word]!
}

export function remove(row: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < row.length; word++) row[word]! &= ~other[word]!
}

export function size(row: Uint32Array): number {
  let sum = 0
  for (const word of row) sum += ones(word)
  return sum
}

/** How much two rows have in common. */
export function overlap(a: Uint32Array, b: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < a.length; word++) sum += ones(a[word]! & b[word]!)
  return sum
}

/** The same text for the same rows. */
export const textOf = (row: Uint32Array): string =>
  String.fromCharCode(...new Uint16Array(row.slice().buffer))
