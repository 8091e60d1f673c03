/**
 * Turns what a sync has read into parts, by the same rules as saved answers: lists are joined and
 * judged, subjects compared, refusals named. What a sync knows beyond the answers is added: lists that
 * changed while being read, and what could not be read at all.
 */
import type { Answer } from '../connectors/files/answers'
import { draftsOf } from '../connectors/files/drafts'
import { gather } from '../connectors/files/gather'
import { judgeLists } from '../connectors/files/lists'
import type { AnswerInFile } from '../connectors/files/read-answer'
import { refusedDrafts } from '../connectors/files/refused-drafts'
import { FileReport } from '../connectors/files/report'
import { joinSubjectPages } from '../connectors/files/subject-pages'
import type { AccountIdentity, PartDraft } from '../connectors/parts'
import { assembling as enos } from '../connectors/enos/get/assembling'
import type { EachState } from '../connectors/online/each'
import type { ListState } from '../connectors/online/list'
import type { Assembling } from '../connectors/online/types'
import { assembling as ringCentral } from '../connectors/ringcentral/get/assembling'
import type { OnlineConnector } from '../../shared/schemas/connections'
import type { PartKind } from '../../shared/schemas/common'
import type { StagedAnswer, StagedStep } from './staging'

export interface ToAssemble {
  connector: OnlineConnector
  answers: StagedAnswer[]
  /** Of a sync; none of a question. */
  steps: StagedStep[]
  identity: AccountIdentity
  /** Vendor's id of whoever signed in: `~`. */
  signedInUser: string | undefined
  /** Language of the names that come in one at a time: BCP 47. */
  locale: string
  /** EnOS: apps of which an earlier answer told what somebody has. */
  readableApps?: ReadonlySet<string>
  /** EnOS: whether the newest answer about a user in an app told anything that the user has there. */
  hadAccess?: (user: string, app: string) => boolean
  /** Unix milliseconds, for what there is no answer of. */
  now: number
}

const assemblings: Readonly<Record<OnlineConnector, Assembling>> = {
  ringcentral: ringCentral,
  enos,
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
  const assembling = assemblings[input.connector]
  const report = new FileReport(assembling.vendor)
  const step = (name: string) => steps.find((one) => one.step === name)
  const prepared = assembling.prepare(input.answers, {
    step,
    readableApps: input.readableApps ?? new Set(),
    hadAccess: input.hadAccess ?? (() => false),
  })
  const answers = prepared
    .map((one) => withObjection(one, step))
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
  const madeUp = assembling.madeUp(steps)
  const read = [
    ...told,
    ...refusedDrafts(joined, told).filter(({ kind, subject }) => !madeUp.has(`${kind} ${subject}`)),
  ]
  const drafts = assembling.finish(read, input.locale)
  return {
    drafts: [...drafts, ...unreadDrafts(assembling, input, drafts, madeUp)],
    corrected: steps.flatMap((one) => correctedStep(assembling, one, input, drafts)),
    warnings: [...warningsOf(input.answers), ...report.remarks.list()],
  }
}

/** What many answers have alike, such as a menu without its parent, is said once. */
function warningsOf(answers: readonly StagedAnswer[]): string[] {
  const sources = new Map<string, { first: string; answers: number }>()
  for (const { source, warnings } of answers) {
    for (const text of warnings) {
      const known = sources.get(text)
      if (known) known.answers += 1
      else sources.set(text, { first: source, answers: 1 })
    }
  }
  return [...sources].map(([text, { first, answers: count }]) =>
    count === 1 ? `${first}: ${text}` : `${first}: ${text} (so in ${count} answers)`,
  )
}

/** What the step knows and the pages of a list do not say. */
function withObjection(
  staged: StagedAnswer,
  step: (name: string) => StagedStep | undefined,
): StagedAnswer {
  if (staged.answer.type !== 'list') return staged
  const { objection } = stateIn<ListState>(step(staged.step)) ?? {}
  if (objection === undefined) return staged
  const answer: Answer = { ...staged.answer, objection }
  return { ...staged, answer }
}

const stateIn = <T>(step: StagedStep | undefined): T | undefined =>
  step?.state ? (JSON.parse(step.state) as T) : undefined

/** That all of its pages or answers came does not make whole what they say. */
function correctedStep(
  assembling: Assembling,
  step: StagedStep,
  { identity, signedInUser }: ToAssemble,
  drafts: readonly PartDraft[],
): StagedStep[] {
  if (step.status !== 'whole') return []
  const each = assembling.kindOfEach(step.step)
  const part = assembling.partOf(step.step, { externalId: identity.externalId, signedInUser })
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
function unreadDrafts(
  assembling: Assembling,
  { steps, identity, signedInUser, now }: ToAssemble,
  drafts: readonly PartDraft[],
  madeUp: ReadonlySet<string>,
): PartDraft[] {
  const known = new Set(drafts.map(({ kind, subject }) => `${kind} ${subject}`))
  const unread: PartDraft[] = []
  const add = (
    kind: PartKind,
    subject: string,
    status: 'refused' | 'missing',
    reason: string,
    file: string,
  ): void => {
    if (known.has(`${kind} ${subject}`) || madeUp.has(`${kind} ${subject}`)) return
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
  for (const step of steps) {
    const file = `sync: ${step.label}`
    const kind = assembling.kindOfEach(step.step)
    const { failed = [] } = stateIn<EachState>(step) ?? {}
    if (kind !== undefined) {
      for (const one of failed) add(kind, one.subject, one.status, one.reason, file)
      continue
    }
    const part = assembling.partOf(step.step, { externalId: identity.externalId, signedInUser })
    if (!part) continue
    const [first] = failed
    if (step.status === 'refused' || step.status === 'missing') {
      add(part.kind, part.subject, step.status, step.reason ?? 'not read', file)
    } else if (first) add(part.kind, part.subject, first.status, step.reason ?? first.reason, file)
  }
  return unread
}
