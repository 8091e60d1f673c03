/** Moments: Unix milliseconds inside, ISO 8601 at the contract. */

export function iso(moment: number): string
export function iso(moment: number | null): string | null
export function iso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/
const dayLength = 86_400_000

/**
 * Reads an ISO 8601 date or date-time; a time without a zone is local.
 * @param edge which end of a date without a time is meant, in UTC
 * @returns Unix milliseconds, or undefined where the text is no date
 */
export function parseMoment(text: string, edge: 'start' | 'end'): number | undefined {
  const [, date, time, zone = ''] = written.exec(text.trim()) ?? []
  if (date === undefined) return undefined
  const start = Date.parse(date)
  // `Date.parse` rolls 2026-02-31 over into March; a date must mean itself.
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(date)) return undefined
  if (time === undefined) return edge === 'end' ? start + dayLength - 1 : start
  const moment = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(moment) ? undefined : moment
}
