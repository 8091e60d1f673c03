import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessIndex } from '../../../../src/main/access/access-index'
import { graphOf } from '../../../../src/main/access/graph/access-graph'
import {
  neighbourhood,
  type Around,
  type Drawn,
  type GroupTraits,
} from '../../../../src/main/access/graph/neighbourhood'
import type { Direction } from '../../../../src/shared/schemas/graph'
import { askedOf } from '../../../support/asked'
import { eitherVendor } from '../../../support/random-account'

const directions: Direction[] = ['above', 'below', 'both', 'any']
const seeds = { seed: 11, numRuns: 150 }

/** Folds as soon as two are alike, and beyond three of a kind whatever is left: random accounts are small. */
const folding = { foldFrom: 2, mostOfKind: 1, mostApart: 3 }
const flat = { foldFrom: 2, mostOfKind: Infinity, mostApart: Infinity }

const keyOf = ({ alike, level, nearer, node }: GroupTraits, index: AccessIndex): string =>
  JSON.stringify([graphOf(index).kindOf(node), level, alike, [...nearer].sort((a, b) => a - b)])

function draw(index: AccessIndex, input: Partial<Around> & Pick<Around, 'focus'>): Drawn {
  const around: Around = {
    hops: 4,
    direction: 'both',
    app: undefined,
    isUnfolded: () => false,
    hidden: new Set(),
    expanded: new Set(),
    only: undefined,
    mostItems: Infinity,
    mostEdges: Infinity,
    ...folding,
    ...input,
  }
  return neighbourhood(index, around, (group) => keyOf(group, index))
}

const drawnNodes = ({ items }: Drawn): number[] =>
  items.flatMap(({ nodes }) => nodes).sort((a, b) => a - b)

/** One edge at a time; up and down apart, unless any way may be taken. */
function within(
  index: AccessIndex,
  focus: readonly number[],
  hops: number,
  direction: Direction,
  hidden: ReadonlySet<number>,
): number[] {
  const graph = graphOf(index)
  const start = focus.filter((node) => !hidden.has(node))
  const walk = (up: boolean, down: boolean): Set<number> => {
    let reached = new Set(start)
    for (let hop = 0; hop < hops; hop++) {
      const next = new Set(reached)
      for (let above = 0; above < graph.size; above++) {
        for (const below of graph.below.of(above)) {
          if (hidden.has(above) || hidden.has(below)) continue
          if (down && reached.has(above)) next.add(below)
          if (up && reached.has(below)) next.add(above)
        }
      }
      reached = next
    }
    return reached
  }
  const all = {
    above: () => walk(true, false),
    below: () => walk(false, true),
    both: () => new Set([...walk(true, false), ...walk(false, true)]),
    any: () => walk(true, true),
  }
  return [...all[direction]()].sort((a, b) => a - b)
}

const questions = fc
  .tuple(
    eitherVendor,
    fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(...directions),
    fc.array(fc.nat(), { maxLength: 3 }),
  )
  .map(([facts, focus, hops, direction, hidden]) => {
    const { index } = askedOf(facts)
    const { size } = graphOf(index)
    return {
      index,
      focus: [...new Set(focus.map((node) => node % size))],
      hops,
      direction,
      hidden: new Set(hidden.map((node) => node % size)),
    }
  })

test('everything within the hops is drawn or counted once, and nothing that is hidden', () => {
  const met = { groups: 0, notAlike: 0, cut: 0 }
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 12 }), (question, mostItems) => {
      const { direction, focus, hidden, hops, index } = question
      const drawn = draw(index, { focus, direction, hidden, hops, mostItems })
      expect(drawn.items.length).toBeLessThanOrEqual(mostItems)
      const all = [...drawnNodes(drawn), ...drawn.notDrawn].sort((a, b) => a - b)
      expect(all).toEqual(within(index, focus, hops, direction, hidden))
      const shown = focus.filter((node) => !hidden.has(node)).slice(0, mostItems)
      const first = drawn.items.slice(0, shown.length)
      expect(first.every(({ nodes }) => focus.includes(nodes[0]!))).toBe(true)
      met.groups += drawn.items.filter(({ key }) => key !== undefined).length
      met.notAlike += drawn.items.filter(({ alike }) => !alike).length
      met.cut += drawn.notDrawn.length
    }),
    seeds,
  )
  expect(Math.min(met.groups, met.notAlike, met.cut)).toBeGreaterThan(0)
})

test('an edge stands for exactly the facts between what its ends stand for', () => {
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const graph = graphOf(index)
      const { edges, items } = draw(index, { focus, ...question })
      const found = new Map(edges.map(({ count, from, to }) => [`${from} ${to}`, count]))
      items.forEach(({ nodes }, from) => {
        items.forEach((other, to) => {
          const facts = nodes.flatMap((node) =>
            other.nodes.filter((below) => graph.below.has(node, below)),
          )
          expect(found.get(`${from} ${to}`) ?? 0).toBe(facts.length)
        })
      })
      expect(found.size).toBe(edges.length)
    }),
    seeds,
  )
})

