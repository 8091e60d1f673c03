/**
 * Errors and irregularities by switch. Which request is hit depends on the seed and on how many came
 * before, never on the clock or on chance, and no address is hit more than twice in a row: who tries
 * again gets through.
 */
import { createHash } from 'node:crypto'
import type { FaultName } from './types'

/** Faults that hit any request now and then, in the order in which they are tried. */
const nowAndThen = [
  'rate-limited',
  'rate-limited-without-header',
  'server-error',
  'reset',
  'stall',
  'truncated-json',
] as const satisfies readonly FaultName[]
export type FleetingFault = (typeof nowAndThen)[number]

const oneIn = 7
const inARow = 2

export class Faults {
  readonly #seed: number
  #names: ReadonlySet<FaultName> = new Set()
  #limit = Infinity
  readonly #counts = new Map<FaultName, number>()
  #since = new Map<FaultName, number>()
  #asked = new Map<FaultName, number>()
  readonly #failures = new Map<string, number>()
  readonly #lastRecords = new Map<string, unknown>()

  constructor(seed: number) {
    this.#seed = seed
  }

  /** From now on these; what is counted for `limit`, and "once", begins anew. */
  set(names: readonly FaultName[], limit = Infinity): void {
    this.#names = new Set(names)
    this.#limit = limit
    this.#since = new Map()
    this.#asked = new Map()
  }

  /** How often each happened, since the start. */
  counts(): Partial<Record<FaultName, number>> {
    return Object.fromEntries(this.#counts)
  }

  /** Whether a fault happens now; it is counted if so. */
  happens(name: FaultName, atMost = this.#limit): boolean {
    const since = this.#since.get(name) ?? 0
    if (!this.#names.has(name) || since >= Math.min(atMost, this.#limit)) return false
    this.#since.set(name, since + 1)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    return true
  }

  /** What hits a request for `url`, if anything: the second that it could hit, then one of seven. */
  hits(url: string): FleetingFault | undefined {
    const failures = this.#failures.get(url) ?? 0
    const hit = nowAndThen.find((name) => {
      if (!this.#names.has(name)) return false
      const asked = this.#asked.get(name) ?? 0
      this.#asked.set(name, asked + 1)
      const due = asked === 1 || this.#number(name, asked) % oneIn === 0
      return due && failures < inARow && this.happens(name)
    })
    if (hit) this.#failures.set(url, failures + 1)
    else this.#failures.delete(url)
    return hit
  }

  /**
   * The answer of a list with its irregularities; `body` itself is left as it is.
   *
   * @param list the address without its page: what tells two lists apart
   */
  bend(body: unknown, list: string, page: number): unknown {
    if (!isObject(body) || !Array.isArray(body['records'])) return body
    let bent: Record<string, unknown> = body
    if (this.#names.has('duplicates')) bent = this.#withDuplicate(bent, list, page)
    if (isObject(bent['paging']) && this.happens('no-totals')) bent = withoutTotals(bent)
    if (this.happens('mixed-ids')) bent = withMixedIds(bent)
    return bent
  }

  #withDuplicate(
    body: Record<string, unknown>,
    list: string,
    page: number,
  ): Record<string, unknown> {
    const records = body['records'] as unknown[]
    const before = this.#lastRecords.get(`${page - 1} ${list}`)
    this.#lastRecords.set(`${page} ${list}`, records.at(-1))
    if (before === undefined || !this.happens('duplicates')) return body
    return { ...body, records: [before, ...records] }
  }

  #number(name: FaultName, asked: number): number {
    return createHash('sha256').update(`${this.#seed} ${name} ${asked}`).digest().readUInt32BE()
  }
}

/** Without what the guide calls optional, and without the address that would give it away. */
function withoutTotals(body: Record<string, unknown>): Record<string, unknown> {
  const { totalPages: _pages, totalElements: _elements, ...paging } = object(body['paging'])
  const { lastPage: _last, ...navigation } = object(body['navigation'])
  return { ...body, paging, ...(body['navigation'] !== undefined && { navigation }) }
}

/** The ids of every other record change their type: numbers become strings, strings of digits numbers. */
function withMixedIds(body: Record<string, unknown>): Record<string, unknown> {
  const records = body['records'] as unknown[]
  return { ...body, records: records.map((record, at) => (at % 2 === 0 ? record : mixed(record))) }
}

function mixed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mixed)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'id' || key === 'extensionId' ? otherType(inner) : mixed(inner),
    ]),
  )
}

function otherType(id: unknown): unknown {
  if (typeof id === 'number') return String(id)
  const isNumber = typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id)
  return isNumber ? Number(id) : id
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const object = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
