/**
 * Laws of the throttle against a server of which it sees nothing but answers: whatever the limits, the
 * latencies and the order in which requests are asked for, the server never counts more than its limit in
 * any window, and nobody waits longer than the limit makes necessary.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Permit } from '../../../src/main/http/request-throttle'
import { Throttle } from '../../../src/main/http/throttle'
import { FakeClock, settle } from '../../support/fake-clock'

/** Counts in a sliding window by a clock of its own: another zero, and whole milliseconds. */
class SlidingWindow {
  readonly arrivals: number[] = []
  readonly refusals: number[] = []

  constructor(
    readonly limit: number,
    readonly windowMilliseconds: number,
  ) {}

  /** @returns how many are left; undefined where the request is refused */
  take(now: number): number | undefined {
    const time = Math.floor(now + 987_654.321)
    const inWindow = this.arrivals.filter((at) => at > time - this.windowMilliseconds).length
    if (inWindow >= this.limit) {
      this.refusals.push(time)
      return undefined
    }
    this.arrivals.push(time)
    return this.limit - inWindow - 1
  }
}

/** When a world begins, by our clock. */
const begin = 5_000.5

interface World {
  limit: number
  windowMilliseconds: number
  /** What the throttle believes at first. */
  believed: number
  /** When each is asked for, by whom, how long it takes to arrive and to come back, and whether it is lost. */
  requests: { at: number; consumer: number; there: number; back: number; lost: boolean }[]
  /** By how many milliseconds timers come late, in turn. */
  late: number[]
}

function worldOf(options: { allAtOnce: boolean; lossy: boolean }): fc.Arbitrary<World> {
  const latency = fc.oneof(
    fc.double({ min: 0, max: 30, noNaN: true }),
    fc.double({ min: 0, max: 900, noNaN: true }),
  )
  const limit = fc.integer({ min: 1, max: 12 })
  // Who is told nothing can only believe: a limit that is lower than believed takes an answer to learn.
  const limits = options.lossy
    ? fc.tuple(limit, limit).map(([a, b]) => ({ limit: Math.max(a, b), believed: Math.min(a, b) }))
    : fc.record({ limit, believed: fc.integer({ min: 1, max: 24 }) })
  const rest = fc.record({
    windowMilliseconds: fc.constantFrom(50, 1_000, 60_000),
    requests: fc.array(
      fc.record({
        at: options.allAtOnce
          ? fc.constant(0)
          : fc.oneof(fc.constant(0), fc.double({ min: 0, max: 150_000, noNaN: true })),
        consumer: fc.integer({ min: 0, max: 2 }),
        there: latency,
        back: latency,
        lost: options.lossy
          ? fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
          : fc.constant(false),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    late: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 7 }),
  })
  return fc.tuple(limits, rest).map(([first, second]) => ({ ...first, ...second }))
}

/** Plays a world to its end. */
async function play(world: World, server: SlidingWindow) {
  const { windowMilliseconds, believed, requests, late } = world
  let timers = 0
  const clock = new FakeClock(begin, () => late[timers++ % late.length]!)
  const limits = { Medium: { limit: believed, windowMilliseconds } }
  const throttle = new Throttle(limits, clock)
  const start = clock.now()
  let last = start
  let answered = 0

  const send = (permit: Permit, { there, back, lost }: World['requests'][number]) => {
    clock.after(there, () => {
      const remaining = server.take(clock.now())
      clock.after(back, () => {
        last = clock.now()
        answered++
        if (lost) permit.failed()
        else if (remaining === undefined) permit.refused(windowMilliseconds)
        else
          permit.answered({ group: 'Medium', limit: server.limit, remaining, windowMilliseconds })
      })
    })
  }
  for (const request of requests) {
    clock.after(request.at, () => {
      void throttle
        .acquire('list', 'Medium', new AbortController().signal, request.consumer)
        .then((permit) => send(permit, request))
    })
  }
  await settle()
  while (clock.next() !== undefined) await clock.step()
  return { took: last - start, answered }
}

describe('the throttle', () => {
  const lives = fc.oneof(
    worldOf({ allAtOnce: false, lossy: true }),
    worldOf({ allAtOnce: false, lossy: false }),
  )

  it('never makes the server count more than its limit in any window, and loses nobody', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (world) => {
        const server = new SlidingWindow(world.limit, world.windowMilliseconds)
        const { answered } = await play(world, server)
        expect(server.refusals).toEqual([])
        expect(answered).toBe(world.requests.length)
      }),
      { numRuns: 300 },
    )
  })

  it('takes no longer than the limit makes necessary, and the latencies', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf({ allAtOnce: true, lossy: false }), async (world) => {
        const { limit, windowMilliseconds, requests, late } = world
        const server = new SlidingWindow(limit, windowMilliseconds)
        const { took } = await play(world, server)
        expect(server.refusals).toEqual([])

        const lateness = Math.max(...late)
        const trip = Math.max(...requests.map(({ there, back }) => there + back)) + 2 * lateness
        const windows = Math.ceil(requests.length / limit) - 1
        // The first request asks alone; then as many as the limit allows, a window after each answer.
        const bound = windows * (windowMilliseconds + 1 + lateness) + (windows + 2) * trip
        expect(took).toBeLessThanOrEqual(bound + lateness + 0.001)
        expect(took).toBeGreaterThanOrEqual(windows * windowMilliseconds - 1)
      }),
      { numRuns: 300 },
    )
  })

  it('takes the places that an earlier process has left, and no more', async () => {
    const ages = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
    const world = worldOf({ allAtOnce: false, lossy: false })
    await fc.assert(
      fc.asyncProperty(world, ages, async (world, earlier) => {
        const server = new SlidingWindow(world.limit, world.windowMilliseconds)
        // It has left a place at least, so that the first request is told how many.
        const times = earlier.map((age) => begin - age * world.windowMilliseconds)
        for (const at of times.toSorted((a, b) => a - b).slice(1 - world.limit || times.length)) {
          server.take(at)
        }
        const { answered } = await play(world, server)
        expect(server.refusals).toEqual([])
        expect(answered).toBe(world.requests.length)
      }),
      { numRuns: 300 },
    )
  })
})
