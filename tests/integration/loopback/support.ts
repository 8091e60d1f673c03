import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { startLoopback, type Loopback } from '../../../src/main/loopback/server'
import { ask } from './client'
import { FakeCore } from './fake-core'

/** Made anew for each test of the file that called {@link useLoopback}. */
export let core: FakeCore
export let server: Loopback
/** The renderer's folder, with a file named secret.txt beside it. */
export let folder: string

/** Runs a server with a fake core around each test of a file. */
export function useLoopback(): void {
  let base: string

  beforeAll(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'permiscope-loopback-'))
    folder = path.join(base, 'renderer')
    await mkdir(path.join(folder, 'assets'), { recursive: true })
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>P</title>')
    await writeFile(path.join(folder, 'assets', 'index-1.js'), 'export {}')
    await writeFile(path.join(base, 'secret.txt'), 'secret')
  })

  afterAll(() => rm(base, { recursive: true, force: true }))

  beforeEach(async () => {
    core = new FakeCore()
    server = await startLoopback({ core, folder, port: 0, heartbeat: 5 })
  })

  afterEach(() => server.close())
}

export const withToken = (headers: Record<string, string> = {}) => ({
  'x-permiscope-token': server.token,
  ...headers,
})

export const get = (pathname: string, headers: Record<string, string> = {}) =>
  ask(server.port, 'GET', pathname, { headers })

export const post = (
  pathname: string,
  body: string | Buffer = '{}',
  headers: Record<string, string> = withToken(),
) => ask(server.port, 'POST', pathname, { headers, body })

/** What `node:http` needs for a request that a test breaks off. */
export const target = (method: string, pathname: string, headers: Record<string, string> = {}) => ({
  host: '127.0.0.1',
  port: server.port,
  agent: false as const,
  path: pathname,
  method,
  headers,
})
