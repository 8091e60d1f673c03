import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameRange, stepRange } from '../../../src/shared/layout/step-range'

const range = fc
  .tuple(fc.nat(200), fc.nat(60))
  .map(([first, length]) => ({ first, end: first + length }))

test('a range is drawn in steps of no more than so many, and wholly in the end', () => {
  fc.assert(
    fc.property(range, range, fc.integer({ min: 1, max: 20 }), (start, wanted, most) => {
      let drawn = start
      const isIn = (index: number, { end, first }: typeof drawn) => index >= first && index < end
      for (let step = 0; step < 100 && !sameRange(drawn, wanted); step++) {
        const next = stepRange(drawn, wanted, most)
        const indexes = Array.from({ length: next.end - next.first }, (_, at) => next.first + at)
        expect(indexes.every((index) => isIn(index, wanted))).toBe(true)
        expect(indexes.filter((index) => !isIn(index, drawn)).length).toBeLessThanOrEqual(most)
        drawn = next
        if (wanted.first === wanted.end) return
      }
      expect(drawn).toEqual(wanted)
    }),
  )
})
