/** EnOS: the organization's users, and the users who hold a role. */
import { readPagination } from '../../enos/transform/page'
import { readRoleUsers } from '../../enos/transform/role'
import { readUser } from '../../enos/transform/user'
import type { Item } from '../answers'
import { asObject, BadField, isObject, readList, within } from '../../fields'
import { hasList, requestOfList } from './enos-list'
import { enosShape, isAsking } from './enos-request'
import { markIncomplete, readRecords } from './records'

/** What a roster says of a user, and the list of a role's holders does not. */
const ROSTER_FIELDS = ['domain', 'createdTime', 'joinTime', 'department', 'updatedTime']

const isOfRoster = (user: unknown): boolean =>
  isObject(user) && 'userId' in user && ROSTER_FIELDS.some((field) => field in user)

const isMember = (user: unknown): boolean => isObject(user) && 'userId' in user

/** A roster is paged; the list of a role's holders is not. */
const looksLikeRoster = (data: unknown): boolean =>
  hasList(data, 'users') &&
  (isObject(data['pagination']) || (data['users'] as unknown[]).some(isOfRoster))

/** The users who see one app are answered alike, and so is a roster of some users only. */
const UNTOLD_USERS =
  'nothing says whether all users were asked for; save the answer with its request (as a HAR file), or vouch at import that they are all'

export const rosterShape = enosShape({
  name: 'EnOS user list',
  endpoints: ['user/organization/roster'],
  looksLike: looksLikeRoster,
  read({ data: given, request, remarks }) {
    const data = within('data', () => asObject(given))
    const list = within('data', () => readList(data, 'users'))
    if (list === undefined) throw new BadField('data.users', 'is missing')
    const place = request.need('organization')
    if (isAsking(place)) return place
    return {
      type: 'list',
      kind: 'user-list',
      page: readPagination(data),
      ...(request.endpoint === undefined ? { unproven: UNTOLD_USERS } : {}),
      ...requestOfList(request),
      ...readRecords(list, 'users', remarks, (record): [Item] => {
        const body = readUser(record, remarks)
        return [{ kind: 'user', subject: body.id, body, count: 1 }]
      }),
    }
  },
})

export const roleUsersShape = enosShape({
  name: 'EnOS users of a role',
  endpoints: ['role/user/assignedList'],
  looksLike: (data) =>
    hasList(data, 'users') &&
    !looksLikeRoster(data) &&
    ((data['users'] as unknown[]).length === 0 || (data['users'] as unknown[]).some(isMember)),
  read({ data, request, remarks }) {
    const place = request.need('organization', 'role')
    if (isAsking(place)) return place
    const body = within('data', () => readRoleUsers(asObject(data), place.role, remarks))
    const item: Item = {
      kind: 'role-users',
      subject: place.role,
      body,
      count: body.users.length,
    }
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})
