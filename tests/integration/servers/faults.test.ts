import { describe, expect, it } from 'vitest'
import { startRingCentral, type FaultName, type RingCentralSim } from '../../servers/ringcentral'
import { failuresInARow, outcomes, type Outcome } from '../../support/outcomes'
import { byJwt, errorCode, extensions, get, refresh, started, type Got } from './client'

const page = (number: number, perPage = 20): string =>
  `${extensions}?perPage=${perPage}&page=${number}`

const tokenOf = async (sim: RingCentralSim): Promise<string> => (await byJwt(sim)).json.access_token

/** Of so many requests for the account. */
async function askedFor(sim: RingCentralSim, count: number): Promise<Outcome[]> {
  const token = await tokenOf(sim)
  const headers = { authorization: `Bearer ${token}` }
  return outcomes(count, (signal) =>
    fetch(`${sim.url}/restapi/v1.0/account/~`, { headers, signal }),
  )
}

describe('what happens now and then', () => {
  it.each([
    ['rate-limited', 30, [429]],
    ['rate-limited-without-header', 30, [429]],
    ['server-error', 30, [503, 500]],
    ['reset', 30, ['TypeError']],
    ['stall', 12, ['TimeoutError']],
    ['truncated-json', 30, ['SyntaxError']],
  ] as [FaultName, number, (string | number)[]][])('%s', async (name, count, failures) => {
    const sim = await started({ faults: [name] })
    const all = await askedFor(sim, count)
    const failed = all.filter((one) => one !== 200)
    expect(new Set(failed)).toEqual(new Set(failures))
    expect(all[1]).toBe(failures[0])
    expect(sim.stats().faults).toEqual({ [name]: failed.length })
    expect(sim.stats().penalties).toBe(0)
  })

  it('lets everybody through at the third try, with all of it at once', async () => {
    const faults: FaultName[] = [
      'rate-limited',
      'rate-limited-without-header',
      'server-error',
      'reset',
      'truncated-json',
    ]
    for (const seed of [1, 2, 3]) {
      const sim = await started({ faults, seed, window: 0.01 })
      const all = await askedFor(sim, 60)
      expect(all.filter((one) => one !== 200).length).toBeGreaterThan(10)
      expect(failuresInARow(all)).toBe(2)
    }
  })

  it('is the same for the same seed, and not for another', async () => {
    const run = async (seed: number) =>
      askedFor(await started({ faults: ['server-error', 'rate-limited'], seed }), 50)
    const first = await run(5)
    expect(await run(5)).toEqual(first)
    expect(await run(6)).not.toEqual(first)
  })

  it('says how long to wait, or does not', async () => {
    const refused = async (fault: FaultName): Promise<Got> => {
      const sim = await started({ faults: [fault] })
      const token = await tokenOf(sim)
      await get(sim, page(1), token)
      return get(sim, page(2), token)
    }
    const told = await refused('rate-limited')
    expect([told.status, errorCode(told), told.headers.get('retry-after')]).toEqual([
      429,
      'CMN-301',
      '1',
    ])
    const untold = await refused('rate-limited-without-header')
    expect([untold.status, untold.headers.get('retry-after')]).toEqual([429, null])
    expect(untold.headers.get('x-rate-limit-group')).toBe('medium')
  })

  it('ends at a limit', async () => {
    const sim = await started({ faults: ['server-error'], faultLimit: 2 })
    const all = await askedFor(sim, 40)
    expect(all.filter((one) => one !== 200)).toHaveLength(2)
    expect(sim.stats().faults).toEqual({ 'server-error': 2 })
  })
})

