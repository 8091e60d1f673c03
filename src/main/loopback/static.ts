import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { pageHeaders } from '../web/headers'
import { pageFile } from '../web/page-file'
import { refusal } from '../web/refusal'
import { sendRefusal } from './reply'

/** Sends a file of the built renderer. It holds no data, so it needs no token. */
export async function sendPageFile(
  response: ServerResponse,
  folder: string,
  pathname: string,
): Promise<void> {
  const file = await pageFile(folder, pathname)
  if (!file) return sendRefusal(response, refusal(404, `There is nothing at ${pathname}`))
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': file.type,
    'content-length': file.bytes,
  })
  if (response.req.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
}
