import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chosenOf,
  flatRows,
  flatTree,
  levelWithin,
  withBelow,
} from '../../../src/shared/layout/flat-tree'
import { treeRows } from '../../../src/shared/layout/tree-rows'

interface Node {
  name: string
  children: readonly Node[]
}
const node = (name: string, ...children: Node[]): Node => ({ name, children })
const childrenOf = ({ children }: Node): readonly Node[] => children

const roots = [
  node('Sites', node('All'), node('Details', node('Inverters'), node('Meters'))),
  node('Reports'),
]
const tree = flatTree(roots, childrenOf)
const namesOf = (places: ArrayLike<number>): string[] =>
  tree.nodes.filter((_, place) => places[place] === 1).map(({ name }) => name)
const search = (wanted: string) =>
  chosenOf(tree, (place) => tree.nodes[place]!.name.toLowerCase().includes(wanted))

const forest = fc.array(
  fc.letrec<{ tree: Node }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.record({ name: fc.string({ maxLength: 3 }), children: fc.constant([]) }),
      fc.record({
        name: fc.string({ maxLength: 3 }),
        children: fc.array(tie('tree'), { maxLength: 3 }),
      }),
    ),
  })).tree,
  { maxLength: 4 },
)

/** The same by the definition: a tree without what is not kept. */
function pruned(nodes: readonly Node[], kept: (node: Node) => boolean): Node[] {
  return nodes.filter(kept).map((each) => ({ ...each, children: pruned(each.children, kept) }))
}

describe('flatRows', () => {
  it('has the rows of the tree, whatever is open', () => {
    fc.assert(
      fc.property(forest, fc.func(fc.boolean()), (all, openByName) => {
        const flat = flatTree(all, childrenOf)
        expect(flatRows(flat, (place) => openByName(flat.nodes[place]!.name))).toEqual(
          treeRows({ roots: all, childrenOf, isOpen: ({ name }) => openByName(name) }),
        )
      }),
    )
  })

  it('leaves out what is not kept as if it were not there', () => {
    fc.assert(
      fc.property(forest, fc.string({ minLength: 1, maxLength: 1 }), (all, letter) => {
        const flat = flatTree(all, childrenOf)
        const { kept } = chosenOf(flat, (place) => flat.nodes[place]!.name.includes(letter))
        const keptNodes = new Set(flat.nodes.filter((_, place) => kept[place] === 1))
        const expected = treeRows({
          roots: pruned(all, (each) => keptNodes.has(each)),
          childrenOf,
          isOpen: () => true,
        })
        const rows = flatRows(flat, () => true, kept)
        expect(rows.map(({ node: { name }, ...place }) => ({ name, ...place }))).toEqual(
          expected.map(({ node: { name }, ...place }) => ({ name, ...place })),
        )
      }),
    )
  })

  it('does not mind how deep it goes', () => {
    let deep = node('bottom')
    for (let level = 0; level < 20_000; level += 1) deep = node(String(level), deep)
    const flat = flatTree([deep], childrenOf)
    expect(flat.depth).toBe(20_001)
    expect(flatRows(flat, () => true)).toHaveLength(20_001)
    expect(chosenOf(flat, (place) => place === 20_000).kept.every((kept) => kept === 1)).toBe(true)
  })
})

describe('chosenOf', () => {
  it('keeps the matches and the ways to them', () => {
    const { matches, kept, leading } = search('details')
    expect(matches.map((place) => tree.nodes[place]!.name)).toEqual(['Details'])
    expect(namesOf(kept)).toEqual(['Sites', 'Details'])
    expect(namesOf(leading)).toEqual(['Sites'])
  })

  it('has the matches in the order of the rows, and nothing where nothing matches', () => {
    expect(search('e').matches.map((place) => tree.nodes[place]!.name)).toEqual([
      'Sites',
      'Details',
      'Inverters',
      'Meters',
      'Reports',
    ])
    expect(namesOf(search('nothing').kept)).toEqual([])
  })
})

describe('withBelow', () => {
  it('keeps what is below a match, so that it can be opened', () => {
    expect(namesOf(withBelow(tree, search('details'), undefined).kept)).toEqual([
      'Sites',
      'Details',
      'Inverters',
      'Meters',
    ])
  })

  it('keeps of that only what a filter left', () => {
    const within = chosenOf(tree, (place) => tree.nodes[place]!.name === 'Meters')
    const matches = chosenOf(tree, (place) => tree.nodes[place]!.name === 'Sites')
    expect(namesOf(withBelow(tree, matches, within).kept)).toEqual(['Sites', 'Details', 'Meters'])
  })
})

describe('levelWithin', () => {
  it('opens as deep as there is room for, and always the first level', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((room) => levelWithin(tree, room))).toEqual([
      1, 1, 1, 2, 2, 3, 3,
    ])
    expect(levelWithin(flatTree([], childrenOf), 10)).toBe(0)
  })
})
