/** The tables of users, of roles, and of who holds which. */
import type { AccessIndex } from '../../access/access-index'
import { assignmentFilter } from '../assignment-filter'
import { hiddenOf } from '../filter'
import { givenBy, listedBy, roleFilter, usersOfRole } from '../role-filter'
import { userFilter } from '../user-filter'
import { columnsMap, countCell, listCell, textCell, type Table } from './table'

export function usersTable(index: AccessIndex): Table {
  const { roles, users } = index.facts
  const some = (user: number, way: 'autoAssigned' | 'siteRestricted'): boolean | null =>
    index.assignmentsOf(user).some((assignment) => assignment[way]) ||
    (index.rolesKnown(user) ? false : null)
  const text = (user: number, key: 'email' | 'extensionNumber' | 'site' | 'status' | 'type') =>
    textCell(users[user]![key], users[user]!.defined)
  return {
    count: users.length,
    filter: (filter) => userFilter(index, filter),
    nameColumn: 'name',
    row: (user) => ({ sel: `user:${users[user]!.id}`, name: users[user]!.name }),
    columns: columnsMap<'users'>({
      name: (user) => users[user]!.name,
      ext: (user) => text(user, 'extensionNumber'),
      email: (user) => text(user, 'email'),
      roles: (user) =>
        listCell(
          index.assignmentsOf(user).map(({ role }) => roles[role]!.name),
          index.rolesKnown(user),
        ),
      'role-count': (user) =>
        countCell({ value: index.rolesOf(user).length, exact: index.rolesKnown(user) }),
      site: (user) => text(user, 'site'),
      type: (user) => text(user, 'type'),
      status: (user) => text(user, 'status'),
      'site-restricted': (user) => some(user, 'siteRestricted'),
      'auto-assigned': (user) => some(user, 'autoAssigned'),
      grants: (user) =>
        countCell({
          value: index.directPermissions.of(user).length,
          exact: index.grantsKnown(user),
        }),
      id: (user) => users[user]!.id,
    }),
  }
}

const kindOf = (custom: boolean | undefined) =>
  custom === undefined ? null : custom ? 'custom' : 'standard'

export function rolesTable(index: AccessIndex): Table {
  const { roles } = index.facts
  return {
    count: roles.length,
    filter: (filter) => roleFilter(index, filter),
    nameColumn: 'name',
    row: (role) => {
      const { hidden, id, name } = roles[role]!
      return { sel: `role:${id}`, name, ...(hidden ? { hidden } : {}) }
    },
    columns: columnsMap<'roles'>({
      name: (role) => roles[role]!.name,
      kind: (role) => kindOf(roles[role]!.custom),
      scope: (role) => textCell(roles[role]!.permissionScope, roles[role]!.defined),
      listed: (role) => countCell(listedBy(index, role)),
      gives: (role) => countCell(givenBy(index, role)),
      users: (role) => countCell(usersOfRole(index, role)),
      read: (role) => {
        const { exact, value } = listedBy(index, role)
        return exact ? 'whole' : value > 0 ? 'partial' : 'missing'
      },
      hidden: (role) => hiddenOf(roles[role]!) ?? null,
      description: (role) => textCell(roles[role]!.description, roles[role]!.defined),
      id: (role) => roles[role]!.id,
    }),
  }
}

export function assignmentsTable(index: AccessIndex): Table {
  const { assignments, roles, users } = index.facts
  const userOf = (row: number) => users[assignments[row]!.user]!
  const roleOf = (row: number) => roles[assignments[row]!.role]!
  const text = (row: number, key: 'email' | 'extensionNumber' | 'site' | 'status' | 'type') =>
    textCell(userOf(row)[key], userOf(row).defined)
  return {
    count: assignments.length,
    filter: (filter) => assignmentFilter(index, filter),
    nameColumn: 'user',
    row: (row) => ({
      sel: `user:${userOf(row).id}`,
      other: `role:${roleOf(row).id}`,
      name: userOf(row).name,
    }),
    columns: columnsMap<'assignments'>({
      user: (row) => userOf(row).name,
      ext: (row) => text(row, 'extensionNumber'),
      role: (row) => roleOf(row).name,
      kind: (row) => kindOf(roleOf(row).custom),
      'site-restricted': (row) => assignments[row]!.siteRestricted,
      'auto-assigned': (row) => assignments[row]!.autoAssigned,
      site: (row) => text(row, 'site'),
      status: (row) => text(row, 'status'),
      type: (row) => text(row, 'type'),
      email: (row) => text(row, 'email'),
      gives: (row) => countCell(givenBy(index, assignments[row]!.role)),
      'user-id': (row) => userOf(row).id,
      'role-id': (row) => roleOf(row).id,
    }),
  }
}
