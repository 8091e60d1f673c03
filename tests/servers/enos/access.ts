/**
 * What the simulated portal gives a user in an app, for the per-user answer. `truth.ts` says the same in
 * other words and without this.
 */
import type { App, GrantBeyondRoles, Organization, User } from './world'

export interface Access {
  permissions: Set<string>
  menus: Set<string>
}

/** User -> roles -> menu groups -> menus, and roles -> permissions. */
function givenByRoles(organization: Organization, user: User, app: App): Access {
  const { accessKey } = app.definition
  const given: Access = { permissions: new Set(), menus: new Set() }
  for (const id of user.roles) {
    const role = organization.roles.get(id)!
    for (const permission of role.permissions.get(accessKey) ?? []) {
      given.permissions.add(permission)
    }
    for (const group of role.menuGroups.get(accessKey) ?? []) {
      for (const menu of app.menuGroups.get(group)!.menus) given.menus.add(menu)
    }
  }
  return given
}

/**
 * A shortcut opens to whom roles give anything of it. What it took from other apps follows what the user
 * has there, whatever its own menu groups say; its own menus follow its menu groups.
 */
function followSources(organization: Organization, user: User, app: App, given: Access): void {
  if (given.menus.size + given.permissions.size === 0) return
  const inSource = new Map<string, Access>()
  for (const { id, sourceApp } of app.definition.menus.values()) {
    if (sourceApp === undefined) continue
    let access = inSource.get(sourceApp)
    if (!access) {
      access = accessOf(organization, user, organization.apps.get(sourceApp)!)
      inSource.set(sourceApp, access)
    }
    if (access.menus.has(id)) given.menus.add(id)
    else given.menus.delete(id)
  }
}

function add(grant: GrantBeyondRoles, app: App, given: Access): void {
  const { permissions, menus } = app.definition
  const granted = (ids: Set<string> | 'all', all: ReadonlyMap<string, unknown>) =>
    ids === 'all' ? all.keys() : ids
  for (const id of granted(grant.permissions, permissions)) given.permissions.add(id)
  for (const id of granted(grant.menus, menus)) given.menus.add(id)
}

export function accessOf(organization: Organization, user: User, app: App): Access {
  // Users lose an app that is disabled; what roles give stays as it is (managing apps of an OU).
  if (!app.enabled) return { permissions: new Set(), menus: new Set() }
  const given = givenByRoles(organization, user, app)
  if (app.created === 'shortcut') followSources(organization, user, app, given)
  for (const grant of organization.beyond) {
    if (grant.app === app.definition.accessKey && grant.users.has(user.id)) add(grant, app, given)
  }
  return given
}
