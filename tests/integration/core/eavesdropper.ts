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
  /** Kind → values: `client-secret`, `jwt`, `code`, `code-verifier`, `access-token`, `refresh-token`. */
  secrets: Map<string, Set<string>>
}

/** Field of a form or of an answer → what it holds. */
const held: Readonly<Record<string, string>> = {
  assertion: 'jwt',
  code: 'code',
  code_verifier: 'code-verifier',
  access_token: 'access-token',
  refresh_token: 'refresh-token',
  token: 'revoked-token',
}

/** @param server origin */
export async function eavesdrop(server: string): Promise<Eavesdropper> {
  const secrets: Eavesdropper['secrets'] = new Map()
  const keep = (kind: string, value: string | null | undefined) => {
    if (value) secrets.set(kind, (secrets.get(kind) ?? new Set()).add(value))
  }
  const sent = (body: Buffer, incoming: IncomingMessage) => {
    const form = new URLSearchParams(body.toString())
    for (const [field, kind] of Object.entries(held)) keep(kind, form.get(field))
    const basic = /^Basic (.+)$/.exec(incoming.headers.authorization ?? '')?.[1]
    if (basic === undefined) return
    keep('basic-authorization', basic)
    const [, clientSecret] = Buffer.from(basic, 'base64').toString().split(':')
    keep('client-secret', decodeURIComponent(clientSecret ?? ''))
  }
  const answered = (body: Buffer) => {
    const answer = JSON.parse(body.toString() || '{}') as Record<string, unknown>
    for (const [field, kind] of Object.entries(held)) {
      if (typeof answer[field] === 'string') keep(kind, answer[field])
    }
  }

  const proxy = createServer((incoming, outgoing) => {
    void (async () => {
      const path = incoming.url ?? '/'
      const listens = path.startsWith('/restapi/oauth/') && incoming.method === 'POST'
      const body = await buffer(incoming)
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
