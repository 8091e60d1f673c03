/** Which texts may stand in the address, so that their answer can be linked. */

/** In characters; with more, addresses become too long for mails and chats. */
export const longestLinked = 2_000

/** Addresses are kept in histories and handed on, so a text with one of these stays out of them. */
const secret =
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}|\b(?:set-)?cookie\b|\b(?:access|refresh|id)_?token\b|\bapim-accesstoken\b|secret|passw(?:or)?d|\bassertion\b|\beyJ[\w-]{10,}|\b[0-9a-f]{64}\b/i

/** Why a text stays out of the address; undefined: it may stand there. */
export function whyNotLinked(text: string): 'long' | 'secret' | undefined {
  if (text.length > longestLinked) return 'long'
  return secret.test(text) ? 'secret' : undefined
}
