import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { CustomScheme, Protocol } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, registerScheme, serveApp } from '../../../src/main/electron/protocol'
import { contentSecurityPolicy } from '../../../src/main/web/headers'

let base: string
let folder: string

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'permiscope-protocol-'))
  folder = path.join(base, 'renderer')
  await mkdir(folder)
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>')
  await writeFile(path.join(base, 'secret.txt'), 'secret')
})

afterAll(() => rm(base, { recursive: true, force: true }))

/** A core with one upload and one download, both named ticket-1. */
function fakeCore() {
  const uploads: { ticket: string; bytes: Buffer }[] = []
  return {
    uploads,
    async receiveUpload(ticket: string, body: Readable) {
      const bytes = await buffer(body)
      uploads.push({ ticket, bytes })
      return { ok: true as const, value: { bytes: bytes.length } }
    },
    async takeDownload(ticket: string) {
      if (ticket === 'ticket-1') {
        const stream = Readable.from([Buffer.from('a,b\n')])
        return { ok: true as const, value: { name: 'März.csv', bytes: 4, stream } }
      }
      const error = { code: 'not-found' as const, message: 'There is no such ticket' }
      return { ok: false as const, error }
    },
  }
}

const ask = (address: string, init?: RequestInit, core = fakeCore()) =>
  answer(new Request(address, init), core, folder)

describe('the scheme', () => {
  it('is a secure origin that does not get around the policy', () => {
    const schemes: CustomScheme[] = []
    registerScheme({ registerSchemesAsPrivileged: (list) => schemes.push(...list) })
    expect(schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ])
  })

  it('is handled', async () => {
    const handlers = new Map<string, Parameters<Protocol['handle']>[1]>()
    serveApp({ handle: (name, handler) => handlers.set(name, handler) }, fakeCore(), folder)
    expect([...handlers.keys()]).toEqual(['app'])
    expect((await handlers.get('app')!(new Request('app://permiscope/'))).status).toBe(200)
  })
})

describe('app://permiscope', () => {
  it('serves the page under the policy', async () => {
    const response = await ask('app://permiscope/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe('<!doctype html>')
  })

  it.each([
    'app://permiscope/../secret.txt',
    'app://permiscope/..%2fsecret.txt',
    'app://permiscope/%2e%2e%2fsecret.txt',
    'app://permiscope/api/app/info',
    'app://permiscope/nothing',
    'app://other/',
    'app://permiscope.evil/',
  ])('has nothing at %s', async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('takes an upload as a stream', async () => {
    const core = fakeCore()
    const put = { method: 'PUT', body: new Blob(['some bytes']) }
    const response = await ask('app://permiscope/upload/ticket-9', put, core)
    expect(await response.json()).toEqual({ ok: true, value: { bytes: 10 } })
    expect(core.uploads).toEqual([{ ticket: 'ticket-9', bytes: Buffer.from('some bytes') }])
  })

  it('takes an empty upload', async () => {
    const response = await ask('app://permiscope/upload/ticket-9', { method: 'PUT' })
    expect(await response.json()).toEqual({ ok: true, value: { bytes: 0 } })
  })

  it('hands out a download under its name', async () => {
    const response = await ask('app://permiscope/download/ticket-1')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''M%C3%A4rz.csv")
    expect(response.headers.get('content-length')).toBe('4')
    expect(await response.text()).toBe('a,b\n')
  })

  it('knows no other ticket', async () => {
    expect((await ask('app://permiscope/download/ticket-2')).status).toBe(404)
  })

  it.each([
    ['GET', '/upload/ticket-1', 'PUT'],
    ['POST', '/download/ticket-1', 'GET'],
    ['POST', '/', 'GET'],
  ])('refuses %s %s', async (method, pathname, allow) => {
    const response = await ask(`app://permiscope${pathname}`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
  })
})
