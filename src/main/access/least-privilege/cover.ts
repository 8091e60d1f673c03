/**
 * The smallest choice of sets that cover all needs: exact by branch and bound as long as that ends within a
 * fixed amount of work, else the best that was found, with bounds on how much better it could be. What
 * follows from the problem itself is decided first (reduce.ts); the first choice is greedy (Chvátal 1979).
 */
import { add, hasBit, isEmpty, keepOnly, overlap, remove, size, textOf } from '../hygiene/bit-rows'
import { bitsOf } from '../bits'
import { countAtLeast } from './count-bound'
import { reduced, type Reduced } from './reduce'

/** What a role, or a switch, brings. */
export interface Candidate {
  /** Bits over the needs. */
  covers: Uint32Array
  /** Bits over all permissions: what it brings beside the needs. */
  extra: Uint32Array
}

/** What is made as small as it can be first; the other one decides between choices that are equal in it. */
export type Minimise = 'count' | 'extra'

export interface Choice {
  /** Places of the chosen candidates, ascending. */
  chosen: number[]
  /** Permissions that they bring together beside the needs. */
  extra: number
}

export interface Cover {
  /** The best ones, all equally good; at least one, which is empty where there are no needs. */
  choices: Choice[]
  /** Whether no choice is better. */
  proven: boolean
  /** No choice has fewer sets than this. */
  fewest: number
  /** No choice brings fewer permissions beside the needs than this. */
  leastExtra: number
}

const alternatives = 5
/** Words of bits that are looked at: less than half a second. */
const usualWork = 60_000_000

/**
 * @param needs how many there are; each must be covered by a candidate
 * @param work how many words of bits may be looked at, about
 */
export function smallestCover(
  needs: number,
  candidates: readonly Candidate[],
  minimise: Minimise,
  work = usualWork,
): Cover {
  const search = new Search(reduced(needs, candidates), minimise, work)
  const { best, proven } = search.run()
  const [first] = best
  return {
    choices: withTwins(candidates, best),
    proven,
    fewest: proven && minimise === 'count' ? first!.chosen.length : search.fewest,
    leastExtra: proven && minimise === 'extra' ? first!.extra : search.leastExtra,
  }
}

class Search {
  readonly #problem: Reduced
  readonly #minimise: Minimise
  /** Need → what every candidate that covers it brings besides. */
  readonly #forced: Uint32Array[]
  /** Needs, those first that fewest candidates cover. */
  readonly #order: number[]
  readonly #workOfStep: number
  #work: number
  #best: Choice[] = []
  readonly fewest: number
  readonly leastExtra: number

