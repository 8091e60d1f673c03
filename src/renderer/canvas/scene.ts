/** What is drawn of the access graph, as plain arrays that a worker can be handed. */
import type { EdgeKind, NodeKind } from '../../shared/schemas/graph'

/** Positions in these lists stand for the kinds in the arrays of a scene. */
export const sceneNodeKinds: readonly NodeKind[] = [
  'user',
  'role',
  'permission',
  'menu-group',
  'menu',
]
export const sceneEdgeKinds: readonly EdgeKind[] = [
  'holds',
  'lists',
  'includes',
  'gives',
  'contains',
  'direct',
]

/** What a node shows beside its name, as bits. */
export const Trait = {
  focus: 1,
  pinned: 2,
  group: 4,
  /** Drawn full: a standard role, a permission with a switch, a user who is enabled. */
  full: 8,
  /** Whether it is one or the other is not known. */
  open: 16,
  disabled: 32,
  notWhole: 64,
} as const

/** Pixels at scale 1. */
export const nodeHeight = 24
export const rowPitch = 30

export interface Scene {
  /** Left edge, middle and width of each node, in pixels at scale 1. */
  x: Float32Array
  y: Float32Array
  width: Float32Array
  kinds: Uint8Array
  traits: Uint8Array
  labels: readonly string[]
  /** Which labels are written first where not all have room: higher before lower. */
  weights: Float32Array
  from: Uint32Array
  to: Uint32Array
  edgeKinds: Uint8Array
  /** How many edges of the account each stands for. */
  edgeCounts: Uint32Array
}

export interface Size {
  width: number
  height: number
}

export interface Box extends Size {
  x: number
  y: number
}

export function boundsOf({ width, x, y }: Pick<Scene, 'x' | 'y' | 'width'>): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let node = 0; node < x.length; node++) {
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]! + width[node]!)
    top = Math.min(top, y[node]! - nodeHeight / 2)
    bottom = Math.max(bottom, y[node]! + nodeHeight / 2)
  }
  if (right < left) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
