/** The tables of an account: which columns each has, and what its filter can ask for. */

export const tableNames = ['users', 'roles', 'permissions', 'assignments', 'menus'] as const
export type TableName = (typeof tableNames)[number]

interface TableColumn {
  name: string
  /**
   * `word`: one of a few, worded for a person. `code`: an id or code of the vendor. Numbers stand right.
   */
  kind: 'text' | 'code' | 'number' | 'yes-no' | 'word'
  /** Not among those that are shown until a person chooses others. */
  hidden?: true
  /** The one vendor that tells it. */
  only?: 'ringcentral' | 'enos'
  /** The one vendor that has no such thing. */
  never?: 'ringcentral'
  /** Its share of the width, and the least in pixels. */
  grows: number
  least: number
}

export const tableColumns = {
  users: [
    { name: 'name', kind: 'text', grows: 1.4, least: 140 },
    { name: 'ext', kind: 'text', only: 'ringcentral', grows: 0.5, least: 72 },
    { name: 'email', kind: 'text', hidden: true, grows: 1.4, least: 140 },
    { name: 'roles', kind: 'text', grows: 2, least: 150 },
    { name: 'role-count', kind: 'number', hidden: true, grows: 0.4, least: 64 },
    { name: 'site', kind: 'text', only: 'ringcentral', grows: 0.8, least: 80 },
    { name: 'type', kind: 'text', only: 'ringcentral', grows: 0.7, least: 72 },
    { name: 'status', kind: 'text', only: 'ringcentral', grows: 0.6, least: 80 },
    { name: 'site-restricted', kind: 'yes-no', hidden: true, grows: 0.6, least: 100 },
    { name: 'auto-assigned', kind: 'yes-no', hidden: true, grows: 0.6, least: 100 },
    { name: 'grants', kind: 'number', hidden: true, grows: 0.5, least: 100 },
    { name: 'id', kind: 'code', hidden: true, grows: 0.8, least: 110 },
  ],
  roles: [
    { name: 'name', kind: 'text', grows: 2, least: 136 },
    { name: 'kind', kind: 'word', only: 'ringcentral', grows: 0.7, least: 92 },
    { name: 'scope', kind: 'text', only: 'ringcentral', grows: 1, least: 120 },
    { name: 'listed', kind: 'number', grows: 0.4, least: 64 },
    { name: 'gives', kind: 'number', hidden: true, grows: 0.4, least: 72 },
    { name: 'users', kind: 'number', grows: 0.5, least: 92 },
    { name: 'read', kind: 'word', grows: 0.8, least: 96 },
    { name: 'hidden', kind: 'yes-no', hidden: true, grows: 0.5, least: 72 },
    { name: 'description', kind: 'text', hidden: true, grows: 2, least: 160 },
    { name: 'id', kind: 'code', hidden: true, grows: 0.8, least: 110 },
  ],
  permissions: [
    { name: 'name', kind: 'text', grows: 1.6, least: 160 },
    { name: 'id', kind: 'code', grows: 1.4, least: 150 },
    { name: 'code', kind: 'code', only: 'enos', hidden: true, grows: 1.2, least: 120 },
    { name: 'app', kind: 'text', never: 'ringcentral', grows: 1, least: 100 },
    { name: 'category', kind: 'text', grows: 1, least: 100 },
    { name: 'assignable', kind: 'yes-no', grows: 0.5, least: 84 },
    { name: 'includes', kind: 'number', grows: 0.4, least: 72 },
    { name: 'included-by', kind: 'number', hidden: true, grows: 0.4, least: 92 },
    { name: 'roles', kind: 'number', grows: 0.4, least: 64 },
    { name: 'users', kind: 'number', grows: 0.5, least: 92 },
    { name: 'read-only', kind: 'yes-no', only: 'ringcentral', hidden: true, grows: 0.5, least: 80 },
    { name: 'description', kind: 'text', hidden: true, grows: 2, least: 160 },
  ],
  assignments: [
    { name: 'user', kind: 'text', grows: 1.4, least: 140 },
    { name: 'ext', kind: 'text', only: 'ringcentral', grows: 0.5, least: 76 },
    { name: 'role', kind: 'text', grows: 1.4, least: 140 },
    { name: 'kind', kind: 'word', only: 'ringcentral', grows: 0.6, least: 92 },
    { name: 'site-restricted', kind: 'yes-no', only: 'ringcentral', grows: 0.6, least: 100 },
    { name: 'auto-assigned', kind: 'yes-no', only: 'ringcentral', grows: 0.6, least: 100 },
    { name: 'site', kind: 'text', only: 'ringcentral', grows: 0.8, least: 80 },
    { name: 'status', kind: 'text', only: 'ringcentral', grows: 0.6, least: 80 },
    { name: 'type', kind: 'text', only: 'ringcentral', hidden: true, grows: 0.7, least: 80 },
    { name: 'email', kind: 'text', hidden: true, grows: 1.4, least: 140 },
    { name: 'gives', kind: 'number', hidden: true, grows: 0.4, least: 72 },
    { name: 'user-id', kind: 'code', hidden: true, grows: 0.8, least: 110 },
    { name: 'role-id', kind: 'code', hidden: true, grows: 0.8, least: 110 },
  ],
  menus: [
    { name: 'name', kind: 'text', grows: 1.4, least: 140 },
    { name: 'app', kind: 'text', grows: 1, least: 100 },
    { name: 'parent', kind: 'text', grows: 1, least: 100 },
    { name: 'code', kind: 'code', grows: 1, least: 110 },
    { name: 'groups', kind: 'text', only: 'enos', grows: 1.2, least: 120 },
    { name: 'roles', kind: 'number', grows: 0.4, least: 64 },
    { name: 'users', kind: 'number', hidden: true, grows: 0.5, least: 92 },
    { name: 'url', kind: 'code', hidden: true, grows: 1.4, least: 140 },
    { name: 'id', kind: 'code', hidden: true, grows: 1, least: 110 },
  ],
} as const satisfies Record<TableName, readonly TableColumn[]>

