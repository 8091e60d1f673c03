/** Sentences in the language that is spoken when they are made. */
import { language, type Language } from '../language'

/** The same sentences in other words: a text for a text, a function of the same values for a function. */
type SameSentences<English> = English extends (...values: never) => unknown
  ? English
  : English extends string
    ? string
    : { readonly [Name in keyof English]: SameSentences<English[Name]> }

/** What a language lacks does not compile. */
export function speaking<English extends object>(
  en: English,
  others: Readonly<Record<Exclude<Language, 'en'>, SameSentences<English>>>,
): SameSentences<English> {
  const languages = { en: en as SameSentences<English>, ...others }
  return new Proxy(languages.en, {
    get: (_, name) => Reflect.get(languages[language()], name) as unknown,
  })
}
