/**
 * What is decided before any search: needs that come with others, candidates in whose place another does as
 * well, and candidates that alone cover a need. Each decision can bring others about, so they are repeated.
 */
import { bitsOf } from '../bits'
import { add, hasBit, isWithin, keepOnly, newRow, remove, setBit, size } from '../hygiene/bit-rows'
import type { Candidate } from './cover'

/** What is left to be searched. */
export interface Reduced {
  needs: number
  /** Without what the decided ones cover and bring. */
  candidates: Candidate[]
  /** Places of these candidates among all. */
  places: number[]
  /** Need → bits of the candidates that cover it. */
  coveredBy: Uint32Array[]
  /** Places among all of the candidates that every best choice can be made to have. */
  chosen: number[]
  /** What these bring. */
  extra: Uint32Array
}

/** @param needs how many there are; each must be covered by a candidate */
export function reduced(needs: number, all: readonly Candidate[]): Reduced {
  const extra = new Uint32Array(all[0]?.extra.length ?? 0)
  const chosen: number[] = []
  let open = Array.from({ length: needs }, (_, need) => need)
  let places = [...all.keys()]
  // Rows of their own: they are written to.
  let rest = all.map(({ covers, extra: more }) => ({ covers: covers.slice(), extra: more.slice() }))
  for (;;) {
    const kept = undominated(open, rest)
    rest = kept.map((place) => rest[place]!)
    places = kept.map((place) => places[place]!)
    const covering = coveringOf(open, rest)
    const hard = hardest(covering)
    open = hard.map((at) => open[at]!)
    const alone = new Set(hard.flatMap((at) => onlyOne(covering[at]!)))
    if (alone.size === 0) {
      return {
        needs: open.length,
        candidates: rest.map((one) => ({ ...one, covers: renumbered(one.covers, open) })),
        places,
        coveredBy: hard.map((at) => covering[at]!),
        chosen,
        extra,
      }
    }
    for (const place of alone) {
      chosen.push(places[place]!)
      add(extra, rest[place]!.extra)
    }
    const left = newRow(needs)
    for (const need of open) setBit(left, need)
    for (const place of alone) remove(left, rest[place]!.covers)
    open = bitsOf(left)
    for (const one of rest) {
      keepOnly(one.covers, left)
      remove(one.extra, extra)
    }
  }
}

/**
 * Without those in whose place another one covers as much for no more extra; of equals the first stays. What
 * covers as much covers the need that fewest cover, so only those are looked at.
 */
function undominated(needs: readonly number[], candidates: readonly Candidate[]): number[] {
  const covering = new Map<number, number[]>(needs.map((need) => [need, []]))
  const covered = candidates.map(({ covers }) => bitsOf(covers))
  covered.forEach((inside, place) => {
    for (const need of inside) covering.get(need)!.push(place)
  })
  return [...candidates.keys()].filter((place) => {
    const one = candidates[place]!
    const [first, ...others] = covered[place]!.map((need) => covering.get(need)!)
    if (first === undefined) return false
    const fewest = others.reduce((a, b) => (b.length < a.length ? b : a), first)
    return !fewest.some((other) => {
      if (other === place) return false
      const better = candidates[other]!
      if (!isWithin(one.covers, better.covers) || !isWithin(better.extra, one.extra)) return false
      const equal = isWithin(better.covers, one.covers) && isWithin(one.extra, better.extra)
      return !equal || other < place
    })
  })
}

/** Need → bits of candidates. */
function coveringOf(needs: readonly number[], candidates: readonly Candidate[]): Uint32Array[] {
  return needs.map((need) => {
    const row = newRow(candidates.length)
    candidates.forEach(({ covers }, place) => {
      if (hasBit(covers, need)) setBit(row, place)
    })
    return row
  })
}

/**
 * Without needs that whatever covers another need covers too; of equals the first stays. The first candidate
 * of that other need is then among those of the one.
 */
function hardest(covering: readonly Uint32Array[]): number[] {
  const places = covering.map(bitsOf)
  const byFirst = Map.groupBy(covering.keys(), (need) => places[need]![0]!)
  return [...covering.keys()].filter((need) => {
    const one = covering[need]!
    return !places[need]!.some((place) =>
      byFirst.get(place)?.some((other) => {
        if (other === need || !isWithin(covering[other]!, one)) return false
        return !isWithin(one, covering[other]!) || other < need
      }),
    )
  })
}

/** The only candidate, if there is but one. */
const onlyOne = (covering: Uint32Array): number[] => (size(covering) === 1 ? bitsOf(covering) : [])

function renumbered(covers: Uint32Array, needs: readonly number[]): Uint32Array {
  const row = newRow(needs.length)
  needs.forEach((need, at) => {
    if (hasBit(covers, need)) setBit(row, at)
  })
  return row
}
