/** Brings what all answers say together, by list and by subject. */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { AccountIdentity } from '../parts'
import type { Item } from './answers'
import { groupLists, type ListGroup, type ListPage } from './lists'
import type { AnswerInFile } from './read-answer'
import type { Origin } from './report'
import { Subjects } from './subjects'

/** Sorts what the answers say by subject, with `~` put down to a person where one is known. */
export function gather(
  answers: readonly AnswerInFile[],
  identity: AccountIdentity | undefined,
  options: ImportOptions,
): { groups: ListGroup[]; subjects: Subjects } {
  const subjects = new Subjects()
  const pages: ListPage[] = []
  for (const { answer, ...from } of answers) {
    if (answer.type === 'list') pages.push({ answer, from })
  }
  const groups = identity === undefined ? [] : groupLists(pages, identity)
  for (const group of groups) {
    for (const { answer, from } of group.pages) {
      for (const item of answer.items) subjects.add({ item, from, list: group })
    }
  }
  const own = signedInUser(answers, options)
  for (const from of answers) {
    const { answer } = from
    if (answer.type !== 'subjects') continue
    for (const item of answer.items) {
      const placed = placeOwn(item, own, from)
      if (placed !== undefined) subjects.add({ item: placed, from, list: undefined })
      if (options.user !== undefined && saysOwn(item)) {
        subjects.add({ item: ownUser(options.user), from, list: undefined })
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

/** Kinds that are put down to a user, never to `~`: without knowing who it is they would hang in the air. */
type PlacedKind = 'assignment' | 'administered-sites' | 'user-features' | 'extension-grants'

const PLACED: ReadonlySet<string> = new Set<PlacedKind>([
  'assignment',
  'administered-sites',
  'user-features',
  'extension-grants',
])

const isPlaced = (item: Item): item is Extract<Item, { kind: PlacedKind }> => PLACED.has(item.kind)

/** Whether a request was made as `~`, the signed-in user. */
const saysOwn = (item: Item): boolean =>
  (isPlaced(item) || item.kind === 'authorization-profile' || item.kind === 'permission-check') &&
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

function placeOwn(item: Item, own: string | undefined, from: Origin): Item | undefined {
  if (!isPlaced(item) || item.body.user !== '~') return item
  if (own !== undefined) {
    // The kind stays, and with it the body's, which the spread makes the compiler forget.
    return { ...item, subject: own, body: { ...item.body, user: own } } as Item
  }
  from.file.leaveOut(
    from,
    'Its uri says ~, so nothing says whom it is about. Say whose answers these are, or import the answer of account/~/extension/~ with it.',
    'user',
  )
  return undefined
}
