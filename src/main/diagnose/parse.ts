/**
 * Finds the errors in whatever a person pastes: an error body, a log line, the output of `curl -i`, a
 * stack trace, or only the sentence of the message.
 */
import { errorOf, errorsOfBody, type ParsedError } from './body'
import { CODES } from './codes'
import { objectsIn } from './embedded-json'
import { gatewayCode, lackingIn } from './message'

export type { ParsedError } from './body'

/** JSON in a string in JSON: logs of logs. Deeper than this is no log any more. */
const DEEPEST_STRING = 5
/** A pasted document with more values than this is no error body. */
const MOST_VALUES = 200_000
const LONGEST_MESSAGE = 1000

type Json = Readonly<Record<string, unknown>>

/** Every object of a parsed document from the outside in; an error body is not searched further. */
function errorsInside(root: unknown, depth: number, found: ParsedError[]): void {
  const waiting: unknown[] = [root]
  for (let index = 0; index < waiting.length && index < MOST_VALUES; index += 1) {
    const value = waiting[index]
    if (typeof value === 'string') {
      if (value.includes('{')) errorsInText(value, depth + 1, found)
    } else if (Array.isArray(value)) {
      for (const entry of value) waiting.push(entry)
    } else if (typeof value === 'object' && value !== null) {
      const errors = errorsOfBody(value as Json)
      if (errors === undefined) for (const entry of Object.values(value)) waiting.push(entry)
      else for (const error of errors) found.push(error)
    }
  }
}

function errorsInText(text: string, depth: number, found: ParsedError[]): void {
  if (depth > DEEPEST_STRING) return
  const parsed = parseWhole(text)
  if (parsed !== undefined) {
    errorsInside(parsed, depth, found)
    return
  }
  for (const object of objectsIn(text)) errorsInside(object, depth, found)
}

/** The document, where the whole text is one that can hold an error. */
function parseWhole(text: string): unknown {
  if (!/^\s*["[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A code is only taken from running text where it stands for itself. */
const CODE_IN_TEXT = /\b(?:CMN|OAU)-\d{3}\b|\bInsufficientPermissions\b/g
const ENOS_CODE_IN_TEXT = /(?:^\s*|\bcode\W{1,4}|\berror\W{1,4})(3[01]\d{3}|99\d{3})\b/gi
const STATUS_LINE = /^\s*<?\s*HTTP\/[\d.]+ ([45]\d\d)\b/gm

const cut = (line: string): string => line.trim().slice(0, LONGEST_MESSAGE).toWellFormed()

function errorsInLine(line: string): ParsedError[] {
  const codes = new Set<string>(line.match(CODE_IN_TEXT) ?? [])
  for (const match of line.matchAll(ENOS_CODE_IN_TEXT)) {
    if (match[1] !== undefined && CODES.has(match[1])) codes.add(match[1])
  }
  const lacking = lackingIn(line)
  if (codes.size === 0 && lacking !== undefined) {
    codes.add(lacking.family === 'user-permission' ? 'CMN-408' : 'CMN-401')
  }
  // `InsufficientPermissions` wraps the code that tells more.
  if (codes.size > 1) codes.delete('InsufficientPermissions')
  const gateway = codes.size === 0 ? gatewayCode(line) : undefined
  if (gateway !== undefined) codes.add(gateway)
  return [...codes].map((code) => errorOf(code, cut(line), undefined))
}

/** Messages without a body: each line by itself, and a bare code only if no line tells more of it. */
function errorsInWords(text: string): ParsedError[] {
  const found = text.split(/\r?\n/).flatMap(errorsInLine)
  const telling = new Set(
    found.filter((error) => error.permission ?? error.applicationScope).map((error) => error.code),
  )
  const kept = found.filter(
    (error) => (error.permission ?? error.applicationScope) || !telling.has(error.code),
  )
  if (kept.length > 0) return kept
  const statuses = [...text.matchAll(STATUS_LINE)]
  return statuses.map((match) => errorOf(`HTTP ${match[1] ?? ''}`, cut(match[0]), undefined))
}

function onlyOnce(errors: readonly ParsedError[]): ParsedError[] {
  const seen = new Map<string, ParsedError>()
  for (const error of errors) {
    const key = JSON.stringify([
      error.code,
      error.permission,
      error.applicationScope,
      error.message,
    ])
    if (!seen.has(key)) seen.set(key, error)
  }
  return [...seen.values()]
}

export function parseErrors(text: string): ParsedError[] {
  const found: ParsedError[] = []
  errorsInText(text, 0, found)
  return onlyOnce(found.length > 0 ? found : errorsInWords(text))
}
