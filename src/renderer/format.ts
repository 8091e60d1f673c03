/** Numbers, dates and sizes as the whole interface writes them. */
import { t } from '../shared/messages'
import type { Count } from '../shared/schemas/common'

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const ages = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "at least" wherever the whole number is not known. */
export function countText(count: Count): string {
  return count.is === 'total'
    ? t('common.number', { value: count.value })
    : t('common.atLeast', { value: count.value })
}

export function dateTimeText(iso: string | null): string {
  if (iso === null) return t('common.timeUnknown')
  // A day without a time is written without one: midnight would be made up.
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return days.format(new Date(`${iso}T12:00:00`))
  return moments.format(new Date(iso))
}

export function ageText(iso: string | null, now = Date.now()): string {
  if (iso === null) return t('common.ageUnknown')
  const age = new Date(iso).getTime() - now
  const size = Math.abs(age)
  if (size < minute) return t('common.justNow')
  if (size < hour) return ages.format(Math.round(age / minute), 'minute')
  if (size < day) return ages.format(Math.round(age / hour), 'hour')
  if (size < 60 * day) return ages.format(Math.round(age / day), 'day')
  if (size < 730 * day) return ages.format(Math.round(age / (30.4 * day)), 'month')
  return ages.format(Math.round(age / (365.25 * day)), 'year')
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return t('common.bytes', { count: bytes })
  if (bytes < 1_000_000) return t('common.kilobytes', { value: Math.round(bytes / 1000) })
  return t('common.megabytes', { value: Math.round(bytes / 100_000) / 10 })
}
