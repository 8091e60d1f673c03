/** What simulated vendors share of HTTP: reading requests, and sending answers, also broken ones. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)
const largestForm = 64 * 1024
const worthCompressing = 1024

export interface Answer {
  status: number
  headers?: Record<string, string>
  /** An object is sent as JSON, a string as a page; absent: no body. */
  body?: object | string
}

/** What becomes of an answer on its way. */
export type Delivery = 'whole' | 'reset' | 'stall' | 'truncated-json'

/** The bytes of a body, or undefined where there are more than `most`; then the rest is read, too. */
export async function readBody(
  request: IncomingMessage,
  most: number,
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= most) pieces.push(piece)
  }
  return size <= most ? Buffer.concat(pieces) : undefined
}

/** The body of a form, or undefined where it is too big for one. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const bytes = await readBody(request, largestForm)
  return bytes && new URLSearchParams(bytes.toString())
}

/** Null for what is no address, or one of another server. */
export function urlWithin(origin: string, text: string): URL | null {
  const url = URL.canParse(text, origin) ? new URL(text, origin) : null
  return url?.origin === origin ? url : null
}

/**
 * Compressed if the client takes it, as the platforms do: it costs a page of 1,000 users about 6 ms on
 * the loopback, and a client that gets no compressed answers here would fail on real ones.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  delivery: Delivery = 'whole',
): Promise<void> {
  const { status, headers = {}, body } = answer
  const isPage = typeof body === 'string'
  const text = isPage ? body : body === undefined ? '' : JSON.stringify(body)
  let bytes = Buffer.from(text)
  if (delivery === 'truncated-json') bytes = bytes.subarray(0, Math.floor(bytes.length / 2))
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (body !== undefined) {
    const type = isPage ? 'text/html;charset=utf-8' : 'application/json;charset=utf-8'
    response.setHeader('Content-Type', type)
  }
  response.setHeader('Vary', 'Accept-Encoding, User-Agent')
  const encodings = String(request.headers['accept-encoding'] ?? '')
  if (bytes.length > worthCompressing && /\bgzip\b/.test(encodings)) {
    bytes = await compress(bytes, { level: 1 })
    response.setHeader('Content-Encoding', 'gzip')
  }
  response.setHeader('Content-Length', bytes.length)
  if (delivery === 'whole' || delivery === 'truncated-json') {
    response.end(bytes)
    return
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (delivery === 'reset') response.socket?.resetAndDestroy()
  })
}
