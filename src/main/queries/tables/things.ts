/** The tables of what can be allowed: permissions and menus. */
import type { AccessIndex } from '../../access/access-index'
import {
  groupsOfMenus,
  includedByOf,
  includesOf,
  knownOf,
  menuFilter,
  menuRoleCounts,
  parentNames,
  permissionFilter,
  roleCounts,
} from '../column-filter'
import { holderCounts, holdersOfMenu } from '../who-can'
import { columnsMap, countCell, listCell, once, textCell, type Table } from './table'

export function permissionsTable(index: AccessIndex): Table {
  const { apps, categories, permissions } = index.facts
  const users = once(() => holderCounts(index))
  const roles = once(() => roleCounts(index))
  const includedBy = once(() => includedByOf(index))
  const includes = includesOf(index)
  return {
    count: permissions.length,
    filter: (filter) => permissionFilter(index, filter),
    nameColumn: 'name',
    row: (number) => {
      const { app, id, name } = permissions[number]!
      return { sel: `permission:${app === undefined ? '' : `${apps[app]!.id}/`}${id}`, name }
    },
    columns: columnsMap<'permissions'>({
      name: (number) => permissions[number]!.name,
      id: (number) => permissions[number]!.id,
      code: (number) => textCell(permissions[number]!.code, permissions[number]!.defined),
      app: (number) => {
        const { app } = permissions[number]!
        return app === undefined ? '' : apps[app]!.name
      },
      category: (number) => {
        const { category, defined } = permissions[number]!
        if (category === undefined) return defined ? '' : null
        return categories.get(category) ?? category
      },
      assignable: (number) => permissions[number]!.assignable ?? null,
      includes: (number) => countCell(includes(number)),
      'included-by': (number) => countCell(includedBy()(number)),
      roles: (number) => countCell(roles()(number)),
      users: (number) => countCell(knownOf(users()[number]!)),
      'read-only': (number) => permissions[number]!.readOnly ?? null,
      description: (number) =>
        textCell(permissions[number]!.description, permissions[number]!.defined),
    }),
  }
}

export function menusTable(index: AccessIndex): Table {
  const { apps, menus, whole } = index.facts
  const roles = once(() => menuRoleCounts(index))
  const parents = once(() => parentNames(index))
  const groups = once(() => groupsOfMenus(index))
  return {
    count: menus.length,
    filter: (filter) => menuFilter(index, filter),
    nameColumn: 'name',
    row: (menu) => {
      const { app, id, name } = menus[menu]!
      return { sel: `menu:${id}`, app: apps[app]!.id, name }
    },
    columns: columnsMap<'menus'>({
      name: (menu) => menus[menu]!.name,
      app: (menu) => apps[menus[menu]!.app]!.name,
      parent: (menu) => parents()(menu) ?? '',
      code: (menu) => menus[menu]!.code,
      groups: (menu) => listCell(groups().get(menu) ?? [], apps[menus[menu]!.app]!.groupsKnown),
      roles: (menu) => countCell(roles()(menu)),
      users: (menu) => {
        const { unknown, yes } = holdersOfMenu(index, menu)
        return countCell({ value: yes.size, exact: whole.holders && unknown.size === 0 })
      },
      url: (menu) => menus[menu]!.url,
      id: (menu) => menus[menu]!.id,
    }),
  }
}
