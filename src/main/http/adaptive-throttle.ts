/**
 * Finds the pace that a server of unknown limits keeps up with: it begins low, raises the pace while
 * answers are quick, and halves it when the server says that it is too much. EnOS publishes no limit, and
 * whoever runs a gateway sets one for itself, by second, minute, hour or day (EnOS docs, API management,
 * flow control); beyond it comes 429 “API rate limit exceeded” without a word about when to go on.
 *
 * Requests are spaced evenly, so that there is never more than the ceiling and one in any second.
 */
import { cancelled } from './cancelled'
import { systemClock, type Clock } from './clock'
import { Latencies } from './latencies'
import type { Permit, RequestThrottle } from './request-throttle'
import { Turns } from './turns'

export interface AdaptivePace {
  /** Requests per second to begin with. */
  first: number
  /** Requests per second that are never exceeded. */
  ceiling: number
  /** Milliseconds after a 429 or 503 without `Retry-After`; doubled as long as it helps nothing. */
  firstPause?: number
  longestPause?: number
}

interface Waiter {
  /** @param heldByPace it could have been sent earlier at a higher pace */
  grant(heldByPace: boolean): void
}

/** Requests per second; slower would be no use to anybody, and no limit is known that is lower for long. */
const slowest = 0.5

/** Requests under way: the least lets one be asked while another is answered. */
const leastUnderWay = 2
const mostUnderWay = 32

/** Seconds of quick answers from nothing to the ceiling, as long as no limit is known. */
const secondsToCeiling = 20
/** One answer raises the pace by this part at most. */
const largestRaise = 0.5

/** Around the pace that was refused last, as parts of it, the pace is raised by little: by this part a second. */
const near = { from: 0.8, to: 1.25, raise: 0.02 }

/** Milliseconds that two times may differ by for being computed. */
const rounding = 0.001

export class AdaptiveThrottle implements RequestThrottle {
  /**
   * A limit by the minute is used up for so long at most, and the pauses between so many refusals are two
   * minutes in sum; one by the hour or day is not waited for.
   */
  readonly mostRefusals = 8
  readonly #clock: Clock
  readonly #firstPause: number
  readonly #longestPause: number
  #pace: number
  #ceiling: number
  readonly #turns = new Turns<Waiter>()
  readonly #latencies = new Latencies()
  #stopTimer: (() => void) | undefined
  #sent = 0
  #underWay = 0
  /** When the last one was due: at most half the space between two before it was sent. */
  #lastDueAt = -Infinity
  #closedUntil = -Infinity
  #pause: number
  #refusalsInARow = 0
  /** Since it was closed nothing was answered: one request at a time asks whether it is open again. */
  #isProbing = false
  #isProbeUnderWay = false
  /** How many were sent before it was closed last: their answers know nothing of the pace since. */
  #sentBeforeCut = 0
  /** The pace at which it was refused last, while that still says something. */
  #refusedPace: number | undefined

  constructor(pace: AdaptivePace, clock: Clock = systemClock) {
    this.#clock = clock
    this.#ceiling = pace.ceiling
    this.#pace = Math.min(pace.first, pace.ceiling)
    this.#firstPause = pace.firstPause ?? 1_000
    this.#longestPause = pace.longestPause ?? 60_000
    this.#pause = this.#firstPause
  }

  /** Requests per second that are sent now, if so many are asked for and answers stay as quick. */
  pace(): number {
    const { average } = this.#latencies
    return average === 0 ? this.#pace : Math.min(this.#pace, (mostUnderWay * 1_000) / average)
  }

  get refusalsInARow(): number {
    return this.#refusalsInARow
  }

  /** Requests per second that are never exceeded; can be changed at any time. */
  get ceiling(): number {
    return this.#ceiling
  }

