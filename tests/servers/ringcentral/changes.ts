/** Changes of the account as its administrators make them. Each says what is different afterwards. */
import { byDefault, nextExtension } from './make-extensions'
import type { Assignment, Capabilities, Extension, Role, World } from './world'

export interface UserChange {
  user: string
  name: string
}

export interface AssignmentChange {
  user: string
  /** Role ids that the user holds now and did not before. */
  added: string[]
  /** Role ids that the user held before and does not now. */
  removed: string[]
}

export interface ListingChange {
  role: string
  permission: string
}

function extensionOf(world: World, user: string): Extension {
  const extension = world.extensionById.get(user)
  if (extension === undefined) throw new Error(`There is no extension ${user}`)
  return extension
}

function roleOf(world: World, id: string): Role {
  const role = world.roles.get(id)
  if (role === undefined) throw new Error(`There is no role ${id}`)
  return role
}

/** Standard roles cannot be changed (support articles 10638 and 10640). */
function customRoleOf(world: World, id: string): Role {
  const role = roleOf(world, id)
  if (!role.custom) throw new Error(`Role ${id} is a standard role, which nobody can change`)
  return role
}

const DAY = 86_400_000
const updated = (role: Role): void => {
  role.lastUpdated += DAY
}

/**
 * A new user, who holds the auto-assigned default role.
 * @param place in lists; one at the start moves all the others, and so each page
 */
export function addUser(world: World, place: 'start' | 'end' = 'end'): UserChange {
  const extension = nextExtension(world)
  world.extensions =
    place === 'start' ? [extension, ...world.extensions] : [...world.extensions, extension]
  world.extensionById.set(extension.id, extension)
  return { user: extension.id, name: extension.name }
}

/** @param user absent: the last in lists that neither signs in nor is the system extension */
export function removeUser(world: World, user?: string): UserChange {
  const kept = new Set([world.account, ...Object.values(world.callers)])
  const extension =
    user === undefined
      ? world.extensions.findLast((one) => !kept.has(one.id))!
      : extensionOf(world, user)
  if (kept.has(extension.id)) {
    throw new Error(
      `Extension ${extension.id} stays: it is the account's own, or somebody signs in by it`,
    )
  }
  world.extensions = world.extensions.filter((one) => one !== extension)
  world.extensionById.delete(extension.id)
  for (const other of world.extensions) {
    if (other.grants.some((grant) => grant.target === extension.id)) {
      other.grants = other.grants.filter((grant) => grant.target !== extension.id)
    }
  }
  return { user: extension.id, name: extension.name }
}

function reassign(extension: Extension, assignments: Assignment[]): AssignmentChange {
  const before = new Set(extension.assignments.map((one) => one.role))
  const after = new Set(assignments.map((one) => one.role))
  extension.assignments = assignments
  return {
    user: extension.id,
    added: [...after].filter((role) => !before.has(role)),
    removed: [...before].filter((role) => !after.has(role)),
  }
}

/** The auto-assigned default role goes, unless the new one is hidden: it is for who holds no other. */
export function assignRole(
  world: World,
  user: string,
  role: string,
  siteRestricted = false,
): AssignmentChange {
  const { hidden } = roleOf(world, role)
  const extension = extensionOf(world, user)
  const others = extension.assignments.filter(
    (one) => one.role !== role && (hidden || !one.autoAssigned || one.role !== world.defaultRole),
  )
  return reassign(extension, [...others, { role, autoAssigned: false, siteRestricted }])
}

/** Who would be left without any but hidden roles gets the default role. */
export function unassignRole(world: World, user: string, role: string): AssignmentChange {
  const extension = extensionOf(world, user)
  const others = extension.assignments.filter((one) => one.role !== role)
  if (others.length === extension.assignments.length) {
    throw new Error(`Extension ${user} does not hold role ${role}`)
  }
  const visible = others.some((one) => !roleOf(world, one.role).hidden)
  return reassign(extension, visible ? others : [byDefault(world), ...others])
}

export function renameRole(
  world: World,
  role: string,
  name: string,
): { role: string; before: string; after: string } {
  const found = customRoleOf(world, role)
  const before = found.name
  found.name = name
  updated(found)
  return { role, before, after: name }
}

const granted: Capabilities = { enabled: true, manageEnabled: true, grantEnabled: true }

/** Lists this one entry alone, and grants it; what it includes is not listed with it. */
export function listPermission(world: World, role: string, permission: string): ListingChange {
  if (!world.permissions.has(permission)) throw new Error(`There is no permission ${permission}`)
  const found = customRoleOf(world, role)
  found.listed.set(permission, granted)
  updated(found)
  return { role, permission }
}

export function unlistPermission(world: World, role: string, permission: string): ListingChange {
  const found = customRoleOf(world, role)
  if (!found.listed.delete(permission)) {
    throw new Error(`Role ${role} does not list ${permission}`)
  }
  updated(found)
  return { role, permission }
}

/** Nothing changes but `lastUpdated` of every role. */
export function touch(world: World): { roles: string[] } {
  for (const role of world.roles.values()) updated(role)
  return { roles: [...world.roles.keys()] }
}
