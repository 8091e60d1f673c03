/** Joins the pages of one subject's answer, such as RingCentral's grants of one extension. */
import type { Item, ItemOf, SubjectAnswer } from './answers'
import type { AnswerInFile } from './read-answer'
import { distinctSources, sourcesInWords } from './subjects'
import { wholenessOf, type PageOfList, type Wholeness } from './whole'

type Grants = ItemOf<'extension-grants'>

interface PagedAnswer extends AnswerInFile {
  answer: SubjectAnswer & Pick<AnswerInFile['answer'], 'identity'>
}

const isPaged = (each: AnswerInFile): each is PagedAnswer =>
  each.answer.type === 'subjects' &&
  each.answer.page !== undefined &&
  each.answer.items[0]?.kind === 'extension-grants'

const grantsOf = ({ answer }: PagedAnswer): Grants => answer.items[0] as Grants

const asPage = (each: PagedAnswer): PageOfList => ({
  said: false,
  ...each.answer.page,
  held: grantsOf(each).body.grants.length,
  ids: grantsOf(each).body.grants.map((grant) => grant.extension.id),
})

/** A page that was asked for again is what it was the last time. */
function newestEach(pages: readonly PagedAnswer[]): PagedAnswer[] {
  const newest = new Map<string, PagedAnswer>()
  for (const page of [...pages].sort((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0))) {
    const number = page.answer.page?.number ?? 1
    // Of one moment both are kept, so that what they differ in is found.
    const others = [...newest.values()].filter(
      (other) => (other.answer.page?.number ?? 1) === number && other.takenAt !== page.takenAt,
    )
    for (const other of others) newest.delete(`${number} ${other.takenAt} ${other.source.sha256}`)
    newest.set(`${number} ${page.takenAt} ${page.source.sha256}`, page)
  }
  return [...newest.values()]
}

/** Unlike a list, one subject's answer cannot be vouched for. */
function reasonOf(wholeness: Wholeness): string | undefined {
  if (wholeness.whole) return undefined
  return wholeness.unproven ? 'nothing proves that these are all its pages' : wholeness.reason
}

/**
 * All pages of one user as one answer, dated by the oldest of them. A page that is missing leaves the
 * subject partial: what is not whole adds and never ends anything.
 */
function joined(given: readonly PagedAnswer[]): AnswerInFile[] {
  const pages = newestEach(given).sort(
    (a, b) => (a.answer.page?.number ?? 1) - (b.answer.page?.number ?? 1),
  )
  const [first, ...others] = pages
  if (first === undefined) return []
  const grants = new Map<string, Grants['body']['grants'][number]>()
  for (const page of pages) {
    for (const grant of grantsOf(page).body.grants) grants.set(JSON.stringify(grant), grant)
  }
  const wholeness = wholenessOf(pages.map(asPage), grants.size)
  const unread = pages.map(grantsOf).find((item) => item.incomplete !== undefined)
  const incomplete = unread?.incomplete ?? reasonOf(wholeness)
  const { user } = grantsOf(first).body
  const item: Item = {
    kind: 'extension-grants',
    subject: user,
    body: { user, grants: [...grants.values()] },
    count: grants.size,
    ...(incomplete === undefined ? {} : { incomplete }),
    ...(others.length === 0 ? {} : { note: `pages of ${sourcesInWords(distinctSources(pages))}` }),
  }
  const dated = pages.flatMap(({ takenAt }) => takenAt ?? [])
  const takenAt = dated.length === 0 ? null : Math.min(...dated)
  return [{ ...first, takenAt, answer: { ...first.answer, items: [item] } }]
}

export function joinSubjectPages(answers: readonly AnswerInFile[]): AnswerInFile[] {
  const byUser = new Map<string, PagedAnswer[]>()
  const others: AnswerInFile[] = []
  for (const each of answers) {
    if (!isPaged(each)) {
      others.push(each)
      continue
    }
    const { subject } = grantsOf(each)
    byUser.set(subject, [...(byUser.get(subject) ?? []), each])
  }
  return [...others, ...[...byUser.values()].flatMap(joined)]
}
