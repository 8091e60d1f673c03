/** Changes of one user, by one role or in one permission only; each can be in either snapshot. */
import type { AccessIndex } from '../../access/access-index'
import { hasBit, setBit, type Pairing } from '../../access/changes/pairing'
import type { EffectGroup } from '../../access/edits/effects'
import { AppError } from '../../../shared/result'
import { findPermission, findRole, findUser } from '../find'

export interface AboutInput {
  user?: string | undefined
  role?: string | undefined
  permission?: string | undefined
  app?: string | undefined
}

/** Joint numbers. */
export interface About {
  user: number | undefined
  role: number | undefined
  permission: number | undefined
}

/** @throws AppError `not-found`, `ambiguous` as the later snapshot finds it */
export function aboutOf(pairing: Pairing, { app, permission, role, user }: AboutInput): About {
  const find = (
    named: string | undefined,
    what: 'users' | 'roles' | 'permissions',
    inIndex: (index: AccessIndex, named: string) => number,
  ): number | undefined => {
    if (named === undefined) return undefined
    try {
      return inIndex(pairing.after, named)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error
      try {
        return pairing[what].ofBefore[inIndex(pairing.before, named)]!
      } catch {
        throw error
      }
    }
  }
  return {
    user: find(user, 'users', findUser),
    role: find(role, 'roles', findRole),
    permission: find(permission, 'permissions', (index, named) =>
      findPermission(index, named, app),
    ),
  }
}

/** What is left of the groups. */
export function groupsAbout(
  pairing: Pairing,
  groups: readonly EffectGroup[],
  { permission, role, user }: About,
): readonly EffectGroup[] {
  if (user === undefined && role === undefined && permission === undefined) return groups
  return groups.flatMap((group) => {
    if (user !== undefined && !group.users.includes(user)) return []
    const users = user === undefined ? group.users : [user]
    const byRole = role === undefined ? undefined : givenBy(pairing, users[0]!, role)
    if (role !== undefined && byRole === undefined) return []
    const bits = (row: Uint32Array, given: Uint32Array | undefined) => {
      let left = row
      if (given) left = left.map((word, at) => word & given[at]!)
      if (permission !== undefined) left = only(left, permission)
      return left
    }
    const menus = (list: readonly number[], given: ReadonlySet<number> | undefined) =>
      permission !== undefined ? [] : list.filter((menu) => given === undefined || given.has(menu))
    const { before, after } = byRole ?? { before: undefined, after: undefined }
    const left: EffectGroup = {
      users,
      gained: bits(group.gained, after?.permissions),
      perhapsGained: bits(group.perhapsGained, after?.permissions),
      lost: bits(group.lost, before?.permissions),
      perhapsLost: bits(group.perhapsLost, before?.permissions),
      menus: {
        gained: menus(group.menus.gained, after?.menus),
        perhapsGained: menus(group.menus.perhapsGained, after?.menus),
        lost: menus(group.menus.lost, before?.menus),
        perhapsLost: menus(group.menus.perhapsLost, before?.menus),
      },
    }
    return isEmpty(left) ? [] : [left]
  })
}

/** What a role gave the user before and gives after; undefined where the user has it on neither side. */
function givenBy(pairing: Pairing, user: number, role: number) {
  const side = (which: 'before' | 'after') => {
    const [ownUser, ownRole] = [pairing.users[which][user]!, pairing.roles[which][role]!]
    const index = pairing[which]
    const held = ownUser >= 0 && ownRole >= 0 && index.rolesOf(ownUser).includes(ownRole)
    const none = { held, permissions: new Uint32Array(pairing.words), menus: new Set<number>() }
    if (!held) return none
    const row = index.roleHas.row(ownRole)
    const menus = [...index.roleMenus.of(ownRole)]
    return {
      held,
      permissions: which === 'before' ? pairing.rowOfBefore(row) : pairing.rowOfAfter(row),
      menus: new Set(
        which === 'before' ? menus.map((menu) => pairing.menus.ofBefore[menu]!) : menus,
      ),
    }
  }
  const [before, after] = [side('before'), side('after')]
  return before.held || after.held ? { before, after } : undefined
}

function only(row: Uint32Array, permission: number): Uint32Array {
  const left = new Uint32Array(row.length)
  if (hasBit(row, permission)) setBit(left, permission)
  return left
}

function isEmpty({ gained, lost, menus, perhapsGained, perhapsLost }: EffectGroup): boolean {
  return (
    [gained, lost, perhapsGained, perhapsLost].every((row) => row.every((word) => word === 0)) &&
    [menus.gained, menus.lost, menus.perhapsGained, menus.perhapsLost].every(
      (list) => list.length === 0,
    )
  )
}
