/**
 * What a set of roles has to do: for each distinct need, what the roles of its users must give and what
 * they may give at most. Between the two lies what else gives the same: direct grants, and assignments that
 * stay as they are, because the vendor made them automatically or the role is hidden.
 *
 * Users who hold a role for certain sites only keep all their roles: no edit says for which sites a role is
 * given, so it could not be told that what they have there and elsewhere stays the same.
 */
import { defaultRoles, hasUnknownRules, isEditable, replacesLastRole } from '../../portal'
import { add, newRow, remove, setBit, textOf, unsetBit } from '../bit-rows'
import type { HeldRole, Holders } from '../holders'
import type { RoleAccess } from '../role-access'

/** Users who hold the same in the same way, and whose roles may be exchanged. */
export interface Movers {
  users: readonly number[]
  /** Roles that they hold and that may be exchanged for others. */
  exchanged: readonly number[]
}

/** One distinct need. */
export interface Need {
  movers: Movers[]
  required: Uint32Array
  allowed: Uint32Array
}

export interface Needs {
  /** Those of {@link RoleAccess}, and one behind them that every role gives: being a role at all. */
  columns: number
  needs: readonly Need[]
  /** By role: what it gives, with that last column. */
  rows: readonly Uint32Array[]
  /** Roles that may be given to users who do not hold them. */
  usable: ReadonlySet<number>
  /** Roles that stay whatever is proposed, because the portal cannot delete them or somebody keeps them. */
  stays: ReadonlySet<number>
  /** Users whose roles are looked at. */
  users: number
  /** Users who keep all their roles: not all is known of them, or they hold some for certain sites only. */
  leftOut: { unknown: number; restricted: number }
}

/**
 * @param everyone whether all holders are known: without, no role can be shown to be free to go
 */
export function needsOf(access: RoleAccess, groups: readonly Holders[], everyone: boolean): Needs {
  const { index } = access
  const { roles } = index.facts
  const aRole = access.columns
  const rows = access.rows.map((given) => {
    const row = newRow(aRole + 1)
    row.set(given)
    setBit(row, aRole)
    return row
  })
  const usable = new Set(
    roles.flatMap((role, number) => (access.known[number] === 1 && !role.hidden ? [number] : [])),
  )
  const automatic = defaultRoles(index)
  const stays = new Set(
    roles.flatMap((_, role) =>
      everyone && !automatic.has(role) && isDeletable(access, role) ? [] : [role],
    ),
  )
  const byNeed = new Map<string, Need>()
  const leftOut = { unknown: 0, restricted: 0 }
  let users = 0
  for (const group of groups) {
    if (group.held.length === 0) continue
    const restricted = group.held.some(({ siteRestricted }) => siteRestricted)
    if (!group.known || restricted) {
      leftOut[group.known ? 'restricted' : 'unknown'] += group.users.length
      for (const { role } of group.held) stays.add(role)
      continue
    }
    users += group.users.length
    const need = needOf(access, rows, group, usable, stays)
    const key = `${textOf(need.required)}|${textOf(need.allowed)}`
    const same = byNeed.get(key)
    if (same) same.movers.push(...need.movers)
    else byNeed.set(key, need)
  }
  return { columns: aRole + 1, needs: [...byNeed.values()], rows, usable, stays, users, leftOut }
}

function needOf(
  access: RoleAccess,
  rows: readonly Uint32Array[],
  { direct, directMenus, held, users }: Holders,
  usable: ReadonlySet<number>,
  stays: Set<number>,
): Need {
  const granted = newRow(access.columns + 1)
  granted.set(access.ofPermissions(direct))
  add(granted, access.ofMenus(directMenus))
  const allowed = granted.slice()
  for (const { role } of held) add(allowed, rows[role]!)
  setBit(allowed, access.columns)

  const isExchanged = (one: HeldRole) => !one.autoAssigned && usable.has(one.role)
  const exchanged = held.flatMap((one) => (isExchanged(one) ? [one.role] : []))
  const kept = held.flatMap((one) => (isExchanged(one) ? [] : [one.role]))
  for (const role of kept) stays.add(role)

  const required = newRow(access.columns + 1)
  for (const role of exchanged) add(required, rows[role]!)
  remove(required, granted)
  for (const role of kept) remove(required, rows[role]!)
  // A user of RingCentral always has a role.
  if (replacesLastRole(access.index) && kept.length === 0) setBit(required, access.columns)
  else unsetBit(required, access.columns)
  return { movers: [{ users, exchanged }], required, allowed }
}

/** Whether a person could delete the role in the portal. */
function isDeletable({ index }: RoleAccess, role: number): boolean {
  if (index.facts.roles[role]!.hidden) return false
  return isEditable(index, role) ?? hasUnknownRules(index)
}
