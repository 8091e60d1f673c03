import { describe, expect, it } from 'vitest'
import type { RingCentralSim } from '../../servers/ringcentral'
import { basic, byJwt, extensions, get, post, started, type Got } from './client'

const rate = ({ headers }: Got) =>
  ['group', 'limit', 'remaining', 'window'].map((name) => headers.get(`x-rate-limit-${name}`))

const light = 'account/~'
const medium = `${extensions}?perPage=1`

async function signedIn(sim: RingCentralSim) {
  const token = (await byJwt(sim)).json.access_token as string
  return {
    ask: (path: string) => get(sim, path, token),
    /** Asks so many times, and gives the last answer. */
    async times(count: number, path: string): Promise<Got> {
      for (let time = 1; time < count; time += 1) await get(sim, path, token)
      return get(sim, path, token)
    },
  }
}

describe('rate groups', () => {
  it('are told with each answer, in the words of the real headers', async () => {
    const sim = await started()
    const { ask } = await signedIn(sim)
    expect(rate(await ask(light))).toEqual(['light', '50', '49', '60'])
    expect(rate(await ask(light))).toEqual(['light', '50', '48', '60'])
    expect(rate(await ask(medium))).toEqual(['medium', '40', '39', '60'])
    expect(rate(await byJwt(sim))).toEqual(['auth', '5', '3', '60'])
  })

  it('allow the limit and not one more', async () => {
    const sim = await started()
    const { ask, times } = await signedIn(sim)
    const last = await times(40, medium)
    expect([last.status, ...rate(last)]).toEqual([200, 'medium', '40', '0', '60'])
    const over = await ask(medium)
    expect(over.status).toBe(429)
    expect(over.json).toEqual({
      errorCode: 'CMN-301',
      message: 'Request rate exceeded',
      errors: [{ errorCode: 'CMN-301', message: 'Request rate exceeded' }],
    })
    expect(over.headers.get('retry-after')).toBe('60')
    expect(sim.stats().penalties).toBe(1)
    expect((await ask(light)).status).toBe(200)
  })

  it('punish for one window, which every request within begins anew', async () => {
    const sim = await started()
    const { ask, times } = await signedIn(sim)
    expect((await times(41, medium)).status).toBe(429)
    sim.advance(59)
    expect((await ask(medium)).status).toBe(429)
    sim.advance(59)
    expect((await ask(medium)).status).toBe(429)
    sim.advance(61)
    expect(rate(await ask(medium))).toEqual(['medium', '40', '39', '60'])
    expect(sim.stats().penalties).toBe(3)
  })

  it('count over any window, not by the minute', async () => {
    const sim = await started()
    const { ask, times } = await signedIn(sim)
    await times(20, medium)
    sim.advance(40)
    expect(rate(await times(20, medium))[2]).toBe('0')
    sim.advance(21)
    // The first twenty have left the window, the other twenty are in it.
    expect(rate(await ask(medium))[2]).toBe('19')
  })

  it('count tokens that have expired, and not who is unknown', async () => {
    const sim = await started()
    const { ask } = await signedIn(sim)
    sim.expireAccessTokens()
    const expired = await ask(medium)
    expect([expired.status, rate(expired)[2]]).toEqual([401, '39'])
    const unknown = await get(sim, medium, 'nothing')
    expect([unknown.status, rate(unknown)[2]]).toEqual([401, '40'])
  })

  it('limit signing in, too, each application by itself', async () => {
    const sim = await started()
    for (let time = 0; time < 5; time += 1) expect((await byJwt(sim)).status).toBe(200)
    const over = await byJwt(sim)
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '60'])
    expect(sim.stats().penalties).toBe(1)
    const grant = { grant_type: 'refresh_token', refresh_token: 'x', client_id: sim.publicClientId }
    expect((await post(sim, grant)).status).toBe(400)
  })

  it('have windows of any length', async () => {
    const sim = await started({ window: 600.5 })
    const { times } = await signedIn(sim)
    const over = await times(41, medium)
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '601'])
    expect(rate(over)).toEqual(['medium', '40', '0', '600.5'])
    sim.advance(600.5)
    expect((await times(1, medium)).status).toBe(200)
  })
})

