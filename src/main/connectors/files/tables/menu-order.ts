/** Brings menus into the order that a tree is built in: parents before their children. */
import type { MenuRecord } from '../../parts'

/**
 * @returns the menus, those that have no way to the root at the end; and one cycle of ids, where there
 * is one
 */
export function inTreeOrder(menus: readonly MenuRecord[]): {
  ordered: MenuRecord[]
  cycle: string[] | undefined
} {
  const byId = new Map(menus.map((menu) => [menu.id, menu]))
  const children = new Map<string, MenuRecord[]>()
  const waiting: MenuRecord[] = []
  for (const menu of menus) {
    const { parent } = menu
    if (parent === null || !byId.has(parent)) waiting.push(menu)
    else {
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [menu])
      else siblings.push(menu)
    }
  }
  const ordered = new Set<MenuRecord>(waiting)
  // A set is walked in the order in which it grows.
  for (const menu of ordered) for (const child of children.get(menu.id) ?? []) ordered.add(child)
  const lost = menus.find((menu) => !ordered.has(menu))
  for (const menu of menus) ordered.add(menu)
  return { ordered: [...ordered], cycle: lost === undefined ? undefined : cycleAbove(lost, byId) }
}

function cycleAbove(menu: MenuRecord, byId: ReadonlyMap<string, MenuRecord>): string[] {
  const path: string[] = []
  let id: string | null = menu.id
  while (id !== null && !path.includes(id)) {
    path.push(id)
    id = byId.get(id)?.parent ?? null
  }
  return id === null ? path : path.slice(path.indexOf(id))
}
