/**
 * Turns what a sync has read into parts, by the same rules as saved answers: lists are joined and
 * judged, subjects compared, refusals named. What a sync knows beyond the answers is added: lists that
 * changed while being read, and what could not be read at all.
 */
import type { Answer, ListAnswer } from '../connectors/files/answers'
import { draftsOf } from '../connectors/files/drafts'
import { gather } from '../connectors/files/gather'
import { judgeLists } from '../connectors/files/lists'
import type { AnswerInFile } from '../connectors/files/read-answer'
import { refusedDrafts } from '../connectors/files/refused-drafts'
import { FileReport } from '../connectors/files/report'
import { joinSubjectPages } from '../connectors/files/subject-pages'
import type { AccountIdentity, PartDraft } from '../connectors/parts'
import type { EachState } from '../connectors/ringcentral/get/each'
import type { ListState } from '../connectors/ringcentral/get/list'
import type { AdvancedState, StepName } from '../connectors/ringcentral/get/plan'
import type { PartKind } from '../../shared/schemas/common'
import type { StagedAnswer, StagedStep } from './staging'

export interface ToAssemble {
  answers: StagedAnswer[]
  /** Of a sync; none of a question. */
  steps: StagedStep[]
  identity: AccountIdentity
  /** Extension id of whoever signed in: `~`. */
  signedInUser: string | undefined
  /** Language of the names: BCP 47. */
  locale: string
  /** Unix milliseconds, for what there is no answer of. */
  now: number
}

export interface Assembled {
  drafts: PartDraft[]
  /** Steps that came through although what they brought is not whole, as they are to be told. */
  corrected: StagedStep[]
  /** What is odd about answers although they came in. */
  warnings: string[]
}

export function assemble(input: ToAssemble): Assembled {
  const { identity, signedInUser, steps } = input
  const ofAccount = rolesOfAccount(input.answers)
  const report = new FileReport('RingCentral')
  const step = (name: string) => steps.find((one) => one.step === name)
  const answers = input.answers
    .map((one) => withStepsWord(one, step, ofAccount))
    .map(({ answer, source, sha256, takenAt }): AnswerInFile => ({
      // Whatever host its addresses name: it came over this connection.
      answer: { ...answer, identity },
      file: report,
      source: { file: source, sha256 },
      takenAt,
    }))
  const joined = joinSubjectPages(answers)
  const options = signedInUser === undefined ? {} : { user: signedInUser }
  const { groups, subjects } = gather(joined, identity, options)
  subjects.findContradictions()
  judgeLists(groups, subjects, { vouched: new Set(), unread: [] })
  const told = draftsOf(groups, subjects)
  const madeUp = readUserByUser(steps)
  const drafts = [
    ...told,
    ...refusedDrafts(joined, told).filter(({ kind }) => !(madeUp && kind === 'assignment-list')),
  ]
  const parts = partsOfSteps(input)
  return {
    drafts: [
      ...drafts.map((draft) => withLocale(draft, input.locale)),
      ...unreadDrafts(input, drafts),
    ],
    corrected: steps.flatMap((one) => correctedStep(one, parts[one.step as StepName], drafts)),
    warnings: [...input.answers.flatMap(warningsOf), ...report.remarks.list()],
  }
}

/** Whether the list of all assigned roles was refused, and all that it would have said was read all the same. */
const readUserByUser = (steps: readonly StagedStep[]): boolean =>
  steps.some(
    ({ step, status }) => (step as StepName) === 'assigned-roles-by-user' && status === 'whole',
  )

const warningsOf = ({ source, warnings }: StagedAnswer): string[] =>
  warnings.map((text) => `${source}: ${text}`)

/** What the step knows and the answer does not say. */
function withStepsWord(
  staged: StagedAnswer,
  step: (name: string) => StagedStep | undefined,
  ofAccount: ReadonlySet<string>,
): StagedAnswer {
  if (staged.answer.type !== 'list') return staged
  let answer: Answer = staged.answer
  const { objection } = stateIn<ListState>(step(staged.step)) ?? {}
  if (objection !== undefined) answer = { ...answer, objection }
  const name: string = 'account-roles' satisfies StepName
  if (staged.step === name && capabilitiesMatter(step('advanced-permissions'))) {
    answer = withoutListing(answer, enabledUnsaid)
  }
  if (staged.step === ('standard-roles' satisfies StepName)) {
    answer = withoutListing(answer, saidByAccount, ofAccount)
  }
  return { ...staged, answer }
}

const capabilitiesMatter = (step: StagedStep | undefined): boolean =>
  stateIn<AdvancedState>(step)?.advanced !== 'no'

const enabledUnsaid = 'which of its permissions are enabled, only its own answer says'
const saidByAccount = 'what it lists in this account, the account’s own answers say'

