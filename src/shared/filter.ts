/**
 * Filters are text that can be typed, copied and put into an address: words, and `key:value` terms.
 * All must hold. A value with spaces stands in double quotes: `role:"Front desk"`; a leading `-`
 * turns a term round: `-status:Enabled`.
 */

export interface FilterTerm {
  /** Absent for a plain word. */
  key?: string
  value: string
  negated: boolean
}

const term = /(-)?(?:([\p{L}-]+):)?(?:"([^"]*)"?|(\S+))/gu

export function parseFilter(text: string): FilterTerm[] {
  return [...text.matchAll(term)].flatMap((match): FilterTerm[] => {
    const [, minus, key, quoted, plain] = match
    const value = quoted ?? plain ?? ''
    if (value === '') return []
    return [
      { ...(key === undefined ? {} : { key: key.toLowerCase() }), value, negated: minus === '-' },
    ]
  })
}
