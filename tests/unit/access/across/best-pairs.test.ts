import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestPairs } from '../../../../src/main/access/across/best-pairs'

const weights = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.constantFrom(0, 0, 0.25, 0.5, 0.75, 1), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )

/** By trying all. */
function best(rows: readonly number[][], taken: ReadonlySet<number> = new Set()): number {
  const [first, ...others] = rows
  if (first === undefined) return 0
  return Math.max(
    best(others, taken),
    ...first.map((weight, column) =>
      taken.has(column) ? 0 : weight + best(others, new Set([...taken, column])),
    ),
  )
}

describe('the best pairs', () => {
  test('have the greatest sum there is, each row and column once', () => {
    fc.assert(
      fc.property(weights, (rows) => {
        const found = bestPairs(rows.map((row) => Float64Array.from(row)))
        expect(found).toHaveLength(rows.length)
        const columns = found.filter((column) => column !== undefined)
        expect(new Set(columns).size).toBe(columns.length)
        const sum = found.reduce<number>(
          (all, column, row) => all + (column === undefined ? 0 : rows[row]![column]!),
          0,
        )
        expect(sum).toBeCloseTo(best(rows), 9)
        found.forEach((column, row) => {
          if (column !== undefined) expect(rows[row]![column]).toBeGreaterThan(0)
        })
      }),
      { numRuns: 500 },
    )
  })

  test('give up the nearest one for a better sum', () => {
    // Both rows like column 0 best, but the second has no other.
    const found = bestPairs([Float64Array.of(0.9, 0.8), Float64Array.of(0.7, 0)])
    expect(found).toEqual([1, 0])
  })
})