describe('what happens in the middle of a list', () => {
  it('token-expires: once, and a new access token goes on', async () => {
    const sim = await started({ faults: ['token-expires'] })
    const { json } = await byJwt(sim)
    expect((await get(sim, page(1), json.access_token)).status).toBe(200)
    expect(errorCode(await get(sim, page(2), json.access_token))).toBe('OAU-128')
    const renewed = (await refresh(sim, json.refresh_token)).json.access_token
    expect((await get(sim, page(2), renewed)).status).toBe(200)
    expect((await get(sim, page(3), renewed)).status).toBe(200)
    expect(sim.stats().faults).toEqual({ 'token-expires': 1 })
  })

  it('token-revoked: the session is over, and refreshing is refused', async () => {
    const sim = await started({ faults: ['token-revoked'] })
    const { json } = await byJwt(sim)
    expect((await get(sim, page(1), json.access_token)).status).toBe(200)
    expect(errorCode(await get(sim, page(2), json.access_token))).toBe('OAU-213')
    const refused = await refresh(sim, json.refresh_token)
    expect([refused.status, refused.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('rows-appear and rows-vanish: users come and go, and the pages move', async () => {
    const sim = await started({ faults: ['rows-appear'] })
    const token = await tokenOf(sim)
    const ids = ({ json }: Got): number[] => json.records.map((one: { id: number }) => one.id)
    const first = await get(sim, page(1), token)
    const second = await get(sim, page(2), token)
    expect(second.json.paging.totalElements).toBe(first.json.paging.totalElements + 1)
    expect(ids(second)[0]).toBe(ids(first).at(-1))
    sim.setFaults(['rows-vanish'])
    const again = await get(sim, page(1), token)
    const gone = await get(sim, page(2), token)
    expect(gone.json.paging.totalElements).toBe(again.json.paging.totalElements - 1)
    const truth = new Set(sim.truth().users.map(({ id }) => Number(id)))
    expect(ids(again).filter((id) => !truth.has(id))).toHaveLength(1)
    // Whoever moved up into the first page is on neither.
    const seen = new Set([...ids(again), ...ids(gone), ...ids(await get(sim, page(3), token))])
    expect([...truth].some((id) => !seen.has(id))).toBe(true)
    expect(sim.stats().faults).toEqual({ 'rows-appear': 1, 'rows-vanish': 2 })
  })

  it('duplicates: a record comes again, and nothing else is different', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const [first, second] = [await get(sim, page(1), token), await get(sim, page(2), token)]
    sim.setFaults(['duplicates'])
    expect((await get(sim, page(1), token)).json).toEqual(first.json)
    expect((await get(sim, page(2), token)).json).toEqual({
      ...second.json,
      records: [first.json.records.at(-1), ...second.json.records],
    })
  })

  it('no-totals: how many there are is not said', async () => {
    const sim = await started({ faults: ['no-totals'] })
    const { json } = await get(sim, page(1), await tokenOf(sim))
    expect(Object.keys(json.paging)).toEqual(['perPage', 'page', 'pageStart', 'pageEnd'])
    expect(Object.keys(json.navigation)).toEqual(['firstPage', 'nextPage'])
    expect(json.records).toHaveLength(20)
  })

  it('mixed-ids: the same ids, now as number and now as string', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    for (const path of [page(1), 'account/~/assigned-role?showHidden=true']) {
      sim.setFaults([])
      const plain = (await get(sim, path, token)).json
      sim.setFaults(['mixed-ids'])
      const { json } = await get(sim, path, token)
      const idOf = (one: { id?: unknown; extensionId?: unknown }) => one.id ?? one.extensionId
      const types = new Set(json.records.map((one: object) => typeof idOf(one)))
      expect(types).toEqual(new Set(['number', 'string']))
      expect(json.records.map(idOf).map(String)).toEqual(plain.records.map(idOf).map(String))
    }
  })

  it('no-account-assigned-roles: refused for the account, answered one by one', async () => {
    const sim = await started({ faults: ['no-account-assigned-roles'] })
    const token = await tokenOf(sim)
    const refused = await get(sim, 'account/~/assigned-role', token)
    expect([refused.status, errorCode(refused)]).toEqual([403, 'CMN-109'])
    expect((await get(sim, `${extensions}/~/assigned-role`, token)).status).toBe(200)
  })
})

describe('switching', () => {
  it('works by hand, and names what there is', async () => {
    const sim = await started()
    const ask = (body: string) =>
      fetch(`${sim.url}/__sim/faults`, { method: 'POST', body: new URLSearchParams(body) })
    expect((await ask('fault=no-totals&fault=mixed-ids')).status).toBe(200)
    const { json } = await get(sim, page(1), await tokenOf(sim))
    expect(json.paging.totalPages).toBe(undefined)
    const wrong = await ask('fault=earthquake')
    expect(wrong.status).toBe(400)
    expect((await wrong.json()).message).toMatch(/earthquake.*Known: rate-limited,/)
  })

  it('leaves connections that hang to nobody: it closes although an answer stalls', async () => {
    const sim = await startRingCentral({ users: 60, faults: ['stall'] })
    const token = await tokenOf(sim)
    await get(sim, page(1), token)
    const response = await fetch(`${sim.url}/restapi/v1.0/${page(2)}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const rest = expect(response.text()).rejects.toThrow()
    await sim.close()
    await rest
  })
})
