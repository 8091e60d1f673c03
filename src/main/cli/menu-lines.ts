/** Menus as a tree on the terminal: of one user or app, and of two users beside each other. */
import type { ComparedMenuNode, MenuNode } from '../../shared/schemas/access'
import { sideMarks, unknownMark, vendorMark } from './marks'
import { tree, type TreeNode } from './tree'

export const menuLines = (menus: readonly MenuNode[]): string[] => tree(nodesOf(menus, menuText))

export const comparedMenuLines = (menus: readonly ComparedMenuNode[]): string[] =>
  tree(nodesOf(menus, comparedText))

const answerMarks = { yes: `${vendorMark} `, no: '', unknown: `${unknownMark} ` } as const

function menuText(menu: MenuNode): string {
  const mark = menu.answer === undefined ? '' : answerMarks[menu.answer]
  const remarks = [
    menu.orphan === true && '(its parent is not among them)',
    menu.withoutParent === true && '(granted without its parent)',
  ]
  return mark + named(menu, remarks)
}

function comparedText(menu: ComparedMenuNode): string {
  const remarks = [
    menu.orphan === true && '(its parent is not among them)',
    menu.leftWithoutParent === true && '(the first has it without its parent)',
    menu.rightWithoutParent === true && '(the second has it without its parent)',
  ]
  return `${sideMarks[menu.left]}${sideMarks[menu.right]} ${named(menu, remarks)}`
}

function named(
  { name, code, url }: { name: string; code: string; url: string },
  remarks: readonly (string | false)[],
): string {
  const words = [name, code === '' ? '' : `[${code}]`, url, ...remarks]
  return words.filter((word) => word !== '' && word !== false).join('  ')
}

/** Without recursion, as the drawing: depth is the vendor's. */
function nodesOf<M extends { children: M[] }>(
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
