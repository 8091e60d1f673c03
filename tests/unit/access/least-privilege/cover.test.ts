import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BitMatrix, ones } from '../../../../src/main/access/bits'
import {
  smallestCover,
  type Candidate,
  type Minimise,
} from '../../../../src/main/access/least-privilege/cover'

const bits = (width: number, set: readonly number[]): Uint32Array => {
  const row = new BitMatrix(1, width)
  for (const one of set) row.set(0, one)
  return row.row(0)
}
const count = (row: Uint32Array): number => row.reduce((sum, word) => sum + ones(word), 0)

interface Problem {
  needs: number
  candidates: Candidate[]
}

/** The last candidates cover one need each, so that all can be covered. */
const problems: fc.Arbitrary<Problem> = fc.integer({ min: 1, max: 6 }).chain((needs) =>
  fc
    .array(
      fc.record({
        covers: fc.uniqueArray(fc.nat(needs - 1)),
        extra: fc.uniqueArray(fc.nat(39), { maxLength: 6 }),
      }),
      { maxLength: 8 },
    )
    .map((sets) => ({
      needs,
      candidates: [
        ...sets,
        ...Array.from({ length: needs }, (_, need) => ({ covers: [need], extra: [0, 1, 2] })),
      ].map(({ covers, extra }) => ({ covers: bits(needs, covers), extra: bits(40, extra) })),
    })),
)

/** Size and extra of every choice that covers all, by trying them all. */
function allChoices({ needs, candidates }: Problem): { size: number; extra: number }[] {
  const found: { size: number; extra: number }[] = []
  for (let choice = 0; choice < 1 << candidates.length; choice++) {
    const chosen = candidates.filter((_, place) => (choice >>> place) & 1)
    const covers = new Uint32Array(1)
    const extra = new Uint32Array(2)
    for (const one of chosen) {
      one.covers.forEach((word, at) => (covers[at]! |= word))
      one.extra.forEach((word, at) => (extra[at]! |= word))
    }
    if (count(covers) === needs) found.push({ size: chosen.length, extra: count(extra) })
  }
  return found
}

describe('the smallest cover', () => {
  test.each<Minimise>(['count', 'extra'])('is what trying all choices finds, by %s', (minimise) => {
    let severals = 0
    fc.assert(
      fc.property(problems, (problem) => {
        const { candidates, needs } = problem
        const found = smallestCover(needs, candidates, minimise)
        const best = allChoices(problem).reduce((a, b) => {
          const order =
            minimise === 'count'
              ? a.size - b.size || a.extra - b.extra
              : a.extra - b.extra || a.size - b.size
          return order <= 0 ? a : b
        })
        expect(found.proven).toBe(true)
        const all = allChoices(problem)
        expect(found.fewest).toBeLessThanOrEqual(Math.min(...all.map(({ size }) => size)))
        expect(found.leastExtra).toBeLessThanOrEqual(Math.min(...all.map(({ extra }) => extra)))
        if (found.choices.length > 1) severals++
        for (const { chosen, extra } of found.choices) {
          const covers = new Uint32Array(1)
          const brings = new Uint32Array(2)
          for (const place of chosen) {
            candidates[place]!.covers.forEach((word, at) => (covers[at]! |= word))
            candidates[place]!.extra.forEach((word, at) => (brings[at]! |= word))
          }
          expect(count(covers)).toBe(needs)
          expect({ size: chosen.length, extra }).toEqual(best)
          expect(count(brings)).toBe(extra)
        }
        const names = found.choices.map(({ chosen }) => chosen.join(' '))
        expect(new Set(names).size).toBe(names.length)
      }),
      { numRuns: 300 },
    )
    expect(severals).toBeGreaterThan(0)
  })

  test.each<Minimise>(['count', 'extra'])(
    'stopped at any time it is a cover, with bounds below the smallest one, by %s',
    (minimise) => {
      let unproven = 0
      fc.assert(
        fc.property(problems, fc.nat(400), (problem, work) => {
          const found = smallestCover(problem.needs, problem.candidates, minimise, work)
          const all = allChoices(problem)
          const [choice] = found.choices
          const covers = new Uint32Array(1)
          for (const place of choice!.chosen) {
            problem.candidates[place]!.covers.forEach((word, at) => (covers[at]! |= word))
          }
          expect(count(covers)).toBe(problem.needs)
          expect(found.fewest).toBeLessThanOrEqual(Math.min(...all.map(({ size }) => size)))
          expect(found.leastExtra).toBeLessThanOrEqual(Math.min(...all.map(({ extra }) => extra)))
          if (!found.proven) unproven++
        }),
        { numRuns: 300 },
      )
      expect(unproven).toBeGreaterThan(0)
    },
  )

  test('names what covers and brings the same as another choice, up to five', () => {
    const twins = Array.from({ length: 7 }, () => ({ covers: bits(2, [0]), extra: bits(40, [3]) }))
    const other = { covers: bits(2, [1]), extra: bits(40, []) }
    const found = smallestCover(2, [...twins, other], 'count')
    expect(found.choices.map(({ chosen }) => chosen)).toEqual([
      [0, 7],
      [1, 7],
      [2, 7],
      [3, 7],
      [4, 7],
    ])
  })

  test('what alone brings each of thousands of needs is decided without a search', () => {
    const needs = 2_000
    const candidates = Array.from({ length: needs }, (_, need) => ({
      covers: bits(needs, [need]),
      extra: bits(needs, need % 2 === 0 ? [need] : []),
    }))
    const found = smallestCover(needs, candidates, 'extra', 1)
    expect(found).toMatchObject({ proven: true, fewest: needs, leastExtra: needs / 2 })
    expect(found.choices[0]!.chosen).toHaveLength(needs)
  })

  test('stops after so much work with a cover, and with a bound below it', () => {
    const needs = 60
    const random = (seed: number) => (Math.imul(seed + 1, 0x9e3779b1) >>> 8) / 2 ** 24
    const candidates = Array.from({ length: 120 }, (_, number) => ({
      covers: bits(
        needs,
        Array.from({ length: needs }, (__, need) => need).filter(
          (need) => random(number * 61 + need + 7) < 0.1 || need === number % needs,
        ),
      ),
      extra: bits(400, [number]),
    }))
    const found = smallestCover(needs, candidates, 'count', 100_000)
    expect(found.proven).toBe(false)
    const [choice] = found.choices
    const covers = new Uint32Array(2)
    for (const place of choice!.chosen) {
      candidates[place]!.covers.forEach((word, at) => (covers[at]! |= word))
    }
    expect(count(covers)).toBe(needs)
    // Sets of no more than a tenth of the needs and a bit.
    expect(found.fewest).toBeGreaterThan(3)
    expect(found.fewest).toBeLessThanOrEqual(choice!.chosen.length)
  })

  test('of nothing is nothing', () => {
    expect(smallestCover(0, [], 'count')).toEqual({
      choices: [{ chosen: [], extra: 0 }],
      proven: true,
      fewest: 0,
      leastExtra: 0,
    })
  })
})
