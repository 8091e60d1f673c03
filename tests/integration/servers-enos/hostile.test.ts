import { request } from 'node:http'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { operations } from '../../servers/enos/operations'
import { call, roles, started, tokenOf } from './client'

function ask(
  url: string,
  asked: { method: string; path: string; headers: Record<string, string>; body: string },
): Promise<number> {
  const { method, path, headers, body } = asked
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode!))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const paths = [
  ...operations.map(({ path }) => path),
  ...['/apim-token-service/v2.0/token/get', '/apim-token-service/v2.0/token/refresh'],
  ...['/__sim/change', '/__sim/faults', '/__sim/truth', '/__sim/nothing', '//', '*', '/%zz'],
]
const word = fc.constantFrom(
  ...['orgId', 'organizationId', 'appId', 'userId', 'userIds', 'roleId', 'locale', 'pagination'],
  ...['pageNo', 'pageSize', 'appKey', 'timestamp', 'encryption', 'change', '__proto__', 'toString'],
)
const json = fc.oneof(
  fc.json(),
  fc.dictionary(word, fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const query = fc
  .dictionary(word, fc.string({ maxLength: 10 }))
  .map((fields) => new URLSearchParams(fields).toString())

it('answers whatever comes unsigned, and never by a failure', async () => {
  const sim = await started()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
      fc.constantFrom(...paths),
      query,
      json,
      async (method, path, search, body) => {
        const isEmpty = method === 'GET' || method === 'HEAD'
        const status = await ask(sim.url, {
          method,
          path: search === '' ? path : `${path}?${search}`,
          headers: { connection: 'close', 'apim-accesstoken': 'x', 'apim-timestamp': 'NaN' },
          body: isEmpty ? '' : body,
        })
        expect(status).toBeLessThan(500)
      },
    ),
    { numRuns: 300 },
  )
  sim.setFaults([])
  expect((await roles(sim, await tokenOf(sim))).status).toBe(200)
})

it('answers whatever comes signed by a code of the portal', async () => {
  const sim = await started()
  const token = await tokenOf(sim)
  const known = { orgId: sim.organizations[0]!.id, appId: sim.apps[0]!.id }
  const codes = new Set<unknown>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.dictionary(word, fc.string({ maxLength: 10 })),
      fc.dictionary(word, fc.jsonValue()),
      fc.boolean(),
      async ({ method, path }, fields, body, isKnown) => {
        const more = isKnown ? known : {}
        const { status, json: told } = await call(sim, {
          path,
          query: { ...fields, ...more },
          ...(method === 'POST' && {
            body: { ...body, ...more, organizationId: known.orgId },
          }),
          token,
        })
        expect([200, 404]).toContain(status)
        if (status === 200) codes.add(told.code)
      },
    ),
    { numRuns: 400 },
  )
  expect([...codes].every((code) => [0, 31400, 31403, 31404].includes(code as number))).toBe(true)
  expect(codes.size).toBeGreaterThan(2)
  expect((await roles(sim, token)).status).toBe(200)
})
