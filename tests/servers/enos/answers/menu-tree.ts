/** Menus as answers hold them: nested, each level in its order. */
import type { QuirkName } from '../types'
import type { Menu } from '../world'

interface Node {
  menu: Menu
  json: { children: object[] }
}

/** Those that share a place in the order stay in the order of their making. */
const inOrder = (nodes: readonly Node[]): readonly Node[] =>
  [...nodes].sort((one, other) => one.menu.order - other.menu.order)

/** Some gateways write numbers as text. */
export const orderOf = (menu: Menu, quirks: ReadonlySet<QuirkName>): number | string =>
  quirks.has('ids-as-numbers') ? String(menu.order) : menu.order

/**
 * A menu whose upper menu is not among these stands at the top, and still names it.
 * @param fields of one menu, `children` aside
 */
export function nested(menus: Iterable<Menu>, fields: (menu: Menu) => object): object[] {
  const nodes = new Map<string, Node>()
  for (const menu of menus) nodes.set(menu.id, { menu, json: { ...fields(menu), children: [] } })
  const top: Node[] = []
  const beneath = new Map<Node, Node[]>()
  for (const node of nodes.values()) {
    const upper = nodes.get(node.menu.parent)
    if (!upper) {
      top.push(node)
      continue
    }
    const siblings = beneath.get(upper)
    if (siblings) siblings.push(node)
    else beneath.set(upper, [node])
  }
  for (const [upper, children] of beneath) {
    upper.json.children = inOrder(children).map(({ json }) => json)
  }
  return inOrder(top).map(({ json }) => json)
}
