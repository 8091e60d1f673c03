/** Permissions: the list, and one of them with what includes it and where its switch is. */
import type { AccessIndex } from '../access/access-index'
import { rolesNamedByVendor } from '../access/vendor'
import type { Links } from '../access/links'
import type { PermissionDetail, PermissionRow } from '../../shared/schemas/access'
import type { Count, Missing, Named } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { permissionBrief, permissionNamed, roleNamed } from './briefs'
import type { Test } from './filter'
import { findApp, findPermission } from './find'
import {
  missingDictionary,
  missingDirectGrants,
  missingForRoles,
  missingInclusions,
  missingRoleList,
  onlyOnce,
  rolesTellOfApps,
} from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { holderCounts } from './who-can'

/**
 * Those that pass a test, such as a filter's, and how many may.
 * @throws AppError `not-found`, `ambiguous` for an app
 */
export function permissionRows(
  { index }: Asked,
  app: string | undefined,
  test: Test,
): { unknown: number; permissions: PermissionRow[] } {
  const appNumber = app === undefined ? undefined : findApp(index, app)
  let unknown = 0
  const rolesHaving = new Uint32Array(index.facts.permissions.length)
  index.facts.roles.forEach((_, role) => {
    for (const permission of index.roleHas.columnsOf(role)) rolesHaving[permission]!++
  })
  const users = holderCounts(index)
  const permissions = index.facts.permissions.flatMap((fact, number) => {
    if (app !== undefined && fact.app !== appNumber) return []
    const answer = test(number)
    if (answer === 'unknown') unknown++
    if (answer !== 'yes') return []
    const category = categoryOf(index, number)
    return [
      {
        ...permissionBrief(index, number),
        ...(category ? { category } : {}),
        includes: [...index.includes.of(number)].map((other) => index.facts.permissions[other]!.id),
        includedBy: index.includedBy.of(number).length,
        roles: rolesHaving[number]!,
        users: users[number]!,
        defined: fact.defined,
      },
    ]
  })
  return { unknown, permissions }
}

/** @throws AppError `not-found`, `ambiguous` */
export function permissionDetail(
  { index, snapshot }: Asked,
  named: string,
  app: string | undefined,
): PermissionDetail {
  const number = findPermission(index, named, app)
  const fact = index.facts.permissions[number]!
  const includedBy = reached(index.includedBy, number)
  const switches = switchesOf(index, number)
  const roles = rolesWith(index, number).map((role) => ({
    ...roleNamed(index, role),
    custom: index.facts.roles[role]!.custom ?? null,
    via: index.viaOf(role, number),
  }))
  return {
    ...permissionBrief(index, number),
    snapshot: briefOf(snapshot),
    ...(fact.description === undefined ? {} : { description: fact.description }),
    category: categoryOf(index, number) ?? null,
    ...(fact.readOnly === undefined ? {} : { readOnly: fact.readOnly }),
    ...(fact.siteCompatible === undefined ? {} : { siteCompatible: fact.siteCompatible }),
    defined: fact.defined,
    includesKnown: fact.includesKnown,
    includes: reached(index.includes, number).map((other) => ({
      ...permissionBrief(index, other.number),
      distance: other.distance,
    })),
    includedBy: includedBy.map((other) => ({
      ...permissionBrief(index, other.number),
      distance: other.distance,
    })),
    switches,
    direct: directHolders(index, number),
    roles,
    missing: missingOf(index, number),
    text: sentencesOf(index, number),
  }
}

/** What would tell more of where its switch is, which roles have it, and to whom it is granted. */
function missingOf(index: AccessIndex, permission: number): Missing[] {
  const { app } = index.facts.permissions[permission]!
  if (app !== undefined && !rolesTellOfApps(index)) return []
  const where = { outside: app === undefined, inApps: app !== undefined }
  const roles = index.facts.roles.map((_, role) => role)
  const everyone = index.facts.users.map((_, user) => user)
  return onlyOnce([
    ...(where.outside && !index.facts.whole.permissions ? [missingDictionary(index)] : []),
    ...(index.facts.whole.roles ? [] : [missingRoleList(index)]),
    ...(where.outside ? missingInclusions(index) : []),
    ...missingForRoles(index, roles, where),
    ...missingDirectGrants(index, everyone),
  ])
}

