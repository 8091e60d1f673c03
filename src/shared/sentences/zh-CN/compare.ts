/** Roles and users side by side, in Chinese. */
import type { Likeness } from '../../schemas/compare'
import { likenessText } from '../../likeness-text'
import { name, names } from './words'

export function equalBut(
  only: readonly { side: string | undefined; permissions: readonly string[] }[],
): string {
  const parts = only
    .filter(({ permissions }) => permissions.length > 0)
    .map(({ permissions, side }) =>
      side === undefined ? names(permissions) : `仅${name(side)}拥有${names(permissions)}`,
    )
  return `除以下内容外均相同：${parts.join('；')}。`
}

export function alike(likeness: Likeness): string {
  const exact = likeness.lower === likeness.upper
  return `${exact ? '相似度' : '就已读取的内容而言，相似度'}：${likenessText(likeness)}。`
}

export function mostAlike(
  most: { sides: readonly [string, string]; likeness: Likeness },
  least: { sides: readonly [string, string]; likeness: Likeness },
): string {
  return `最相似的是${names(most.sides)}（${likenessText(most.likeness)}），最不相似的是${names(least.sides)}（${likenessText(least.likeness)}）。`
}

export const inPlace = (place: string, sentence: string): string => `${place}：${sentence}`

/** @param date ISO 8601, the day */
export const snapshotOf = (id: number, date: string): string => `快照 ${id}（${date}）`

export const sideNotThere = (side: string): string => `${name(side)}所在的账户没有此权限。`
export const sideNothingSuch = (side: string): string =>
  `${name(side)}拥有的内容已全部读取，其中没有这一项。`
export const sideDictionaryUnread = (side: string): string =>
  `未知：${name(side)}拥有的内容未全部读取，其账户有哪些权限也未全部读取。`

export const limitMatchedById = '不同账户的权限，若其 ID 及所属应用的 ID 相同，即视为同一权限。'
export const limitTables = '这些账户的内容来自表格：此处假定同一 ID 在两者中含义相同。'
export const limitOfDifferentTimes = '各方的读取时间不同：不同之处可能是其间的变更所致。'
