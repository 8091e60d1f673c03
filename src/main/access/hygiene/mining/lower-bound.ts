/**
 * How few roles there can be at least: a fooling set is a set of open cells no two of which one role can
 * cover, so each needs a role of its own. Two cells go together only if either need allows the other's
 * column. Found greedily, the hardest cells first.
 */
import { bitsOf, ones } from '../../bits'
import { hasBit, size } from '../bit-rows'
import type { Problem } from './problem'

/** How many cells are looked at: hard ones have fewest partners. */
const cellsTried = 200_000

/** @param more whether to try on: asked before each try @returns how many roles are needed at least */
export async function lowerBound(
  problem: Problem,
  random: () => number,
  more: (tries: number) => Promise<boolean>,
): Promise<number> {
  const cells = cellsOf(problem)
  let best = 0
  for (let tries = 0; await more(tries); tries++) {
    const order = tries === 0 ? cells : shaken(cells, random)
    best = Math.max(best, foolingSet(problem, order))
  }
  return best
}

interface Cell {
  need: number
  column: number
  /** How many cells one role could cover with it, about. */
  ease: number
}

/** The hardest cells, the hardest first. */
function cellsOf({ allowed, columns, count, open, words }: Problem): Cell[] {
  const holders = new Uint32Array(columns)
  for (const row of allowed) {
    for (const column of bitsOf(row)) if (column < columns) holders[column]!++
  }
  const widths = allowed.map(size)
  function* all(): Generator<Cell> {
    for (let need = 0; need < count; need++) {
      for (const column of bitsOf(open.subarray(need * words, (need + 1) * words))) {
        yield { need, column, ease: widths[need]! * holders[column]! }
      }
    }
  }
  const eases = new Float64Array(open.reduce((sum, word) => sum + ones(word), 0))
  let at = 0
  for (const { ease } of all()) eases[at++] = ease
  const limit = eases.sort()[cellsTried - 1] ?? Infinity
  const cells: Cell[] = []
  for (const cell of all()) if (cell.ease <= limit) cells.push(cell)
  return cells.sort((a, b) => a.ease - b.ease).slice(0, cellsTried)
}

/** Nearly the same order: each cell's ease is doubled or halved by chance. */
function shaken(cells: readonly Cell[], random: () => number): Cell[] {
  return cells
    .map((cell) => ({ cell, key: Math.log2(cell.ease) + 2 * random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ cell }) => cell)
}

function foolingSet({ allowed, words }: Problem, order: readonly Cell[]): number {
  const chosen: Cell[] = []
  /** Columns of the chosen ones: a cell whose need allows none of them is no partner of any. */
  const columns = new Uint32Array(words)
  for (const cell of order) {
    const row = allowed[cell.need]!
    let meets = 0
    for (let word = 0; word < words; word++) meets += ones(row[word]! & columns[word]!)
    const isApart =
      meets === 0 ||
      chosen.every(
        (other) => !hasBit(row, other.column) || !hasBit(allowed[other.need]!, cell.column),
      )
    if (!isApart) continue
    chosen.push(cell)
    columns[cell.column >>> 5]! |= 1 << (cell.column & 31)
  }
  return chosen.length
}
