/**
 * Errors and irregularities by switch. Which request is hit depends on the seed and on how many came
 * before, never on the clock or on chance, and no request is hit too often in a row: who tries again
 * gets through.
 */
import { createHash } from 'node:crypto'

const oneIn = 7

/** Of faults that hit any request now and then: after how many failures in a row they let one through. */
export type InARow<Fleeting extends string> = Readonly<Record<Fleeting, number>>

export class Faults<Name extends string, Fleeting extends Name> {
  readonly #inARow: InARow<Fleeting>
  readonly #seed: number
  #names: ReadonlySet<Name> = new Set()
  #limit = Infinity
  readonly #counts = new Map<Name, number>()
  #since = new Map<Name, number>()
  #asked = new Map<Name, number>()
  readonly #failures = new Map<string, number>()
  readonly #lastRecords = new Map<string, unknown>()

  /** @param inARow in the order in which they are tried */
  constructor(inARow: InARow<Fleeting>, seed: number) {
    this.#inARow = inARow
    this.#seed = seed
  }

  /** From now on these; what is counted for `limit`, and "once", begins anew. */
  set(names: readonly Name[], limit = Infinity): void {
    this.#names = new Set(names)
    this.#limit = limit
    this.#since = new Map()
    this.#asked = new Map()
  }

  /** How often each happened, since the start. */
  counts(): Partial<Record<Name, number>> {
    return Object.fromEntries(this.#counts) as Partial<Record<Name, number>>
  }

  /** Whether a fault happens now; it is counted if so. */
  happens(name: Name, atMost = this.#limit): boolean {
    const since = this.#since.get(name) ?? 0
    if (!this.#names.has(name) || since >= Math.min(atMost, this.#limit)) return false
    this.#since.set(name, since + 1)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    return true
  }

  /**
   * What hits a request, if anything: the second that it could hit, then one of seven.
   *
   * @param request the same for who tries again
   */
  hits(request: string): Fleeting | undefined {
    const failures = this.#failures.get(request) ?? 0
    const fleeting = Object.entries(this.#inARow) as [Fleeting, number][]
    const hit = fleeting.find(([name, inARow]) => {
      if (!this.#names.has(name)) return false
      const asked = this.#asked.get(name) ?? 0
      this.#asked.set(name, asked + 1)
      const due = asked === 1 || this.#number(name, asked) % oneIn === 0
      return due && failures < inARow && this.happens(name)
    })
    if (hit) this.#failures.set(request, failures + 1)
    else this.#failures.delete(request)
    return hit?.[0]
  }

  /**
   * The records of a page, after the last one of the page before where that fault happens.
   *
   * @param name of the fault
   * @param list what tells two lists apart, the page aside
   */
  withDuplicate(name: Name, records: readonly unknown[], list: string, page: number): unknown[] {
    if (!this.#names.has(name)) return [...records]
    const before = this.#lastRecords.get(`${page - 1} ${list}`)
    this.#lastRecords.set(`${page} ${list}`, records.at(-1))
    return before !== undefined && this.happens(name) ? [before, ...records] : [...records]
  }

  #number(name: Name, asked: number): number {
    return createHash('sha256').update(`${this.#seed} ${name} ${asked}`).digest().readUInt32BE()
  }
}
