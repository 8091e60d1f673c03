import { describe, expect, test } from 'vitest'
import { contained } from '../../../src/shared/contained'
import { t } from '../../../src/shared/messages'

describe('a name in a sentence', () => {
  test.each([
    '\u202A',
    '\u202B',
    '\u202C',
    '\u202D',
    '\u202E',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ])('cannot turn the words around it with %j', (turning) => {
    const code = `\\u${turning.charCodeAt(0).toString(16)}`
    expect(contained(`No: Anna${turning} does not have it.`)).toBe(
      `No: Anna${code} does not have it.`,
    )
  })

  test('keeps whatever reaches no further than itself', () => {
    for (const text of ['שלום\u200F', 'مرحبا', '👩‍👩‍👧', 'İstanbul', '\\u202e']) {
      expect(contained(text)).toBe(text)
    }
  })

  test('is contained in the texts of the interface too', () => {
    expect(t('filter.termsOf', { filter: 'a\u202Eb' })).not.toContain('\u202E')
  })
})
