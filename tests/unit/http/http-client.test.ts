import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { networkInterfaces } from 'node:os'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { AdaptiveThrottle, type AdaptivePace } from '../../../src/main/http/adaptive-throttle'
import { defaultTiming, HttpFailure, type HttpAnswer } from '../../../src/main/http/types'
import {
  bytes,
  clientOf,
  finish,
  json,
  limits,
  passWait,
  query,
  requestTo,
  silence,
  TestServer,
  token,
  until,
  type Answer,
} from './http-support'
import { FakeClock } from '../../support/fake-clock'

const servers: TestServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

async function serve(...answers: Answer[]): Promise<TestServer> {
  const server = await new TestServer(...answers).listen()
  servers.push(server)
  return server
}

/** What a request fails with; it may say nothing of what was sent but the host. */
async function failureOf(got: Promise<HttpAnswer>): Promise<HttpFailure> {
  const thrown: unknown = await got.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(thrown).toBeInstanceOf(HttpFailure)
  const failure = thrown as HttpFailure
  expect(failure.cause).toBeUndefined()
  for (const secret of [token, query, '/restapi']) {
    expect(`${failure.message} ${failure.stack}`).not.toContain(secret)
  }
  return failure
}

describe('an answer', () => {
  it('comes with its JSON, its status, its headers and the hash of its bytes', async () => {
    const text = '{"records":[{"id":7,"name":"Zoë"}]}'
    const server = await serve((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'x-request-id': 'r1' })
      response.end(gzipSync(text))
    })
    const { client } = clientOf()
    const before = Date.now()
    const answer = await client.read(requestTo(server.url))
    expect(answer.json).toEqual({ records: [{ id: 7, name: 'Zoë' }] })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-request-id')).toBe('r1')
    expect(answer.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(answer.receivedAt).toBeGreaterThanOrEqual(before)

    const [request] = server.requests
    expect(request!.method).toBe('GET')
    expect(request!.url).toBe(`/restapi/v1.0/account/~/extension?secret=${query}`)
    expect(request!.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': 'Permiscope/0',
    })
  })

  it('is also what the vendor refuses: it is not asked again', async () => {
    const refusal = { errorCode: 'CMN-408', permissionName: 'ReadUserRoles' }
    const server = await serve(json(refusal, 403))
    const { client } = clientOf()
    const answer = await client.read(requestTo(server.url))
    expect(answer).toMatchObject({ status: 403, json: refusal })
    expect(server.requests).toHaveLength(1)
  })

  it('has no JSON where a refusal has none', async () => {
    const server = await serve((response) => response.writeHead(404).end('<h1>nothing here</h1>'))
    const { client } = clientOf()
    expect(await client.read(requestTo(server.url))).toMatchObject({ status: 404, json: undefined })
  })

  it('comes over IPv6 too', async (test) => {
    const local = Object.values(networkInterfaces()).flat()
    if (!local.some((address) => address?.address === '::1')) test.skip('no IPv6 here')
    const server = await new TestServer(json({ ok: true })).listen('::1')
    servers.push(server)
    const { client } = clientOf()
    expect((await client.read(requestTo(server.url))).json).toEqual({ ok: true })
  })
})

