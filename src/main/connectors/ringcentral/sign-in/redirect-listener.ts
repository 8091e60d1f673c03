/**
 * Waits on this machine for the browser to come back. It listens on both loopback addresses, since
 * `localhost` may mean either: where another program has one of them, it could be sent the code.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { AppError } from '../../../../shared/result'
import { donePage, missingPage, pageHeaders, refusedPage, strangePage } from './page'
import { redirectPath, redirectUri } from './redirect-uris'

export interface RedirectListener {
  redirectUri: string
  /** The first redirect that carries the state; others are answered and ignored. */
  redirected: Promise<URLSearchParams>
  close(): void
}

/**
 * @param ports the first one that is free is taken
 * @param state what tells our own sign-in from others
 * @throws AppError `busy` where none is free
 */
export async function listenForRedirect(
  ports: readonly number[],
  state: string,
): Promise<RedirectListener> {
  for (const port of ports) {
    const heard = Promise.withResolvers<URLSearchParams>()
    const hosts = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      const url = URL.parse(request.url ?? '', redirectUri(port))
      const isOurs = hosts.includes(request.headers.host ?? '') && request.method === 'GET'
      if (!isOurs || url?.pathname !== redirectPath) return send(response, missingPage)
      const { searchParams } = url
      const answers = searchParams.has('code') || searchParams.has('error')
      if (searchParams.get('state') !== state || !answers) return send(response, strangePage)
      send(response, searchParams.has('error') ? refusedPage : donePage)
      heard.resolve(searchParams)
    }
    const listening = await listenOnBoth(port, answer)
    if (!listening) continue
    return {
      redirectUri: redirectUri(port),
      redirected: heard.promise,
      close: () => listening.forEach(end),
    }
  }
  throw new AppError(
    'busy',
    `Other programs use the ports ${ports.join(', ')}, one of which the browser needs to come back to Permiscope.`,
    {
      hint: 'Finish the other sign-ins, or close the programs that use these ports, and try again.',
    },
  )
}

function send(response: ServerResponse, { status, html }: typeof donePage): void {
  response.writeHead(status, pageHeaders).end(html)
}

/** Milliseconds for the last page to reach the browser. */
const lastPageWithin = 1_000

/**
 * Browsers open connections that they may never use, and a server that is closed sets them no time limit:
 * they would keep the process from ending.
 */
function end(server: Server): void {
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), lastPageWithin).unref()
}

/** @returns undefined where one of the two is taken */
async function listenOnBoth(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server[] | undefined> {
  const servers: Server[] = []
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(answer)
    const error = await listen(server, host, port)
    if (error === undefined) {
      servers.push(server)
    } else if (host !== '::1' || !withoutIpv6.includes(error.code ?? '')) {
      servers.forEach(end)
      return undefined
    }
  }
  return servers
}

/** How a system answers that has no IPv6. */
const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

function listen(
  server: Server,
  host: string,
  port: number,
): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen({ host, port, exclusive: true, ipv6Only: true }, () => resolve(undefined))
  })
}
