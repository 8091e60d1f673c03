/** EnOS: the organization's roles, what a role gives, and the roles of users. */
import { readWithoutPages } from '../../enos/transform/page'
import {
  readRole,
  readRoleResources,
  readUserRoleIds,
  readUserRoles,
  roleNamesIn,
} from '../../enos/transform/role'
import type { Item, ItemOf } from '../answers'
import { asId, asObject, BadField, isObject, readList, within } from '../../fields'
import { hasList, requestOfList } from './enos-list'
import { enosShape, isAsking, type EnosReadContext, type EnosRequest } from './enos-request'
import { markIncomplete, readRecords } from './records'

const ROLES_OF_USER = 'user/role/assignedList'

/** Both requests answer alike, so without its request a list of roles proves nothing but its roles. */
const UNTOLD_ROLES =
  'nothing says whether these are all roles of the organization or those of one user; save the answer with its request (as a HAR file), or vouch at import that they are all'

function readAllRoles({ data: given, request, remarks }: EnosReadContext) {
  const data = within('data', () => asObject(given))
  const list = within('data', () => readList(data, 'roles'))
  if (list === undefined) throw new BadField('data.roles', 'is missing')
  const place = request.need('organization')
  if (isAsking(place)) return place
  return {
    type: 'list' as const,
    kind: 'role-list' as const,
    domain: 'all' as const,
    page: request.endpoint === undefined ? { said: false } : readWithoutPages(data),
    ...(request.endpoint === undefined ? { unproven: UNTOLD_ROLES } : {}),
    ...requestOfList(request),
    ...readRecords(list, 'roles', remarks, (record): [Item] => {
      const body = readRole(record, remarks, request.locale)
      return [{ kind: 'role', subject: body.id, body, count: 1 }]
    }),
  }
}

export const rolesShape = enosShape({
  name: 'EnOS role list',
  endpoints: ['organization/role/list'],
  looksLike: (data) => hasList(data, 'roles'),
  read: readAllRoles,
})

/** Told from all roles of the organization by its request alone. */
export const userRolesShape = enosShape({
  name: 'EnOS roles of a user',
  endpoints: [ROLES_OF_USER],
  looksLike: () => false,
  read({ data, request, remarks }) {
    const place = request.need('organization', 'user')
    if (isAsking(place)) return place
    const body = within('data', () => readUserRoles(asObject(data), place.user, remarks))
    const item: Item = {
      kind: 'assignment',
      subject: place.user,
      body,
      count: body.roles.length,
    }
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})

/** Whom a batch was asked for; undefined where that is not known. */
function askedUsers(request: EnosRequest): ReadonlySet<string> | undefined {
  // A list of ids, which is longer than one id may be.
  const asked = request.saved?.body.get('userIds') ?? request.saved?.query.get('userIds')
  if (asked === undefined) return undefined
  try {
    const ids: unknown = JSON.parse(asked)
    return Array.isArray(ids)
      ? new Set(ids.map((id, index) => asId(id, `userIds[${index}] of its request`)))
      : undefined
  } catch (thrown) {
    if (thrown instanceof BadField) throw thrown
    return undefined
  }
}

const noRoles = (user: string): ItemOf<'assignment'> => ({
  kind: 'assignment',
  subject: user,
  body: { user, roles: [] },
  count: 0,
  note: 'asked for, and not in the answer: holds no role',
})

export const userRolesBatchShape = enosShape({
  name: 'EnOS roles of users',
  endpoints: ['userRoles/roleList'],
  looksLike: (data) => hasList(data, 'usersUserRoles'),
  read({ data: given, request, remarks }) {
    const data = within('data', () => asObject(given))
    const place = request.need('organization')
    if (isAsking(place)) return place
    const list = within('data', () => readList(data, 'usersUserRoles'))
    if (list === undefined) throw new BadField('data.usersUserRoles', 'is missing')
    const names = within('data', () => roleNamesIn(data, remarks))
    const asked = askedUsers(request)
    const { items, refused } = readRecords(list, 'usersUserRoles', remarks, (record): [Item] => {
      const body = readUserRoleIds(record, names)
      if (asked?.has(body.user) === false) {
        throw new BadField('userId', `names user ${body.user}, who was not asked about`)
      }
      return [{ kind: 'assignment', subject: body.user, body, count: body.roles.length }]
    })
    if (items.length === 0 && refused !== undefined) throw new BadField('', refused.first)
    const named = new Set(items.map((item) => item.subject))
    // An entry that could not be read may be about any of them.
    const others = refused === undefined ? (asked ?? []) : []
    for (const user of others) if (!named.has(user)) items.push(noRoles(user))
    return { type: 'subjects', items }
  },
})

const RESOURCES = ['structures', 'menuGroups', 'permissions'] as const

export const roleResourcesShape = enosShape({
  name: 'EnOS resources of a role',
  endpoints: ['role/app/resource/assignedList'],
  looksLike: (data) =>
    isObject(data) &&
    RESOURCES.filter((key) => Array.isArray(data[key])).length >= 2 &&
    ('structures' in data || 'menuGroups' in data),
  read({ data, request, remarks }) {
    const place = request.need('organization', 'role')
    if (isAsking(place)) return place
    const body = within('data', () =>
      readRoleResources(asObject(data), place.role, request.locale, remarks),
    )
    const item: Item = {
      kind: 'role-resources',
      subject: place.role,
      body,
      count: body.permissions.length + body.menuGroups.length,
    }
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})
