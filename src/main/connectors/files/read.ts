/**
 * Reads saved answers into parts. Every file is read and reported by itself; then the answers are
 * joined, compared and turned into parts together.
 */
import type { ImportedFile, ImportOptions, ImportQuestion } from '../../../shared/schemas/imports'
import type { AccountIdentity, PartDraft } from '../parts'
import { placeApplications } from './applications'
import { tellContradictions } from './contradictions'
import { draftsOf } from './drafts'
import { gather } from './gather'
import { belongs, decideIdentity } from './identity'
import { Inputs } from './inputs'
import { judgeLists } from './lists'
import { takenAt, vouchedKinds } from './options'
import { askForAccount, askForRequests } from './questions'
import type { AnswerInFile } from './read-answer'
import { refusedDrafts } from './refused-drafts'
import type { FileReport } from './report'
import type { SavedFile } from './saved-file'
import { joinSubjectPages } from './subject-pages'

export type { SavedFile } from './saved-file'

export interface ReadContext {
  /** Of the account imported into; undefined for a new one. */
  identity: AccountIdentity | undefined
  options: ImportOptions
  signal: AbortSignal
  /** An existing folder that only its owner can read: what must lie on the disk lies there meanwhile. */
  scratchFolder: string
  /** @param done of `total` files; a fraction while a file is being read */
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

/** @throws AppError `cancelled`, `invalid-argument` for options that cannot be */
export async function readSavedAnswers(
  given: SavedFile[],
  context: ReadContext,
): Promise<ReadOutcome> {
  const taken = takenAt(context.options.taken)
  const vouched = vouchedKinds(context.options)
  const options = completeOptions(context)
  const { signal, scratchFolder } = context
  const inputs = new Inputs({ options, takenAt: taken, signal, scratchFolder })
  try {
    await readAll(inputs, given, context)
    return outcomeOf(inputs, context, options, { taken, vouched })
  } finally {
    await inputs.close()
  }
}

async function readAll(inputs: Inputs, given: SavedFile[], context: ReadContext): Promise<void> {
  const sorted = [...given].sort(byPath)
  for (const [index, input] of sorted.entries()) {
    await inputs.read(input, (share, path) => {
      if (share < 1) context.progress(index + share, sorted.length, path)
    })
    context.progress(index + 1, sorted.length, input.path)
  }
}

function outcomeOf(
  { answers, reports, tables, unread }: Inputs,
  context: ReadContext,
  options: ImportOptions,
  said: { taken: number | null; vouched: ReturnType<typeof vouchedKinds> },
): ReadOutcome {
  const identity =
    decideIdentity(accountBefore(context, answers), identitiesOf(answers)) ??
    // Tables belong to any account; without one they make one of their own.
    (tables.any ? { connector: 'table' } : undefined)
  const takesAll = options.mixed === true || identity === undefined
  const ours = placeApplications(
    joinSubjectPages(answers.filter((each) => takesAll || belongs(each.answer.identity, identity))),
    options,
  )
  const others = answers.filter((each) => !takesAll && !belongs(each.answer.identity, identity))
  const questions = [
    ...askForRequests(ours),
    ...askForAccount(others, identity),
    ...tables.questions(),
  ]

  const { groups, subjects } = gather(ours, identity, options)
  subjects.findContradictions()
  tellContradictions(subjects)
  judgeLists(groups, subjects, { vouched: said.vouched, unread })
  const drafts = draftsOf(groups, subjects)
  return {
    identity,
    drafts: [
      ...drafts,
      ...refusedDrafts(ours, drafts),
      ...tables.drafts(said.taken, options, { drafts, unread }),
    ],
    files: reports.map((file) => file.toImportedFile()),
    questions,
  }
}

/** An account of tables that lets a vendor's answers in is that vendor's from then on. */
function accountBefore(
  { identity, options }: ReadContext,
  answers: readonly AnswerInFile[],
): AccountIdentity | undefined {
  const becomes = options.mixed === true && answers.length > 0
  return identity?.connector === 'table' && becomes ? undefined : identity
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
