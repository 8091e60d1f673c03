/**
 * How many candidates any cover has at least: the Lagrangian bound of set cover (Held and Karp 1971; Beasley
 * 1990). Each need gets a price; a candidate is worth taking where the prices of what it covers come to more
 * than one. Whatever the prices, no cover has fewer than the sum of all prices less what that worth exceeds.
 */
import { bitsOf } from '../bits'
import type { Candidate } from './cover'

const rounds = 150

/** @param found how many a cover that is known has */
export function countAtLeast(
  needs: number,
  candidates: readonly Candidate[],
  found: number,
): number {
  if (needs === 0) return 0
  const covered = candidates.map(({ covers }) => bitsOf(covers))
  const prices = new Float64Array(needs)
  for (const inside of covered) {
    for (const need of inside) prices[need] = Math.max(prices[need]!, 1 / inside.length)
  }
  let best = 1
  let stride = 1
  let since = 0
  for (let round = 0; round < rounds && best < found; round++) {
    let bound = prices.reduce((sum, price) => sum + price, 0)
    // How often each need is not covered by what is worth taking; negative where more than once.
    const lacking = new Float64Array(needs).fill(1)
    for (const inside of covered) {
      const worth = inside.reduce((sum, need) => sum + prices[need]!, 0)
      if (worth <= 1) continue
      bound -= worth - 1
      for (const need of inside) lacking[need]!--
    }
    const least = Math.ceil(bound - 1e-6)
    if (least > best) [best, since] = [least, 0]
    else if (++since % 15 === 0) stride /= 2
    const length = lacking.reduce((sum, lack) => sum + lack * lack, 0)
    if (length === 0) break
    const step = (stride * (found + 0.5 - bound)) / length
    lacking.forEach((lack, need) => (prices[need] = Math.max(0, prices[need]! + step * lack)))
  }
  return best
}
