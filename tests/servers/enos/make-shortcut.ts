/**
 * A shortcut: an app that an organization's administrator made of menus of other apps, beneath menus of
 * its own at the top ("Creating App Shortcut").
 */
import { fields } from './catalogue/words'
import type { Dice } from '../random'
import type { Ids } from './ids'
import { withAllBeneath } from './make-menu-groups'
import { namesOf } from './make-names'
import type { App, Menu, MenuGroup } from './world'

/** So many menus of each source at most. */
const MOST_TAKEN = 12

/** A menu at the top and all beneath it, each after the one above it. */
function fullestBranch(menus: ReadonlyMap<string, Menu>): Menu[] {
  const branches = [...menus.values()]
    .filter(({ parent }) => parent === '')
    .map(({ id }) => [...withAllBeneath(menus, id)].map((one) => menus.get(one)!))
  return branches.reduce((one, other) => (other.length > one.length ? other : one))
}

/** Takes from the first two enabled apps that have menus. */
export function makeShortcut({ dice, ids }: { dice: Dice; ids: Ids }, apps: readonly App[]): App {
  const sources = apps.filter(({ enabled, definition }) => enabled && definition.menus.size > 0)
  const menus = new Map<string, Menu>()
  sources.slice(0, 2).forEach(({ definition }, at) => {
    const top: Menu = {
      id: ids.uuid(),
      code: `SHORTCUT_MENU0${at + 1}`,
      names: namesOf([fields[dice.under(fields.length)]!]),
      url: '',
      order: at + 1,
      parent: '',
    }
    menus.set(top.id, top)
    const taken = fullestBranch(definition.menus).slice(0, MOST_TAKEN)
    const takenIds = new Set(taken.map(({ id }) => id))
    taken.forEach((menu, place) => {
      // A menu that two sources hold under one id stays the first's.
      if (menus.has(menu.id)) return
      const upper = takenIds.has(menu.parent) ? menu.parent : top.id
      const sourceApp = definition.accessKey
      menus.set(menu.id, { ...menu, order: place + 1, parent: upper, sourceApp })
    })
  })
  const group: MenuGroup = { id: ids.uuid(), name: 'Everything', menus: new Set(menus.keys()) }
  return {
    definition: {
      accessKey: ids.uuid(),
      applicationId: ids.uuid(),
      code: 'shortcut',
      names: { en_US: 'My Shortcuts', zh_CN: '我的快捷方式' },
      menus,
      permissions: new Map(),
    },
    created: 'shortcut',
    enabled: true,
    menuGroups: new Map([[group.id, group]]),
  }
}
