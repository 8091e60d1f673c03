/**
 * A layered layout for given columns: where each node of the access graph stands. Nodes are ordered in
 * their columns so that few edges cross (K. Sugiyama, S. Tagawa, M. Toda, 1981: barycentres and
 * medians of neighbours, swept to and fro; the best order met is kept), then moved towards their
 * neighbours as far as their order and distances allow. Plain numbers in typed arrays, so that a worker
 * can do it and hand the arrays over.
 */
import { countCrossings } from './crossings'
import { nearest } from './isotonic'

export interface TierInput {
  /** Column of each node, from 0. */
  tiers: ArrayLike<number>
  /** Edges by their ends; an edge within a column, or to the left, is not laid out. */
  from: ArrayLike<number>
  to: ArrayLike<number>
  /** Heights that nodes need, in pixels, with the room between two of them. */
  heights: ArrayLike<number>
  /** Left edge of each column, in pixels. */
  columns: ArrayLike<number>
  /** Where nodes stood before, NaN for new ones: what stays keeps its place as far as it can. */
  previous?: Float32Array | undefined
}

export interface TierLayout {
  x: Float32Array
  /** Middle of each node. */
  y: Float32Array
  height: number
  crossings: number
}

const barycentreSweeps = 6
const medianSweeps = 4
/** The first orders are never the best ones, so their crossings are not counted. */
const uncountedSweeps = 2
const placingSweeps = 4
/** How much more a node holds on to where it stood than a new one wants to be near its neighbours. */
const staying = 1e7
/** Room that an edge gets which passes a column, and how much taller all that pass may make the picture. */
const passingHeight = 8
const mostTaller = 0.5

export function layTiers(input: TierInput): TierLayout {
  const count = input.tiers.length
  if (count === 0) {
    return { x: new Float32Array(), y: new Float32Array(), height: 0, crossings: 0 }
  }
  const stays = input.previous?.some((y) => !Number.isNaN(y)) === true
  // An edge that comes to pass between two nodes does not push them apart.
  const graph = properGraph(input, stays ? undefined : passingHeights(input))
  const orders = startOrder(graph, input.previous)
  const best = stays
    ? { orders, crossings: countAll(graph, orders) }
    : fewestCrossings(graph, orders)
  const y = places(graph, best.orders, input.previous)
  const x = Float32Array.from(input.tiers, (tier) => input.columns[tier]!)
  let top = Infinity
  let bottom = -Infinity
  for (let node = 0; node < count; node++) {
    top = Math.min(top, y[node]! - input.heights[node]! / 2)
    bottom = Math.max(bottom, y[node]! + input.heights[node]! / 2)
  }
  // What stays keeps its place, so nothing is moved to the top then.
  const shift = stays ? 0 : top
  return {
    x,
    y: y.subarray(0, count).map((place) => place - shift),
    height: bottom - shift,
    crossings: best.crossings,
  }
}

/** Every edge leads to the next column: one that passes columns has a node of its own in each. */
interface ProperGraph {
  size: number
  tierOf: Uint16Array
  tiers: number
  heights: Float32Array
  /** Neighbours in the column before and in the one after. */
  before: Lists
  after: Lists
}

interface Lists {
  starts: Uint32Array
  ends: Uint32Array
}

/** In each column the room for an edge that passes it: hundreds of them would drive its nodes apart. */
function passingHeights({ from, heights, tiers, to }: TierInput): Float64Array {
  let count = 0
  for (let node = 0; node < tiers.length; node++) count = Math.max(count, tiers[node]! + 1)
  const own = new Float64Array(count)
  const passing = new Float64Array(count)
  for (let node = 0; node < tiers.length; node++) own[tiers[node]!]! += heights[node]!
  for (let edge = 0; edge < from.length; edge++) {
    const end = tiers[to[edge]!]!
    for (let tier = tiers[from[edge]!]! + 1; tier < end; tier++) passing[tier]!++
  }
  const tallest = own.reduce((most, height) => Math.max(most, height), 0)
  return passing.map((edges, tier) =>
    Math.min(passingHeight, ((1 + mostTaller) * tallest - own[tier]!) / Math.max(1, edges)),
  )
}

/** @param passing room in each column for an edge that passes it; absent: none */
function properGraph(
  { from, heights, tiers, to }: TierInput,
  passing: Float64Array | undefined,
): ProperGraph {
  const tierOf = Array.from(tiers)
  const tall = Array.from(heights)
  const above: number[] = []
  const below: number[] = []
  for (let edge = 0; edge < from.length; edge++) {
    const end = to[edge]!
    let at = from[edge]!
    if (tierOf[end]! <= tierOf[at]!) continue
    for (let tier = tierOf[at]! + 1; tier < tierOf[end]!; tier++) {
      const next = tierOf.push(tier) - 1
      tall.push(passing?.[tier] ?? 0)
      above.push(at)
      below.push(next)
      at = next
    }
    above.push(at)
    below.push(end)
  }
  const size = tierOf.length
  return {
    size,
    tierOf: Uint16Array.from(tierOf),
    tiers: tierOf.reduce((most, tier) => Math.max(most, tier + 1), 0),
    heights: Float32Array.from(tall),
    after: lists(size, above, below),
    before: lists(size, below, above),
  }
}

