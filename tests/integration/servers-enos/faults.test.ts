import { describe, expect, it } from 'vitest'
import type { EnosSim, FaultName, SimOptions } from '../../servers/enos'
import { failuresInARow, outcomes, type Outcome } from '../../support/outcomes'
import { askToken, call, page, paths, roles, signed, started, tokenOf, type Got } from './client'

/** Of so many requests for the roles, with these faults from the first of them on. */
async function askedFor(
  faults: readonly FaultName[],
  count: number,
  options: Partial<SimOptions> = {},
): Promise<{ sim: EnosSim; all: Outcome[] }> {
  const sim = await started(options)
  const token = await tokenOf(sim)
  sim.setFaults(faults, options.faultLimit)
  const query = { orgId: sim.organizations[0]!.id }
  const all = await outcomes(count, (signal) => {
    const { url, init } = signed(sim, { path: paths.roles, query, token, signal })
    return fetch(url, init)
  })
  return { sim, all }
}

const ids = ({ json }: Got): string[] =>
  json.data.users.map(({ userId }: { userId: string }) => userId)

describe('what happens now and then', () => {
  it.each([
    ['rate-limited', 30, [429]],
    ['server-error', 30, [503, 500]],
    ['reset', 30, ['TypeError']],
    ['stall', 12, ['TimeoutError']],
    ['truncated-json', 30, ['SyntaxError']],
  ] as [FaultName, number, Outcome[]][])('%s', async (name, count, failures) => {
    const { sim, all } = await askedFor([name], count)
    const failed = all.filter((one) => one !== 200)
    expect(new Set(failed)).toEqual(new Set(failures))
    expect(all[1]).toBe(failures[0])
    expect(sim.stats().faults).toEqual({ [name]: failed.length })
    expect(sim.stats().tooFast).toBe(0)
  })

  it('lets everybody through at the third try, with all of it at once', async () => {
    for (const seed of [1, 2, 3]) {
      const { all } = await askedFor(
        ['rate-limited', 'server-error', 'reset', 'truncated-json'],
        60,
        { seed },
      )
      expect(all.filter((one) => one !== 200).length).toBeGreaterThan(10)
      expect(failuresInARow(all)).toBe(2)
    }
  })

  it('is the same for the same seed, and not for another', async () => {
    const run = async (seed: number) =>
      (await askedFor(['server-error', 'rate-limited'], 50, { seed })).all
    const first = await run(5)
    expect(await run(5)).toEqual(first)
    expect(await run(6)).not.toEqual(first)
  })

  it('ends at a limit', async () => {
    const { sim, all } = await askedFor(['server-error'], 40, { faultLimit: 2 })
    expect(all.filter((one) => one !== 200)).toHaveLength(2)
    expect(sim.stats().faults).toEqual({ 'server-error': 2 })
  })

  it('429 and its words come without a header that says how long to wait', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    sim.setFaults(['rate-limited'])
    await roles(sim, token)
    const { status, headers, json } = await roles(sim, token)
    expect([status, json]).toEqual([429, { message: 'API rate limit exceeded' }])
    expect([...headers.keys()].filter((name) => /retry|ratelimit/i.test(name))).toEqual([])
  })

  it('hits the token service, too, which has a code of its own for it', async () => {
    const sim = await started()
    sim.setFaults(['server-error'])
    const said: unknown[] = []
    for (let time = 0; time < 40; time += 1) {
      const { status, json } = await askToken(sim)
      said.push(status === 200 ? json.status : status)
    }
    expect(new Set(said)).toEqual(new Set([0, 503, 1005]))
  })

  it('token-renewed-by-others: refused once, and never twice in a row', async () => {
    const sim = await started()
    let token = await tokenOf(sim)
    sim.setFaults(['token-renewed-by-others'])
    const statuses: number[] = []
    for (let time = 0; time < 60; time += 1) {
      const { status } = await roles(sim, token)
      statuses.push(status)
      if (status === 401) token = await tokenOf(sim)
    }
    expect(new Set(statuses)).toEqual(new Set([200, 401]))
    expect(failuresInARow(statuses)).toBe(1)
    const { faults, unsigned } = sim.stats()
    expect(faults['token-renewed-by-others']).toBeGreaterThanOrEqual(unsigned)
    expect(unsigned).toBeGreaterThan(3)
  })
})

