import { request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from '../../servers/ringcentral/operations'
import { byJwt, started } from './client'

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

function ask(
  url: string,
  { method, path, headers, body }: Asked,
): Promise<{ status: number; headers: object }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume()
      response.once('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers }),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** A path that Node's client lets out: no blanks, no line ends, latin alone. */
const segment = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[^!-~]/g, '')),
  fc.constantFrom('~', '..', '%', '%zz', '%00', '%2F', 'main-site', '1', '-1', '9'.repeat(40)),
)
const known = fc
  .tuple(fc.constantFrom(...operations.map(({ path }) => path)), fc.array(segment))
  .map(([path, values]) => path.replace(/\{\w+\}/g, () => values.pop() ?? '~'))
const path = fc.oneof(
  known,
  fc.constantFrom('/restapi/oauth/token', '/restapi/oauth/revoke', '/restapi/oauth/authorize'),
  fc.constantFrom('/__sim/sign-in', '/__sim/faults', '/__sim/change', '/__sim/nothing', '//', '*'),
  fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
)
const name = fc.constantFrom(
  ...['page', 'perPage', 'type', 'status', 'showHidden', 'advancedPermissions', 'permissionId'],
  ...['grant_type', 'code', 'assertion', 'token', 'client_id', 'change', 'fault', 'request'],
  ...['redirect_uri', 'response_type', 'scope', 'access_token_ttl', '__proto__', 'constructor'],
)
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('0', '-1', '1e9', 'NaN', 'MAX', 'true', 'authorization_code', 'refresh_token'),
)
const form = fc
  .array(fc.tuple(name, value), { maxLength: 5 })
  .map((fields) => new URLSearchParams(fields.map(([key, text]) => [key, text])).toString())

describe('hostile requests', () => {
  it('are all answered, with the rate headers, and never by a failure', async () => {
    const sim = await started({ window: 0.02 })
    const { access_token: token } = (await byJwt(sim)).json
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
        path,
        form,
        fc.oneof(form, fc.string({ unit: 'binary', maxLength: 50 })),
        fc.constantFrom(`Bearer ${token}`, 'Bearer', 'Basic Og==', 'Basic ', ' ', 'Bearer x y'),
        fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'x'),
        fc.constantFrom('de', 'en;q=x', ';;;', ',', '*', 'x'.repeat(500)),
        async (method, where, query, body, authorization, type, language) => {
          const answer = await ask(sim.url, {
            method,
            path: query === '' ? where : `${where}?${query}`,
            headers: {
              authorization,
              'content-type': type,
              'accept-language': language,
              'accept-encoding': 'gzip;q=0, br',
              connection: 'close',
            },
            body: method === 'GET' || method === 'HEAD' ? '' : body,
          })
          expect(answer.status).toBeLessThan(500)
          if (!where.startsWith('/__sim/')) {
            expect(Object.keys(answer.headers)).toEqual(
              expect.arrayContaining(['x-rate-limit-group', 'x-rate-limit-window', 'rcrequestid']),
            )
          }
        },
      ),
      { numRuns: 500 },
    )
    sim.advance(61)
    expect((await byJwt(sim)).status).toBe(200)
  })

  it('do not end it: bytes that are no HTTP, a body without end, a client that goes away', async () => {
    const sim = await started()
    const { hostname, port } = new URL(sim.url)
    const send = async (text: string): Promise<void> => {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      socket.on('error', () => undefined)
      socket.write(text)
      await new Promise((resolve) => socket.write('', resolve))
      socket.destroy()
    }
    await send('\u0000\u0001\u0002\r\n\r\n')
    await send('GET /restapi/v1.0/account/~ HTTP/1.1\r\n\r\n')
    await send('POST /restapi/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\ngrant')
    const big = await ask(sim.url, {
      method: 'POST',
      path: '/restapi/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `assertion=${'x'.repeat(300_000)}`,
    })
    expect(big.status).toBe(400)
    expect((await byJwt(sim)).status).toBe(200)
  })
})
