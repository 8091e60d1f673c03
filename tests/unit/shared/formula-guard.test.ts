import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarded, unguarded } from '../../../src/shared/formula-guard'

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'"]
/** White space that some spreadsheets take away before they look for a formula. */
const SPACES = [' ', '\u00A0', '\u3000', '\uFEFF', '\v']

/** Texts that meet the guard more often than chance does. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.array(fc.constantFrom(...STARTS, ...SPACES), { maxLength: 4 }), fc.string())
    .map(([starts, rest]) => starts.join('') + rest),
)

describe('the guard against formulas in cells', () => {
  it.each(STARTS)('puts one apostrophe in front of a cell that starts with %j', (start) => {
    expect(guarded(`${start}1+1`)).toBe(`'${start}1+1`)
    expect(guarded(start)).toBe(`'${start}`)
  })

  it('leaves other cells alone, also where such a character stands later', () => {
    for (const text of ['', 'tis', '7', '(=1)', 'a-b@c', ' a=1', " 'tis", ' ']) {
      expect(guarded(text)).toBe(text)
    }
  })

  it.each(SPACES)('is not outwitted by %j in front', (space) => {
    for (const start of ['=', '+', '-', '@', '＝']) {
      expect(guarded(`${space}${start}1+1`)).toBe(`'${space}${start}1+1`)
      expect(guarded(`${space}${space}${start}`)).toBe(`'${space}${space}${start}`)
    }
  })

  it('leaves a foreign cell alone whose apostrophe guards nothing', () => {
    for (const text of ["'tis", "'7", "'", "o'clock"]) expect(unguarded(text)).toBe(text)
  })

  it('takes exactly one apostrophe away', () => {
    expect(unguarded("'=1")).toBe('=1')
    expect(unguarded("''=1")).toBe("'=1")
    expect(unguarded("''tis")).toBe("'tis")
  })

  it('never lets a cell start like a formula', () => {
    fc.assert(fc.property(texts, (text) => !/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(guarded(text))))
  })

  it('reads back exactly what was written', () => {
    fc.assert(fc.property(texts, (text) => unguarded(guarded(text)) === text))
  })

  it('changes only cells that start with a guard', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const behind = text.slice(1)
        const isStart = STARTS.includes(text.charAt(1))
        const runs = isStart || '=+-@＝＋－＠'.split('').includes(behind.trimStart().charAt(0))
        const isGuard = text.startsWith("'") && runs
        expect(unguarded(text)).toBe(isGuard ? text.slice(1) : text)
      }),
    )
  })
})
