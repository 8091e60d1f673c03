/** The short forms in which users, roles, permissions and menus appear in answers. */
import type { AccessIndex } from '../access/access-index'
import type { AssignmentFact } from '../access/model'
import type { AssignedRole, UserBrief } from '../../shared/schemas/access'
import type { Named, PermissionBrief } from '../../shared/schemas/common'

/** Leaves out what is undefined, so that absent stays absent in JSON. */
export function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

export function userBrief(index: AccessIndex, user: number): UserBrief {
  const { id, name, extensionNumber, email, type, status, site } = index.facts.users[user]!
  return {
    id,
    name,
    ...(extensionNumber === undefined ? {} : { extensionNumber }),
    ...(email === undefined ? {} : { email }),
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : { status }),
    ...(site === undefined ? {} : { site }),
  }
}

export function roleNamed(index: AccessIndex, role: number): Named {
  const { id, name } = index.facts.roles[role]!
  return { id, name }
}

/** A role that an answer names by its id, which may not be known otherwise. */
export function roleNamedById(index: AccessIndex, id: string): Named {
  const role = index.roleByExternalId.get(id)
  return role === undefined ? { id, name: id } : roleNamed(index, role)
}

export function appNamed(index: AccessIndex, app: number): Named {
  const { id, name } = index.facts.apps[app]!
  return { id, name }
}

/** An app that an answer names by its access key, which may not be known otherwise. */
export function appNamedById(index: AccessIndex, id: string): Named {
  const app = index.appByExternalId.get(id)
  return { id, name: app === undefined ? id : index.facts.apps[app]!.name }
}

export function permissionBrief(index: AccessIndex, permission: number): PermissionBrief {
  const { id, name, assignable, app } = index.facts.permissions[permission]!
  return {
    id,
    name,
    assignable: assignable ?? null,
    ...(app === undefined ? {} : { app: index.facts.apps[app]!.id }),
  }
}

export function permissionNamed(index: AccessIndex, permission: number): Named {
  const { id, name } = index.facts.permissions[permission]!
  return { id, name }
}

export function assignedRole(index: AccessIndex, assignment: AssignmentFact): AssignedRole {
  return {
    ...roleNamed(index, assignment.role),
    autoAssigned: assignment.autoAssigned,
    siteRestricted: assignment.siteRestricted,
    hidden: index.facts.roles[assignment.role]!.hidden,
  }
}
