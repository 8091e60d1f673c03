import { describe, expect, it } from 'vitest'
import { startLoopback } from '../../../src/main/loopback/server'
import { contentSecurityPolicy } from '../../../src/main/web/headers'
import { ask, json } from './client'
import { core, folder, get, post, server, useLoopback } from './support'

useLoopback()

describe('the address', () => {
  it('carries a token of 32 random bytes in the fragment', () => {
    expect(server.address).toBe(`http://127.0.0.1:${server.port}/#token=${server.token}`)
    expect(Buffer.from(server.token, 'base64url')).toHaveLength(32)
  })

  it('has another token at every start', async () => {
    const other = await startLoopback({ core, folder, port: 0 })
    expect(other.token).not.toBe(server.token)
    await other.close()
  })

  it('says so where the port is taken', async () => {
    await expect(startLoopback({ core, folder, port: server.port })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining(String(server.port)),
    })
  })
})

describe('the page', () => {
  it('is served without a token, under the policy, and never cached', async () => {
    const answer = await get('/')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(answer.body.toString()).toContain('<title>P</title>')
  })

  it('serves scripts with their type, whatever the query', async () => {
    const answer = await get('/assets/index-1.js?v=1')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('answers HEAD without a body', async () => {
    const answer = await ask(server.port, 'HEAD', '/')
    expect(answer.status).toBe(200)
    expect(answer.body).toHaveLength(0)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/index.html%00.js',
    '/%E0%A4%A',
    '/assets',
    '/assets/',
    '/nothing.js',
    '/users',
  ])('has nothing at %s', async (pathname) => {
    const answer = await get(pathname)
    expect(answer.status).toBe(404)
    expect(json(answer)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('takes no other method', async () => {
    const answer = await post('/')
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })
})
