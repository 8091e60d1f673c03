/** The kinds of table, told by the columns that relate things to each other. */
import type { Column } from './columns'

export type TableKind =
  | 'direct-permission-list'
  | 'assignment-list'
  | 'role-permission-list'
  | 'inclusion-list'
  | 'app-menus'
  | 'role-menu-list'
  | 'direct-menu-list'
  | 'user-list'
  | 'role-list'
  | 'permission-dictionary'

export interface KindOfTable {
  kind: TableKind
  /** What it was recognised as, in words. */
  words: string
  /** Columns without which it is not this kind. */
  needs: readonly Column[]
  /** Columns that it may have beside them. */
  takes: readonly Column[]
  /** Which column `name` is; absent where it could be of either side. */
  name?: Column
  /** Says which subjects exist, and nothing more: read only if every column is known. */
  subjectsOnly?: true
}

/** These columns make the kind; the others only tell more of what they name. */
export const RELATING: ReadonlySet<Column> = new Set<Column>([
  'user',
  'role',
  'permission',
  'includes',
  'menu',
  'parent',
])

const USER: readonly Column[] = ['user name', 'email', 'type', 'status', 'site']
const PERMISSION: readonly Column[] = [
  'permission name',
  'app',
  'app name',
  'category',
  'assignable',
]

export const KINDS: readonly KindOfTable[] = [
  {
    kind: 'direct-permission-list',
    words: 'table of permissions granted to users',
    needs: ['user', 'permission'],
    takes: [...USER, ...PERMISSION],
  },
  {
    kind: 'assignment-list',
    words: 'table of roles that users hold',
    needs: ['user', 'role'],
    takes: [...USER, 'role name'],
  },
  {
    kind: 'role-permission-list',
    words: 'table of permissions that roles list',
    needs: ['role', 'permission'],
    takes: ['role name', ...PERMISSION],
  },
  {
    kind: 'inclusion-list',
    words: 'table of what permissions include',
    needs: ['permission', 'includes'],
    takes: PERMISSION,
    name: 'permission name',
  },
  {
    kind: 'app-menus',
    words: 'table of menus',
    needs: ['app', 'menu', 'parent'],
    takes: ['app name', 'menu name', 'order', 'url', 'code'],
    name: 'menu name',
  },
  {
    kind: 'role-menu-list',
    words: 'table of menus that roles give',
    needs: ['role', 'app', 'menu'],
    takes: ['role name', 'app name', 'menu name'],
  },
  {
    kind: 'direct-menu-list',
    words: 'table of menus granted to users',
    needs: ['user', 'app', 'menu'],
    takes: [...USER, 'app name', 'menu name'],
  },
  {
    kind: 'user-list',
    words: 'table of users',
    needs: ['user'],
    takes: USER,
    name: 'user name',
    subjectsOnly: true,
  },
  {
    kind: 'role-list',
    words: 'table of roles',
    needs: ['role'],
    takes: ['role name'],
    name: 'role name',
    subjectsOnly: true,
  },
  {
    kind: 'permission-dictionary',
    words: 'table of permissions',
    needs: ['permission'],
    takes: PERMISSION,
    name: 'permission name',
    subjectsOnly: true,
  },
]

/** The kind whose relating columns are exactly these. */
export function kindWith(columns: ReadonlySet<Column>): KindOfTable | undefined {
  const relating = [...columns].filter((column) => RELATING.has(column))
  return KINDS.find(({ needs }) => {
    const needed = needs.filter((column) => RELATING.has(column))
    return needed.length === relating.length && needed.every((column) => columns.has(column))
  })
}

/** `user,permission · user,role · …`: the headers that are read. */
export const HEADERS_IN_WORDS = KINDS.map(({ needs }) => needs.join(',')).join(' · ')
