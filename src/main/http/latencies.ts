/** How quick answers were lately, in milliseconds, to tell a server that slows down from a slow question. */

/** The quickest is forgotten after one to two times so many milliseconds. */
const lately = 30_000
/** Answers that are slower by less are as quick: timers and networks differ by as much. */
const tolerated = 50
/** Share of one answer in the average. */
const share = 0.2

interface Least {
  /** Of this stretch of time, and of the one before it. */
  now: number
  before: number
  since: number
}

export class Latencies {
  readonly #least = new Map<string, Least>()
  #average = 0

  /** Average of what answers take while the server is quick: what it adds when it slows down is left out. */
  get average(): number {
    return this.#average
  }

  /** @returns whether it was quick: no slower than twice the quickest of its operation lately */
  add(operation: string, milliseconds: number, now: number): boolean {
    const bound = 2 * this.#quickest(operation, milliseconds, now) + tolerated
    const counted = Math.min(milliseconds, bound)
    this.#average += (this.#average === 0 ? 1 : share) * (counted - this.#average)
    return milliseconds <= bound
  }

  #quickest(operation: string, milliseconds: number, now: number): number {
    const least = this.#least.get(operation)
    if (!least) {
      this.#least.set(operation, { now: milliseconds, before: milliseconds, since: now })
      return milliseconds
    }
    if (now - least.since >= lately) {
      // After a long silence neither of them is lately.
      least.before = now - least.since >= 2 * lately ? milliseconds : least.now
      least.now = milliseconds
      least.since = now
    }
    least.now = Math.min(least.now, milliseconds)
    return Math.min(least.now, least.before)
  }
}
