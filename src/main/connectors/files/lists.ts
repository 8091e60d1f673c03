/** Joins the pages of a list, and decides whether the list is whole. */
import type { AccountIdentity } from '../parts'
import { requestKey } from '../ringcentral/transform/uri'
import type { VouchableKind } from '../../../shared/schemas/common'
import type { ListAnswer, ListKind } from './answers'
import type { Origin } from './report'
import { contradictionInWords, type Subjects } from './subjects'
import { wholenessOf, type PageOfList, type Wholeness } from './whole'

export interface ListPage {
  answer: ListAnswer
  from: Origin
}

/** All pages of one request. */
export interface ListGroup {
  kind: ListKind
  /** The domain of a role list, `''` otherwise. */
  subject: string
  /** In the order of their numbers. */
  pages: ListPage[]
  /** Of its oldest page, in Unix milliseconds: it says nothing of later. Null where nobody says. */
  takenAt: number | null
  /** Different subjects in it. */
  ids: Set<string>
  whole: boolean
  reason?: string
  notes: string[]
}

/** Why what a person vouches for is not believed. */
export const mayHoldMore = (what: string): string =>
  `${what} could not be read, and may hold more of it`

export const VOUCHED = 'vouched for as whole by the person who imported it'

/** Answers whose request is not known cannot be told apart by it; what they hold can still be joined. */
function keyOf({ kind, uri, domain, request }: ListAnswer, account: AccountIdentity): string {
  const asked = uri === undefined ? (request ?? 'not known') : requestKey(uri, account.externalId)
  return `${kind} ${domain ?? ''} ${asked}`
}

const pageNumber = ({ answer }: ListPage): number => answer.page.number ?? 1

export function groupLists(pages: readonly ListPage[], account: AccountIdentity): ListGroup[] {
  const groups = new Map<string, ListPage[]>()
  for (const page of pages) {
    const key = keyOf(page.answer, account)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [page])
    else group.push(page)
  }
  return [...groups.values()].flatMap(splitByPageSize).flatMap(splitByTime).map(makeGroup)
}

/** One request made twice with different page sizes: the pages of one do not fit the other. */
function splitByPageSize(pages: ListPage[]): ListPage[][] {
  if (new Set(pages.map(pageNumber)).size === pages.length) return [pages]
  const sizes = new Map<number | undefined, ListPage[]>()
  for (const page of pages) {
    const size = page.answer.page.perPage
    const same = sizes.get(size)
    if (same === undefined) sizes.set(size, [page])
    else same.push(page)
  }
  return [...sizes.values()]
}

/** Pages further apart than this, in milliseconds, are not one list: too much may have changed between. */
const LONGEST_PAUSE = 60 * 60 * 1000

/**
 * One request made several times, as when a page is loaded anew: where a page comes again at another
 * time, a new list begins. Pages of the same moment, and those that nobody dates, stay together.
 */
function splitByTime(pages: ListPage[]): ListPage[][] {
  const undated = pages.filter(({ from }) => from.takenAt === null)
  const dated = pages
    .flatMap((page) => (page.from.takenAt === null ? [] : [{ page, at: page.from.takenAt }]))
    .sort((a, b) => a.at - b.at)
  const lists: ListPage[][] = undated.length === 0 ? [] : [undated]
  let current: ListPage[] = []
  let moments = new Map<number, number>()
  let last = -Infinity
  for (const { page, at } of dated) {
    const number = pageNumber(page)
    if (at - last > LONGEST_PAUSE || (moments.get(number) ?? at) !== at) {
      lists.push((current = []))
      moments = new Map()
    }
    current.push(page)
    moments.set(number, at)
    last = at
  }
  return lists
}

function oldest(pages: readonly ListPage[]): number | null {
  const moments = pages.flatMap(({ from }) => from.takenAt ?? [])
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b))
}

