/** Which path does what. Every answer of the contract is HTTP 200 with a Result, good or bad. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { contract } from '../../shared/contract'
import type { Core } from '../core-types'
import { refusal } from '../web/refusal'
import { ticketIn } from '../web/ticket-path'
import { readJson } from './body'
import { streamEvents } from './events'
import { receiveFile, sendFile } from './files'
import { refuseForeign, refuseStranger } from './guard'
import { sendRefusal, sendResult } from './reply'
import { sendPageFile } from './static'

export interface Site {
  core: Core
  /** Where the renderer was built to. */
  folder: string
  token: string
  port: number
  /** Milliseconds between the event stream's heartbeats. */
  heartbeat: number
}

/** Answers one request. Rejects only if the client or a file breaks off in the middle. */
export async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const foreign = refuseForeign(request.headers, site.port)
  if (foreign) return sendRefusal(response, foreign)

  const pathname = request.url?.split('?', 1)[0] ?? ''
  const route = routeOf(pathname)
  if (route === undefined) {
    return sendRefusal(response, refusal(404, `There is nothing at ${pathname}`))
  }
  if (!route.methods.includes(request.method ?? '')) {
    const allow = route.methods.join(', ')
    const refused = refusal(405, `${pathname} takes ${allow}, not ${request.method}`)
    return sendRefusal(response, refused, { allow })
  }
  const stranger = route.open ? undefined : refuseStranger(request.headers, site.token)
  if (stranger) return sendRefusal(response, stranger)
  await route.answer(site, request, response)
}

interface Route {
  methods: readonly string[]
  /** Needs no token. */
  open?: true
  answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> | void
}

function routeOf(pathname: string): Route | undefined {
  if (pathname === '/api/events') {
    return {
      methods: ['GET'],
      answer: (site, _request, response) => streamEvents(site.core, response, site.heartbeat),
    }
  }
  if (pathname.startsWith('/api/')) return callRoute(pathname)

  const upload = ticketIn(pathname, '/upload/')
  if (upload !== undefined) {
    return {
      methods: ['PUT'],
      answer: (site, request, response) => receiveFile(site.core, upload, request, response),
    }
  }
  const download = ticketIn(pathname, '/download/')
  if (download !== undefined) {
    return {
      methods: ['GET'],
      // A link sends no header: the ticket, which works once, is the credential.
      open: true,
      answer: (site, _request, response) => sendFile(site.core, download, response),
    }
  }
  return {
    methods: ['GET', 'HEAD'],
    open: true,
    answer: (site, _request, response) => sendPageFile(response, site.folder, pathname),
  }
}

/** `/api/<group>/<call>`, for the names in the contract. */
function callRoute(pathname: string): Route | undefined {
  const [group = '', call = '', ...more] = pathname.split('/').slice(2)
  if (more.length > 0 || !isCall(group, call)) return undefined
  return {
    methods: ['POST'],
    async answer({ core }, request, response) {
      const body = await readJson(request)
      if ('refused' in body) return sendRefusal(response, body.refused)
      sendResult(response, 200, await core.invoke(group, call, body.value, wantedLanguage(request)))
    },
  }
}

/** The page sends one tag, its own; a list, as browsers send by themselves, is none. */
const wantedLanguage = (request: IncomingMessage): string | undefined =>
  request.headers['accept-language']

function isCall(group: string, call: string): boolean {
  return Object.hasOwn(contract, group) && Object.hasOwn(contract[group as 'app'], call)
}