  constructor(problem: Reduced, minimise: Minimise, work: number) {
    this.#problem = problem
    this.#minimise = minimise
    this.#work = work
    const { candidates, coveredBy, needs } = problem
    this.#forced = coveredBy.map((row) => this.#broughtByAll(row))
    this.#order = [...coveredBy.keys()].sort((a, b) => size(coveredBy[a]!) - size(coveredBy[b]!))
    const covering = coveredBy.reduce((sum, row) => sum + size(row), 0)
    const words = (coveredBy[0]?.length ?? 0) + (this.#forced[0]?.length ?? 0)
    this.#workOfStep = needs * (words + 2) + candidates.length * 4 + covering
    const greedy = [this.#greedy('count'), this.#greedy('extra')].sort((a, b) =>
      this.#compare(a, b),
    )
    this.#best = [greedy[0]!]
    const fewest = Math.min(...greedy.map(({ chosen }) => chosen.length))
    const open = this.#allOpen()
    const none = new Uint32Array(coveredBy[0]?.length ?? 0)
    this.fewest =
      problem.chosen.length +
      Math.max(
        this.#countAtLeast(open, none),
        countAtLeast(needs, candidates, fewest - problem.chosen.length),
      )
    this.leastExtra = size(this.#extraAtLeast(open, problem.extra))
  }

  run(): { best: Choice[]; proven: boolean } {
    const { candidates, coveredBy, extra } = this.#problem
    this.#branch(this.#allOpen(), new Uint32Array(coveredBy[0]?.length ?? 0), [], extra)
    return { best: this.#best, proven: this.#work > 0 || candidates.length === 0 }
  }

  /** @param banned candidates of which all choices that have them were seen */
  #branch(
    open: Uint32Array,
    banned: Uint32Array,
    chosen: readonly number[],
    extra: Uint32Array,
  ): void {
    if (this.#work <= 0) return
    this.#work -= this.#workOfStep
    if (isEmpty(open)) {
      this.#keep(chosen, extra)
      return
    }
    const { candidates, chosen: decided, coveredBy } = this.#problem
    const count = decided.length + chosen.length + this.#countAtLeast(open, banned)
    if (this.#isHopeless(count, size(this.#extraAtLeast(open, extra)))) return
    let hardest: Uint32Array | undefined
    for (const need of this.#order) {
      if (!hasBit(open, need)) continue
      const covering = coveredBy[need]!.slice()
      remove(covering, banned)
      if (hardest === undefined || size(covering) < size(hardest)) hardest = covering
    }
    const tried = bitsOf(hardest!)
      .map((place) => ({ place, gain: overlap(candidates[place]!.covers, open) }))
      .sort((a, b) => b.gain - a.gain)
    const seen = banned.slice()
    for (const { place } of tried) {
      const { covers, extra: more } = candidates[place]!
      const left = open.slice()
      remove(left, covers)
      const brought = extra.slice()
      add(brought, more)
      this.#branch(left, seen, [...chosen, place], brought)
      seen[place >>> 5]! |= 1 << (place & 31)
    }
  }

  /**
   * Needs of which no two are covered by one candidate take a candidate each. And: where no candidate that
   * covers a need covers more than so many open ones, each need is one so many-th of a candidate.
   * @returns Infinity where a need is left that only banned candidates cover
   */
  #countAtLeast(open: Uint32Array, banned: Uint32Array): number {
    const { candidates, coveredBy } = this.#problem
    const gains = candidates.map(({ covers }) => overlap(covers, open))
    const taken = new Uint32Array(banned.length)
    const covering = new Uint32Array(banned.length)
    let apart = 0
    let shares = 0
    for (const need of this.#order) {
      if (!hasBit(open, need)) continue
      covering.set(coveredBy[need]!)
      remove(covering, banned)
      if (isEmpty(covering)) return Infinity
      shares += 1 / bitsOf(covering).reduce((most, place) => Math.max(most, gains[place]!), 1)
      if (overlap(covering, taken) > 0) continue
      apart++
      add(taken, covering)
    }
    return Math.max(apart, Math.ceil(shares - 1e-6))
  }

  #extraAtLeast(open: Uint32Array, extra: Uint32Array): Uint32Array {
    const least = extra.slice()
    for (const need of bitsOf(open)) add(least, this.#forced[need]!)
    return least
  }

  #broughtByAll(covering: Uint32Array): Uint32Array {
    const { candidates } = this.#problem
    const [first, ...others] = bitsOf(covering)
    const row = candidates[first!]!.extra.slice()
    for (const place of others) keepOnly(row, candidates[place]!.extra)
    return row
  }

  #allOpen(): Uint32Array {
    const { needs } = this.#problem
    const open = new Uint32Array((needs + 31) >>> 5)
    for (let need = 0; need < needs; need++) open[need >>> 5]! |= 1 << (need & 31)
    return open
  }

  /** Each time what covers most, or what covers most for the least extra; then what became needless goes. */
  #greedy(minimise: Minimise): Choice {
    const { candidates } = this.#problem
    const open = this.#allOpen()
    const extra = this.#problem.extra.slice()
    const chosen: number[] = []
    while (!isEmpty(open)) {
      let best: { place: number; rank: [number, number] } | undefined
      for (const [place, candidate] of candidates.entries()) {
        const gain = overlap(candidate.covers, open)
        if (gain === 0) continue
        const cost = size(candidate.extra) - overlap(candidate.extra, extra)
        const rank: [number, number] =
          minimise === 'count' ? [-gain, cost] : [(cost + 1) / gain, -gain]
        if (!best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] < best.rank[1]))
          best = { place, rank }
      }
      chosen.push(best!.place)
      remove(open, candidates[best!.place]!.covers)
      add(extra, candidates[best!.place]!.extra)
    }
    return this.#choiceOf(this.#withoutNeedless(chosen))
  }

  #withoutNeedless(chosen: readonly number[]): number[] {
    let kept = [...chosen]
    for (const place of chosen) {
      const others = kept.filter((other) => other !== place)
      const open = this.#allOpen()
      for (const other of others) remove(open, this.#problem.candidates[other]!.covers)
      if (isEmpty(open)) kept = others
    }
    return kept
  }

  /** @param chosen places in the reduced problem */
  #choiceOf(chosen: readonly number[]): Choice {
    const { candidates, chosen: decided, extra, places } = this.#problem
    const all = extra.slice()
    for (const place of chosen) add(all, candidates[place]!.extra)
    return {
      chosen: [...decided, ...chosen.map((place) => places[place]!)].sort((a, b) => a - b),
      extra: size(all),
    }
  }

  /** @param count and extra at least what any choice from here has */
  #isHopeless(count: number, extra: number): boolean {
    const order = this.#compare({ chosen: { length: count }, extra }, this.#best[0]!)
    return order > 0 || (order === 0 && this.#best.length >= alternatives)
  }

  #keep(chosen: readonly number[], extra: Uint32Array): void {
    const { chosen: decided } = this.#problem
    const found = { chosen: { length: decided.length + chosen.length }, extra: size(extra) }
    const order = this.#compare(found, this.#best[0]!)
    if (order > 0) return
    const choice = this.#choiceOf(chosen)
    if (order < 0) this.#best = [choice]
    const isNew = this.#best.every((one) => one.chosen.join(' ') !== choice.chosen.join(' '))
    if (isNew && this.#best.length < alternatives) this.#best.push(choice)
  }

  #compare(a: { chosen: { length: number }; extra: number }, b: Choice): number {
    const byCount = a.chosen.length - b.chosen.length
    const byExtra = a.extra - b.extra
    return this.#minimise === 'count' ? byCount || byExtra : byExtra || byCount
  }
}

/** A candidate that covers and brings the same as a chosen one makes another choice that is as good. */
function withTwins(candidates: readonly Candidate[], best: readonly Choice[]): Choice[] {
  const keys = candidates.map(({ covers, extra }) => textOf(covers) + textOf(extra))
  const alike = Map.groupBy(candidates.keys(), (place) => keys[place]!)
  const found = new Map(best.map((choice) => [choice.chosen.join(' '), choice]))
  for (const { chosen, extra } of found.values()) {
    for (const place of chosen) {
      for (const twin of alike.get(keys[place]!)!) {
        if (found.size >= alternatives) return [...found.values()]
        if (chosen.includes(twin)) continue
        const choice = [...chosen.filter((each) => each !== place), twin].sort((a, b) => a - b)
        found.set(choice.join(' '), { chosen: choice, extra })
      }
    }
  }
  return [...found.values()]
}
