import type { MenuNode, MenuTree } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { ExitCode, exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { legend, unknownMark, vendorMark } from '../marks'
import { tree, type TreeNode } from '../tree'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'

interface Options {
  app: string
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
function treeNodes(menus: readonly MenuNode[]): TreeNode[] {
  const roots: TreeNode[] = []
  const waiting: { from: readonly MenuNode[]; to: TreeNode[] }[] = [{ from: menus, to: roots }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const menu of next.from) {
      const children: TreeNode[] = []
      next.to.push({ text: menuText(menu), children })
      waiting.push({ from: menu.children, to: children })
    }
  }
  return roots
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
    more: 'Exit code 3: the user has no access in the app. Exit code 4: that is unknown.',
  })
    .argument('[user]', 'name or id; left out with --catalogue')
    .requiredOption('--app <app>', 'the app, by access key or name')
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
            answer.menus.length === 0 ? [] : [answer.app.name, ...tree(treeNodes(answer.menus))],
            answer.menus.some((menu) => menu.answer !== undefined) ? [legend] : [],
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    })
  })
}
