/** Roles and users side by side, in Russian. */
import type { Likeness } from '../../schemas/compare'
import { likenessText } from '../../likeness-text'
import { name, names } from './words'

export function equalBut(
  only: readonly { side: string | undefined; permissions: readonly string[] }[],
): string {
  const parts = only
    .filter(({ permissions }) => permissions.length > 0)
    .map(({ permissions, side }) =>
      side === undefined ? names(permissions) : `только у ${name(side)} есть ${names(permissions)}`,
    )
  return `Всё одинаково, кроме: ${parts.join('; ')}.`
}

export function alike(likeness: Likeness): string {
  const exact = likeness.lower === likeness.upper
  return `${exact ? 'Сходство' : 'Сходство, насколько прочитано'}: ${likenessText(likeness)}.`
}

export function mostAlike(
  most: { sides: readonly [string, string]; likeness: Likeness },
  least: { sides: readonly [string, string]; likeness: Likeness },
): string {
  return `Больше всего похожи ${names(most.sides)} (${likenessText(most.likeness)}), меньше всего — ${names(least.sides)} (${likenessText(least.likeness)}).`
}

export const inPlace = (place: string, sentence: string): string => `${place}: ${sentence}`

/** @param date ISO 8601, the day */
export const snapshotOf = (id: number, date: string): string => `снимок ${id} от ${date}`

export const sideNotThere = (side: string): string =>
  `В аккаунте, где есть ${name(side)}, такого разрешения нет.`
export const sideNothingSuch = (side: string): string =>
  `Всё, что есть у ${name(side)}, прочитано, и этого там нет.`
export const sideDictionaryUnread = (side: string): string =>
  `Неизвестно: прочитано не всё, что есть у ${name(side)}, и не все разрешения этого аккаунта.`

export const limitMatchedById =
  'Разрешения разных аккаунтов считаются одинаковыми, если совпадают их идентификаторы и идентификаторы их приложений.'
export const limitTables =
  'Эти аккаунты известны из таблиц: считается само собой разумеющимся, что одинаковый идентификатор значит в обоих одно и то же.'
export const limitOfDifferentTimes =
  'Стороны прочитаны в разное время: то, что различается, могло измениться между этими моментами.'
