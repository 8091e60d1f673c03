/**
 * Who may talk to the loopback server. Any web page that is open on this computer, and any program of
 * any user of it, can reach the port; only our own page knows the token.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { refusal, type Refusal } from '../web/refusal'
import { isSameToken, tokenHeader } from './token'

/**
 * Checks that a request was made by a page of ours, or by no page at all. Holds for every path.
 *
 * @param port where the server listens
 * @returns why it is refused, or undefined
 */
export function refuseForeign(headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  const host = headers.host
  // A name that somebody made point to 127.0.0.1 (DNS rebinding) would make their page same-origin.
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return refusal(
      403,
      `This server does not answer for "${host ?? ''}"`,
      'Open the address that was printed when Permiscope started.',
    )
  }
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
    return refusal(403, `Pages of ${headers.origin} may not use this server`)
  }
  const site = headers['sec-fetch-site']
  // 'none' is a person who typed the address or opened it from another program.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refusal(
      403,
      'Another site asked for this',
      "Copy the address into the browser's address bar instead of following a link to it.",
    )
  }
  return undefined
}

/** Checks the token. Everything that reads or changes data needs it. */
export function refuseStranger(headers: IncomingHttpHeaders, token: string): Refusal | undefined {
  const given = headers[tokenHeader]
  if (typeof given === 'string' && isSameToken(given, token)) return undefined
  return refusal(
    401,
    given === undefined ? 'The token is missing' : 'The token is not of this start of Permiscope',
    'Open the address that was printed when Permiscope started, with all that follows the "#".',
  )
}
