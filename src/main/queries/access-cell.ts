/** How one permission stands with one role or user: what a cell of a comparison shows. */
import { accessOf } from '../access/vendor'
import type { AccessIndex } from '../access/access-index'
import type { Answer } from '../../shared/schemas/common'
import type { CellKind } from '../../shared/schemas/roles'

export interface Cell {
  answer: Answer
  kind: CellKind
  /** Vendor's word and computation are both known and not the same. */
  differs: boolean
}

/** A cell of a user, as it is shown. */
export interface UserCell extends Cell {
  /** As in the answer to "why". */
  confirmed: boolean | undefined
}

/** What a role lists and what that includes; beside it what only the vendor says that it gives. */
export function roleCell(
  index: AccessIndex,
  role: number,
  permission: number,
  named: ReadonlySet<number>,
): Cell {
  const answer = index.roleGives(role, permission)
  const [via] = index.viaOf(role, permission)
  if (answer === 'yes') return { answer, kind: via ?? 'included', differs: false }
  if (answer === 'unknown' && named.has(permission)) {
    return { answer: 'yes', kind: 'vendor', differs: false }
  }
  return { answer, kind: answer, differs: false }
}

/** What a role lists by itself: what one of its switches implies is not listed (docs/access-model.md). */
export function roleListedCell(index: AccessIndex, role: number, permission: number): Cell {
  if (index.isListedBySwitch(role, permission)) {
    return { answer: 'yes', kind: 'listed', differs: false }
  }
  const answer = listingKnown(index, role, permission) ? 'no' : 'unknown'
  return { answer, kind: answer, differs: false }
}

/** As it is shown: the vendor's word counts. */
export function userCell(index: AccessIndex, user: number, permission: number): UserCell {
  const { answer, computed, confirmed, differs } = accessOf(index, user, permission)
  if (answer !== 'yes') return { answer, kind: answer, differs, confirmed }
  const [via] = computed === 'yes' ? index.viaOfUser(user, permission) : []
  return { answer, kind: via ?? 'vendor', differs, confirmed }
}

/** What the user is given by hand: what the roles list by themselves, and direct grants. */
export function userListedCell(index: AccessIndex, user: number, permission: number): Cell {
  const roles = index.rolesOf(user)
  const yes = (kind: CellKind): Cell => ({ answer: 'yes', kind, differs: false })
  if (roles.some((role) => index.isListedBySwitch(role, permission))) return yes('listed')
  if (index.directOf(user).includes(permission)) return yes('direct')
  const known =
    index.holdingKnown(user) && roles.every((role) => listingKnown(index, role, permission))
  const answer = known ? 'no' : 'unknown'
  return { answer, kind: answer, differs: false }
}

/** Whether it was read what the role lists of the permission's kind: within apps, or outside them. */
export function listingKnown(index: AccessIndex, role: number, permission: number): boolean {
  const { appListingKnown, listingKnown: known } = index.facts.roles[role]!
  return index.facts.permissions[permission]!.app === undefined ? known : appListingKnown
}

/**
 * What the vendor named a role for, in its answers about users. It only counts where it was not read
 * whole what the role gives.
 */
export function namedByVendor(index: AccessIndex, role: number): ReadonlySet<number> {
  const { id } = index.facts.roles[role]!
  const found = new Set<number>()
  for (const statement of index.facts.vendor) {
    if ('granted' in statement) {
      for (const [permission, grant] of statement.granted) {
        if (grant.role === id) found.add(permission)
      }
    } else if (statement.answer === 'yes' && statement.grant.role === id) {
      found.add(statement.permission)
    }
  }
  return found
}

/**
 * Which permissions an account speaks of: an account of apps alone has none outside them, so nothing
 * is missed there.
 */
export function speaksOf(
  index: AccessIndex,
  app: number | undefined,
): { outside: boolean; inApps: boolean } {
  const { apps, connector, permissions, whole } = index.facts
  if (app !== undefined) return { outside: false, inApps: true }
  return {
    outside: connector !== 'enos' || permissions.some((one) => one.app === undefined),
    inApps: apps.length > 0 || connector === 'enos' || !whole.apps,
  }
}
