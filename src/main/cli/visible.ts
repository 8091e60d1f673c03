/**
 * Names come from vendors and files, so they may hold anything: an escape sequence would recolour or
 * retitle the terminal, a carriage return overwrite a line, a bidirectional override turn a name
 * around. Such characters are shown by their code instead of being sent.
 */
const unsafe = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/gu

/** JSON already escapes what is below the space; its own line ends must stay. */
const unsafeInJson = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0')
}

function code(character: string): string {
  const known = short[character]
  if (known !== undefined) return known
  return character.charCodeAt(0) < 0x100 ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`
}

/** One line of text that is safe to print. */
export function visible(text: string): string {
  return text.replace(unsafe, code)
}

/** JSON that is safe to print and means the same. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    unsafeInJson,
    (character) => `\\u${hex(character, 4)}`,
  )
}
