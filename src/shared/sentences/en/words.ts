/** What English sentences are made of. */
import type { Count } from '../../schemas/common'

/** In quotation marks, since a permission's name can look like the words around it. */
export const name = (text: string): string => `“${text}”`

export const number = (value: number): string => value.toLocaleString('en-US')

export const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${value === 1 ? one : many}`

export const countOf = (value: Count, one: string, many: string): string =>
  `${value.is === 'atLeast' ? 'at least ' : ''}${count(value.value, one, many)}`

/** A, B and C */
export function listOf(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)!}`
}

/** “A”, “B” and “C” */
export const names = (items: readonly string[], last?: 'and' | 'or'): string =>
  listOf(items.map(name), last)
