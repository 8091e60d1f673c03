/**
 * Sets of permissions, and of menus with their parents, that the vendor said users have in an app. Many
 * users have the same, so a set is stored once and never changes; facts say who has it when.
 */
import { createHash } from 'node:crypto'
import type { AppResources } from '../connectors/parts'
import type { WriteDatabase } from './open'
import { statement } from './statement'

/** Members with their keys in this file; a menu's parent is the vendor's id, null at the root. */
export type PermissionMembers = readonly { id: string; key: number }[]
export type MenuMembers = readonly { id: string; key: number; parent: string | null }[]

type Table = 'permission_set' | 'menu_set'

export class ResourceSets {
  readonly #db: WriteDatabase
  /** A projection asks for the same at each of its moments. */
  readonly #known: Readonly<Record<Table, WeakMap<AppResources, number>>> = {
    permission_set: new WeakMap(),
    menu_set: new WeakMap(),
  }

  constructor(db: WriteDatabase) {
    this.#db = db
  }

  /**
   * The set of these permissions, made on first sight.
   * @param of what they are all permissions of @param app key of its app
   * @returns the set's key
   */
  permissions(of: AppResources, app: number, members: PermissionMembers): number {
    return this.#set('permission_set', of, app, {
      content: () => members.map(({ id }) => id),
      insert: (set) => {
        const sql =
          'INSERT INTO permission_set_member (permission_set_id, permission_id) VALUES (?, ?)'
        for (const { key } of members) statement(this.#db, sql).run(set, key)
      },
    })
  }

  /** The same of menus. */
  menus(of: AppResources, app: number, members: MenuMembers): number {
    return this.#set('menu_set', of, app, {
      content: () => members.map(({ id, parent }) => JSON.stringify([id, parent])),
      insert: (set) => {
        const sql = 'INSERT INTO menu_set_member (menu_set_id, menu_id, parent) VALUES (?, ?, ?)'
        for (const { key, parent } of members) statement(this.#db, sql).run(set, key, parent)
      },
    })
  }

  #set(
    table: Table,
    of: AppResources,
    app: number,
    { content, insert }: { content: () => string[]; insert: (set: number) => void },
  ): number {
    const known = this.#known[table].get(of)
    if (known !== undefined) return known
    const json = JSON.stringify(content().sort())
    const sha256 = createHash('sha256').update(json).digest('hex')
    let set = statement(this.#db, `SELECT id FROM ${table} WHERE app_id = ? AND sha256 = ?`)
      .pluck()
      .get(app, sha256) as number | undefined
    if (set === undefined) {
      const sql = `INSERT INTO ${table} (app_id, sha256) VALUES (?, ?)`
      set = Number(statement(this.#db, sql).run(app, sha256).lastInsertRowid)
      insert(set)
    }
    this.#known[table].set(of, set)
    return set
  }
}

/** Drops sets that nobody has or had. */
export function dropUnusedSets(db: WriteDatabase): void {
  for (const set of ['permission_set', 'menu_set']) {
    db.prepare(
      `DELETE FROM ${set} WHERE id NOT IN
         (SELECT ${set}_id FROM vendor_app WHERE ${set}_id IS NOT NULL)`,
    ).run()
  }
}
