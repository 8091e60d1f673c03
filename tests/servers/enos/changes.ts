/** Changes of an organization as its administrators make them. Each says what is different afterwards. */
import { withAllBeneath } from './make-menu-groups'
import { newUser } from './make-users'
import type { Change } from './types'
import {
  pairKey,
  type App,
  type Menu,
  type Organization,
  type Role,
  type User,
  type World,
} from './world'

function first<T>(world: World, what: string, find: (one: Organization) => T | undefined) {
  for (const organization of world.organizations.values()) {
    const found = find(organization)
    if (found !== undefined) return { organization, found }
  }
  throw new Error(`There is no ${what}`)
}

const ofUser = (world: World, id: string): { organization: Organization; found: User } =>
  first(world, `user ${id}`, ({ userById }) => userById.get(id))

const ofRole = (world: World, id: string): { organization: Organization; found: Role } =>
  first(world, `role ${id}`, ({ roles }) => roles.get(id))

function appOf({ id, apps }: Organization, accessKey: string): App {
  const app = apps.get(accessKey)
  if (!app) throw new Error(`Organization ${id} has no app ${accessKey}`)
  return app
}

function organizationOf(world: World, id?: string): Organization {
  const [theFirst] = world.organizations.values()
  const organization = id === undefined ? theFirst : world.organizations.get(id)
  if (!organization) throw new Error(`There is no organization ${id}`)
  return organization
}

/** Every app of that key: an acquired one is one definition, a menu of which is in each organization. */
function menuOf(world: World, accessKey: string, id: string): { app: App; menu: Menu } {
  const { found: app } = first(world, `app ${accessKey}`, ({ apps }) => apps.get(accessKey))
  const menu = app.definition.menus.get(id)
  if (!menu) throw new Error(`App ${accessKey} has no menu ${id}`)
  return { app, menu }
}

/** @returns the new state; nothing is different where it was so already, which is an error */
function toggle(ids: Map<string, Set<string>>, app: string, id: string, on: boolean): void {
  const held = ids.get(app) ?? new Set<string>()
  if (held.has(id) === on)
    throw new Error(`${id} of app ${app} is ${on ? 'already' : 'not'} granted`)
  if (on) held.add(id)
  else held.delete(id)
  if (held.size > 0) ids.set(app, held)
  else ids.delete(app)
}

export function setPermission(
  world: World,
  role: string,
  app: string,
  permission: string,
  granted: boolean,
): object {
  const { organization, found } = ofRole(world, role)
  if (!appOf(organization, app).definition.permissions.has(permission)) {
    throw new Error(`App ${app} has no permission ${permission}`)
  }
  toggle(found.permissions, app, permission, granted)
  return { role, app, permission, granted }
}

export function setMenuGroup(
  world: World,
  role: string,
  app: string,
  menuGroup: string,
  granted: boolean,
): object {
  const { organization, found } = ofRole(world, role)
  if (!appOf(organization, app).menuGroups.has(menuGroup)) {
    throw new Error(`App ${app} has no menu group ${menuGroup}`)
  }
  toggle(found.menuGroups, app, menuGroup, granted)
  return { role, app, menuGroup, granted }
}

export function setRole(world: World, user: string, role: string, held: boolean): object {
  const { organization, found } = ofUser(world, user)
  if (!organization.roles.has(role)) {
    throw new Error(`Organization ${organization.id} has no role ${role}`)
  }
  if (found.roles.includes(role) === held) {
    throw new Error(`User ${user} ${held ? 'already holds' : 'does not hold'} role ${role}`)
  }
  found.roles = held ? [...found.roles, role] : found.roles.filter((one) => one !== role)
  return { user, role, held }
}

/**
 * A new user without a role.
 * @param place in the roster; one at the start moves all the others, and so each page
 */
export function addUser(
  world: World,
  organization = organizationOf(world).id,
  place: 'start' | 'end' = 'end',
): { user: string; name: string } {
  const found = organizationOf(world, organization)
  const user = newUser(world, found.next)
  found.next += 1
  found.users = place === 'start' ? [user, ...found.users] : [...found.users, user]
  found.userById.set(user.id, user)
  return { user: user.id, name: user.name }
}

/** Whatever was granted to the user goes too. */
export function removeUser(world: World, user: string): { user: string; name: string } {
  const { organization, found } = ofUser(world, user)
  organization.users = organization.users.filter((one) => one !== found)
  organization.userById.delete(user)
  for (const grant of organization.beyond) grant.users.delete(user)
  for (const app of organization.apps.keys()) organization.byHand.delete(pairKey(user, app))
  return { user, name: found.name }
}

/**
 * Who can go without the rest noticing: among the first in the roster, granted nothing beyond roles, and
 * of the roles that others hold too where there is such a one.
 */
export function firstRemovable({ id: name, users, beyond }: Organization): string {
  const holders = new Map<string, number>()
  for (const role of users.flatMap(({ roles }) => roles)) {
    holders.set(role, (holders.get(role) ?? 0) + 1)
  }
  const plain = users.filter(({ id }) => !beyond.some((grant) => grant.users.has(id)))
  const shared = plain.find(
    ({ roles }) => roles.length > 0 && roles.every((role) => holders.get(role)! > 1),
  )
  const user = shared ?? plain[0]
  if (!user) throw new Error(`Organization ${name} has nobody left who could go`)
  return user.id
}

