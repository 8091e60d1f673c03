import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flatTree } from '../../../src/shared/layout/flat-tree'
import {
  icicleCells,
  icicleView,
  leavesBefore,
  leastCell,
  zoomedIcicle,
  type IcicleCell,
} from '../../../src/shared/layout/icicle'

interface Node {
  children: Node[]
}
const { forest } = fc.letrec<{ node: Node; forest: Node[] }>((tie) => ({
  node: fc.record({
    children: fc.oneof({ depthSize: 'small' }, fc.constant<Node[]>([]), tie('forest')),
  }),
  forest: fc.array(tie('node'), { minLength: 1, maxLength: 6 }),
}))

const flat = (roots: Node[]) => flatTree(roots, ({ children }) => children)
const never = (): boolean => false

function drawn(roots: Node[], height: number, isClosed: (place: number) => boolean = never) {
  const tree = flat(roots)
  const before = leavesBefore(tree)
  const span = before[tree.nodes.length]!
  return { tree, cells: icicleCells(tree, before, { focus: -1, from: 0, span, height }, isClosed) }
}

/** How many nodes a cell speaks for: itself, those it stands for, and those closed below it. */
const spokenFor = (ends: Int32Array, { closed, place, together }: IcicleCell): number =>
  together > 0 ? together : closed ? ends[place]! - place : 1

describe('cells of an icicle', () => {
  test('on one level never overlap, stand within their parents, and leave nobody uncounted', () => {
    fc.assert(
      fc.property(
        forest,
        fc.integer({ min: 5, max: 900 }),
        fc.infiniteStream(fc.boolean()),
        (roots, height, closing) => {
          const closed = new Map<number, boolean>()
          const isClosed = (place: number): boolean => {
            if (!closed.has(place)) closed.set(place, closing.next().value === true)
            return closed.get(place)!
          }
          const { cells, tree } = drawn(roots, height, isClosed)
          const total = cells.reduce((sum, cell) => sum + spokenFor(tree.ends, cell), 0)
          expect(total).toBe(tree.nodes.length)
          const whole = new Map(
            cells.filter(({ together }) => together === 0).map((cell) => [cell.place, cell]),
          )
          for (const cell of cells) {
            const parent = tree.parents[cell.place]!
            if (parent >= 0) {
              const above = whole.get(parent)!
              expect(cell.top).toBeGreaterThanOrEqual(above.top - 1e-6)
              expect(cell.bottom).toBeLessThanOrEqual(above.bottom + 1e-6)
            }
          }
          const byLevel = Map.groupBy(cells, ({ level }) => level)
          for (const level of byLevel.values()) {
            const ordered = level.toSorted((a, b) => a.top - b.top || a.bottom - b.bottom)
            for (let place = 1; place < ordered.length; place += 1) {
              expect(ordered[place]!.top).toBeGreaterThanOrEqual(ordered[place - 1]!.bottom - 1e-6)
            }
          }
        },
      ),
      { seed: 40 },
    )
  })

  test('are no more than the screen can show, however many there are', () => {
    const leaves = (count: number): Node[] =>
      Array.from({ length: count }, () => ({ children: [] }))
    const roots = Array.from({ length: 400 }, () => ({
      children: Array.from({ length: 10 }, () => ({ children: leaves(109) })),
    }))
    const { cells, tree } = drawn(roots, 600)
    expect(tree.nodes.length).toBe(440_400)
    expect(cells.length).toBeLessThanOrEqual((600 / leastCell) * 3 * 2)
    expect(cells.reduce((sum, cell) => sum + spokenFor(tree.ends, cell), 0)).toBe(440_400)
    expect(cells.some(({ together }) => together > 0)).toBe(true)
  })

  test('of a branch that is zoomed into are the branch and what is below it alone', () => {
    const tree = flat([
      { children: [{ children: [] }, { children: [] }] },
      { children: [{ children: [] }] },
    ])
    const before = leavesBefore(tree)
    const cells = icicleCells(tree, before, { focus: 3, from: 0, span: 1, height: 100 }, never)
    expect(cells.map(({ bottom, place, top }) => ({ bottom, place, top }))).toEqual([
      { place: 3, top: 0, bottom: 100 },
      { place: 4, top: 0, bottom: 100 },
    ])
  })
})

describe('the view of an icicle', () => {
  test('keeps what is under the pointer there', () => {
    const { from, span } = zoomedIcicle({ from: 10, span: 40 }, 2, 0.25)
    expect(from + span * 0.25).toBe(10 + 40 * 0.25)
    expect(span).toBe(20)
  })

  test('stays within the branch, and no nearer than one can want', () => {
    expect(icicleView({ from: -5, span: 200 }, 100, 440)).toEqual({ from: 0, span: 100 })
    expect(icicleView({ from: 99, span: 1 }, 100, 440)).toEqual({ from: 90, span: 10 })
    expect(icicleView({ from: 0, span: 3 }, 3, 440)).toEqual({ from: 0, span: 3 })
  })
})
