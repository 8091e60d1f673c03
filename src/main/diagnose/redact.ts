/** Messages of errors are kept, and now and then they repeat what was sent. */

const secret =
  /\b(bearer|basic)\s+[\w.~+/=-]{8,}|\b(access_token|refresh_token|client_secret|secretKey|password|apim-accesstoken)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi

/** As EnOS's requests are signed. */
const signature = /\b[0-9a-f]{64}\b/gi

/** The text without credentials. */
export function withoutSecrets(text: string): string {
  return text
    .replace(signature, '…')
    .replace(secret, (_, scheme?: string, name?: string, between?: string) =>
      scheme === undefined ? `${name}${between}…` : `${scheme} …`,
    )
}
