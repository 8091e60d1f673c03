/** Draws a range in steps: what is new is drawn a few at a time, so that no step takes long. */
import type { RowRange } from './visible-rows'

/**
 * The next step from what is drawn to what is wanted: what both have stays, what is no longer wanted goes,
 * and at most `most` are added, beginning beside what stays.
 */
export function stepRange(drawn: RowRange, wanted: RowRange, most: number): RowRange {
  const first = Math.max(drawn.first, wanted.first)
  const end = Math.min(drawn.end, wanted.end)
  if (first >= end) {
    // Nothing stays: from the middle of what is wanted, where the eye is.
    const count = Math.min(most, wanted.end - wanted.first)
    const middle = Math.floor((wanted.first + wanted.end - count) / 2)
    return { first: middle, end: middle + count }
  }
  const after = Math.min(most, wanted.end - end)
  const before = Math.min(most - after, first - wanted.first)
  return { first: first - before, end: end + after }
}

export const sameRange = (a: RowRange, b: RowRange): boolean =>
  a.first === b.first && a.end === b.end
