/** What one table says, or all of an import together. */
import { Entities } from './entities'
import type { TableKind } from './kinds'
import { PairSet } from './pair-set'

export class Content {
  readonly users = new Entities('users')
  readonly roles = new Entities('roles')
  readonly permissions = new Entities('permissions')
  readonly menus = new Entities('menus')
  readonly apps = new Entities('apps')
}

/** What the numbers on either side of a kind's pairs are of. */
export const SIDES = {
  'direct-permission-list': ['users', 'permissions'],
  'assignment-list': ['users', 'roles'],
  'role-permission-list': ['roles', 'permissions'],
  'inclusion-list': ['permissions', 'permissions'],
  'role-menu-list': ['roles', 'menus'],
  'direct-menu-list': ['users', 'menus'],
} as const satisfies Partial<Record<TableKind, readonly [keyof Content, keyof Content]>>

export type PairKind = keyof typeof SIDES

/** What tables of subjects, and tables of menus, list. */
export const MEMBERS = {
  'user-list': 'users',
  'role-list': 'roles',
  'permission-dictionary': 'permissions',
  'app-menus': 'menus',
} as const satisfies Partial<Record<TableKind, keyof Content>>

export type MemberKind = keyof typeof MEMBERS

export const isPairKind = (kind: TableKind): kind is PairKind => Object.hasOwn(SIDES, kind)

/** What one table says: pairs, or members of a list. */
export class TableContent extends Content {
  readonly pairs = new PairSet()
  readonly members = new Set<number>()
  /** Rows that were read. */
  rows = 0
  /** Why some of what the table says is not in here; absent where all is. */
  lost: string | undefined

  constructor(readonly kind: TableKind) {
    super()
  }
}
