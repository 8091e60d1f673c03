/** Which permissions or menus: their tables, and columns of a matrix. */
import type { AccessIndex } from '../access/access-index'
import { accessOf, menuAccessOf } from '../access/vendor'
import type { FilterTerm } from '../../shared/filter'
import type { Answer, Count } from '../../shared/schemas/common'
import { filterKeys } from '../../shared/tables'
import {
  filterOf,
  fold,
  idTest,
  isTest,
  nameTest,
  numberTest,
  plainTerm,
  saidTest,
  unknownKey,
  wordTest,
  yesNoTest,
  type Known,
  type Test,
} from './filter'
import { findApp, findPermission, findRole, findUser } from './find'
import { allRolesWhole } from './permissions'
import { givesTest, unusedTest } from './role-filter'
import { holderCounts } from './who-can'

/**
 * @throws AppError `invalid-argument` for an unknown key, number or word; `not-found`, `ambiguous`
 */
export function permissionFilter(index: AccessIndex, text: string | undefined): Test {
  return filterOf(text, (term) => permissionTest(index, term))
}

function permissionTest(index: AccessIndex, term: FilterTerm): Test {
  const { permissions, categories } = index.facts
  const { comparison, key, value } = term
  switch (key) {
    case undefined:
      return wordTest(value, (permission) => {
        const { id, name, code } = permissions[permission]!
        return [name, id, code]
      })
    case 'users': {
      const users = holderCounts(index)
      return numberTest(term, (permission) => knownOf(users[permission]!))
    }
    case 'roles': {
      const roles = roleCounts(index)
      return numberTest(term, roles)
    }
  }
  if (comparison !== ':' && (key === 'includes' || key === 'included-by')) {
    return numberTest(term, key === 'includes' ? includesOf(index) : includedByOf(index))
  }
  plainTerm(term)
  switch (key) {
    case 'name':
      return nameTest(value, permissions)
    case 'id':
      return idTest(value, (permission) => permissions[permission]!.id)
    case 'code':
      return (permission) => {
        const { code, defined } = permissions[permission]!
        if (code === undefined) return defined ? 'no' : 'unknown'
        return fold(code) === fold(value) ? 'yes' : 'no'
      }
    case 'category':
      return (permission) => {
        const { category, defined } = permissions[permission]!
        // Only a permission whose own record was read is known to be in no category.
        if (category === undefined) return defined ? 'no' : 'unknown'
        const names = [category, categories.get(category) ?? category]
        return names.some((name) => fold(name) === fold(value)) ? 'yes' : 'no'
      }
    case 'app': {
      const app = findApp(index, value)
      return (permission) => (permissions[permission]!.app === app ? 'yes' : 'no')
    }
    case 'assignable':
      return yesNoTest(term, (permission) => permissions[permission]!.assignable)
    case 'includes': {
      const included = findPermission(index, value, undefined)
      return (permission) => reachesTo(index, permission, included)
    }
    case 'included-by': {
      const includer = findPermission(index, value, undefined)
      return (permission) => reachesTo(index, includer, permission)
    }
    case 'role': {
      const role = findRole(index, value)
      return (permission) => givesTest(index, permission)(role)
    }
    case 'user': {
      const user = findUser(index, value)
      return (permission) => accessOf(index, user, permission).answer
    }
    case 'is':
      return isTest(term, {
        assignable: saidTest((permission) => permissions[permission]!.assignable),
        'read-only': saidTest((permission) => permissions[permission]!.readOnly),
        unused: unusedPermission(index),
        mentioned: (permission) => (permissions[permission]!.defined ? 'no' : 'yes'),
      })
    default:
      throw unknownKey(key, Object.keys(filterKeys.permissions))
  }
}

function unusedPermission(index: AccessIndex): Test {
  let users: Count[] | undefined
  return unusedTest((permission) => knownOf((users ??= holderCounts(index))[permission]!))
}

export const knownOf = ({ is, value }: Count): Known => ({ value, exact: is === 'total' })

/** How many permissions each includes directly. */
export const includesOf =
  (index: AccessIndex) =>
  (permission: number): Known => ({
    value: index.includes.of(permission).length,
    exact: index.facts.permissions[permission]!.includesKnown,
  })

/** How many permissions include it directly. */
export function includedByOf(index: AccessIndex): (permission: number) => Known {
  const { permissions, whole } = index.facts
  const unread = { outside: false, inApps: false }
  for (const { app, includesKnown } of permissions) {
    if (!includesKnown) unread[app === undefined ? 'outside' : 'inApps'] = true
  }
  return (permission) => {
    const inApp = permissions[permission]!.app !== undefined
    const value = index.includedBy.of(permission).length
    return { value, exact: inApp ? !unread.inApps : whole.permissions && !unread.outside }
  }
}

