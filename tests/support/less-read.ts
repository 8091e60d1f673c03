/**
 * A random account as it is, and the same as somebody knows it who read less of it. Whatever is said for
 * certain of the second has to be true of the first.
 */
import fc from 'fast-check'
import { pairsOf } from '../../src/main/access/links'
import type { DirectGrants, Pairs, SnapshotFacts } from '../../src/main/access/model'
import { accounts } from './random-account'

export interface ReadPair {
  whole: SnapshotFacts
  less: SnapshotFacts
}

/** The vendor's own words are left out: they outweigh what is computed, whatever that would be. */
export const lessRead: fc.Arbitrary<ReadPair> = fc
  .tuple(accounts, fc.boolean(), fc.array(fc.nat(1_000), { minLength: 50, maxLength: 120 }))
  .map(([facts, portal, bits]) => {
    const whole = allRead(portal ? { ...facts, connector: 'enos' } : facts)
    return { whole, less: partly(whole, bits) }
  })

function allRead(facts: SnapshotFacts): SnapshotFacts {
  const grants = (of: DirectGrants): DirectGrants => ({ ...of, whole: true, cameAfter: new Set() })
  return {
    ...facts,
    users: facts.users.map((user, at) => ({
      ...user,
      defined: true,
      status: at % 2 === 0 ? 'Enabled' : 'Disabled',
      site: at % 3 === 0 ? 'Berlin' : undefined,
      hidden: at % 4 === 1,
    })),
    roles: facts.roles.map((role, at) => ({
      ...role,
      defined: true,
      custom: role.custom ?? true,
      hidden: at % 3 === 1,
      permissionScope: at % 2 === 0 ? 'Self' : undefined,
      listingKnown: true,
      appListingKnown: true,
      menusKnown: true,
    })),
    permissions: facts.permissions.map((permission, at) => ({
      ...permission,
      defined: true,
      // What stands without a switch may be listed by itself or not, as far as is read.
      assignable: true,
      readOnly: at % 3 === 0,
      code: at % 2 === 0 ? `code-${at}` : undefined,
      includesKnown: true,
    })),
    apps: facts.apps.map((app) => ({
      ...app,
      menusKnown: true,
      permissionsKnown: true,
      groupsKnown: true,
    })),
    // Permissions of an app include such of the same.
    inclusions: facts.inclusions.filter(
      ([from, to]) => facts.permissions[from]!.app === facts.permissions[to]!.app,
    ),
    directPermissions: grants(facts.directPermissions),
    directMenus: grants(facts.directMenus),
    assignedAt: facts.assignedAt.map(() => 1),
    vendor: [],
    whole: { users: true, roles: true, permissions: true, apps: true, holders: true },
  }
}

function partly(facts: SnapshotFacts, bits: readonly number[]): SnapshotFacts {
  let next = 0
  const seldom = (): boolean => bits[next++ % bits.length]! % 5 === 0
  const half = (): boolean => bits[next++ % bits.length]! % 2 === 0
  const users = facts.users.map((user) => {
    if (!seldom()) return user
    const unsaid = { email: undefined, extensionNumber: undefined, type: undefined }
    const further = { status: undefined, site: undefined, hidden: false, defined: false }
    return { ...user, name: user.id, ...unsaid, ...further }
  })
  const roles = facts.roles.map((role) => {
    const read = seldom()
      ? {
          name: role.id,
          custom: undefined,
          hidden: false,
          permissionScope: undefined,
          description: undefined,
          defined: false,
        }
      : {}
    return {
      ...role,
      ...read,
      listingKnown: !seldom(),
      appListingKnown: !seldom(),
      menusKnown: !seldom(),
    }
  })
  const permissions = facts.permissions.map((permission) => {
    if (!seldom()) return { ...permission, includesKnown: !seldom() }
    return {
      ...permission,
      name: permission.id,
      code: undefined,
      description: undefined,
      assignable: undefined,
      readOnly: undefined,
      category: undefined,
      defined: false,
      includesKnown: false,
    }
  })
  const hasGroups = facts.connector === 'enos'
  const apps = facts.apps.map((app) => ({ ...app, groupsKnown: !hasGroups || !seldom() }))
  const assignedAt = facts.assignedAt.map(() => (seldom() ? -1 : 1))
  const grants = (of: DirectGrants): DirectGrants => {
    const whole = !seldom()
    const cameAfter = new Set(facts.users.flatMap((_, user) => (seldom() ? [user] : [])))
    const pairs = kept(of.pairs, (user) => (whole && !cameAfter.has(user)) || half())
    return { ...of, whole, cameAfter, pairs }
  }
  return {
    ...facts,
    users,
    roles,
    permissions,
    apps,
    assignedAt,
    menuGroups: facts.menuGroups.map((group) => ({
      ...group,
      menus: group.menus.filter(() => apps[group.app]!.groupsKnown || half()),
    })),
    assignments: facts.assignments.filter(({ user }) => assignedAt[user]! >= 0 || half()),
    listed: facts.listed.filter(([role, permission]) => {
      const { appListingKnown, listingKnown } = roles[role]!
      const inApp = permissions[permission]!.app !== undefined
      return (inApp ? appListingKnown : listingKnown) || half()
    }),
    inclusions: facts.inclusions.filter(([from]) => permissions[from]!.includesKnown || half()),
    roleMenus: kept(facts.roleMenus, (role) => roles[role]!.menusKnown || half()),
    roleMenuGroups: facts.roleMenuGroups.filter(([role]) => roles[role]!.menusKnown || half()),
    directPermissions: grants(facts.directPermissions),
    directMenus: grants(facts.directMenus),
    whole: {
      users: users.every(({ defined }) => defined) && !seldom(),
      roles: roles.every(({ defined }) => defined) && !seldom(),
      permissions: permissions.every(({ defined }) => defined) && !seldom(),
      apps: true,
      holders: users.every(({ defined }) => defined) && !seldom(),
    },
  }
}

function kept({ from, to }: Pairs, holds: (from: number) => boolean): Pairs {
  return pairsOf([...from].flatMap((one, at) => (holds(one) ? [[one, to[at]!]] : [])))
}
