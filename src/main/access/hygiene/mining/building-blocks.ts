/**
 * What a new role can be made of: assignable permissions, each with all that it includes, and menu groups.
 * Only what was read whole: what else a permission brings must be known.
 */
import { hasSwitch, hasUnknownRules } from '../../portal'
import { add, hasBit, isWithin, newRow, setBit, size } from '../bit-rows'
import type { RoleAccess } from '../role-access'

export interface Block {
  kind: 'permission' | 'menu-group'
  number: number
  row: Uint32Array
}

export class BuildingBlocks {
  /** Those that bring most first. */
  readonly #blocks: readonly Block[]
  readonly #aRole: number
  readonly #columns: number
  /** By column: blocks that bring it, those that bring least first. */
  readonly #bringing: readonly (readonly Block[])[]

  /** @param columns those of the roles' rows, the last of which every role gives */
  constructor(access: RoleAccess, columns: number) {
    const { index } = access
    const { apps, menuGroups, permissions } = index.facts
    this.#columns = columns
    this.#aRole = columns - 1
    const rowOf = (given: Uint32Array): Uint32Array => {
      const row = newRow(columns)
      row.set(given)
      return row
    }
    const ofPermissions = permissions.flatMap((_, number): Block[] => {
      if (!hasSwitch(index, number) && !hasUnknownRules(index)) return []
      const given = access.ofPermissions([number])
      const bits = given.subarray(0, (permissions.length + 31) >>> 5)
      if (!index.includesKnown(bits, false) || !index.includesKnown(bits, true)) return []
      return [{ kind: 'permission', number, row: rowOf(given) }]
    })
    const ofGroups = menuGroups.flatMap(({ app }, number): Block[] => {
      if (!apps[app]!.groupsKnown) return []
      const given = access.ofMenus(index.roleMenus.menusOfGroup(number))
      return [{ kind: 'menu-group', number, row: rowOf(given) }]
    })
    const blocks = [...ofPermissions, ...ofGroups]
    const bringing = Array.from({ length: columns }, (): Block[] => [])
    for (const block of blocks.toSorted((a, b) => size(a.row) - size(b.row))) {
      for (let column = 0; column < columns; column++) {
        if (hasBit(block.row, column)) bringing[column]!.push(block)
      }
    }
    this.#bringing = bringing
    this.#blocks = blocks.sort((a, b) => size(b.row) - size(a.row))
  }

  /** The most that a new role can give of what it may give at most. */
  mostWithin(allowed: Uint32Array): Uint32Array {
    const row = newRow(this.#columns)
    setBit(row, this.#aRole)
    for (const block of this.#blocks) if (isWithin(block.row, allowed)) add(row, block.row)
    return row
  }

  /** The least block that brings a column and nothing that is not allowed. */
  leastFor(column: number, allowed: Uint32Array): Block | undefined {
    return this.#bringing[column]!.find(({ row }) => isWithin(row, allowed))
  }

  /** A few blocks that bring exactly what {@link mostWithin} gave: none that another one brings anyway. */
  blocksOf(row: Uint32Array): Block[] {
    const brought = newRow(this.#columns)
    setBit(brought, this.#aRole)
    return this.#blocks.filter((block) => {
      if (!isWithin(block.row, row) || isWithin(block.row, brought)) return false
      add(brought, block.row)
      return true
    })
  }
}
