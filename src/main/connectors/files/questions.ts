/** What only a person can say: which request an answer belongs to, and whose answers these are. */
import type { ImportQuestion } from '../../../shared/schemas/imports'
import type { AccountIdentity } from '../parts'
import type { Need } from './answers'
import type { AnswerInFile } from './read-answer'
import { identityInWords } from './identity'

export function askForRequests(answers: readonly AnswerInFile[]): ImportQuestion[] {
  const questions = new Map<string, { needs: Need[]; files: Set<string> }>()
  for (const { answer, ...from } of answers) {
    if (answer.type !== 'asks') continue
    const { needs } = answer
    const { file } = from
    file.leaveOut(
      from,
      `It does not say which ${needs.join(', ')} it is about. Say it at import.`,
      ...needs,
    )
    const key = needs.join(' ')
    const question = questions.get(key) ?? { needs, files: new Set() }
    questions.set(key, question)
    question.files.add(file.path)
  }
  return [...questions.values()].map(({ needs, files }) => ({
    kind: 'enos-request',
    files: [...files],
    needs,
  }))
}

export function askForAccount(
  others: readonly AnswerInFile[],
  identity: AccountIdentity | undefined,
): ImportQuestion[] {
  if (identity === undefined || others.length === 0) return []
  const foreign = new Map<string, Set<string>>()
  for (const { answer, ...from } of others) {
    const { file } = from
    const is = identityInWords(answer.identity)
    file.leaveOut(
      from,
      `It is from another account (${is}, not ${identityInWords(identity)}). Import it into an account of its own, or say that it belongs here all the same.`,
    )
    const files = foreign.get(is) ?? new Set()
    foreign.set(is, files.add(file.path))
  }
  return [
    {
      kind: 'other-account',
      ours: identityInWords(identity),
      others: [...foreign].map(([is, files]) => ({ is, files: [...files] })),
    },
  ]
}
