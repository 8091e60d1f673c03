/** Numbers, dates and ages in words. English throughout, whatever the machine's language. */
import type { Count, Counts } from '../../shared/schemas/common'

const numbers = new Intl.NumberFormat('en-US')
const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

export function number(value: number): string {
  return numbers.format(value)
}

export function many(value: number, singular: string, plural = `${singular}s`): string {
  return `${number(value)} ${value === 1 ? singular : plural}`
}

/** In a sentence. */
export function countOf(count: Count, singular: string, plural?: string): string {
  return `${count.is === 'total' ? '' : 'at least '}${many(count.value, singular, plural)}`
}

/** What an account holds. Of what nothing was read, "at least 0" would only be noise. */
export function countsInWords(counts: Counts): string {
  const all: [Count, string][] = [
    [counts.users, 'user'],
    [counts.roles, 'role'],
    [counts.permissions, 'permission'],
    [counts.assignments, 'assignment'],
    [counts.apps, 'app'],
    [counts.menus, 'menu'],
  ]
  const known = all.filter(([count]) => count.value > 0 || count.is === 'total')
  return (
    known.map(([count, word]) => countOf(count, word)).join(', ') || 'nothing that can be counted'
  )
}

/** What begins a sentence. */
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** In a table. */
export function shortCount(count: Count): string {
  return `${count.is === 'total' ? '' : '≥'}${number(count.value)}`
}

/** A moment in UTC: the same answer reads the same wherever it is read. */
export function moment(iso: string | null): string {
  if (iso === null) return 'unknown'
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  // A bare date says nothing of the hour.
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return dates.format(time)
  return `${dates.format(time)}, ${times.format(time)} UTC`
}

const units: readonly [name: string, milliseconds: number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How old something is, in its largest unit; undefined where that cannot be said. */
export function age(iso: string, now: number): string | undefined {
  const passed = now - Date.parse(iso)
  if (Number.isNaN(passed) || passed < 0) return undefined
  for (const [name, milliseconds] of units) {
    const value = Math.floor(passed / milliseconds)
    if (value > 0) return `${many(value, name)} old`
  }
  return 'less than a minute old'
}

/** The three states of "is this so" where the source may not have said. */
export function yesNo(value: boolean | null): string {
  if (value === null) return '?'
  return value ? 'yes' : 'no'
}

export function customOrStandard(custom: boolean | null): string {
  if (custom === null) return '?'
  return custom ? 'custom' : 'standard'
}

/** How much of a known whole is done; without a whole only how much. */
export function countOrShare(done: number, total: number | undefined): string {
  return total === undefined ? number(done) : `${number(done)} of ${number(total)}`
}

/** A span of time, in words as coarse as a person needs it. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  if (whole < 100) return `${String(whole)} s`
  const minutes = Math.round(whole / 60)
  if (minutes < 100) return `${String(minutes)} min`
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
}
