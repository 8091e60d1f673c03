/** Claims about what users hold: work per distinct way of holding roles, not per user. */
import { replacesLastRole } from '../portal'
import { add, isWithin, newRow, overlap, remove, size, isEmpty } from './bit-rows'
import type { Claim } from './claims'
import type { HeldRole, Holders } from './holders'
import type { RoleAccess } from './role-access'

/**
 * Roles that could be taken from users without changing what these can do. Only what is known counts, and
 * what is not known can only add, so this is sure whatever else the users hold.
 *
 * An assignment for all sites is not made redundant by one for certain sites; the other way round it is.
 * Assignments made automatically cannot be taken, nor the last role where the vendor gives another in its
 * place.
 */
export function redundant(access: RoleAccess, groups: readonly Holders[]): Claim[] {
  const found = new Map<string, { role: number; by: number[]; users: number[] }>()
  const keepsLast = replacesLastRole(access.index)
  for (const { direct, directMenus, held, users } of groups) {
    if (held.length === 1 && keepsLast) continue
    const granted = access.ofPermissions(direct)
    add(granted, access.ofMenus(directMenus))
    for (const one of held) {
      if (one.autoAssigned || access.known[one.role] !== 1) continue
      const others = held.filter((other) => coversSites(other, one))
      const by = coverOf(access, one.role, others, granted)
      if (by === undefined) continue
      const key = [one.role, ...by].join(' ')
      const same = found.get(key)
      if (same) for (const user of users) same.users.push(user)
      else found.set(key, { role: one.role, by, users: [...users] })
    }
  }
  return [...found.values()]
    .map(({ role, by, users }): Claim => {
      return { kind: 'redundant', role, by, users: users.sort((a, b) => a - b) }
    })
    .sort(byUsers)
}

/** Whether `other` holds at least where `one` does. A user's site-restricted roles hold for the same sites. */
const coversSites = (other: HeldRole, one: HeldRole): boolean =>
  other.role !== one.role && (!other.siteRestricted || one.siteRestricted)

/** As few as are found of others that give, beside direct grants, all of a role; undefined where none do. */
function coverOf(
  { columns, rows }: RoleAccess,
  role: number,
  others: readonly HeldRole[],
  granted: Uint32Array,
): number[] | undefined {
  const left = newRow(columns)
  add(left, rows[role]!)
  remove(left, granted)
  const whole = others.filter((other) => isWithin(left, rows[other.role]!))
  if (isEmpty(left)) return []
  if (whole.length > 0) {
    const [nearest] = whole.sort((a, b) => size(rows[a.role]!) - size(rows[b.role]!))
    return [nearest!.role]
  }
  const by: number[] = []
  while (!isEmpty(left)) {
    const [best] = others
      .map((other) => ({ role: other.role, gives: overlap(rows[other.role]!, left) }))
      .sort((a, b) => b.gives - a.gives || a.role - b.role)
    if (best === undefined || best.gives === 0) return undefined
    by.push(best.role)
    remove(left, rows[best.role]!)
  }
  return by.sort((a, b) => a - b)
}

/** Direct grants that a role of the user, held for all sites, gives as well: permissions, then menus. */
export function directToo({ index }: RoleAccess, groups: readonly Holders[]): Claim[] {
  const permissions = new Map<number, Map<number, number[]>>()
  const menus = new Map<number, Map<number, number[]>>()
  for (const { direct, directMenus, held, users } of groups) {
    const roles = held.flatMap((one) => (one.siteRestricted ? [] : [one.role]))
    for (const permission of direct) {
      const by = roles.find((role) => index.roleHas.has(role, permission))
      if (by !== undefined) note(permissions, permission, by, users)
    }
    for (const menu of directMenus) {
      const by = roles.find((role) => index.roleMenus.has(role, menu))
      if (by !== undefined) note(menus, menu, by, users)
    }
  }
  const claims = (
    of: typeof permissions,
    claim: (thing: number, by: number, users: number[]) => Claim,
  ): Claim[] =>
    [...of].flatMap(([thing, byRole]) =>
      [...byRole].map(([by, users]) =>
        claim(
          thing,
          by,
          users.sort((a, b) => a - b),
        ),
      ),
    )
  return [
    ...claims(permissions, (permission, by, users) => ({ kind: 'direct', permission, by, users })),
    ...claims(menus, (menu, by, users) => ({ kind: 'direct-menu', menu, by, users })),
  ].sort(byUsers)
}

function note(
  found: Map<number, Map<number, number[]>>,
  thing: number,
  by: number,
  users: readonly number[],
): void {
  let byRole = found.get(thing)
  if (!byRole) found.set(thing, (byRole = new Map<number, number[]>()))
  const noted = byRole.get(by)
  if (!noted) byRole.set(by, [...users])
  else for (const user of users) noted.push(user)
}

const usersOf = (claim: Claim): number => ('users' in claim ? claim.users.length : 0)

const byUsers = (a: Claim, b: Claim): number => usersOf(b) - usersOf(a)
