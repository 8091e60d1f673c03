/**
 * How EnOS's requests prove that they know the secret key, without sending it (EnOS docs, API, Get Access
 * Token: Encryption Generation Rule; Invoking EnOS API with Access Token: Signature Generation Rule). The
 * worked example of the second page does not come out at what it prints, with any spacing of its body; the
 * formula is that of clients in use.
 */
import { createHash } from 'node:crypto'

/** Lower-case hex, of UTF-8. */
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * For the token service.
 *
 * @param timestamp Unix milliseconds, as in the body
 */
export const encryptionOf = (accessKey: string, timestamp: number, secretKey: string): string =>
  sha256(`${accessKey}${timestamp}${secretKey}`)

/**
 * Query parameters by the ASCII order of their names, each name followed by its value as it is before it
 * is encoded, and then the body.
 *
 * @param body JSON, byte for byte as it is sent
 */
export function parametersData(query: URLSearchParams, body: string | undefined): string {
  const inOrder = [...query].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `${inOrder.flat().join('')}${body ?? ''}`
}

/** `apim-signature`. @param timestamp Unix milliseconds, as in `apim-timestamp` */
export const signatureOf = (
  token: string,
  parameters: string,
  timestamp: number,
  secretKey: string,
): string => sha256(`${token}${parameters}${timestamp}${secretKey}`)