describe('pace', () => {
  it('slow-down refuses who is faster than the limit, until a second has passed', async () => {
    const sim = await started({ faults: ['slow-down'], limit: 10 })
    const token = await tokenOf(sim)
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async () => (await roles(sim, token)).status),
    )
    const refused = statuses.filter((status) => status === 429).length
    expect(refused).toBeGreaterThan(0)
    expect(sim.stats()).toMatchObject({ tooFast: refused, faults: { 'slow-down': refused } })
    await expect
      .poll(async () => (await roles(sim, token)).status, { interval: 1_100, timeout: 8_000 })
      .toBe(200)
  })

  it('refuses nobody where that is off, and still says how fast it was', async () => {
    const sim = await started({ limit: 1 })
    const token = await tokenOf(sim)
    const all = await Promise.all(Array.from({ length: 20 }, () => roles(sim, token)))
    expect(all.every(({ status }) => status === 200)).toBe(true)
    const { tooFast, fastest, total } = sim.stats()
    expect([tooFast, total]).toEqual([0, 21])
    expect(fastest).toBeGreaterThan(1)
    expect(fastest).toBeLessThanOrEqual(21)
  })
})

describe('what refuses everything', () => {
  it('address-not-allowed: the token service, too', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    sim.setFaults(['address-not-allowed'])
    for (const { status, json } of [await askToken(sim), await roles(sim, token)]) {
      expect([status, json]).toEqual([403, { message: 'Your IP address is not allowed' }])
    }
    sim.setFaults([])
    expect((await roles(sim, token)).status).toBe(200)
  })

  it('a body that is larger than a gateway takes, and one that is no JSON', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const path = paths.users
    const large = await call(sim, { path, body: { orgId: 'x'.repeat(1_100_000) }, token })
    expect([large.status, large.json]).toEqual([413, { message: 'Request size limit exceeded' }])
    const none = await call(sim, { path, body: 'no JSON', token })
    expect(none.status).toBe(400)
  })
})

describe('what happens in the middle of a list', () => {
  it('token-expires: once, and a new token goes on', async () => {
    const sim = await started({ faults: ['token-expires'] })
    const token = await tokenOf(sim)
    expect((await page(sim, token, 0)).status).toBe(200)
    expect((await page(sim, token, 1)).status).toBe(401)
    const next = await tokenOf(sim)
    expect(next).not.toBe(token)
    expect((await page(sim, next, 1)).status).toBe(200)
    expect((await page(sim, next, 2)).status).toBe(200)
    expect(sim.stats().faults).toEqual({ 'token-expires': 1 })
  })

  it('rows-appear and rows-vanish: users come and go, and the pages move', async () => {
    const sim = await started({ faults: ['rows-appear'] })
    const token = await tokenOf(sim)
    const total = ({ json }: Got): number => json.data.pagination.totalElements
    const [first, second] = [await page(sim, token, 0), await page(sim, token, 1)]
    expect(total(second)).toBe(total(first) + 1)
    expect(ids(second)[0]).toBe(ids(first).at(-1))
    sim.setFaults(['rows-vanish'])
    const [again, gone] = [await page(sim, token, 0), await page(sim, token, 1)]
    expect(total(gone)).toBe(total(again) - 1)
    const there = new Set(sim.truth().users.map(({ id }) => id))
    expect(ids(again).filter((id) => !there.has(id))).toHaveLength(1)
    // Whoever moved up into the first page is on neither.
    const seen = new Set([...ids(again), ...ids(gone), ...ids(await page(sim, token, 2))])
    expect([...there].some((id) => !seen.has(id))).toBe(true)
    expect(sim.stats().faults).toEqual({ 'rows-appear': 1, 'rows-vanish': 2 })
  })

  it('duplicates: a user comes again, and nothing else is different', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const [first, second] = [await page(sim, token, 0), await page(sim, token, 1)]
    sim.setFaults(['duplicates'])
    expect((await page(sim, token, 0)).json).toEqual(first.json)
    const bent = await page(sim, token, 1)
    expect(bent.json.data.pagination).toEqual(second.json.data.pagination)
    expect(bent.json.data.users).toEqual([first.json.data.users.at(-1), ...second.json.data.users])
  })

  it('no-totals: the pagination says nothing of how many there are', async () => {
    const sim = await started({ faults: ['no-totals'] })
    const { json } = await page(sim, await tokenOf(sim), 0)
    expect(json.data.pagination).toEqual({ pageNo: 0, pageSize: 15 })
    expect(json.data.users).toHaveLength(15)
  })
})
