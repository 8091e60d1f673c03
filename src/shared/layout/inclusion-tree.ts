/**
 * The inheritance picture as numbers: categories, the permissions in them and what those include,
 * laid out from left to right, or around a middle. What is drawn is bounded; the rest is counted
 * where it was cut off.
 */
import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy'

export interface PictureNode {
  /** Unlike an id unique in the picture: a permission can stand in several places. */
  key: string
  id: string
  label: string
  children: PictureNode[]
  /** How many are below but folded away. */
  folded: number
}

export interface PlacedNode {
  key: string
  id: string
  label: string
  depth: number
  x: number
  y: number
  /** Degrees in which it is turned around its place; 0 where the picture goes from left to right. */
  angle: number
  /** Turned by more than a quarter it would stand on its head: its label ends at its place instead. */
  flipped: boolean
  folded: number
  /** In how many places of the picture the same one stands. */
  places: number
  parent: string | null
  /** Where its label ends and its badges begin, from `x`. */
  labelWidth: number
}

export interface Link {
  from: string
  to: string
  path: string
}

export interface Picture {
  nodes: PlacedNode[]
  links: Link[]
  width: number
  height: number
  /** Nodes that were left out because the picture was full. */
  leftOut: number
}

export interface PictureSizes {
  rowHeight: number
  columnGap: number
  /** Room that a node's shape and label take. */
  labelWidth: (node: PictureNode) => number
  /** Room of each badge behind it: how many are folded, in how many places the same one stands. */
  badgeWidth: number
}

export const drawnAtMost = 1500

const nothing: Picture = { nodes: [], links: [], width: 0, height: 0, leftOut: 0 }

export function inclusionPicture(
  roots: readonly PictureNode[],
  sizes: PictureSizes,
  limit = drawnAtMost,
): Picture {
  if (roots.length === 0) return nothing
  const { drawn, leftOut, least, most, columnWidths, columnStarts } = laidOut(roots, sizes, limit)
  const nodes = drawn.map(({ at, depth, parent, rest }) => ({
    ...rest,
    depth,
    x: columnStarts[depth] ?? 0,
    y: at - least + sizes.rowHeight / 2,
    angle: 0,
    flipped: false,
    parent,
  }))
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const widths = new Map(drawn.map(({ rest, width }) => [rest.key, width]))
  const links: Link[] = []
  for (const node of nodes) {
    const parent = node.parent === null ? undefined : byKey.get(node.parent)
    if (parent === undefined) continue
    const startX = parent.x + (widths.get(parent.key) ?? 0)
    const bendX = node.x - sizes.columnGap / 2
    links.push({
      from: parent.key,
      to: node.key,
      path: `M${startX},${parent.y}C${bendX},${parent.y} ${bendX},${node.y} ${node.x},${node.y}`,
    })
  }
  const lastColumn = columnWidths.length - 1
  return {
    nodes,
    links,
    width: (columnStarts[lastColumn] ?? 0) + (columnWidths[lastColumn] ?? 0),
    height: most - least + sizes.rowHeight,
    leftOut,
  }
}

/** The middle is free, so that the first ring's labels do not meet there. */
const innermost = 36

/**
 * The same around a middle: each depth a ring, far enough out that neighbours on it are a row apart.
 * A label runs outwards within its own ring, so labels do not meet.
 */
