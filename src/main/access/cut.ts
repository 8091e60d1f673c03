/**
 * What takes a permission or menu away from a user, in terms of what the portal can do: switches of
 * custom roles, menu groups, or unassigning a role. Standard roles cannot be edited; a changed copy
 * replaces one. All options of one role do the same, and every role that gives it needs one; grants
 * made directly must be taken back beside.
 */
import type { Answer, Count } from '../../shared/schemas/common'
import type { AccessIndex } from './access-index'
import type { Holding } from './holdings'
import { othersLosing } from './losing'
import { defaultRoles, hasSwitch, isEditable, replacesLastRole } from './portal'
import { directStartsOf, startsOf } from './routes'

export type CutOptionFound =
  | { action: 'remove-permissions'; permissions: number[]; others: Count }
  | { action: 'replace-standard-role'; permissions: number[] }
  | {
      action: 'remove-menus'
      /** Menu groups to take from the role. */
      groups: number[]
      /** Whether the role also gives the menu by itself. */
      byItself: boolean
      /** How many other menus go with the groups. */
      otherMenus: number
      others: Count
    }
  | { action: 'unassign-role'; lastRole: boolean; autoAssignedHasIt: Answer | undefined }

export interface RoleCut {
  role: number
  options: CutOptionFound[]
}

export interface CutFound {
  /** One entry a role that gives it. */
  roles: RoleCut[]
  /** Permissions or menus that were granted directly and must be taken back. */
  direct: number[]
}

export function cutOf(index: AccessIndex, user: number, permission: number): CutFound {
  const has = (role: number): Answer => index.roleGives(role, permission)
  return {
    roles: rolesGiving(index, user, has, (role) => switchesOff(index, user, role, permission)),
    direct: directStartsOf(index, user, permission),
  }
}

export function menuCutOf(index: AccessIndex, user: number, menu: number): CutFound {
  const has = (role: number): Answer => index.roleGivesMenu(role, menu)
  return {
    roles: rolesGiving(index, user, has, (role) => menusOff(index, user, role, menu)),
    direct: index.directMenus.has(user, menu) ? [menu] : [],
  }
}

function rolesGiving(
  index: AccessIndex,
  user: number,
  has: (role: number) => Answer,
  changes: (role: number) => CutOptionFound[],
): RoleCut[] {
  return index
    .assignmentsOf(user)
    .filter(({ role }) => has(role) === 'yes')
    .map(({ role, autoAssigned }) => ({
      role,
      options: [...changes(role), ...unassign(index, user, has, autoAssigned)],
    }))
}

/**
 * Every listed permission that leads to it must go, for each alone gives it. Where one of them has no
 * switch (it belongs to the role's baseline), switches cannot take it away.
 */
function switchesOff(
  index: AccessIndex,
  user: number,
  role: number,
  permission: number,
): CutOptionFound[] {
  const permissions = startsOf(index, role, permission)
  if (!permissions.every((start) => hasSwitch(index, start))) return []
  const editable = isEditable(index, role)
  if (editable === undefined) return []
  if (!editable) return [{ action: 'replace-standard-role', permissions }]
  const others = othersLosing(
    index,
    user,
    role,
    otherwiseGiven(index, role, permission),
    (other) => (index.grantsKnown(other) ? 'no' : 'unknown'),
  )
  return [{ action: 'remove-permissions', permissions, others }]
}

/** Whether a holding has the permission by anything but one of its roles. */
function otherwiseGiven(
  index: AccessIndex,
  role: number,
  permission: number,
): (holding: Holding) => Answer {
  return ({ roles, direct }) => {
    if (direct.some((granted) => index.closure.reaches(granted, permission))) return 'yes'
    const answers = roles
      .filter((other) => other !== role)
      .map((other) => index.roleGives(other, permission))
    if (answers.includes('yes')) return 'yes'
    const whole = index.directWhole(direct, index.facts.permissions[permission]!.app !== undefined)
    return whole && !answers.includes('unknown') ? 'no' : 'unknown'
  }
}

/** The groups go as wholes: what a group holds is not the role's to change. */
function menusOff(index: AccessIndex, user: number, role: number, menu: number): CutOptionFound[] {
  if (isEditable(index, role) !== true) return []
  const groups = index.roleMenus.groupsGiving(role, menu)
  const gone = new Set(groups.flatMap((group) => [...index.roleMenus.menusOfGroup(group)]))
  const others = othersLosing(
    index,
    user,
    role,
    ({ roles }) => {
      const answers = roles
        .filter((other) => other !== role)
        .map((other) => index.roleGivesMenu(other, menu))
      if (answers.includes('yes')) return 'yes'
      return answers.includes('unknown') ? 'unknown' : 'no'
    },
    (other) => {
      if (index.directMenus.has(other, menu)) return 'yes'
      return index.menuGrantsKnown(other) ? 'no' : 'unknown'
    },
  )
  const byItself = index.roleMenus.givesByItself(role, menu)
  gone.delete(menu)
  return [{ action: 'remove-menus', groups, byItself, otherMenus: gone.size, others }]
}

/**
 * A user of RingCentral always has a role: who loses the last one gets the account's default role,
 * which is an auto-assigned one of others as far as we can see. An auto-assigned role itself cannot
 * be taken.
 */
function unassign(
  index: AccessIndex,
  user: number,
  has: (role: number) => Answer,
  autoAssigned: boolean,
): CutOptionFound[] {
  if (autoAssigned) return []
  const lastRole = replacesLastRole(index) && index.assignmentsOf(user).length === 1
  if (!lastRole) return [{ action: 'unassign-role', lastRole, autoAssignedHasIt: undefined }]
  const answers = new Set([...defaultRoles(index)].map(has))
  const autoAssignedHasIt = answers.size === 1 ? [...answers][0]! : 'unknown'
  return [{ action: 'unassign-role', lastRole, autoAssignedHasIt }]
}
