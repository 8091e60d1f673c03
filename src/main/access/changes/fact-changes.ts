/**
 * What changed in the facts between two snapshots: who and what came and went, which relations began and
 * ended, and which attributes are others. Numbers are joint numbers of the pairing.
 */
import type { AccessIndex } from '../access-index'
import type { Links } from '../links'
import { Knowledge } from './knowledge'
import type { Matched, Pairing } from './pairing'
import type { FactField } from '../../../shared/sentences/fact-fields'

export const thingKinds = ['user', 'role', 'permission', 'app', 'menu', 'menu-group'] as const
export type ThingKind = (typeof thingKinds)[number]
export const relationKinds = [
  'assignment',
  'listing',
  'inclusion',
  'direct-permission',
  'direct-menu',
  'role-menu',
  'role-menu-group',
  'menu-group-menu',
] as const
export type RelationKind = (typeof relationKinds)[number]
export type FactKind = ThingKind | RelationKind
export const factKinds: readonly FactKind[] = [...thingKinds, ...relationKinds]

/**
 * `first-seen` and `no-longer-seen`: the other snapshot was not read wholly enough to say that it was not
 * there. `first-read`: an attribute of which one of the two snapshots does not tell.
 */
export const factWays = [
  'added',
  'removed',
  'changed',
  'first-seen',
  'no-longer-seen',
  'first-read',
] as const
export type FactWay = (typeof factWays)[number]

export interface FieldChange {
  field: FactField
  /** Null where the snapshot does not say. */
  before: string | null
  after: string | null
}

export interface FactChange {
  way: FactWay
  /** The thing, or the first of what is related. */
  a: number
  /** The second of what is related: user → role, role → permission, … */
  b?: number
  fields?: FieldChange[]
}

export type FactChanges = Record<FactKind, FactChange[]>

export function factChanges(pairing: Pairing): FactChanges {
  const before = new Knowledge(pairing, 'before')
  const after = new Knowledge(pairing, 'after')
  const relations = relationsOf(pairing)
  /** @param known whether what is absent can be denied */
  const things = <T>(
    matched: Matched,
    facts: (index: AccessIndex) => readonly T[],
    known: (side: Knowledge, joint: number) => boolean,
    fields: readonly (keyof T & FactField)[],
  ): FactChange[] => {
    const [old, now] = [facts(pairing.before), facts(pairing.after)]
    const found: FactChange[] = []
    for (let joint = 0; joint < matched.size; joint++) {
      const [oldNumber, nowNumber] = [matched.before[joint]!, matched.after[joint]!]
      if (oldNumber < 0)
        found.push({ way: known(before, joint) ? 'added' : 'first-seen', a: joint })
      else if (nowNumber < 0) {
        found.push({ way: known(after, joint) ? 'removed' : 'no-longer-seen', a: joint })
      } else {
        const changed = fieldChanges(old[oldNumber]!, now[nowNumber]!, fields)
        if (changed.length > 0) found.push({ way: wayOf(changed), a: joint, fields: changed })
      }
    }
    return found
  }
  const pairs = (
    { from, left, right }: Relation,
    known: (side: Knowledge, a: number, b: number) => boolean,
  ): FactChange[] => {
    const [old, now] = [from(pairing.before), from(pairing.after)]
    const found: FactChange[] = []
    for (let a = 0; a < left.size; a++) {
      const [oldNumber, nowNumber] = [left.before[a]!, left.after[a]!]
      const were = oldNumber < 0 ? nobody : old.of(oldNumber)
      const are = nowNumber < 0 ? nobody : now.of(nowNumber)
      if (sameLists(were, are, right)) continue
      const had = new Set(Array.from(were, (b) => right.ofBefore[b]!))
      const has = new Set(are)
      for (const b of has) {
        if (!had.has(b)) found.push({ way: known(before, a, b) ? 'added' : 'first-seen', a, b })
      }
      for (const b of had) {
        if (!has.has(b))
          found.push({ way: known(after, a, b) ? 'removed' : 'no-longer-seen', a, b })
      }
    }
    return found
  }
  const { appOfMenu, appOfMenuGroup, appOfPermission } = pairing

  return {
    user: things(
      pairing.users,
      ({ facts }) => facts.users,
      (side) => side.users,
      ['name', 'email', 'extensionNumber', 'type', 'status', 'site', 'hidden'],
    ),
    role: things(
      pairing.roles,
      ({ facts }) => facts.roles,
      (side) => side.roles,
      ['name', 'description', 'custom', 'permissionScope', 'hidden'],
    ),
    permission: things(
      pairing.permissions,
      ({ facts }) => facts.permissions,
      (side, joint) => side.permissionsOf(appOfPermission[joint]!),
      ['name', 'code', 'description', 'assignable', 'readOnly', 'siteCompatible', 'category'],
    ),
    app: things(
      pairing.apps,
      ({ facts }) => facts.apps,
      (side) => side.apps,
      ['name', 'code', 'organization', 'enabled', 'created'],
    ),
    menu: things(
      pairing.menus,
      ({ facts }) => facts.menus,
      (side, joint) => side.menusOf(appOfMenu[joint]!),
      ['name', 'code', 'url', 'order', 'parent', 'sourceApp'],
    ),
    'menu-group': things(
      pairing.menuGroups,
      ({ facts }) => facts.menuGroups,
      (side, joint) => side.menuGroupsOf(appOfMenuGroup[joint]!),
      ['name'],
    ),
    assignment: [
      ...pairs(relations.assignment, (side, user) => side.assignmentsOf(user)),
      ...assignmentFields(pairing),
    ],
    listing: pairs(relations.listing, (side, role, permission) =>
      side.listingOf(role, appOfPermission[permission]! >= 0),
    ),
    inclusion: pairs(relations.inclusion, (side, permission) => side.inclusionsOf(permission)),
    'direct-permission': pairs(relations['direct-permission'], (side, user) =>
      side.directPermissionsOf(user),
    ),
    'direct-menu': pairs(relations['direct-menu'], (side, user) => side.directMenusOf(user)),
    'role-menu': pairs(relations['role-menu'], (side, role) => side.menusOfRole(role)),
    'role-menu-group': pairs(relations['role-menu-group'], (side, role) => side.menusOfRole(role)),
    'menu-group-menu': pairs(relations['menu-group-menu'], (side, group) =>
      side.menuGroupsOf(appOfMenuGroup[group]!),
    ),
  }
}

