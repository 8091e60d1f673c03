import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { length, similarOrder } from '../../../src/main/access/similar-order'

const rowsOf = (bits: readonly (readonly number[])[], columns = 64): Uint32Array[] =>
  bits.map((set) => {
    const row = new Uint32Array(columns / 32)
    for (const bit of set) row[bit >>> 5]! |= 1 << (bit & 31)
    return row
  })

describe('the order by similarity', () => {
  test('brings blocks together that were mixed', () => {
    const block = (from: number, without: number) =>
      Array.from({ length: 12 }, (_, at) => from + at).filter((bit) => bit !== from + without)
    const mixed = Array.from({ length: 30 }, (_, at) => block([0, 20, 40][at % 3]!, at % 12))
    const order = [...similarOrder(rowsOf(mixed))].map((row) => row % 3)
    const changes = order.filter((kind, at) => at > 0 && kind !== order[at - 1]).length
    expect(changes).toBe(2)
  })

  test('puts what grows step by step into that order, from either end', () => {
    const steps = Array.from({ length: 20 }, (_, at) => Array.from({ length: at + 1 }, (_, b) => b))
    const shuffled = steps.map((_, at) => (at * 7) % 20)
    const order = [...similarOrder(rowsOf(shuffled.map((at) => steps[at]!)))].map(
      (place) => shuffled[place]!,
    )
    const up = steps.map((_, at) => at)
    expect([up, up.toReversed()]).toContainEqual(order)
  })

  test('is an order of all rows, the same each time, and never a longer way than the given one', () => {
    const matrix = fc.array(fc.array(fc.nat(63), { maxLength: 30 }), { maxLength: 40 })
    fc.assert(
      fc.property(matrix, (bits) => {
        const rows = rowsOf(bits)
        const order = similarOrder(rows)
        expect([...order].sort((a, b) => a - b)).toEqual([...rows.keys()])
        expect(similarOrder(rows)).toEqual(order)
        const given = Uint32Array.from(rows.keys())
        expect(length(rows, order)).toBeLessThanOrEqual(length(rows, given))
      }),
    )
  })
})
