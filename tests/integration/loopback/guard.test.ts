import { describe, expect, it } from 'vitest'
import { startLoopback } from '../../../src/main/loopback/server'
import { ask, json } from './client'
import { core, folder, get, post, server, useLoopback, withToken } from './support'

useLoopback()

describe('who may ask', () => {
  it.each([
    ['no token', {}],
    ['a wrong token', { 'x-permiscope-token': 'x'.repeat(43) }],
    ['an empty token', { 'x-permiscope-token': '' }],
    ['a cookie', { cookie: 'x-permiscope-token=x' }],
  ])('refuses %s everywhere but on the page', async (_name, headers) => {
    for (const [method, pathname] of [
      ['POST', '/api/app/info'],
      ['GET', '/api/events'],
      ['PUT', '/upload/ticket-1'],
    ] as const) {
      const answer = await ask(server.port, method, pathname, { headers, body: '{}' })
      expect(answer.status, pathname).toBe(401)
      expect(json(answer)).toMatchObject({ ok: false, error: { code: 'unauthorised' } })
    }
    expect(core.calls).toEqual([])
    expect(core.listeners.size).toBe(0)
  })

  it('refuses the token of an earlier start', async () => {
    const earlier = await startLoopback({ core, folder, port: 0 })
    await earlier.close()
    const answer = await post('/api/app/info', '{}', { 'x-permiscope-token': earlier.token })
    expect(answer.status).toBe(401)
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost', '[::1]:80'])(
    'refuses the host %s, as a rebound name would send it',
    async (host) => {
      for (const pathname of ['/', '/api/events', '/download/ticket-1']) {
        const answer = await get(pathname, withToken({ host }))
        expect(answer.status, pathname).toBe(403)
      }
    },
  )

  it('answers for localhost too', async () => {
    const host = `localhost:${server.port}`
    const headers = withToken({ host, origin: `http://${host}` })
    expect((await post('/api/app/info', '{}', headers)).status).toBe(200)
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'refuses the origin %s even with the token',
    async (origin) => {
      const answer = await post('/api/app/info', '{}', withToken({ origin }))
      expect(answer.status).toBe(403)
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
      expect(core.calls).toEqual([])
    },
  )

  it('takes its own origin', async () => {
    const headers = withToken({ origin: server.origin, 'sec-fetch-site': 'same-origin' })
    expect((await post('/api/app/info', '{}', headers)).status).toBe(200)
  })

  it.each(['cross-site', 'same-site'])('refuses a request from a %s page', async (site) => {
    expect((await get('/', { 'sec-fetch-site': site })).status).toBe(403)
  })

  it('takes an address that a person typed', async () => {
    expect((await get('/', { 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  it('answers no preflight', async () => {
    const answer = await ask(server.port, 'OPTIONS', '/api/app/info', {
      headers: { origin: server.origin, 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBe(405)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  })
})
