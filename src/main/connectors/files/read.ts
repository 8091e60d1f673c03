/**
 * Reads saved answers into parts. Every file is read and reported by itself; then the answers are
 * joined, compared and turned into parts together.
 */
import { AppError } from '../../../shared/result'
import type { ImportedFile, ImportOptions, ImportQuestion } from '../../../shared/schemas/imports'
import type { AccountIdentity, PartDraft } from '../parts'
import type { Answer, Item, Need } from './answers'
import { draftsOf } from './drafts'
import { BadField, isObject, typeInWords } from './fields'
import { belongs, decideIdentity, identityInWords } from './identity'
import { groupLists, judgeLists, type ListPage } from './lists'
import { takenAt, vouchedKinds } from './options'
import { recognise, unknownShape } from './recognise'
import { FileReport } from './report'
import { loadFile, type SavedFile } from './saved-file'
import { contradictionInWords, Subjects } from './subjects'

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

interface AnswerInFile {
  file: FileReport
  answer: Answer
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
    answers.push(...(await readFileAnswers(input, file, options)))
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

async function readFileAnswers(
  input: SavedFile,
  file: FileReport,
  options: ImportOptions,
): Promise<AnswerInFile[]> {
  const loaded = await loadFile(input)
  if ('problem' in loaded) {
    file.fail(loaded.problem)
    return []
  }
  file.source = { file: input.path, sha256: loaded.sha256 }
  const { json } = loaded
  if (Array.isArray(json)) return readArray(json, file, options)
  if (!isObject(json)) {
    file.fail(`This is JSON, but only ${typeInWords(json)}; an answer is an object.`)
    return []
  }
  const read = readAnswer(json, file, options)
  if ('answer' in read) return [read]
  file.fail(`${read.problem}.`)
  return []
}

/** A list without an envelope: each element is an answer or a record by itself, and never a whole list. */
function readArray(
  elements: readonly unknown[],
  file: FileReport,
  options: ImportOptions,
): AnswerInFile[] {
  const answers: AnswerInFile[] = []
  let firstProblem: string | undefined
  elements.forEach((element, index) => {
    const path = `[${index}]`
    file.remarks.at(path)
    const read = isObject(element)
      ? readAnswer(element, file, options)
      : { problem: `is ${typeInWords(element)}, not an answer` }
    file.remarks.at('')
    if ('answer' in read) answers.push(read)
    else {
      const problem = `${path}: ${read.problem}`
      firstProblem ??= problem
      file.remarks.add(`${problem}; this element was left out`)
    }
  })
  if (elements.length === 0) file.fail('An empty list: nothing tells what it answers.')
  else if (answers.length === 0) {
    file.fail(`None of the ${elements.length} elements can be used. ${firstProblem ?? ''}.`)
  }
  return answers
}

function readAnswer(
  json: Readonly<Record<string, unknown>>,
  file: FileReport,
  options: ImportOptions,
): AnswerInFile | { problem: string } {
  const reading = recognise(json)
  if (reading === undefined) return { problem: unknownShape(json) }
  file.recognisedAs(reading.name)
  try {
    const answer = reading.read({ options, remarks: file.remarks })
    file.records += recordsIn(answer)
    return { file, answer }
  } catch (thrown) {
    if (!(thrown instanceof BadField)) throw thrown
    return { problem: `This is a ${reading.name}, but ${thrown.message}` }
  }
}

/** Of a list its records; of an answer about one subject what it says of it. */
function recordsIn(answer: Answer): number {
  if (answer.type === 'asks') return 0
  const items = answer.items.filter((item) => item.kind !== 'signed-in-user')
  return answer.type === 'list' ? items.length : items.reduce((sum, item) => sum + item.count, 0)
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

const OPTION_OF: Readonly<Record<Need, string>> = {
  organization: '--org',
  user: '--user',
  app: '--app',
}

function askForRequests(answers: readonly AnswerInFile[]): ImportQuestion[] {
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

function askForAccount(
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

/** Sorts what the answers say by subject, with `~` put down to a person where one is known. */
function gather(
  answers: readonly AnswerInFile[],
  identity: AccountIdentity | undefined,
  options: ImportOptions,
): { groups: ReturnType<typeof groupLists>; subjects: Subjects } {
  const subjects = new Subjects()
  const pages: ListPage[] = []
  for (const { file, answer } of answers) if (answer.type === 'list') pages.push({ answer, file })
  const groups = identity === undefined ? [] : groupLists(pages, identity)
  for (const group of groups) {
    for (const { answer, file } of group.pages) {
      for (const item of answer.items) subjects.add({ item, file, list: group })
    }
  }
  const own = signedInUser(answers, options)
  for (const { file, answer } of answers) {
    if (answer.type !== 'subjects') continue
    for (const item of answer.items) {
      const placed = placeOwn(item, own, file)
      if (placed !== undefined) subjects.add({ item: placed, file, list: undefined })
      if (options.user !== undefined && saysOwn(item)) {
        subjects.add({ item: ownUser(options.user), file, list: undefined })
      }
    }
  }
  return { groups, subjects }
}

const ownUser = (user: string): Item => ({
  kind: 'signed-in-user',
  subject: '',
  body: { user },
  count: 1,
})

/** Whether a request was made as `~`, the signed-in user. */
const saysOwn = (item: Item): boolean =>
  (item.kind === 'assignment' ||
    item.kind === 'authorization-profile' ||
    item.kind === 'permission-check') &&
  item.body.user === '~'

/** Who `~` is: as the person says, else as an answer about the own extension says. */
function signedInUser(
  answers: readonly AnswerInFile[],
  options: ImportOptions,
): string | undefined {
  if (options.user !== undefined) return options.user
  const users = new Set<string>()
  for (const { answer } of answers) {
    if (answer.type === 'asks') continue
    for (const item of answer.items) if (item.kind === 'signed-in-user') users.add(item.body.user)
  }
  return users.size === 1 ? [...users][0] : undefined
}

/** Roles are put down to a user, never to `~`: without knowing who it is they would hang in the air. */
function placeOwn(item: Item, own: string | undefined, file: FileReport): Item | undefined {
  if (item.kind !== 'assignment' || item.body.user !== '~') return item
  if (own !== undefined) return { ...item, subject: own, body: { ...item.body, user: own } }
  file.fail(
    'Its uri says ~, so nothing says whose roles these are. Name the extension with --user, or import the answer of account/~/extension/~ with it.',
  )
  return undefined
}

function tellContradictions(subjects: Subjects): void {
  const said = new Map<FileReport, number>()
  const contradicted = new Map<FileReport, { times: number; first: string }>()
  for (const { sayings, contradiction } of subjects.all()) {
    for (const { file } of sayings) said.set(file, (said.get(file) ?? 0) + 1)
    const [first] = sayings
    if (contradiction === undefined || first === undefined) continue
    const text = `${contradictionInWords(first.item, contradiction)}; neither came in`
    for (const file of contradiction.files) file.remarks.add(text)
    for (const { file } of sayings) {
      const earlier = contradicted.get(file)
      contradicted.set(file, { times: (earlier?.times ?? 0) + 1, first: earlier?.first ?? text })
    }
  }
  for (const [file, { times, first }] of contradicted) {
    if (times === said.get(file)) file.fail(`Nothing of it came in: ${first}.`)
  }
}
