/** Permissions as edits name them, and names for roles that edits make. */
import type { AccessIndex } from '../access/access-index'
import type { Edit } from '../../shared/schemas/edits'

export function permissionInEdit(
  { facts }: AccessIndex,
  permission: number,
): { permission: string; app?: string } {
  const { app, id } = facts.permissions[permission]!
  return { permission: id, ...(app === undefined ? {} : { app: facts.apps[app]!.id }) }
}

export function newRoleOf(index: AccessIndex, name: string, permissions: readonly number[]): Edit {
  return {
    kind: 'new-role',
    name,
    permissions: permissions.map((permission) => permissionInEdit(index, permission)),
  }
}

/** The wished name, or that with the first number that makes it a name of no role. */
export function freeRoleName({ facts }: AccessIndex, wished: string): string {
  const taken = new Set(facts.roles.map(({ name }) => name))
  let name = wished
  for (let number = 2; taken.has(name); number++) name = `${wished} ${number}`
  return name
}
