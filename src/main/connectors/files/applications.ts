/**
 * Puts the access key of an app in the place of enos-app-service's own id of it. Which key that is,
 * an app list of the same import says, or the person.
 */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { Item, SubjectAnswer } from './answers'
import type { AnswerInFile } from './read-answer'

/** Application id → access key, where the import says one. */
function keysIn(answers: readonly AnswerInFile[]): Map<string, string | undefined> {
  const keys = new Map<string, string | undefined>()
  for (const { answer } of answers) {
    if (answer.type !== 'subjects') continue
    for (const item of answer.items) {
      if (item.kind !== 'app-info' || item.body.applicationId === undefined) continue
      const { applicationId, id } = item.body
      const other = keys.has(applicationId) && keys.get(applicationId) !== id
      keys.set(applicationId, other ? undefined : id)
    }
  }
  return keys
}

const applicationOf = ({ answer }: AnswerInFile): string | undefined =>
  answer.type === 'subjects' ? answer.application : undefined

function filedUnder(key: string, item: Item): Item {
  if (item.kind === 'app-menus') {
    return { ...item, subject: key, body: { ...item.body, app: key } }
  }
  return item.kind === 'app-permissions'
    ? { ...item, subject: key, body: { ...item.body, app: key } }
    : item
}

/** Answers about an app whose access key nothing says ask for it. */
export function placeApplications(
  answers: readonly AnswerInFile[],
  options: ImportOptions,
): AnswerInFile[] {
  const keys = keysIn(answers)
  const untold = new Set<string>()
  for (const each of answers) {
    const application = applicationOf(each)
    if (application !== undefined && keys.get(application) === undefined) untold.add(application)
  }
  return answers.flatMap((each) => {
    const application = applicationOf(each)
    if (application === undefined) return [each]
    // The person names one app: of several nobody knows which is meant.
    const key = keys.get(application) ?? (untold.size === 1 ? options.app : undefined)
    if (key !== undefined) {
      const { items } = each.answer as SubjectAnswer
      const answer = { ...each.answer, items: items.map((item) => filedUnder(key, item)) }
      return [{ ...each, answer: answer as AnswerInFile['answer'] }]
    }
    if (options.app !== undefined) {
      each.file.leaveOut(
        each,
        `It names its app by another id (${application}), and so do others of this import: import one at a time, or the app list with them.`,
      )
      return []
    }
    return [{ ...each, answer: { type: 'asks', needs: ['app'], identity: each.answer.identity } }]
  })
}
