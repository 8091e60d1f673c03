/** Shapes of nodes and lines of edges, the same on the screen, in SVG and in the legend. */
import type { EdgeKind, NodeKind } from '../../shared/schemas/graph'

/** Side of the square that the shapes are drawn in. */
export const shapeSize = 14

/** SVG path data: a person, a shield, a switch, a folder, a list. */
export const nodeShapes: Readonly<Record<NodeKind, string>> = {
  user: 'M7 6.300a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM2 13c.300-3 2.300-4.700 5-4.700s4.700 1.700 5 4.700z',
  role: 'M7 1 12 2.800v3.900c0 3-2 5.100-5 6.300-3-1.200-5-3.300-5-6.300V2.800z',
  permission: 'M5 3h4a4 4 0 0 1 0 8H5a4 4 0 0 1 0-8z',
  'menu-group': 'M1.500 3.500h4l1.500 1.500h5.500v6.500h-11z',
  menu: 'M2 3.500h10M2 7h10M2 10.500h10',
}

/** Lengths of dashes and gaps at scale 1; none: a line without gaps. */
export const edgeDashes: Readonly<Record<EdgeKind, readonly number[]>> = {
  holds: [],
  lists: [],
  includes: [6, 4],
  gives: [12, 4],
  contains: [2, 4],
  direct: [9, 3, 2, 3],
}

/** Wider by each power of ten of edges that it stands for. */
export const edgeWidth = (count: number): number => 1 + Math.min(3, Math.floor(Math.log10(count)))

export interface Curve {
  x1: number
  y1: number
  /** Where the two control points stand. */
  c1: number
  c2: number
  x2: number
  y2: number
}

/** From the right side of a node to the left side of the other; backwards it swings out. */
export function curveOf(
  { width, x, y }: { x: Float32Array; y: Float32Array; width: Float32Array },
  from: number,
  to: number,
): Curve {
  const x1 = x[from]! + width[from]!
  const x2 = x[to]!
  const reach = x2 > x1 ? (x2 - x1) / 2 : 48
  return { x1, y1: y[from]!, c1: x1 + reach, c2: x2 - reach, x2, y2: y[to]! }
}
