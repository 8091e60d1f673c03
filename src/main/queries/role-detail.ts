/** One role: all that it gives and how, its menus, who holds it, and what of that is not known. */
import { startsOf } from '../access/routes'
import type { AccessIndex } from '../access/access-index'
import { byNameAndId, naturalOrder } from '../../shared/natural-order'
import type { RoleDetail, UserBrief } from '../../shared/schemas/access'
import type { RolePermission } from '../../shared/schemas/roles'
import { namedByVendor, roleCell, speaksOf } from './access-cell'
import { permissionBrief, permissionNamed, userBrief } from './briefs'
import { categoryName } from './compare'
import { findRole } from './find'
import { missingForRoles } from './missing'
import type { Asked } from './reader'
import { roleWhole } from './role-whole'
import { allHoldersKnown, roleBrief } from './roles'
import { briefOf } from './snapshots'
import { statedBy } from './vendor-word'

/** How many of those who hold it are named; `role.users` counts them all. */
const usersShown = 200

/** @throws AppError `not-found`, `ambiguous` */
export function roleDetail({ index, snapshot }: Asked, named: string): RoleDetail {
  const role = findRole(index, named)
  const { description, id } = index.facts.roles[role]!
  const users = holdersOf(index, role)
  const whole = roleWhole(index, role, 'effective')
  return {
    role: roleBrief(index, role, users.length, allHoldersKnown(index)),
    ...(description === undefined ? {} : { description }),
    snapshot: briefOf(snapshot),
    permissions: permissionsOf(index, role),
    rest: whole ? 'no' : 'unknown',
    menus: menusOf(index, role),
    restOfMenus: menusWhole(index, role) ? 'no' : 'unknown',
    users: users.slice(0, usersShown),
    missing: whole ? [] : missingForRoles(index, [role], speaksOf(index, undefined)),
    evidence: statedBy(index, 'role', id),
  }
}

function permissionsOf(index: AccessIndex, role: number): RolePermission[] {
  const named = namedByVendor(index, role)
  return index.facts.permissions
    .flatMap((fact, permission): RolePermission[] => {
      const { answer, kind } = roleCell(index, role, permission, named)
      if (answer !== 'yes') return []
      const category = categoryName(index, permission)
      return [
        {
          ...permissionBrief(index, permission),
          ...(category === undefined ? {} : { category }),
          kind,
          through:
            kind === 'included'
              ? startsOf(index, role, permission).map((start) => permissionNamed(index, start))
              : [],
          baseline: kind === 'listed' && fact.assignable === false,
        },
      ]
    })
    .sort(byNameAndId)
}

function menusOf(index: AccessIndex, role: number): RoleDetail['menus'] {
  const { apps, menuGroups, menus, roleMenuGroups } = index.facts
  const groups = roleMenuGroups.flatMap(([holder, group]) =>
    holder === role ? [menuGroups[group]!] : [],
  )
  return [...index.roleMenus.of(role)]
    .map((number) => {
      const menu = menus[number]!
      const app = apps[menu.app]!
      return {
        id: menu.id,
        name: menu.name,
        app: { id: app.id, name: app.name },
        groups: groups
          .filter((group) => group.menus.includes(number))
          .map((group) => ({ id: group.id, name: group.name })),
      }
    })
    .sort((a, b) => naturalOrder(a.app.name, b.app.name) || byNameAndId(a, b))
}

/** No app can hold further menus of it, and no further app exists. */
function menusWhole(index: AccessIndex, role: number): boolean {
  const { apps, whole } = index.facts
  return whole.apps && apps.every((_, app) => index.roleMenusWhole(role, app))
}

function holdersOf(index: AccessIndex, role: number): UserBrief[] {
  return index.facts.assignments
    .flatMap((assignment) => (assignment.role === role ? [userBrief(index, assignment.user)] : []))
    .sort(byNameAndId)
}
