/**
 * The edits that take edits back, as the portal allows them: what a person would have to do to come back
 * to where things stood.
 */
import type { AccessIndex } from '../access/access-index'
import type { NumberedEdit } from '../access/edits/edit'
import { editableOf } from '../access/edits/edited-role'
import { Sandbox } from '../access/edits/sandbox'
import { hasSwitch, hasUnknownRules } from '../access/portal'

export interface Undo {
  /** In the order in which they are to be made, after the edits; roles that are made anew have new numbers. */
  edits: NumberedEdit[]
  /** What the portal offers no way back for. */
  cannot: {
    /**
     * Roles that are made anew without what has no switch, without menus of their own, or `unread`: without
     * what else they gave that was not read.
     */
    rolesWithLess: { role: number; permissions: number[]; menus: number; unread: boolean }[]
    /** Roles that users would have to lose and that were assigned to them automatically. */
    keptRoles: { user: number; role: number }[]
  }
}

/** @throws AppError as {@link Sandbox.apply} for the first edit that cannot be made */
export function undoOf(index: AccessIndex, edits: readonly NumberedEdit[]): Undo {
  const sandbox = new Sandbox(index)
  const undo: Undo = { edits: [], cannot: { rolesWithLess: [], keptRoles: [] } }
  const inverses: Inverse[] = []
  for (const edit of edits) {
    const inverse = inverseOf(sandbox, edit)
    if (sandbox.apply(edit)) inverses.unshift(inverse)
  }
  // A deleted role comes back as another one: edits before its deletion are taken back on that.
  const madeAnew = new Map<number, number>()
  for (const inverse of inverses) {
    if (inverse.anew !== undefined) {
      const { role, permissions, menus, unread } = inverse.anew
      madeAnew.set(role, sandbox.roleCount)
      if (unread || permissions.length + menus > 0) undo.cannot.rolesWithLess.push(inverse.anew)
    }
    for (const edit of inverse.edits) {
      const renumbered = renumber(edit, (role) => madeAnew.get(role) ?? role)
      if (renumbered.kind === 'take-role' && !canTake(sandbox, renumbered)) {
        undo.cannot.keptRoles.push({ user: renumbered.user, role: renumbered.role })
        continue
      }
      sandbox.apply(renumbered)
      undo.edits.push(renumbered)
    }
  }
  return undo
}

interface Inverse {
  edits: NumberedEdit[]
  /** The role that the first of them makes anew, and what it cannot be given. */
  anew?: Undo['cannot']['rolesWithLess'][number]
}

/** @param sandbox before the edit */
function inverseOf(sandbox: Sandbox, edit: NumberedEdit): Inverse {
  switch (edit.kind) {
    case 'add-permission':
      return { edits: [{ ...edit, kind: 'remove-permission' }] }
    case 'remove-permission':
      return { edits: [{ ...edit, kind: 'add-permission' }] }
    case 'add-menu-group':
      return { edits: [{ ...edit, kind: 'remove-menu-group' }] }
    case 'remove-menu-group':
      return { edits: [{ ...edit, kind: 'add-menu-group' }] }
    case 'new-role':
    case 'copy-role':
      return { edits: [{ kind: 'delete-role', role: sandbox.roleCount }] }
    case 'delete-role':
      return sandbox.isDeleted(edit.role) ? { edits: [] } : makingAnew(sandbox, edit.role)
    case 'give-role':
      return { edits: [{ ...edit, kind: 'take-role' }] }
    case 'take-role':
      // Who held a deleted role gets it back with the role itself.
      return { edits: sandbox.isDeleted(edit.role) ? [] : [{ ...edit, kind: 'give-role' }] }
    case 'replace-role':
      return { edits: replacingBack(sandbox, edit) }
  }
}

/** What the role gives, and who holds it, under its name. */
function makingAnew(sandbox: Sandbox, role: number): Inverse {
  const { index } = sandbox
  const { appListingKnown, listed, listingKnown, menuGroups, menus, menusKnown, name } =
    sandbox.editedRoles.get(role) ?? editableOf(index, role)
  const can = (permission: number) => hasUnknownRules(index) || hasSwitch(index, permission)
  return {
    edits: [
      { kind: 'new-role', name, permissions: [...listed].filter(can) },
      ...[...menuGroups].map((group): NumberedEdit => ({ kind: 'add-menu-group', role, group })),
      ...sandbox.holdersOf(role).map((user): NumberedEdit => ({ kind: 'give-role', user, role })),
    ],
    anew: {
      role,
      permissions: [...listed].filter((permission) => !can(permission)),
      menus: menus.size,
      unread: !listingKnown || !appListingKnown || !menusKnown,
    },
  }
}

function replacingBack(
  sandbox: Sandbox,
  { by, role, users }: Extract<NumberedEdit, { kind: 'replace-role' }>,
): NumberedEdit[] {
  if (by === role) return []
  const moved = (users ?? sandbox.holdersOf(role)).filter((user) => holds(sandbox, user, role))
  const hadBoth = moved.filter((user) => holds(sandbox, user, by))
  const others = moved.filter((user) => !holds(sandbox, user, by))
  if (sandbox.isDeleted(role)) {
    return others.map((user): NumberedEdit => ({ kind: 'take-role', user, role: by }))
  }
  return [
    ...(others.length === 0
      ? []
      : [{ kind: 'replace-role' as const, role: by, by: role, users: others }]),
    ...hadBoth.map((user): NumberedEdit => ({ kind: 'give-role', user, role })),
  ]
}

/** Also of a role that an edit deleted. */
const holds = (sandbox: Sandbox, user: number, role: number): boolean =>
  sandbox.editedUsers.get(user)?.has(role) ?? sandbox.index.rolesOf(user).includes(role)

function renumber(edit: NumberedEdit, now: (role: number) => number): NumberedEdit {
  switch (edit.kind) {
    case 'new-role':
      return edit
    case 'replace-role':
      return { ...edit, role: now(edit.role), by: now(edit.by) }
    default:
      return { ...edit, role: now(edit.role) }
  }
}

/** A role that was assigned automatically is only replaced, never taken. */
function canTake(sandbox: Sandbox, { role, user }: { role: number; user: number }): boolean {
  const assigned = sandbox.index.assignmentsOf(user).find((entry) => entry.role === role)
  return assigned?.autoAssigned !== true
}