describe('what may be over soon', () => {
  const cases: [string, Answer][] = [
    ['a 500', json({ errorCode: 'CMN-203' }, 500)],
    ['a 503', json({ errorCode: 'CMN-201' }, 503)],
    ['a 408', json({}, 408)],
    ['a reset', bytes('', (socket) => socket.resetAndDestroy())],
    ['a connection that closes', bytes('', (socket) => socket.destroy())],
    ['a cut-off body', bytes('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"records":[')],
    ['a cut-off refusal', bytes('HTTP/1.1 403 No\r\ncontent-length: 99\r\n\r\n{"errorCode":')],
    ['cut-off chunks', bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n')],
    ['truncated JSON', (response) => response.end('{"records":[')],
    ['a page of a proxy', (response) => response.end('<html>Please sign in</html>')],
    ['an empty body', (response) => response.end()],
    ['bytes that are no UTF-8', (response) => response.end(Buffer.from([0x22, 0xff, 0x22]))],
    ['something that is not HTTP', bytes('SSH-2.0-OpenSSH_9.9\r\n')],
    [
      'broken compression',
      bytes('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}'),
    ],
  ]
  for (const [name, answer] of cases) {
    it(`is tried again: ${name}`, async () => {
      const server = await serve(answer, answer, json({ ok: true }))
      const { client, clock } = clientOf()
      const got = await finish(clock, client.read(requestTo(server.url)))
      expect(got.json).toEqual({ ok: true })
      expect(server.requests).toHaveLength(3)
      expect(client.stats.total, 'every try counts').toBe(3)
    })
  }

  const words: [string, Answer, string, RegExp][] = [
    ['server errors', json({}, 502), 'server-error', /failed \(502\), 5 times\.$/],
    [
      'resets',
      bytes('', (socket) => socket.resetAndDestroy()),
      'reset',
      /broke off before its answer \((ECONNRESET|UND_ERR_SOCKET)\), 5 times\.$/,
    ],
    [
      'cut-off bodies',
      bytes('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{'),
      'broken-answer',
      /answer .* broke off, 5 times\.$/,
    ],
    [
      'what is no JSON',
      (response) => response.end('{'),
      'broken-answer',
      /answered 200 with something that is no JSON, 5 times\.$/,
    ],
    ['what is not HTTP', bytes('hello\r\n'), 'broken-answer', /that is not HTTP, 5 times\.$/],
  ]
  for (const [name, answer, kind, message] of words) {
    it(`is given up after all tries, and said in words: ${name}`, async () => {
      const server = await serve(answer)
      const { client, clock } = clientOf()
      const failure = await failureOf(finish(clock, client.read(requestTo(server.url))))
      expect(failure.kind).toBe(kind)
      expect(failure.message).toMatch(message)
      expect(failure.message).toContain(server.host)
      expect(server.requests).toHaveLength(5)
    })
  }

  it('is told as the last of several where they differ', async () => {
    const server = await serve(json({}, 500), json({}, 502), json({}, 503))
    const { client, clock } = clientOf()
    const failure = await failureOf(finish(clock, client.read(requestTo(server.url))))
    expect(failure.message).toMatch(/failed \(503\), at the last of 5 tries\.$/)
    expect(failure.status).toBe(503)
  })

  it('is waited for longer each time, by a random part of a bound', async () => {
    const server = await serve(json({}, 500))
    const timing = { ...defaultTiming, tries: 9 }
    const { client, clock } = clientOf({ random: () => 0.8, timing })
    const got = client.read(requestTo(server.url))
    got.catch(() => {})
    const pauses: number[] = []
    while (pauses.length < 8) pauses.push(await passWait(clock))
    await failureOf(finish(clock, got))
    expect(pauses).toEqual([400, 800, 1_600, 3_200, 6_400, 12_000, 12_000, 12_000])
  })

  it('is not tried before the server wants it', async () => {
    const date = new Date('2026-03-01T00:00:00Z')
    const later = new Date(date.getTime() + 7_000).toUTCString()
    for (const [after, expected] of [
      ['9', 9_000],
      [later, 8_000],
    ] as const) {
      const busy = json({}, 503, { 'retry-after': after, date: date.toUTCString() })
      const server = await serve(busy, json({ ok: true }))
      const { client, clock, waits } = clientOf()
      const begin = clock.now()
      await finish(clock, client.read(requestTo(server.url)))
      expect(clock.now() - begin).toBe(expected)
      expect(waits).toEqual([
        { milliseconds: expected, why: 'the server failed (503), before try 2 of 5' },
        undefined,
      ])
    }
  })
})

describe('a server that keeps still', () => {
  it('is given up after the time for an answer, and its connection is freed', async () => {
    const server = await serve(silence)
    const { client, clock } = clientOf()
    const got = client.read(requestTo(server.url))
    got.catch(() => {})
    for (let tries = 1; tries <= 5; tries++) {
      await until(() => server.requests.length === tries)
      await clock.pass(59_999)
      expect(server.requests).toHaveLength(tries)
      await clock.pass(1)
      await until(() => server.sockets.size === 0)
      if (tries < 5) await passWait(clock)
    }
    const failure = await failureOf(got)
    expect(failure.kind).toBe('timeout')
    expect(failure.message).toBe(
      `The server at ${server.host} did not answer within 60 s, 5 times.`,
    )
    expect(client.stats.total).toBe(5)
  })

  it('in the middle of its answer, too; pieces that keep coming may take any time', async () => {
    const pieces: (() => void)[] = []
    const slow: Answer = (response) => {
      response.writeHead(200, { 'content-length': '9' })
      for (const piece of ['[1,', '2,3', ',4]']) pieces.push(() => response.write(piece))
      pieces[0]!()
    }
    const server = await serve(slow)
    const { client, clock } = clientOf()
    const got = client.read(requestTo(server.url))
    for (const piece of [1, 2]) {
      // Its arrival begins the time limit anew.
      await until(() => server.requests.length === 1 && clock.next()! > 29_000)
      await new Promise((resolve) => setTimeout(resolve, 20))
      await clock.pass(29_000)
      pieces[piece]!()
      if (piece === 1) await until(() => clock.next()! === 30_000)
    }
    expect((await got).json).toEqual([1, 2, 3, 4])
    expect(server.requests).toHaveLength(1)

    const stalled = await serve(
      (response) => {
        response.writeHead(200, { 'content-length': '9' })
        response.write('[1,')
      },
      json({ ok: true }),
    )
    const second = clientOf()
    const again = second.client.read(requestTo(stalled.url))
    await until(() => second.clock.next() === 30_000)
    await second.clock.pass(30_000)
    expect((await finish(second.clock, again)).json).toEqual({ ok: true })
    expect(stalled.requests).toHaveLength(2)
  })
})

describe('a 429', () => {
  it('is waited for as long as it says, by all of its group', async () => {
    const refusal = json({ errorCode: 'CMN-301' }, 429, { 'retry-after': '7' })
    const server = await serve(json([0]), refusal, json([1]))
    const { client, clock, waits } = clientOf()
    await client.read(requestTo(server.url))
    const first = client.read(requestTo(server.url))
    await until(() => clock.next() === 7_000)
    const second = client.read(requestTo(server.url))
    await clock.pass(6_999)
    expect(server.requests, 'nothing is sent within the penalty').toHaveLength(2)
    await clock.pass(1)
    expect((await first).json).toEqual([1])
    expect((await second).json).toEqual([1])
    expect(server.requests).toHaveLength(4)
    expect(waits).toContainEqual({ milliseconds: 7_000, why: 'rate limit of group Medium' })
    expect(waits.at(-1), 'nobody waits any more').toBeUndefined()
    expect(client.stats.total).toBe(4)
  })

  it('without a time is waited for longer each time, and ends after so many in a row', async () => {
    const server = await serve(json({}, 429))
    const { client, clock } = clientOf()
    const got = client.read(requestTo(server.url))
    got.catch(() => {})
    const times: number[] = []
    while (times.length < 4) times.push(await passWait(clock))
    const failure = await failureOf(got)
    expect(times).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(failure).toMatchObject({ kind: 'rate-limited', status: 429 })
    expect(failure.message).toContain('rate limit of group Medium, 5 times in a row.')
    expect(server.requests).toHaveLength(5)
  })

  it('uses up no try of other failures', async () => {
    const wait = json({}, 429, { 'retry-after': '1' })
    const bad = json({}, 500)
    const server = await serve(bad, wait, bad, wait, bad, wait, bad, wait, json({ ok: true }))
    const { client, clock } = clientOf()
    expect((await finish(clock, client.read(requestTo(server.url)))).json).toEqual({ ok: true })
    expect(server.requests).toHaveLength(9)
  })
})

describe('a redirect', () => {
  it('is not followed: nothing is sent to where it goes, and only its host is told', async () => {
    const other = await serve(json({ stolen: true }))
    const target = `http://user:pass@${other.host}/path?token=${token}`
    const server = await serve((response) => response.writeHead(302, { location: target }).end())
    const { client } = clientOf()
    const failure = await failureOf(client.read(requestTo(server.url)))
    expect(failure).toMatchObject({ kind: 'server-error', status: 302 })
    expect(failure.message).toBe(
      `The server at ${server.host} sends the request on to ${other.host} (302). ` +
        'Redirects are not followed, so that the sign-in goes to no other server.',
    )
    expect(server.requests).toHaveLength(1)
    expect(other.requests).toHaveLength(0)
  })

  it.each([
    ['/elsewhere', 'another address of its own'],
    [undefined, 'an address that it does not name'],
    ['http://', 'an address that it does not name'],
    ['data:text/plain,x', 'an address that is no server'],
  ])('to %s is said in words', async (location, words) => {
    const server = await serve((response) => {
      response.writeHead(307, location === undefined ? {} : { location }).end()
    })
    const { client } = clientOf()
    const failure = await failureOf(client.read(requestTo(server.url)))
    expect(failure.message).toContain(`sends the request on to ${words} (307).`)
  })
})

describe('an answer without end', () => {
  it('is stopped at the limit of its size, after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(3 * 2 ** 20, ' '))
    const server = await serve((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(bomb)
    })
    const { client } = clientOf({ largestBody: 2 ** 20 })
    const failure = await failureOf(client.read(requestTo(server.url)))
    expect(failure.kind).toBe('broken-answer')
    expect(failure.message).toBe(`The answer of the server at ${server.host} is larger than 1 MB.`)
    expect(server.requests, 'it would be as large again').toHaveLength(1)
    await until(() => server.sockets.size === 0)
  })
})

