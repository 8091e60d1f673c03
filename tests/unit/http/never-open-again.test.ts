/** A server that takes nothing any more, while many requests wait for it. */
import { describe, expect, it } from 'vitest'
import { AdaptiveThrottle } from '../../../src/main/http/adaptive-throttle'
import { HttpClient } from '../../../src/main/http/http-client'
import { defaultTiming } from '../../../src/main/http/types'
import { FakeClock } from '../../support/fake-clock'

const waiting = 32
const minute = 60_000

/** @param statusAt of an answer, by the clock @returns what each request came to, and after how long */
async function asked(statusAt: (now: number) => number) {
  const clock = new FakeClock(0)
  const throttle = new AdaptiveThrottle({ first: 20, ceiling: 20 }, clock)
  const stopper = new AbortController()
  const client = new HttpClient({
    throttle,
    timing: defaultTiming,
    rateHeaders: () => undefined,
    userAgent: 'test',
    clock,
    fetch: () => Promise.resolve(new Response('{}', { status: statusAt(clock.now()) })),
  })
  const outcomes: { kind: unknown; at: number }[] = []
  const url = new URL('https://gateway.example.org/')
  const one = { url, operation: 'list', group: 'Gateway', headers: {}, signal: stopper.signal }
  const all = Array.from({ length: waiting }, async () => {
    const kind = await client.read(one).then(
      ({ status }) => status,
      (thrown: { kind: unknown }) => thrown.kind,
    )
    outcomes.push({ kind, at: clock.now() })
  })
  for (let second = 0; second < 1_800 && outcomes.length === 0; second++) await clock.pass(1_000)
  if (outcomes[0]?.kind === 200) await clock.pass(minute)
  stopper.abort()
  await Promise.all(all)
  return outcomes
}

describe.each([
  [429, 'rate-limited'],
  [503, 'overloaded'],
])('a server that answers %i for good', (status, kind) => {
  it('is given up after some minutes, however many requests wait', async () => {
    const [first] = await asked(() => status)
    expect(first).toMatchObject({ kind })
    expect(first!.at).toBeGreaterThan(minute)
    expect(first!.at).toBeLessThan(4 * minute)
  })

  it('is waited for where it is one for a minute only', async () => {
    const outcomes = await asked((now) => (now < minute ? status : 200))
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(outcomes.map(() => 200))
    expect(outcomes).toHaveLength(waiting)
  })
})
