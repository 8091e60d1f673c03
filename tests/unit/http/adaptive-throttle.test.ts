import { describe, expect, it } from 'vitest'
import { AdaptiveThrottle, type AdaptivePace } from '../../../src/main/http/adaptive-throttle'
import type { Permit } from '../../../src/main/http/request-throttle'
import { FakeClock, settle } from '../../support/fake-clock'

const forever = new AbortController().signal

function throttleOf(pace: Partial<AdaptivePace> = {}, delay?: () => number) {
  const clock = new FakeClock(5_000, delay)
  const throttle = new AdaptiveThrottle({ first: 10, ceiling: 20, ...pace }, clock)
  const sent: { at: number; name: string; permit: Permit }[] = []
  const ask = (name: string, consumer?: unknown, signal = forever) =>
    throttle.acquire('list', 'Gateway', signal, consumer).then((permit) => {
      sent.push({ at: clock.now() - 5_000, name, permit })
    })
  return { clock, throttle, sent, ask }
}

describe('the pace', () => {
  it('spaces requests evenly, the first one at once', async () => {
    const { clock, sent, ask } = throttleOf()
    for (const name of 'ab') void ask(name)
    await clock.pass(1_000)
    expect(sent.map(({ at }) => at)).toEqual([0, 100])
  })

  it('is kept where timers come late, and never exceeded in any second', async () => {
    let timers = 0
    // As those of a computer do; one of them by far.
    const late = () => (++timers === 500 ? 400 : [0.2, 1.1, 0.6, 1.9][timers % 4]!)
    const { clock, sent, ask } = throttleOf({ first: 200, ceiling: 200 }, late)
    for (let i = 0; i < 3_000; i++) void ask(`${i}`)
    await settle()
    await answerEach(clock, sent, () => 1, 10_000)
    expect(sent.length).toBeGreaterThan(0.98 * 9.6 * 200)
    const inASecond = sent.map(({ at }, first) =>
      sent.slice(first).findIndex((other) => other.at >= at + 1_000),
    )
    expect(Math.max(...inASecond)).toBeLessThanOrEqual(200 + 1)
  })

  it('lets as many be under way as it brings about, and two at least', async () => {
    const { clock, sent, ask } = throttleOf()
    for (let i = 0; i < 40; i++) void ask(`${i}`)
    await clock.pass(400)
    expect(sent, 'nothing is known yet').toHaveLength(2)
    // They take a second, so ten a second means some fifteen under way.
    await clock.pass(600)
    for (const { permit } of sent) permit.answered(undefined)
    await clock.pass(60_000)
    expect(sent.length - 2).toBeGreaterThanOrEqual(15)
    expect(sent.length - 2).toBeLessThan(25)
  })

  it('never lets more than 32 be under way', async () => {
    const { clock, sent, ask } = throttleOf({ first: 100, ceiling: 100 })
    for (let i = 0; i < 100; i++) void ask(`${i}`)
    await clock.pass(5_000)
    for (const { permit } of sent) permit.answered(undefined)
    await clock.pass(60_000)
    expect(sent).toHaveLength(2 + 32)
  })

  it('rises where it holds requests up and answers are quick', async () => {
    const { clock, throttle, ask, sent } = throttleOf()
    for (let i = 0; i < 200; i++) void ask(`${i}`)
    await answerEach(clock, sent, () => 50, 5_000)
    expect(throttle.pace()).toBeGreaterThan(13)
    expect(throttle.pace()).toBeLessThan(17)
  })

  it('does not rise by requests that never waited for it', async () => {
    const { clock, throttle, ask, sent } = throttleOf()
    for (let i = 0; i < 20; i++) {
      void ask(`${i}`)
      await answerEach(clock, sent, () => 50, 1_000)
    }
    expect(sent).toHaveLength(20)
    expect(throttle.pace()).toBe(10)
  })

  it('does not rise while answers become slow, and sends fewer', async () => {
    const { clock, throttle, ask, sent } = throttleOf({ ceiling: 15 })
    for (let i = 0; i < 400; i++) void ask(`${i}`)
    await answerEach(clock, sent, () => 100, 2_000)
    const before = throttle.pace()
    const sentBefore = sent.length
    await answerEach(clock, sent, () => 2_000, 20_000)
    expect(throttle.pace()).toBeLessThanOrEqual(before + 1)
    expect((sent.length - sentBefore) / 20).toBeLessThan(before / 2)
  })

  it('does not rise where the server is too slow for more to be under way', async () => {
    const { clock, throttle, ask, sent } = throttleOf({ first: 20, ceiling: 100 })
    for (let i = 0; i < 2_000; i++) void ask(`${i}`)
    await answerEach(clock, sent, () => 4_000, 60_000)
    await answerEach(clock, sent, () => 4_000, 60_000)
    expect(throttle.pace(), 'so many can be had').toBeCloseTo(8)
  })

  it('holds at most a changed ceiling, from then on', async () => {
    const { clock, throttle, sent, ask } = throttleOf({ first: 20 })
    for (let i = 0; i < 100; i++) void ask(`${i}`)
    await answerEach(clock, sent, () => 10, 1_000)
    throttle.ceiling = 2
    expect(throttle.pace()).toBe(2)
    const before = sent.length
    await answerEach(clock, sent, () => 10, 10_000)
    expect(sent.length - before).toBeLessThanOrEqual(21)
    throttle.ceiling = 20
    expect(throttle.ceiling).toBe(20)
    await answerEach(clock, sent, () => 10, 30_000)
    expect(throttle.pace(), 'and rises again').toBeGreaterThan(4)
  })

  it('is what estimates go by', async () => {
    const { clock, throttle, ask } = throttleOf()
    expect(throttle.estimate('Gateway', 0)).toBe(0)
    expect(throttle.estimate('Gateway', 1)).toBe(0)
    expect(throttle.estimate('Gateway', 101)).toBe(10_000)
    await ask('a')
    expect(throttle.expectedWait('list', 'Gateway')).toBe(100)
    await clock.pass(60)
    expect(throttle.expectedWait('list', 'Gateway')).toBe(40)
    expect(throttle.reason()).toBeUndefined()
  })
})