/** A relation between things, as both snapshots hold it. */
interface Relation {
  from: (index: AccessIndex) => { of: (number: number) => ArrayLike<number> & Iterable<number> }
  left: Matched
  right: Matched
}

function relationsOf(pairing: Pairing): Record<RelationKind, Relation> {
  const { menuGroups, menus, permissions, roles, users } = pairing
  const links = (of: (index: AccessIndex) => Links) => of
  return {
    assignment: {
      from: (index) => ({ of: (user) => index.rolesOf(user) }),
      left: users,
      right: roles,
    },
    listing: { from: links((index) => index.roleListed), left: roles, right: permissions },
    inclusion: { from: links((index) => index.includes), left: permissions, right: permissions },
    'direct-permission': {
      from: links((index) => index.directPermissions),
      left: users,
      right: permissions,
    },
    'direct-menu': { from: links((index) => index.directMenus), left: users, right: menus },
    'role-menu': {
      from: ({ roleMenus }) => ({ of: (role) => roleMenus.ownOf(role) }),
      left: roles,
      right: menus,
    },
    'role-menu-group': {
      from: ({ roleMenus }) => ({ of: (role) => roleMenus.groupsOf(role) }),
      left: roles,
      right: menuGroups,
    },
    'menu-group-menu': {
      from: ({ roleMenus }) => ({ of: (group) => roleMenus.menusOfGroup(group) }),
      left: menuGroups,
      right: menus,
    },
  }
}

const nobody = new Uint32Array(0)

/** Whether the same stands in the same order, as it does for most. */
function sameLists(
  were: ArrayLike<number>,
  are: ArrayLike<number>,
  { ofBefore }: Matched,
): boolean {
  if (were.length !== are.length) return false
  for (let at = 0; at < were.length; at++) if (ofBefore[were[at]!] !== are[at]) return false
  return true
}

/** Roles that were held before and after, but assigned in another way. */
function assignmentFields({ before, after, roles, users }: Pairing): FactChange[] {
  const found: FactChange[] = []
  for (let user = 0; user < users.size; user++) {
    const [old, now] = [users.before[user]!, users.after[user]!]
    if (old < 0 || now < 0) continue
    const were = before.assignmentsOf(old)
    for (const assignment of after.assignmentsOf(now)) {
      const was = were.find(({ role }) => roles.ofBefore[role] === assignment.role)
      if (!was) continue
      if (
        was.autoAssigned === assignment.autoAssigned &&
        was.siteRestricted === assignment.siteRestricted
      ) {
        continue
      }
      const fields = fieldChanges(was, assignment, ['autoAssigned', 'siteRestricted'])
      found.push({ way: 'changed', a: user, b: assignment.role, fields })
    }
  }
  return found
}

/** Nothing where one of both is only mentioned: its record was not read, so its words stand for nothing. */
function fieldChanges<T>(
  before: T,
  after: T,
  fields: readonly (keyof T & FactField)[],
): FieldChange[] {
  // Nearly all are as they were.
  if (fields.every((field) => before[field] === after[field])) return []
  const isMentioned = (fact: T) => (fact as { defined?: boolean }).defined === false
  if (isMentioned(before) || isMentioned(after)) return []
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]]
    return was === is ? [] : [{ field, before: text(was), after: text(is) }]
  })
}

const text = (value: unknown): string | null =>
  value === undefined ? null : String(value as string | number | boolean)

/** What one snapshot does not say has not changed: it was read for the first time, or no longer. */
const wayOf = (fields: readonly FieldChange[]): FactWay =>
  fields.some(({ before, after }) => before !== null && after !== null) ? 'changed' : 'first-read'
