import { once } from 'node:events'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ask, json } from './client'
import { core, get, server, target, useLoopback, withToken } from './support'

useLoopback()

describe('an upload', () => {
  const put = (ticket: string, body: string | Buffer, headers = withToken()) =>
    ask(server.port, 'PUT', `/upload/${ticket}`, { headers, body })

  it('brings its bytes to the ticket, once', async () => {
    core.uploadTickets.add('ticket-1')
    // Larger than any buffer on the way.
    const bytes = Buffer.alloc(3_000_000, 'permiscope')
    const answer = await put('ticket-1', bytes)
    expect(json(answer)).toEqual({ ok: true, value: { bytes: bytes.length } })
    expect(core.uploads.get('ticket-1')?.equals(bytes)).toBe(true)
    expect(json(await put('ticket-1', bytes))).toMatchObject({ error: { code: 'not-found' } })
  })

  it('may be empty', async () => {
    core.uploadTickets.add('ticket-1')
    expect(json(await put('ticket-1', ''))).toEqual({ ok: true, value: { bytes: 0 } })
  })

  it('needs the token as well as the ticket', async () => {
    core.uploadTickets.add('ticket-1')
    expect((await put('ticket-1', 'x', { 'x-permiscope-token': 'x' })).status).toBe(401)
    expect(core.uploadTickets.has('ticket-1')).toBe(true)
  })

  it.each(['', '..%2f..', 'a/b', 'a'.repeat(201)])('has no ticket "%s"', async (ticket) => {
    expect([404, 405]).toContain((await put(ticket, 'x')).status)
  })

  it('that breaks off is told to the core', async () => {
    core.uploadTickets.add('ticket-1')
    const outgoing = request(
      target('PUT', '/upload/ticket-1', withToken({ 'content-length': '100' })),
    )
    outgoing.on('error', () => undefined)
    outgoing.write('some')
    await core.startedUpload.promise
    outgoing.destroy()
    expect(await core.brokenUpload.promise).toBeInstanceOf(Error)
    expect(core.uploads.size).toBe(0)
  })
})

describe('a download', () => {
  const offer = (name: string, stream: Readable, bytes: number) =>
    core.downloads.set('ticket-1', { name, bytes, stream })

  it('needs no header, works once, and is saved under its name', async () => {
    offer('Rechte "März".csv', Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]), 8)
    const answer = await get('/download/ticket-1')
    expect(answer.status).toBe(200)
    expect(answer.body.toString()).toBe('a,b\n1,2\n')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '8',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="Rechte _M_rz_.csv"; filename*=UTF-8''Rechte%20%22M%C3%A4rz%22.csv`,
    })
    expect((await get('/download/ticket-1')).status).toBe(404)
  })

  it('is not used up by a HEAD request', async () => {
    offer('a.csv', Readable.from(['a']), 1)
    expect((await ask(server.port, 'HEAD', '/download/ticket-1')).status).toBe(405)
    expect((await get('/download/ticket-1')).status).toBe(200)
  })

  it('may not be started by another site, and keeps its ticket then', async () => {
    offer('a.csv', Readable.from(['a']), 1)
    expect((await get('/download/ticket-1', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await get('/download/ticket-1')).status).toBe(200)
  })

  it('lets go of its source when the client goes', async () => {
    const endless = new Readable({ read: () => endless.push(Buffer.alloc(65_536)) })
    offer('a.csv', endless, 1e12)
    const outgoing = request(target('GET', '/download/ticket-1'))
    outgoing.on('error', () => undefined).end()
    const closed = once(endless, 'close').catch((error: unknown) => error)
    const [response] = await once(outgoing, 'response')
    response.on('error', () => undefined)
    outgoing.destroy()
    await closed
    expect(endless.destroyed).toBe(true)
  })
})
