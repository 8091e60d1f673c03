/** What the picture of the graph shows, as it stands in the address. */
import type { Input } from '../../../shared/contract'
import { Direction, GraphLimits, NodeKind, type NodeReference } from '../../../shared/schemas/graph'
import { idsOf, idsText } from '../../state/ids'
import type { Parameters } from '../../state/router.svelte'

export interface GraphPlace {
  focus: readonly NodeReference[]
  hops: number
  direction: Direction
  /** Access key of an app; undefined: of all. */
  app: string | undefined
  /** Keys of groups. */
  unfolded: readonly string[]
  expanded: readonly NodeReference[]
  hidden: readonly NodeReference[]
  /** With `onlyGroups`, keys of groups, what is kept; both empty: all that is around. */
  only: readonly NodeReference[]
  onlyGroups: readonly string[]
  /** Keys of nodes and groups, with the height at which they are wanted. */
  pinned: ReadonlyMap<string, number>
}

export const defaultHops = 2

/** As answers name nodes: `kind:id`, in an app `kind:app/id`. */
export const keyOf = ({ app, id, kind }: NodeReference): string =>
  app === undefined ? `${kind}:${id}` : `${kind}:${app}/${id}`

const ofApps: readonly NodeKind[] = ['permission', 'menu-group', 'menu']

/** @returns undefined where the key names no node: of groups, and of what was mistyped */
export function referenceOf(key: string): NodeReference | undefined {
  const colon = key.indexOf(':')
  const kind = NodeKind.options.find((one) => one === key.slice(0, Math.max(0, colon)))
  const id = key.slice(colon + 1)
  if (kind === undefined || id === '') return undefined
  const slash = ofApps.includes(kind) ? id.indexOf('/') : -1
  if (slash <= 0) return { kind, id }
  return { kind, id: id.slice(slash + 1), app: id.slice(0, slash) }
}

export const isGroupKey = (key: string): boolean => key.startsWith('group:')

const referencesOf = (text: string | undefined, most: number): NodeReference[] =>
  idsOf(text ?? '')
    .flatMap((key) => referenceOf(key) ?? [])
    .slice(0, most)

const referencesText = (references: readonly NodeReference[]): string =>
  idsText(references.map(keyOf))

export function graphPlaceOf(parameters: Parameters): GraphPlace {
  const { app, direction, expanded, focus, hidden, hops, only, pinned, unfolded } = parameters
  const steps = Number(hops)
  return {
    focus: referencesOf(focus, GraphLimits.focus),
    hops: Number.isInteger(steps) && steps >= 1 && steps <= GraphLimits.hops ? steps : defaultHops,
    direction: Direction.options.find((one) => one === direction) ?? 'both',
    app: app === undefined || app === '' ? undefined : app,
    unfolded: idsOf(unfolded ?? '').slice(0, 1_000),
    expanded: referencesOf(expanded, 1_000),
    hidden: referencesOf(hidden, 1_000),
    only: referencesOf(only, GraphLimits.nodes),
    onlyGroups: idsOf(only ?? '')
      .filter(isGroupKey)
      .slice(0, GraphLimits.nodes),
    pinned: new Map(idsOf(pinned ?? '').flatMap(pinOf)),
  }
}

function pinOf(text: string): [string, number][] {
  const at = text.lastIndexOf('@')
  const y = Number(text.slice(at + 1))
  return at > 0 && at < text.length - 1 && Number.isFinite(y) ? [[text.slice(0, at), y]] : []
}

export function graphParameters(place: GraphPlace): Parameters {
  return {
    focus: referencesText(place.focus),
    hops: place.hops === defaultHops ? '' : String(place.hops),
    direction: place.direction === 'both' ? '' : place.direction,
    app: place.app ?? '',
    unfolded: idsText(place.unfolded),
    expanded: referencesText(place.expanded),
    hidden: referencesText(place.hidden),
    only: idsText([...place.only.map(keyOf), ...place.onlyGroups]),
    pinned: idsText([...place.pinned].map(([key, y]) => `${key}@${Math.round(y)}`)),
  }
}

type AroundInput = Omit<Input<'graph', 'around'>, 'account' | 'at'>

/** @returns undefined without a focus: there is nothing to ask about */
export function aroundInput(place: GraphPlace): AroundInput | undefined {
  if (place.focus.length === 0) return undefined
  const { app, direction, expanded, focus, hidden, hops, only, onlyGroups, unfolded } = place
  return {
    focus: [...focus],
    hops,
    direction,
    ...(app === undefined ? {} : { app }),
    ...(unfolded.length === 0 ? {} : { unfolded: [...unfolded] }),
    ...(expanded.length === 0 ? {} : { expanded: [...expanded] }),
    ...(hidden.length === 0 ? {} : { hidden: [...hidden] }),
    ...(only.length + onlyGroups.length === 0
      ? {}
      : { only: [...only], onlyGroups: [...onlyGroups] }),
  }
}

export const withReference = (
  list: readonly NodeReference[],
  ...added: readonly NodeReference[]
): NodeReference[] => [
  ...new Map([...list, ...added].map((reference) => [keyOf(reference), reference])).values(),
]

export function withoutReferences(
  list: readonly NodeReference[],
  gone: readonly NodeReference[],
): NodeReference[] {
  const keys = new Set(gone.map(keyOf))
  return list.filter((reference) => !keys.has(keyOf(reference)))
}
