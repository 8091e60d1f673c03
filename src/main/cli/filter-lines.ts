/** What verbs that filter say of how many match, and of how many that is not known. */
import type { Count } from '../../shared/schemas/common'
import { unknownMark } from './marks'
import { countOf, many, number, sentence } from './words'

export const filterHelp = 'The filter takes words and key:value terms, see docs/filters.md.'

/** @param unknown how many may match */
export function filterLines(
  filter: string | undefined,
  shown: number,
  all: Count,
  what: string,
  unknown: number,
): string[] {
  if (filter === undefined) return [`${sentence(countOf(all, what))}.`]
  const more = `${unknownMark} ${many(unknown, `more ${what}`)} may match: what the filter asks for was not read of them.`
  return [
    `${number(shown)} of ${countOf(all, what)} ${shown === 1 ? 'matches' : 'match'} “${filter}”.`,
    ...(unknown === 0 ? [] : [more]),
  ]
}
