/**
 * What the vendors' portals let a person change. Sources: RingCentral support, articles 10638 and 10640
 * and the "Roles and permissions" guide (2016); EnOS Application Portal API, Update Role Permission.
 */
import type { AccessIndex } from './access-index'

/** The Application Portal gives and takes every permission of an app (Update Role Permission). */
export function hasSwitch(index: AccessIndex, permission: number): boolean {
  const { app, assignable } = index.facts.permissions[permission]!
  return assignable ?? (index.facts.connector === 'enos' && app !== undefined)
}

/** The Application Portal changes any role (Update Role Permission). Undefined where nobody said. */
export function isEditable(index: AccessIndex, role: number): boolean | undefined {
  return index.facts.roles[role]!.custom ?? (index.facts.connector === 'enos' ? true : undefined)
}

/** A system that is known from tables alone has rules of its own, of which nothing is known. */
export const hasUnknownRules = (index: AccessIndex): boolean => index.facts.connector === 'table'

/** Whether who loses the last role is given another one: a user of RingCentral always has one. */
export const replacesLastRole = ({ facts: { connector } }: AccessIndex): boolean =>
  connector !== 'enos' && connector !== 'table'

/**
 * Roles that were assigned automatically to somebody. RingCentral gives its account's default role to who
 * loses the last one; which that is, is seen where these agree.
 */
export function defaultRoles({ facts }: AccessIndex): ReadonlySet<number> {
  return new Set(facts.assignments.flatMap((entry) => (entry.autoAssigned ? [entry.role] : [])))
}

/** Whether roles tell of access within apps: RingCentral's do not. */
export function rolesTellOfApps({ facts: { apps, connector, roles } }: AccessIndex): boolean {
  if (apps.length === 0) return false
  if (connector === 'enos' || connector === 'table') return true
  return roles.some(({ appListingKnown, menusKnown }) => appListingKnown || menusKnown)
}

/** Whether roles tell of access outside apps: in the Application Portal only where permissions are there. */
export const rolesTellOutsideApps = ({ facts: { connector, permissions } }: AccessIndex): boolean =>
  connector !== 'enos' || permissions.some(({ app }) => app === undefined)
