/** Apps: what their makers registered, and how each organization has them. */
import type { Dice } from '../random'
import { actions, fields, purposes, things } from './catalogue/words'
import type { Ids } from './ids'
import { makeMenuGroups } from './make-menu-groups'
import { makeMenus } from './make-menus'
import { namesOf } from './make-names'
import { makeShortcut } from './make-shortcut'
import type { App, AppDefinition, Menu, Permission } from './world'

/** Fewer have neither a shortcut nor a disabled app. */
const ENOUGH_APPS = 4

type Making = { dice: Dice; ids: Ids }

const prefixOf = (number: number): string =>
  `DEL${String(1 + (number % 7)).padStart(2, '0')}_APP${String(number).padStart(2, '0')}`

function makePermissions(
  { dice, ids }: Making,
  count: number,
  prefix: string,
): Map<string, Permission> {
  const permissions = new Map<string, Permission>()
  for (let number = 1; number <= count; number += 1) {
    const id = ids.uuid()
    permissions.set(id, {
      id,
      code: `${prefix}_P${String(number).padStart(2, '0')}`,
      names: namesOf(
        [dice.oneOf(actions), dice.oneOf(things)],
        number > things.length ? ` ${number}` : '',
      ),
    })
  }
  return permissions
}

/** Menus and permissions of the `at`-th app; the first is the largest. */
function sizesOf(
  dice: Dice,
  at: number,
  largestMenu: number,
): [menus: number, permissions: number] {
  if (at === 0) return [largestMenu, 40]
  const menus = Math.min(largestMenu, 4 + dice.under(dice.onceIn(6) ? 240 : 45))
  const permissions = 2 + dice.under(30)
  // Among seven there is one of permissions alone, and one of menus alone.
  if (at % 7 === 4) return [0, permissions]
  if (at % 7 === 6) return [menus, 0]
  return [menus, permissions]
}

/** An app that began as a copy of another kept some of its ids, though not what they stand for. */
function reuseIds(menus: Map<string, Menu>, from: ReadonlyMap<string, Menu>): Map<string, Menu> {
  const reused = new Map([...menus.keys()].slice(0, 3).map((id, at) => [id, [...from.keys()][at]]))
  const renamed = (id: string): string => reused.get(id) ?? id
  return new Map(
    [...menus.values()].map((menu) => [
      renamed(menu.id),
      { ...menu, id: renamed(menu.id), parent: renamed(menu.parent) },
    ]),
  )
}

export class AppMaker {
  readonly #acquired = new Map<number, AppDefinition>()
  readonly #copied: ReadonlyMap<string, Menu>

  constructor(
    private readonly making: Making,
    private readonly options: { apps: number; largestMenu: number },
  ) {
    const first = this.#define(0)
    this.#copied = first.menus
    this.#acquired.set(0, first)
    for (let at = 2; at < this.#plain; at += 1) {
      if (this.#createdOf(at) === 'acquired') this.#acquired.set(at, this.#define(at))
    }
  }

  /** All but the shortcut. */
  get #plain(): number {
    const { apps } = this.options
    return apps >= ENOUGH_APPS ? apps - 1 : apps
  }

  #createdOf(at: number): 'acquired' | 'own' {
    return at % 3 === 1 ? 'own' : 'acquired'
  }

  #define(at: number): AppDefinition {
    const { making } = this
    const { dice, ids } = making
    const number = at + 1
    const prefix = prefixOf(number)
    const [menuCount, permissionCount] = sizesOf(dice, at, this.options.largestMenu)
    const menus = makeMenus(making, menuCount, prefix)
    return {
      accessKey: ids.uuid(),
      applicationId: ids.uuid(),
      code: prefix.toLowerCase(),
      names: namesOf(
        [fields[at % fields.length]!, purposes[at % purposes.length]!],
        '',
        2 + dice.under(5),
      ),
      menus: at % 7 === 3 ? reuseIds(menus, this.#copied) : menus,
      permissions: makePermissions(making, permissionCount, prefix),
    }
  }

  /** Acquired ones are shared with other organizations; the last two are a disabled one and a shortcut. */
  appsOfOrganization(): Map<string, App> {
    const { making } = this
    const apps: App[] = []
    for (let at = 0; at < this.#plain; at += 1) {
      const created = this.#createdOf(at)
      const definition = (created === 'acquired' && this.#acquired.get(at)) || this.#define(at)
      const enabled = this.#plain === this.options.apps || at < this.#plain - 1
      const menuGroups = makeMenuGroups(making, definition.menus)
      apps.push({ definition, created, enabled, menuGroups })
    }
    if (this.options.apps >= ENOUGH_APPS) apps.push(makeShortcut(making, apps))
    return new Map(apps.map((app) => [app.definition.accessKey, app]))
  }
}