describe('a body that nobody needs', () => {
  it.each([429, 500, 302])(
    'of a %i is not waited for, and its connection is freed',
    async (status) => {
      const server = await serve((response) => {
        response.writeHead(status)
        response.write('{')
      })
      const { client } = clientOf({ timing: { ...defaultTiming, tries: 1 } })
      await failureOf(client.read(requestTo(server.url)))
      await until(() => server.sockets.size === 0)
    },
  )
})

describe('no connection', () => {
  it('is tried again, said with what to do, and counts as no request', async () => {
    const server = await serve(silence)
    const { url, host } = server
    await servers.pop()!.stop()
    const { client, clock } = clientOf()
    const failure = await failureOf(finish(clock, client.read(requestTo(url))))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toBe(
      `The server at ${host} refuses connections (ECONNREFUSED), 5 times. ` +
        'Check its address, your connection to the network and whether you need a proxy.',
    )
    expect(client.stats.total).toBe(0)
  })

  it('names a server that nobody knows', async () => {
    // Looking a name up may take long where there is no network.
    const { client, clock } = clientOf({ timing: { ...defaultTiming, tries: 1 } })
    const url = new URL(`https://platform.invalid/restapi?secret=${query}`)
    const failure = await failureOf(finish(clock, client.read(requestTo(url))))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toMatch(/^The server's name platform\.invalid (is not known|could not)/)
  })

  it('is what a certificate is that nobody trusts: it says so once, and what to do', async () => {
    const pem = (name: string) =>
      readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url))
    let requests = 0
    const server = createServer({ key: pem('self-signed.key'), cert: pem('self-signed') }, () => {
      requests++
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { client } = clientOf()
    const failure = await failureOf(client.read(requestTo(new URL(`https://127.0.0.1:${port}/`))))
    server.close()
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toBe(
      `The certificate of 127.0.0.1:${port} is signed by nobody whom Permiscope trusts ` +
        '(DEPTH_ZERO_SELF_SIGNED_CERT). If your organisation inspects encrypted connections or runs ' +
        'its own authority, put its certificate into a PEM file, name that in NODE_EXTRA_CA_CERTS ' +
        'and start Permiscope again.',
    )
    expect(requests).toBe(0)
  })

  it('is what https to a server without it is', async () => {
    const server = await serve(json({}))
    const { client, clock } = clientOf()
    const url = new URL(`https://${server.host}/`)
    const failure = await failureOf(finish(clock, client.read(requestTo(url))))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toContain(
      'Check that its address and port are those of an https server.',
    )
  })

  it('never tells a header that cannot be sent', async () => {
    const { client } = clientOf()
    const request = { ...requestTo(new URL('http://127.0.0.1:9/')), headers: { a: `x\n${token}` } }
    const thrown = await client.read(request).catch((reason: unknown) => reason)
    expect(String((thrown as Error).stack)).not.toContain(token)
    expect(String(thrown)).toContain('A header of listExtensions to 127.0.0.1:9')
  })
})

describe('a question as a POST', () => {
  it('carries its body byte for byte, as JSON', async () => {
    let received = ''
    const server = await serve((response, request) => {
      request.setEncoding('utf8').on('data', (piece: string) => (received += piece))
      request.on('end', () => response.end('{"code":0}'))
    })
    const { client } = clientOf()
    const body = '{"orgId":"o1",  "name":"Zoë"}'
    const answer = await client.read({ ...requestTo(server.url), method: 'POST', body })
    expect(answer.json).toEqual({ code: 0 })
    expect(received).toBe(body)
    const [request] = server.requests
    expect(request!.method).toBe('POST')
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      authorization: `Bearer ${token}`,
    })
  })

  it('is tried again like any other, with headers of its own for each try', async () => {
    const server = await serve(
      json({}, 500),
      json({}, 429, { 'retry-after': '1' }),
      json({ ok: 1 }),
    )
    const { client, clock } = clientOf()
    let made = 0
    const headers = () => ({ 'x-signed': `${token}-${++made}` })
    const request = { ...requestTo(server.url), method: 'POST' as const, body: '{}', headers }
    expect((await finish(clock, client.read(request))).json).toEqual({ ok: 1 })
    expect(server.requests.map(({ headers }) => headers['x-signed'])).toEqual([
      `${token}-1`,
      `${token}-2`,
      `${token}-3`,
    ])
  })

  it('that is too large for the gateway is told so, once', async () => {
    const server = await serve(json({ message: 'Request size limit exceeded' }, 413))
    const { client } = clientOf()
    const request = { ...requestTo(server.url), method: 'POST' as const, body: '{}' }
    const failure = await failureOf(client.read(request))
    expect(failure).toMatchObject({ kind: 'server-error', status: 413 })
    expect(failure.message).toContain('takes no request that is so large (413). Whoever runs it')
    expect(server.requests).toHaveLength(1)
  })

  it('whose headers cannot be made takes no place and no connection', async () => {
    const server = await serve(json({}))
    const { client, clock } = clientOf()
    const headers = () => {
      throw new Error('The session was ended.')
    }
    const got = client.read({ ...requestTo(server.url), headers })
    await expect(got).rejects.toThrow('The session was ended.')
    expect(server.requests).toHaveLength(0)
    expect(client.stats.total).toBe(0)
    expect(clock.next()).toBeUndefined()
  })
})

