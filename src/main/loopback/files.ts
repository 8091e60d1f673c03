/** Files in and out as streams; what a ticket stands for is the core's to know. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Core } from '../core-types'
import { downloadHeaders } from '../web/download-headers'
import { sendResult } from './reply'

export async function receiveFile(
  core: Core,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = await core.receiveUpload(ticket, request)
  // A refused file is not read by the core; see sendRefusal.
  request.resume()
  sendResult(response, 200, result)
}

export async function sendFile(
  core: Core,
  ticket: string,
  response: ServerResponse,
): Promise<void> {
  const result = await core.takeDownload(ticket)
  if (!result.ok) return sendResult(response, 404, result)
  const download = result.value
  response.writeHead(200, downloadHeaders(download))
  await pipeline(download.stream, response)
}
