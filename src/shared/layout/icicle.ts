/**
 * A tree as an icicle: each level a column, each node as high as the leaves below it. Only what is at
 * least some pixels high is drawn; what is smaller stands together in one cell that counts it, so a tree
 * of hundreds of thousands of nodes costs what the screen can show.
 */
import type { FlatTree } from './flat-tree'

export interface IcicleWindow {
  /** Place of the node that fills the picture; -1: all roots. */
  focus: number
  /** In leaves from the first one of the focus: where the view begins, and how many it shows. */
  from: number
  span: number
  /** Pixels. */
  height: number
}

export interface IcicleCell {
  /** Of a cell that stands for several: the first of them. */
  place: number
  /** From 1, as in the tree. */
  level: number
  /** Pixels; cut to a little beyond the window. */
  top: number
  bottom: number
  /** Siblings too small to be drawn, with all below them; 0 for a cell of one node. */
  together: number
  /** What is below it is not drawn because it is closed. */
  closed: boolean
}

/** Smaller cells can be neither told apart nor hit. */
export const leastCell = 4

/** How many leaves come before each place, and before the end. */
export function leavesBefore({ ends, nodes }: FlatTree<unknown>): Int32Array {
  const before = new Int32Array(nodes.length + 1)
  for (let place = 0; place < nodes.length; place += 1) {
    before[place + 1] = before[place]! + (ends[place] === place + 1 ? 1 : 0)
  }
  return before
}

/** @param isClosed by place; asked only of nodes that have others below them */
export function icicleCells(
  { ends, levels, nodes }: FlatTree<unknown>,
  before: Int32Array,
  { focus, from, height, span }: IcicleWindow,
  isClosed: (place: number) => boolean,
): IcicleCell[] {
  const cells: IcicleCell[] = []
  const start = before[Math.max(0, focus)]! + from
  const scale = height / span
  /** Drawn a little beyond the window, so that no edge is seen where none is. */
  const pixel = (leaf: number): number =>
    Math.min(height + 8, Math.max(-8, (before[leaf]! - start) * scale))
  const stack: { next: number; end: number }[] = [
    focus < 0 ? { next: 0, end: nodes.length } : { next: focus, end: ends[focus]! },
  ]
  for (let siblings = stack.pop(); siblings !== undefined; siblings = stack.pop()) {
    let together: IcicleCell | undefined
    for (let place = siblings.next; place < siblings.end; place = ends[place]!) {
      const end = ends[place]!
      if ((before[end]! - start) * scale <= 0) continue
      if ((before[place]! - start) * scale >= height) break
      const cell = { place, level: levels[place]!, top: pixel(place), bottom: pixel(end) }
      if ((before[end]! - before[place]!) * scale < leastCell) {
        if (together === undefined) {
          together = { ...cell, together: 0, closed: false }
          cells.push(together)
        }
        together.together += end - place
        together.bottom = cell.bottom
        continue
      }
      together = undefined
      const hasBelow = end > place + 1
      const closed = hasBelow && isClosed(place)
      cells.push({ ...cell, together: 0, closed })
      if (hasBelow && !closed) stack.push({ next: place + 1, end })
    }
  }
  return cells
}

export interface IcicleView {
  from: number
  span: number
}

/** At its nearest a leaf is so high, in pixels. */
const nearestLeaf = 44

/** Within the focus, and no nearer than one can want. @param leaves of the focus */
export function icicleView(view: IcicleView, leaves: number, height: number): IcicleView {
  const least = Math.min(leaves, Math.max(1, height / nearestLeaf))
  const span = Math.min(leaves, Math.max(least, view.span))
  return { span, from: Math.min(leaves - span, Math.max(0, view.from)) }
}

/** What is under the pointer stays under it. @param at from 0, the top, to 1 */
export function zoomedIcicle({ from, span }: IcicleView, factor: number, at: number): IcicleView {
  const zoomed = span / factor
  return { from: from + (span - zoomed) * at, span: zoomed }
}
