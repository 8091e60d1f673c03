/**
 * The smallest choice of sets that cover all needs: exact by branch and bound as long as that ends within a
 * number of steps, else the best that was found, with a bound on how much better it could be. The first
 * choice is greedy (Chvátal 1979).
 */
import { ones } from '../bits'

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
}

const alternatives = 5

/**
 * @param needs how many there are; each must be covered by a candidate
 * @param most steps of the search
 */
export function smallestCover(
  needs: number,
  candidates: readonly Candidate[],
  minimise: Minimise,
  most = 200_000,
): Cover {
  return new Search(needs, candidates, minimise, most).run()
}

class Search {
  readonly #needs: number
  readonly #candidates: readonly Candidate[]
  readonly #minimise: Minimise
  readonly #useful: number[]
  /** Need → useful candidates that cover it, those that cover most first. */
  readonly #coveredBy: number[][]
  #steps: number
  #best: Choice[] = []

  constructor(needs: number, candidates: readonly Candidate[], minimise: Minimise, steps: number) {
    this.#needs = needs
    this.#candidates = candidates
    this.#minimise = minimise
    this.#steps = steps
    this.#useful = undominated(candidates)
    const size = (place: number) => count(candidates[place]!.covers)
    const byUse = [...this.#useful].sort(
      (a, b) => size(b) - size(a) || count(candidates[a]!.extra) - count(candidates[b]!.extra),
    )
    this.#coveredBy = Array.from({ length: needs }, (_, need) =>
      byUse.filter((place) => isSet(candidates[place]!.covers, need)),
    )
  }

  run(): Cover {
    const open = new Uint32Array((this.#needs + 31) >>> 5)
    for (let need = 0; need < this.#needs; need++) open[need >>> 5]! |= 1 << (need & 31)
    const fewest = this.#bound(open)
    this.#best = [this.#greedy(open)]
    const words = this.#candidates[0]?.extra.length ?? 0
    this.#branch(open, [], new Uint32Array(words))
    const proven = this.#steps > 0
    return {
      choices: this.#best,
      proven,
      fewest: proven && this.#minimise === 'count' ? this.#best[0]!.chosen.length : fewest,
    }
  }

  #branch(open: Uint32Array, chosen: readonly number[], extra: Uint32Array): void {
    if (this.#steps <= 0) return
    this.#steps--
    const need = this.#hardest(open)
    if (need === undefined) {
      this.#keep({ chosen: [...chosen].sort((a, b) => a - b), extra: count(extra) })
      return
    }
    if (this.#isHopeless(chosen.length + this.#bound(open), count(extra))) return
    for (const place of this.#coveredBy[need]!) {
      const { covers, extra: more } = this.#candidates[place]!
      this.#branch(without(open, covers), [...chosen, place], union(extra, more))
    }
  }

  /** The open need that fewest candidates cover. */
  #hardest(open: Uint32Array): number | undefined {
    let hardest: number | undefined
    for (let need = 0; need < this.#needs; need++) {
      if (!isSet(open, need)) continue
      if (
        hardest === undefined ||
        this.#coveredBy[need]!.length < this.#coveredBy[hardest]!.length
      ) {
        hardest = need
      }
    }
    return hardest
  }

  /** Needs of which no two are covered by one candidate take a candidate each. */
  #bound(open: Uint32Array): number {
    const taken = new Set<number>()
    let bound = 0
    const needs = Array.from({ length: this.#needs }, (_, need) => need)
      .filter((need) => isSet(open, need))
      .sort((a, b) => this.#coveredBy[a]!.length - this.#coveredBy[b]!.length)
    for (const need of needs) {
      const covering = this.#coveredBy[need]!
      if (covering.some((place) => taken.has(place))) continue
      bound++
      for (const place of covering) taken.add(place)
    }
    return bound
  }

  /** Each time what covers most for the least extra. */
  #greedy(all: Uint32Array): Choice {
    let open = all
    const chosen: number[] = []
    let extra = new Uint32Array(this.#candidates[0]?.extra.length ?? 0)
    while (open.some((word) => word !== 0)) {
      let best: { place: number; gain: number; cost: number } | undefined
      for (const place of this.#useful) {
        const candidate = this.#candidates[place]!
        const gain = count(common(candidate.covers, open))
        if (gain === 0) continue
        const cost = count(without(candidate.extra, extra))
        const better =
          !best ||
          (this.#minimise === 'count'
            ? gain > best.gain || (gain === best.gain && cost < best.cost)
            : (cost + 1) / gain < (best.cost + 1) / best.gain)
        if (better) best = { place, gain, cost }
      }
      if (!best) break
      const { covers, extra: more } = this.#candidates[best.place]!
      chosen.push(best.place)
      open = without(open, covers)
      extra = union(extra, more)
    }
    return { chosen: chosen.sort((a, b) => a - b), extra: count(extra) }
  }

  /** @param size and extra at least what any choice from here has */
  #isHopeless(size: number, extra: number): boolean {
    const order = this.#order({ chosen: { length: size }, extra }, this.#best[0]!)
    return order > 0 || (order === 0 && this.#best.length >= alternatives)
  }

  #keep(choice: Choice): void {
    const order = this.#order(choice, this.#best[0]!)
    if (order < 0) this.#best = [choice]
    const isNew = !this.#best.some(({ chosen }) => chosen.join(' ') === choice.chosen.join(' '))
    if (order === 0 && isNew && this.#best.length < alternatives) this.#best.push(choice)
  }

  #order(a: { chosen: { length: number }; extra: number }, b: Choice): number {
    const bySize = a.chosen.length - b.chosen.length
    const byExtra = a.extra - b.extra
    return this.#minimise === 'count' ? bySize || byExtra : byExtra || bySize
  }
}

/** Without those in whose place another one covers as much for no more extra; of equals the first stays. */
function undominated(candidates: readonly Candidate[]): number[] {
  const places = candidates.flatMap(({ covers }, place) =>
    covers.some((word) => word !== 0) ? [place] : [],
  )
  return places.filter((place) => {
    const one = candidates[place]!
    return !places.some((other) => {
      if (other === place) return false
      const better = candidates[other]!
      if (!isWithin(one.covers, better.covers) || !isWithin(better.extra, one.extra)) return false
      const equal = isWithin(better.covers, one.covers) && isWithin(one.extra, better.extra)
      return !equal || other < place
    })
  })
}

const isSet = (row: Uint32Array, bit: number): boolean =>
  ((row[bit >>> 5]! >>> (bit & 31)) & 1) === 1
const isWithin = (a: Uint32Array, b: Uint32Array): boolean =>
  a.every((word, at) => (word & ~b[at]!) === 0)
const without = (a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> =>
  Uint32Array.from(a, (word, at) => word & ~b[at]!)
const union = (a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> =>
  Uint32Array.from(a, (word, at) => word | b[at]!)
const common = (a: Uint32Array, b: Uint32Array): Uint32Array =>
  Uint32Array.from(a, (word, at) => word & b[at]!)
const count = (row: Uint32Array): number => row.reduce((sum, word) => sum + ones(word), 0)
