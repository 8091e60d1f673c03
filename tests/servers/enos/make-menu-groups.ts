/** Menu groups of an app, which an organization puts together itself. */
import type { Dice } from '../random'
import type { Ids } from './ids'
import type { Menu, MenuGroup } from './world'

/** "Once an upper menu is checked", all beneath it are (managing apps). */
export function withAllBeneath(menus: ReadonlyMap<string, Menu>, top: string): Set<string> {
  const beneath = new Map<string, string[]>()
  for (const { id, parent } of menus.values()) {
    const siblings = beneath.get(parent)
    if (siblings) siblings.push(id)
    else beneath.set(parent, [id])
  }
  const ticked = new Set([top])
  // What is added on the way is gone through too.
  for (const id of ticked) for (const child of beneath.get(id) ?? []) ticked.add(child)
  return ticked
}

/** Most groups of one app: who puts them together by hand stops somewhere. */
const MOST = 12

/**
 * One with everything; one for each menu at the top; where there are levels enough, one that holds
 * a menu without the one above it; and one that was cleared.
 */
export function makeMenuGroups(
  { dice, ids }: { dice: Dice; ids: Ids },
  menus: ReadonlyMap<string, Menu>,
): Map<string, MenuGroup> {
  const groups = new Map<string, MenuGroup>()
  const add = (name: string, members: Set<string>): void => {
    const id = ids.uuid()
    groups.set(id, { id, name, menus: members })
  }
  if (menus.size === 0) return groups
  add('Everything', new Set(menus.keys()))
  const all = [...menus.values()]
  for (const menu of all.filter(({ parent }) => parent === '').slice(0, MOST)) {
    add(menu.names.en_US, withAllBeneath(menus, menu.id))
  }
  const nested = all.filter(({ parent }) => menus.has(parent))
  if (nested.length > 0) {
    const bare = dice.oneOf(nested)
    add(`Only ${bare.names.en_US}`, withAllBeneath(menus, bare.id))
  }
  if (dice.onceIn(2)) add('Cleared', new Set())
  return groups
}
