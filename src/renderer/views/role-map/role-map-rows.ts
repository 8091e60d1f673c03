/** Which rows of a map of roles are on show, and how the address names one. */
import { t } from '../../../shared/messages'
import type { RoleMap, RoleMapRow } from '../../../shared/schemas/role-map'
import { dateTimeText } from '../../format'

export const rowChoices = ['all', 'drifted', 'only', 'unknown', 'same'] as const
export type RowChoice = (typeof rowChoices)[number]

export function countOfChoice({ counts, rows }: RoleMap, choice: RowChoice): number {
  if (choice === 'all') return rows.length
  return choice === 'only' ? counts.onlyHere + counts.onlyThere : counts[choice]
}

/** @param filter words, all of which must be in the names or ids of the row's roles */
export function chosenRows(
  rows: readonly RoleMapRow[],
  choice: RowChoice,
  filter: string,
): RoleMapRow[] {
  const words = filter.trim().toLocaleLowerCase().split(/\s+/)
  return rows.filter(({ here, state, there }) => {
    const text = [here?.name, here?.id, there?.name, there?.id].join(' ').toLocaleLowerCase()
    const chosen =
      choice === 'all' ||
      (choice === 'only' ? state === 'only-here' || state === 'only-there' : state === choice)
    return chosen && words.every((word) => text.includes(word))
  })
}

/** What tells a side from the other: of one account, its snapshot. */
export function placeText(map: Pick<RoleMap, 'here' | 'there'>, side: 'here' | 'there'): string {
  const { account, snapshot } = map[side]
  return map.here.account.id === map.there.account.id
    ? t('place.snapshot', {
        id: snapshot.id,
        date: dateTimeText(snapshot.takenAt?.slice(0, 10) ?? null),
      })
    : account.name
}

/** A role stands in one row only, so either of a row's roles names it. */
export const rowKey = ({ here, there }: RoleMapRow): string =>
  here === undefined ? `there:${there!.id}` : `here:${here.id}`
