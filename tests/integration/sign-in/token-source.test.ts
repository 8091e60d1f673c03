import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import {
  tokenSource,
  type TokenSet,
  type TokenSource,
  type TokenSourceOptions,
} from '../../../src/main/connectors/ringcentral/sign-in'
import { Throttle } from '../../../src/main/http/throttle'
import { withLease } from '../../../src/main/lease'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import type { SecretKind } from '../../../src/main/secrets/secret-store'
import { AppError } from '../../../src/shared/result'
import { startRingCentral, type RingCentralSim } from '../../servers/ringcentral'
import { temporaryFolder } from '../../support/account'
import { startTokenServer, tokenInfo } from '../../support/token-server'

const forever = new AbortController().signal
const minute = 60_000

/** Secrets whose keychain can be locked, and which keep a list of what was written. */
class TestSecrets extends MemorySecrets {
  isLocked = false
  written: string[] = []

  override async get(credential: string, kind: SecretKind): Promise<string | undefined> {
    this.#mustBeOpen()
    return super.get(credential, kind)
  }

  override async set(credential: string, kind: SecretKind, value: string): Promise<void> {
    this.#mustBeOpen()
    this.written.push(value)
    return super.set(credential, kind, value)
  }

  #mustBeOpen(): void {
    if (this.isLocked)
      throw new AppError('keychain', 'The keychain is locked', { hint: 'Unlock it.' })
  }
}

interface Setting {
  secrets: TestSecrets
  credential: string
  /** This machine's clock, in milliseconds. */
  clock: { now: number }
  /** A further source of the same credential: another process, or the same after a new start. */
  source(more?: Partial<TokenSourceOptions>): TokenSource
}

function setting(options: Pick<TokenSourceOptions, 'server' | 'clientId' | 'method'>): Setting {
  const secrets = new TestSecrets()
  const credential = randomUUID()
  const clock = { now: Date.now() }
  const lease = path.join(temporaryFolder(), 'lease')
  return {
    secrets,
    credential,
    clock,
    source: (more = {}) =>
      tokenSource({
        ...options,
        credential,
        secrets,
        throttle: new Throttle({ Auth: { limit: 100, windowMilliseconds: 1_000 } }),
        exclusive: (work, signal) => withLease(lease, work, signal),
        now: () => clock.now,
        ...more,
      }),
  }
}

async function simulated(method: 'jwt' | 'authorization-code') {
  const sim = await startRingCentral({ users: 10, window: 0.1 })
  onTestFinished(() => sim.close())
  const set = setting({ server: sim.url, clientId: sim.clientId, method })
  await set.secrets.set(set.credential, 'client-secret', sim.clientSecret)
  if (method === 'jwt') await set.secrets.set(set.credential, 'jwt', sim.jwt)
  else await set.secrets.set(set.credential, 'refresh-token', await aRefreshToken(sim))
  set.secrets.written = []
  return { sim, ...set }
}

