import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  enosTokenSource,
  type EnosTokenSourceOptions,
} from '../../../src/main/connectors/enos/sign-in'
import { AppError } from '../../../src/shared/result'
import {
  startEnosTokenService,
  type EnosTokenService,
  type TokenReply,
} from '../../support/enos-token-service'

const forever = new AbortController().signal
const minute = 60_000
const hour = 60 * minute

/** One client of the key, whose clock is the gateway's plus what it is off by. */
function clientOf(service: EnosTokenService, more: Partial<EnosTokenSourceOptions> = {}, off = 0) {
  return enosTokenSource({
    server: service.url,
    accessKey: service.accessKey,
    credential: randomUUID(),
    secretKey: () => Promise.resolve(service.secretKey),
    now: () => service.now + off,
    timing: { firstPause: 1, tries: 3 },
    ...more,
  })
}

/** What it fails with, which tells no secret of either side. */
async function failureOf(given: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await given.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(thrown).toBeInstanceOf(AppError)
  const error = thrown as AppError
  const told = `${JSON.stringify(error.toValue())} ${error.stack} ${String(error.cause)}`
  expect(told).not.toContain('canary')
  return error
}

const serves = (body: unknown, status = 200, headers = {}): (() => TokenReply) => {
  return () => ({ status, headers, body })
}

describe('a token', () => {
  it('is asked for once, however many want it', async () => {
    const service = await startEnosTokenService()
    let reads = 0
    const secretKey = () => {
      reads++
      return Promise.resolve(service.secretKey)
    }
    const client = clientOf(service, { secretKey })
    const tokens = await Promise.all(Array.from({ length: 50 }, () => client.token(forever)))
    expect(new Set(tokens)).toEqual(new Set([service.token.text]))
    expect(await client.token(forever)).toBe(service.token.text)
    expect(service.asked).toEqual(['get'])
    expect(client.requests).toBe(1)
    expect(reads).toBe(1)
  })

  it.each([
    ['the documents’ misspelt success', { stauts: 0 }],
    ['no success at all', {}],
    ['code 200', { code: 200 }],
    ['a number as text', { status: '0' }],
  ])('is taken with %s', async (_, envelope) => {
    const service = await startEnosTokenService()
    const data = { accessToken: 'a-token', expire: '7200' }
    service.reply = serves({ ...envelope, data })
    expect(await clientOf(service).token(forever)).toBe('a-token')
  })

  it('is renewed ten minutes before its end, and not before', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    service.now += 2 * hour - 11 * minute
    expect(await client.token(forever)).toBe(first)
    expect(service.asked).toEqual(['get'])
    service.now += 2 * minute
    const second = await client.token(forever)
    expect(second).not.toBe(first)
    expect(service.asked).toEqual(['get', 'get', 'refresh'])
    expect(await client.token(forever)).toBe(second)
    expect(service.asked).toHaveLength(3)
  })

  it('is taken over where another client has renewed it', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    await client.token(forever)
    service.now += 2 * hour - 5 * minute
    const others = service.renew()
    expect(await client.token(forever)).toBe(others)
    expect(service.asked).toEqual(['get', 'get'])
  })

  it('with little time left at first is renewed at once', async () => {
    const service = await startEnosTokenService()
    const old = service.renew()
    service.now += 2 * hour - 5 * minute
    expect(await clientOf(service).token(forever)).not.toBe(old)
    expect(service.asked).toEqual(['get', 'refresh'])
  })

  it('that never lives for ten minutes is not renewed for each request', async () => {
    const service = await startEnosTokenService()
    service.life = 60
    const client = clientOf(service)
    for (let second = 0; second < 50; second++) {
      await client.token(forever)
      service.now += 1_000
    }
    expect(service.asked).toEqual(['get', 'refresh'])
    service.now += 5_000
    await client.token(forever)
    expect(service.asked).toEqual(['get', 'refresh', 'get', 'refresh'])
  })

  it('is used as long as it lives where it cannot be renewed', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    service.now += 2 * hour - 5 * minute
    const failures: TokenReply[] = [
      { body: { status: 1204, msg: 'failed' } },
      { status: 502, body: 'bad gateway' },
      'reset',
    ]
    for (const failure of failures) {
      for (const operation of ['get', 'refresh']) {
        service.reply = (question) => (question.operation === operation ? failure : undefined)
        expect(await client.token(forever)).toBe(first)
        const asked = service.asked.length
        expect(await client.token(forever), 'not asked for each time').toBe(first)
        expect(service.asked).toHaveLength(asked)
        service.now += 40_000
        await client.token(forever)
        service.now += 20_000 - 0.5 * minute
      }
    }
    service.reply = () => 'reset'
    service.now += 10 * minute
    expect(await failureOf(client.token(forever))).toMatchObject({ code: 'server-unreachable' })
  })

  it('that expires between two requests is asked for anew', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    await client.token(forever)
    service.now += 2 * hour - 5 * minute
    service.reply = ({ operation }) => {
      if (operation === 'refresh') service.now += 6 * minute
      return undefined
    }
    expect(await client.token(forever)).toBe(service.token.text)
    expect(service.asked).toEqual(['get', 'get', 'refresh', 'get'])
  })
})

