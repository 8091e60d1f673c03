/** Names in the languages that the portal documents (3.0.0), and the ways in which answers write them. */
import type { QuirkName } from './types'

export const locales = ['en_US', 'zh_CN', 'es_ES', 'ja_JP', 'de_DE', 'pl_PL'] as const
export type Locale = (typeof locales)[number]

/** English is always there; where another language is missing, English stands in. */
export type Names = Readonly<Partial<Record<Locale, string>> & { en_US: string }>

/** `locale` of a request; what is not there or not documented means English. */
export const localeOf = (asked: unknown): Locale => locales.find((one) => one === asked) ?? 'en_US'

export const nameIn = (names: Names, locale: Locale): string => names[locale] ?? names.en_US

/** I18nString: all languages at once, and `default`. */
export function i18n(names: Names, quirks: ReadonlySet<QuirkName>): object | string {
  const entries = Object.entries({ default: names.en_US, ...names })
  const written: Record<string, string> = {}
  for (const [locale, name] of entries) {
    written[quirks.has('i18n-dashes') ? locale.replace('_', '-') : locale] = name
  }
  return quirks.has('i18n-text') ? JSON.stringify(written) : written
}
