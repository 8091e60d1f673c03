/**
 * The inheritance picture as numbers: categories, the permissions in them and what those include,
 * laid out from left to right. What is drawn is bounded; the rest is counted where it was cut off.
 */
import { hierarchy, tree } from 'd3-hierarchy'

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

export function inclusionPicture(
  roots: readonly PictureNode[],
  sizes: PictureSizes,
  limit = drawnAtMost,
): Picture {
  if (roots.length === 0) return { nodes: [], links: [], width: 0, height: 0, leftOut: 0 }
  const { kept, leftOut } = bound(roots, limit)
  const top: PictureNode = { key: '', id: '', label: '', children: [...roots], folded: 0 }
  const root = hierarchy(top, (node) => node.children.filter((child) => kept.has(child.key)))
  tree<PictureNode>()
    .nodeSize([sizes.rowHeight, 1])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.35))(root)

  const drawn = root.descendants().filter((node) => node.depth > 0)
  // Each column is as wide as its widest label, so that no label runs into the next column.
  const columnWidths: number[] = []
  const widths = new Map<string, number>()
  const places = new Map<string, number>()
  for (const { data } of drawn) places.set(data.id, (places.get(data.id) ?? 0) + 1)
  const foldedBelow = (node: (typeof drawn)[number]): number =>
    node.data.folded + node.data.children.length - (node.children?.length ?? 0)
  let least = Infinity
  let most = -Infinity
  for (const node of drawn) {
    const badges = Number((places.get(node.data.id) ?? 1) > 1) + Number(foldedBelow(node) > 0)
    const label = sizes.labelWidth(node.data)
    const width = label + badges * sizes.badgeWidth
    widths.set(node.data.key, width)
    columnWidths[node.depth] = Math.max(columnWidths[node.depth] ?? 0, width)
    least = Math.min(least, node.x ?? 0)
    most = Math.max(most, node.x ?? 0)
  }
  const columnStarts: number[] = [0, 0]
  for (let depth = 2; depth <= columnWidths.length; depth += 1) {
    columnStarts[depth] =
      (columnStarts[depth - 1] ?? 0) + (columnWidths[depth - 1] ?? 0) + sizes.columnGap
  }

  const nodes = drawn.map((node) => ({
    key: node.data.key,
    id: node.data.id,
    label: node.data.label,
    depth: node.depth,
    x: columnStarts[node.depth] ?? 0,
    y: (node.x ?? 0) - least + sizes.rowHeight / 2,
    folded: foldedBelow(node),
    places: places.get(node.data.id) ?? 1,
    parent: node.depth > 1 ? (node.parent?.data.key ?? null) : null,
    labelWidth: sizes.labelWidth(node.data),
  }))
  const byKey = new Map(nodes.map((node) => [node.key, node]))
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
