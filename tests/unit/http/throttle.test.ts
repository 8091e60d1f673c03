import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/shared/result'
import type { Permit } from '../../../src/main/http/request-throttle'
import { Throttle } from '../../../src/main/http/throttle'
import type { RateHeaders } from '../../../src/main/http/types'
import { FakeClock, settle } from '../../support/fake-clock'

const minute = 60_000
const never = new AbortController().signal

/** A throttle, and the order in which it lets requests out. */
function start(limit = 3) {
  const clock = new FakeClock(1_000_000)
  const limits = { Medium: { limit, windowMilliseconds: minute } }
  const throttle = new Throttle(limits, clock)
  const out: string[] = []
  const permits: Permit[] = []
  const ask = (name: string, consumer?: unknown, operation = 'list', group = 'Medium') =>
    throttle.acquire(operation, group, never, consumer).then((permit) => {
      out.push(name)
      permits.push(permit)
      return permit
    })
  return { clock, throttle, out, permits, ask }
}

const told = (limit: number, remaining: number, group = 'Medium'): RateHeaders => ({
  group,
  limit,
  remaining,
  windowMilliseconds: minute,
})

/** So that the group is known, and one place is taken. */
async function first({ ask, out }: ReturnType<typeof start>, rate: RateHeaders) {
  const permit = await ask('first')
  permit.answered(rate)
  out.length = 0
}

describe('a rate group', () => {
  it('lets the first request go alone, and the others when its answer has told the limit', async () => {
    const { ask, out } = start(10)
    const permit = await ask('a')
    void ask('b')
    void ask('c')
    void ask('d')
    await settle()
    expect(out).toEqual(['a'])
    permit.answered(told(3, 2))
    await settle()
    expect(out, 'the limit is 3, not 10').toEqual(['a', 'b', 'c'])
  })

  it('gives a place free one window after the answer, not after the sending', async () => {
    const { ask, out, clock } = start(1)
    const permit = await ask('a')
    void ask('b')
    await clock.pass(10 * minute)
    expect(out, 'what is under way counts').toEqual(['a'])
    permit.answered(told(1, 0))
    await clock.pass(minute)
    expect(out).toEqual(['a'])
    await clock.pass(2)
    expect(out).toEqual(['a', 'b'])
  })

  it('counts a request that failed for a window too, and as arriving a second later at most', async () => {
    const { ask, out, clock } = start(1)
    const permit = await ask('a')
    permit.failed()
    void ask('b')
    await clock.pass(minute + 1_000)
    expect(out).toEqual(['a'])
    await clock.pass(2)
    expect(out).toEqual(['a', 'b'])
  })

  it('follows the limit of each answer, up and down', async () => {
    const throttling = start(2)
    await first(throttling, told(5, 4))
    const { ask, out, permits, clock } = throttling
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) void ask(name)
    await settle()
    expect(out).toEqual(['a', 'b', 'c', 'd'])
    for (const permit of permits.slice(1)) permit.answered(told(2, 0))
    await clock.pass(minute + 2)
    expect(out).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    void ask('g')
    await clock.pass(minute)
    expect(out, 'two are under way, and two is the limit now').toHaveLength(6)
  })

  it('leaves places to others that use the same credential', async () => {
    const throttling = start(5)
    await first(throttling, told(5, 1))
    const { ask, out, clock } = throttling
    for (const name of ['a', 'b', 'c', 'd']) void ask(name)
    await settle()
    expect(out, 'the server says that one is left, though only one was ours').toEqual(['a'])
    await clock.pass(minute + 2)
    expect(out, 'all but `a`, which is under way, has left the window').toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })

  it('takes the places of others again when an answer says that they are free', async () => {
    const throttling = start(5)
    await first(throttling, told(5, 1))
    const { ask, out } = throttling
    ;(await ask('a')).answered(told(5, 3))
    for (const name of ['b', 'c', 'd', 'e']) void ask(name)
    await settle()
    expect(out).toEqual(['a', 'b', 'c', 'd'])
  })

  it('takes its own requests for nobody else, however their answers cross', async () => {
    const throttling = start(10)
    await first(throttling, told(10, 9))
    const { ask, out, permits } = throttling
    for (let i = 0; i < 5; i++) void ask(`a${i}`)
    await settle()
    const [, ...five] = permits
    // The last one to arrive is answered first.
    const remaining = [8, 7, 6, 5, 4]
    for (const i of [4, 0, 3, 1, 2]) five[i]!.answered(told(10, remaining[i]!))
    for (let i = 0; i < 9; i++) void ask(`b${i}`)
    await settle()
    expect(out.filter((name) => name.startsWith('b'))).toEqual(['b0', 'b1', 'b2', 'b3'])
  })

  it.each([
    ['none', 0, NaN, Infinity],
    ['without end', 1e9, 0, minute],
    ['no whole numbers', 40.5, 0, minute],
    ['of a whole number with a broken rest', 40, 0.5, minute],
    ['for years', 2, 0, 1e12],
  ])('is neither stopped for good nor brought down by limits that are %s', async (...given) => {
    const [, limit, remaining, windowMilliseconds] = given
    const { ask, out, clock, throttle } = start(2)
    const permit = await ask('a')
    permit.answered({ group: 'Medium', limit, remaining, windowMilliseconds })
    void ask('b')
    await clock.pass(1)
    expect(out).toEqual(['a', 'b'])
    expect(throttle.expectedWait('list', 'Medium')).toBeLessThanOrEqual(minute + 1)
    expect(throttle.counted()['Medium']).toMatchObject({ limit: 2, windowMilliseconds: minute })
  })

  it('takes the least of the defaults for a group that has none', async () => {
    const clock = new FakeClock()
    const limits = {
      Light: { limit: 50, windowMilliseconds: minute },
      Heavy: { limit: 1, windowMilliseconds: minute },
    }
    const throttle = new Throttle(limits, clock)
    const permit = await throttle.acquire('new', 'Tiny', never)
    permit.answered(undefined)
    let second = false
    void throttle.acquire('new', 'Tiny', never).then(() => (second = true))
    await clock.pass(minute)
    expect(second).toBe(false)
    await clock.pass(2)
    expect(second).toBe(true)
  })
})

