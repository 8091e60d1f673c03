/** Short ways to say parts, as a connector would hand them over. */
import {
  subjectOf,
  type MenuMention,
  type MenuRecord,
  type PartBodies,
  type PartDraft,
  type PermissionMention,
} from '../../src/main/connectors/parts'
import type { PartKind, PartStatus } from '../../src/shared/schemas/common'

export function part<K extends PartKind>(
  kind: K,
  subject: string,
  body: PartBodies[K] | null,
  more: { takenAt?: number | null; status?: PartStatus; reason?: string; count?: number } = {},
): PartDraft {
  return {
    kind,
    subject,
    status: more.status ?? 'whole',
    ...(more.reason === undefined ? {} : { reason: more.reason }),
    takenAt: more.takenAt ?? null,
    source: { file: `${kind}.json`, sha256: '0'.repeat(64) },
    count: more.count ?? 1,
    body,
  } as PartDraft
}

/** `permission('Edit', ['Read'])`: assignable unless the id begins with a small letter. */
export const permission = (id: string, includes?: string[]): PartBodies['permission'] => ({
  id,
  names: { '': `Name of ${id}` },
  assignable: id[0] === id[0]!.toUpperCase(),
  ...(includes ? { includes: includes.map((one) => ({ id: one })) } : {}),
})

export const role = (id: string, listed?: string[], custom = true): PartBodies['role'] => ({
  id,
  name: `Role ${id}`,
  custom,
  ...(listed ? { listed: listed.map((one) => ({ id: one })) } : {}),
})

export const user = (id: string, name = `User ${id}`): PartBodies['user'] => ({ id, name })

export const assignment = (userId: string, roles: string[]): PartBodies['assignment'] => ({
  user: userId,
  roles: roles.map((one) => ({ role: one, autoAssigned: false, siteRestricted: false })),
})

export const dictionary = (records: PartBodies['permission'][], takenAt?: number): PartDraft =>
  part(
    'permission-dictionary',
    '',
    { records },
    { takenAt: takenAt ?? null, count: records.length },
  )

export const roleList = (records: PartBodies['role'][], takenAt?: number): PartDraft =>
  part('role-list', 'all', { domain: 'all', records }, { takenAt: takenAt ?? null })

export const userList = (records: PartBodies['user'][], takenAt?: number): PartDraft =>
  part('user-list', '', { records }, { takenAt: takenAt ?? null })

export const assignmentList = (records: PartBodies['assignment'][], takenAt?: number): PartDraft =>
  part('assignment-list', '', { records }, { takenAt: takenAt ?? null })

export const check = (
  userId: string,
  permissionId: string,
  successful: boolean,
  takenAt?: number,
  target?: string,
): PartDraft =>
  part(
    'permission-check',
    subjectOf(userId, target, permissionId),
    {
      user: userId,
      ...(target === undefined ? {} : { target }),
      permission: { id: permissionId },
      successful,
      permissionScopes: [],
    },
    { takenAt: takenAt ?? null },
  )

export const profile = (userId: string, permissions: string[], takenAt?: number): PartDraft =>
  part(
    'authorization-profile',
    userId,
    {
      user: userId,
      permissions: permissions.map((id) => ({
        permission: { id },
        role: { id: '3' },
        permissionScopes: ['Self'],
      })),
    },
    { takenAt: takenAt ?? null },
  )

/** `A` is a permission of no app, `app/A` one within an app. */
export const mention = (text: string): PermissionMention => {
  const [first, second] = text.split('/')
  return second === undefined ? { id: first! } : { app: first!, id: second }
}

/** `app/m` */
export const menuMention = (text: string): MenuMention => {
  const [app, id] = text.split('/')
  return { app: app!, id: id! }
}

export const menu = (id: string, parent: string | null = null): MenuRecord => ({
  id,
  code: id.toUpperCase(),
  names: { '': `Menu ${id}` },
  url: `/${id}`,
  order: 1,
  parent,
})

