/**
 * Unix milliseconds, each greater than the one before: the token service refuses an `encryption` that it
 * has seen (1001), and that hangs on the timestamp alone.
 */
export function timestamps(now: () => number): () => number {
  let last = -Infinity
  return () => (last = Math.max(Math.floor(now()), last + 1))
}
