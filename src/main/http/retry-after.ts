/** A server's slip must not stop a sync for good; no vendor asks for more. */
const longest = 24 * 60 * 60 * 1_000

/** Whole seconds are all that the header knows, so a shorter wait is said as 0. */
const shortest = 1_000

/**
 * How long an answer asks to wait (RFC 9110, 10.2.3: seconds, or a date).
 *
 * @param receivedAt Unix milliseconds; a date counts from the answer's own `Date` where it has one, since
 *   that is the same clock
 * @returns milliseconds; undefined where it does not say, or says nothing that can be read
 */
export function retryAfter(headers: Headers, receivedAt: number): number | undefined {
  const said = headers.get('retry-after')?.trim()
  if (said === undefined) return undefined
  if (/^\d+$/.test(said)) return within(Number(said) * 1_000)
  const until = dateOf(said)
  if (until === undefined) return undefined
  const from = dateOf(headers.get('date') ?? '') ?? receivedAt
  // Both dates have lost their fractions of a second.
  return within(until - from + 1_000)
}

function dateOf(text: string): number | undefined {
  // `Date.parse` takes nearly anything for a date; one of HTTP has letters.
  const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : date
}

const within = (milliseconds: number) => Math.min(Math.max(milliseconds, shortest), longest)
