/** The picture of a model: where everything stands, and what its shapes say. */
import type { Arrangement } from '../../canvas/arrange'
import { sceneEdgeKinds, sceneNodeKinds, Trait, type Scene } from '../../canvas/scene'
import type { GraphItem, GraphModel } from './graph-model'

export function graphScene(
  model: GraphModel,
  { width, x, y }: Arrangement,
  pinned: ReadonlyMap<string, number>,
): Scene {
  return {
    x,
    y,
    width,
    kinds: Uint8Array.from(model.items, ({ kind }) => sceneNodeKinds.indexOf(kind)),
    traits: Uint8Array.from(
      model.items,
      (item) => traitsOf(item) | (pinned.has(item.key) ? Trait.pinned : 0),
    ),
    labels: model.items.map(({ label }) => label),
    weights: Float32Array.from(model.items, (item, number) => {
      const edges = model.into[number]!.length + model.outOf[number]!.length
      return edges + (item.node?.focus === true ? 1e5 : 0) + (item.group === undefined ? 0 : 1e3)
    }),
    from: model.from,
    to: model.to,
    edgeKinds: Uint8Array.from(model.edges, ({ kind }) => sceneEdgeKinds.indexOf(kind)),
    edgeCounts: Uint32Array.from(model.edges, ({ count }) => Math.max(1, count)),
  }
}

function traitsOf({ group, node }: GraphItem): number {
  if (node === undefined) return Trait.full | (group === undefined ? 0 : Trait.group)
  return (
    (node.focus ? Trait.focus : 0) |
    (node.whole ? 0 : Trait.notWhole) |
    fullness(node.kind === 'role' ? node.standard : node.assignable, node.kind) |
    (isDisabled(node) ? Trait.disabled : 0)
  )
}

function fullness(is: boolean | null | undefined, kind: GraphItem['kind']): number {
  if (kind !== 'role' && kind !== 'permission') return Trait.full
  if (is === null) return Trait.open
  return is === false ? 0 : Trait.full
}

/** As RingCentral and EnOS word it. */
export const isDisabled = ({ status }: { status?: string | undefined }): boolean =>
  status !== undefined && /^(disabled|frozen|inactive|locked)$/i.test(status)

/** Where the items of a model stood in the picture before it, NaN for new ones. */
export function placesBefore(
  model: GraphModel,
  before: { model: GraphModel; scene: Scene } | undefined,
): { x: Float32Array; y: Float32Array; kept: number } | undefined {
  if (before === undefined) return undefined
  const x = new Float32Array(model.items.length).fill(NaN)
  const y = new Float32Array(model.items.length).fill(NaN)
  let kept = 0
  model.items.forEach(({ key }, number) => {
    const was = before.model.numberOf.get(key)
    if (was === undefined) return
    x[number] = before.scene.x[was]!
    y[number] = before.scene.y[was]!
    kept++
  })
  return { x, y, kept }
}
