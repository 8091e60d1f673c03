/**
 * Stands between the product and a server, passes everything on, and remembers every secret that goes
 * by: what a sign-in or a renewal sends, and what comes back.
 */
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export interface Eavesdropper {
  /** Origin to be used in the server's place. */
  url: string
  /**
   * Kind → values: `client-secret`, `jwt`, `code`, `code-verifier`, `access-token`, `refresh-token`; of
   * EnOS `access-token`, `signature`, and `secret-key` of apps that a list of apps tells.
   */
  secrets: Map<string, Set<string>>
}

/** Field of a form or of an answer, at whatever depth → what it holds. */
const held: Readonly<Record<string, string>> = {
  assertion: 'jwt',
  code: 'code',
  code_verifier: 'code-verifier',
  access_token: 'access-token',
  refresh_token: 'refresh-token',
  token: 'revoked-token',
  accessToken: 'access-token',
  encryption: 'signature',
  secretKey: 'secret-key',
}

/** Requests whose bodies and answers hold secrets, and are no pages. */
const listened = [
  'POST /restapi/oauth/',
  'POST /apim-token-service/',
  'GET /enos-app-service/',
] as const

/** All fields of a JSON text that hold text. */
function textsIn(json: unknown): [field: string, text: string][] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([field, value]: [string, unknown]) =>
    typeof value === 'string' ? [[field, value] as [string, string]] : textsIn(value),
  )
}

/** @param server origin */
export async function eavesdrop(server: string): Promise<Eavesdropper> {
  const secrets: Eavesdropper['secrets'] = new Map()
  const keep = (kind: string, value: string | null | undefined) => {
    if (value) secrets.set(kind, (secrets.get(kind) ?? new Set()).add(value))
  }
  const keepAll = (texts: Iterable<readonly [string, string]>) => {
    for (const [field, text] of texts) if (Object.hasOwn(held, field)) keep(held[field]!, text)
  }
  const sent = (body: Buffer, incoming: IncomingMessage) => {
    const isJson = incoming.headers['content-type'] === 'application/json'
    if (isJson) keepAll(textsIn(JSON.parse(body.toString())))
    else keepAll(new URLSearchParams(body.toString()))
    const basic = /^Basic (.+)$/.exec(incoming.headers.authorization ?? '')?.[1]
    if (basic === undefined) return
    keep('basic-authorization', basic)
    const [, clientSecret] = Buffer.from(basic, 'base64').toString().split(':')
    keep('client-secret', decodeURIComponent(clientSecret ?? ''))
  }
  const answered = (body: Buffer) => keepAll(textsIn(JSON.parse(body.toString() || '{}')))

  const proxy = createServer((incoming, outgoing) => {
    void (async () => {
      const path = incoming.url ?? '/'
      const listens = listened.some((start) => `${incoming.method} ${path}`.startsWith(start))
      const body = await buffer(incoming)
      const signature = incoming.headers['apim-signature']
      if (typeof signature === 'string') keep('signature', signature)
      if (listens) sent(body, incoming)
      const onward = request(
        new URL(path, server),
        {
          method: incoming.method,
          headers: { ...incoming.headers, 'accept-encoding': 'identity' },
        },
        (answer) => {
          void buffer(answer).then((bytes) => {
            if (listens) answered(bytes)
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
            outgoing.end(bytes)
          })
        },
      )
      onward.once('error', () => outgoing.destroy())
      onward.end(body)
    })()
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, secrets }
}
