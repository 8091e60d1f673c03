/** A token endpoint that answers what a test tells it to, for what no well-kept server does on demand. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface TokenRequest {
  path: string
  form: Record<string, string>
  headers: IncomingHttpHeaders
}

export type TokenAnswer =
  | { status?: number; headers?: Record<string, string>; body?: unknown }
  /** Ends the connection without an answer. */
  | 'reset'
  | Promise<{ status?: number; headers?: Record<string, string>; body?: unknown }>

export interface TokenServer {
  url: string
  /** All that was asked so far. */
  requests: TokenRequest[]
}

/** @param answer asked for each request, with its number from 1 */
export async function startTokenServer(
  answer: (request: TokenRequest, number: number) => TokenAnswer,
): Promise<TokenServer> {
  const requests: TokenRequest[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    const reply = async () => {
      const form = Object.fromEntries(new URLSearchParams(text))
      const asked = { path: request.url ?? '', form, headers: request.headers }
      requests.push(asked)
      const given = await answer(asked, requests.length)
      if (given === 'reset') return void request.socket.destroy()
      const { status = 200, headers = {}, body } = given
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
    }
    request.on('end', () => void reply())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

/** As RingCentral's TokenInfo; the tokens carry the number. */
export const tokenInfo = (number: number, more: object = {}) => ({
  access_token: `access-${number}`,
  refresh_token: `refresh-${number}`,
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token_expires_in: 604_800,
  scope: 'ReadAccounts',
  owner_id: '42',
  session_id: 's',
  ...more,
})
