/** A proposal for fewer roles, as an answer: the roles that stay, go and come, and the edits that lead there. */
import type { AccessIndex } from '../access/access-index'
import type { NumberedEdit } from '../access/edits/edit'
import { RoleAccess } from '../access/hygiene/role-access'
import { propose, type Proposal, type ProposeOptions } from '../access/hygiene/mining/propose'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import type { ProposedRole, RoleProposal } from '../../shared/schemas/hygiene'
import { say as sayEdits } from '../../shared/sentences/edits'
import { say } from '../../shared/sentences/hygiene'
import { size } from '../access/hygiene/bit-rows'
import { permissionBrief } from './briefs'
import { missingForHygiene } from './hygiene'
import { HygieneBriefs } from './hygiene-claims'
import type { Asked } from './reader'
import { allHoldersKnown } from './roles'
import { briefOf } from './snapshots'

/** Well within a minute, loading and proof included. */
const usualSeconds = 45

export interface RoleProposalInput {
  existingOnly?: boolean | undefined
  seconds?: number | undefined
}

/** @throws AppError as `pause` does, and `internal` where the proof fails */
export async function roleProposal(
  asked: Asked,
  { existingOnly = false, seconds = usualSeconds }: RoleProposalInput,
  pause: ProposeOptions['pause'],
): Promise<RoleProposal> {
  const { index, snapshot } = asked
  const everyone = allHoldersKnown(index)
  const found = await propose(index, {
    newRoles: !existingOnly,
    everyone,
    budget: seconds * 1_000,
    pause,
  })
  const access = new RoleAccess(index)
  const { atLeast, deleted, needs, newRoles, stopped, withoutNew } = found
  const roles = index.facts.roles.length
  const before = index.facts.assignments.length
  const after = assignmentsAfter(found)
  const counts = {
    before: roles,
    after: found.roles,
    made: newRoles.length,
    deleted: deleted.length,
  }
  return {
    snapshot: briefOf(snapshot),
    before: { roles, assignments: before },
    after: {
      roles: found.roles,
      made: newRoles.length,
      deleted: deleted.length,
      assignments: after,
    },
    atLeast,
    withoutNew,
    stay: needs.stays.size,
    stopped,
    proof: { users: index.facts.users.length, changed: 0 },
    leftOut: needs.leftOut,
    roles: rolesOf(access, found),
    edits: found.edits.map((edit) => namedEdit(index, edit, found)),
    missing: missingForHygiene(access),
    text: !everyone
      ? [say.proposalUnknown]
      : [
          say.proposal({ ...counts, atLeast, stopped }),
          ...(found.roles < roles ? [say.bounds({ after: found.roles, atLeast, stopped })] : []),
          ...(needs.stays.size > 0 ? [say.stay(needs.stays.size)] : []),
          ...(after !== before ? [say.assignments(before, after)] : []),
          ...(found.edits.length > 0 ? [say.proof(index.facts.users.length)] : []),
          ...(newRoles.length > 0 && withoutNew > found.roles ? [say.withoutNew(withoutNew)] : []),
          ...(needs.leftOut.unknown > 0 ? [say.leftOutUnknown(needs.leftOut.unknown)] : []),
          ...(needs.leftOut.restricted > 0
            ? [say.leftOutRestricted(needs.leftOut.restricted)]
            : []),
        ],
    limits: proposalLimits(index, newRoles.length > 0),
  }
}

export function proposalLimits(index: AccessIndex, makesRoles: boolean): string[] {
  const { connector } = index.facts
  return [
    say.limitComputed,
    ...(connector === 'enos' || connector === 'table' ? [] : [say.limitScope]),
    ...(connector === 'enos' ? [say.limitPortal] : []),
    ...(makesRoles && connector !== 'enos' && connector !== 'table' ? [say.limitNewRoles] : []),
    ...(connector === 'table' ? [sayEdits.limitTableRules] : []),
    say.limitMeaning,
  ]
}

