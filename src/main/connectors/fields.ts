/**
 * Reads single fields of a parsed answer. Written by hand because lists have 50,000 records: what is
 * wrong is thrown, so a good record costs no more than its property reads.
 *
 * Answers are untrusted: an id may be `__proto__`, so nothing here looks a vendor's key up on a plain
 * object, and only fields that are asked for by name are carried on.
 */
import type { Remarks } from './remarks'

export type JsonObject = Readonly<Record<string, unknown>>

/** A field that makes its record unusable. `path` is relative to the record. */
export class BadField extends Error {
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path} ${problem}`)
    this.name = 'BadField'
  }

  /** The same problem, seen from the object that holds the record. */
  under(prefix: string): BadField {
    const joined = this.path === '' || this.path.startsWith('[') ? this.path : `.${this.path}`
    return new BadField(`${prefix}${joined}`, this.problem)
  }
}

const LONGEST_ID = 512

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a value is, in words and without showing it. */
export function typeInWords(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

export function asId(value: unknown, path: string): string {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return String(value)
    throw new BadField(
      path,
      'is a number that cannot be read exactly; ids are whole numbers or text',
    )
  }
  if (typeof value !== 'string') {
    const found = value === undefined ? 'is missing' : `is ${typeInWords(value)}, not an id`
    throw new BadField(path, found)
  }
  if (value === '') throw new BadField(path, 'is empty')
  if (value.length > LONGEST_ID) {
    throw new BadField(path, `has ${value.length} characters; an id has at most ${LONGEST_ID}`)
  }
  if (value.includes('\0')) throw new BadField(path, 'holds a NUL character')
  if (!value.isWellFormed()) throw new BadField(path, 'holds half a character (a lone surrogate)')
  return value
}

export const readId = (from: JsonObject, key: string): string => asId(from[key], key)

/** Absent, null and empty all mean that there is none. */
export function readOptionalId(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  return value === undefined || value === null || value === '' ? undefined : asId(value, key)
}

export function asText(value: unknown, path: string, remarks: Remarks): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw new BadField(path, `is ${typeInWords(value)}, not text`)
  if (value.isWellFormed()) return value
  remarks.warn(path, 'holds half a character (a lone surrogate), shown as \uFFFD')
  return value.toWellFormed()
}

/** Text that may be empty; undefined where the answer does not carry it. */
export function readText(from: JsonObject, key: string, remarks: Remarks): string | undefined {
  const value = from[key]
  return value === undefined || value === null ? undefined : asText(value, key, remarks)
}

/** Text where empty says as little as absent. */
export function readFilledText(
  from: JsonObject,
  key: string,
  remarks: Remarks,
): string | undefined {
  const text = readText(from, key, remarks)
  return text === undefined || text.trim() === '' ? undefined : text
}

export function readFlag(from: JsonObject, key: string): boolean | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') {
    throw new BadField(key, `is ${typeInWords(value)}, not true or false`)
  }
  return value
}

export function readNumber(from: JsonObject, key: string): number | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number') throw new BadField(key, `is ${typeInWords(value)}, not a number`)
  return value
}

export function readList(from: JsonObject, key: string): readonly unknown[] | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw new BadField(key, `is ${typeInWords(value)}, not a list`)
  return value as readonly unknown[]
}

export function readObject(from: JsonObject, key: string): JsonObject | undefined {
  const value = from[key]
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) throw new BadField(key, `is ${typeInWords(value)}, not an object`)
  return value
}

/** Runs a reader on something nested, so that its problems name the whole path. */
export function within<T>(prefix: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof BadField) throw thrown.under(prefix)
    throw thrown
  }
}

export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new BadField('', `is ${typeInWords(value)}, not an object`)
  return value
}
