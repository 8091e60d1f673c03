/** What a client proves itself by: EnOS API, "Get Access Token" and "Invoking API with Access Token". */
import { createHash } from 'node:crypto'

/** "Encryption Generation Rule" of the token service. */
export const encryptionOf = (appKey: string, timestamp: string, appSecret: string): string =>
  createHash('sha256')
    .update(appKey + timestamp + appSecret)
    .digest('hex')

/** A request as it came. */
export interface Signed {
  query: URLSearchParams
  /** Its bytes; none where it has no body. */
  body: Buffer
  accessToken: string
  timestamp: string
}

/**
 * "Constructing paramsData" and "Constructing apim-sign": the query by the ASCII order of its keys, each
 * decoded value behind its key, and then the body as it is.
 */
export function signatureOf(
  { query, body, accessToken, timestamp }: Signed,
  appSecret: string,
): string {
  const sorted = [...query].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return createHash('sha256')
    .update(accessToken)
    .update(sorted.flat().join(''))
    .update(body)
    .update(timestamp + appSecret)
    .digest('hex')
}
