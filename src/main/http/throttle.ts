/**
 * Lets requests out no faster than the vendor's rate limits allow, and as fast as they allow. One throttle
 * belongs to one credential (server, client id, user), since that is what RingCentral counts by
 * (developers.ringcentral.com/guide/basics/rate-limits): a sliding window for each group of calls, and a
 * penalty for whoever goes beyond it, which every request within it begins anew.
 */
import { cancelled } from './cancelled'
import { systemClock, type Clock } from './clock'
import { RateGroup, type CountedGroup, type Sent } from './rate-group'
import type { Permit, RequestThrottle } from './request-throttle'
import { Turns } from './turns'
import type { RateHeaders, RateLimit } from './types'

interface Waiter {
  operation: string
  grant(line: Line): void
}

interface Line {
  name: string
  rate: RateGroup
  turns: Turns<Waiter>
  stopTimer: (() => void) | undefined
}

/** For a group without a default where there are no defaults at all. */
const cautious: RateLimit = { limit: 10, windowMilliseconds: 60_000 }

export class Throttle implements RequestThrottle {
  /** Told of each request before it is sent. */
  onSent: (() => void) | undefined
  readonly #defaults: Readonly<Record<string, RateLimit>>
  readonly #clock: Clock
  readonly #lines = new Map<string, Line>()
  /** Group of an operation, as its last answer named it. */
  readonly #groups = new Map<string, string>()

  /** @param defaults by group, until its first answer; a group that is not named has the least of them */
  constructor(defaults: Readonly<Record<string, RateLimit>>, clock: Clock = systemClock) {
    this.#defaults = defaults
    this.#clock = clock
  }

  acquire(
    operation: string,
    group: string,
    signal: AbortSignal,
    consumer: unknown = undefined,
  ): Promise<Permit> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const abort = () => {
        this.#remove(waiter)
        reject(cancelled())
      }
      const waiter: Waiter = {
        operation,
        grant: (granting) => {
          signal.removeEventListener('abort', abort)
          resolve(this.#permit(operation, granting))
        },
      }
      signal.addEventListener('abort', abort, { once: true })
      const line = this.#lineOf(operation, group)
      line.turns.add(consumer, waiter)
      this.#release(line)
    })
  }

  estimate(group: string, requests: number): number {
    return this.#line(group).rate.estimate(this.#clock.now(), requests)
  }

  expectedWait(operation: string, group: string): number {
    const { rate, turns } = this.#lineOf(operation, group)
    return rate.estimate(this.#clock.now(), turns.size + 1)
  }

  reason(group: string): string {
    return `rate limit of group ${group}`
  }

  /**
   * Counts requests that an earlier process sent with the same credential.
   *
   * @param ages how many milliseconds ago each was answered; negative where it may arrive later yet
   * @param closedFor milliseconds for which nothing may be sent yet
   */
  countEarlier(group: string, ages: readonly number[], closedFor = 0): void {
    const now = this.#clock.now()
    const { rate } = this.#line(group)
    for (const age of ages) rate.count(now - age)
    if (closedFor > 0) rate.close(now, closedFor)
  }

  /** How its groups stand, for a later process: see {@link countEarlier}. */
  counted(): Record<string, CountedGroup> {
    const now = this.#clock.now()
    return Object.fromEntries(
      [...this.#lines.values()].map(({ name, rate }) => [name, rate.counted(now)]),
    )
  }

  #line(group: string): Line {
    const known = this.#lines.get(group)
    if (known) return known
    const rate = new RateGroup(this.#defaults[group] ?? this.#leastDefault())
    const line: Line = { name: group, rate, turns: new Turns(), stopTimer: undefined }
    this.#lines.set(group, line)
    return line
  }

  #lineOf(operation: string, group: string): Line {
    return this.#line(this.#groups.get(operation) ?? group)
  }

  #leastDefault(): RateLimit {
    const perMillisecond = ({ limit, windowMilliseconds }: RateLimit) => limit / windowMilliseconds
    const [least] = Object.values(this.#defaults).sort(
      (a, b) => perMillisecond(a) - perMillisecond(b),
    )
    return least ?? cautious
  }

  #permit(operation: string, line: Line): Permit {
    const sent = line.rate.send(this.#clock.now())
    this.onSent?.()
    let group = line.name
    let open = true
    const end = (run: (now: number) => void) => {
      if (!open) return
      open = false
      run(this.#clock.now())
      this.#release(line)
    }
    const answered = (rate: RateHeaders | undefined) =>
      end((now) => {
        const told = rate && isUsable(rate) ? rate : undefined
        group = told?.group ?? group
        this.#answered(operation, line, sent, told, now)
      })
    return {
      get group() {
        return group
      },
      answered,
      refused: (retryAfter, otherwise = 0) =>
        end((now) => {
          line.rate.ended(now)
          line.rate.close(now, retryAfter ?? otherwise)
        }),
      // Says nothing about the limits; the request itself waits before it is tried again.
      overloaded: (_, rate) => answered(rate),
      failed: () => end((now) => line.rate.failed(now)),
    }
  }

  #answered(
    operation: string,
    line: Line,
    sent: Sent,
    rate: RateHeaders | undefined,
    now: number,
  ): void {
    if (!rate) {
      line.rate.ended(now)
      line.rate.toldNothing(now)
    } else if (rate.group === line.name) {
      line.rate.ended(now)
      line.rate.told(now, rate, sent)
    } else {
      line.rate.left()
      this.#groups.set(operation, rate.group)
      const actual = this.#line(rate.group)
      actual.rate.joined(now)
      actual.rate.told(now, rate, undefined)
      line.turns.moveTo(actual.turns, (waiter) => waiter.operation === operation)
      this.#release(actual)
    }
  }

  /** Lets out whoever may go, and comes back when somebody else may. */
  #release(line: Line): void {
    line.stopTimer?.()
    line.stopTimer = undefined
    for (let free = line.rate.free(this.#clock.now()); free > 0; free--) {
      const next = line.turns.next()
      if (!next) return
      next.grant(line)
    }
    if (line.turns.size === 0) return
    const now = this.#clock.now()
    const room = line.rate.nextRoom(now)
    if (room === undefined) return
    line.stopTimer = this.#clock.after(room - now, () => this.#release(line))
  }

  #remove(waiter: Waiter): void {
    for (const line of this.#lines.values()) {
      // Without anybody who waits, its timer goes too.
      if (line.turns.remove(waiter)) return this.#release(line)
    }
  }
}

/** Far beyond what any vendor allows, and small enough to count one by one. */
const largestLimit = 10_000
const longestWindow = 24 * 60 * 60 * 1_000

/**
 * A limit of nothing, or no number at all, would keep everybody waiting for ever; so would a window of
 * years, also in processes to come, and a limit of millions would fill the memory.
 */
function isUsable({ limit, remaining, windowMilliseconds }: RateHeaders): boolean {
  return (
    Number.isInteger(limit) &&
    Number.isInteger(remaining) &&
    limit >= 1 &&
    limit <= largestLimit &&
    windowMilliseconds > 0 &&
    windowMilliseconds <= longestWindow
  )
}
