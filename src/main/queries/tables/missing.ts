/** What was not read of a table: its own list, and what cells that are not certain rest on. */
import type { AccessIndex } from '../../access/access-index'
import type { Missing } from '../../../shared/schemas/common'
import type { TableCell } from '../../../shared/schemas/tables'
import type { TableName } from '../../../shared/tables'
import {
  missingAppMenus,
  missingDictionary,
  missingDirectGrants,
  missingForHolders,
  missingForRoles,
  missingMenusOfRoles,
  missingRoleList,
  missingUserList,
  onlyOnce,
} from '../missing'

/** Unknown, or not known to be all there is. */
export const isUncertain = (cell: TableCell): boolean => cell === null || typeof cell === 'object'

/** The lists that would say whether there are more rows. */
export function listsMissing(index: AccessIndex, table: TableName): Missing[] {
  const { apps, whole } = index.facts
  switch (table) {
    case 'users':
      return whole.users ? [] : [missingUserList(index)]
    case 'roles':
      return whole.roles ? [] : [missingRoleList(index)]
    case 'permissions':
      return whole.permissions ? [] : [missingDictionary(index)]
    case 'assignments':
      return [...(whole.holders ? [] : [missingUserList(index)]), ...missingAssignments(index)]
    case 'menus':
      return apps.flatMap(({ menusKnown }, app) =>
        menusKnown ? [] : [missingAppMenus(index, app)],
      )
  }
}

/** What cells that are not certain rest on: who holds which roles, what roles give, direct grants. */
export function missingOfAccess(index: AccessIndex): Missing[] {
  const { apps, roles, whole } = index.facts
  const unread = roles.flatMap((_, role) => (index.roleWhole[role] === 1 ? [] : [role]))
  return onlyOnce([
    ...(whole.roles ? [] : [missingRoleList(index)]),
    ...(whole.holders ? [] : [missingUserList(index)]),
    ...missingAssignments(index),
    ...missingForRoles(index, unread),
    ...apps.flatMap((_, app) =>
      missingMenusOfRoles(
        index,
        roles.flatMap((__, role) => (index.roleMenusWhole(role, app) ? [] : [role])),
        app,
      ),
    ),
    ...missingDirectGrants(index, []),
  ])
}

function missingAssignments(index: AccessIndex): Missing[] {
  const unknown = index.facts.users.flatMap((_, user) => (index.rolesKnown(user) ? [] : [user]))
  return missingForHolders(index, 'permissions', unknown, [])
}