/** As if a person had signed in. */
async function aRefreshToken({
  url,
  clientId,
  clientSecret,
  jwt,
}: RingCentralSim): Promise<string> {
  const response = await fetch(`${url}/restapi/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: jwt,
    }),
  })
  return ((await response.json()) as { refresh_token: string }).refresh_token
}

async function works(sim: RingCentralSim, accessToken: string): Promise<boolean> {
  const headers = { Authorization: `Bearer ${accessToken}` }
  return (await fetch(`${sim.url}/restapi/v1.0/account/~`, { headers })).ok
}

/** A credential of the browser at a server that answers as a test says. */
async function scripted(
  answer: Parameters<typeof startTokenServer>[0],
  timing: TokenSourceOptions['timing'] = {},
) {
  const server = await startTokenServer(answer)
  const set = setting({ server: server.url, clientId: 'a', method: 'authorization-code' })
  await set.secrets.set(set.credential, 'refresh-token', 'refresh-0')
  set.secrets.written = []
  const quick = { pause: 1, pauseWithoutRetryAfter: 1, ...timing }
  return {
    server,
    ...set,
    source: (more: Partial<TokenSourceOptions> = {}) => set.source({ timing: quick, ...more }),
  }
}

describe('access tokens by a refresh token', () => {
  it('are renewed before they expire, and each refresh token is stored for the next start', async () => {
    const { sim, source, secrets, credential, clock } = await simulated('authorization-code')
    const first = source()
    const one = await first.token(forever)
    expect(await works(sim, one)).toBe(true)
    expect(first.owner).toMatch(/^\d+$/)
    expect(first.applicationScopes).toEqual(['ReadAccounts'])
    clock.now += 58 * minute
    expect(await first.token(forever)).toBe(one)
    clock.now += minute + 1
    const two = await first.token(forever)
    expect(two).not.toBe(one)
    expect(await works(sim, two)).toBe(true)
    expect(first.requests).toBe(2)
    expect(secrets.written).toHaveLength(2)
    expect(await secrets.get(credential, 'refresh-token')).toBe(secrets.written[1])

    const next = source()
    expect(await works(sim, await next.token(forever))).toBe(true)
  })

  it('are asked for once, however many want one', async () => {
    const { sim, source } = await simulated('authorization-code')
    const one = source()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => one.token(forever)))
    expect(new Set(tokens).size).toBe(1)
    expect(one.requests).toBe(1)
    const renewed = await Promise.all(tokens.map((token) => one.renewed(token, forever)))
    expect(new Set(renewed).size).toBe(1)
    expect(one.requests).toBe(2)
    expect(await works(sim, renewed[0]!)).toBe(true)
    // A refusal of the one before says nothing about this one.
    expect(await one.renewed(tokens[0]!, forever)).toBe(renewed[0])
  })

  it('are given to nobody before their refresh token is stored', async () => {
    const { sim, source, secrets, credential } = await simulated('authorization-code')
    const old = await secrets.get(credential, 'refresh-token')
    const writing = Promise.withResolvers<void>()
    const write = Promise.withResolvers<void>()
    secrets.set = async () => {
      writing.resolve()
      return write.promise
    }
    let given = false
    const token = source().token(forever)
    void token.then(() => (given = true))
    await writing.promise
    expect(given).toBe(false)
    // Here the process ends: the next one finds the old token, and it is still good.
    expect(await secrets.get(credential, 'refresh-token')).toBe(old)
    delete (secrets as Partial<TestSecrets>).set
    const next = source({ exclusive: (work) => work() })
    expect(await works(sim, await next.token(forever))).toBe(true)
    write.resolve()
    await token
  })

  it('survive a keychain that locks between answer and storing, without another request', async () => {
    const { sim, source, secrets, credential } = await simulated('authorization-code')
    const one = source()
    const set = secrets.set.bind(secrets)
    secrets.set = async (...all) => {
      secrets.isLocked = true
      return set(...all)
    }
    const locked = {
      code: 'keychain',
      message: expect.stringMatching(/could not be stored.*locked/),
      hint: expect.stringMatching(/Unlock it.*Nothing is lost/),
    }
    await expect(one.token(forever)).rejects.toMatchObject(locked)
    await expect(one.token(forever)).rejects.toMatchObject(locked)
    delete (secrets as Partial<TestSecrets>).set
    secrets.isLocked = false
    const token = await one.token(forever)
    expect(one.requests).toBe(1)
    expect(await works(sim, token)).toBe(true)
    expect(await secrets.get(credential, 'refresh-token')).toBe(secrets.written.at(-1))
    expect(await works(sim, await source().token(forever))).toBe(true)
  })

  it('that could not be stored give way to those of another process', async () => {
    const { sim, source, secrets } = await simulated('authorization-code')
    const one = source()
    const other = source()
    const set = secrets.set.bind(secrets)
    secrets.set = () => Promise.reject(new AppError('keychain', 'Locked'))
    await expect(one.token(forever)).rejects.toMatchObject({ code: 'keychain' })
    secrets.set = set
    expect(await works(sim, await other.token(forever))).toBe(true)
    expect(await works(sim, await one.token(forever))).toBe(true)
    expect(await works(sim, await other.renewed(await other.token(forever), forever))).toBe(true)
  })

  it('do not bring back a credential that was removed meanwhile', async () => {
    const { source, secrets, credential } = await simulated('authorization-code')
    const one = source()
    const set = secrets.set.bind(secrets)
    secrets.set = () => Promise.reject(new AppError('keychain', 'Locked'))
    await expect(one.token(forever)).rejects.toMatchObject({ code: 'keychain' })
    secrets.set = set
    await secrets.remove(credential)
    await expect(one.token(forever)).rejects.toMatchObject({ code: 'sign-in-needed' })
    expect(await secrets.get(credential, 'refresh-token')).toBeUndefined()
  })

  it('come from two processes at once without a refresh token being lost', async () => {
    const { sim, source, secrets } = await simulated('authorization-code')
    const sources = [source(), source(), source()]
    for (let round = 0; round < 5; round++) {
      const tokens = await Promise.all(sources.map((one) => one.token(forever)))
      await Promise.all(sources.map((one, index) => one.renewed(tokens[index]!, forever)))
    }
    expect(new Set(secrets.written).size).toBe(secrets.written.length)
    expect(await works(sim, await source().token(forever))).toBe(true)
  })

  it('are not asked for again once RingCentral has refused', async () => {
    const { sim, source, secrets, credential } = await simulated('authorization-code')
    const one = source()
    const token = await one.token(forever)
    sim.endSessions()
    const needed = {
      code: 'sign-in-needed',
      message: expect.stringContaining('OAU-213'),
      hint: expect.any(String),
    }
    await expect(one.renewed(token, forever)).rejects.toMatchObject(needed)
    await expect(one.token(forever)).rejects.toMatchObject(needed)
    await expect(one.token(forever)).rejects.toMatchObject(needed)
    expect(one.requests).toBe(2)
    // Somebody has signed in again.
    await secrets.set(credential, 'refresh-token', await aRefreshToken(sim))
    expect(await works(sim, await one.token(forever))).toBe(true)
  })

  it('need a sign-in where the secrets are not on this machine', async () => {
    const { source, secrets, credential } = await simulated('authorization-code')
    await secrets.remove(credential)
    await expect(source().token(forever)).rejects.toMatchObject({
      code: 'sign-in-needed',
      message: expect.stringContaining('not on this machine'),
    })
  })

  it('are not waited for when that is cancelled, and still arrive in the keychain', async () => {
    const answer = Promise.withResolvers<{ body: unknown }>()
    const { server, source, secrets, credential } = await scripted(() => answer.promise)
    const one = source()
    const controller = new AbortController()
    const cancelled = expect(one.token(controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    await expect.poll(() => server.requests.length).toBe(1)
    controller.abort()
    await cancelled
    answer.resolve({ body: tokenInfo(1) })
    expect(await one.token(forever)).toBe('access-1')
    expect(server.requests).toHaveLength(1)
    expect(await secrets.get(credential, 'refresh-token')).toBe('refresh-1')
  })

  it('go on for the others when one of those who wait is cancelled', async () => {
    const answer = Promise.withResolvers<{ body: unknown }>()
    const { source } = await scripted(() => answer.promise)
    const one = source()
    const controller = new AbortController()
    const other = one.token(forever)
    const cancelled = expect(one.token(controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    controller.abort()
    await cancelled
    answer.resolve({ body: tokenInfo(1) })
    expect(await other).toBe('access-1')
  })

  it('are not even asked for when nobody waits any more', async () => {
    const { server, source } = await scripted(() => ({ body: tokenInfo(1) }))
    const held = Promise.withResolvers<void>()
    const one = source({
      exclusive: async (work) => {
        await held.promise
        return work()
      },
    })
    const controller = new AbortController()
    const cancelled = expect(one.token(controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    controller.abort()
    await cancelled
    held.resolve()
    expect(await one.token(forever)).toBe('access-1')
    expect(server.requests).toHaveLength(1)
  })

  it('are stored first where a person has just signed in', async () => {
    const { server, source, secrets, credential, clock } = await scripted(() => ({
      body: tokenInfo(2),
    }))
    const first: TokenSet = {
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: clock.now + 60 * minute,
      lifetime: 60 * minute,
      applicationScopes: ['ReadAccounts'],
      owner: '42',
    }
    const one = source({ first })
    expect(await one.token(forever)).toBe('access-1')
    expect(one.owner).toBe('42')
    expect(await secrets.get(credential, 'refresh-token')).toBe('refresh-1')
    expect(server.requests).toEqual([])
    clock.now += 60 * minute
    expect(await one.token(forever)).toBe('access-2')
    expect(server.requests[0]?.form).toMatchObject({ refresh_token: 'refresh-1', client_id: 'a' })
  })

  it('end for good where the application issues no refresh tokens, and it is said', async () => {
    const { source, clock, secrets, credential } = await scripted(() => ({}))
    await secrets.remove(credential)
    const one = source({
      first: {
        accessToken: 'access-1',
        refreshToken: undefined,
        expiresAt: clock.now + minute,
        lifetime: minute,
        applicationScopes: [],
        owner: undefined,
      },
    })
    expect(await one.token(forever)).toBe('access-1')
    clock.now += minute
    await expect(one.token(forever)).rejects.toMatchObject({
      code: 'sign-in-needed',
      hint: expect.stringContaining('Issue refresh tokens'),
    })
  })
})

describe('a token endpoint in trouble', () => {
  it('may send an id_token that nobody asked for', async () => {
    const { source } = await scripted(() => ({ body: tokenInfo(1, { id_token: 'a.b.c' }) }))
    expect(await source().token(forever)).toBe('access-1')
  })

  it.each([0, undefined])('may say of a token that it lasts %s seconds', async (expires_in) => {
    const { server, source } = await scripted((_request, number) => ({
      body: tokenInfo(number, { expires_in }),
    }))
    const one = source()
    expect(await one.token(forever)).toBe('access-1')
    expect(await one.token(forever)).toBe('access-1')
    expect(server.requests).toHaveLength(1)
    expect(await one.renewed('access-1', forever)).toBe('access-2')
  })

  it('gives no token that would become another header', async () => {
    const body = tokenInfo(1, { access_token: 'a\r\nHost: example.com' })
    const { source } = await scripted(() => ({ body }))
    await expect(source().token(forever)).rejects.toMatchObject({ code: 'server-failed' })
  })

  it('cannot fill the memory with an answer without end', async () => {
    const body = JSON.stringify(tokenInfo(1, { padding: ' '.repeat(2 ** 20) }))
    const { server, source, secrets } = await scripted(() => ({ body }))
    await expect(source().token(forever)).rejects.toMatchObject({
      code: 'server-failed',
      message: expect.stringContaining('too large'),
    })
    expect(server.requests).toHaveLength(1)
    expect(secrets.written).toEqual([])
  })

  it.each([
    ['500', () => ({ status: 500 })],
    ['408', () => ({ status: 408 })],
    ['a connection that breaks', () => 'reset' as const],
  ])('is asked three times: %s', async (_name, trouble) => {
    const { server, source, secrets } = await scripted(trouble)
    await expect(source().token(forever)).rejects.toMatchObject({
      code: expect.stringMatching(/^server-(failed|unreachable)$/),
    })
    expect(server.requests).toHaveLength(3)
    expect(secrets.written).toEqual([])
  })

  it('is waited for as long as it says, and then answers', async () => {
    const waits = [
      { status: 429, headers: { 'Retry-After': '1' } },
      { status: 503, headers: { 'Retry-After': '1' } },
      { status: 429 },
    ]
    const { server, source } = await scripted(
      (_request, number) => waits[number - 1] ?? { body: tokenInfo(number) },
    )
    expect(await source().token(forever)).toBe('access-4')
    expect(server.requests).toHaveLength(4)
  })

  it('is given up when it says "later" again and again', async () => {
    const { server, source } = await scripted(() => ({ status: 503 }))
    await expect(source().token(forever)).rejects.toMatchObject({ code: 'server-failed' })
    expect(server.requests).toHaveLength(6)
  })

  it('can be cancelled while it makes wait', async () => {
    const { server, source } = await scripted(() => ({
      status: 429,
      headers: { 'Retry-After': '300' },
    }))
    const controller = new AbortController()
    const cancelled = expect(source().token(controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    await expect.poll(() => server.requests.length).toBe(1)
    controller.abort()
    await cancelled
  })

  it('that is not there is named', async () => {
    const { source } = await scripted(() => ({}))
    const one = source({ server: 'http://127.0.0.1:9' })
    await expect(one.token(forever)).rejects.toMatchObject({
      code: 'server-unreachable',
      message: expect.stringContaining('127.0.0.1'),
    })
  })

  it('gets nothing by plain http beyond this machine', async () => {
    const { source } = await scripted(() => ({}))
    const one = source({ server: 'http://example.invalid' })
    await expect(one.token(forever)).rejects.toThrow('HTTPS')
    expect(one.requests).toBe(0)
  })
})

describe('access tokens by a JWT', () => {
  it('are exchanged anew when they expire, and nothing is stored', async () => {
    const { sim, source, secrets, clock } = await simulated('jwt')
    const one = source()
    const first = await one.token(forever)
    expect(await works(sim, first)).toBe(true)
    expect(one.applicationScopes).toEqual(['ReadAccounts'])
    clock.now += 60 * minute
    const second = await one.token(forever)
    expect(second).not.toBe(first)
    expect(await works(sim, second)).toBe(true)
    expect(secrets.written).toEqual([])
  })

  it('take no more than one of the sessions that a user may have', async () => {
    const { sim, source } = await simulated('jwt')
    const other = await source().token(forever)
    const one = source()
    let token = await one.token(forever)
    // RingCentral ends the oldest where there are more than five.
    for (let time = 0; time < 8; time++) token = await one.renewed(token, forever)
    expect(await works(sim, other)).toBe(true)
    expect(await works(sim, token)).toBe(true)
  })

  it('come again after the session was ended', async () => {
    const { sim, source } = await simulated('jwt')
    const one = source()
    const first = await one.token(forever)
    sim.endSessions()
    expect(await works(sim, await one.renewed(first, forever))).toBe(true)
  })

  it('are refused to a JWT that is not valid, once and with words', async () => {
    const { source, secrets, credential } = await simulated('jwt')
    await secrets.set(credential, 'jwt', 'not.a.jwt')
    const one = source()
    for (let time = 0; time < 3; time++) {
      await expect(one.token(forever)).rejects.toMatchObject({
        code: 'sign-in-needed',
        message: expect.stringContaining('refused the JWT'),
        hint: expect.stringContaining('JWT'),
      })
    }
    expect(one.requests).toBe(1)
  })
})

describe('the end of a session', () => {
  it.each(['jwt', 'authorization-code'] as const)('is told to RingCentral: %s', async (method) => {
    const { sim, source } = await simulated(method)
    const one = source()
    const token = await one.token(forever)
    await one.end()
    await one.end()
    expect(await works(sim, token)).toBe(false)
    await expect(one.token(forever)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('is told for a sign-in of an earlier process too', async () => {
    const { sim, source } = await simulated('authorization-code')
    const token = await source().token(forever)
    await source().end()
    expect(await works(sim, token)).toBe(false)
  })

  it('is the end here even where RingCentral does not hear of it', async () => {
    const { source } = await scripted((_request, number) =>
      number === 1 ? { body: tokenInfo(1) } : 'reset',
    )
    const one = source()
    await one.token(forever)
    await one.end()
    await expect(one.token(forever)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('in the middle of a renewal ends what that brings', async () => {
    const answer = Promise.withResolvers<{ body: unknown }>()
    const { server, source } = await scripted((_request, number) =>
      number === 1 ? answer.promise : {},
    )
    const one = source()
    const token = one.token(forever).catch((error: unknown) => error)
    await expect.poll(() => server.requests.length).toBe(1)
    const ended = one.end()
    answer.resolve({ body: tokenInfo(1) })
    await ended
    await token
    expect(server.requests[1]).toMatchObject({
      path: '/restapi/oauth/revoke',
      form: { token: 'refresh-1' },
    })
  })
})
