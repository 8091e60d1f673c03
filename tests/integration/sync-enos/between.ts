/** Stands between the product and a simulated EnOS gateway, and answers as no gateway should. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { EnosSim } from '../../servers/enos'

export interface Exchange {
  /** Behind the version: `user/organization/roster`, `token/get`. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** Of the request. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  /** As the gateway answers. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any
  /** For whoever answers otherwise than with JSON; nothing else is then sent. */
  response: ServerResponse
  /** From 1, over all requests. */
  number: number
}

/** @param meddle changes the answer in place, returns another one, or writes one @returns a gateway at another address */
export async function between(
  vendor: EnosSim,
  meddle: (exchange: Exchange) => unknown,
): Promise<EnosSim> {
  let number = 0
  const server = createServer((request, response) => {
    void (async () => {
      const { method, url, headers } = request
      const sent = await buffer(request)
      const asked = await fetch(vendor.url + url!, {
        method: method!,
        headers: Object.fromEntries(
          Object.entries(headers).flatMap(([name, value]) =>
            /^(apim-|accept|content-type)/.test(name) ? [[name, String(value)]] : [],
          ),
        ),
        ...(sent.length === 0 ? {} : { body: sent }),
      })
      const { pathname, searchParams: query } = new URL(url!, vendor.url)
      const path = pathname.replace(/^.*\/v\d[\d.]*\//, '')
      const json: unknown = await asked.json()
      const body: unknown = sent.length === 0 ? undefined : JSON.parse(sent.toString())
      const exchange = { path, query, headers, body, json, response, number: ++number }
      const other = meddle(exchange)
      if (response.headersSent || response.destroyed) return
      response.writeHead(response.statusCode === 200 ? asked.status : response.statusCode, {
        'content-type': 'application/json',
      })
      response.end(JSON.stringify(other ?? json))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { ...vendor, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