export type ColumnOf<T extends TableName> = (typeof tableColumns)[T][number]['name']
export type AnyColumn = ColumnOf<TableName>

interface Keys {
  /** Key → whether it stands before a text, a number, yes or no, one word of a few, or a thing's name. */
  [key: string]: 'text' | 'number' | 'yes-no' | 'word' | 'role' | 'permission' | 'menu' | 'user'
}

/** What stands before a colon in a filter; docs/filters.md says what each means. */
export const filterKeys = {
  users: {
    role: 'role',
    has: 'permission',
    direct: 'permission',
    menu: 'menu',
    is: 'word',
    roles: 'number',
    grants: 'number',
    status: 'text',
    site: 'text',
    type: 'text',
    name: 'text',
    email: 'text',
    ext: 'text',
    id: 'text',
  },
  roles: {
    has: 'permission',
    lists: 'permission',
    menu: 'menu',
    user: 'user',
    is: 'word',
    users: 'number',
    listed: 'number',
    gives: 'number',
    custom: 'yes-no',
    scope: 'text',
    name: 'text',
    id: 'text',
  },
  permissions: {
    includes: 'permission',
    'included-by': 'permission',
    role: 'role',
    user: 'user',
    is: 'word',
    users: 'number',
    roles: 'number',
    category: 'text',
    app: 'text',
    assignable: 'yes-no',
    name: 'text',
    id: 'text',
    code: 'text',
  },
  assignments: {
    user: 'text',
    role: 'role',
    gives: 'permission',
    has: 'permission',
    direct: 'permission',
    menu: 'menu',
    is: 'word',
    roles: 'number',
    grants: 'number',
    status: 'text',
    site: 'text',
    type: 'text',
    email: 'text',
    ext: 'text',
  },
  menus: {
    role: 'role',
    user: 'user',
    is: 'word',
    roles: 'number',
    app: 'text',
    group: 'text',
    parent: 'text',
    name: 'text',
    code: 'text',
    url: 'text',
    id: 'text',
  },
} as const satisfies Record<TableName, Keys>

const userWords = [
  'enabled',
  'disabled',
  'hidden',
  'site-restricted',
  'auto-assigned',
  'mentioned',
] as const

/** What stands behind `is:`. */
export const filterWords = {
  users: userWords,
  roles: ['custom', 'standard', 'hidden', 'unused', 'mentioned'],
  permissions: ['assignable', 'read-only', 'unused', 'mentioned'],
  assignments: [...userWords, 'custom', 'standard'],
  menus: ['top', 'unused'],
} as const satisfies Record<TableName, readonly string[]>
