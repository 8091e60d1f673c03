/** A likeness in words. */
import type { Likeness } from './schemas/compare'

/** In whole percents; 100% and 0% only where it is exactly so. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`
}

/** `92%`, or `40–92%` where not all of it is known. */
export function likenessText({ lower, upper }: Pick<Likeness, 'lower' | 'upper'>): string {
  const [from, to] = [percent(lower), percent(upper)]
  return from === to ? to : `${from.slice(0, -1)}–${to}`
}
