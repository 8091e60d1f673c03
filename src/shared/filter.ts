/**
 * Filters are text that can be typed, copied and put into an address: words, and `key:value` terms;
 * numbers are compared, `roles>1`. All must hold. A value with spaces stands in double quotes:
 * `role:"Front desk"`; a leading `-` turns a term round: `-status:Enabled`.
 */

export const comparisons = [':', '>', '<', '>=', '<='] as const
export type Comparison = (typeof comparisons)[number]

export interface FilterTerm {
  /** Absent for a plain word. */
  key?: string
  /** How the key's value is compared: `:` says that it is the value, or holds it. */
  comparison: Comparison
  value: string
  negated: boolean
}

/** Only a whole number is compared: `a>b` and `<anna@example.com>` are words. */
const term = /(-)?(?:([\p{L}-]+)(>=|<=|>|<)(\d+)(?!\S)|(?:([\p{L}-]+):)?(?:"([^"]*)"?|(\S+)))/gu

export function parseFilter(text: string): FilterTerm[] {
  return [...text.matchAll(term)].flatMap((match): FilterTerm[] => {
    const [, minus, compared, comparison, number, key, quoted, plain] = match
    const negated = minus === '-'
    if (compared !== undefined) {
      return [
        {
          key: compared.toLowerCase(),
          comparison: comparison as Comparison,
          value: number!,
          negated,
        },
      ]
    }
    const value = quoted ?? plain ?? ''
    if (value === '') return []
    const named = key === undefined ? {} : { key: key.toLowerCase() }
    return [{ ...named, comparison: ':', value, negated }]
  })
}

/** The value as it is typed behind a key: in quotes where it needs them. */
export const filterValue = (value: string): string => {
  const text = value.replaceAll('"', '')
  return /^[^\s"]+$/u.test(text) ? text : `"${text}"`
}
