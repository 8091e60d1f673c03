/** Reading requests and sending answers, also broken ones. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Answer } from './gateway'

const compress = promisify(gzip)
const largestBody = 64 * 1024
const worthCompressing = 1024

/** What becomes of an answer on its way. */
export type Delivery = 'whole' | 'reset' | 'stall' | 'truncated-json'

/** The body of a form, or undefined where there is none or it is too big for one. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= largestBody) pieces.push(piece)
  }
  return size <= largestBody ? new URLSearchParams(Buffer.concat(pieces).toString()) : undefined
}

/**
 * Compressed if the client takes it, as the platform does: it costs a page of 1,000 extensions about
 * 6 ms on the loopback, and a client that gets no compressed answers here would fail on real ones.
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

/** The language that is asked for most (RFC 9110, 12.5.4); `en-US` if none is. */
export function localeOf(request: IncomingMessage): string {
  const ranges = (request.headers['accept-language'] ?? '').split(',').map((range, at) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, quality: quality === undefined ? 1 : Number(quality) || 0, at }
  })
  const wanted = ranges
    .filter(({ tag, quality }) => /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i.test(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality || one.at - other.at)
  return wanted[0]?.tag ?? 'en-US'
}
