/**
 * What roles give, as rows of bits that can be held against each other: permissions (listed or included),
 * then menus. Menus that always come together, because the same menu groups hold them, are one column.
 */
import type { AccessIndex } from '../access-index'
import { rolesTellOfApps, rolesTellOutsideApps } from '../portal'
import { hasBit, newRow, overlap, setBit } from './bit-rows'

export class RoleAccess {
  readonly index: AccessIndex
  /** Permissions, then sets of menus. */
  readonly columns: number
  /** By role. */
  readonly rows: readonly Uint32Array[]
  /** By role: whether all that it gives was read. */
  readonly known: Uint8Array
  /** Menus of each column beyond the permissions, ascending. */
  readonly menuSets: readonly (readonly number[])[]
  readonly #columnOfMenu: Int32Array

  constructor(index: AccessIndex) {
    this.index = index
    const { menus, permissions, roles } = index.facts
    this.#columnOfMenu = new Int32Array(menus.length).fill(-1)
    this.menuSets = this.#readMenuSets()
    this.columns = permissions.length + this.menuSets.length
    this.rows = roles.map((_, role) => {
      const row = newRow(this.columns)
      row.set(index.roleHas.row(role))
      for (const menu of index.roleMenus.of(role)) setBit(row, this.#columnOfMenu[menu]!)
      return row
    })
    this.known = Uint8Array.from(roles, (_, role) => (isKnown(index, role) ? 1 : 0))
  }

  /** How many permissions and menus two rows have in common: a column of menus counts for all of them. */
  common(a: Uint32Array, b: Uint32Array): number {
    const first = this.index.facts.permissions.length
    return this.menuSets.reduce(
      (sum, { length }, at) =>
        hasBit(a, first + at) && hasBit(b, first + at) ? sum + length - 1 : sum,
      overlap(a, b),
    )
  }

  /** Columns of some permissions and all that they include. */
  ofPermissions(permissions: Iterable<number>): Uint32Array {
    const row = newRow(this.columns)
    for (const permission of permissions) this.index.closure.addTo(permission, row)
    return row
  }

  /** Columns that these menus fill whole. */
  ofMenus(menus: Uint32Array): Uint32Array {
    const row = newRow(this.columns)
    const given = new Map<number, number>()
    for (const menu of menus) {
      const column = this.#columnOfMenu[menu]!
      if (column >= 0) given.set(column, (given.get(column) ?? 0) + 1)
    }
    const first = this.index.facts.permissions.length
    for (const [column, count] of given) {
      if (count === this.menuSets[column - first]!.length) setBit(row, column)
    }
    return row
  }

  /** Splits the menus by each thing that gives some of them; what is left together always comes together. */
  #readMenuSets(): number[][] {
    const { menuGroups, menus, permissions, roles } = this.index.facts
    const setOf = new Uint32Array(menus.length)
    let sets = 1
    const split = (given: Iterable<number>): void => {
      const within = new Map<number, number>()
      for (const menu of given) {
        let to = within.get(setOf[menu]!)
        if (to === undefined) within.set(setOf[menu]!, (to = sets++))
        setOf[menu] = to
      }
    }
    menuGroups.forEach((_, group) => split(this.index.roleMenus.menusOfGroup(group)))
    roles.forEach((_, role) => split(this.index.roleMenus.ownOf(role)))
    const bySet = new Map<number, number[]>()
    setOf.forEach((set, menu) => {
      // What nothing gives stayed in the first one.
      if (set === 0) return
      const together = bySet.get(set)
      if (together) together.push(menu)
      else bySet.set(set, [menu])
    })
    const found = [...bySet.values()]
    found.forEach((together, at) => {
      for (const menu of together) this.#columnOfMenu[menu] = permissions.length + at
    })
    return found
  }
}

/** Whether all that a role gives was read, of all that roles tell of in this account. */
function isKnown(index: AccessIndex, role: number): boolean {
  if (rolesTellOutsideApps(index) && index.roleWhole[role] !== 1) return false
  if (!rolesTellOfApps(index)) return true
  return (
    index.roleAppWhole[role] === 1 &&
    index.facts.roles[role]!.menusKnown &&
    index.facts.apps.every((_, app) => index.roleMenusWhole(role, app))
  )
}