/** Portals of apps have no notion of a permission that nobody can switch: only tables speak of it there. */
function sentencesOf(index: AccessIndex, permission: number): string[] {
  const { app, assignable, name } = index.facts.permissions[permission]!
  if (app !== undefined && !rolesTellOfApps(index)) return []
  return [
    ...(app === undefined || assignable !== undefined
      ? switchSentences(index, permission)
      : [rolesSentence(index, permission)]),
    ...(grantsAreRead(index) ? [say.directHolders(name, directHolders(index, permission))] : []),
  ]
}

/** Whether any answer or table spoke of direct grants. */
const grantsAreRead = ({ facts }: AccessIndex): boolean =>
  facts.directPermissions.at !== undefined || !facts.directPermissions.whole

/** Users to whom it is granted by name, not through what includes it. */
function directHolders({ directPermissions, facts }: AccessIndex, permission: number): Count {
  let value = 0
  for (let user = 0; user < facts.users.length; user++) {
    if (directPermissions.has(user, permission)) value++
  }
  const { cameAfter, whole } = facts.directPermissions
  return { value, is: whole && cameAfter.size === 0 ? 'total' : 'atLeast' }
}

/** Whether it has a switch, else where the switch is that brings it, and which roles have it. */
export function switchSentences(index: AccessIndex, permission: number): string[] {
  const { name, assignable } = index.facts.permissions[permission]!
  const having = rolesSentence(index, permission)
  if (assignable === true) return [say.assignable(name), having]
  const parents = switchesOf(index, permission).map((parent) => parent.name)
  const none = inclusionsWhole(index) ? say.noSwitchWhole(name) : say.noSwitchKnown(name)
  return [
    assignable === false ? say.notAssignable(name) : say.assignableUnknown(name),
    parents.length > 0 ? say.switches(name, parents) : none,
    having,
  ]
}

function rolesSentence(index: AccessIndex, permission: number): string {
  const { app, name } = index.facts.permissions[permission]!
  const roles = rolesWith(index, permission).map((role) => index.facts.roles[role]!.name)
  return say.rolesHave(name, roles, allRolesWhole(index, app !== undefined))
}

/** Whether every permission is known, and what each includes. */
export function inclusionsWhole(index: AccessIndex): boolean {
  const { permissions, whole } = index.facts
  return whole.permissions && permissions.every((one) => one.app !== undefined || one.includesKnown)
}

/** Whether every role is known, and all that each gives outside apps, or within them. */
export function allRolesWhole(index: AccessIndex, inApps = false): boolean {
  const whole = inApps ? index.roleAppWhole : index.roleWhole
  return index.facts.whole.roles && whole.every((all) => all === 1)
}

/** Roles that have it by what they list, or by the vendor's word alone. */
export function rolesWith(index: AccessIndex, permission: number): number[] {
  const named = rolesNamedByVendor(index, permission)
  return index.facts.roles.flatMap((_, role) =>
    index.roleHas.has(role, permission) || named.has(role) ? [role] : [],
  )
}

/** Where its switch is: itself if assignable, else the assignable permissions that include it, nearest first. */
export function switchesOf(index: AccessIndex, permission: number): Named[] {
  if (index.facts.permissions[permission]!.assignable === true) {
    return [permissionNamed(index, permission)]
  }
  return reached(index.includedBy, permission)
    .filter(({ number }) => index.facts.permissions[number]!.assignable === true)
    .map(({ number }) => permissionNamed(index, number))
}

/** All that is reached, nearest first; not the start, even where a cycle leads back to it. */
function reached(links: Links, start: number): { number: number; distance: number }[] {
  const found: { number: number; distance: number }[] = []
  const seen = new Set([start])
  let front = [start]
  for (let distance = 1; front.length > 0; distance++) {
    const next: number[] = []
    for (const from of front) {
      for (const to of links.of(from)) {
        if (seen.has(to)) continue
        seen.add(to)
        next.push(to)
        found.push({ number: to, distance })
      }
    }
    front = next
  }
  return found
}

function categoryOf(index: AccessIndex, permission: number): Named | undefined {
  const { category } = index.facts.permissions[permission]!
  if (category === undefined) return undefined
  return { id: category, name: index.facts.categories.get(category) ?? category }
}
