/**
 * Finds few roles. A first solution after Ene, Horne, Milosavljevic, Rao, Schreiber and Tarjan, "Fast exact
 * and heuristic methods for role minimization problems" (SACMAT 2008): the vertex with fewest open cells, a
 * need or a column, is covered by the largest role that fits, until nothing is open. Then some roles are
 * taken out and replaced anew, again and again, and what is no worse is kept.
 */
import { bitsOf, ones } from '../../bits'
import { add, hasBit, isEmpty, isWithin, keepOnly, newRow, size } from '../bit-rows'
import type { BuildingBlocks } from './building-blocks'
import type { Candidate, Problem } from './problem'
import { isBetter, merged, openAfter, pruned, withExisting, type GoOn } from './solution'

/** Rounds without a better solution after which the search ends. */
const patience = 150
/** Share of the roles that a round takes out. */
const takenOut = 0.3

/** How many more roles than the best so far a greedy solution may have before it is given up. */
const hope = 1.5

export interface SearchOptions {
  /** Absent: only roles that exist. */
  blocks: BuildingBlocks | undefined
  /** A solution to begin with. */
  begin: readonly Candidate[]
  /** As many are needed at least: there the search ends. */
  atLeast: number
  random: () => number
  /** Asked between steps, with the fewest so far. */
  goOn: (best: number) => Promise<boolean>
}

export interface Found {
  roles: readonly Candidate[]
  /** Whether the time ended before the search did. */
  stopped: boolean
}

export async function search(problem: Problem, options: SearchOptions): Promise<Found> {
  let best = options.begin
  const goOn = (): Promise<boolean> => options.goOn(best.length)
  let current = best
  for (let round = 0, idle = 0; idle < patience && best.length > options.atLeast; round++, idle++) {
    if (!(await goOn())) return { roles: best, stopped: true }
    const fresh = round === 0
    const kept = fresh ? [] : current.filter(() => options.random() >= takenOut)
    const next = await completed(problem, kept, options, { goOn, most: best.length * hope, fresh })
    if (next === undefined) continue
    if (!isBetter(current, next)) current = next
    if (isBetter(current, best)) {
      best = current
      idle = 0
    }
  }
  return { roles: best, stopped: false }
}

interface Round {
  goOn: GoOn
  /** Beyond so many roles it is given up. */
  most: number
  /** The first one: chance has no say in what is covered first. */
  fresh: boolean
}

/** @param kept what stays @returns undefined where there was no time, or where it would be too many */
async function completed(
  problem: Problem,
  kept: readonly Candidate[],
  options: SearchOptions,
  { fresh, goOn, most }: Round,
): Promise<Candidate[] | undefined> {
  const greedy = new Greedy(problem, options, openAfter(problem, kept), !fresh)
  const more = await greedy.roles(most - kept.length, goOn)
  if (more === undefined) return undefined
  const all = await pruned(problem, [...kept, ...more], goOn)
  if (options.blocks === undefined) return all
  return withExisting(problem, await merged(problem, options.blocks, all, goOn), goOn)
}

class Greedy {
  readonly #problem: Problem
  readonly #options: SearchOptions
  readonly #open: Uint32Array
  readonly #shaken: boolean
  /** How many cells are open in each need and each column. */
  readonly #ofNeed: Uint32Array
  readonly #ofColumn: Uint32Array

  constructor(problem: Problem, options: SearchOptions, open: Uint32Array, shaken: boolean) {
    this.#problem = problem
    this.#options = options
    this.#open = open
    this.#shaken = shaken
    this.#ofNeed = new Uint32Array(problem.count)
    this.#ofColumn = new Uint32Array(problem.columns)
    for (let need = 0; need < problem.count; need++) {
      for (const column of bitsOf(problem.openOf(open, need))) {
        this.#ofNeed[need]!++
        this.#ofColumn[column]!++
      }
    }
  }

  /** @returns undefined where there was no time, or where there would be more than `most` */
  async roles(most: number, goOn: GoOn): Promise<Candidate[] | undefined> {
    const found: Candidate[] = []
    for (;;) {
      const vertex = this.#fewest()
      if (vertex === undefined) return found
      if (found.length >= most || !(await goOn())) return undefined
      const role = this.#options.blocks === undefined ? undefined : this.#newFor(vertex)
      const chosen = role ?? this.#existingFor(vertex)
      found.push(chosen)
      this.#cover(chosen)
    }
  }