describe('cancelling', () => {
  it('before anything is sent sends nothing', async () => {
    const server = await serve(json({}))
    const { client } = clientOf()
    const got = client.read(requestTo(server.url, AbortSignal.abort()))
    await expect(got).rejects.toMatchObject({ name: 'AppError', code: 'cancelled' })
    expect(server.requests).toHaveLength(0)
    expect(client.stats.total).toBe(0)
  })

  const moments: [string, Answer][] = [
    ['while the answer is waited for', silence],
    [
      'in the middle of the body',
      (response) => {
        response.writeHead(200, { 'content-length': '9' })
        response.write('[')
      },
    ],
  ]
  for (const [moment, answer] of moments) {
    it(`${moment} frees the connection, and the place in the window stays taken`, async () => {
      const server = await serve(answer, json({ ok: true }))
      const { client, clock, throttle } = clientOf()
      const stop = new AbortController()
      const got = client.read(requestTo(server.url, stop.signal))
      await until(() => server.requests.length === 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
      stop.abort()
      await expect(got).rejects.toMatchObject({ code: 'cancelled' })
      await until(() => server.sockets.size === 0)
      expect(clock.next(), 'no timer is left').toBeUndefined()
      expect(throttle.estimate('Medium', 50)).toBeGreaterThan(0)
      expect((await client.read(requestTo(server.url))).json).toEqual({ ok: true })
    })
  }

  it('between two tries, and while the rate limit is waited for', async () => {
    const stop = new AbortController()
    const server = await serve(json({}, 500, limits(49)), json([], 200, limits(0, 1)))
    const { client, clock, waits } = clientOf()
    const got = client.read(requestTo(server.url, stop.signal))
    await until(() => (clock.next() ?? Infinity) < 1_000)
    stop.abort()
    await expect(got).rejects.toMatchObject({ code: 'cancelled' })
    expect(clock.next()).toBeUndefined()

    await client.read(requestTo(server.url))
    const later = new AbortController()
    const waiting = client.read(requestTo(server.url, later.signal))
    expect(waits.at(-1)).toEqual({ milliseconds: 60_001, why: 'rate limit of group Medium' })
    later.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    expect(waits.at(-1)).toBeUndefined()
    expect(clock.next()).toBeUndefined()
    expect(server.requests).toHaveLength(2)
  })
})

describe('rate limits', () => {
  it('are learned from the answers: requests wait for the window and are never refused', async () => {
    let inWindow = 0
    const server = await serve((response, request) => {
      inWindow++
      json({}, inWindow > 3 ? 429 : 200, limits(3 - inWindow, 3, 'Heavy'))(response, request)
    })
    const { client, clock } = clientOf()
    const got = [1, 2, 3, 4, 5].map(() => client.read(requestTo(server.url)))
    await Promise.all(got.slice(0, 3))
    expect(server.requests).toHaveLength(3)
    inWindow = 0
    await clock.pass(60_002)
    await Promise.all(got)
    expect(server.requests).toHaveLength(5)
    expect(client.stats.byGroup, 'by the group that the answers name').toEqual(
      new Map([['Heavy', 5]]),
    )
    expect(client.stats.byOperation).toEqual(new Map([['listExtensions', 5]]))
  })

  it('are shared by all clients of a credential, which take turns', async () => {
    const server = await serve((response, request) => json(request.url)(response, request))
    const { client, throttle, clock } = clientOf()
    const question = clientOf({ throttle, clock }).client
    const pathed = (path: string) => requestTo(new URL(path, server.url))
    const all = [
      client.read(pathed('/s1')),
      client.read(pathed('/s2')),
      client.read(pathed('/s3')),
      question.read(pathed('/q1')),
    ]
    await Promise.all(all.map((got) => finish(clock, got)))
    expect(server.requests.map(({ url }) => url).indexOf('/q1')).toBeLessThan(3)
    expect(client.stats.total).toBe(3)
    expect(question.stats.total).toBe(1)
  })
})

describe('a limit that nobody tells', () => {
  const adaptive = (options: Partial<AdaptivePace> = {}) => {
    const clock = new FakeClock(1_000_000)
    const throttle = new AdaptiveThrottle({ first: 8, ceiling: 20, ...options }, clock)
    return { ...clientOf({ throttle, clock }), throttle, clock }
  }

  it('is waited for longer than a request is tried, in pauses that are told', async () => {
    const refusal = json({ message: 'API rate limit exceeded' }, 429)
    const refusals = Array<Answer>(7).fill(refusal)
    const server = await serve(...refusals, json({ ok: true }))
    const { client, clock, throttle, waits } = adaptive({ firstPause: 100 })
    const begin = clock.now()
    expect((await finish(clock, client.read(requestTo(server.url)))).json).toEqual({ ok: true })
    expect(server.requests).toHaveLength(8)
    // The first two pauses are shorter than the halved pace allows.
    expect(clock.now() - begin).toBe(250 + 250 + 400 + 800 + 1_600 + 3_200 + 6_400)
    expect(throttle.pace()).toBe(4)
    expect(waits).toContainEqual({
      milliseconds: 6_400,
      why: 'the server took no more requests just now',
    })
    expect(waits.at(-1)).toBeUndefined()
  })

  it('is given up where it does not end', async () => {
    const server = await serve(json({}, 429))
    const { client, clock } = adaptive({ firstPause: 100 })
    const failure = await failureOf(finish(clock, client.read(requestTo(server.url))))
    expect(failure).toMatchObject({ kind: 'rate-limited', status: 429 })
    expect(server.requests).toHaveLength(8)
  })

  it('slows down by a 503 too, which is one of its tries', async () => {
    const server = await serve(json({}, 503, { 'retry-after': '7' }), json({ ok: true }))
    const { client, clock, throttle } = adaptive()
    const begin = clock.now()
    expect((await finish(clock, client.read(requestTo(server.url)))).json).toEqual({ ok: true })
    expect(clock.now() - begin).toBe(7_000)
    expect(throttle.pace()).toBe(4)
  })

  it('is no matter of other failures', async () => {
    const server = await serve(
      json({}, 500),
      bytes('', (socket) => socket.destroy()),
      json({}),
    )
    const { client, clock, throttle } = adaptive()
    await finish(clock, client.read(requestTo(server.url)))
    expect(throttle.pace()).toBe(8)
  })
})