export function renameMenu(world: World, app: string, menu: string, name: string): object {
  const { menu: found } = menuOf(world, app, menu)
  const before = found.names.en_US
  found.names = { ...found.names, en_US: name }
  return { app, menu, before, after: name }
}

export function moveMenu(world: World, app: string, menu: string, parent: string): object {
  const { app: found, menu: moved } = menuOf(world, app, menu)
  const { menus } = found.definition
  if (parent !== '' && !menus.has(parent)) throw new Error(`App ${app} has no menu ${parent}`)
  if (withAllBeneath(menus, menu).has(parent)) {
    throw new Error(`Menu ${parent} is menu ${menu} or beneath it, so nothing of it can go there`)
  }
  const before = moved.parent
  moved.parent = parent
  return { app, menu, before, after: parent }
}

export function reorderMenu(world: World, app: string, menu: string, order: number): object {
  if (!Number.isSafeInteger(order)) throw new Error(`${order} is no place in an order`)
  const { menu: found } = menuOf(world, app, menu)
  const before = found.order
  found.order = order
  return { app, menu, before, after: order }
}

export function addMenu(
  world: World,
  accessKey: string,
  parent: string,
  name: string,
): { app: string; menu: string } {
  const { found } = first(world, `app ${accessKey}`, ({ apps }) => apps.get(accessKey))
  const { menus } = found.definition
  if (parent !== '' && !menus.has(parent)) throw new Error(`App ${accessKey} has no menu ${parent}`)
  const beneath = [...menus.values()].filter((one) => one.parent === parent)
  const menu: Menu = {
    id: world.ids.uuid(),
    code: `ADDED_MENU${menus.size + 1}`,
    names: { en_US: name },
    url: '/added',
    order: beneath.length + 1,
    parent,
  }
  menus.set(menu.id, menu)
  return { app: accessKey, menu: menu.id }
}

/** It goes from all menu groups too; shortcuts that took it keep it, and show it to nobody. */
export function removeMenu(world: World, app: string, menu: string): object {
  menuOf(world, app, menu)
  const definitions = new Set(
    [...world.organizations.values()].flatMap(({ apps }) => apps.get(app) ?? []),
  )
  for (const { definition, menuGroups } of definitions) {
    definition.menus.delete(menu)
    for (const group of menuGroups.values()) group.menus.delete(menu)
  }
  for (const organization of world.organizations.values()) {
    for (const grant of organization.beyond) {
      if (grant.app === app && grant.menus !== 'all') grant.menus.delete(menu)
    }
  }
  return { app, menu }
}

export function setEnabled(
  world: World,
  app: string,
  enabled: boolean,
  organization?: string,
): object {
  const found =
    organization === undefined
      ? first(world, `app ${app}`, ({ apps }) => apps.get(app)).found
      : appOf(organizationOf(world, organization), app)
  if (found.enabled === enabled) {
    throw new Error(`App ${app} is already ${enabled ? 'enabled' : 'disabled'}`)
  }
  found.enabled = enabled
  return { app, enabled }
}

/** From now on this is the data of the per-user answer, in every language, whatever else changes. */
export function answerByHand(world: World, user: string, app: string, data: unknown): object {
  const { organization } = ofUser(world, user)
  appOf(organization, app)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new Error('An answer by hand is the data of a per-user answer: an object')
  }
  organization.byHand.set(pairKey(user, app), structuredClone(data))
  return { user, app }
}

/**
 * @returns what is different now
 * @throws Error that says what is missing or impossible
 */
export function applyChange(
  world: World,
  change: Exclude<Change, { change: 'expire-token' }>,
): object {
  switch (change.change) {
    case 'grant-permission':
    case 'revoke-permission':
      return setPermission(
        world,
        change.role,
        change.app,
        change.permission,
        change.change === 'grant-permission',
      )
    case 'grant-menu-group':
    case 'revoke-menu-group':
      return setMenuGroup(
        world,
        change.role,
        change.app,
        change.menuGroup,
        change.change === 'grant-menu-group',
      )
    case 'assign-role':
    case 'unassign-role':
      return setRole(world, change.user, change.role, change.change === 'assign-role')
    case 'add-user':
      return addUser(world, change.organization)
    case 'remove-user':
      return removeUser(world, change.user)
    case 'rename-menu':
      return renameMenu(world, change.app, change.menu, change.name)
    case 'move-menu':
      return moveMenu(world, change.app, change.menu, change.parent)
    case 'reorder-menu':
      return reorderMenu(world, change.app, change.menu, change.order)
    case 'add-menu':
      return addMenu(world, change.app, change.parent, change.name)
    case 'remove-menu':
      return removeMenu(world, change.app, change.menu)
    case 'enable-app':
    case 'disable-app':
      return setEnabled(world, change.app, change.change === 'enable-app', change.organization)
    case 'answer':
      return answerByHand(world, change.user, change.app, change.data)
    default:
      // It comes from outside, by HTTP.
      throw new Error(`There is no change "${String((change as { change?: unknown }).change)}"`)
  }
}
