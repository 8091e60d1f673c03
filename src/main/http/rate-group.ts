/**
 * What is known about one rate group of one credential: how much of the vendor's sliding window is used,
 * by us and by others, and when there is room again. All times are milliseconds of one {@link Clock}.
 *
 * The vendor counts a request when it arrives, which is some time between its sending and its answer.
 * A request therefore counts here from its sending until one window after its answer: so there are
 * never more in the vendor's window than in ours.
 */
import type { RateHeaders, RateLimit } from './types'

/** Both clocks count whole milliseconds at worst, so a window may look one shorter than it was. */
const margin = 1

/**
 * A request that was given up may still be under way, and the vendor counts it when it arrives: so many
 * milliseconds later at most.
 */
const lateArrival = 1_000

/** A request that was sent and not answered yet. */
export interface Sent {
  /** Own requests that may have been in the vendor's window when this one was sent, minus all ever sent. */
  readonly earlier: number
  /** No other request of the group was under way when it was sent. */
  readonly alone: boolean
  /** Its number, counting from 1. */
  readonly number: number
}

/** How a group stands; all times are milliseconds, and relative, so that another process can go on with it. */
export interface CountedGroup extends RateLimit {
  /** How long ago requests of the last window were answered; negative for what may arrive later yet. */
  ages: number[]
  /** How long nothing may be sent yet. */
  closedFor: number
}

export class RateGroup {
  #limit: number
  #window: number
  /** When own requests were answered, oldest first; those of the last window. */
  #answered: number[] = []
  #inFlight = 0
  #sent = 0
  /** Places that others use with the same credential, as of `from`. */
  #others = { count: 0, from: -Infinity }
  #closedUntil = -Infinity
  /** When the vendor last said how the group stands. */
  #toldAt = -Infinity

  constructor({ limit, windowMilliseconds }: RateLimit) {
    this.#limit = limit
    this.#window = windowMilliseconds
  }

  /** Requests that may be sent at once. */
  free(now: number): number {
    if (now < this.#closedUntil) return 0
    this.#forget(now)
    const free = this.#limit - this.#answered.length - this.#inFlight - this.#othersNow(now)
    // Whether the limit is what we think, and whether others use it, only an answer can tell. One request
    // asks; the others wait for its answer.
    return this.#isTold(now) ? free : Math.min(free, 1 - this.#inFlight)
  }

  /** When there may be more room although no answer comes; undefined where only an answer makes room. */
  nextRoom(now: number): number | undefined {
    if (now < this.#closedUntil) return this.#closedUntil
    this.#forget(now)
    const ends = [this.#answered[0], this.#othersNow(now) > 0 ? this.#others.from : undefined]
      .filter((from) => from !== undefined)
      .map((from) => this.#end(from))
    return ends.length === 0 ? undefined : Math.min(...ends)
  }

  /** Milliseconds until so many more requests could have been sent, if none fails. */
  estimate(now: number, requests: number): number {
    if (requests <= 0) return 0
    this.#forget(now)
    const ends = [
      ...this.#answered.map((from) => this.#end(from)),
      ...Array<number>(this.#othersNow(now)).fill(this.#end(this.#others.from)),
      ...Array<number>(this.#inFlight).fill(this.#end(now)),
    ].sort((a, b) => a - b)
    const free = Math.max(0, this.#limit - ends.length)
    const places = [...Array<number>(free).fill(now), ...ends.slice(-this.#limit)]
    const rounds = Math.floor((requests - 1) / this.#limit)
    const first = Math.max(places[(requests - 1) % this.#limit]!, this.#closedUntil)
    return Math.max(0, first - now) + rounds * (this.#window + margin)
  }

  send(now: number): Sent {
    this.#forget(now)
    const earlier = this.#answered.length + this.#inFlight - this.#sent
    const alone = this.#inFlight === 0
    this.#inFlight++
    this.#sent++
    return { earlier, alone, number: this.#sent }
  }

  /** It is not under way any more; it counts for a window from now, answered or not. */
  ended(now: number): void {
    this.#inFlight--
    this.count(now)
  }

  /** No answer came. */
  failed(now: number): void {
    this.ended(now + lateArrival)
  }

  /** It turned out to count in another group. */
  left(): void {
    this.#inFlight--
  }

  /** One of another group turned out to count here. */
  joined(now: number): void {
    this.#sent++
    this.count(now)
  }

  /** @param answeredAt of a request that is not under way here */
  count(answeredAt: number): void {
    const later = this.#answered.findLastIndex((at) => at <= answeredAt)
    this.#answered.splice(later + 1, 0, answeredAt)
  }

  /** @param sent the answered request, where it was known to be of this group when it was sent */
  told(now: number, rate: RateHeaders, sent: Sent | undefined): void {
    this.#limit = rate.limit
    this.#window = rate.windowMilliseconds
    this.toldNothing(now)
    if (!sent) return
    // Own requests that the vendor may have counted: those before it, itself, and those sent since.
    const own = sent.earlier + this.#sent
    const others = Math.max(0, rate.limit - rate.remaining - own)
    const exact = sent.alone && this.#sent === sent.number
    if (exact || others >= this.#othersNow(now)) this.#others = { count: others, from: now }
  }

  /** An answer came, without a word about limits: what was known holds. */
  toldNothing(now: number): void {
    // One that was under way when the group was closed cannot tell whether it is open again.
    if (now >= this.#closedUntil) this.#toldAt = now
  }

  /** What counts now, for a later process. */
  counted(now: number): CountedGroup {
    this.#forget(now)
    return {
      limit: this.#limit,
      windowMilliseconds: this.#window,
      ages: [
        ...this.#answered.map((at) => now - at),
        // Whatever becomes of them, they may count from now on.
        ...Array<number>(this.#inFlight).fill(-lateArrival),
      ],
      closedFor: Math.max(0, this.#closedUntil - now),
    }
  }

  close(now: number, milliseconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, now + milliseconds)
    this.#toldAt = -Infinity
  }

  #end(from: number): number {
    return from + this.#window + margin
  }

  #forget(now: number): void {
    const kept = this.#answered.findIndex((from) => this.#end(from) > now)
    this.#answered.splice(0, kept === -1 ? this.#answered.length : kept)
  }

  #othersNow(now: number): number {
    return this.#end(this.#others.from) > now ? this.#others.count : 0
  }

  /** What was told goes out of date; a pause of a window between two requests is still usual. */
  #isTold(now: number): boolean {
    return now - this.#toldAt <= 2 * this.#window
  }
}
