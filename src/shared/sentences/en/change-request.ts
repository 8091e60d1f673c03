/** The words of a change request: plain text for whoever may change roles in the vendor's portal. */
import { count, listOf, name } from './words'

export const title = 'Change of roles'
export const fromAccount = (account: string, vendor: string | undefined): string =>
  vendor === undefined ? account : `${account} (${vendor})`
export const snapshot = (id: number): string => `Snapshot ${id}`
export const snapshotDate = (date: string | null): string =>
  date === null ? 'read at a time that is not known' : `read ${date}`
export const whole = 'whole'
export const partial = (parts: number): string =>
  parts === 0
    ? 'not read whole'
    : `not read whole: ${count(parts, 'part is', 'parts are')} not whole`
export const nothingMade =
  'Nothing was changed by this text: a person with the right to change roles makes these steps in the portal.'

export const noSteps = 'Nothing is to be done.'

export const headings = {
  reason: 'Why',
  steps: 'Steps',
  where: 'Where',
  effect: 'What changes',
  permissions: 'By permission',
  menus: 'By menu',
  users: 'By user',
  check: 'To check',
  undo: 'The way back',
}

export const switchOn = (role: string): string => `In the role ${name(role)}, switch on:`
export const switchOff = (role: string): string => `In the role ${name(role)}, switch off:`
export const giveGroups = (role: string): string => `Give the role ${name(role)} the menu groups:`
export const takeGroups = (role: string): string =>
  `Take from the role ${name(role)} the menu groups:`
export const give = (role: string, users: number): string =>
  `Give the role ${name(role)} to ${count(users, 'user', 'users')}:`
export const take = (role: string, users: number): string =>
  `Take the role ${name(role)} from ${count(users, 'user', 'users')}:`
export const replace = (role: string, by: string, users: number): string =>
  `Give ${count(users, 'user', 'users')} the role ${name(by)} in place of ${name(role)}:`
export const replaceAll = (role: string, by: string, users: number): string =>
  `Give everyone who holds ${name(role)} the role ${name(by)} in its place (${count(users, 'user', 'users')}):`
export const make = (role: string): string => `Make a new custom role ${name(role)} with:`

export const permission = (shown: string, id: string, app: string | undefined): string =>
  [
    name(shown),
    ...(id === shown ? [] : [`(${id})`]),
    ...(app === undefined ? [] : [`of ${app}`]),
  ].join(' ')
export const menuGroup = (group: string, app: string): string => `${name(group)} of ${app}`
export const user = (shown: string, extension: string | undefined, more: string): string =>
  extension === undefined ? `${shown} (${more})` : `${shown} (ext. ${extension}, ${more})`
export const more = (others: number): string => `and ${count(others, 'other', 'others')}`

export const changes = (counts: {
  lost: number
  gained: number
  perhapsLost: number
  perhapsGained: number
}): string =>
  listOf(
    [
      counts.lost > 0 ? `${count(counts.lost, 'user loses', 'users lose')} it` : '',
      counts.perhapsLost > 0
        ? `${count(counts.perhapsLost, 'user perhaps loses', 'users perhaps lose')} it`
        : '',
      counts.gained > 0 ? `${count(counts.gained, 'user gains', 'users gain')} it` : '',
      counts.perhapsGained > 0
        ? `${count(counts.perhapsGained, 'user perhaps gains', 'users perhaps gain')} it`
        : '',
    ].filter((text) => text !== ''),
  )

const ways = {
  lost: 'lost',
  perhapsLost: 'perhaps lost',
  gained: 'gained',
  perhapsGained: 'perhaps gained',
}
export const userChange = (
  way: keyof typeof ways,
  things: readonly string[],
  others: number,
): string =>
  `${ways[way]}: ${listOf([...things, ...(others > 0 ? [count(others, 'other', 'others')] : [])])}`
export const usersChange = (changed: readonly string[]): string => {
  const text = changed.join('; ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

export const checkDate = (date: string | null): string =>
  `Who holds which role may have changed since this was read${date === null ? '' : ` (${date})`}: read the account again before the change if that is long ago.`
export const checkNames =
  'Permissions are named here as in the vendor’s dictionary; the portal can show another label. The id tells which one is meant.'
export const checkAfter =
  'After the change, read the account again and compare the two snapshots: they should differ in these steps alone.'

export const undoLess = (role: string, permissions: readonly string[], menus: number): string =>
  `The role ${name(role)} cannot be made again as it was: ${listOf([
    ...permissions.map(name),
    ...(menus > 0 ? [count(menus, 'menu of its own', 'menus of its own')] : []),
  ])} cannot be given to a new role in the portal.`
export const undoUnread = (role: string): string =>
  `Not all was read of what the role ${name(role)} gives: made again, it may lack some of it. Note what it lists in the portal before it is deleted.`
export const undoKept = (user: string, role: string): string =>
  `${user} was assigned the role ${name(role)} automatically: the portal lets it be replaced, not taken.`
export const undoDefault =
  'Whoever got the default role in place of the last one keeps it beside the role that is given back, until it is replaced.'

/**
 * Where in the portal. RingCentral support, articles 10639 to 10641 (2019); EnOS Application Portal,
 * "Managing Roles" and "Setting Up Application Portal".
 */
export const where = {
  ringcentral: {
    change: 'To switch permissions: Admin Portal › Users › Roles › the role › Edit › Permissions.',
    copy: 'To copy a role: Admin Portal › Users › Roles › New Role; the role to copy is the starting point.',
    make: 'To make a role: Admin Portal › Users › Roles › New Role. It begins with another role’s permissions: clear all that are not named here.',
    remove: 'To delete a role: Admin Portal › Users › Roles › the role.',
    assign: 'To give or take roles: Admin Portal › Users › Roles › the role › Assigned Users.',
  },
  enos: {
    change:
      'To change what a role gives: Admin Console › Role › Manage › Assign Permission, or Assign Menu Group.',
    copy: 'To copy a role: Admin Console › Role › New Role, then give it all that the role to copy gives.',
    make: 'To make a role: Admin Console › Role › New Role.',
    remove: 'To delete a role: Admin Console › Role.',
    assign: 'To give or take roles: Admin Console › Users › Manage › Assign Role.',
  },
} as const