function makeGroup(pages: ListPage[]): ListGroup {
  const sorted = [...pages].sort((a, b) => pageNumber(a) - pageNumber(b))
  const first = sorted[0]?.answer
  if (first === undefined) throw new Error('A list without pages.')
  const ids = new Set<string>()
  for (const { answer } of sorted) {
    for (const item of answer.items) if (item.kind !== 'signed-in-user') ids.add(item.subject)
  }
  return {
    kind: first.kind,
    subject: first.domain ?? '',
    pages: sorted,
    takenAt: oldest(sorted),
    ids,
    whole: false,
    notes: first.note === undefined ? [] : [first.note],
  }
}

const asPage = ({ answer }: ListPage): PageOfList => ({
  ...answer.page,
  held:
    answer.items.filter((item) => item.kind !== 'signed-in-user').length +
    (answer.refused?.count ?? 0),
  ids: answer.items.map((item) => item.subject),
})

/** What speaks against the list, whatever its paging says and whoever vouches for it. */
function objection(group: ListGroup, subjects: Subjects): string | undefined {
  for (const { answer } of group.pages) {
    for (const item of answer.items) {
      const contradiction = subjects.get(item, group.takenAt)?.contradiction
      if (contradiction !== undefined) {
        return `contradicted: ${contradictionInWords(item, contradiction)}`
      }
    }
  }
  const refused = group.pages.map(({ answer }) => answer.refused).filter((bad) => bad !== undefined)
  const [first] = refused
  if (first !== undefined) {
    const count = refused.reduce((sum, bad) => sum + bad.count, 0)
    const records = count === 1 ? '1 record' : `${count} records`
    return `${records} could not be read: ${first.first}`
  }
  for (const { answer } of group.pages) {
    const damaged = answer.items.find((item) => item.damaged)
    if (damaged !== undefined) {
      return `what it says of ${damaged.subject} is not whole: ${damaged.incomplete ?? ''}`
    }
  }
  const told = group.pages.find(({ answer }) => answer.objection !== undefined)?.answer.objection
  if (told !== undefined) return told
  const filters = [...new Set(group.pages.flatMap(({ answer }) => answer.filters))]
  return filters.length === 0 ? undefined : `filtered by ${filters.join(', ')}`
}

function judge(group: ListGroup, subjects: Subjects): Wholeness {
  const reason = objection(group, subjects)
  if (reason !== undefined) return { whole: false, reason, unproven: false }
  const wholeness = wholenessOf(group.pages.map(asPage), group.ids.size)
  const unproven = group.pages.find(({ answer }) => answer.unproven !== undefined)?.answer.unproven
  if (unproven === undefined || (!wholeness.whole && !wholeness.unproven)) return wholeness
  return { whole: false, reason: unproven, unproven: true }
}

/** @param given kinds that a person vouches for; paths of files that could not be read */
export function judgeLists(
  groups: readonly ListGroup[],
  subjects: Subjects,
  { vouched, unread }: { vouched: ReadonlySet<VouchableKind>; unread: readonly string[] },
): void {
  const [lost] = unread
  for (const group of groups) {
    const wholeness = judge(group, subjects)
    if (wholeness.whole) group.whole = true
    else if (!wholeness.unproven || !vouched.has(group.kind)) group.reason = wholeness.reason
    else if (lost !== undefined) group.reason = mayHoldMore(lost)
    else {
      group.whole = true
      group.notes.push(VOUCHED)
    }
  }
  settleRivals(groups)
}

const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id))

/** Two lists of one moment that both claim to be all of one kind, and hold different subjects: neither is believed. */
function settleRivals(groups: readonly ListGroup[]): void {
  const claims = new Map<string, ListGroup[]>()
  for (const group of groups) {
    if (!group.whole) continue
    const key = `${group.kind} ${group.subject} ${group.takenAt}`
    claims.set(key, [...(claims.get(key) ?? []), group])
  }
  for (const rivals of claims.values()) {
    const [first, ...others] = rivals
    if (first === undefined || others.every((other) => sameIds(first.ids, other.ids))) continue
    const files = rivals.map((group) => group.pages[0]?.from.source.file ?? '')
    for (const group of rivals) {
      group.whole = false
      group.reason = `contradicted: ${files.join(' and ')} both say that they are all of it, and hold different ids`
      for (const { from } of group.pages) from.file.remarks.add(group.reason)
    }
  }
}
