/** Sentences in the language that is spoken when they are made. */
import { language, type Language } from '../language'

/** The same sentences in other words: a text for a text, a function of the same values for a function. */
type Sentences<English> = {
  readonly [Name in keyof English]: English[Name] extends string ? string : English[Name]
}

/** @param others what a language does not say is said in English */
export function speaking<English extends object>(
  en: English,
  others: Readonly<Record<Exclude<Language, 'en'>, Partial<Sentences<English>>>>,
): Sentences<English> {
  return new Proxy(en as Sentences<English>, {
    get(english, name) {
      const spoken = language()
      const own = spoken === 'en' ? undefined : Reflect.get(others[spoken], name)
      return own ?? (Reflect.get(english, name) as unknown)
    },
  })
}
