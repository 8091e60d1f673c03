import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPairs, likenessOf } from '../../../../src/main/access/across/likeness'
import type { Answer } from '../../../../src/shared/schemas/common'

const answers = fc.constantFrom<Answer[]>('yes', 'no', 'unknown')
const pairs = fc.array(fc.tuple(answers, answers), { maxLength: 12 })
const truths = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 })

const exact = (all: readonly (readonly [Answer, Answer])[]): number => {
  const both = all.filter(([a, b]) => a === 'yes' && b === 'yes').length
  const either = all.filter(([a, b]) => a === 'yes' || b === 'yes').length
  return either === 0 ? 1 : both / either
}

describe('a likeness', () => {
  test('lies within its bounds, however what is unknown turns out, and each bound can be reached', () => {
    fc.assert(
      fc.property(pairs, truths, (all, turnsOut) => {
        const { known, lower, upper } = likenessOf(countPairs(all), [false, false])
        const settled = (answer: Answer, at: number): Answer =>
          answer === 'unknown' ? (turnsOut[at] ? 'yes' : 'no') : answer
        const truth = exact(all.map(([a, b], at) => [settled(a, at), settled(b, at + 12)]))
        expect(truth).toBeGreaterThanOrEqual(lower)
        expect(truth).toBeLessThanOrEqual(upper)
        expect(known).toBeGreaterThanOrEqual(lower)
        expect(known).toBeLessThanOrEqual(upper)
        const most = all.map(([a, b]): [Answer, Answer] => {
          if (a === 'unknown' && b === 'unknown') return ['yes', 'yes']
          return [a === 'unknown' ? b : a, b === 'unknown' ? a : b]
        })
        expect(upper).toBe(exact(most))
        const least = all.map(([a, b]): [Answer, Answer] => {
          const opposite = (of: Answer): Answer => (of === 'yes' ? 'no' : 'yes')
          if (a === 'unknown' && b === 'unknown') return ['yes', 'no']
          return [a === 'unknown' ? opposite(b) : a, b === 'unknown' ? opposite(a) : b]
        })
        expect(lower).toBe(exact(least))
      }),
      { numRuns: 1_000 },
    )
  })

  test('is the same either way round, and exact where all is known', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), fc.boolean(), (all, first, second) => {
        const back = all.map(([a, b]) => [b, a] as const)
        expect(likenessOf(countPairs(back), [second, first])).toEqual(
          likenessOf(countPairs(all), [first, second]),
        )
        const known = all.filter((pair) => !pair.includes('unknown'))
        const found = likenessOf(countPairs(known), [false, false])
        expect(found).toEqual({ known: exact(known), lower: exact(known), upper: exact(known) })
      }),
    )
  })

  test('of what may have more than was counted is bound by nothing below', () => {
    const two = countPairs([
      ['yes', 'yes'],
      ['yes', 'no'],
    ])
    expect(likenessOf(two, [true, false])).toEqual({ known: 0.5, lower: 0, upper: 0.5 })
    expect(likenessOf(two, [true, true])).toEqual({ known: 0.5, lower: 0, upper: 1 })
    // Nothing is known of either: that is no likeness.
    expect(likenessOf(countPairs([]), [true, true])).toEqual({ known: 0, lower: 0, upper: 1 })
    expect(likenessOf(countPairs([]), [false, false])).toEqual({ known: 1, lower: 1, upper: 1 })
  })
})
