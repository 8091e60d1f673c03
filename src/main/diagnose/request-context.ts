/** Which request an error answers, as logs, HAR files, Postman's exports and error objects of HTTP clients say. */

export interface FailedRequest {
  method: string
  /** Without origin, query and fragment: those may hold what nobody else should read. */
  path: string
}

type Json = Readonly<Record<string, unknown>>

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS'
const isMethod = new RegExp(`^(?:${methods})$`, 'i')
/** The path of a request line, as clients and servers log it. */
const inText = new RegExp(`\\b(${methods})\\s+["'<]?((?:https?://[^\\s"'<>/]+)?/[^\\s"'<>]*)`, 'g')
const longestPath = 500
/** How far before an error its request line may stand. */
const furthest = 4_000

/** Where clients keep the request of an answer: HAR and Newman, Postman's examples, Axios. */
const places = ['request', 'originalRequest', 'config'] as const
const addresses = ['url', 'path', 'uri', 'endpoint', 'originalUrl'] as const

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns undefined where the object says nothing of a request */
export function requestIn(json: Json): FailedRequest | undefined {
  for (const place of places) {
    const inside = json[place]
    if (isObject(inside)) {
      const found = requestOf(inside)
      if (found) return found
    }
  }
  return requestOf(json)
}

function requestOf(json: Json): FailedRequest | undefined {
  const { method } = json
  if (typeof method !== 'string' || !isMethod.test(method)) return undefined
  for (const key of addresses) {
    const value = json[key]
    const address = isObject(value) ? addressOf(value) : value
    if (typeof address !== 'string') continue
    const path = pathOf(address)
    if (path !== undefined) return { method: method.toUpperCase(), path }
  }
  return undefined
}

/** Postman writes an address as text and in pieces; Newman only in pieces. */
function addressOf({ raw, path }: Json): string | undefined {
  if (typeof raw === 'string') return raw
  return Array.isArray(path)
    ? `/${path.filter((one) => typeof one === 'string').join('/')}`
    : undefined
}

/** @returns undefined where it is no path of a request */
export function pathOf(address: string): string | undefined {
  const plain = address.trim().split(/[?#]/, 1)[0]!
  const path = plain.replace(/^(?:[a-z][a-z\d+.-]*:\/\/[^/]*|\{\{[^}]*\}\})/i, '')
  if (!path.startsWith('/') || /\s/.test(path)) return undefined
  return path.slice(0, longestPath).toWellFormed()
}

/** Request lines of a text, with where they end. */
export class RequestLines {
  readonly #found: { end: number; request: FailedRequest }[] = []

  constructor(text: string) {
    for (const match of text.matchAll(inText)) {
      const path = pathOf(match[2]!)
      if (path === undefined) continue
      const end = match.index + match[0].length
      this.#found.push({ end, request: { method: match[1]!.toUpperCase(), path } })
    }
  }

  /**
   * The last one before a place in the text, unless it stands far from it.
   * @param answered where the answer before ends: an earlier request is not the one of this place
   */
  before(place: number, answered: number): FailedRequest | undefined {
    let low = 0
    let high = this.#found.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#found[middle]!.end <= place) low = middle + 1
      else high = middle
    }
    const last = this.#found[low - 1]
    if (last === undefined || last.end <= answered || place - last.end > furthest) return undefined
    return last.request
  }
}