describe('a group that an answer names', () => {
  it('is the group of its operation from then on, for those that wait too', async () => {
    const { ask, out, permits, throttle, clock } = start(2)
    const permit = await ask('a', undefined, 'moved')
    void ask('b', undefined, 'moved')
    void ask('c', undefined, 'moved')
    await settle()
    permit.answered(told(2, 1, 'Heavy'))
    await settle()
    expect(permit.group).toBe('Heavy')
    expect(out, 'Heavy has one place left').toEqual(['a', 'b'])
    expect(permits[1]!.group).toBe('Heavy')
    void ask('d', undefined, 'other')
    await settle()
    expect(out, 'nothing counts in Medium').toEqual(['a', 'b', 'd'])
    expect(throttle.expectedWait('moved', 'Medium')).toBeGreaterThan(minute - 1)
    permits[1]!.answered(told(2, 0, 'Heavy'))
    await clock.pass(minute + 2)
    expect(out).toEqual(['a', 'b', 'd', 'c'])
  })
})

describe('a 429', () => {
  it('closes the group for all, until its time has passed; one request then asks whether it is over', async () => {
    const throttling = start(10)
    await first(throttling, told(10, 9))
    const { ask, out, permits, clock } = throttling
    void ask('a')
    void ask('b')
    await settle()
    permits[1]!.refused(20_000)
    void ask('c')
    void ask('d')
    // One that was under way comes back with an answer: the group stays closed.
    permits[2]!.answered(told(10, 7))
    await clock.pass(19_999)
    expect(out).toEqual(['a', 'b'])
    await clock.pass(1)
    expect(out).toEqual(['a', 'b', 'c'])
    await clock.pass(1_000)
    expect(out, 'd waits for what c is told').toEqual(['a', 'b', 'c'])
    permits[3]!.answered(told(10, 5))
    await settle()
    expect(out).toEqual(['a', 'b', 'c', 'd'])
  })

  it('leaves other groups open, and a shorter one does not shorten it', async () => {
    const { ask, out, permits, clock } = start(10)
    ;(await ask('a')).refused(50_000)
    await ask('b', undefined, 'read', 'Light')
    expect(out).toEqual(['a', 'b'])
    void ask('c')
    await clock.pass(50_000)
    permits[2]!.refused(5_000)
    void ask('d')
    await clock.pass(4_999)
    expect(out).toEqual(['a', 'b', 'c'])
    await clock.pass(1)
    expect(out).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('those who wait', () => {
  it('take turns by consumer, and come in their order within one', async () => {
    const throttling = start(1)
    const sync = {}
    const question = {}
    const permit = await throttling.ask('first', sync)
    const { ask, out, permits, clock } = throttling
    for (const name of ['s1', 's2', 's3', 's4']) void ask(name, sync)
    void ask('q1', question)
    void ask('q2', question)
    permit.answered(told(1, 0))
    for (let i = 1; i <= 6; i++) {
      await clock.pass(minute + 2)
      permits[i]!.answered(told(1, 0))
    }
    expect(out).toEqual(['first', 's1', 'q1', 's2', 'q2', 's3', 's4'])
  })

  it('go without a trace when they are cancelled, and their place goes to the next', async () => {
    const throttling = start(1)
    await first(throttling, told(1, 0))
    const { throttle, ask, out, clock } = throttling
    const stop = new AbortController()
    const gone = throttle.acquire('list', 'Medium', stop.signal)
    void ask('next')
    stop.abort()
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
    await expect(throttle.acquire('list', 'Medium', stop.signal)).rejects.toBeInstanceOf(AppError)
    await clock.pass(minute + 2)
    expect(out).toEqual(['next'])
    expect(clock.next(), 'no timer is left behind').toBeUndefined()
  })

  it('leave no timer behind when all are cancelled', async () => {
    const throttling = start(1)
    await first(throttling, told(1, 0))
    const stop = new AbortController()
    const gone = throttling.throttle.acquire('list', 'Medium', stop.signal)
    expect(throttling.clock.next()).toBeGreaterThan(0)
    stop.abort()
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
    expect(throttling.clock.next()).toBeUndefined()
  })

  it('a permit counts once, whatever is said about it later', async () => {
    const throttling = start(2)
    await first(throttling, told(2, 1))
    const { ask, out, permits, clock } = throttling
    const permit = await ask('a')
    permit.answered(told(2, 0))
    permit.failed()
    permit.refused(minute * 10)
    void ask('b')
    void ask('c')
    await clock.pass(minute + 2)
    expect(out).toEqual(['a', 'b', 'c'])
    expect(permits).toHaveLength(4)
  })
})

describe('estimates', () => {
  it('say when so many more could have been sent', async () => {
    const throttling = start(3)
    const { throttle, clock } = throttling
    expect(throttle.estimate('Medium', 0)).toBe(0)
    expect(throttle.estimate('Medium', 3)).toBe(0)
    expect(throttle.estimate('Medium', 4)).toBe(minute + 1)
    await first(throttling, told(3, 2))
    await clock.pass(10_000)
    expect(throttle.estimate('Medium', 2)).toBe(0)
    expect(throttle.estimate('Medium', 3)).toBe(50_001)
    expect(throttle.estimate('Medium', 9)).toBe(50_001 + 2 * (minute + 1))
  })

  it('know of a closed group, of places that others use, and of those who wait already', async () => {
    const throttling = start(3)
    const { throttle, ask, clock } = throttling
    await first(throttling, told(3, 0))
    expect(throttle.estimate('Medium', 1)).toBe(minute + 1)
    void ask('a')
    void ask('b')
    void ask('c')
    expect(throttle.expectedWait('list', 'Medium')).toBe(2 * (minute + 1))
    const other = start(3)
    ;(await other.ask('a')).refused(5 * minute)
    expect(other.throttle.estimate('Medium', 1)).toBe(5 * minute)
    expect(clock.next()).toBe(minute + 1)
  })
})

describe('requests of an earlier process', () => {
  it('take their places until a window after their answers', async () => {
    const { throttle, ask, out, clock } = start(2)
    throttle.countEarlier('Medium', [10_000, 50_000, 70_000])
    void ask('a')
    await clock.pass(10_000)
    expect(out).toEqual([])
    await clock.pass(2)
    expect(out).toEqual(['a'])
  })
})

describe('how the groups stand, for a later process', () => {
  it('is taken up where it was left: places, limits and penalties', async () => {
    const earlier = start(2)
    ;(await earlier.ask('a')).answered(told(2, 1))
    await earlier.clock.pass(10_000)
    void earlier.ask('b')
    await earlier.clock.pass(0)
    const { Medium } = earlier.throttle.counted()
    expect(Medium).toEqual({
      limit: 2,
      windowMilliseconds: minute,
      ages: [10_000, -1_000],
      closedFor: 0,
    })

    const later = start(2)
    later.throttle.countEarlier('Medium', Medium!.ages)
    void later.ask('c')
    await later.clock.pass(49_999)
    expect(later.out).toEqual([])
    await later.clock.pass(2)
    expect(later.out).toEqual(['c'])
  })

  it('keeps a penalty', async () => {
    const { throttle, ask, out, clock } = start(2)
    throttle.countEarlier('Medium', [], 5_000)
    void ask('a')
    await clock.pass(4_999)
    expect(out).toEqual([])
    await clock.pass(1)
    expect(out).toEqual(['a'])
    expect(start(2).throttle.counted()).toEqual({})
  })
})
