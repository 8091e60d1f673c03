import type { MenuComparison, MenuTree } from '../../../shared/schemas/access'
import type { Missing } from '../../../shared/schemas/common'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { ExitCode, exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { legend, sidesLegend } from '../marks'
import { comparedMenuLines, menuLines } from '../menu-lines'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'

interface Options {
  app: string
  beside?: string
  catalogue?: boolean
}

function exitOfComparison({ counts, left, right }: MenuComparison): ExitCode {
  if (counts.left + counts.right > 0) return ExitCode.no
  return counts.unknown + left.missing.length + right.missing.length > 0
    ? ExitCode.unknown
    : ExitCode.done
}

/** Much of what both rest on is the same. */
function missingOfBoth({ left, right }: MenuComparison): Missing[] {
  const told = new Set(left.missing.map(({ text }) => text))
  return [...left.missing, ...right.missing.filter(({ text }) => !told.has(text))]
}

async function besideEachOther(
  session: Session,
  left: string,
  right: string,
  app: string,
): Promise<Reply> {
  const { question, label } = await session.question()
  const answer = await ask(session.api.menus.compare({ ...question, app, left, right }))
  return {
    value: answer,
    exit: exitOfComparison(answer),
    lines: () =>
      blocks(
        [answer.text, ...missingLines(missingOfBoth(answer))],
        answer.menus.length === 0
          ? []
          : [answer.app.name, ...comparedMenuLines(answer.menus), sidesLegend],
        [snapshotLine(label, answer.snapshot, session.now)],
      ),
  }
}

/** A whole menu is no answer about somebody; it is unknown only where none of it was read. */
function exitOf(answer: MenuTree, catalogue: boolean): ExitCode {
  if (!catalogue) return exitOfAnswer(answer.answer)
  return answer.answer === 'unknown' && answer.count === 0 ? ExitCode.unknown : ExitCode.done
}

export const menus: Verb = (program, run) => {
  const verb = addVerb(program, 'menus', {
    group: 'Ask',
    about: 'show the menus that a user has in an app, or the whole menu of the app',
    takes: 'snapshot',
    example: 'menus "Li Wei" --app "Wind Monitor"',
    more:
      'Exit code 3: the user has no access in the app; with --beside, the two differ. Exit code 4: that is\n' +
      'unknown.',
  })
    .argument('[user]', 'name or id; left out with --catalogue')
    .requiredOption('--app <app>', 'the app, by access key or name')
    .option('--beside <user>', 'lay the menus of this user beside them')
    .option('--catalogue', 'show the whole menu of the app, whoever has it')
  verb.action((user: string | undefined, options: Options) => {
    const { beside } = options
    const catalogue = options.catalogue === true
    if (beside !== undefined && catalogue) {
      throw usageError('--beside and --catalogue do not go together.', 'Use one of them.')
    }
    if ((user === undefined) !== catalogue) {
      throw usageError(
        catalogue
          ? 'A user and --catalogue do not go together.'
          : 'It is not said whose menus to show.',
        'Name a user, or use --catalogue for the whole menu of the app.',
      )
    }
    if (user !== undefined && beside !== undefined) {
      return run(verb, (session) => besideEachOther(session, user, beside, options.app))
    }
    return run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.menus.tree({ ...question, app: options.app, ...given({ user }) }),
      )
      return {
        value: answer,
        exit: exitOf(answer, catalogue),
        lines: () =>
          blocks(
            [answer.text, ...missingLines(answer.missing)],
            answer.menus.length === 0 ? [] : [answer.app.name, ...menuLines(answer.menus)],
            answer.menus.some((menu) => menu.answer !== undefined) ? [legend] : [],
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    })
  })
}