  set ceiling(requestsPerSecond: number) {
    this.#ceiling = requestsPerSecond
    this.#pace = Math.min(this.#pace, requestsPerSecond)
    this.#release()
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
        // Without anybody who waits, the timer goes too.
        if (this.#turns.remove(waiter)) this.#release()
        reject(cancelled())
      }
      const since = this.#clock.now()
      const waiter: Waiter = {
        grant: (heldByPace) => {
          signal.removeEventListener('abort', abort)
          resolve(this.#permit(operation, group, { since, heldByPace }))
        },
      }
      signal.addEventListener('abort', abort, { once: true })
      this.#turns.add(consumer, waiter)
      this.#release()
    })
  }

  /** At the pace of now: what it may rise to is not known before. All groups count together. */
  estimate(_group: string, requests: number): number {
    if (requests <= 0) return 0
    return this.#untilNext(this.#clock.now()) + ((requests - 1) * 1_000) / this.pace()
  }

  expectedWait(_operation: string, group: string): number {
    return this.estimate(group, this.#turns.size + 1)
  }

  reason(): string | undefined {
    const isClosed = this.#clock.now() < this.#closedUntil || this.#isProbing
    return isClosed ? 'the server took no more requests just now' : undefined
  }

  #permit(
    operation: string,
    group: string,
    { since, heldByPace }: { since: number; heldByPace: boolean },
  ): Permit {
    const sentAt = this.#clock.now()
    const number = ++this.#sent
    const isProbe = this.#isProbing
    if (isProbe) this.#isProbeUnderWay = true
    const space = 1_000 / this.#pace
    // A timer that comes late makes its own request late, and none of those after it.
    this.#lastDueAt = Math.max(this.#lastDueAt + space, since, sentAt - space / 2)
    this.#underWay++
    let open = true
    const end = (run: (now: number) => void) => {
      if (!open) return
      open = false
      this.#underWay--
      if (isProbe) this.#isProbeUnderWay = false
      run(this.#clock.now())
      this.#release()
    }
    const refused = (retryAfter: number | undefined) =>
      end((now) => this.#close(now, number, retryAfter))
    return {
      group,
      answered: () =>
        end((now) => {
          const isQuick = this.#latencies.add(operation, now - sentAt, now)
          if (number <= this.#sentBeforeCut) return
          this.#refusalsInARow = 0
          if (isProbe) this.#isProbing = false
          else if (isQuick && heldByPace) this.#raise()
        }),
      refused,
      overloaded: refused,
      failed: () => end(() => undefined),
    }
  }

  #raise(): void {
    if (this.#refusedPace !== undefined && this.#pace >= near.to * this.#refusedPace) {
      this.#refusedPace = undefined
    }
    const known = this.#refusedPace
    const isNear = known !== undefined && this.#pace >= near.from * known
    const aSecond = isNear ? near.raise * known : Math.max(1, this.#ceiling / secondsToCeiling)
    const raised = this.#pace + Math.min(aSecond / this.#pace, largestRaise * this.#pace)
    const bound = isNear ? Infinity : near.from * (known ?? Infinity)
    this.#pace = Math.min(raised, bound, this.#ceiling)
  }

  /** @param number of the request that was refused */
  #close(now: number, number: number, retryAfter: number | undefined): void {
    if (number <= this.#sentBeforeCut) {
      // One refusal more of those that were sent too fast together.
      this.#closedUntil = Math.max(this.#closedUntil, now + (retryAfter ?? 0))
      return
    }
    // What was refused long ago says nothing of now.
    const isLongAgo = now > this.#closedUntil + this.#longestPause
    this.#refusalsInARow = isLongAgo ? 1 : this.#refusalsInARow + 1
    if (this.#isProbing) {
      // It came alone after a pause, so it is not the pace that was too high: a longer time is over yet.
      const longer = Math.min(2 * this.#pause, this.#longestPause)
      this.#pause = isLongAgo ? this.#firstPause : longer
    } else {
      this.#refusedPace = this.#pace
      this.#pace = Math.max(this.#pace / 2, Math.min(slowest, this.#ceiling))
      this.#pause = this.#firstPause
    }
    this.#isProbing = true
    this.#sentBeforeCut = this.#sent
    this.#closedUntil = Math.max(this.#closedUntil, now + (retryAfter ?? this.#pause))
  }

  /** Milliseconds, as far as time alone decides. */
  #untilNext(now: number): number {
    const next = Math.max(this.#lastDueAt + 1_000 / this.#pace, this.#closedUntil)
    return next - now > rounding ? next - now : 0
  }

  /** Whether one more may be under way: as many as the pace brings about while answers are quick. */
  #hasRoom(): boolean {
    if (this.#isProbing && this.#isProbeUnderWay) return false
    const usual = (this.#pace * this.#latencies.average) / 1_000
    const most = Math.min(leastUnderWay + Math.floor(1.5 * usual), mostUnderWay)
    return this.#underWay < most
  }

  /**
   * Lets out whoever may go, and comes back when somebody else may.
   *
   * @param heldByPace it was only the pace that was waited for, not the end of a request
   */
  #release(heldByPace = false): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    // Where there is no room, the end of a request makes some.
    while (this.#turns.size > 0 && this.#hasRoom()) {
      const wait = this.#untilNext(this.#clock.now())
      if (wait > 0) {
        this.#stopTimer = this.#clock.after(wait, () => this.#release(true))
        return
      }
      this.#turns.next()!.grant(heldByPace)
    }
  }
}
