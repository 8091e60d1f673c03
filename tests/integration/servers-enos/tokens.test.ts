import { describe, expect, it } from 'vitest'
import { documentedOperations, mistakesIn } from '../../support/enos-documents'
import { askToken, roles, sha256, started, timestamp, tokenOf } from './client'

describe('a token', () => {
  it('is given as documented, and the same again, with the rest of its life', async () => {
    const sim = await started()
    const first = await askToken(sim)
    expect([first.status, mistakesIn('getAccessToken', first.status, first.json)]).toEqual([
      200,
      [],
    ])
    expect(first.json).toMatchObject({ status: 0, msg: 'SUCCESS', data: { expire: 7_200 } })
    sim.advance(7_000)
    const again = await askToken(sim)
    expect(again.json.data.accessToken).toBe(first.json.data.accessToken)
    expect(again.json.data.expire).toBeLessThanOrEqual(200)
    expect((await roles(sim, first.json.data.accessToken)).status).toBe(200)
  })

  it('is another one once it has expired, and the expired one opens nothing', async () => {
    const sim = await started({ tokenLife: 60 })
    const first = await askToken(sim)
    expect(first.json.data.expire).toBe(60)
    sim.advance(60)
    const old = first.json.data.accessToken
    expect((await roles(sim, old)).status).toBe(401)
    const second = await tokenOf(sim)
    expect(second).not.toBe(old)
    expect((await roles(sim, second)).status).toBe(200)
    expect((await roles(sim, old)).status).toBe(401)
    sim.expireToken()
    expect((await roles(sim, second)).status).toBe(401)
  })

  it('is replaced by refreshing, and the one before is dead at once', async () => {
    const sim = await started()
    const old = await tokenOf(sim)
    sim.advance(5_000)
    const refreshed = await askToken(sim, 'refresh', { accessToken: old })
    expect(mistakesIn('refreshAccessToken', refreshed.status, refreshed.json)).toEqual([])
    const { accessToken, expire } = refreshed.json.data
    expect([accessToken === old, expire]).toEqual([false, 7_200])
    expect((await roles(sim, old)).status).toBe(401)
    expect((await roles(sim, accessToken)).status).toBe(200)
    expect(await tokenOf(sim)).toBe(accessToken)
  })

  it('is shared: what another client refreshes is gone for this one', async () => {
    const sim = await started()
    const ours = await tokenOf(sim)
    sim.renewTokenByOthers()
    expect((await roles(sim, ours)).status).toBe(401)
    const refused = await askToken(sim, 'refresh', { accessToken: ours })
    expect(refused.json.status).toBe(1204)
    expect((await roles(sim, await tokenOf(sim))).status).toBe(200)
  })

  it('is taken with the timestamp as text, too, as the vendor’s own client sends it', async () => {
    const sim = await started()
    const time = String(timestamp())
    const encryption = sha256(sim.accessKey + time + sim.secretKey)
    expect((await askToken(sim, 'get', { timestamp: time, encryption })).json.status).toBe(0)
  })

  it('says `stauts` where that quirk is on', async () => {
    const sim = await started({ quirks: ['stauts'] })
    const { json } = await askToken(sim)
    expect(Object.keys(json)).toEqual(['stauts', 'msg', 'business', 'data'])
    expect(json.stauts).toBe(0)
  })
})

describe('the token service refuses', () => {
  it.each([
    [1002, 'get', { appKey: 'nobody' }],
    [1003, 'get', { encryption: '0'.repeat(64) }],
    [1003, 'get', { timestamp: 1 }],
    [1004, 'get', { timestamp: 'now' }],
    [1004, 'get', { timestamp: {} }],
    [1004, 'get', { encryption: 7 }],
    [1202, 'get', { appKey: '' }],
    [1202, 'get', { encryption: null }],
    [1202, 'refresh', {}],
    [1204, 'refresh', { accessToken: 'none of ours' }],
  ] as const)('with %i: %s %j', async (code, what, wish) => {
    const sim = await started()
    await tokenOf(sim)
    const got = await askToken(sim, what, wish)
    expect([got.status, got.json.status, got.json.data]).toEqual([200, code, null])
    const operation = what === 'get' ? 'getAccessToken' : 'refreshAccessToken'
    expect(documentedOperations[operation]!.errors).toContain(code)
    expect(mistakesIn(operation, got.status, got.json)).toEqual([])
  })

  it('the same encryption a second time, also where the answer to the first was lost', async () => {
    const sim = await started()
    const time = timestamp()
    const wish = {
      timestamp: time,
      encryption: sha256(`${sim.accessKey}${time}${sim.secretKey}`),
    }
    expect((await askToken(sim, 'get', wish)).json.status).toBe(0)
    expect((await askToken(sim, 'get', wish)).json.status).toBe(1001)
    expect((await askToken(sim, 'get')).json.status).toBe(0)
  })

  it('an encryption with capitals: it is compared as it stands', async () => {
    const sim = await started()
    const time = timestamp()
    const encryption = sha256(`${sim.accessKey}${time}${sim.secretKey}`).toUpperCase()
    expect((await askToken(sim, 'get', { timestamp: time, encryption })).json.status).toBe(1003)
  })

  it('to refresh a token that has expired', async () => {
    const sim = await started()
    const accessToken = await tokenOf(sim)
    sim.expireToken()
    expect((await askToken(sim, 'refresh', { accessToken })).json.status).toBe(1203)
  })

  it.each(['', 'no JSON', '[]', 'null', '7'])('a body that is %j', async (body) => {
    const sim = await started()
    const url = `${sim.url}/apim-token-service/v2.0/token/get`
    const response = await fetch(url, { method: 'POST', body })
    expect((await response.json()).status).toBe(1004)
  })
})
