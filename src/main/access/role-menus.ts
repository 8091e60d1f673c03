/**
 * Which menus roles give: by themselves (tables), and in menu groups (EnOS). Groups are not spelled out
 * for each role: a group can hold all of an app's menus and be given to every role.
 */
import { Links } from './links'
import type { MenuGroupFact, Pairs, SnapshotFacts } from './model'

export class RoleMenus {
  readonly #own: Links
  readonly #groups: Links
  readonly #inGroup: Links
  readonly #menuGroups: readonly MenuGroupFact[]
  readonly #appOfMenu: Uint32Array

  constructor({ roles, roleMenus, roleMenuGroups, menuGroups, menus }: SnapshotFacts) {
    this.#menuGroups = menuGroups
    this.#appOfMenu = Uint32Array.from(menus, ({ app }) => app)
    this.#own = new Links(roles.length, roleMenus)
    this.#groups = new Links(roles.length, roleMenuGroups)
    this.#inGroup = new Links(menuGroups.length, contentsOf(menuGroups))
  }

  has(role: number, menu: number): boolean {
    return this.givesByItself(role, menu) || this.groupsGiving(role, menu).length > 0
  }

  givesByItself(role: number, menu: number): boolean {
    return this.#own.has(role, menu)
  }

  /** Menus that the role gives by itself. */
  ownOf(role: number): Uint32Array {
    return this.#own.of(role)
  }

  /** Menu groups of the role that hold the menu. */
  groupsGiving(role: number, menu: number): number[] {
    return [...this.#groups.of(role)].filter((group) => this.#inGroup.has(group, menu))
  }

  /** Menu groups that the role gives, of all apps. */
  groupsOf(role: number): Uint32Array {
    return this.#groups.of(role)
  }

  menusOfGroup(group: number): Uint32Array {
    return this.#inGroup.of(group)
  }

  /** Whether the role gives a menu group of the app. */
  hasGroupIn(role: number, app: number): boolean {
    for (const group of this.#groups.of(role)) {
      if (this.#menuGroups[group]!.app === app) return true
    }
    return false
  }

  /** Menus of one app that the role gives; one of them can come several times. */
  *inApp(role: number, app: number): Generator<number> {
    for (const menu of this.#own.of(role)) if (this.#appOfMenu[menu] === app) yield menu
    for (const group of this.#groups.of(role)) {
      if (this.#menuGroups[group]!.app === app) yield* this.#inGroup.of(group)
    }
  }

  /** All menus that the role gives, ascending, each once. Worked out anew each time. */
  of(role: number): Uint32Array {
    const own = this.#own.of(role)
    const groups = this.#groups.of(role)
    if (groups.length === 0) return own
    const all = new Set(own)
    for (const group of groups) for (const menu of this.#inGroup.of(group)) all.add(menu)
    return Uint32Array.from(all).sort()
  }
}

function contentsOf(groups: readonly MenuGroupFact[]): Pairs {
  const size = groups.reduce((sum, { menus }) => sum + menus.length, 0)
  const pairs = { from: new Uint32Array(size), to: new Uint32Array(size) }
  let next = 0
  groups.forEach(({ menus }, group) => {
    pairs.from.fill(group, next, next + menus.length)
    pairs.to.set(menus, next)
    next += menus.length
  })
  return pairs
}
