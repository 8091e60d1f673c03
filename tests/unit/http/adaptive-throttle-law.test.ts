/**
 * Laws of the adaptive throttle against servers of which it sees nothing but whether they refuse: whatever
 * they take and however long it takes them, the ceiling holds, nobody is forgotten, and the pace comes
 * near to what the server takes without losing many requests to refusals.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdaptiveThrottle } from '../../../src/main/http/adaptive-throttle'
import type { Permit } from '../../../src/main/http/request-throttle'
import { FakeClock, settle } from '../../support/fake-clock'

const begin = 5_000.5
const second = 1_000
const minute = 60_000
const forever = new AbortController().signal

/** The most of these times that lie within any second. */
function mostInASecond(times: readonly number[]): number {
  let first = 0
  return times.reduce((most, time, last) => {
    while (time - times[first]! >= second) first++
    return Math.max(most, last - first + 1)
  }, 0)
}

describe('the adaptive throttle', () => {
  it('holds its ceiling in any second, forgets nobody and leaves nothing behind', async () => {
    const request = fc.record({
      at: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20_000, noNaN: true })),
      consumer: fc.integer({ min: 0, max: 2 }),
      takes: fc.oneof(
        fc.double({ min: 0, max: 80, noNaN: true }),
        fc.double({ min: 0, max: 4_000, noNaN: true }),
      ),
      ends: fc.constantFrom('answered', 'answered', 'answered', 'refused', 'overloaded', 'failed'),
      cancelledAfter: fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }), { freq: 6 }),
    })
    const world = fc.record({
      first: fc.double({ min: 0.5, max: 60, noNaN: true }),
      ceiling: fc.double({ min: 0.5, max: 60, noNaN: true }),
      requests: fc.array(request, { minLength: 1, maxLength: 80 }),
      late: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 7 }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ first, ceiling, requests, late }) => {
        let timers = 0
        const clock = new FakeClock(begin, () => late[timers++ % late.length]!)
        const throttle = new AdaptiveThrottle({ first, ceiling }, clock)
        const times: number[] = []
        let underWay = 0
        let most = 0
        let over = 0
        for (const { at, consumer, takes, ends, cancelledAfter } of requests) {
          const stopper = new AbortController()
          const run = (permit: Permit) => {
            times.push(clock.now())
            most = Math.max(most, ++underWay)
            clock.after(takes, () => {
              underWay--
              over++
              if (ends === 'answered') permit.answered(undefined)
              else if (ends === 'refused') permit.refused(undefined)
              else if (ends === 'overloaded') permit.overloaded(undefined, undefined)
              else permit.failed()
            })
          }
          clock.after(at, () => {
            const asked = throttle.acquire('list', 'Gateway', stopper.signal, consumer)
            void asked.then(run, () => over++)
          })
          if (cancelledAfter !== null) clock.after(at + cancelledAfter, () => stopper.abort())
        }
        await settle()
        while (clock.next() !== undefined) await clock.step()
        expect(over).toBe(requests.length)
        expect(mostInASecond(times)).toBeLessThanOrEqual(ceiling + 1)
        expect(most).toBeLessThanOrEqual(32)
      }),
      { numRuns: 300 },
    )
  })

  it('lets each of those who wait have its turn', async () => {
    const counts = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 2, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(counts, async (counts) => {
        const clock = new FakeClock(begin)
        const throttle = new AdaptiveThrottle({ first: 10, ceiling: 10 }, clock)
        // It is what holds up the others until all of them wait.
        const first = await throttle.acquire('list', 'Gateway', forever)
        const order: number[] = []
        counts.forEach((count, consumer) => {
          for (let i = 0; i < count; i++) {
            void throttle.acquire('list', 'Gateway', forever, consumer).then((permit) => {
              order.push(consumer)
              clock.after(10, () => permit.answered(undefined))
            })
          }
        })
        first.answered(undefined)
        await settle()
        while (clock.next() !== undefined) await clock.step()
        const rounds = Array.from({ length: Math.max(...counts) }, (_, round) =>
          counts.flatMap((count, consumer) => (round < count ? [consumer] : [])),
        )
        expect(order).toEqual(rounds.flat())
      }),
    )
  })

  it('comes near to a hidden limit by the second, and loses few requests to it', async () => {
    const world = fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      first: fc.constantFrom(0.5, 2, 20),
      latency: fc.integer({ min: 5, max: 400 }),
      jitter: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ limit, first, latency, jitter }) => {
        const server = new Server(slidingSecond(limit), latency, jitter)
        const { throttle, clock } = server.meet({ first, ceiling: 30 })
        await clock.pass(2 * minute)
        const before = server.counts()
        await clock.pass(2 * minute)
        const { taken, refused } = server.since(before)
        const possible = Math.min(limit, 30)
        expect(taken / 120).toBeGreaterThan(0.6 * possible)
        expect(refused / (taken + refused)).toBeLessThan(0.12)
        expect(throttle.pace()).toBeLessThanOrEqual(30)
      }),
      { numRuns: 12 },
    )
  })

  it('gets most of a hidden limit by the minute, and never gives up a request', async () => {
    const world = fc.record({
      limit: fc.integer({ min: 60, max: 1_200 }),
      latency: fc.integer({ min: 5, max: 300 }),
      clients: fc.constantFrom(1, 3, 40),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ limit, latency, clients }) => {
        const server = new Server(fixedMinute(limit), latency, [0])
        const { throttle, clock } = server.meet({ first: 2, ceiling: 20 }, clients)
        await clock.pass(2 * minute)
        const before = server.counts()
        await clock.pass(4 * minute)
        const { taken, refused } = server.since(before)
        const possible = Math.min(limit / 60, 20, (clients * second) / latency)
        expect(taken / 240).toBeGreaterThan(0.5 * possible)
        // Until a minute is over, pauses grow from one second: some ten tries.
        expect(refused).toBeLessThan(4 * 10 + 0.1 * taken)
        expect(server.mostRefusalsInARow).toBeLessThan(throttle.mostRefusals)
      }),
      { numRuns: 10 },
    )
  })

  it('recovers when a limit is lifted', async () => {
    const limits = fc.integer({ min: 1, max: 15 })
    await fc.assert(
      fc.asyncProperty(limits, async (limit) => {
        let takes = slidingSecond(limit)
        const server = new Server((now) => takes(now), 50, [0, 7])
        const { throttle, clock } = server.meet({ first: 2, ceiling: 20 })
        await clock.pass(minute)
        expect(throttle.pace()).toBeLessThan(limit * 1.5)
        takes = () => true
        await clock.pass(1.5 * minute)
        expect(throttle.pace()).toBe(20)
      }),
      { numRuns: 6 },
    )
  })
})

