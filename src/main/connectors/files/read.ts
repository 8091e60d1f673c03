/**
 * Reads saved answers into parts. Every file is read and reported by itself; then the answers are
 * joined, compared and turned into parts together.
 */
import { AppError } from '../../../shared/result'
import type { ImportedFile, ImportOptions, ImportQuestion } from '../../../shared/schemas/imports'
import type { AccountIdentity, PartDraft } from '../parts'
import { tellContradictions } from './contradictions'
import { draftsOf } from './drafts'
import { readFileAnswers, type AnswerInFile } from './file-answers'
import { gather } from './gather'
import { belongs, decideIdentity } from './identity'
import { judgeLists } from './lists'
import { takenAt, vouchedKinds } from './options'
import { askForAccount, askForRequests } from './questions'
import { FileReport } from './report'
import type { SavedFile } from './saved-file'

export type { SavedFile } from './saved-file'

export interface ReadContext {
  /** Of the account imported into; undefined for a new one. */
  identity: AccountIdentity | undefined
  options: ImportOptions
  signal: AbortSignal
  progress(done: number, total: number, note: string): void
}

export interface ReadOutcome {
  /** What the account now is. */
  identity: AccountIdentity | undefined
  drafts: PartDraft[]
  files: ImportedFile[]
  questions: ImportQuestion[]
}

const byPath = (a: SavedFile, b: SavedFile): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Reading the saved answers was cancelled.')
}

export async function readSavedAnswers(
  inputs: SavedFile[],
  context: ReadContext,
): Promise<ReadOutcome> {
  const taken = takenAt(context.options.taken)
  const vouched = vouchedKinds(context.options)
  const options = completeOptions(context)
  const reports: FileReport[] = []
  const answers: AnswerInFile[] = []
  for (const input of [...inputs].sort(byPath)) {
    throwIfCancelled(context.signal)
    const file = new FileReport(input.path)
    reports.push(file)
    for (const answer of await readFileAnswers(input, file, options)) answers.push(answer)
    context.progress(reports.length, inputs.length, input.path)
  }
  throwIfCancelled(context.signal)

  const identity = decideIdentity(context.identity, identitiesOf(answers))
  const takesAll = options.mixed === true || identity === undefined
  const ours = answers.filter((each) => takesAll || belongs(each.answer.identity, identity))
  const others = answers.filter((each) => !takesAll && !belongs(each.answer.identity, identity))
  const questions = [...askForRequests(ours), ...askForAccount(others, ours, identity)]

  const { groups, subjects } = gather(ours, identity, options)
  subjects.findContradictions()
  tellContradictions(subjects)
  judgeLists(groups, subjects, vouched)
  return {
    identity,
    drafts: draftsOf(groups, subjects, taken),
    files: reports.map((file) => file.toImportedFile()),
    questions,
  }
}

/** An EnOS account is one organization: answers brought into it are about that one. */
function completeOptions({ options, identity }: ReadContext): ImportOptions {
  const { connector, externalId } = identity ?? {}
  if (connector !== 'enos' || externalId === undefined) return options
  return { ...options, organization: options.organization ?? externalId }
}

/** One vote a file and identity, so that a file of a thousand records is not a thousand votes. */
function identitiesOf(answers: readonly AnswerInFile[]): AccountIdentity[] {
  const votes = new Map<string, AccountIdentity>()
  const numbers = new Map<FileReport, number>()
  for (const { file, answer } of answers) {
    const { connector, server, externalId } = answer.identity
    if (!numbers.has(file)) numbers.set(file, numbers.size)
    votes.set(JSON.stringify([numbers.get(file), connector, server, externalId]), answer.identity)
  }
  return [...votes.values()]
}
