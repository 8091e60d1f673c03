/**
 * Finds the errors in whatever a person pastes: an error body, a log line, the output of `curl -i`, a
 * stack trace, or only the sentence of the message.
 */
import { errorOf, errorsOfBody, type ParsedError } from './body'
import { CODES } from './codes'
import { objectsIn } from './embedded-json'
import { gatewayCode, lackingIn } from './message'
import { RequestLines, requestIn, type FailedRequest } from './request-context'

export type { ParsedError } from './body'

/** An error with what stood around it. */
export interface FoundError extends ParsedError {
  request?: FailedRequest
}

export interface FoundErrors {
  errors: FoundError[]
  /** Extension ids that answers about the own extension name: whoever was signed in. */
  signedIn: ReadonlySet<string>
  /** Whether all of the text was searched: some is more than is worth the wait. */
  whole: boolean
}

/** JSON in a string in JSON: logs of logs. Deeper than this is no log any more. */
const DEEPEST_STRING = 5
/** A document with more values than this is no log that a person saved. */
const MOST_VALUES = 3_000_000
const LONGEST_MESSAGE = 1000
/** Characters looked at in all, so that a text of nothing but braces ends soon, however it is wrapped. */
const MOST_WORK = 50_000_000

type Json = Readonly<Record<string, unknown>>

/** Of no use here, and most of what a HAR file holds. */
const SKIPPED: ReadonlySet<string> = new Set(['headers', 'cookies', 'queryString', 'timings'])
const OWN_EXTENSION = /\/account\/[^/]+\/extension\/~\/?$/

interface Place {
  start: number
  end: number
}

interface Waiting {
  value: unknown
  request: FailedRequest | undefined
}

class Search {
  readonly errors: FoundError[] = []
  readonly signedIn = new Set<string>()
  whole = true
  #values = 0
  readonly #work = { left: MOST_WORK }

  /** Every object of a parsed document from the outside in; an error body is not searched further. */
  inside(root: unknown, depth: number, around: FailedRequest | undefined): void {
    const waiting: Waiting[] = [{ value: root, request: around }]
    for (let index = 0; index < waiting.length; index += 1) {
      if (this.#values >= MOST_VALUES) {
        this.whole = false
        return
      }
      this.#values += 1
      const { value, request } = waiting[index]!
      if (typeof value === 'string') {
        if (value.includes('{')) this.inText(value, depth + 1, request)
      } else if (Array.isArray(value)) {
        for (const entry of value) waiting.push({ value: entry, request })
      } else if (typeof value === 'object' && value !== null) {
        this.#object(value as Json, depth, request, waiting)
      }
    }
  }

  #object(json: Json, depth: number, around: FailedRequest | undefined, waiting: Waiting[]): void {
    const errors = errorsOfBody(json)
    const request = requestIn(json) ?? around
    if (errors !== undefined) {
      for (const error of errors) this.errors.push(request ? { ...error, request } : error)
      return
    }
    const coded = decoded(json)
    if (coded !== undefined) {
      if (coded.includes('{')) this.inText(coded, depth + 1, request)
      return
    }
    this.#noteSignedIn(json, request)
    for (const [key, value] of Object.entries(json)) {
      if (!SKIPPED.has(key)) waiting.push({ value, request })
    }
  }

  /** The answer about the own extension says who made the requests. */
  #noteSignedIn({ id, extensionNumber }: Json, request: FailedRequest | undefined): void {
    if (request?.method !== 'GET' || !OWN_EXTENSION.test(request.path)) return
    const known = typeof id === 'number' || typeof id === 'string'
    if (known && extensionNumber !== undefined) this.signedIn.add(String(id))
  }

  inText(text: string, depth: number, around: FailedRequest | undefined): void {
    if (depth > DEEPEST_STRING) {
      this.whole = false
      return
    }
    const parsed = parseWhole(text)
    if (parsed === undefined) this.inRunningText(text, depth, around)
    else this.inside(parsed, depth, around)
  }

  /** @returns the places of the bodies that hold errors, in their order */
  inRunningText(text: string, depth: number, around: FailedRequest | undefined): Place[] {
    const lines = new RequestLines(text)
    const bodies: Place[] = []
    for (const { value, start, end } of objectsIn(text, this.#work, () => (this.whole = false))) {
      const before = this.errors.length
      this.inside(value, depth, lines.before(start, bodies.at(-1)?.end ?? 0) ?? around)
      if (this.errors.length > before) bodies.push({ start, end })
    }
    return bodies
  }
}