function lists(size: number, from: readonly number[], to: readonly number[]): Lists {
  const starts = new Uint32Array(size + 1)
  for (const node of from) starts[node + 1]!++
  for (let node = 0; node < size; node++) starts[node + 1]! += starts[node]!
  const next = starts.slice()
  const ends = new Uint32Array(from.length)
  from.forEach((node, at) => (ends[next[node]!++] = to[at]!))
  return { starts, ends }
}

/** By where nodes stood; new ones, and all of a new picture, breadth first so that neighbours are near. */
function startOrder(graph: ProperGraph, previous: Float32Array | undefined): Uint32Array[] {
  const rank = breadthFirst(graph)
  const places = Float64Array.from(rank)
  if (previous !== undefined) {
    for (let node = 0; node < graph.size; node++) {
      const before = node < previous.length ? previous[node]! : NaN
      places[node] = Number.isNaN(before) ? NaN : before
    }
    settle(graph, places)
  }
  const orders: number[][] = Array.from({ length: graph.tiers }, () => [])
  for (let node = 0; node < graph.size; node++) orders[graph.tierOf[node]!]!.push(node)
  return orders.map((nodes) =>
    Uint32Array.from(nodes.sort((a, b) => places[a]! - places[b]! || rank[a]! - rank[b]!)),
  )
}

/** New nodes go where their neighbours stand; those without any that stood before, to the end. */
function settle(graph: ProperGraph, places: Float64Array): void {
  for (let round = 0; round < graph.tiers; round++) {
    let open = false
    const known = places.slice()
    for (let node = 0; node < graph.size; node++) {
      if (!Number.isNaN(known[node]!)) continue
      let sum = 0
      let count = 0
      for (const { ends, starts } of [graph.before, graph.after]) {
        for (let at = starts[node]!; at < starts[node + 1]!; at++) {
          const place = known[ends[at]!]!
          if (Number.isNaN(place)) continue
          sum += place
          count++
        }
      }
      if (count > 0) places[node] = sum / count
      else open = true
    }
    if (!open) return
  }
  for (let node = 0; node < graph.size; node++) {
    if (Number.isNaN(places[node]!)) places[node] = Infinity
  }
}

function breadthFirst({ after, before, size }: ProperGraph): Uint32Array {
  const rank = new Uint32Array(size)
  const seen = new Uint8Array(size)
  const queue = new Uint32Array(size)
  const sides = [after, before]
  let end = 0
  for (let start = 0; start < size; start++) {
    if (seen[start] === 1) continue
    seen[start] = 1
    queue[end++] = start
    for (let at = end - 1; at < end; at++) {
      const node = queue[at]!
      rank[node] = at
      for (const { ends, starts } of sides) {
        for (let place = starts[node]!; place < starts[node + 1]!; place++) {
          const other = ends[place]!
          if (seen[other] === 1) continue
          seen[other] = 1
          queue[end++] = other
        }
      }
    }
  }
  return rank
}

interface Ordered {
  orders: Uint32Array[]
  crossings: number
}

function fewestCrossings(graph: ProperGraph, start: Uint32Array[]): Ordered {
  const orders = start.map((order) => order.slice())
  let best = { orders: start, crossings: countAll(graph, start) }
  const position = new Uint32Array(graph.size)
  const number = (order: Uint32Array) => {
    for (let at = 0; at < order.length; at++) position[order[at]!] = at
  }
  orders.forEach(number)
  const weights = new Float64Array(graph.size)
  const sort = sorter(orders.reduce((most, { length }) => Math.max(most, length), 0))
  for (let sweep = 0; sweep < barycentreSweeps + medianSweeps && best.crossings > 0; sweep++) {
    const weigh = sweep < barycentreSweeps ? barycentres : medians
    for (let step = 0; step < graph.tiers; step++) {
      const order = orders[sweep % 2 === 0 ? step : graph.tiers - 1 - step]!
      weigh(graph, order, position, weights)
      sort(order, weights)
      number(order)
    }
    if (sweep < uncountedSweeps) continue
    const crossings = countAll(graph, orders)
    if (crossings < best.crossings) {
      best = { orders: orders.map((order) => order.slice()), crossings }
    }
  }
  return best
}

