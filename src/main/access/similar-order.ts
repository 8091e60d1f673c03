/**
 * An order in which rows of bits that are alike stand together, so that patterns of a matrix show.
 *
 * It starts from reciprocal averaging (the first axis of correspondence analysis: M. O. Hill, 1973) and,
 * where there are not too many rows, from a chain of nearest neighbours; each is made better by reversing
 * stretches (2-opt, G. A. Croes, 1958) as long as that brings rows nearer to their neighbours. The best
 * of these and of the order given is taken, so it is never worse than that one.
 */
import { ones } from './bits'

/** The chain of nearest neighbours compares all pairs. */
const mostForChain = 2_000
/** Stretches longer than this are not tried: they cost most and bring least. */
const longestStretch = 40
const longestOfMany = 10
const rounds = 3
const averagings = 40

/** @param rows of the same length, each of other bits @returns places in `rows`, in their order */
export function similarOrder(rows: readonly Uint32Array[]): Uint32Array {
  const given = Uint32Array.from(rows.keys())
  if (rows.length < 3) return given
  const candidates = [given, byAveraging(rows)]
  if (rows.length <= mostForChain) candidates.push(chain(rows))
  let best: Uint32Array = given
  let least = length(rows, given)
  for (const candidate of candidates) {
    const improved = withoutDetours(rows, candidate)
    const path = length(rows, improved)
    if (path < least) {
      best = improved
      least = path
    }
  }
  return best
}

/** In how many bits neighbours differ, summed over an order. */
export function length(rows: readonly Uint32Array[], order: Uint32Array): number {
  let sum = 0
  for (let at = 1; at < order.length; at++) {
    sum += distance(rows[order[at - 1]!]!, rows[order[at]!]!)
  }
  return sum
}

function distance(one: Uint32Array, other: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < one.length; word++) sum += ones(one[word]! ^ other[word]!)
  return sum
}

/**
 * Rows get the mean of their columns' scores, columns that of their rows', again and again; the part that
 * is the same for all is taken out each time.
 */
function byAveraging(rows: readonly Uint32Array[]): Uint32Array {
  const words = rows[0]!.length
  const scores = Float64Array.from(rows, (_, row) => row / rows.length)
  const sizes = Float64Array.from(rows, (row) => row.reduce((sum, word) => sum + ones(word), 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const columnScore = new Float64Array(words * 32)
  const columnSize = new Float64Array(words * 32)
  eachBit(rows, (_, column) => (columnSize[column]! += 1))
  for (let round = 0; round < averagings; round++) {
    let mean = 0
    for (let row = 0; row < rows.length; row++) mean += scores[row]! * sizes[row]!
    mean /= total || 1
    let spread = 0
    for (let row = 0; row < rows.length; row++) {
      scores[row]! -= mean
      spread += scores[row]! ** 2 * sizes[row]!
    }
    if (spread === 0) break
    const scale = 1 / Math.sqrt(spread)
    for (let row = 0; row < rows.length; row++) scores[row]! *= scale
    columnScore.fill(0)
    eachBit(rows, (row, column) => (columnScore[column]! += scores[row]!))
    for (let column = 0; column < columnScore.length; column++) {
      if (columnSize[column]! > 0) columnScore[column]! /= columnSize[column]!
    }
    scores.fill(0)
    eachBit(rows, (row, column) => (scores[row]! += columnScore[column]!))
    for (let row = 0; row < rows.length; row++) {
      // A row without any bit stands at the end.
      scores[row] = sizes[row] === 0 ? Infinity : scores[row]! / sizes[row]!
    }
    if (scores.includes(Infinity)) scores.forEach((s, row) => s === Infinity && (scores[row] = 0))
  }
  const empty = (row: number): number => (sizes[row] === 0 ? 1 : 0)
  return Uint32Array.from(rows.keys()).sort(
    (a, b) => empty(a) - empty(b) || scores[a]! - scores[b]! || a - b,
  )
}

function eachBit(rows: readonly Uint32Array[], visit: (row: number, column: number) => void): void {
  rows.forEach((bits, row) => {
    for (let word = 0; word < bits.length; word++) {
      for (let left = bits[word]!; left !== 0; left &= left - 1) {
        visit(row, word * 32 + 31 - Math.clz32(left & -left))
      }
    }
  })
}

/** From the fullest row always to the nearest that is left; of equals, to the first. */
function chain(rows: readonly Uint32Array[]): Uint32Array {
  const left = new Set(rows.keys())
  let at = 0
  let most = -1
  for (const [row, bits] of rows.entries()) {
    const size = bits.reduce((sum, word) => sum + ones(word), 0)
    if (size > most) {
      most = size
      at = row
    }
  }
  const order = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    order[place] = at
    left.delete(at)
    let nearest = -1
    let least = Infinity
    for (const row of left) {
      const far = distance(rows[at]!, rows[row]!)
      if (far < least) {
        least = far
        nearest = row
      }
    }
    at = nearest
  }
  return order
}

/** Reverses stretches as long as that shortens the way. */
function withoutDetours(rows: readonly Uint32Array[], given: Uint32Array): Uint32Array {
  const order = given.slice()
  const last = order.length - 1
  const longest = order.length <= mostForChain ? longestStretch : longestOfMany
  const between = (a: number, b: number): number =>
    a < 0 || b > last ? 0 : distance(rows[order[a]!]!, rows[order[b]!]!)
  /** Kept, because most pairs are looked at many times and change seldom. */
  const steps = Int32Array.from(order, (_, at) => between(at, at + 1))
  for (let round = 0; round < rounds; round++) {
    let better = false
    for (let from = 0; from < last; from++) {
      const end = Math.min(last, from + longest)
      for (let to = from + 1; to <= end; to++) {
        const now = (from === 0 ? 0 : steps[from - 1]!) + steps[to]!
        if (now === 0) continue
        const first = between(from - 1, to)
        if (first >= now || first + between(from, to + 1) >= now) continue
        order.subarray(from, to + 1).reverse()
        for (let at = Math.max(0, from - 1); at <= to; at++) steps[at] = between(at, at + 1)
        better = true
      }
    }
    if (!better) break
  }
  return order
}
