/** Texts of the product's own tables, which are kept in English: error codes and starter rules. */
import { language } from '../language'
import { knownTexts as ru } from './ru/known-texts'
import { knownTexts as zhCN } from './zh-CN/known-texts'

const translations: Readonly<
  Record<ReturnType<typeof language>, Readonly<Record<string, string>>>
> = {
  en: {},
  'zh-CN': zhCN,
  ru,
}

/** A text that is in no table, such as of a person's own rule, stays as it was written. */
export function inSpokenLanguage(text: string): string {
  const known = translations[language()]
  return Object.hasOwn(known, text) ? known[text]! : text
}
