/**
 * How alike two sets of permissions are, of which not everything need be known: the share of what both
 * have in what either has (Jaccard 1901, "Étude comparative de la distribution florale").
 */
import type { Answer } from '../../../shared/schemas/common'

/** Each from 0 to 1. Two empty sets are the same: 1. */
export interface Likeness {
  /** Of what is known to be had; what is unknown is not counted as had. */
  known: number
  /** It is at least `lower` and at most `upper`, whatever the unknown turns out to be. */
  lower: number
  upper: number
}

/** How many permissions are answered so by the one and so by the other, in either order. */
export interface PairCounts {
  both: number
  /** One has it and the other has it not. */
  one: number
  /** One has it, of the other it is unknown. */
  perhapsBoth: number
  /** One has it not, of the other it is unknown. */
  perhapsOne: number
  unknown: number
}

/** @param open for each, whether it may have permissions that are not among those counted */
export function likenessOf(
  { both, one, perhapsBoth, perhapsOne, unknown }: PairCounts,
  open: readonly [boolean, boolean],
): Likeness {
  const all = both + one + perhapsBoth + perhapsOne + unknown
  const isOpen = open.some(Boolean)
  const had = both + one + perhapsBoth
  const possible = had + unknown
  return {
    // Of two that are not known to have anything, nothing says that they are alike.
    known: had > 0 ? both / had : all === 0 && !isOpen ? 1 : 0,
    // There is no end to what may come to it.
    lower: isOpen ? 0 : all === 0 ? 1 : both / all,
    upper: possible === 0 || open.every(Boolean) ? 1 : (both + perhapsBoth + unknown) / possible,
  }
}

export function countPairs(pairs: Iterable<readonly [Answer, Answer]>): PairCounts {
  const counts = { both: 0, one: 0, perhapsBoth: 0, perhapsOne: 0, unknown: 0 }
  for (const [a, b] of pairs) {
    if (a === 'unknown' && b === 'unknown') counts.unknown++
    else if (a === 'unknown' || b === 'unknown') {
      if (a === 'yes' || b === 'yes') counts.perhapsBoth++
      else counts.perhapsOne++
    } else if (a === 'yes' && b === 'yes') counts.both++
    else if (a !== b) counts.one++
  }
  return counts
}