describe('the books', () => {
  it('count requests by operation and by group', async () => {
    const sim = await started()
    const { ask } = await signedIn(sim)
    await ask(light)
    await ask(medium)
    await ask(`${extensions}?page=2&perPage=10`)
    expect(sim.stats()).toEqual({
      total: 4,
      byOperation: { getToken: 1, readAccountInfo: 1, listExtensions: 2 },
      byGroup: { Auth: 1, Light: 1, Medium: 2 },
      penalties: 0,
      forbidden: [],
      faults: {},
    })
    const response = await fetch(`${sim.url}/__sim/stats`)
    expect(await response.json()).toEqual(sim.stats())
  })

  it.each([
    ['POST', '/restapi/v1.0/account/~/extension', 405],
    ['DELETE', '/restapi/v1.0/account/~/user-role/1', 405],
    ['PUT', '/restapi/v1.0/account/~/extension/~/assigned-role', 405],
    ['POST', '/restapi/v1.0/account/~/audit-trail/search', 404],
    ['GET', '/restapi/v1.0/account/~/call-log', 404],
    ['POST', '/restapi/oauth/authorize', 404],
    ['GET', '/restapi/oauth/token', 404],
    ['GET', '/', 404],
  ])('hold against who asks %s %s', async (method, path, status) => {
    const sim = await started()
    const { authorization } = basic('x', 'y')
    const response = await fetch(sim.url + path, {
      method,
      headers: { authorization: authorization! },
    })
    expect(response.status).toBe(status)
    expect((await response.json()).errorCode).toBe('CMN-120')
    expect(response.headers.get('x-rate-limit-limit')).toBe('50')
    expect(sim.stats().forbidden).toEqual([`${method} ${path}`])
  })
})

describe('the truth', () => {
  it('is what the account is, also after a change by hand', async () => {
    const sim = await started()
    const truth = async () => (await fetch(`${sim.url}/__sim/truth`)).json()
    const before = await truth()
    expect(before).toEqual(sim.truth())
    const change = (fields: Record<string, string>) =>
      fetch(`${sim.url}/__sim/change`, { method: 'POST', body: new URLSearchParams(fields) })
    const user = await (await change({ change: 'add-user' })).json()
    const after = await truth()
    expect(after.users).toHaveLength(before.users.length + 1)
    expect(after.users.at(-1).id).toBe(user.user)
    const wrong = await change({ change: 'remove-user', user: 'nobody' })
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { message: 'There is no extension nobody' },
    ])
  })
})

describe('answers', () => {
  it('come in the language that is asked for most, and say which it is', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    const inLanguage = async (language: string) => {
      const headers = { 'accept-language': language }
      const answer = await get(sim, 'dictionary/permission?perPage=5', json.access_token, headers)
      return [answer.headers.get('content-language'), answer.json.records[0].displayName]
    }
    const [english, german] = [await inLanguage('en-US'), await inLanguage('fr;q=0.3, de-DE;q=0.9')]
    expect([english[0], german[0]]).toEqual(['en-US', 'de-DE'])
    expect(german[1]).not.toBe(english[1])
    expect(await inLanguage('zh-CN, *;q=0.1')).toEqual(english)
  })

  it('are compressed for who takes that, and the same for who does not', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    const [plain, small] = await Promise.all(
      ['identity', 'gzip'].map((encoding) =>
        get(sim, extensions, json.access_token, { 'accept-encoding': encoding }),
      ),
    )
    expect(plain!.headers.get('content-encoding')).toBe(null)
    expect(small!.headers.get('content-encoding')).toBe('gzip')
    expect(small!.json).toEqual(plain!.json)
  })
})
