/** What shortcuts call a key. */

const signs: Readonly<Partial<Record<string, string>>> = { BracketLeft: '[', BracketRight: ']' }

/**
 * The key's own name where it is Latin or has no letter. Where letters of another script stand on it, those of its
 * place on a Latin keyboard: there, nobody could type the shortcut otherwise.
 */
export function keyName({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>): string {
  if (key.length !== 1 || /^[\x20-\x7e]$/.test(key)) return key
  const latin = signs[code] ?? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key
  return key === key.toLowerCase() ? latin : latin.toUpperCase()
}
