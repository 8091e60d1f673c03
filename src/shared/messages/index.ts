/**
 * The one catalogue of visible texts. Keys and their parameters are typed from the catalogue itself,
 * so a missing text or a forgotten parameter does not compile.
 */
import { contained } from '../contained'
import { en } from './en'

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

interface Plural {
  readonly one: string
  readonly other: string
}

const plurals = new Intl.PluralRules('en')
const numbers = new Intl.NumberFormat('en')

export function formatNumber(value: number): string {
  return numbers.format(value)
}

export function t<Key extends MessageKey>(key: Key, ...values: Arguments<Key>): string {
  return fill(en[key], values[0] ?? {})
}

function fill(message: string | Plural, values: Readonly<Record<string, string | number>>): string {
  const text = typeof message === 'string' ? message : pick(message, values['count'])
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? formatNumber(value) : contained(value)
  })
}

function pick(message: Plural, count: string | number | undefined): string {
  return plurals.select(Number(count)) === 'one' ? message.one : message.other
}
