/** Moments: Unix milliseconds inside, ISO 8601 at the contract. */

export function iso(moment: number): string
export function iso(moment: number | null): string | null
export function iso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}

const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * Reads an ISO 8601 date or date-time.
 * @param edge which end of a date without a time is meant, in UTC
 * @returns Unix milliseconds, or undefined where the text is no date
 */
export function parseMoment(text: string, edge: 'start' | 'end'): number | undefined {
  const whole = day.test(text)
  const moment = Date.parse(whole ? `${text}T00:00:00Z` : text)
  if (Number.isNaN(moment) || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined
  // Date.parse rolls 2026-02-31 over into March; a date must mean itself.
  if (whole && new Date(moment).toISOString().slice(0, 10) !== text) return undefined
  return whole && edge === 'end' ? moment + 86_399_999 : moment
}