export function radialPicture(
  roots: readonly PictureNode[],
  sizes: PictureSizes,
  limit = drawnAtMost,
): Picture {
  if (roots.length === 0) return nothing
  const { drawn, leftOut, least, most, columnWidths } = laidOut(roots, sizes, limit)
  const round = most - least + 1.35 * sizes.rowHeight
  const turn = (at: number): number => ((at - least) / round) * 2 * Math.PI
  const radii = ringRadii(drawn, round, columnWidths, sizes)
  const outermost = (radii.at(-1) ?? 0) + (columnWidths.at(-1) ?? 0)
  const place = (angle: number, radius: number) => ({
    x: outermost + radius * Math.cos(angle),
    y: outermost + radius * Math.sin(angle),
  })
  const turned = new Map<string, { angle: number; depth: number; width: number }>()
  const nodes: PlacedNode[] = []
  for (const { at, depth, parent, rest, width } of drawn) {
    const angle = turn(at)
    turned.set(rest.key, { angle, depth, width })
    const degrees = (angle * 180) / Math.PI
    nodes.push({
      ...rest,
      depth,
      ...place(angle, radii[depth]!),
      angle: degrees,
      flipped: degrees > 90 && degrees < 270,
      parent,
    })
  }
  const links = nodes.flatMap(({ key, parent }): Link[] => {
    const from = parent === null ? undefined : turned.get(parent)
    const to = turned.get(key)
    if (parent === null || from === undefined || to === undefined) return []
    const end = radii[to.depth]!
    const bend = end - sizes.columnGap / 2
    const points = [
      place(from.angle, radii[from.depth]! + from.width),
      place(from.angle, bend),
      place(to.angle, bend),
      place(to.angle, end),
    ].map(({ x, y }) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`)
    return [{ from: parent, to: key, path: `M${points[0]}C${points.slice(1).join(' ')}` }]
  })
  return { nodes, links, width: 2 * outermost, height: 2 * outermost, leftOut }
}

/** By depth, from 1: beyond the ring before it, and wide enough for the two that are nearest on it. */
function ringRadii(
  drawn: readonly Drawn[],
  round: number,
  columnWidths: readonly number[],
  { columnGap, rowHeight }: PictureSizes,
): number[] {
  const radii = [0]
  for (let depth = 1; depth < columnWidths.length; depth += 1) {
    const places = drawn
      .filter((node) => node.depth === depth)
      .map(({ at }) => at)
      .sort((a, b) => a - b)
    let nearest = round - ((places.at(-1) ?? 0) - (places[0] ?? 0))
    for (let place = 1; place < places.length; place += 1) {
      nearest = Math.min(nearest, places[place]! - places[place - 1]!)
    }
    const needed = (rowHeight * round) / (2 * Math.PI * nearest)
    const beyond =
      depth === 1 ? innermost : radii[depth - 1]! + (columnWidths[depth - 1] ?? 0) + columnGap
    radii.push(Math.max(needed, beyond))
  }
  return radii
}

interface Drawn {
  /** Across the picture's direction. */
  at: number
  depth: number
  parent: string | null
  /** Of label and badges. */
  width: number
  rest: Pick<PlacedNode, 'key' | 'id' | 'label' | 'folded' | 'places' | 'labelWidth'>
}

interface LaidOut {
  drawn: Drawn[]
  least: number
  most: number
  /** By depth, from 1. */
  columnWidths: number[]
  columnStarts: number[]
  leftOut: number
}

function laidOut(roots: readonly PictureNode[], sizes: PictureSizes, limit: number): LaidOut {
  const { kept, leftOut } = bound(roots, limit)
  const top: PictureNode = { key: '', id: '', label: '', children: [...roots], folded: 0 }
  const root = hierarchy(top, (node) => node.children.filter((child) => kept.has(child.key)))
  const placed = tree<PictureNode>()
    .nodeSize([sizes.rowHeight, 1])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.35))(root)
    .descendants()
    .filter((node) => node.depth > 0)

  const places = new Map<string, number>()
  for (const { data } of placed) places.set(data.id, (places.get(data.id) ?? 0) + 1)
  const foldedBelow = (node: HierarchyPointNode<PictureNode>): number =>
    node.data.folded + node.data.children.length - (node.children?.length ?? 0)
  // Each column is as wide as its widest label, so that no label runs into the next column.
  const columnWidths: number[] = []
  let least = Infinity
  let most = -Infinity
  const drawn = placed.map((node): Drawn => {
    const { id, key, label } = node.data
    const folded = foldedBelow(node)
    const standsIn = places.get(id) ?? 1
    const labelWidth = sizes.labelWidth(node.data)
    const badges = Number(standsIn > 1) + Number(folded > 0)
    const width = labelWidth + badges * sizes.badgeWidth
    columnWidths[node.depth] = Math.max(columnWidths[node.depth] ?? 0, width)
    least = Math.min(least, node.x)
    most = Math.max(most, node.x)
    return {
      at: node.x,
      depth: node.depth,
      parent: node.depth > 1 ? (node.parent?.data.key ?? null) : null,
      width,
      rest: { key, id, label, folded, places: standsIn, labelWidth },
    }
  })
  const columnStarts: number[] = [0, 0]
  for (let depth = 2; depth <= columnWidths.length; depth += 1) {
    columnStarts[depth] =
      (columnStarts[depth - 1] ?? 0) + (columnWidths[depth - 1] ?? 0) + sizes.columnGap
  }
  return { drawn, least, most, columnWidths, columnStarts, leftOut }
}

/** Breadth first: what is near the root is kept, what is deep is cut. */
function bound(
  roots: readonly PictureNode[],
  limit: number,
): { kept: Set<string>; leftOut: number } {
  const kept = new Set<string>()
  let leftOut = 0
  let level: readonly PictureNode[] = roots
  while (level.length > 0) {
    const next: PictureNode[] = []
    for (const node of level) {
      if (kept.size >= limit) leftOut += 1
      else {
        kept.add(node.key)
        next.push(...node.children)
      }
    }
    level = next
  }
  return { kept, leftOut }
}