describe('a refused token', () => {
  it('is replaced by what the service has now, for all who were refused', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    const others = service.renew()
    const renewed = Array.from({ length: 50 }, () => client.renewed(first, forever))
    expect(new Set(await Promise.all(renewed))).toEqual(new Set([others]))
    expect(await client.renewed(first, forever), 'one that was refused late').toBe(others)
    expect(service.asked).toEqual(['get', 'get'])
  })

  it('is refreshed once where the service still has it', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    const second = await client.renewed(first, forever)
    expect(second).not.toBe(first)
    expect(service.asked).toEqual(['get', 'get', 'refresh'])

    const error = await failureOf(client.renewed(second, forever))
    expect(error.code).toBe('sign-in-needed')
    expect(error.hint).toContain('clock')
    expect(service.asked.filter((operation) => operation === 'refresh')).toHaveLength(1)
    const asked = service.asked.length
    await Promise.all(Array.from({ length: 30 }, () => failureOf(client.renewed(second, forever))))
    expect(service.asked, 'what is refused is not asked again at once').toHaveLength(asked)
    service.now += minute
    expect(await client.token(forever), 'but later').toBe(service.token.text)
  })

  it('that cannot be refreshed needs a sign-in', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    service.reply = ({ operation }) =>
      operation === 'refresh' ? { body: { status: 1204, msg: 'no' } } : undefined
    expect(await failureOf(client.renewed(first, forever))).toMatchObject({
      code: 'sign-in-needed',
      message: expect.stringContaining('refuses the token that it gave'),
    })
  })

  it('is told to come from a wrong clock where it is wrong', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service, {}, -3 * hour)
    const second = await client.renewed(await client.token(forever), forever)
    const error = await failureOf(client.renewed(second, forever))
    expect(error.hint).toContain('3 hours behind the gateway’s')
  })

  it('is not lost to a renewal that began before it was refused', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const first = await client.token(forever)
    service.now += 2 * hour - 5 * minute
    const heard = Promise.withResolvers<void>()
    service.reply = (_, number) => {
      heard.resolve()
      // The renewal fails, so the old token goes on.
      return number <= 4 ? 'reset' : undefined
    }
    const keeping = client.token(forever)
    await heard.promise
    const [kept, renewed] = await Promise.all([keeping, client.renewed(first, forever)])
    expect(kept).toBe(first)
    expect(renewed).not.toBe(first)
    expect(renewed).toBe(service.token.text)
  })
})

