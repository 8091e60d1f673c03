import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { treeRows, typeAhead } from '../../../src/shared/layout/tree-rows'

interface Node {
  name: string
  children: readonly Node[]
}
const node = (name: string, ...children: Node[]): Node => ({ name, children })
const childrenOf = ({ children }: Node): readonly Node[] => children

const sites = node('Sites', node('All'), node('Details', node('Inverters'), node('Meters')))
const roots = [sites, node('Reports')]

describe('treeRows', () => {
  it('puts open nodes into rows, each with its place for screen readers', () => {
    const rows = treeRows({ roots, childrenOf, isOpen: ({ name }) => name === 'Sites' })
    expect(
      rows.map((row) => [
        row.node.name,
        row.level,
        `${row.position}/${row.siblings}`,
        row.open,
        row.parent,
      ]),
    ).toEqual([
      ['Sites', 1, '1/2', true, -1],
      ['All', 2, '1/2', undefined, 0],
      ['Details', 2, '2/2', false, 0],
      ['Reports', 1, '2/2', undefined, -1],
    ])
  })

  it('has every node once where all are open', () => {
    const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.record({ name: fc.string(), children: fc.constant([]) }),
        fc.record({ name: fc.string(), children: fc.array(tie('tree'), { maxLength: 3 }) }),
      ),
    }))
    const size = (all: readonly Node[]): number =>
      all.reduce((sum, each) => sum + 1 + size(each.children), 0)
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (all) => {
        const rows = treeRows({ roots: all, childrenOf, isOpen: () => true })
        expect(rows).toHaveLength(size(all))
        for (const row of rows) {
          const parent = rows[row.parent]
          expect(row.level).toBe(parent === undefined ? 1 : parent.level + 1)
        }
      }),
    )
  })

  it('does not mind how deep it goes', () => {
    let deep = node('bottom')
    for (let level = 0; level < 20_000; level += 1) deep = node(String(level), deep)
    expect(treeRows({ roots: [deep], childrenOf, isOpen: () => true })).toHaveLength(20_001)
  })
})

describe('typeAhead', () => {
  const names = ['Alarms', 'Reports', 'Archive', 'Sites']
  const texts = { count: names.length, at: (index: number) => names[index]! }

  it('moves on with one letter, around the end', () => {
    expect(typeAhead(texts, 0, 'a')).toBe(2)
    expect(typeAhead(texts, 2, 'a')).toBe(0)
  })

  it('stays with more letters that still fit', () => {
    expect(typeAhead(texts, 2, 'ar')).toBe(2)
    expect(typeAhead(texts, 0, 'ar')).toBe(2)
    expect(typeAhead(texts, 0, 'x')).toBe(-1)
  })
})
