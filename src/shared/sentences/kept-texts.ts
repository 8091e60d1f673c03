/**
 * Texts that are kept in English beside what was read, or come with a connector: labels of a sync's steps,
 * what stays unknown, why a part is not whole, what a guide says. They are said in the spoken language where
 * they are shown.
 */
import { language, type Language } from '../language'
import { keptPatterns as patternsRu, keptTexts as ru } from './ru/kept-texts'
import { keptPatterns as patternsZhCN, keptTexts as zhCN } from './zh-CN/kept-texts'

/** What a text with values in it says: the pattern of the English one, and the other from its groups. */
export type KeptPattern = readonly [english: RegExp, said: (...groups: string[]) => string]

interface Kept {
  texts: Readonly<Record<string, string>>
  patterns: readonly KeptPattern[]
  /** Between two remarks. */
  joint: string
}

const kept: Readonly<Record<Exclude<Language, 'en'>, Kept>> = {
  'zh-CN': { texts: zhCN, patterns: patternsZhCN, joint: '；' },
  ru: { texts: ru, patterns: patternsRu, joint: '; ' },
}

/** A text that is not known, such as what a vendor said, stays as it was kept. */
export function keptText(text: string): string {
  const spoken = language()
  if (spoken === 'en') return text
  const { joint } = kept[spoken]
  const whole = known(text, kept[spoken])
  if (whole !== undefined) return whole
  const remarks = text.split('; ')
  return remarks.length === 1
    ? text
    : remarks.map((one) => known(one, kept[spoken]) ?? one).join(joint)
}

function known(text: string, { patterns, texts }: Kept): string | undefined {
  if (Object.hasOwn(texts, text)) return texts[text]
  for (const [english, said] of patterns) {
    const found = english.exec(text)
    // A group may be a kept text again: why a list is not whole names why one of it is not.
    if (found !== null) return said(...found.slice(1).map((group = '') => keptText(group)))
  }
  return undefined
}