describe('keys that are refused', () => {
  const cases: [string, Partial<EnosTokenSourceOptions>, string, RegExp][] = [
    ['an unknown access key', { accessKey: 'another' }, '1002', /does not know the access key/],
    [
      'a wrong secret key',
      { secretKey: () => Promise.resolve('canary-wrong') },
      '1003',
      /secret key is not that of the access key/,
    ],
  ]
  it.each(cases)('tell of %s, and are not tried again', async (_, wrong, vendorCode, words) => {
    const service = await startEnosTokenService()
    const first = clientOf(service, { ...wrong, isSigningIn: true })
    const error = await failureOf(first.token(forever))
    expect(error).toMatchObject({ code: 'sign-in-refused', detail: { vendorCode } })
    expect(error.message).toMatch(words)
    expect(service.asked).toEqual(['get'])
    const later = clientOf(service, wrong)
    const all = Array.from({ length: 20 }, () => failureOf(later.token(forever)))
    for (const { code } of await Promise.all(all)) expect(code).toBe('sign-in-needed')
    expect(await failureOf(later.token(forever))).toMatchObject({ code: 'sign-in-needed' })
    expect(service.asked).toEqual(['get', 'get'])
  })

  it('are not here where the keychain has none, and the keychain’s errors are its own', async () => {
    const service = await startEnosTokenService()
    const none = clientOf(service, { secretKey: () => Promise.resolve(undefined) })
    expect(await failureOf(none.token(forever))).toMatchObject({
      code: 'sign-in-needed',
      message: 'The secret key is not on this machine.',
    })
    let isLocked = true
    const locked = clientOf(service, {
      secretKey: () =>
        isLocked
          ? Promise.reject(new AppError('keychain', 'It is locked.'))
          : Promise.resolve(service.secretKey),
    })
    expect(await failureOf(locked.token(forever))).toMatchObject({ code: 'keychain' })
    expect(service.asked).toEqual([])
    isLocked = false
    expect(await locked.token(forever)).toBe(service.token.text)
  })
})

describe('what may be over soon', () => {
  const cases: [string, TokenReply][] = [
    ['a signature that was used before', { body: { status: 1001 } }],
    ['an internal error', { body: { status: 1005 } }],
    ['a rate limit', { status: 429, body: { message: 'API rate limit exceeded' } }],
    ['a 503', { status: 503, body: '' }],
    ['a reset', 'reset'],
    ['JSON that is cut off', { body: '{"status":0,"data":{"acc' }],
    ['silence', 'silence'],
  ]
  it.each(cases)('is tried again with a new signature: %s', async (_, reply) => {
    const service = await startEnosTokenService()
    service.reply = (question, number) => {
      if (number >= 3) return undefined
      // It may have been received, so its signature is used up.
      service.answer(question)
      return reply
    }
    const timing = { firstPause: 1, tries: 3, answerWithin: 200 }
    expect(await clientOf(service, { timing }).token(forever)).toBe(service.token.text)
    expect(service.asked).toEqual(['get', 'get', 'get'])
    const signatures = service.questions.map(({ body }) => body.encryption)
    expect(new Set(signatures).size).toBe(3)
    const times = service.questions.map(({ body }) => body.timestamp)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(3)
  })

  const words: [TokenReply, string, RegExp][] = [
    [{ body: { status: 1001 } }, 'sign-in-needed', /used before/],
    [{ body: { status: 1005 } }, 'server-failed', /failed \(1005\)/],
    [{ body: { status: 1004 } }, 'sign-in-needed', /\(1004\).*access key/],
    [{ body: { status: 1202 } }, 'sign-in-needed', /\(1202\).*access key/],
    [{ body: { status: 31_337, msg: 'canary' } }, 'server-failed', /no token \(31337\)/],
    [{ body: { data: { accessToken: 'with\nline', expire: 1 } } }, 'server-failed', /no token\.$/],
    [{ status: 401, body: { message: 'canary' } }, 'sign-in-needed', /\(HTTP 401\)/],
    [{ status: 403, body: { message: 'canary' } }, 'server-failed', /computer’s address.*\(403\)/],
    [{ status: 404, body: 'canary' }, 'server-failed', /no token \(HTTP 404\)/],
    [{ status: 413, body: 'canary' }, 'server-failed', /so large \(413\)/],
    [{ status: 429, body: 'canary' }, 'server-failed', /no more requests for now \(429\)/],
    [
      { status: 429, headers: { 'retry-after': '3600' }, body: '' },
      'server-failed',
      /no more requests for now \(429\)/,
    ],
    [{ status: 500, body: 'canary' }, 'server-failed', /failed \(500\)/],
    [{ body: '<html>canary</html>' }, 'server-failed', /no token\.$/],
    [
      { status: 302, headers: { location: 'https://canary@elsewhere.example/' }, body: '' },
      'server-failed',
      /sends the request on to elsewhere\.example/,
    ],
    ['reset', 'server-unreachable', /broke off/],
    ['silence', 'server-unreachable', /did not answer within 0\.2 s/],
  ]
  it.each(words)('has words of its own at last: %j', async (reply, code, message) => {
    const service = await startEnosTokenService()
    service.reply = () => reply
    const timing = { firstPause: 1, tries: 2, answerWithin: 200 }
    const error = await failureOf(clientOf(service, { timing }).token(forever))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.hint).toBeTruthy()
    expect(service.asked.length).toBeLessThanOrEqual(2)
  })

  it('is a server that is not there', async () => {
    const service = await startEnosTokenService()
    await service.stop()
    const error = await failureOf(clientOf(service).token(forever))
    expect(error).toMatchObject({ code: 'server-unreachable' })
    expect(error.message).toContain('refuses connections')
  })
})