/** How finely weights are told apart, in parts of a place. */
const weightSteps = 1_024

/**
 * Sorts nodes by weight, and those of the same weight as they stood. Weight and place go into one number,
 * because numbers are sorted some ten times faster than with a comparison of our own.
 * @param most how long an order can be
 */
function sorter(most: number): (order: Uint32Array, weights: Float64Array) => void {
  const keys = new Float64Array(most)
  const before = new Uint32Array(most)
  return (order, weights) => {
    const count = order.length
    for (let at = 0; at < count; at++) {
      keys[at] = Math.round(weights[order[at]!]! * weightSteps) * most + at
    }
    before.set(order)
    const sorted = keys.subarray(0, count).sort()
    for (let at = 0; at < count; at++) order[at] = before[sorted[at]! % most]!
  }
}

type Weigh = (
  graph: ProperGraph,
  order: Uint32Array,
  position: ArrayLike<number>,
  weights: Float64Array,
) => void

/** Of the neighbours in both columns beside; without any, the node stays. */
const barycentres: Weigh = ({ after, before }, order, position, weights) => {
  for (const node of order) {
    let sum = 0
    for (let at = before.starts[node]!; at < before.starts[node + 1]!; at++) {
      sum += position[before.ends[at]!]!
    }
    for (let at = after.starts[node]!; at < after.starts[node + 1]!; at++) {
      sum += position[after.ends[at]!]!
    }
    const count =
      before.starts[node + 1]! -
      before.starts[node]! +
      after.starts[node + 1]! -
      after.starts[node]!
    weights[node] = count === 0 ? position[node]! : sum / count
  }
}

const medians: Weigh = ({ after, before }, order, position, weights) => {
  // One for all nodes, as long as the longest needs it.
  let places = new Float64Array(64)
  for (const node of order) {
    const above = before.starts[node + 1]! - before.starts[node]!
    const count = above + after.starts[node + 1]! - after.starts[node]!
    if (count === 0) {
      weights[node] = position[node]!
      continue
    }
    if (count > places.length) places = new Float64Array(count * 2)
    for (let at = 0; at < above; at++) {
      places[at] = position[before.ends[before.starts[node]! + at]!]!
    }
    for (let at = above; at < count; at++) {
      places[at] = position[after.ends[after.starts[node]! + at - above]!]!
    }
    sortFew(places, count)
    const half = count >>> 1
    weights[node] = count % 2 === 1 ? places[half]! : (places[half - 1]! + places[half]!) / 2
  }
}

function sortFew(values: Float64Array, count: number): void {
  if (count > 24) {
    values.subarray(0, count).sort()
    return
  }
  for (let at = 1; at < count; at++) {
    const value = values[at]!
    let place = at
    for (; place > 0 && values[place - 1]! > value; place--) values[place] = values[place - 1]!
    values[place] = value
  }
}

function countAll(graph: ProperGraph, orders: readonly Uint32Array[]): number {
  const position = new Uint32Array(graph.size)
  for (const order of orders) order.forEach((node, at) => (position[node] = at))
  let sum = 0
  for (let tier = 0; tier + 1 < graph.tiers; tier++) {
    sum += countCrossings(orders[tier]!, graph.after, position, orders[tier + 1]!.length)
  }
  return sum
}

/** Each node as near to the middle of its neighbours as order and heights allow. */
function places(
  graph: ProperGraph,
  orders: readonly Uint32Array[],
  previous: Float32Array | undefined,
): Float32Array {
  const y = new Float32Array(graph.size)
  for (const order of orders) {
    let bottom = 0
    for (const node of order) {
      y[node] = bottom + graph.heights[node]! / 2
      bottom += graph.heights[node]!
    }
  }
  const stood = (node: number): number =>
    previous !== undefined && node < previous.length ? previous[node]! : NaN
  const middles = new Float64Array(graph.size)
  for (let sweep = 0; sweep < placingSweeps; sweep++) {
    for (let step = 0; step < graph.tiers; step++) {
      const order = orders[sweep % 2 === 0 ? step : graph.tiers - 1 - step]!
      barycentres(graph, order, y, middles)
      const wanted = new Float64Array(order.length)
      const weights = new Float64Array(order.length)
      const heights = new Float64Array(order.length)
      for (let at = 0; at < order.length; at++) {
        const node = order[at]!
        const before = stood(node)
        const isNew = Number.isNaN(before)
        wanted[at] = isNew ? middles[node]! : before
        // What stood somewhere gives way to what is new only where there is no room at all.
        weights[at] = isNew ? 1 : staying
        heights[at] = graph.heights[node]!
      }
      const found = nearest(wanted, weights, heights)
      for (let at = 0; at < order.length; at++) y[order[at]!] = found[at]!
    }
  }
  return y
}
