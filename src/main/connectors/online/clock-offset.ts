/** How far this machine's clock is off, by the `Date` header of an answer. */

/** Clocks that differ by less, in milliseconds, are taken for equal: the `Date` header has only seconds. */
const tolerated = 5_000
/** A clock that says to be further off than a day is taken for wrong: a part of another age would outlive all others. */
const believed = 24 * 3_600_000

/** @returns the vendor's clock minus ours, in milliseconds; 0 where they agree; undefined where it is not told */
export function offsetOf(headers: Headers, receivedAt: number): number | undefined {
  const told = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(told)) return undefined
  const offset = Math.abs(told - receivedAt)
  return offset > tolerated && offset < believed ? told - receivedAt : 0
}
