/** What EnOS says of a user in an app just now, whole: menus, permissions, and where it was computed otherwise. */
import type { DifferenceGroup, Differences, Effective, MenuTree } from '../../shared/schemas/access'
import type { Answer } from '../../shared/schemas/common'
import { ask } from './ask'
import { askVendor, at, refusedLines, wasAnswered } from './ask-vendor'
import { itemAndCauseLines, sidesInWords } from './difference-lines'
import { blocks, snapshotLine } from './evidence'
import { exitOfAnswer } from './exit-codes'
import { differsMark, unknownMark, vendorMark } from './marks'
import { menuLines } from './menu-lines'
import type { Session } from './session'
import { table } from './table'
import type { Reply } from './verb'
import { many, moment } from './words'

/** Of the account as it is with what was just said. */
interface Known {
  effective: Effective
  menus: MenuTree
  differences: Differences
}

export async function verifyApp(session: Session, user: string, app: string): Promise<Reply> {
  const { account, label } = await session.account()
  const asked = await askVendor(session, account, { kind: 'app-resources', user, app })
  // A user who was only typed in is nobody yet where nothing was answered.
  if (!wasAnswered(asked)) {
    return {
      value: { answer: 'unknown', asked },
      aside: refusedLines(asked),
      exit: exitOfAnswer('unknown'),
      lines: () => [`${unknownMark} EnOS did not answer the question.`],
    }
  }
  const known = await knownOf(session, { account, ...at(asked), user, app })
  const answer = freshAnswer(known.menus)
  return {
    value: { answer, asked, ...known },
    exit: exitOfAnswer(answer),
    lines: () =>
      blocks(
        [answerLine(answer, known), ...comparisonLines(answer, known.differences)],
        permissionTable(known.effective),
        known.menus.menus.length === 0
          ? []
          : [known.menus.app.name, ...menuLines(known.menus.menus)],
        [snapshotLine(label, known.menus.snapshot, session.now)],
      ),
  }
}

async function knownOf(
  { api }: Session,
  question: { account: string; at?: string; user: string; app: string },
): Promise<Known> {
  const [effective, menus, differences] = await Promise.all([
    ask(api.access.effective(question)),
    ask(api.menus.tree(question)),
    ask(api.access.differences(question)),
  ])
  return { effective, menus, differences }
}

/** EnOS's own, as it is the newest of all: unknown where the account holds something newer after all. */
const freshAnswer = ({ answer, confirmed }: MenuTree): Answer =>
  confirmed === true ? answer : 'unknown'

const saidYes = ({ permissions }: Effective) => permissions.filter(({ vendor }) => vendor === 'yes')

function answerLine(answer: Answer, { effective, menus }: Known): string {
  const { name, id } = effective.user
  const has = [many(saidYes(effective).length, 'permission'), many(menus.count, 'menu')]
  switch (answer) {
    case 'yes':
      return `${vendorMark} EnOS says: ${name} (${id}) has ${has.join(' and ')} in ${menus.app.name} (${moment(menus.takenAt)}).`
    case 'no':
      return `${vendorMark} EnOS says: ${name} (${id}) has no access in ${menus.app.name} (${moment(menus.takenAt)}).`
    case 'unknown':
      return `${unknownMark} What was computed is newer than EnOS’s answer.`
  }
}

function comparisonLines(answer: Answer, { groups, compared }: Differences): string[] {
  if (answer === 'unknown') return []
  const [group] = groups
  if (group !== undefined) return differingLines(group)
  return [
    compared === 0
      ? `${unknownMark} What roles give in it is not known whole, so nothing could be compared.`
      : 'It is what was computed from roles.',
  ]
}

const differingLines = (group: DifferenceGroup): string[] => [
  `${differsMark} It is not what was computed from roles: ${sidesInWords(group)}.`,
  ...itemAndCauseLines(group),
]

function permissionTable(effective: Effective): string[] {
  return table(
    [{ title: '' }, { title: 'permission' }, { title: 'id' }, { title: 'computed' }],
    saidYes(effective).map(({ name, id, computed, differs }) => [
      differs ? differsMark : '',
      name,
      id,
      computed,
    ]),
  )
}
