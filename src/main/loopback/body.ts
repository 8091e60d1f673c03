import type { IncomingMessage } from 'node:http'
import { refusal, type Refusal } from '../web/refusal'

/** Bytes of one call's input. Files do not travel in calls but over `/upload/`. */
export const bodyLimit = 32 * 1024 * 1024

/**
 * Reads a request's JSON body.
 *
 * @throws if the client goes before its end
 */
export async function readJson(
  request: IncomingMessage,
): Promise<{ value: unknown } | { refused: Refusal }> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > bodyLimit) return { refused: tooLong() }
  const chunks: Buffer[] = []
  let bytes = 0
  // Not `for await`: leaving such a loop early destroys the connection that the refusal goes over.
  const whole = await new Promise<boolean>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= bodyLimit) chunks.push(chunk)
      else resolve(false)
    })
    request.once('end', () => resolve(true))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The client went before the end of its request')))
  })
  if (!whole) return { refused: tooLong() }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { refused: refusal(400, `The request's body is not JSON: ${reason}`) }
  }
}

function tooLong(): Refusal {
  return refusal(
    413,
    `The request is longer than ${bodyLimit / 1024 / 1024} MB`,
    'Send files with an upload ticket (uploads.create).',
  )
}