/** Whether a server takes a request that arrives now; what it refuses does not count. */
type Takes = (now: number) => boolean

function slidingSecond(limit: number): Takes {
  const taken: number[] = []
  return (now) => {
    while (taken.length > 0 && taken[0]! <= now - second) taken.shift()
    if (taken.length >= limit) return false
    taken.push(now)
    return true
  }
}

function fixedMinute(limit: number): Takes {
  let current = NaN
  let taken = 0
  return (now) => {
    const window = Math.floor(now / minute)
    if (window !== current) [current, taken] = [window, 0]
    return taken < limit && ++taken > 0
  }
}

/** A server that is always asked for more, by clients that ask again what was refused. */
class Server {
  mostRefusalsInARow = 0
  #taken = 0
  #refused = 0
  #answers = 0

  constructor(
    readonly takes: Takes,
    readonly latency: number,
    readonly jitter: readonly number[],
  ) {}

  counts = () => ({ taken: this.#taken, refused: this.#refused })

  since = (before: { taken: number; refused: number }) => ({
    taken: this.#taken - before.taken,
    refused: this.#refused - before.refused,
  })

  meet(pace: { first: number; ceiling: number }, clients = 40) {
    const clock = new FakeClock(begin)
    const throttle = new AdaptiveThrottle(pace, clock)
    const client = async (refusals: number): Promise<void> => {
      const permit = await throttle.acquire('list', 'Gateway', forever)
      const there = this.latency / 2 + this.jitter[this.#answers++ % this.jitter.length]!
      clock.after(there, () => {
        const isTaken = this.takes(clock.now())
        clock.after(this.latency / 2, () => {
          if (isTaken) this.#taken++
          else this.#refused++
          const inARow = isTaken ? 0 : refusals + 1
          this.mostRefusalsInARow = Math.max(this.mostRefusalsInARow, inARow)
          if (isTaken) permit.answered(undefined)
          else permit.refused(undefined)
          void client(inARow)
        })
      })
    }
    for (let i = 0; i < clients; i++) void client(0)
    return { throttle, clock }
  }
}
