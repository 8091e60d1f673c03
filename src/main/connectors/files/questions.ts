/** What only a person can say: which request an answer belongs to, and whose answers these are. */
import type { ImportQuestion } from '../../../shared/schemas/imports'
import type { AccountIdentity } from '../parts'
import type { Need } from './answers'
import type { AnswerInFile } from './file-answers'
import { identityInWords } from './identity'

const OPTION_OF: Readonly<Record<Need, string>> = {
  organization: '--org',
  user: '--user',
  app: '--app',
}

export function askForRequests(answers: readonly AnswerInFile[]): ImportQuestion[] {
  const questions = new Map<string, { needs: Need[]; files: Set<string> }>()
  for (const { file, answer } of answers) {
    if (answer.type !== 'asks') continue
    const { needs } = answer
    file.fail(
      `It does not say which ${needs.join(', ')} it is about. Say it with ${needs.map((need) => OPTION_OF[need]).join(', ')}.`,
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
  ours: readonly AnswerInFile[],
  identity: AccountIdentity | undefined,
): ImportQuestion[] {
  if (identity === undefined || others.length === 0) return []
  const used = new Set(ours.map((each) => each.file))
  const foreign = new Map<string, Set<string>>()
  for (const { file, answer } of others) {
    const is = identityInWords(answer.identity)
    const text = `It is from another account (${is}, not ${identityInWords(identity)}).`
    if (used.has(file)) file.remarks.add(`Part of it was left out: ${text} --mixed brings it in.`)
    else
      file.fail(`${text} Import it into an account of its own, or bring it in anyway with --mixed.`)
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
