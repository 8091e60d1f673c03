/** What services wrap their answers in, in all the spellings that the documents show. */
import { randomUUID } from 'node:crypto'
import type { SimAnswer } from './operations'
import type { TokenAnswer } from './tokens'
import type { QuirkName } from './types'

type Quirks = ReadonlySet<QuirkName>

/** @param path tells the service */
export function enveloped(
  { code, message, data }: SimAnswer,
  path: string,
  quirks: Quirks,
): object {
  // 0 since 2.2 of the portal, 200 before.
  const said = code === 0 && quirks.has('success-200') ? 200 : code
  const words = message ?? 'OK'
  const carried = data ?? null
  if (quirks.has('status-msg')) {
    return { status: said, msg: words, requestId: randomUUID(), data: carried }
  }
  return path.startsWith('/enos-app-service/')
    ? { code: said, msg: words, subMsg: null, data: carried }
    : { code: said, message: words, data: carried }
}

/** The documents' own sample of a token answer says `stauts`. */
export function envelopedToken(answer: TokenAnswer, quirks: Quirks): object {
  if (!quirks.has('stauts')) return answer
  const { status, ...rest } = answer
  return { stauts: status, ...rest }
}
