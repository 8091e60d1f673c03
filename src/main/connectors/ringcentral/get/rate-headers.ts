/** RingCentral's limits as every answer tells them (developer guide, basics/rate-limits). */
import type { RateHeaders } from '../../../http/types'

/** The name is shown to whoever waits, and remembered: nothing but a word is taken. */
const groupName = /^[A-Za-z]\w{0,39}$/

/** Undefined where one of them is missing or no number; then what was known goes on. */
export function rateHeaders(headers: Headers): RateHeaders | undefined {
  const group = headers.get('x-rate-limit-group')?.trim()
  const limit = numberIn(headers, 'x-rate-limit-limit')
  const remaining = numberIn(headers, 'x-rate-limit-remaining')
  const seconds = numberIn(headers, 'x-rate-limit-window')
  if (!group || !groupName.test(group) || !limit || remaining === undefined || !seconds)
    return undefined
  return {
    // Documented as lower case in some places and capitalised in others.
    group: group.charAt(0).toUpperCase() + group.slice(1),
    limit,
    remaining,
    windowMilliseconds: seconds * 1_000,
  }
}

function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