  /** The need or column with fewest open cells. */
  #fewest(): { need: number } | { column: number } | undefined {
    let least = Infinity
    let found: { need: number } | { column: number } | undefined
    const weigh = (open: number): number =>
      this.#shaken ? open * (0.5 + this.#options.random()) : open
    this.#ofNeed.forEach((open, need) => {
      if (open === 0) return
      const weight = weigh(open)
      if (weight < least) [least, found] = [weight, { need }]
    })
    this.#ofColumn.forEach((open, column) => {
      if (open === 0) return
      const weight = weigh(open)
      if (weight < least) [least, found] = [weight, { column }]
    })
    return found
  }

  #newFor(vertex: { need: number } | { column: number }): Candidate | undefined {
    if ('need' in vertex) return this.#newForNeed(vertex.need)
    const { allowed, columns } = this.#problem
    const common = newRow(columns).fill(~0)
    let narrowest: number | undefined
    for (const need of this.#needsOpenIn(vertex.column)) {
      keepOnly(common, allowed[need]!)
      if (narrowest === undefined || size(allowed[need]!) < size(allowed[narrowest]!)) {
        narrowest = need
      }
    }
    const row = this.#options.blocks!.mostWithin(common)
    if (hasBit(row, vertex.column)) return this.#problem.candidate(row)
    const block = this.#options.blocks!.leastFor(vertex.column, allowed[narrowest!]!)
    return block === undefined ? undefined : this.#largest(block.row)
  }

  /** The largest role around all that is open in a need. */
  #newForNeed(need: number): Candidate | undefined {
    const { columns } = this.#problem
    const allowed = this.#problem.allowed[need]!
    const core = newRow(columns)
    for (const column of bitsOf(this.#problem.openOf(this.#open, need))) {
      // Being a role is what every role brings.
      if (column === columns - 1 || hasBit(core, column)) continue
      const block = this.#options.blocks!.leastFor(column, allowed)
      if (block === undefined) return undefined
      add(core, block.row)
    }
    return this.#largest(core)
  }

  /** As large as it can be for all whom it serves with something that is open. */
  #largest(core: Uint32Array): Candidate {
    const { allowed, columns, count } = this.#problem
    const common = newRow(columns).fill(~0)
    for (let need = 0; need < count; need++) {
      if (this.#ofNeed[need] === 0 || !isWithin(core, allowed[need]!)) continue
      if (isEmpty(core) || this.#meets(need, core)) keepOnly(common, allowed[need]!)
    }
    return this.#problem.candidate(this.#options.blocks!.mostWithin(common))
  }

  #meets(need: number, row: Uint32Array): boolean {
    const start = need * this.#problem.words
    return row.some((word, at) => (word & this.#open[start + at]!) !== 0)
  }

  #needsOpenIn(column: number): number[] {
    const found: number[] = []
    for (let need = 0; need < this.#problem.count; need++) {
      if (this.#ofNeed[need] === 0) continue
      if (hasBit(this.#problem.openOf(this.#open, need), column)) found.push(need)
    }
    return found
  }

  /** The existing role that covers most of all that cover one of the vertex's cells; there always is one. */
  #existingFor(vertex: { need: number } | { column: number }): Candidate {
    const need = 'need' in vertex ? vertex.need : this.#needsOpenIn(vertex.column)[0]!
    const column =
      'column' in vertex
        ? vertex.column
        : this.#rarest(bitsOf(this.#problem.openOf(this.#open, need)))
    const allowed = this.#problem.allowed[need]!
    let best: Candidate | undefined
    let most = -1
    for (const candidate of this.#problem.existing) {
      if (!hasBit(candidate.row, column) || !isWithin(candidate.row, allowed)) continue
      const covers = this.#problem.covers(this.#open, candidate)
      const weight = this.#shaken ? covers * (0.7 + 0.6 * this.#options.random()) : covers
      if (weight > most) [most, best] = [weight, candidate]
    }
    // What is open was given by roles that may be exchanged, and these are candidates.
    return best!
  }

  #rarest(columns: readonly number[]): number {
    return columns.reduce((rarest, column) =>
      this.#ofColumn[column]! < this.#ofColumn[rarest]! ? column : rarest,
    )
  }

  #cover({ members, row }: Candidate): void {
    const { words } = this.#problem
    for (const need of members) {
      if (this.#ofNeed[need] === 0) continue
      const start = need * words
      for (let word = 0; word < words; word++) {
        let bits = this.#open[start + word]! & row[word]!
        if (bits === 0) continue
        this.#open[start + word]! &= ~bits
        this.#ofNeed[need]! -= ones(bits)
        for (; bits !== 0; bits &= bits - 1) {
          this.#ofColumn[word * 32 + 31 - Math.clz32(bits & -bits)]!--
        }
      }
    }
  }
}
