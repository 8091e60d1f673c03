import { createHash } from 'node:crypto'

export interface Body {
  /** Undefined where it is no JSON in UTF-8. */
  json: unknown
  /** Lower-case hex, of its bytes as they are after decompression. */
  sha256: string
}

/** An answer that is larger than what is taken. */
export class BodyTooLarge extends Error {}

/**
 * @param limit bytes, after decompression
 * @param piece told at every piece that came
 * @throws BodyTooLarge, and whatever the stream fails with
 */
export async function readBody(
  response: Response,
  limit: number,
  piece: () => void,
): Promise<Body> {
  const hash = createHash('sha256')
  const pieces: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? []
  for await (const bytes of body) {
    piece()
    size += bytes.length
    if (size > limit) throw new BodyTooLarge()
    hash.update(bytes)
    pieces.push(bytes)
  }
  return { json: parse(Buffer.concat(pieces)), sha256: hash.digest('hex') }
}

function parse(bytes: Buffer): unknown {
  try {
    // Bytes that are no UTF-8 would otherwise become other names without a word.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