test('members of a group that are alike have the same neighbours nearer to the focus', () => {
  let met = 0
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const graph = graphOf(index)
      const { items } = draw(index, { focus, ...question })
      const single = draw(index, { focus, ...question, ...flat }).items
      const distance = new Map(single.map((item) => [item.nodes[0]!, item.distance]))
      for (const item of items.filter(({ alike, key }) => alike && key !== undefined)) {
        met++
        const nearer = item.nodes.map((node) =>
          [...graph.above.of(node), ...graph.below.of(node)].filter(
            (other) => (distance.get(other) ?? Infinity) < item.distance,
          ),
        )
        for (const one of nearer) expect(one).toEqual(nearer[0])
      }
    }),
    seeds,
  )
  expect(met).toBeGreaterThan(0)
})

test('unfolding group after group ends with everything one by one', () => {
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const open = new Set<string>()
      const see = () => draw(index, { focus, ...question, isUnfolded: (key) => open.has(key) })
      let drawn = see()
      for (let key = keyOfFirst(drawn); key !== undefined; key = keyOfFirst(drawn)) {
        expect(open.has(key)).toBe(false)
        open.add(key)
        drawn = see()
      }
      const single = draw(index, { focus, ...question, ...flat })
      expect(drawnNodes(drawn)).toEqual(drawnNodes(single))
      expect(drawn.items.every(({ nodes }) => nodes.length === 1)).toBe(true)
      expect(drawn.edges).toHaveLength(single.edges.length)
    }),
    seeds,
  )
})

const keyOfFirst = ({ items }: Drawn): string | undefined =>
  items.find(({ key }) => key !== undefined)?.key

test('what was unfolded stays so whatever else has to fold', () => {
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const folded = draw(index, { focus, ...question })
      const group = folded.items.find(({ alike, key }) => alike && key !== undefined)
      fc.pre(group !== undefined)
      const { items } = draw(index, {
        focus,
        ...question,
        isUnfolded: (key) => key === group.key,
      })
      const singles = new Set(
        items.filter(({ key }) => key === undefined).map((one) => one.nodes[0]),
      )
      for (const node of group.nodes) expect(singles.has(node)).toBe(true)
    }),
    seeds,
  )
})

test('edges lead to the right, but among permissions that include each other', () => {
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const graph = graphOf(index)
      const { edges, items } = draw(index, { focus, ...question })
      for (const { from, to } of edges) {
        const [above, below] = [items[from]!, items[to]!]
        if (above.tier < below.tier) continue
        expect(above.tier).toBe(below.tier)
        const [a, b] = [above, below].map(({ nodes }) => graph.numberOf(nodes[0]!))
        expect(index.closure.reaches(a!, b!) || from === to).toBe(true)
      }
      const tiers = new Set(items.map(({ tier }) => tier))
      expect([...tiers].sort((a, b) => a - b)).toEqual([...tiers].map((_, at) => at))
    }),
    seeds,
  )
})

test('a small bound draws of every kind before it draws all of one', () => {
  fc.assert(
    fc.property(questions, ({ focus, index, ...question }) => {
      const kindsOf = ({ items }: Drawn) =>
        new Set(items.map(({ nodes }) => graphOf(index).kindOf(nodes[0]!)))
      const near = { focus, ...question, ...flat, hops: 1 }
      const all = draw(index, near)
      const mostItems =
        all.items.filter(({ distance }) => distance === 0).length + kindsOf(all).size
      expect(kindsOf(draw(index, { ...near, mostItems }))).toEqual(kindsOf(all))
    }),
    seeds,
  )
})

test('a group that is kept stands for the same as before, and unfolds to its members', () => {
  let met = 0
  fc.assert(
    fc.property(questions, fc.array(fc.boolean()), ({ focus, index, ...question }, chosen) => {
      const before = draw(index, { focus, ...question })
      const kept = before.items.filter((_, at) => chosen[at] ?? true)
      const only = {
        nodes: new Set(kept.flatMap(({ key, nodes }) => (key === undefined ? nodes : []))),
        groups: new Set(kept.flatMap(({ key }) => key ?? [])),
      }
      met += only.groups.size
      const byKey = ({ items }: Drawn) =>
        new Map(items.flatMap(({ key, nodes }) => (key === undefined ? [] : [[key, nodes]])))
      const after = draw(index, { focus, ...question, only })
      const shown = focus.filter((node) => !question.hidden.has(node))
      const wanted = new Set([...shown, ...kept.flatMap(({ nodes }) => nodes)])
      expect(drawnNodes(after)).toEqual([...wanted].sort((a, b) => a - b))
      expect(byKey(after)).toEqual(byKey({ ...before, items: kept }))

      const isUnfolded = (key: string) => only.groups.has(key)
      const open = draw(index, { focus, ...question, only, isUnfolded })
      expect(drawnNodes(open)).toEqual(drawnNodes(after))
      expect(open.items.every(({ key }) => key === undefined)).toBe(true)
    }),
    seeds,
  )
  expect(met).toBeGreaterThan(0)
})
