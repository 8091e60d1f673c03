/** Edits as a person named them, made one after the other on a snapshot. */
import type { AccessIndex } from '../access/access-index'
import type { NumberedEdit } from '../access/edits/edit'
import { Sandbox } from '../access/edits/sandbox'
import { AppError, errorValue } from '../../shared/result'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import { editText } from './edit-words'
import { findApp, findPermission, findRole, findUser } from './find'

export interface MadeEdit {
  edit: Edit
  /** In words, as things stand when it is made. */
  text: string
  /** Whether it changes nothing as things stand. */
  nothing: boolean
}

/** @throws AppError of the first edit that cannot be made, with its place (from 0) in `detail.edit` */
export function sandboxOf(
  index: AccessIndex,
  edits: readonly Edit[],
): { sandbox: Sandbox; made: MadeEdit[] } {
  const sandbox = new Sandbox(index)
  const made = edits.map((edit, place): MadeEdit => {
    try {
      const numbered = numberedEdit(sandbox, edit)
      const text = editText(sandbox, numbered)
      return { edit, text, nothing: !sandbox.apply(numbered) }
    } catch (thrown) {
      const error = errorValue(thrown)
      throw AppError.from({
        ...error,
        message: edits.length === 1 ? error.message : `Edit ${place + 1}: ${error.message}`,
        detail: { ...error.detail, edit: place },
      })
    }
  })
  return { sandbox, made }
}

/** Names to numbers, as things stand after the edits before. @throws AppError `not-found`, `ambiguous` */
export function numberedEdit(sandbox: Sandbox, edit: Edit): NumberedEdit {
  const { index } = sandbox
  const roleOf = (named: string) => findEditedRole(sandbox, named)
  switch (edit.kind) {
    case 'add-permission':
    case 'remove-permission': {
      const permission = findPermission(index, edit.permission, edit.app)
      return { kind: edit.kind, role: roleOf(edit.role), permission }
    }
    case 'add-menu-group':
    case 'remove-menu-group': {
      const group = findMenuGroup(index, edit.menuGroup, edit.app)
      return { kind: edit.kind, role: roleOf(edit.role), group }
    }
    case 'new-role': {
      const permissions = (edit.permissions ?? []).map(({ permission, app }) =>
        findPermission(index, permission, app),
      )
      return { kind: 'new-role', name: edit.name, permissions }
    }
    case 'copy-role':
      return { kind: 'copy-role', role: roleOf(edit.role), name: edit.name }
    case 'delete-role':
      return { kind: 'delete-role', role: roleOf(edit.role) }
    case 'give-role':
    case 'take-role':
      return { kind: edit.kind, user: findUser(index, edit.user), role: roleOf(edit.role) }
    case 'replace-role':
      return {
        kind: 'replace-role',
        role: roleOf(edit.role),
        by: roleOf(edit.by),
        users: edit.users?.map((user) => findUser(index, user)),
      }
  }
}

/** @param named `new:NAME`, or id or name of a role of the snapshot @throws AppError `not-found`, `ambiguous` */
export function findEditedRole(sandbox: Sandbox, named: string): number {
  if (!named.startsWith(newRolePrefix)) return findRole(sandbox.index, named)
  const name = named.slice(newRolePrefix.length)
  for (let role = sandbox.index.facts.roles.length; role < sandbox.roleCount; role++) {
    if (sandbox.nameOf(role) === name) return role
  }
  throw new AppError('not-found', `No edit before makes a role “${name}”.`, {
    hint: 'Make it first, by a new role or a copy of one.',
  })
}

/** @throws AppError `not-found`, `ambiguous` */
function findMenuGroup(index: AccessIndex, named: string, appNamed: string): number {
  const app = findApp(index, appNamed)
  const groups = index.facts.menuGroups.flatMap((group, number) =>
    group.app === app && (group.id === named || group.name === named) ? [number] : [],
  )
  const byId = groups.find((number) => index.facts.menuGroups[number]!.id === named)
  const [first, second] = groups
  if (byId !== undefined) return byId
  if (first !== undefined && second === undefined) return first
  const appName = index.facts.apps[app]!.name
  throw first === undefined
    ? new AppError('not-found', `There is no menu group “${named}” in the app ${appName}.`)
    : new AppError('ambiguous', `“${named}” is ${groups.length} menu groups of ${appName}.`, {
        hint: 'Name one of them by its id.',
      })
}
