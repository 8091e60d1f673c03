/** Secrets as JSON from standard input. Nothing of what came is repeated in an error. */
import * as v from 'valibot'
import { AppError } from '../../../shared/result'
import type { CliIo } from '../io'
import { decode } from '../read-text'
import { usageError } from '../usage-error'

/** A client id, a secret and a JWT take some kilobytes. */
const mostBytes = 256 * 1024

const value = v.pipe(v.string(), v.trim(), v.nonEmpty())
/** Other keys are ignored, so that what another program prints can be piped in whole. */
const Secrets = v.object({
  clientId: v.optional(value),
  clientSecret: v.optional(value),
  jwt: v.optional(value),
  accessKey: v.optional(value),
  secretKey: v.optional(value),
})
export type Secrets = v.InferOutput<typeof Secrets>

export const shape =
  '{"clientId": "…", "clientSecret": "…", "jwt": "…"} for RingCentral, {"accessKey": "…", "secretKey": "…"} for EnOS'

/** @throws AppError `invalid-argument`, or `cancelled` at Ctrl+C */
export async function secretsFromStdin(io: CliIo): Promise<Secrets> {
  if (io.stdinIsTerminal) {
    throw usageError(
      '“--secrets -” reads standard input, which is this terminal: what is typed would be shown.',
      'Leave --secrets out to be asked without showing it, or pipe the JSON in.',
    )
  }
  const text = await textOf(io)
  if (text.trim() === '') {
    throw usageError('Nothing came on standard input.', `“--secrets -” needs ${shape}.`)
  }
  const parsed = v.safeParse(Secrets, json(text))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const key = v.getDotPath(issue)
  throw usageError(
    key === null
      ? 'What came on standard input is no JSON object.'
      : `“${key}” on standard input is no text, or empty.`,
    `“--secrets -” needs ${shape}.`,
  )
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Its message would repeat what came.
    throw usageError('What came on standard input is no JSON.', `“--secrets -” needs ${shape}.`)
  }
}

async function textOf(io: CliIo): Promise<string> {
  const offInterrupt = io.onInterrupt(() => {
    io.stdin.destroy(new AppError('cancelled', 'Stopped. Nothing was changed.'))
  })
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of io.stdin as AsyncIterable<Uint8Array | string>) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      chunks.push(piece)
      bytes += piece.length
      if (bytes > mostBytes) {
        throw usageError(
          'What came on standard input is too long for secrets.',
          `It needs ${shape}.`,
        )
      }
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    throw usageError('Standard input cannot be read.', `“--secrets -” needs ${shape} there.`)
  } finally {
    offInterrupt()
  }
  return decode(Buffer.concat(chunks))
}
