import type { Clock } from '../../src/main/http/clock'

interface Timer {
  at: number
  run: () => void
}

/** A clock that a test lets go on; real input and output go on meanwhile. */
export class FakeClock implements Clock {
  #now: number
  #timers: Timer[] = []

  /** @param delay added to a timer that asks for so many milliseconds, as busy machines do */
  constructor(
    start = 0,
    readonly delay: () => number = () => 0,
  ) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds + this.delay()), run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Milliseconds until the next timer; undefined where there is none. */
  next(): number | undefined {
    const ends = this.#timers.map(({ at }) => at)
    return ends.length === 0 ? undefined : Math.min(...ends) - this.#now
  }

  /** Lets time pass, from timer to timer, each with all that follows from it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await settle()
    for (let next = this.next(); next !== undefined; next = this.next()) {
      if (this.#now + next > end) break
      await this.step()
    }
    this.#now = end
    await settle()
  }

  /** On to the next timer. */
  async step(): Promise<void> {
    const [first] = this.#timers.toSorted((a, b) => a.at - b.at)
    if (!first) throw new Error('Nobody waits for this clock.')
    this.#timers = this.#timers.filter((other) => other !== first)
    this.#now = Math.max(this.#now, first.at)
    first.run()
    await settle()
  }
}

/** Until all promises that can go on have gone on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