/** The dictionary does not overrule what the account says of the same role. */
const rolesOfAccount = (answers: readonly StagedAnswer[]): ReadonlySet<string> =>
  new Set(
    answers.flatMap(({ step, answer }) =>
      step === ('account-roles' satisfies StepName) && answer.type === 'list'
        ? answer.items.map(({ subject }) => subject)
        : [],
    ),
  )

/**
 * The list has no `advancedPermissions`: on accounts with advanced permissions it may name entries
 * that are not enabled, and only a role's own answer tells which are.
 */
function withoutListing<A extends ListAnswer>(
  answer: A,
  incomplete: string,
  only?: ReadonlySet<string>,
): A {
  return {
    ...answer,
    items: answer.items.map((item) => {
      if (item.kind !== 'role' || only?.has(item.subject) === false) return item
      const { listed, ...body } = item.body
      if (listed === undefined) return item
      return { ...item, body, incomplete }
    }),
  }
}

const stateIn = <T>(step: StagedStep | undefined): T | undefined =>
  step?.state ? (JSON.parse(step.state) as T) : undefined

/** Kinds whose names come in the language that was asked for. */
const named: ReadonlySet<PartKind> = new Set<PartKind>([
  'permission-dictionary',
  'permission-category-list',
  'role-list',
])

function withLocale(draft: PartDraft, locale: string): PartDraft {
  if (!named.has(draft.kind) || draft.body === null) return draft
  const note = `names in ${locale}`
  return { ...draft, note: draft.note === undefined ? note : `${draft.note}; ${note}` }
}

type PartOfStep = { kind: PartKind; subject: string }

/** The part that a step brings, where it brings one and not one for each subject. */
const partsOfSteps = ({
  identity,
  signedInUser,
}: ToAssemble): Partial<Record<StepName, PartOfStep>> => ({
  account: { kind: 'account-info', subject: identity.externalId ?? '' },
  sites: { kind: 'site-list', subject: '' },
  categories: { kind: 'permission-category-list', subject: '' },
  permissions: { kind: 'permission-dictionary', subject: '' },
  'standard-roles': { kind: 'role-list', subject: 'standard' },
  'account-roles': { kind: 'role-list', subject: 'all' },
  users: { kind: 'user-list', subject: '' },
  'assigned-roles': { kind: 'assignment-list', subject: '' },
  profile: { kind: 'authorization-profile', subject: signedInUser ?? '~' },
})

const kindOfEach: Partial<Record<StepName, PartKind>> = {
  'role-details': 'role',
  'assigned-roles-by-user': 'assignment',
  'administered-sites': 'administered-sites',
}

/** That all of its pages or answers came does not make whole what they say. */
function correctedStep(
  step: StagedStep,
  part: PartOfStep | undefined,
  drafts: readonly PartDraft[],
): StagedStep[] {
  if (step.status !== 'whole') return []
  const each = kindOfEach[step.step as StepName]
  const bad = drafts.filter(
    ({ kind, subject, status }) =>
      status !== 'whole' && (kind === each || (kind === part?.kind && subject === part.subject)),
  )
  const [first] = bad
  if (first === undefined) return []
  const count = each === undefined ? '' : `${bad.length} of ${step.total ?? step.done}: `
  return [{ ...step, status: 'partial', reason: `${count}${first.reason ?? 'not whole'}` }]
}

/** Parts that were asked for and did not come, so that nothing that is not there looks whole. */
function unreadDrafts(input: ToAssemble, drafts: readonly PartDraft[]): PartDraft[] {
  const { steps, now } = input
  const parts = partsOfSteps(input)
  const known = new Set(drafts.map(({ kind, subject }) => `${kind} ${subject}`))
  const unread: PartDraft[] = []
  const add = (
    kind: PartKind,
    subject: string,
    status: 'refused' | 'missing',
    reason: string,
    file: string,
  ): void => {
    if (known.has(`${kind} ${subject}`)) return
    known.add(`${kind} ${subject}`)
    const source = { file, sha256: '' }
    // Any kind can be unread; the compiler wants to know which.
    unread.push({
      kind,
      subject,
      status,
      reason,
      takenAt: now,
      source,
      count: 0,
      body: null,
    } as PartDraft)
  }
  const madeUp = readUserByUser(steps)
  for (const step of steps) {
    const name = step.step as StepName
    const file = `sync: ${step.label}`
    const kind = kindOfEach[name]
    if (kind !== undefined) {
      const { failed = [] } = stateIn<EachState>(step) ?? {}
      for (const one of failed) add(kind, one.subject, one.status, one.reason, file)
    } else if (name === 'assigned-roles' && madeUp) continue
    else if (step.status === 'refused' || step.status === 'missing') {
      const part = parts[name]
      if (part) add(part.kind, part.subject, step.status, step.reason ?? 'not read', file)
    }
  }
  return unread
}
