/** Edits and what they change, in sentences. */
import { count, listOf, name, names } from './words'

export const addPermission = (role: string, permission: string): string =>
  `Switch ${name(permission)} on in the role ${name(role)}.`

export const removePermission = (role: string, permission: string): string =>
  `Switch ${name(permission)} off in the role ${name(role)}.`

export const addMenuGroup = (role: string, group: string, app: string): string =>
  `Give the role ${name(role)} the menu group ${name(group)} of ${app}.`

export const removeMenuGroup = (role: string, group: string, app: string): string =>
  `Take the menu group ${name(group)} of ${app} from the role ${name(role)}.`

export const newRole = (role: string, permissions: readonly string[]): string =>
  permissions.length === 0
    ? `Make a new custom role ${name(role)}.`
    : `Make a new custom role ${name(role)} with ${names(permissions)}.`

export const copyRole = (role: string, copy: string): string =>
  `Make a copy of the role ${name(role)}, named ${name(copy)}.`

export const deleteRole = (role: string): string => `Delete the role ${name(role)}.`

export const giveRole = (user: string, role: string): string =>
  `Give ${user} the role ${name(role)}.`

export const takeRole = (user: string, role: string): string =>
  `Take the role ${name(role)} from ${user}.`

/** @param users undefined: all who hold it @param holders how many these are */
export const replaceRole = (
  role: string,
  by: string,
  users: readonly string[] | undefined,
  holders: number,
): string =>
  users === undefined
    ? `Give ${holders === 1 ? 'the one user who holds' : `all ${count(holders, 'user', 'users')} who hold`} ${name(role)} the role ${name(by)} in its place.`
    : `Give ${listOf(users)} the role ${name(by)} in place of ${name(role)}.`

/** Where it is not known how many these are. */
export const replaceEveryone = (role: string, by: string): string =>
  `Give everyone who holds ${name(role)} the role ${name(by)} in its place.`

export const noEdits = 'There are no edits yet, so nothing changes.'

/** @param users how many gain, lose, or may do so */
export function effect(users: {
  affected: number
  atLeast: boolean
  gaining: number
  losing: number
}): string {
  if (users.affected === 0) {
    return users.atLeast
      ? 'No change of anybody’s effective access is known.'
      : 'Nobody’s effective access changes.'
  }
  const all = `${users.atLeast ? 'at least ' : ''}${count(users.affected, 'user', 'users')}`
  const gaining =
    users.gaining === 0
      ? 'nobody gains anything'
      : `${count(users.gaining, 'user gains', 'users gain')} something`
  const losing =
    users.losing === 0
      ? 'nobody loses anything'
      : `${count(users.losing, 'user loses', 'users lose')} something`
  return `The effective access of ${all} changes: ${gaining}, ${losing}.`
}

/** @param perhaps changes of which it is not known whether they are any */
export const perhaps = (changes: number): string =>
  `${count(changes, 'further change is', 'further changes are')} only possible: what was read does not tell whether something else gives the same.`

/** @param users who come to hold, or lose, something of which not all was read */
export const open = (users: number): string =>
  `What else ${count(users, 'user', 'users')} would gain or lose is not known: not all was read of the roles that change for ${users === 1 ? 'that user' : 'them'}.`

export const limitComputed =
  'What would be is computed from roles, inclusions and direct grants; the vendor’s own answers about today’s access are left aside.'

export const limitCopy = (copy: string, permissions: readonly string[]): string =>
  `The copy ${name(copy)} is taken to keep ${permissions.length <= 5 ? names(permissions) : count(permissions.length, 'permission', 'permissions')}, which ${permissions.length === 1 ? 'has' : 'have'} no switch: whether the portal copies such permissions is not documented.`

export const limitNewRole =
  'RingCentral may give every new role some permissions without a switch: which, is not documented.'

export const limitDefaultRole = (users: number, role: string): string =>
  `${count(users, 'user loses', 'users lose')} the last role. RingCentral then gives the default role, taken here to be ${name(role)}, since that is the one it assigned to others automatically.`

export const limitUnknownDefault = (users: number): string =>
  `${count(users, 'user loses', 'users lose')} the last role. RingCentral then gives the default role; which that is, was not read.`

export const limitPortalRoles =
  'EnOS also gives access through user groups, structures and sub-admins, which are not read: whoever loses something here may keep it through one of them.'

export const limitTableRules =
  'What the system that these tables are from lets a person change is not known; every edit is allowed here.'

export const limitSites =
  'Some of these assignments hold for certain sites only: that restriction is not computed.'

export const limitHolders =
  'Not everyone who may hold these roles is known, so more users can be affected.'
