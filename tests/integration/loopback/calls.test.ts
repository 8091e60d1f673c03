import { once } from 'node:events'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { bodyLimit } from '../../../src/main/loopback/body'
import { json } from './client'
import { core, get, post, target, useLoopback, withToken } from './support'

useLoopback()

describe('a call', () => {
  it('reaches the core and brings its result', async () => {
    const answer = await post('/api/users/list', '{"account":"1","filter":"ä"}')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(json(answer)).toEqual({ ok: true, value: { said: 'yes' } })
    const input = { account: '1', filter: 'ä' }
    expect(core.calls).toEqual([{ group: 'users', call: 'list', input }])
  })

  it('is HTTP 200 when the answer is an error of the contract', async () => {
    core.answer = { ok: false, error: { code: 'not-found', message: 'No such account' } }
    const answer = await post('/api/users/list')
    expect(answer.status).toBe(200)
    expect(json(answer)).toEqual(core.answer)
  })

  it.each([
    '/api',
    '/api/',
    '/api/app',
    '/api/app/',
    '/api/app/info/more',
    '/api/app/nothing',
    '/api/nothing/info',
    '/api/constructor/name',
    '/api/app/toString',
  ])('does not exist at %s', async (pathname) => {
    // Neither as a call nor as a file.
    expect([404, 405]).toContain((await post(pathname)).status)
    expect(core.calls).toEqual([])
  })

  it('takes POST alone', async () => {
    const answer = await get('/api/app/info', withToken())
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('POST')
  })

  it.each(['', '{', 'account=1'])('refuses the body "%s"', async (body) => {
    const answer = await post('/api/app/info', body)
    expect(answer.status).toBe(400)
    expect(json(answer)).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
    expect(core.calls).toEqual([])
  })

  it('takes a body up to the limit and refuses a longer one, announced or not', async () => {
    const body = (bytes: number) => Buffer.from(`"${'a'.repeat(bytes - 2)}"`)
    expect((await post('/api/app/info', body(bodyLimit))).status).toBe(200)

    const tooLong = body(bodyLimit + 1)
    const announced = await post('/api/app/info', tooLong)
    expect(announced.status).toBe(413)
    expect(json(announced)).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })

    const chunked = withToken({ 'transfer-encoding': 'chunked' })
    expect((await post('/api/app/info', tooLong, chunked)).status).toBe(413)
    expect(core.calls).toHaveLength(1)
  })

  it('tells what went wrong if the core breaks', async () => {
    core.invoke = async () => Promise.reject(new Error('boom'))
    const answer = await post('/api/app/info')
    expect(answer.status).toBe(500)
    expect(json(answer)).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  it('survives a client that goes in the middle', async () => {
    const headers = withToken({ 'content-length': '100' })
    const outgoing = request(target('POST', '/api/app/info', headers))
    outgoing.write('{')
    await once(outgoing, 'socket')
    outgoing.destroy()
    outgoing.on('error', () => undefined)
    expect((await post('/api/app/info')).status).toBe(200)
    expect(core.calls).toHaveLength(1)
  })
})
