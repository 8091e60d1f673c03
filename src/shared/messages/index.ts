/**
 * The one catalogue of visible texts. Keys and their parameters are typed from the English one, so a
 * missing text, in any language, or a forgotten parameter does not compile.
 */
import { contained } from '../contained'
import { language, type Language } from '../language'
import { en } from './en'
import { ru } from './ru'
import { zhCN } from './zh-CN'

type Catalogue = typeof en
export type MessageKey = keyof Catalogue

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type ParameterNames<Message> = Message extends { other: string }
  ? 'count' | Names<Message[keyof Message]>
  : Names<Message>
type Values<Names extends string> = [Names] extends [never]
  ? []
  : [values: Readonly<Record<Names, string | number>>]
type Arguments<Key extends MessageKey> = Values<ParameterNames<Catalogue[Key]>>

/** Keys of texts that need no values, for places that take any plain text. */
export type PlainKey = {
  [Key in MessageKey]: [ParameterNames<Catalogue[Key]>] extends [never] ? Key : never
}[MessageKey]

/** The forms of a text that counts, by the plural rules of its language (CLDR). */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** The forms that whole numbers need in each language; fractions are not counted. */
export interface FormsOf {
  en: { readonly one: string; readonly other: string }
  'zh-CN': { readonly other: string }
  ru: { readonly one: string; readonly few: string; readonly many: string }
}

/** Every text of the catalogue in another language. */
export type Translation<L extends Language> = {
  readonly [Key in MessageKey]: Catalogue[Key] extends string ? string : FormsOf[L]
}

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string | Forms>>>> = {
  en: en,
  'zh-CN': zhCN,
  ru,
}

const plurals = new Map<Language, Intl.PluralRules>()
const numbers = new Map<Language, Intl.NumberFormat>()
const lists = new Map<Language, Intl.ListFormat>()

function kept<Value>(of: Map<Language, Value>, make: (language: Language) => Value): Value {
  const spoken = language()
  let value = of.get(spoken)
  if (value === undefined) of.set(spoken, (value = make(spoken)))
  return value
}

export function formatNumber(value: number): string {
  return kept(numbers, (spoken) => new Intl.NumberFormat(spoken)).format(value)
}

/** Names in a row, as they stand in tables and beside each other: `A, B, C`; in Chinese `A、B、C`. */
export function formatList(items: readonly string[]): string {
  return kept(
    lists,
    (spoken) => new Intl.ListFormat(spoken, { type: 'conjunction', style: 'narrow' }),
  ).format(items)
}

export function t<Key extends MessageKey>(key: Key, ...values: Arguments<Key>): string {
  return fill(catalogues[language()][key], values[0] ?? {})
}

function fill(message: string | Forms, values: Readonly<Record<string, string | number>>): string {
  const text = typeof message === 'string' ? message : pick(message, Number(values['count']))
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? formatNumber(value) : contained(value)
  })
}

function pick(forms: Forms, count: number): string {
  const rule = kept(plurals, (spoken) => new Intl.PluralRules(spoken)).select(count)
  return forms[rule] ?? forms.other ?? forms.many ?? ''
}
