/** Get Users Role List and Get Users by Role: the same pairs from either side. */
import { badParameter } from '../errors'
import { nameIn } from '../names'
import type { World } from '../world'
import { inBody, organizationOf, queried, roleOf, said, type SimRequest } from './request'
import { memberOf } from './users'

/** Get Users Role List, "at most 1000 users". */
const MOST_USERS = 1_000

/** A user that is not in the organization is left out; one without a role is not. */
export function rolesOfUsers(world: World, request: SimRequest): object {
  const organization = organizationOf(world, said(request, 'organizationId'))
  const ids = inBody(request, 'userIds')
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_USERS) {
    throw badParameter(`userIds must hold 1 to ${MOST_USERS} ids`)
  }
  const users = [...new Set<unknown>(ids)]
    .map((id) => (typeof id === 'string' ? organization.userById.get(id) : undefined))
    .filter((user) => user !== undefined)
  const held = new Set(users.flatMap((user) => user.roles))
  return {
    usersUserRoles: users.map(({ id, roles }) => ({ userId: id, roleIds: [...roles] })),
    userRoles: [...held].map((id) => ({
      id,
      name: nameIn(roleOf(organization, id).names, 'en_US'),
    })),
  }
}

/** The page knows no pagination. */
export function usersOfRole(world: World, request: SimRequest): object {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const role = roleOf(organization, said(request, 'roleId'))
  return {
    users: organization.users.filter(({ roles }) => roles.includes(role.id)).map(memberOf),
  }
}
