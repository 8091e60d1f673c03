/** Names put together from the catalogue's words, in as many languages as asked for. */
import type { Row } from './catalogue/words'
import { locales, type Names } from './names'

/** Chinese and Japanese write words without a space between them. */
const unspaced: readonly string[] = ['zh_CN', 'ja_JP']

/**
 * @param words in the order of English
 * @param suffix after the words in every language
 * @param count how many languages, English first
 */
export function namesOf(words: readonly Row[], suffix = '', count: number = locales.length): Names {
  const names = locales.slice(0, count).map((locale, at) => {
    const text = words.map((row) => row[at]!).join(unspaced.includes(locale) ? '' : ' ')
    return [locale, text + suffix] as const
  })
  return Object.fromEntries(names) as Names
}