/** How many roles give each permission by what they list. */
export function roleCounts(index: AccessIndex): (permission: number) => Known {
  const counts = new Uint32Array(index.facts.permissions.length)
  index.facts.roles.forEach((_, role) => {
    for (const permission of index.roleHas.columnsOf(role)) counts[permission]!++
  })
  const whole = { outside: allRolesWhole(index, false), inApps: allRolesWhole(index, true) }
  return (permission) => {
    const inApp = index.facts.permissions[permission]!.app !== undefined
    return { value: counts[permission]!, exact: inApp ? whole.inApps : whole.outside }
  }
}

/** Whether one permission includes the other, directly or through others; none includes itself. */
function reachesTo(index: AccessIndex, from: number, to: number): Answer {
  if (from === to) return 'no'
  if (index.closure.reaches(from, to)) return 'yes'
  const row = new Uint32Array((index.facts.permissions.length + 31) >>> 5)
  index.closure.addTo(from, row)
  const read = index.includesKnown(row, false) && index.includesKnown(row, true)
  return read ? 'no' : 'unknown'
}

/**
 * @throws AppError `invalid-argument` for an unknown key, number or word; `not-found`, `ambiguous`
 */
export function menuFilter(index: AccessIndex, text: string | undefined): Test {
  return filterOf(text, (term) => menuTest(index, term))
}

function menuTest(index: AccessIndex, term: FilterTerm): Test {
  const { menus } = index.facts
  const { key, value } = term
  if (key === undefined) {
    return wordTest(value, (menu) => [menus[menu]!.name, menus[menu]!.id, menus[menu]!.code])
  }
  if (key === 'roles') return numberTest(term, menuRoleCounts(index))
  plainTerm(term)
  switch (key) {
    case 'name':
      return wordTest(value, (menu) => [menus[menu]!.name])
    case 'id':
      return idTest(value, (menu) => menus[menu]!.id)
    case 'code':
      return (menu) => (fold(menus[menu]!.code) === fold(value) ? 'yes' : 'no')
    case 'url':
      return wordTest(value, (menu) => [menus[menu]!.url])
    case 'parent': {
      const parents = parentNames(index)
      return (menu) => {
        const { parent } = menus[menu]!
        const names = [parent, parents(menu)]
        return names.some((name) => name !== undefined && fold(name) === fold(value)) ? 'yes' : 'no'
      }
    }
    case 'app': {
      const app = findApp(index, value)
      return (menu) => (menus[menu]!.app === app ? 'yes' : 'no')
    }
    case 'group': {
      const groups = groupsOfMenus(index)
      return (menu) => {
        const inOne = (groups.get(menu) ?? []).some((name) => fold(name) === fold(value))
        if (inOne) return 'yes'
        return index.facts.apps[menus[menu]!.app]!.groupsKnown ? 'no' : 'unknown'
      }
    }
    case 'role': {
      const role = findRole(index, value)
      return (menu) => index.roleGivesMenu(role, menu)
    }
    case 'user': {
      const user = findUser(index, value)
      return (menu) => menuAccessOf(index, user, menu).answer
    }
    case 'is':
      return isTest(term, {
        top: (menu) => (menus[menu]!.parent === undefined ? 'yes' : 'no'),
        unused: unusedTest(menuRoleCounts(index)),
      })
    default:
      throw unknownKey(key, Object.keys(filterKeys.menus))
  }
}

/** How many roles give each menu, by itself or in a group. */
export function menuRoleCounts(index: AccessIndex): (menu: number) => Known {
  const { menus, roles, whole } = index.facts
  const counts = new Uint32Array(menus.length)
  roles.forEach((_, role) => {
    for (const menu of index.roleMenus.of(role)) counts[menu]!++
  })
  const wholeIn = index.facts.apps.map(
    (_, app) => whole.roles && roles.every((_, role) => index.roleMenusWhole(role, app)),
  )
  return (menu) => ({ value: counts[menu]!, exact: wholeIn[menus[menu]!.app]! })
}

/** The name of the menu that it stands under; undefined at the top. */
export function parentNames({
  facts: { menus },
}: AccessIndex): (menu: number) => string | undefined {
  const names = new Map(menus.map(({ app, id, name }) => [`${app} ${id}`, name]))
  return (menu) => {
    const { app, parent } = menus[menu]!
    return parent === undefined ? undefined : (names.get(`${app} ${parent}`) ?? parent)
  }
}

/** Names of the menu groups that hold each menu. */
export function groupsOfMenus({ facts: { menuGroups } }: AccessIndex): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const { menus, name } of menuGroups) {
    for (const menu of menus) {
      const names = groups.get(menu)
      if (names === undefined) groups.set(menu, [name])
      else names.push(name)
    }
  }
  return groups
}
