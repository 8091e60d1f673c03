/** The content of the picture as a tree: columns, what stands in each, and each one's connections. */
import { t } from '../../../shared/messages'
import type { Scene } from '../../canvas/scene'
import type { GraphItem, GraphModel } from './graph-model'

export type ListNode =
  | { kind: 'tier'; key: string; label: string; children: readonly ListNode[] }
  | { kind: 'item'; key: string; number: number; item: GraphItem }
  | {
      kind: 'edge'
      key: string
      /** The item that the connection leads to. */
      number: number
      item: GraphItem
      /** What the one above it in the tree is to it: “holds”, “listed by”. */
      words: string
      count: number
    }

/** Tiers from left to right, in each what stands there from top to bottom. */
export function listRoots(model: GraphModel, scene: Scene): ListNode[] {
  const byTier = new Map<number, number[]>()
  model.items.forEach(({ tier }, number) => {
    const items = byTier.get(tier)
    if (items === undefined) byTier.set(tier, [number])
    else items.push(number)
  })
  const tiers = [...byTier].sort(([a], [b]) => a - b)
  const firstWithPermissions = tiers.find(([, numbers]) =>
    numbers.some((number) => model.items[number]!.kind === 'permission'),
  )?.[0]
  return tiers.map(([tier, numbers]) => {
    const kinds = [...new Set(numbers.map((number) => model.items[number]!.kind))]
    return {
      kind: 'tier',
      key: `tier:${tier}`,
      label: kinds
        .map((kind) =>
          kind === 'permission' && tier !== firstWithPermissions
            ? t('graph.tierIncluded')
            : t(`graph.tier.${kind}`),
        )
        .join(' · '),
      children: numbers
        .sort((a, b) => scene.y[a]! - scene.y[b]! || a - b)
        .map((number) => {
          const item = model.items[number]!
          return { kind: 'item', key: item.key, number, item }
        }),
    }
  })
}

/** What leads to it first, then what it leads to. */
export function connectionsOf(model: GraphModel, node: ListNode): ListNode[] {
  if (node.kind !== 'item') return node.kind === 'tier' ? [...node.children] : []
  const line = (edge: number, other: number, way: 'back' | 'edge'): ListNode => {
    const { count, kind } = model.edges[edge]!
    const item = model.items[other]!
    const key = `${node.key} ${way} ${item.key}`
    return { kind: 'edge', key, number: other, item, words: t(`graph.${way}.${kind}`), count }
  }
  return [
    ...model.into[node.number]!.map((edge) => line(edge, model.from[edge]!, 'back')),
    ...model.outOf[node.number]!.map((edge) => line(edge, model.to[edge]!, 'edge')),
  ]
}

export const textOf = (node: ListNode): string =>
  node.kind === 'tier' ? node.label : node.item.label
