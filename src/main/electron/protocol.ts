/** `app://permiscope/`: the same page, uploads and downloads as the loopback server's. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Protocol } from 'electron'
import type { Result } from '../../shared/result'
import type { Core } from '../core-types'
import { downloadHeaders } from '../web/download-headers'
import { pageHeaders } from '../web/headers'
import { pageFile } from '../web/page-file'
import { refusal, refusalBody, type Refusal } from '../web/refusal'
import { ticketIn } from '../web/ticket-path'
import { host, scheme } from './origin'

/** Must be called before the app is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      // No bypassCSP and no allowServiceWorkers: the page gets what an https page gets, and less.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ])
}

type FileCore = Pick<Core, 'receiveUpload' | 'takeDownload'>

/**
 * @param folder where the renderer was built to
 */
export function serveApp(protocol: Pick<Protocol, 'handle'>, core: FileCore, folder: string): void {
  protocol.handle(scheme, (request) => answer(request, core, folder))
}

/** Answers one request of the page. */
export async function answer(request: Request, core: FileCore, folder: string): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== host) return refused(refusal(404, `There is no ${url.host} here`))

  const upload = ticketIn(url.pathname, '/upload/')
  if (upload !== undefined) {
    if (request.method !== 'PUT') return wrongMethod(request, 'PUT')
    return json(200, await core.receiveUpload(upload, bodyOf(request)))
  }
  if (request.method !== 'GET') return wrongMethod(request, 'GET')
  const download = ticketIn(url.pathname, '/download/')
  return download === undefined ? sendPageFile(folder, url.pathname) : sendDownload(core, download)
}

function bodyOf(request: Request): Readable {
  // An empty file has no body.
  return Readable.from(request.body ?? [], { objectMode: false })
}

async function sendPageFile(folder: string, pathname: string): Promise<Response> {
  const file = await pageFile(folder, pathname)
  if (!file) return refused(refusal(404, `There is nothing at ${pathname}`))
  return streamed(createReadStream(file.path), { ...pageHeaders, 'content-type': file.type })
}

async function sendDownload(core: FileCore, ticket: string): Promise<Response> {
  const result = await core.takeDownload(ticket)
  if (!result.ok) return json(404, result)
  return streamed(result.value.stream, downloadHeaders(result.value))
}

function streamed(body: Readable, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(body) as ConstructorParameters<typeof Response>[0], {
    headers,
  })
}

function wrongMethod(request: Request, allow: string): Response {
  const { pathname } = new URL(request.url)
  return refused(refusal(405, `${pathname} takes ${allow}, not ${request.method}`), { allow })
}

function refused(why: Refusal, headers: Record<string, string> = {}): Response {
  return json(why.status, refusalBody(why), headers)
}

function json(
  status: number,
  result: Result<unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(result), {
    status,
    headers: { ...pageHeaders, 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}
