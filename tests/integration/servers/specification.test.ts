/** What the simulated RingCentral says over HTTP before any operation is asked: tokens, and refusals of all kinds. */
import { describe, expect, test } from 'vitest'
import { mistakesIn, specifiedOperations } from '../../support/ringcentral-specification'
import { basic, byJwt, post, revoke, started, type Got } from './client'

const mistakes = (operationId: string, got: Got) => mistakesIn(operationId, got.status, got.json)

describe('the token endpoint', () => {
  test('gives tokens as the specification declares them', async () => {
    const sim = await started()
    const got = await byJwt(sim)
    expect(got.status).toBe(200)
    expect(mistakes('getToken', got)).toEqual([])
    const fields = { grant_type: 'refresh_token', refresh_token: got.json.refresh_token }
    const renewed = await post(sim, fields, basic(sim.clientId, sim.clientSecret))
    expect(renewed.status).toBe(200)
    expect(mistakes('getToken', renewed)).toEqual([])
    const ended = await revoke(sim, renewed.json.access_token as string)
    expect(ended.status).toBe(200)
    expect(mistakes('revokeToken', ended)).toEqual([])
  })

  test('refuses in the words of OAuth', async () => {
    const sim = await started({ window: 0.05 })
    const ours = basic(sim.clientId, sim.clientSecret)
    const wrong: [Record<string, string>, Record<string, string>][] = [
      [{}, ours],
      [{ grant_type: 'password' }, ours],
      [{ grant_type: 'refresh_token', refresh_token: 'none' }, ours],
      [{ grant_type: 'refresh_token' }, ours],
      [{ grant_type: 'authorization_code', code: 'none' }, ours],
      [{ grant_type: 'refresh_token', refresh_token: 'none' }, basic(sim.clientId, 'wrong')],
      [{ grant_type: 'refresh_token', refresh_token: 'none' }, basic('nobody', 'wrong')],
      [{ grant_type: 'refresh_token', refresh_token: 'none' }, { authorization: 'Basic ???' }],
    ]
    for (const [fields, headers] of wrong) {
      const got = await post(sim, fields, headers)
      expect(got.status).toBeGreaterThanOrEqual(400)
      expect(mistakes('getToken', got)).toEqual([])
      sim.advance(1)
    }
  })

  test('refuses who may use no third-party application', async () => {
    const sim = await started()
    const user = sim.world.extensionById.get(sim.world.signedIn)!
    user.assignments = []
    const got = await byJwt(sim)
    expect(got.json.errors[0].errorCode).toBe('CMN-408')
    expect(mistakes('getToken', got)).toEqual([])
  })
})

describe('the gateway', () => {
  const answered = async (url: string, headers: Record<string, string>) => {
    const response = await fetch(url, { headers })
    return { status: response.status, json: (await response.json()) as unknown }
  }

  test('refuses every operation without a token, with a wrong one, and above its limit', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    for (const { operationId, path } of specifiedOperations) {
      const url = `${sim.url}${path.replace(/\{\w+\}/g, '~')}`
      const none = await answered(url, {})
      const wrong = await answered(url, { authorization: 'Bearer nonsense' })
      for (const got of [none, wrong]) {
        expect(got.status).toBe(401)
        expect(mistakesIn(operationId, got.status, got.json)).toEqual([])
      }
    }
    const statuses = new Set<number>()
    for (let request = 0; request < 60; request += 1) {
      const got = await answered(`${sim.url}/restapi/v1.0/account/~/extension?perPage=1`, {
        authorization: `Bearer ${json.access_token}`,
      })
      statuses.add(got.status)
      expect(mistakesIn('listExtensions', got.status, got.json)).toEqual([])
    }
    expect([...statuses]).toEqual([200, 429])
  })
})
