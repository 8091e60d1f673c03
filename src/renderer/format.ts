/** Numbers, dates and sizes as the whole interface writes them. */
import { language, type Language } from '../shared/language'
import { t } from '../shared/messages'
import type { Count } from '../shared/schemas/common'

/** Day before month in English too: the tools of this field are used around the world. */
const dateLocales: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN', ru: 'ru' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language: making one takes longer than using it. */
function dateFormat(timeStyle: 'short' | undefined): Intl.DateTimeFormat {
  const locale = dateLocales[language()]
  const key = `${locale} ${timeStyle ?? ''}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      ...(timeStyle ? { timeStyle } : {}),
    })
    formats.set(key, format)
  }
  return format
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "at least" wherever the whole number is not known. */
export function countText(count: Count): string {
  return count.is === 'total'
    ? t('common.number', { value: count.value })
    : t('common.atLeast', { value: count.value })
}

/** What can be counted in an account. */
type Counted = 'users' | 'roles' | 'permissions' | 'assignments' | 'apps' | 'menus'

/** "1,204 users", "at least 3 users". */
export function countedText({ is, value }: Count, what: Counted): string {
  return t(is === 'total' ? `counted.${what}` : `counted.atLeast.${what}`, { count: value })
}

/** The noun alone, in the form that the number before it asks for, where the two stand apart. */
export function countNoun({ is, value }: Count, what: Counted): string {
  return t(is === 'total' ? `count.${what}` : `count.atLeast.${what}`, { count: value })
}

export function dateTimeText(iso: string | null): string {
  if (iso === null) return t('common.timeUnknown')
  // A day without a time is written without one: midnight would be made up.
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso))
    return dateFormat(undefined).format(new Date(`${iso}T12:00:00`))
  return dateFormat('short').format(new Date(iso))
}

export function ageText(iso: string | null, now = Date.now()): string {
  if (iso === null) return t('common.ageUnknown')
  const age = now - new Date(iso).getTime()
  if (age < minute) return t('common.justNow')
  if (age < hour) return t('age.minutes', { count: Math.round(age / minute) })
  if (age < 2 * day) return t('age.hours', { count: Math.round(age / hour) })
  if (age < 90 * day) return t('age.days', { count: Math.round(age / day) })
  if (age < 730 * day) return t('age.months', { count: Math.round(age / (30.4 * day)) })
  return t('age.years', { count: Math.round(age / (365.25 * day)) })
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return t('common.bytes', { count: bytes })
  if (bytes < 1_000_000) return t('common.kilobytes', { value: Math.round(bytes / 1000) })
  return t('common.megabytes', { value: Math.round(bytes / 100_000) / 10 })
}

/** Answers that were asked for as `~` are of whoever was signed in; as a name that says nothing. */
export function userName({ name }: { name: string }): string {
  return name === '~' ? t('user.signedIn') : name
}

/** A length of time as a person says it: no more exact than it is useful. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 90) return t('duration.seconds', { value: whole })
  const minutes = Math.round(whole / 60)
  if (minutes < 90) return t('duration.minutes', { value: minutes })
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0
    ? t('duration.hours', { value: hours })
    : t('duration.hoursMinutes', { hours, minutes: minutes % 60 })
}
