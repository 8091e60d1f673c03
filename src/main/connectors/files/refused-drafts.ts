/** Parts that a vendor refused to tell. They say nothing, so they stand only where nothing else does. */
import type { PartDraft } from '../parts'
import type { AnswerInFile } from './read-answer'

const keyOf = ({ kind, subject }: Pick<PartDraft, 'kind' | 'subject'>): string =>
  `${kind} ${subject}`

/** @param drafts of what the same import does tell */
export function refusedDrafts(
  answers: readonly AnswerInFile[],
  drafts: readonly PartDraft[],
): PartDraft[] {
  const told = new Set(drafts.map(keyOf))
  const newest = new Map<string, PartDraft>()
  for (const { answer, source, takenAt } of answers) {
    if (answer.type !== 'subjects') continue
    for (const refused of answer.refused ?? []) {
      const earlier = newest.get(keyOf(refused))
      if (told.has(keyOf(refused)) || (earlier && (earlier.takenAt ?? 0) > (takenAt ?? 0))) continue
      newest.set(keyOf(refused), {
        ...refused,
        status: 'refused',
        takenAt,
        source,
        count: 0,
        body: null,
      } as PartDraft) // Any kind may be refused; the compiler wants to know which.
    }
  }
  return [...newest.values()]
}
