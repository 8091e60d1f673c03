/** The graph that all libraries are given: users, roles, permissions and what these include, in departments. */
import type { EdgeKind, NodeKind } from '../../src/shared/schemas/graph'

export interface BenchNode {
  id: string
  label: string
  kind: NodeKind
  tier: number
}

export interface BenchEdge {
  /** Numbers of nodes. */
  from: number
  to: number
  kind: EdgeKind
}

export interface BenchGraph {
  nodes: readonly BenchNode[]
  edges: readonly BenchEdge[]
}

const tiers: readonly { kind: NodeKind; name: string; nodes: number }[] = [
  { kind: 'user', name: 'User', nodes: 1_200 },
  { kind: 'role', name: 'Role', nodes: 600 },
  { kind: 'permission', name: 'Configure feature', nodes: 1_100 },
  { kind: 'permission', name: 'Edit part', nodes: 1_100 },
  { kind: 'permission', name: 'Read part', nodes: 1_000 },
]
/** From each tier to the next. */
const between: readonly { kind: EdgeKind; edges: number }[] = [
  { kind: 'holds', edges: 3_500 },
  { kind: 'lists', edges: 5_000 },
  { kind: 'includes', edges: 3_200 },
  { kind: 'includes', edges: 2_300 },
]
const departments = 40
/** Of so many edges one leads to another department. */
const abroad = 5

/** The same in every run: 5,000 nodes, 14,000 different edges. */
export function benchGraph(): BenchGraph {
  let state = 7
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const nodes = tiers.flatMap(({ kind, name, nodes: count }, tier) =>
    Array.from({ length: count }, (_, number) => ({
      id: `${tier}-${number}`,
      label: `${name} ${number + 1}`,
      kind,
      tier,
    })),
  )
  const starts = tiers.map((_, tier) =>
    tiers.slice(0, tier).reduce((sum, { nodes: count }) => sum + count, 0),
  )
  const edges: BenchEdge[] = []
  between.forEach(({ edges: count, kind }, tier) => {
    const [left, right] = [tiers[tier]!.nodes, tiers[tier + 1]!.nodes]
    const seen = new Set<number>()
    while (seen.size < count) {
      const from = below(left)
      // Nodes of a department stand beside each other in their tier's numbers, but not in its order.
      const department = from % departments
      const near = Math.floor(right / departments)
      const to = below(abroad) === 0 ? below(right) : below(near) * departments + department
      const key = from * right + to
      if (seen.has(key)) continue
      seen.add(key)
      edges.push({ from: starts[tier]! + from, to: starts[tier + 1]! + to, kind })
    }
  })
  return { nodes, edges }
}
