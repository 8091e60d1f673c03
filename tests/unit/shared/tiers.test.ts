import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../../src/shared/layout/isotonic'
import { layTiers, type TierInput } from '../../../src/shared/layout/tiers'

const graphs = fc
  .record({
    tiers: fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 80 }),
  })
  .map(({ ends, tiers }): TierInput => ({
    tiers,
    from: ends.map(([from]) => from % tiers.length),
    to: ends.map(([, to]) => to % tiers.length),
    heights: tiers.map((_, at) => 16 + (at % 3) * 8),
    columns: [0, 100, 200, 300, 400],
  }))

function gaps({ heights, tiers }: TierInput, y: Float32Array): number[] {
  const nodes = Array.from(tiers, (_, at) => at)
  return [...new Set(Array.from(tiers))].flatMap((tier) => {
    const column = nodes.filter((node) => tiers[node] === tier).sort((a, b) => y[a]! - y[b]!)
    return column
      .slice(1)
      .map((node, at) => y[node]! - y[column[at]!]! - (heights[node]! + heights[column[at]!]!) / 2)
  })
}

/** Edges between neighbouring columns, two by two. */
function crossingsOf({ from, tiers, to }: TierInput, y: Float32Array): number {
  const edges = Array.from(from, (above, at) => [above, to[at]!] as const).filter(
    ([above, below]) => tiers[below]! === tiers[above]! + 1,
  )
  let crossings = 0
  edges.forEach(([a, b], one) => {
    edges.slice(one + 1).forEach(([c, d]) => {
      if (tiers[a] === tiers[c] && (y[a]! - y[c]!) * (y[b]! - y[d]!) < 0) crossings++
    })
  })
  return crossings
}

describe('a layout in columns', () => {
  test('puts every node into its column, and no two over each other', () => {
    fc.assert(
      fc.property(graphs, (input) => {
        const { height, x, y } = layTiers(input)
        expect([...x]).toEqual(Array.from(input.tiers, (tier) => input.columns[tier]))
        for (const gap of gaps(input, y)) expect(gap).toBeGreaterThan(-0.01)
        expect(Math.min(...y)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...y)).toBeLessThanOrEqual(height)
      }),
    )
  })

  test('counts the crossings that there are', () => {
    fc.assert(
      fc.property(graphs, (input) => {
        const near = Array.from(input.from, (_, at) => at).filter(
          (at) => input.tiers[input.to[at]!]! === input.tiers[input.from[at]!]! + 1,
        )
        const short = {
          ...input,
          from: near.map((at) => input.from[at]!),
          to: near.map((at) => input.to[at]!),
        }
        const { crossings, y } = layTiers(short)
        expect(crossings).toBe(crossingsOf(short, y))
      }),
    )
  })

  test('untangles what can be drawn without crossings', () => {
    const tiers = Array.from({ length: 60 }, (_, at) => (at < 30 ? 0 : 1))
    const from = Array.from({ length: 30 }, (_, at) => (at * 7) % 30)
    const to = from.map((node) => 30 + ((node * 11 + 4) % 30))
    const input = { tiers, from, to, heights: tiers.map(() => 20), columns: [0, 100] }
    expect(layTiers(input).crossings).toBe(0)
  })

  test('keeps what stays in its place when something comes', () => {
    fc.assert(
      fc.property(graphs, fc.nat(4), (input, tier) => {
        const before = layTiers(input)
        const grown = {
          ...input,
          tiers: [...Array.from(input.tiers), tier],
          heights: [...Array.from(input.heights), 20],
          previous: Float32Array.from([...before.y, NaN]),
        }
        const after = layTiers(grown)
        const kept = Array.from(input.tiers, (_, node) => node)
        const order = (y: Float32Array) =>
          kept.toSorted((a, b) => input.tiers[a]! - input.tiers[b]! || y[a]! - y[b]! || a - b)
        expect(order(after.y)).toEqual(order(before.y))
        for (const node of kept) {
          if (input.tiers[node] !== tier) expect(after.y[node]).toBeCloseTo(before.y[node]!, 1)
          else expect(Math.abs(after.y[node]! - before.y[node]!)).toBeLessThan(21)
        }
        for (const gap of gaps(grown, after.y)) expect(gap).toBeGreaterThan(-0.01)
      }),
    )
  })

  test('becomes hardly taller by edges that pass a column, however many they are', () => {
    // Users of two roles to whom four hundred permissions were granted beside them.
    const users = 20
    const tiers = [
      ...Array.from({ length: users }, () => 0),
      1,
      1,
      ...Array.from({ length: 20 }, () => 2),
    ]
    const granted = Array.from(
      { length: 400 },
      (_, at) => [at % users, users + 2 + (at % 19)] as const,
    )
    const held = Array.from({ length: users }, (_, user) => [user, users + (user % 2)] as const)
    const ends = [...held, ...granted]
    const input = {
      tiers,
      from: ends.map(([from]) => from),
      to: ends.map(([, to]) => to),
      heights: tiers.map(() => 30),
      columns: [0, 100, 200],
    }
    const { height, y } = layTiers(input)
    expect(height).toBeLessThanOrEqual(1.5 * users * 30)
    for (const gap of gaps(input, y)) expect(gap).toBeGreaterThan(-0.01)
    expect(y[users]).not.toBe(y[users + 1])
  })

  test('of nothing is nothing', () => {
    const none = { tiers: [], from: [], to: [], heights: [], columns: [] }
    expect(layTiers(none)).toMatchObject({ height: 0, crossings: 0 })
  })
})

test('places keep order and distance, and are what is wanted where that can be', () => {
  const wanted = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(wanted, (middles) => {
      const ones = Float64Array.from(middles, () => 1)
      const heights = Float64Array.from(middles, () => 10)
      const places = nearest(Float64Array.from(middles), ones, heights)
      for (let at = 1; at < places.length; at++) {
        expect(places[at]! - places[at - 1]!).toBeGreaterThan(9.999)
      }
      const apart = middles.map((_, at) => at * 20)
      expect([...nearest(Float64Array.from(apart), ones, heights)]).toEqual(apart)
    }),
  )
})
