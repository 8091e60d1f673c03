import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foundPieces, searchable } from '../../../src/shared/layout/found-text'

const marked = (text: string, wanted: string): string =>
  foundPieces(text, searchable(wanted))
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('')

describe('foundPieces', () => {
  it('marks every occurrence, whatever the case', () => {
    expect(marked('Inverter inverters', 'INV')).toBe('[Inv]erter [inv]erters')
    expect(marked('Reports', 'x')).toBe('Reports')
    expect(marked('Reports', '')).toBe('Reports')
  })

  it('marks the right letters where lower case has another length', () => {
    expect('İ'.toLowerCase()).toHaveLength(2)
    expect(marked('İİ Site', 'site')).toBe('İİ [Site]')
  })

  it('never loses or adds a letter, and marks what the search found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 2 }), (text, wanted) => {
        const pieces = foundPieces(text, searchable(wanted))
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        const found = wanted !== '' && searchable(text).includes(searchable(wanted))
        expect(pieces.some((piece) => piece.found)).toBe(found)
      }),
    )
  })
})
