/** EnOS's roles: which there are, what they give over all apps, who holds them, and who holds which. */
import { asId, BadField, readFilledText, readId, readList, type JsonObject } from '../../fields'
import { onceEach, readEntries } from '../../entries'
import type { Remarks } from '../../remarks'
import { subjectOf } from '../../parts'
import type {
  AssignedRoleRecord,
  AssignmentRecord,
  PermissionMention,
  RoleRecord,
  RoleResourcesRecord,
  RoleUsersRecord,
} from '../../parts'
import { readPagination } from './page'
import { readMember } from './user'

/**
 * What it gives is told by `role/app/resource/assignedList` alone.
 *
 * @param locale that the request asked for: the language of its name; `''` where not known
 */
export function readRole(json: JsonObject, remarks: Remarks, locale = ''): RoleRecord {
  const id = readId(json, 'id')
  const name = readFilledText(json, 'name', remarks)
  if (name === undefined) return { id }
  return { id, name, ...(locale === '' ? {} : { names: { [locale]: name } }) }
}

/** EnOS does not say how a role came to its holder, and knows no restriction to sites. */
const assigned = (role: string, name: string | undefined): AssignedRoleRecord => ({
  role,
  ...(name === undefined ? {} : { name }),
  autoAssigned: false,
  siteRestricted: false,
})

/** `user/role/assignedList`: all roles of one user. */
export function readUserRoles(data: JsonObject, user: string, remarks: Remarks): AssignmentRecord {
  const list = readList(data, 'roles')
  if (list === undefined) throw new BadField('roles', 'is missing')
  const roles = onceEach(
    readEntries(list, 'roles', 'role', remarks, (json) => readRole(json, remarks)),
  )
  return { user, roles: roles.map(({ id, name }) => assigned(id, name)) }
}

/** Names of the roles that a batch speaks of. */
export function roleNamesIn(data: JsonObject, remarks: Remarks): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const list = readList(data, 'userRoles') ?? []
  for (const { id, name } of readEntries(list, 'userRoles', 'name', remarks, (json) =>
    readRole(json, remarks),
  )) {
    if (name !== undefined && !names.has(id)) names.set(id, name)
  }
  return names
}

/** One entry of `userRoles/roleList`. */
export function readUserRoleIds(
  json: JsonObject,
  names: ReadonlyMap<string, string>,
): AssignmentRecord {
  const user = readId(json, 'userId')
  const list = readList(json, 'roleIds')
  if (list === undefined) throw new BadField('roleIds', 'is missing')
  const ids = new Set(list.map((id, index) => asId(id, `roleIds[${index}]`)))
  return { user, roles: [...ids].map((id) => assigned(id, names.get(id))) }
}

/** What the three lists have in common: `{resourceId, resourceName, appId, appName}`. */
function readResource(
  json: JsonObject,
  remarks: Remarks,
): { id: string; app: string; name: string | undefined } {
  return {
    id: readId(json, 'resourceId'),
    app: readId(json, 'appId'),
    name: readFilledText(json, 'resourceName', remarks),
  }
}

/** An id is only one within its app. */
const inApp = ({ app, id }: { app?: string; id: string }): string => subjectOf(app, id)

/**
 * `role/app/resource/assignedList`: all that a role gives, over all apps. A list that is not there is
 * not an empty one.
 */
export function readRoleResources(
  data: JsonObject,
  role: string,
  locale: string,
  remarks: Remarks,
): RoleResourcesRecord {
  const listOf = (key: string): readonly unknown[] => {
    const list = readList(data, key)
    if (list === undefined) remarks.incomplete(`the answer has no list of ${key}`)
    return list ?? []
  }
  const permissions = readEntries(
    listOf('permissions'),
    'permissions',
    'permission',
    remarks,
    (json): PermissionMention => {
      const { id, app, name } = readResource(json, remarks)
      return { id, app, ...(name === undefined ? {} : { names: { [locale]: name } }) }
    },
  )
  const menuGroups = readEntries(
    listOf('menuGroups'),
    'menuGroups',
    'menu group',
    remarks,
    (json) => {
      const { id, app, name } = readResource(json, remarks)
      return { app, id, ...(name === undefined ? {} : { name }) }
    },
  )
  return {
    role,
    permissions: onceEach(permissions, inApp),
    menuGroups: onceEach(menuGroups, inApp),
    structures: readList(data, 'structures')?.length ?? 0,
  }
}

/** `role/user/assignedList`: all who hold a role. Its documentation has no pages. */
export function readRoleUsers(data: JsonObject, role: string, remarks: Remarks): RoleUsersRecord {
  const list = readList(data, 'users')
  if (list === undefined) throw new BadField('users', 'is missing')
  const { totalElements } = readPagination(data)
  if (totalElements !== undefined && totalElements !== list.length) {
    remarks.damaged(`totalElements says ${totalElements}, ${list.length} read`)
  }
  const users = readEntries(list, 'users', 'user', remarks, (json) => readMember(json, remarks))
  return { role, users: onceEach(users) }
}
