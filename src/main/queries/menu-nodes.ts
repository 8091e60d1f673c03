/** Puts menus in the order and under the parents in which an app shows them. */
import type { AccessIndex } from '../access/access-index'
import type { MenuFact } from '../access/model'

/** Deeper menus are shown at the root as orphans: no portal nests so deep, but a damaged answer might. */
const deepest = 200

/** Where a menu stands at the root although it has a parent. */
export type OutOfPlace = 'orphan' | 'parent-not-here' | undefined

/**
 * Ordered by displayOrder, then id. What no root leads to (a missing parent, a cycle) is put at the root.
 * @param parents menu → id of its parent
 * @param make a node of a menu; its children are added later
 */
export function menuNodes<N extends { children: N[] }>(
  index: AccessIndex,
  app: number,
  parents: ReadonlyMap<number, string | undefined>,
  make: (menu: number, fact: MenuFact, place: OutOfPlace) => N,
): N[] {
  const { menus } = index.facts
  const here = new Set([...parents.keys()].map((menu) => menus[menu]!.id))
  const inApp = new Set(index.menusIn(app).map((menu) => menus[menu]!.id))
  const ordered = [...parents.keys()].sort(
    (a, b) =>
      (menus[a]!.order ?? Infinity) - (menus[b]!.order ?? Infinity) ||
      (menus[a]!.id < menus[b]!.id ? -1 : 1),
  )
  const children = Map.groupBy(ordered, (menu) => parents.get(menu) ?? '')
  const placed = new Set<number>()
  const roots: N[] = []

  const put = (root: number, place: OutOfPlace): void => {
    const work = [{ menu: root, siblings: roots, place, depth: 0 }]
    for (let next = work.pop(); next; next = work.pop()) {
      if (placed.has(next.menu) || next.depth > deepest) continue
      placed.add(next.menu)
      const fact = menus[next.menu]!
      const node = make(next.menu, fact, next.place)
      next.siblings.push(node)
      // Pushed in reverse, so that they are placed in order.
      for (const menu of (children.get(fact.id) ?? []).toReversed()) {
        work.push({ menu, siblings: node.children, place: undefined, depth: next.depth + 1 })
      }
    }
  }
  for (const menu of ordered) {
    const parent = parents.get(menu)
    if (parent === undefined) put(menu, undefined)
    else if (!here.has(parent)) put(menu, inApp.has(parent) ? 'parent-not-here' : 'orphan')
  }
  for (const menu of ordered) if (!placed.has(menu)) put(menu, 'orphan')
  return roots
}
