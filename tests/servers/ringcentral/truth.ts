/**
 * Who really may do what in the simulated account: the vendor's documented rules, step by step. Nothing
 * here comes from the product, and it is written otherwise on purpose: plain recursion over sets.
 */
import type { Truth } from './types'
import type { Extension, Role, World } from './world'

/**
 * Adds a permission and all that it brings.
 *
 * "Granting a permission grants the permissions that it requires": includedPermissions of the
 * dictionary (RingCentral, "Roles and Permissions" guide; developer guide, account/feature-flags). An
 * entry that was there stops the recursion, since inclusions can go round.
 */
function addWithIncluded(world: World, permission: string, into: Set<string>): void {
  if (into.has(permission)) return
  into.add(permission)
  for (const included of world.permissions.get(permission)?.includes ?? []) {
    addWithIncluded(world, included, into)
  }
}

/**
 * Permissions that a role lists and grants.
 *
 * An account with advanced permissions gives `permissionsCapabilities` with each; `enabled` "specifies
 * whether the user is enabled with the listed permission or not" (OpenAPI, PermissionsCapabilities).
 */
const grantedBy = (role: Role): string[] =>
  [...role.listed].filter(([, capabilities]) => capabilities.enabled).map(([id]) => id)

/** All that a role brings: there are no negative permissions, so this only ever grows. */
function broughtBy(world: World, role: Role): Set<string> {
  const brought = new Set<string>()
  for (const permission of grantedBy(role)) addWithIncluded(world, permission, brought)
  return brought
}

/**
 * Roles of a user, hidden ones included: a manager of a user group holds one in the background, and it
 * counts (support FAQ "User Groups", article 10632; parameter `showHidden` of assigned-role).
 */
const rolesOf = (world: World, user: Extension): Role[] =>
  user.assignments.map((assignment) => world.roles.get(assignment.role)!)

/** The roles of a user that bring a permission, in the order that they are held in. */
export const rolesGranting = (world: World, user: Extension, permission: string): Role[] =>
  rolesOf(world, user).filter((role) => broughtBy(world, role).has(permission))

function effectiveBy(
  world: World,
  user: Extension,
  brought: (role: Role) => ReadonlySet<string>,
): Set<string> {
  // The system extension, whose id is the account's, has all rights of an administrator, by no role
  // (developer guide, account/extensions).
  if (user.id === world.account) return new Set(world.permissions.keys())
  // "User's permissions are a union of both roles" (support FAQ "User Groups", article 10632).
  const union = new Set<string>()
  for (const role of rolesOf(world, user)) for (const one of brought(role)) union.add(one)
  return union
}

export const effectiveOf = (world: World, user: Extension): Set<string> =>
  effectiveBy(world, user, (role) => broughtBy(world, role))

/** Sorted by code units, so that any language sorts them alike. */
const sorted = (ids: Iterable<string>): string[] => [...ids].sort()

/** `listed` of a role holds what it grants: an entry with `enabled: false` is left out. */
export function truthOf(world: World): Truth {
  const byRole = new Map<Role, Set<string>>()
  const brought = (role: Role): Set<string> => {
    let permissions = byRole.get(role)
    if (permissions === undefined) byRole.set(role, (permissions = broughtBy(world, role)))
    return permissions
  }
  // Users who hold the same roles share one list.
  const byRoles = new Map<string, string[]>()
  const effective = (user: Extension): string[] => {
    const key = user.id === world.account ? '*' : user.assignments.map(({ role }) => role).join(' ')
    let permissions = byRoles.get(key)
    if (permissions === undefined) {
      byRoles.set(key, (permissions = sorted(effectiveBy(world, user, brought))))
    }
    return permissions
  }
  return {
    account: world.account,
    advanced: world.advanced,
    permissions: [...world.permissions.values()].map((one) => ({
      id: one.id,
      assignable: one.assignable,
      includes: [...one.includes],
    })),
    roles: [...world.roles.values()].map((role) => ({
      id: role.id,
      custom: role.custom,
      hidden: role.hidden,
      listed: grantedBy(role),
    })),
    users: world.extensions.map((user) => ({
      id: user.id,
      name: user.name,
      type: user.type,
      status: user.status,
      roles: user.assignments.map(({ role, autoAssigned, siteRestricted }) => ({
        id: role,
        autoAssigned,
        siteRestricted,
      })),
      administeredSites: [...user.administeredSites],
      effective: effective(user),
    })),
    sites: world.sites.map(({ id, name }) => ({ id, name })),
  }
}
