import type {
  ComparedMenuNode,
  MenuComparison,
  MenuNode,
  MenuTree,
} from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { ExitCode, exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { legend, unknownMark, vendorMark } from '../marks'
import { tree, type TreeNode } from '../tree'
import { usageError } from '../usage-error'
import type { Session } from '../session'
import { addVerb, type Reply, type Verb } from '../verb'

interface Options {
  app: string
  beside?: string
  catalogue?: boolean
}

const answerMarks = { yes: `${vendorMark} `, no: '', unknown: `${unknownMark} ` } as const

function menuText(menu: MenuNode): string {
  const words = [
    menu.name,
    menu.code === '' ? '' : `[${menu.code}]`,
    menu.url,
    menu.orphan === true ? '(its parent is not among them)' : '',
    menu.withoutParent === true ? '(granted without its parent)' : '',
  ]
  const mark = menu.answer === undefined ? '' : answerMarks[menu.answer]
  return mark + words.filter((word) => word !== '').join('  ')
}

/** Without recursion, as the drawing: depth is the vendor's. */
function treeNodes<M extends { children: M[] }>(
  menus: readonly M[],
  textOf: (menu: M) => string,
): TreeNode[] {
  const roots: TreeNode[] = []
  const waiting: { from: readonly M[]; to: TreeNode[] }[] = [{ from: menus, to: roots }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const menu of next.from) {
      const children: TreeNode[] = []
      next.to.push({ text: textOf(menu), children })
      waiting.push({ from: menu.children, to: children })
    }
  }
  return roots
}

const sideMarks = { yes: '●', no: '–', unknown: unknownMark } as const

function comparedText(menu: ComparedMenuNode): string {
  const words = [
    menu.name,
    menu.code === '' ? '' : `[${menu.code}]`,
    menu.orphan === true ? '(its parent is not among them)' : '',
    menu.leftWithoutParent === true ? '(the first has it without its parent)' : '',
    menu.rightWithoutParent === true ? '(the second has it without its parent)' : '',
  ]
  return `${sideMarks[menu.left]}${sideMarks[menu.right]} ${words.filter((word) => word !== '').join('  ')}`
}

function exitOfComparison({ counts, left, right }: MenuComparison): ExitCode {
  if (counts.left + counts.right > 0) return ExitCode.no
  return counts.unknown + left.missing.length + right.missing.length > 0
    ? ExitCode.unknown
    : ExitCode.done
}

const besideLegend = '●– only the first   –● only the second   ●● both   ? unknown'

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
        [answer.text, ...missingLines([...answer.left.missing, ...answer.right.missing])],
        answer.menus.length === 0
          ? []
          : [answer.app.name, ...tree(treeNodes(answer.menus, comparedText)), besideLegend],
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
    const catalogue = options.catalogue === true
    if ((user === undefined) !== catalogue) {
      throw usageError(
        catalogue
          ? 'A user and --catalogue do not go together.'
          : 'It is not said whose menus to show.',
        'Name a user, or use --catalogue for the whole menu of the app.',
      )
    }
    const { beside } = options
    if (beside !== undefined) {
      if (user === undefined) {
        throw usageError('--beside and --catalogue do not go together.', 'Use one of them.')
      }
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
            answer.menus.length === 0
              ? []
              : [answer.app.name, ...tree(treeNodes(answer.menus, menuText))],
            answer.menus.some((menu) => menu.answer !== undefined) ? [legend] : [],
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    })
  })
}
