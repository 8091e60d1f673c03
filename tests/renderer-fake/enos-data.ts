/** A made-up organization shaped like EnOS's: two apps with menu trees, access granted directly. */
import type { AppRow, MenuNode, UserRow } from '../../src/shared/schemas/access'
import { random } from './random'

const next = random(11)
const groups = [
  'Overview',
  'Assets',
  'Alerts',
  'Energy',
  'Maintenance',
  'Reports',
  'Administration',
]
const parts = [
  'Dashboard',
  'Sites',
  'Devices',
  'Rules',
  'Schedules',
  'Tariffs',
  'Work orders',
  'Exports',
  'Users',
  'Settings',
]

let last = 0
function menu(name: string, depth: number): MenuNode {
  last += 1
  const code = name.toLowerCase().replaceAll(' ', '_')
  return {
    id: `m${last}`,
    code: `${code}_${last}`,
    name,
    url: depth === 0 ? '' : `/${code}/${last}`,
    children:
      depth >= 3
        ? []
        : Array.from({ length: depth === 0 ? 5 : Math.floor(next() * 5) }, (_, index) =>
            menu(`${parts[(index * 3 + last) % parts.length]}`, depth + 1),
          ),
  }
}

export const trees: Record<string, MenuNode[]> = {
  portal: groups.map((name) => menu(name, 0)),
  solar: [
    ...groups.slice(0, 4).map((name) => menu(name, 0)),
    { ...menu('Inverter comparison', 2), orphan: true },
  ],
}

export function countMenus(menus: readonly MenuNode[]): number {
  return menus.reduce((sum, node) => sum + 1 + countMenus(node.children), 0)
}

export const apps: AppRow[] = [
  {
    id: 'portal',
    name: 'Energy Portal',
    code: 'energy_portal',
    catalogue: true,
    menus: { value: countMenus(trees['portal'] ?? []), is: 'total' },
    permissions: { value: 14, is: 'total' },
    usersAsked: 2,
  },
  {
    id: 'solar',
    name: 'Solar Insights',
    code: 'solar',
    catalogue: false,
    menus: { value: countMenus(trees['solar'] ?? []), is: 'atLeast' },
    permissions: { value: 3, is: 'atLeast' },
    usersAsked: 1,
  },
]

export const users: UserRow[] = ['Li Wei', 'Marta Nowak', 'Priya Raman'].map((name, index) => ({
  id: `yzl${1630000 + index}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@gridworks.example`,
  type: 'User',
  status: 'Enabled',
  roles: [],
  rolesKnown: true,
}))

/** What a user has of a tree: every third branch is missing. */
export function granted(menus: readonly MenuNode[], user: string): MenuNode[] {
  const skip = user.endsWith('1') ? 2 : 5
  return menus
    .filter((_, index) => index % skip !== 1)
    .map((node, index) => ({
      ...node,
      ...(index === 3 ? { withoutParent: true } : {}),
      children: granted(node.children, user),
    }))
}
