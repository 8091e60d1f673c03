/** Stands before a simulated RingCentral and changes what it answers: a server as none should be. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Exchange {
  /** Path behind `/restapi/v1.0`. */
  path: string
  query: URLSearchParams
  /** As it came, in whatever shape the vendor gives it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any
  headers: Headers
  /** From 1, over all requests to the API. */
  number: number
}

/** @param tamper changes the answer in place, or returns another one @returns its origin */
export async function tampered(
  origin: string,
  tamper: (exchange: Exchange) => object | undefined | void,
): Promise<string> {
  let number = 0
  const server = createServer((request, response) => {
    void (async () => {
      const own = `http://${request.headers.host}`
      const body = await bodyOf(request)
      const asked = await fetch(origin + request.url!, {
        method: request.method!,
        headers: headersOf(request),
        ...(body === '' ? {} : { body }),
      })
      const { pathname, searchParams } = new URL(request.url!, origin)
      const headers = new Headers(asked.headers)
      for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) {
        headers.delete(name)
      }
      let text = (await asked.text()).replaceAll(origin, own)
      if (!pathname.includes('/oauth/')) {
        const json: unknown = JSON.parse(text)
        const path = pathname.replace('/restapi/v1.0', '')
        const other = tamper({ path, query: searchParams, json, headers, number: ++number })
        text = JSON.stringify(other ?? json)
      }
      response.writeHead(asked.status, Object.fromEntries(headers)).end(text)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    ['authorization', 'accept', 'accept-language', 'content-type'].flatMap((name) =>
      typeof headers[name] === 'string' ? [[name, headers[name]]] : [],
    ),
  )