describe('a refusal', () => {
  const endings: [string, (permit: Permit, retryAfter?: number) => void][] = [
    ['429', (permit, retryAfter) => permit.refused(retryAfter)],
    ['503', (permit, retryAfter) => permit.overloaded(retryAfter, undefined)],
  ]
  it.each(endings)('by a %s halves the pace, once for all sent before it', async (_, refuse) => {
    const { clock, throttle, sent, ask } = throttleOf()
    for (const name of 'abcd') void ask(name)
    await clock.pass(100)
    expect(sent).toHaveLength(2)
    refuse(sent[0]!.permit)
    expect(throttle.pace()).toBe(5)
    expect(throttle.reason()).toContain('took no more')
    refuse(sent[1]!.permit)
    expect(throttle.pace(), 'the same burst').toBe(5)
    await clock.pass(999)
    expect(sent, 'closed for a second').toHaveLength(2)
    await clock.pass(1)
    expect(sent, 'and one asks whether it is open').toHaveLength(3)
    await clock.pass(10_000)
    expect(sent).toHaveLength(3)
    sent[2]!.permit.answered(undefined)
    await clock.pass(0)
    expect(sent).toHaveLength(4)
  })

  it('closes for as long as it says', async () => {
    const { clock, sent, ask } = throttleOf()
    for (const name of 'abc') void ask(name)
    await clock.pass(100)
    sent[0]!.permit.refused(30_000)
    sent[1]!.permit.refused(40_000)
    await clock.pass(39_999)
    expect(sent).toHaveLength(2)
    await clock.pass(1)
    expect(sent).toHaveLength(3)
  })

  it('that goes on pauses for longer each time, and leaves the pace alone', async () => {
    const { clock, throttle, sent, ask } = throttleOf()
    for (let i = 0; i < 20; i++) void ask(`${i}`)
    await settle()
    for (let i = 0; i < 9; i++) {
      sent.at(-1)!.permit.refused(undefined)
      const before = sent.length
      while (sent.length === before) await clock.step()
    }
    const ats = sent.map(({ at }) => at)
    const pauses = ats.slice(1).map((at, i) => at - ats[i]!)
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000))
    expect(throttle.pace()).toBe(5)
  })

  it('of one that asks whether it is open is not made up by older answers', async () => {
    const { clock, sent, ask } = throttleOf()
    for (const name of 'abcde') void ask(name)
    await clock.pass(100)
    sent[0]!.permit.refused(undefined)
    await clock.pass(1_000)
    expect(sent).toHaveLength(3)
    sent[1]!.permit.answered(undefined)
    await clock.pass(10_000)
    expect(sent).toHaveLength(3)
    sent[2]!.permit.failed()
    await clock.pass(0)
    expect(sent, 'another one asks').toHaveLength(4)
  })

  it('is not made up by answers to what was sent before it', async () => {
    const { clock, throttle, sent, ask } = throttleOf()
    for (const name of 'ab') void ask(name)
    await clock.pass(100)
    sent[0]!.permit.refused(undefined)
    sent[1]!.permit.answered(undefined)
    expect(throttle.pace()).toBe(5)
  })

  it('never takes the pace below one request in two seconds', async () => {
    const { clock, throttle, sent, ask } = throttleOf({ first: 1 })
    for (let i = 0; i < 20; i++) {
      void ask(`${i}`)
      await clock.pass(3_000)
      const { permit } = sent.at(-1)!
      if (i % 2 === 0) permit.refused(undefined)
      else permit.answered(undefined)
    }
    expect(throttle.pace()).toBe(0.5)
  })
})

describe('waiting', () => {
  it('goes by turns among those who ask on their own account', async () => {
    const { clock, sent, ask } = throttleOf()
    for (const name of ['s1', 's2', 's3', 's4']) void ask(name, 'sync')
    void ask('q1', 'question')
    await clock.pass(0)
    for (let i = 0; i < 5; i++) {
      sent[i]!.permit.answered(undefined)
      await clock.pass(200)
    }
    expect(sent.map(({ name }) => name)).toEqual(['s1', 's2', 'q1', 's3', 's4'])
  })

  it('can be cancelled, and leaves no timer', async () => {
    const { clock, sent, ask } = throttleOf()
    await ask('a')
    const stopper = new AbortController()
    const waiting = ask('b', undefined, stopper.signal)
    await settle()
    expect(clock.next()).toBe(100)
    stopper.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    expect(clock.next()).toBeUndefined()
    await expect(ask('c', undefined, stopper.signal)).rejects.toMatchObject({ code: 'cancelled' })
    await clock.pass(1_000)
    expect(sent).toHaveLength(1)
  })
})

/** Answers whatever is sent within so many milliseconds, each so much later. */
async function answerEach(
  clock: FakeClock,
  sent: { permit: Permit }[],
  latency: () => number,
  within: number,
): Promise<void> {
  const end = clock.now() + within
  let known = sent.length === 0 ? 0 : sent.findLastIndex(({ permit }) => answered.has(permit)) + 1
  for (;;) {
    for (; known < sent.length; known++) {
      const { permit } = sent[known]!
      answered.add(permit)
      clock.after(latency(), () => permit.answered(undefined))
    }
    const next = clock.next()
    if (next === undefined || clock.now() + next > end) break
    await clock.step()
  }
  await clock.pass(end - clock.now())
}
const answered = new WeakSet<Permit>()
