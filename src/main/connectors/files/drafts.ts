/** Turns what an import says into parts. */
import { createHash } from 'node:crypto'
import { ListKind, PartKind } from '../../../shared/schemas/common'
import type { PartDraft, PartSource } from '../parts'
import { RECORD_KIND, type Item } from './answers'
import type { ListGroup } from './lists'
import type { Origin } from './report'
import {
  contradictionInWords,
  distinctSources,
  sourcesInWords,
  together,
  type Saying,
  type Subject,
  type Subjects,
} from './subjects'

/** Lists first, then each kind as the schema has them. */
const RANK: ReadonlyMap<PartKind, number> = new Map(
  [...new Set<PartKind>([...ListKind.options, ...PartKind.options])].map((kind, rank) => [
    kind,
    rank,
  ]),
)

/** Of several pages: their names, and a hash over their hashes in page order. */
function sourceOf(origins: readonly Origin[]): PartSource {
  const distinct = distinctSources(origins)
  const [only] = distinct
  if (distinct.length === 1 && only !== undefined) return only.source
  const hash = createHash('sha256')
  for (const { source } of distinct) hash.update(source.sha256)
  return { file: sourcesInWords(distinct), sha256: hash.digest('hex') }
}

const joined = (notes: readonly string[]): string | undefined =>
  notes.length === 0 ? undefined : [...new Set(notes)].join('; ')

/** Records of a whole list, each subject once, and what they leave unsaid. */
function recordsOf(
  group: ListGroup,
  subjects: Subjects,
): { records: Item['body'][]; notes: string[] } {
  const kind = RECORD_KIND[group.kind]
  const records = new Map<string, Item['body']>()
  let unsaid = 0
  let firstUnsaid = ''
  for (const { answer } of group.pages) {
    for (const listed of answer.items) {
      if (listed.kind !== kind || records.has(listed.subject)) continue
      const item = itemInList(listed, group, subjects)
      records.set(item.subject, item.body)
      if (item.incomplete === undefined) continue
      unsaid += 1
      firstUnsaid ||= item.incomplete
    }
  }
  const notes = unsaid === 0 ? [] : [`${unsaid} of ${records.size} records: ${firstUnsaid}`]
  return { records: [...records.values()], notes }
}

/** All that whole lists of this kind say of one subject: a list may come from two requests. */
function itemInList(item: Item, group: ListGroup, subjects: Subjects): Item {
  const sayings = subjects.get(item, group.takenAt)?.sayings ?? []
  if (sayings.length < 2) return item
  const listed = together(
    sayings.filter(({ list }) => list?.whole === true && list.subject === group.subject),
  )
  return 'item' in listed ? listed.item : item
}

/** One part from all lists of one kind, subject and moment where none of them is whole. */
function partialListDraft(groups: readonly [ListGroup, ...ListGroup[]]): PartDraft {
  const note = joined(groups.flatMap((group) => group.notes))
  const [{ kind, subject, takenAt }] = groups
  return {
    kind,
    subject,
    status: 'partial',
    reason: joined(groups.flatMap((group) => group.reason ?? [])) ?? 'not whole',
    ...(note === undefined ? {} : { note }),
    takenAt,
    source: sourceOf(originsOf(groups)),
    count: new Set(groups.flatMap((group) => [...group.ids])).size,
    body: null,
  }
}

const originsOf = (groups: readonly ListGroup[]): Origin[] =>
  groups.flatMap((group) => group.pages.map((page) => page.from))

/** One part from all whole lists of one kind, subject and moment; they hold the same ids. */
function wholeListDraft(
  groups: readonly [ListGroup, ...ListGroup[]],
  subjects: Subjects,
): PartDraft {
  const [group, ...others] = groups
  const { records, notes } = recordsOf(group, subjects)
  // What only one of them has to be excused for, the other one makes good.
  const shared = group.notes.filter((note) => others.every((other) => other.notes.includes(note)))
  const note = joined([...shared, ...notes])
  const body = group.kind === 'role-list' ? { domain: group.subject, records } : { records }
  return {
    kind: group.kind,
    subject: group.subject,
    status: 'whole',
    ...(note === undefined ? {} : { note }),
    takenAt: group.takenAt,
    source: sourceOf(originsOf(groups)),
    count: records.length,
    body,
  } as PartDraft // RECORD_KIND ties the records to the kind of list, which the compiler cannot follow.
}

function listDrafts(groups: readonly ListGroup[], subjects: Subjects): PartDraft[] {
  const bySubject = new Map<string, [ListGroup, ...ListGroup[]]>()
  for (const group of groups) {
    const key = `${group.kind} ${group.subject} ${group.takenAt}`
    const same = bySubject.get(key)
    if (same === undefined) bySubject.set(key, [group])
    else same.push(group)
  }
  return [...bySubject.values()].map((same) => {
    const [first, ...others] = same.filter((group) => group.whole)
    return first === undefined
      ? partialListDraft(same)
      : wholeListDraft([first, ...others], subjects)
  })
}

function contradictedDraft(subject: Subject): PartDraft | undefined {
  const [first] = subject.sayings
  if (subject.contradiction === undefined || first === undefined) return undefined
  return {
    kind: first.item.kind,
    subject: first.item.subject,
    status: 'partial',
    reason: `contradicted: ${contradictionInWords(first.item, subject.contradiction)}`,
    takenAt: subject.takenAt,
    source: first.from.source,
    count: first.item.count,
    body: null,
  }
}

/** Whether a whole list of this import says all of it already. */
function isToldByList(item: Item, sayings: readonly Saying[]): boolean {
  const listed = sayings.filter((saying) => saying.list?.whole === true)
  const [first] = listed
  if (first === undefined) return false
  const own = together(listed)
  if ('differs' in own) return false
  const both = together([
    { ...first, item: own.item },
    { ...first, item, list: undefined },
  ])
  return 'item' in both && both.item.body === own.item.body
}

/** What single answers, and lists that are not whole, say of one subject. */
function subjectDraft(subject: Subject): PartDraft | undefined {
  const loose = subject.sayings.filter((saying) => saying.list?.whole !== true)
  const [first] = loose
  if (first === undefined) return undefined
  const outcome = first.item.kind === 'error-observation' ? first : together(loose)
  if (!('item' in outcome)) return undefined
  const { item } = outcome
  if (loose.length < subject.sayings.length && isToldByList(item, subject.sayings)) return undefined
  const others = distinctSources(loose.map((saying) => saying.from)).filter(
    ({ source }) => source !== first.from.source,
  )
  const repeated = others.length === 0 ? [] : [`also in ${sourcesInWords(others)}`]
  const note = joined([...(item.note === undefined ? [] : [item.note]), ...repeated])
  return {
    kind: item.kind,
    subject: item.subject,
    status: item.incomplete === undefined ? 'whole' : 'partial',
    ...(item.incomplete === undefined ? {} : { reason: item.incomplete }),
    ...(note === undefined ? {} : { note }),
    takenAt: subject.takenAt,
    source: first.from.source,
    count: item.count,
    body: item.body,
  } as PartDraft // An item's kind and body belong together, which the spread makes the compiler forget.
}

export function draftsOf(groups: readonly ListGroup[], subjects: Subjects): PartDraft[] {
  const drafts = listDrafts(groups, subjects)
  for (const subject of subjects.all()) {
    const draft = contradictedDraft(subject) ?? subjectDraft(subject)
    if (draft !== undefined) drafts.push(draft)
  }
  return drafts.sort((a, b) => (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0))
}
