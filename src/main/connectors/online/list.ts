/**
 * Reads a list page by page. A list that changes meanwhile is read again, twice at most; then it is what
 * it is, and said not to be whole.
 */
import type { Answer, ListAnswer } from '../files/answers'
import type { StagedStep } from '../../sync/staging'
import { ask, stateOf, type Asked, type Problem, type StepContext } from './step'
import type { Asking } from './types'

export const changedWhileRead = 'changed while being read'

/** Readings of one list before it is left as it is. */
const mostReadings = 3

/** A list that is longer has no end; RingCentral's largest accounts have a tenth of it. */
const mostPages = 10_000
const mostRecords = 500_000

/** What a list needs to go on after a quit. */
export interface ListState {
  /** The next page, as {@link PagedList} names pages; null after the last one. */
  next: string | null
  /** Which reading this is, from 1. */
  reading: number
  /** `totalElements` of the first page. */
  total?: number
  /** Records of a page, as the pages say it. */
  perPage?: number
  /** Why it cannot be whole, whatever its pages say. */
  objection?: string
}

interface Seen {
  ids: Set<string>
  /** Records that could not be read. */
  unreadable: number
  pages: Set<string>
  answers: number
}

const nothingSeen = (): Seen => ({ ids: new Set(), unreadable: 0, pages: new Set(), answers: 0 })

/** How one list is read. Pages are named as suits the vendor: by their path, or their number. */
export interface PagedList {
  first: string
  asking(page: string): Asking
  /** The page that a source names. */
  pageOf(source: string): string
  /** Whether an answer is a page of this list. */
  says: (answer: Answer) => boolean
  next(json: unknown, answer: ListAnswer, page: string): NextPage
  /** An id that stands in the list if it is all there is: of whoever signed in. */
  mustName?: string | undefined
}

export interface NextPage {
  /** Null where there is none. */
  next: string | null
  /** Set where there is one that cannot be followed. */
  objection?: string
}

export async function readList(
  context: StepContext,
  step: StagedStep,
  list: PagedList,
): Promise<void> {
  const { recorder } = context
  let state = stateOf<ListState>(step) ?? { next: list.first, reading: 1 }
  let seen = await seenBefore(context, step, list)
  step.status = 'reading'
  while (state.next !== null) {
    const page = state.next
    // What `ask` lets through is this list.
    const asked = (await ask(context, list.asking(page), list.says)) as AskedForList
    if (asked.problem) {
      // Of a first page that is refused, the refusal is the answer.
      if (asked.staged && seen.answers === 0) {
        await recorder.keep(step, { ...asked.staged, number: 0 })
      }
      const { status, reason } = asked.problem
      const objection = `page ${seen.answers + 1} could not be read: ${reason}`
      await recorder.update(step, {
        status: seen.answers === 0 ? status : 'partial',
        reason: seen.answers === 0 ? reason : objection,
        state: JSON.stringify({ ...state, ...(seen.answers === 0 ? {} : { objection }) }),
      })
      return
    }
    const { answer } = asked.staged
    const heldBefore = seen.ids.size
    const changed = note(seen, answer, page, state)
    state = { ...state, ...list.next(asked.json, answer, page) }
    if (answer.page.totalElements !== undefined) state.total ??= answer.page.totalElements
    if (answer.page.perPage !== undefined) state.perPage ??= answer.page.perPage
    const endless =
      state.next === null ? undefined : endlessness(seen, answer, state.next, heldBefore)
    if (endless !== undefined) state = { ...state, next: null, objection: endless }
    const leftOut = list.mustName !== undefined && !seen.ids.has(list.mustName)
    if (state.next === null && leftOut) {
      state.objection ??= 'it leaves out the user who signed in, so it is not all there is'
    }
    const short = (state.next === null && isShort(seen, state)) || isLong(seen, state)
    if (changed || short) {
      if (state.reading < mostReadings) {
        state = { next: list.first, reading: state.reading + 1 }
        seen = nothingSeen()
        await recorder.clear(step, JSON.stringify(state))
        step.status = 'reading'
        continue
      }
      state.objection = `${changedWhileRead}, ${mostReadings} times`
    }
    step.done = seen.ids.size
    if (state.total !== undefined) step.total = state.total
    step.state = JSON.stringify(state)
    await recorder.keep(step, { ...asked.staged, number: seen.answers - 1 })
  }
  await recorder.update(
    step,
    state.objection === undefined
      ? { status: 'whole' }
      : { status: 'partial', reason: state.objection },
  )
}

/** @returns whether the page shows that the list changed since its first page */
function note(seen: Seen, answer: ListAnswer, page: string, state: ListState): boolean {
  const { totalElements } = answer.page
  let changed =
    state.total !== undefined && totalElements !== undefined && totalElements !== state.total
  for (const { kind, subject } of answer.items) {
    if (kind === 'signed-in-user') continue
    changed ||= seen.ids.has(subject)
    seen.ids.add(subject)
  }
  seen.unreadable += answer.refused?.count ?? 0
  seen.pages.add(page)
  seen.answers += 1
  return changed
}

/** Whether it holds another number of records than its pages say: some moved from page to page. */
const isShort = ({ ids, unreadable }: Seen, { total }: ListState): boolean =>
  total !== undefined && ids.size + unreadable !== total

/** More than there should be, already: no need to read on. */
const isLong = ({ ids, unreadable }: Seen, { total }: ListState): boolean =>
  total !== undefined && ids.size + unreadable > total

/** @returns why its pages would not come to an end */
function endlessness(
  seen: Seen,
  answer: ListAnswer,
  next: string,
  heldBefore: number,
): string | undefined {
  if (seen.pages.has(next)) return 'its pages lead back to one that was read'
  const empty = answer.items.length === 0 && answer.refused === undefined
  if (empty) return 'a page without records says that there are more'
  const repeated = seen.ids.size === heldBefore && answer.refused === undefined
  if (repeated) return 'a page holds only what was read before, and says that there are more'
  const long = seen.answers >= mostPages || seen.ids.size >= mostRecords
  return long ? `it goes on after ${seen.ids.size} records` : undefined
}

async function seenBefore(
  { recorder }: StepContext,
  step: StagedStep,
  list: PagedList,
): Promise<Seen> {
  const seen = nothingSeen()
  if (step.state === null) return seen
  for (const { answer, source } of await recorder.staged(step)) {
    if (answer.type === 'list') note(seen, answer, list.pageOf(source), emptyState)
  }
  return seen
}

const emptyState: ListState = { next: null, reading: 1 }

type AskedForList =
  | { staged: Asked['staged'] & { answer: ListAnswer }; json: unknown; problem: undefined }
  | { staged: Asked['staged']; json: unknown; problem: Problem }
