/**
 * What takes a permission away from a user, in terms of what the portal can do: switches of custom
 * roles, or unassigning a role. Standard roles cannot be edited; a changed copy replaces one.
 * All options of one role do the same, and every role that gives it needs one.
 */
import type { Answer, Count } from '../../shared/schemas/common'
import type { AccessIndex } from './access-index'
import { startsOf } from './routes'

export type CutOptionFound =
  | { action: 'remove-permissions'; permissions: number[]; others: Count }
  | { action: 'replace-standard-role'; permissions: number[] }
  | { action: 'unassign-role'; lastRole: boolean; autoAssignedHasIt: Answer | undefined }

export interface RoleCut {
  role: number
  options: CutOptionFound[]
}

/** @returns one entry a role that gives the permission; empty where no role does */
export function cutOf(index: AccessIndex, user: number, permission: number): RoleCut[] {
  return index
    .assignmentsOf(user)
    .filter(({ role }) => index.roleHas.has(role, permission))
    .map(({ role, autoAssigned }) => ({
      role,
      options: [
        ...switchesOff(index, user, role, permission),
        ...unassign(index, user, permission, autoAssigned),
      ],
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
  const haveSwitches = permissions.every(
    (start) => index.facts.permissions[start]!.assignable === true,
  )
  if (!haveSwitches) return []
  const { custom } = index.facts.roles[role]!
  if (custom === undefined) return []
  if (!custom) return [{ action: 'replace-standard-role', permissions }]
  return [
    {
      action: 'remove-permissions',
      permissions,
      others: othersLosing(index, user, role, permission),
    },
  ]
}

/** Other holders of the role that no other role of theirs gives it. */
function othersLosing(index: AccessIndex, user: number, role: number, permission: number): Count {
  const loses = index.roleSets.map(
    (set) =>
      set.includes(role) &&
      set.every((other) => other === role || !index.roleHas.has(other, permission)),
  )
  // A set with a role that was not read may keep it through that role.
  const sure = index.roleSets.map((set) =>
    set.every((other) => other === role || index.roleWhole[other] === 1),
  )
  let value = 0
  let whole = index.facts.whole.users
  index.facts.users.forEach((_, other) => {
    const set = index.roleSetOf[other]!
    if (!index.rolesKnown(other)) whole = false
    if (other === user || !loses[set]) return
    if (sure[set]) value++
    else whole = false
  })
  return { value, is: whole ? 'total' : 'atLeast' }
}

/**
 * A user always has a role: who loses the last one gets the account's default role, which is an
 * auto-assigned one of others as far as we can see. An auto-assigned role itself cannot be taken.
 */
function unassign(
  index: AccessIndex,
  user: number,
  permission: number,
  autoAssigned: boolean,
): CutOptionFound[] {
  if (autoAssigned) return []
  const lastRole = index.assignmentsOf(user).length === 1
  if (!lastRole) return [{ action: 'unassign-role', lastRole, autoAssignedHasIt: undefined }]
  const defaults = new Set(
    index.facts.assignments.filter((entry) => entry.autoAssigned).map((entry) => entry.role),
  )
  return [
    { action: 'unassign-role', lastRole, autoAssignedHasIt: answerOf(index, defaults, permission) },
  ]
}

function answerOf(index: AccessIndex, roles: ReadonlySet<number>, permission: number): Answer {
  const answers = new Set(
    [...roles].map((role): Answer => {
      if (index.roleHas.has(role, permission)) return 'yes'
      return index.roleWhole[role] === 1 ? 'no' : 'unknown'
    }),
  )
  return answers.size === 1 ? [...answers][0]! : 'unknown'
}
