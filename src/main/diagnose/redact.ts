/** Messages of errors are kept, and now and then they repeat what was sent. */

/**
 * What is named so, or ends so, is secret, whatever stands between the name and it: JSON, also escaped,
 * queries, headers.
 */
const named = [
  '(?:token|secret(?:[-_]?key)?|password|passwd|assertion|verifier|api[-_]?key|app[-_]?key|cookie|jsessionid)',
  'authorization',
].join('|')
const between =
  '(?:\\\\*["\']?\\s{0,3}(?:[=:]|%3[ad])\\s{0,3}(?:(?:bearer|basic)\\s{1,3})?\\\\*["\']?)'
const secret = new RegExp(
  `\\b(bearer|basic)\\s{1,3}[\\w.~+/=-]{8,}|(${named})(${between})[^\\s"'&,;}\\\\]+`,
  'gi',
)

/** A JSON Web Token, wherever it stands. */
const webToken = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g

/** Name and password in an address. */
const inAddress = /(:\/\/)[^\s/@]{1,200}@/g

/** As EnOS's requests are signed. */
const signature = /\b[0-9a-f]{64}\b/gi

/** The text without credentials. */
export function withoutSecrets(text: string): string {
  return text
    .replace(signature, '…')
    .replace(webToken, '…')
    .replace(inAddress, '$1…@')
    .replace(secret, (_, scheme?: string, name?: string, sign?: string) =>
      scheme === undefined ? `${name}${sign}…` : `${scheme} …`,
    )
}
