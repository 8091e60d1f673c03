/**
 * Rate groups as RingCentral's guide has them (basics/rate-limits): so many requests of a group in any
 * window, per user and application. Who asks for more is refused for one window, the penalty, and every
 * request within a penalty begins it anew.
 */
export const requestsInWindow = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 } as const
export type RateGroup = keyof typeof requestsInWindow

/** What an answer tells in its `X-Rate-Limit-*` headers. */
export interface RateState {
  group: RateGroup
  limit: number
  /** Requests that are left in the window. */
  remaining: number
  /** Seconds. */
  window: number
  /** Seconds until the penalty ends; only where the request is refused. */
  retryAfter?: number
}

interface Counter {
  /** When the requests of the last window came, oldest first. */
  taken: number[]
  penaltyEnds: number
}

export class RateGroups {
  readonly #counters = new Map<string, Counter>()

  /**
   * @param window seconds, fractions are allowed
   * @param now milliseconds of a clock that never goes back
   */
  constructor(
    readonly window: number,
    readonly now: () => number,
  ) {}

  /** Counts a request of `who`; it is refused if the answer has `retryAfter`. */
  take(who: string, group: RateGroup): RateState {
    const counter = this.#counter(who, group)
    const now = this.now()
    const full = counter.taken.length >= requestsInWindow[group]
    if (full || now < counter.penaltyEnds) {
      counter.penaltyEnds = now + this.window * 1000
      // Whole seconds is all that HTTP knows (RFC 9110, 10.2.3).
      return { ...this.#state(counter, group), remaining: 0, retryAfter: Math.ceil(this.window) }
    }
    counter.taken.push(now)
    return this.#state(counter, group)
  }

  /** How `who` stands, without counting a request. */
  look(who: string, group: RateGroup): RateState {
    return this.#state(this.#counter(who, group), group)
  }

  #counter(who: string, group: RateGroup): Counter {
    const key = `${group} ${who}`
    const counter = this.#counters.get(key) ?? { taken: [], penaltyEnds: -Infinity }
    this.#counters.set(key, counter)
    const since = this.now() - this.window * 1000
    while (counter.taken[0] !== undefined && counter.taken[0] <= since) counter.taken.shift()
    return counter
  }

  #state(counter: Counter, group: RateGroup): RateState {
    const limit = requestsInWindow[group]
    return { group, limit, remaining: limit - counter.taken.length, window: this.window }
  }
}

/** Names and values as on real answers; the group's name is in lower case there. */
export function rateHeaders(state: RateState): Record<string, string> {
  return {
    'X-Rate-Limit-Group': state.group.toLowerCase(),
    'X-Rate-Limit-Limit': String(state.limit),
    'X-Rate-Limit-Remaining': String(state.remaining),
    'X-Rate-Limit-Window': String(state.window),
    ...(state.retryAfter !== undefined && { 'Retry-After': String(state.retryAfter) }),
  }
}
