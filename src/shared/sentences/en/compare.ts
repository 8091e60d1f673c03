/** Roles and users side by side, also of several accounts: what stands beside the counts. */
import type { Likeness } from '../../schemas/compare'
import { likenessText } from '../../likeness-text'
import { name, names } from './words'

/** @param only what each of two sides alone has; with more sides, under no side's name, what differs */
export function equalBut(
  only: readonly { side: string | undefined; permissions: readonly string[] }[],
): string {
  const parts = only
    .filter(({ permissions }) => permissions.length > 0)
    .map(({ permissions, side }) =>
      side === undefined
        ? names(permissions)
        : `${names(permissions)}, which only ${name(side)} has`,
    )
  return `Equal but for ${parts.join(', and ')}.`
}

export function alike(likeness: Likeness): string {
  const exact = likeness.lower === likeness.upper
  return `${exact ? 'Alike' : 'Alike, as far as was read'}: ${likenessText(likeness)}.`
}

/** @param most, least the two sides' names and how alike they are */
export function mostAlike(
  most: { sides: readonly [string, string]; likeness: Likeness },
  least: { sides: readonly [string, string]; likeness: Likeness },
): string {
  return `Most alike are ${names(most.sides)} (${likenessText(most.likeness)}), least ${names(least.sides)} (${likenessText(least.likeness)}).`
}

/** @param place where the side stands, `Acme Europe` */
export const inPlace = (place: string, sentence: string): string => `${place}: ${sentence}`

/** @param date ISO 8601, the day */
export const snapshotOf = (id: number, date: string): string => `snapshot ${id} of ${date}`

export const sideNotThere = (side: string): string =>
  `The account of ${name(side)} has no such permission.`
export const sideNothingSuch = (side: string): string =>
  `All that ${name(side)} has was read, and this is not among it.`
export const sideDictionaryUnread = (side: string): string =>
  `Unknown: not all that ${name(side)} has was read, nor which permissions its account has.`

export const limitMatchedById =
  'Permissions of different accounts are taken for the same if their ids, and the ids of their apps, are the same.'
export const limitTables =
  'These accounts are known from tables: that the same id means the same in both is taken for granted.'
export const limitOfDifferentTimes =
  'The sides were not read at the same time: what differs may have been changed in between.'
