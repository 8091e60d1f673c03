/**
 * Reads a list page by page, along `navigation.nextPage`. A list that changes meanwhile is read again,
 * twice at most; then it is what it is, and said not to be whole.
 */
import { isObject } from '../../fields'
import type { Answer, ListAnswer } from '../../files/answers'
import type { StagedStep } from '../../../sync/staging'
import type { Operation } from '../operations'
import { parseUri } from '../transform/uri'
import { parsePath, pathIn } from './request-path'
import { ask, stateOf, type Asked, type Problem, type StepContext } from './step'

export const changedWhileRead = 'changed while being read'

/** Readings of one list before it is left as it is. */
const mostReadings = 3

/** A list that is longer has no end; RingCentral's largest accounts have a tenth of it. */
const mostPages = 10_000
const mostRecords = 500_000

/** What a list needs to go on after a quit. */
export interface ListState {
  /** Path and query of the next page; null after the last one. */
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

/**
 * @param path of the first page, with its query
 * @param mustName an id that stands in the list if it is all there is: of whoever signed in
 */
export async function readList(
  context: StepContext,
  step: StagedStep,
  operation: Operation,
  path: string,
  mustName?: string,
): Promise<void> {
  const { recorder } = context
  let state = stateOf<ListState>(step) ?? { next: path, reading: 1 }
  let seen = await seenBefore(context, step)
  const isThisList = saysList(path)
  step.status = 'reading'
  while (state.next !== null) {
    // What `ask` lets through is this list.
    const asked = (await ask(context, operation, state.next, isThisList)) as AskedForList
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
    const page = state.next
    const changed = note(seen, answer, page, state)
    state = { ...state, ...nextPage(asked.json, page) }
    if (answer.page.totalElements !== undefined) state.total ??= answer.page.totalElements
    if (answer.page.perPage !== undefined) state.perPage ??= answer.page.perPage
    const endless = state.next === null ? undefined : endlessness(seen, answer, state.next)
    if (endless !== undefined) state = { ...state, next: null, objection: endless }
    const leftOut = mustName !== undefined && !seen.ids.has(mustName)
    if (state.next === null && leftOut) {
      state.objection ??= 'it leaves out the user who signed in, so it is not all there is'
    }
    const short = (state.next === null && isShort(seen, state)) || isLong(seen, state)
    if (changed || short) {
      if (state.reading < mostReadings) {
        state = { next: path, reading: state.reading + 1 }
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
function endlessness(seen: Seen, answer: ListAnswer, next: string): string | undefined {
  if (seen.pages.has(next)) return 'its pages lead back to one that was read'
  const empty = answer.items.length === 0 && answer.refused === undefined
  if (empty) return 'a page without records says that there are more'
  const long = seen.answers >= mostPages || seen.ids.size >= mostRecords
  return long ? `it goes on after ${seen.ids.size} records` : undefined
}

async function seenBefore({ recorder }: StepContext, step: StagedStep): Promise<Seen> {
  const seen = nothingSeen()
  if (step.state === null) return seen
  for (const { answer, source } of await recorder.staged(step)) {
    if (answer.type === 'list') note(seen, answer, pathIn(source), emptyState)
  }
  return seen
}

const emptyState: ListState = { next: null, reading: 1 }

type AskedForList =
  | { staged: Asked['staged'] & { answer: ListAnswer }; json: unknown; problem: undefined }
  | { staged: Asked['staged']; json: unknown; problem: Problem }

const saysList =
  (path: string) =>
  (answer: Answer): boolean => {
    if (answer.type !== 'list') return false
    const [told, asked] = [answer.uri?.segments, parseUri(path)?.segments]
    return !told || !asked || (told[0] === asked[0] && told.at(-1) === asked.at(-1))
  }

interface NextPage {
  /** Path and query; null where there is none. */
  next: string | null
  /** Set where there is one that cannot be followed. */
  objection?: string
}

/**
 * The address of the next page is the server's own words; of it only path and query are followed, so
 * that the token goes to no other host, and only within the same list.
 */
function nextPage(json: unknown, page: string): NextPage {
  const navigation = isObject(json) ? json['navigation'] : undefined
  const next = isObject(navigation) ? navigation['nextPage'] : undefined
  if (!isObject(next)) return { next: null }
  const { uri } = next
  const own = parsePath(page)!
  const url = typeof uri === 'string' ? parsePath(uri) : undefined
  if (url) {
    // An address that leaves out what was asked for (hidden roles, the page's size) means it all the same.
    for (const [name, asked] of own.searchParams) {
      if (name !== 'page' && !url.searchParams.has(name)) url.searchParams.append(name, asked)
    }
    const { pathname, search } = url
    if (listIn(pathname) === listIn(own.pathname)) return { next: `${pathname}${search}` }
  }
  return { next: null, objection: 'the address of its next page is none of this list' }
}

/** Pages are named by the account's id, also where `~` was asked. */
const listIn = (pathname: string): string => pathname.replace(/\/account\/[^/]+\//, '/account/~/')
