import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Result } from '../../shared/result'
import { pageHeaders } from '../web/headers'
import { refusalBody, type Refusal } from '../web/refusal'

export function sendResult(
  response: ServerResponse,
  status: number,
  result: Result<unknown>,
  headers: OutgoingHttpHeaders = {},
): void {
  // The client may have gone while the answer was made.
  if (response.destroyed) return
  const body = Buffer.from(JSON.stringify(result))
  response.writeHead(status, {
    ...pageHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...headers,
  })
  response.end(body)
}

/**
 * Refuses, and reads what is still coming: a browser shows an answer that arrives before it has sent
 * its whole request as a broken connection.
 */
export function sendRefusal(
  response: ServerResponse,
  refused: Refusal,
  headers: OutgoingHttpHeaders = {},
): void {
  response.req.resume()
  sendResult(response, refused.status, refusalBody(refused), headers)
}
