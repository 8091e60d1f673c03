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
const placingSweeps = 4
/** Room that an edge needs which passes a column. */
const passingHeight = 8

export function layTiers(input: TierInput): TierLayout {
  const count = input.tiers.length
  if (count === 0) {
    return { x: new Float32Array(), y: new Float32Array(), height: 0, crossings: 0 }
  }
  const graph = properGraph(input)
  const orders = startOrder(graph, input.previous)
  const stays = input.previous !== undefined && input.previous.some((y) => !Number.isNaN(y))
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

function properGraph({ from, heights, tiers, to }: TierInput): ProperGraph {
  const tierOf = Array.from(tiers)
  const tall = Array.from(heights)
  const above: number[] = []
  const below: number[] = []
  for (let edge = 0; edge < from.length; edge++) {
    const end = to[edge]!
    let at = from[edge]!
    if (tierOf[end]! <= tierOf[at]!) continue
    for (let tier = tierOf[at]! + 1; tier < tierOf[end]!; tier++) {
      const passing = tierOf.push(tier) - 1
      tall.push(passingHeight)
      above.push(at)
      below.push(passing)
      at = passing
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
  let end = 0
  for (let start = 0; start < size; start++) {
    if (seen[start] === 1) continue
    seen[start] = 1
    queue[end++] = start
    for (let at = end - 1; at < end; at++) {
      const node = queue[at]!
      rank[node] = at
      for (const { ends, starts } of [after, before]) {
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
  const position = new Float64Array(graph.size)
  const number = (order: Uint32Array) => order.forEach((node, at) => (position[node] = at))
  orders.forEach(number)
  const weight = new Float64Array(graph.size)
  for (let sweep = 0; sweep < barycentreSweeps + medianSweeps && best.crossings > 0; sweep++) {
    const weigh = sweep < barycentreSweeps ? barycentre : median
    for (let step = 0; step < graph.tiers; step++) {
      const order = orders[sweep % 2 === 0 ? step : graph.tiers - 1 - step]!
      for (const node of order) weight[node] = weigh(graph, node, position)
      order.sort((a, b) => weight[a]! - weight[b]! || position[a]! - position[b]!)
      number(order)
    }
    const crossings = countAll(graph, orders)
    if (crossings < best.crossings) {
      best = { orders: orders.map((order) => order.slice()), crossings }
    }
  }
  return best
}

/** Of the neighbours in both columns beside; without any, the node stays. */
function barycentre(graph: ProperGraph, node: number, position: Float64Array): number {
  let sum = 0
  let count = 0
  for (const { ends, starts } of [graph.before, graph.after]) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      sum += position[ends[at]!]!
      count++
    }
  }
  return count === 0 ? position[node]! : sum / count
}

function median(graph: ProperGraph, node: number, position: Float64Array): number {
  const places: number[] = []
  for (const { ends, starts } of [graph.before, graph.after]) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++) places.push(position[ends[at]!]!)
  }
  if (places.length === 0) return position[node]!
  places.sort((a, b) => a - b)
  const half = places.length >>> 1
  return places.length % 2 === 1 ? places[half]! : (places[half - 1]! + places[half]!) / 2
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
  for (let sweep = 0; sweep < placingSweeps; sweep++) {
    for (let step = 0; step < graph.tiers; step++) {
      const order = orders[sweep % 2 === 0 ? step : graph.tiers - 1 - step]!
      const wanted = Float64Array.from(order, (node) => {
        const before = stood(node)
        return Number.isNaN(before) ? barycentre(graph, node, y as unknown as Float64Array) : before
      })
      // What stood somewhere holds on to it much more than a new node wants to be near its neighbours.
      const weights = Float64Array.from(order, (node) => (Number.isNaN(stood(node)) ? 1 : 1_000))
      const found = nearest(
        wanted,
        weights,
        Float64Array.from(order, (node) => graph.heights[node]!),
      )
      order.forEach((node, at) => (y[node] = found[at]!))
    }
  }
  return y
}
