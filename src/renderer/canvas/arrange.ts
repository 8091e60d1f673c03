/** Where the nodes of a graph stand and how wide they are. */
import { layTiers } from '../../shared/layout/tiers'
import { rowPitch, Trait, type Scene } from './scene'

export interface ArrangeInput {
  /** Column of each node, from 0; columns without nodes take no room. */
  tiers: Uint16Array
  labels: readonly string[]
  /** Whether each is written bold. */
  bold: readonly boolean[]
  from: Uint32Array
  to: Uint32Array
  /** Middles of nodes that stood before, NaN for new ones. Absent: the picture is a new one. */
  previous?: Float32Array | undefined
  /** Middles where nodes are wanted, NaN where they go wherever is best. */
  pinned?: Float32Array | undefined
}

export interface Arrangement {
  x: Float32Array
  y: Float32Array
  width: Float32Array
  crossings: number
}

/** Room for the shape before the name and the mark behind it. */
const besideLabel = 50
/** How much wider bold letters are. */
export const boldFactor = 1.1
const narrowest = 96
const widest = 236

/** @param widthOf a name, in pixels at scale 1 */
export function arrange(input: ArrangeInput, widthOf: (text: string) => number): Arrangement {
  const { bold, from, labels, pinned, to } = input
  const used = [...new Set(input.tiers)].sort((a, b) => a - b)
  const columnOf = new Map(used.map((tier, column) => [tier, column]))
  const tiers = input.tiers.map((tier) => columnOf.get(tier)!)

  const widths = new Float32Array(used.length).fill(narrowest)
  labels.forEach((label, node) => {
    const wanted = Math.min(
      widest,
      Math.ceil(widthOf(label) * (bold[node] ? boldFactor : 1)) + besideLabel,
    )
    widths[tiers[node]!] = Math.max(widths[tiers[node]!]!, wanted)
  })
  const columns = leftEdges(widths, tiers, from, to)
  const heights = new Float32Array(tiers.length).fill(rowPitch)
  const lay = (previous: Float32Array | undefined) =>
    layTiers({ tiers, from, to, heights, columns, ...(previous === undefined ? {} : { previous }) })

  let laid = lay(input.previous)
  if (pinned?.some((y) => !Number.isNaN(y)) === true) {
    laid = lay(laid.y.map((y, node) => (Number.isNaN(pinned[node]!) ? y : pinned[node]!)))
  }
  return {
    x: laid.x,
    y: laid.y,
    width: Float32Array.from(tiers, (tier) => widths[tier]!),
    crossings: laid.crossings,
  }
}

/** The more edges between two columns, the further apart, so that they do not run too steeply. */
function leftEdges(
  widths: Float32Array,
  tiers: Uint16Array,
  from: Uint32Array,
  to: Uint32Array,
): Float32Array {
  const between = new Float32Array(widths.length)
  for (let edge = 0; edge < from.length; edge++) {
    const [left, right] = [tiers[from[edge]!]!, tiers[to[edge]!]!]
    for (let column = left; column < right; column++) between[column]!++
  }
  const lefts = new Float32Array(widths.length)
  for (let column = 1; column < widths.length; column++) {
    const gap = Math.min(240, 56 + 6 * Math.sqrt(between[column - 1]!))
    lefts[column] = Math.round(lefts[column - 1]! + widths[column - 1]! + gap)
  }
  return lefts
}

/** What is left for the name behind the shape, and before the mark of what was not read whole. */
export function labelRoom({ traits, width }: Scene, node: number): number {
  return width[node]! - 29 - ((traits[node]! & Trait.notWhole) > 0 ? 18 : 6)
}