describe('cancelling', () => {
  it('stops the wait of whoever cancels, and of nobody else', async () => {
    const service = await startEnosTokenService()
    service.reply = (_, number) => (number === 1 ? { status: 503, body: '' } : undefined)
    const client = clientOf(service, { timing: { firstPause: 50 } })
    const stopper = new AbortController()
    const cancelled = failureOf(client.token(stopper.signal))
    const goesOn = client.token(forever)
    stopper.abort()
    expect(await cancelled).toMatchObject({ code: 'cancelled' })
    expect(await goesOn).toBe(service.token.text)
    expect(await failureOf(client.token(stopper.signal))).toMatchObject({ code: 'cancelled' })
  })

  it('ends the request where nobody waits any more', async () => {
    const service = await startEnosTokenService()
    const heard = Promise.withResolvers<void>()
    service.reply = () => {
      heard.resolve()
      return 'silence'
    }
    const client = clientOf(service)
    const stopper = new AbortController()
    const given = failureOf(client.token(stopper.signal))
    await heard.promise
    stopper.abort()
    expect(await given).toMatchObject({ code: 'cancelled' })
    service.reply = () => undefined
    expect(await client.token(forever), 'and the next one begins anew').toBe(service.token.text)
  })
})

describe('signing', () => {
  it('is over what is sent, with a timestamp of its own each time', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const token = await client.token(forever)
    const query = new URLSearchParams({ orgId: 'o1', locale: 'zh_CN' })
    const made = [1, 2, 3].map(() => client.headers(token, { query, body: '{"a":1}' }))
    for (const headers of made) {
      const text = `${token}localezh_CNorgIdo1{"a":1}${headers['apim-timestamp']}${service.secretKey}`
      expect(headers).toEqual({
        'apim-accesstoken': token,
        'apim-signature': createHash('sha256').update(text).digest('hex'),
        'apim-timestamp': expect.stringMatching(/^\d+$/),
      })
    }
    expect(new Set(made.map((headers) => headers['apim-timestamp'])).size).toBe(3)
  })

  it('is over at the end: token and secret key are forgotten', async () => {
    const service = await startEnosTokenService()
    const client = clientOf(service)
    const token = await client.token(forever)
    await client.end()
    const query = new URLSearchParams()
    expect(() => client.headers(token, { query, body: undefined })).toThrow(
      expect.objectContaining({ code: 'sign-in-needed' }),
    )
    expect(await failureOf(client.token(forever))).toMatchObject({ code: 'sign-in-needed' })
    expect(await failureOf(client.renewed(token, forever))).toMatchObject({
      code: 'sign-in-needed',
    })
    expect(service.asked).toEqual(['get'])
  })

  it('ends also what is under way', async () => {
    const service = await startEnosTokenService()
    const heard = Promise.withResolvers<void>()
    service.reply = () => {
      heard.resolve()
      return 'silence'
    }
    const client = clientOf(service)
    const given = failureOf(client.token(forever))
    await heard.promise
    await client.end()
    expect(await given).toMatchObject({ code: 'sign-in-needed', message: 'The session was ended.' })
  })
})
