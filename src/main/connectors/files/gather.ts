/** Brings what all answers say together, by list and by subject. */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { AccountIdentity } from '../parts'
import type { Item } from './answers'
import type { AnswerInFile } from './file-answers'
import { groupLists, type ListGroup, type ListPage } from './lists'
import type { FileReport } from './report'
import { Subjects } from './subjects'

/** Sorts what the answers say by subject, with `~` put down to a person where one is known. */
export function gather(
  answers: readonly AnswerInFile[],
  identity: AccountIdentity | undefined,
  options: ImportOptions,
): { groups: ListGroup[]; subjects: Subjects } {
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