/** Rows of a table, subject by subject, as connectors hand them over: targets stand once. */
function rowsOf(rows: Record<string, string[]>): { targets: string[]; at: [string, number[]][] } {
  const targets = [...new Set(Object.values(rows).flat())]
  const at = Object.entries(rows).map(([subject, all]): [string, number[]] => [
    subject,
    all.map((one) => targets.indexOf(one)),
  ])
  return { targets, at }
}

interface TableOptions {
  takenAt?: number
  /** Nobody vouched for it. */
  partial?: boolean
}

const table = <K extends PartKind>(kind: K, body: PartBodies[K], options: TableOptions = {}) =>
  part(kind, kind === 'role-list' ? 'all' : '', body, {
    takenAt: options.takenAt ?? null,
    ...(options.partial ? { status: 'partial', reason: 'nobody vouched for it' } : {}),
  })

export const directPermissions = (rows: Record<string, string[]>, options?: TableOptions) => {
  const { targets, at } = rowsOf(rows)
  const records = at.map(([user, permissions]) => ({ user, permissions }))
  return table('direct-permission-list', { permissions: targets.map(mention), records }, options)
}

export const directMenus = (rows: Record<string, string[]>, options?: TableOptions) => {
  const { targets, at } = rowsOf(rows)
  const records = at.map(([user, menus]) => ({ user, menus }))
  return table('direct-menu-list', { menus: targets.map(menuMention), records }, options)
}

export const rolePermissions = (rows: Record<string, string[]>, options?: TableOptions) => {
  const { targets, at } = rowsOf(rows)
  const records = at.map(([role, permissions]) => ({ role, permissions }))
  return table('role-permission-list', { permissions: targets.map(mention), records }, options)
}

export const roleMenus = (rows: Record<string, string[]>, options?: TableOptions) => {
  const { targets, at } = rowsOf(rows)
  const records = at.map(([role, menus]) => ({ role, menus }))
  return table('role-menu-list', { menus: targets.map(menuMention), records }, options)
}

export const inclusions = (rows: Record<string, string[]>, options?: TableOptions) => {
  const all = [...new Set([...Object.keys(rows), ...Object.values(rows).flat()])]
  const records = Object.entries(rows).map(([permission, includes]) => ({
    permission: all.indexOf(permission),
    includes: includes.map((one) => all.indexOf(one)),
  }))
  return table('inclusion-list', { permissions: all.map(mention), records }, options)
}

/** A table of users and roles. */
export const assignments = (rows: Record<string, string[]>, options?: TableOptions) =>
  table(
    'assignment-list',
    { records: Object.entries(rows).map(([id, roles]) => assignment(id, roles)) },
    options,
  )

/** @param gives permissions as `app/P`, menu groups as `app#group` */
export const roleResources = (roleId: string, gives: string[], takenAt?: number): PartDraft =>
  part(
    'role-resources',
    roleId,
    {
      role: roleId,
      permissions: gives.filter((one) => !one.includes('#')).map(mention),
      menuGroups: gives.flatMap((one) => {
        const [app, id] = one.split('#')
        return id === undefined ? [] : [{ app: app!, id }]
      }),
      structures: 0,
    },
    { takenAt: takenAt ?? null },
  )

export const roleUsers = (roleId: string, users: string[], takenAt?: number): PartDraft =>
  part(
    'role-users',
    roleId,
    { role: roleId, users: users.map((id) => ({ id, name: `User ${id}` })) },
    { takenAt: takenAt ?? null },
  )

export const menuGroups = (
  app: string,
  groups: Record<string, string[]>,
  takenAt?: number,
): PartDraft =>
  part(
    'menu-groups',
    app,
    {
      app,
      groups: Object.entries(groups).map(([id, menus]) => ({ id, name: `Group ${id}`, menus })),
    },
    { takenAt: takenAt ?? null },
  )
