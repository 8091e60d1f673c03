/** What Russian sentences are made of. */
import type { Answer, Count } from '../../schemas/common'

const numbers = new Intl.NumberFormat('ru')
const rules = new Intl.PluralRules('ru')

/** For 1, 2 and 5: роль, роли, ролей. The second and third are the genitive of both numbers too. */
export type Noun = readonly [one: string, few: string, many: string]

export const nouns = {
  user: ['пользователь', 'пользователя', 'пользователей'],
  role: ['роль', 'роли', 'ролей'],
  permission: ['разрешение', 'разрешения', 'разрешений'],
  menu: ['меню', 'меню', 'меню'],
  app: ['приложение', 'приложения', 'приложений'],
  part: ['часть', 'части', 'частей'],
  change: ['изменение', 'изменения', 'изменений'],
  snapshot: ['снимок', 'снимка', 'снимков'],
} as const satisfies Record<string, Noun>

/** Names are not declined: the word before them bears the case. */
export const name = (text: string): string => `«${text}»`

export const number = (value: number): string => numbers.format(value)

/** The form that a number asks for: `form(2, 'прочитана', 'прочитаны', 'прочитано')`. */
export function form(value: number, one: string, few: string, many: string): string {
  const rule = rules.select(value)
  return rule === 'one' ? one : rule === 'few' ? few : many
}

/** Nominative: 1 роль, 2 роли, 5 ролей. */
export const count = (value: number, noun: Noun): string =>
  `${number(value)} ${form(value, ...noun)}`

/** Genitive: у 1 роли, у 2 ролей, у 5 ролей. */
export const of = (value: number, [, few, many]: Noun): string =>
  `${number(value)} ${form(value, few, many, many)}`

/** The other cases have one form for 1, 21, 31 and another for the rest. */
export const inCase = (value: number, one: string, other: string): string =>
  `${number(value)} ${form(value, one, other, other)}`

export const countOf = (value: Count, noun: Noun): string =>
  value.is === 'atLeast' ? atLeast(value.value, noun) : count(value.value, noun)

export const atLeast = (value: number, noun: Noun): string => `не менее ${of(value, noun)}`

const conjunctions = { and: 'и', or: 'или' } as const

/** A, B и C */
export function listOf(items: readonly string[], last: keyof typeof conjunctions = 'and'): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${conjunctions[last]} ${items.at(-1)!}`
}

/** «A», «B» и «C» */
export const names = (items: readonly string[], last?: keyof typeof conjunctions): string =>
  listOf(items.map(name), last)

/** `роль «A»`, `роли «A» и «B»` */
export const rolesNamed = (roles: readonly string[]): string =>
  `${roles.length === 1 ? 'роль' : 'роли'} ${names(roles)}`

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const answers: Readonly<Record<Answer, string>> = {
  yes: 'да',
  no: 'нет',
  unknown: 'неизвестно',
}