function assignmentsAfter({ sandbox }: Proposal): number {
  return sandbox.index.facts.users.reduce(
    (sum, _, user) => sum + sandbox.holdingOf(user).roles.size,
    0,
  )
}

/** New ones first, then those that stay, then those that go; each by how many hold it. */
function rolesOf(
  access: RoleAccess,
  { deleted, needs, newRoles, sandbox }: Proposal,
): ProposedRole[] {
  const { index } = access
  const briefs = new HygieneBriefs(access)
  const gone = new Set(deleted)
  const holders = new Uint32Array(sandbox.roleCount)
  index.facts.users.forEach((_, user) => {
    for (const role of sandbox.holdingOf(user).roles) holders[role]!++
  })
  const made = newRoles.map(({ menuGroups, name, number, permissions }): ProposedRole => {
    const given = access
      .ofPermissions(permissions)
      .subarray(0, (index.facts.permissions.length + 31) >>> 5)
    const menus = new Set(menuGroups.flatMap((group) => [...index.roleMenus.menusOfGroup(group)]))
    return {
      id: `${newRolePrefix}${name}`,
      name,
      is: 'new',
      custom: true,
      permissions: size(given),
      menus: menus.size,
      switches: permissions.map((permission) => permissionBrief(index, permission)),
      menuGroups: menuGroups.map((group) => {
        const { id, name: groupName } = index.facts.menuGroups[group]!
        return { id, name: groupName }
      }),
      holdersBefore: 0,
      holders: holders[number]!,
    }
  })
  const before = index.facts.roles.map(({ custom, id, name }, role): ProposedRole => {
    const why = needs.stays.has(role) ? (briefs.whyStays(role) ?? 'kept') : undefined
    return {
      id,
      name,
      is: gone.has(role) ? 'deleted' : 'kept',
      custom: custom ?? null,
      ...(why === undefined ? {} : { staysBecause: say.staysBecause(why) }),
      permissions: size(index.roleHas.row(role)),
      menus: index.roleMenus.of(role).length,
      switches: [],
      menuGroups: [],
      holdersBefore: index.roleHolders.of(role).length,
      holders: holders[role]!,
    }
  })
  const order = { new: 0, kept: 1, deleted: 2 }
  return [...made, ...before].sort(
    (a, b) =>
      order[a.is] - order[b.is] || b.holders - a.holders || b.holdersBefore - a.holdersBefore,
  )
}

/** Of the kinds that a proposal is made of. */
function namedEdit(index: AccessIndex, edit: NumberedEdit, { newRoles }: Proposal): Edit {
  const { apps, menuGroups, permissions, roles, users } = index.facts
  const role = (number: number): string =>
    roles[number]?.id ?? `${newRolePrefix}${newRoles[number - roles.length]!.name}`
  const permission = (number: number) => {
    const { app, id } = permissions[number]!
    return { permission: id, ...(app === undefined ? {} : { app: apps[app]!.id }) }
  }
  switch (edit.kind) {
    case 'new-role':
      return { kind: 'new-role', name: edit.name, permissions: edit.permissions.map(permission) }
    case 'add-menu-group':
    case 'remove-menu-group': {
      const { app, id } = menuGroups[edit.group]!
      return { kind: edit.kind, role: role(edit.role), menuGroup: id, app: apps[app]!.id }
    }
    case 'add-permission':
    case 'remove-permission':
      return { kind: edit.kind, role: role(edit.role), ...permission(edit.permission) }
    case 'copy-role':
      return { kind: 'copy-role', role: role(edit.role), name: edit.name }
    case 'delete-role':
      return { kind: 'delete-role', role: role(edit.role) }
    case 'give-role':
    case 'take-role':
      return { kind: edit.kind, user: users[edit.user]!.id, role: role(edit.role) }
    case 'replace-role':
      return {
        kind: 'replace-role',
        role: role(edit.role),
        by: role(edit.by),
        ...(edit.users === undefined ? {} : { users: edit.users.map((user) => users[user]!.id) }),
      }
  }
}
