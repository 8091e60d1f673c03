/** Signing in, signing and finding a pace, against a gateway that checks what it is sent. */
import { randomUUID } from 'node:crypto'
import { onTestFinished, describe, expect, it } from 'vitest'
import { EnosClient } from '../../../src/main/connectors/enos/get/client'
import { operations, rateGroup } from '../../../src/main/connectors/enos/operations'
import {
  enosTokenSource,
  type EnosTokenSourceOptions,
} from '../../../src/main/connectors/enos/sign-in'
import { AdaptiveThrottle } from '../../../src/main/http/adaptive-throttle'
import { HttpClient } from '../../../src/main/http/http-client'
import { defaultTiming } from '../../../src/main/http/types'
import { startEnos, type EnosSim } from '../../servers/enos'
import type { SimOptions } from '../../servers/enos/types'

const forever = new AbortController().signal

async function simulated(options: Partial<SimOptions> = {}): Promise<EnosSim> {
  const sim = await startEnos({ users: 5, apps: 1, ...options })
  onTestFinished(() => sim.close())
  return sim
}

function connected(sim: EnosSim, more: Partial<EnosTokenSourceOptions> = {}) {
  const tokens = enosTokenSource({
    server: sim.url,
    accessKey: sim.accessKey,
    credential: randomUUID(),
    secretKey: () => Promise.resolve(sim.secretKey),
    timing: { firstPause: 10 },
    ...more,
  })
  const throttle = new AdaptiveThrottle({ first: 200, ceiling: 400, firstPause: 50 })
  const http = new HttpClient({
    throttle,
    timing: { ...defaultTiming, firstPause: 10 },
    rateHeaders: () => undefined,
    userAgent: 'Permiscope/0',
  })
  const client = new EnosClient({ server: sim.url, tokens, http })
  const orgId = sim.organizations[0]!.id
  const roles = async (locale = 'en_US') => {
    const query = new URLSearchParams({ orgId, locale })
    const path = `${operations.roles.path}?${query}`
    const { id: operation } = operations.roles
    const answer = await client.ask({ operation, group: rateGroup, method: 'GET', path }, forever)
    return (answer.json as { code: number }).code
  }
  const users = async () => {
    const { id: operation, path } = operations.users
    const body = JSON.stringify({ orgId, pagination: { pageNo: 0, pageSize: 10 } })
    const asking = { operation, group: rateGroup, method: 'POST' as const, path, body }
    const answer = await client.ask(asking, forever)
    return (answer.json as { code: number }).code
  }
  return { tokens, throttle, http, roles, users }
}

describe('a gateway', () => {
  it('takes what is signed: queries of any kind, and bodies', async () => {
    const sim = await simulated()
    const { roles, users } = connected(sim)
    expect(await roles()).toBe(0)
    expect(await roles('zh_CN')).toBe(0)
    // Its answer is about the locale, not about the signature.
    await roles('ü & + %20=')
    expect(await users()).toBe(0)
    expect(sim.stats()).toMatchObject({ unsigned: 0, forbidden: [] })
  })

  it('refuses keys that are wrong', async () => {
    const sim = await simulated()
    const wrong = { secretKey: () => Promise.resolve('another'), isSigningIn: true }
    await expect(connected(sim, wrong).tokens.token(forever)).rejects.toMatchObject({
      code: 'sign-in-refused',
      detail: { vendorCode: '1003' },
    })
    await expect(connected(sim, { accessKey: 'x' }).roles()).rejects.toMatchObject({
      code: 'sign-in-needed',
      detail: { vendorCode: '1002' },
    })
  })

  it('may renew, expire and misspell its token while it is read by two', async () => {
    const sim = await simulated({ quirks: ['stauts'] })
    const [one, other] = [connected(sim), connected(sim)]
    expect(await one.roles()).toBe(0)
    expect(await other.roles()).toBe(0)
    sim.renewTokenByOthers()
    expect(await Promise.all([one.roles(), one.users(), other.roles()])).toEqual([0, 0, 0])
    sim.expireToken()
    expect(await Promise.all([one.roles(), other.users(), other.roles()])).toEqual([0, 0, 0])
    sim.advance(2 * 60 * 60)
    expect(await one.roles()).toBe(0)
    // It asks for the present one: nobody's token is replaced without need.
    const { byOperation } = sim.stats()
    expect(byOperation['token/get']).toBeGreaterThan(2)
    expect(byOperation['token/refresh']).toBeUndefined()
  })

  it('with tokens of a second is read all the same', async () => {
    const sim = await simulated({ tokenLife: 1 })
    const { roles } = connected(sim)
    for (let i = 0; i < 8; i++) {
      expect(await roles()).toBe(0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })

  it('that takes fewer requests than are sent loses few of them', async () => {
    const sim = await simulated({ faults: ['slow-down'], limit: 40 })
    const { roles, throttle } = connected(sim)
    const codes = await Promise.all(Array.from({ length: 150 }, () => roles()))
    expect(new Set(codes)).toEqual(new Set([0]))
    const { tooFast } = sim.stats()
    expect(tooFast).toBeGreaterThan(0)
    expect(tooFast).toBeLessThan(75)
    expect(throttle.pace()).toBeLessThan(200)
  })
})
