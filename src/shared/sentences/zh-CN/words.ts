/** What Chinese sentences are made of. */
import type { Answer, Count } from '../../schemas/common'

const numbers = new Intl.NumberFormat('zh-CN')

export const name = (text: string): string => `“${text}”`

export const number = (value: number): string => numbers.format(value)

/** @param what measure word and noun: `count(5, '个用户')` */
export const count = (value: number, what: string): string => `${number(value)} ${what}`

export const countOf = (value: Count, what: string): string =>
  `${value.is === 'atLeast' ? '至少 ' : ''}${count(value.value, what)}`

const conjunctions = { and: '和', or: '或' } as const

/** A、B和C */
export function listOf(items: readonly string[], last: keyof typeof conjunctions = 'and'): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join('、')}${conjunctions[last]}${items.at(-1)!}`
}

/** “A”、“B”和“C” */
export const names = (items: readonly string[], last?: keyof typeof conjunctions): string =>
  listOf(items.map(name), last)

/** “A”、“B”以及另外 3 个角色 */
export const namesAndMore = (some: readonly string[], more: number, what: string): string =>
  more === 0 ? names(some) : `${some.map(name).join('、')}以及另外 ${count(more, what)}`

export const answers: Readonly<Record<Answer, string>> = { yes: '是', no: '否', unknown: '未知' }