/** Content that HAR files hold as base64, and Newman as bytes. */
function decoded({ data, encoding, text, type }: Json): string | undefined {
  if (encoding === 'base64' && typeof text === 'string') {
    return Buffer.from(text, 'base64').toString('utf8')
  }
  if (type === 'Buffer' && Array.isArray(data))
    return Buffer.from(data as number[]).toString('utf8')
  return undefined
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
const STATUS_LINE = /^[ \t]{0,20}(?:<[ \t]{0,20})?HTTP\/[\d.]{1,5} ([45]\d\d)\b/gm

/** Of an address in a line, what stands behind `?` is as little anybody's business as in a request. */
const QUERY = /(:\/\/[^\s?#"'<>]{1,500}|\/restapi\/[^\s?#"'<>]{0,500})[?#][^\s"'<>]*/g

const cut = (line: string): string =>
  line.trim().slice(0, LONGEST_MESSAGE).replace(QUERY, '$1').toWellFormed()

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

const named = ({ applicationScope, permission }: ParsedError): string | undefined =>
  permission ?? applicationScope

/**
 * Messages without a body: each line by itself, and a bare code only if no line tells more of it.
 * @param bodies what was read already
 */
function errorsInWords(text: string, bodies: readonly Place[]): FoundError[] {
  const requests = new RequestLines(text)
  const found: { error: ParsedError; lineEnd: number }[] = []
  let place = 0
  for (const line of without(text, bodies).split('\n')) {
    const lineEnd = place + line.length
    for (const error of errorsInLine(line)) found.push({ error, lineEnd })
    place = lineEnd + 1
  }
  const telling = new Set(found.flatMap(({ error }) => (named(error) ? [error.code] : [])))
  const kept = found.filter(({ error }) => named(error) ?? !telling.has(error.code))
  let answered = 0
  let current = 0
  let nextBody = 0
  return kept.map(({ error, lineEnd }) => {
    // What stands in one line is of one request, which may stand in the line itself.
    if (lineEnd !== current) {
      answered = current
      current = lineEnd
    }
    while ((bodies[nextBody]?.end ?? Infinity) <= lineEnd) {
      answered = Math.max(answered, bodies[nextBody++]!.end)
    }
    const request = requests.before(lineEnd, answered)
    return request ? { ...error, request } : error
  })
}

/** The text with blanks in these places, so that all else stands where it stood. */
function without(text: string, places: readonly Place[]): string {
  let from = 0
  const pieces = places.flatMap(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    return [before, ' '.repeat(end - start)]
  })
  return [...pieces, text.slice(from)].join('')
}

const statusLines = (text: string): FoundError[] =>
  [...text.matchAll(STATUS_LINE)].map((match) =>
    errorOf(`HTTP ${match[1] ?? ''}`, cut(match[0]), undefined),
  )

/** A log often says the same in words and as a body: only what no body is about is taken from words. */
function onlyInWords(words: readonly FoundError[], bodies: readonly FoundError[]): FoundError[] {
  const codes = new Set(bodies.map(({ code }) => code))
  const kinds = new Set(bodies.map((error) => `${error.code} ${named(error) ?? ''}`))
  return words.filter((error) => {
    if (error.code === 'InsufficientPermissions') return false
    const name = named(error)
    return name === undefined ? !codes.has(error.code) : !kinds.has(`${error.code} ${name}`)
  })
}

/** Each error as often as the text has it; one that is told both in words and as a body as often as bodies have it. */
export function findErrors(text: string): FoundErrors {
  const search = new Search()
  const parsed = parseWhole(text)
  let bodies: Place[] = []
  if (parsed === undefined) bodies = search.inRunningText(text, 0, undefined)
  else search.inside(parsed, 0, undefined)
  const { errors, signedIn, whole } = search
  if (errors.length === 0) {
    const words = errorsInWords(text, [])
    return { errors: words.length > 0 ? words : statusLines(text), signedIn, whole }
  }
  const words = parsed === undefined ? onlyInWords(errorsInWords(text, bodies), errors) : []
  return { errors: [...errors, ...words], signedIn, whole }
}
