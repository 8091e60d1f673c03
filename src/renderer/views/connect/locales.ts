/** Languages that RingCentral has names in (guide: basics/localization), as BCP 47. */
import { language } from '../../../shared/language'
const locales = [
  'en-US',
  'en-GB',
  'de-DE',
  'es-ES',
  'es-419',
  'fi-FI',
  'fr-FR',
  'fr-CA',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nl-NL',
  'pt-BR',
  'pt-PT',
  'zh-CN',
  'zh-HK',
  'zh-TW',
] as const

export function localeName(locale: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'language' }).of(locale) ?? locale
  } catch {
    // Not a language tag; whoever wrote it there knows what it means.
    return locale
  }
}

/** @param current is among them even if it is none of RingCentral's */
export function localeChoices(current: string): { value: string; text: string }[] {
  const known: readonly string[] = locales
  return (known.includes(current) ? known : [...known, current]).map((value) => ({
    value,
    text: localeName(value),
  }))
}
