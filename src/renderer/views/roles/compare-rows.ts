/** Which rows of a comparison are on show, and under which headings. */
import type { ComparedRow, Comparison } from '../../../shared/schemas/compare'

export const rowChoices = ['differ', 'unknown', 'same', 'all'] as const
export type RowChoice = (typeof rowChoices)[number]

const chosenBy: Record<RowChoice, (row: ComparedRow) => boolean> = {
  differ: ({ differs }) => differs === 'yes',
  unknown: ({ differs }) => differs === 'unknown',
  same: ({ differs }) => differs === 'no',
  all: () => true,
}

export function countOfChoice(
  { differing, same, total, unknown }: Comparison,
  choice: RowChoice,
): number {
  return { differ: differing, unknown, same, all: total }[choice]
}

/** @param filter words, all of which must be in the permission's name or id */
export function chosenRows(
  rows: readonly ComparedRow[],
  choice: RowChoice,
  filter: string,
): ComparedRow[] {
  const words = filter.trim().toLocaleLowerCase().split(/\s+/)
  return rows.filter((row) => {
    const text = `${row.permission.name} ${row.permission.id}`.toLocaleLowerCase()
    return chosenBy[choice](row) && words.every((word) => text.includes(word))
  })
}

export type Line =
  { kind: 'heading'; text: string; count: number } | { kind: 'row'; row: ComparedRow }

/** Rows under the headings of their groups, in the order in which the groups first come. */
export function linesOf(
  rows: readonly ComparedRow[],
  groupOf: (row: ComparedRow) => string,
): Line[] {
  return [...Map.groupBy(rows, groupOf)].flatMap(([text, inside]): Line[] => [
    { kind: 'heading', text, count: inside.length },
    ...inside.map((row): Line => ({ kind: 'row', row })),
  ])
}
