/**
 * Since when roles and permissions are there. A list also speaks of those that it does not name, but not
 * of those that came after it. Being there counts from the first of the unbroken versions, so that a new
 * name makes nothing new (the same of users: assignments-known.ts).
 */
import { FOREVER } from './forever'
import type { WriteDatabase } from './open'

type Entity = 'role' | 'permission'

export class Presence {
  readonly #db: WriteDatabase
  readonly #at: number
  readonly #since = new Map<Entity, Map<number, number>>()

  /**
   * @param db whose facts stand as they were before the moment
   * @param at moment that is asked about, in Unix milliseconds
   */
  constructor(db: WriteDatabase, at: number) {
    this.#db = db
    this.#at = at
  }

  /** In Unix milliseconds. @param id integer key */
  since(entity: Entity, id: number): number {
    let all = this.#since.get(entity)
    if (!all) this.#since.set(entity, (all = this.#read(entity)))
    return all.get(id) ?? this.#at
  }

  #read(entity: Entity): Map<number, number> {
    const rows = this.#db
      .prepare(
        `WITH RECURSIVE chain (id, since) AS (
           SELECT ${entity}_id, since FROM ${entity}_version WHERE until = ${FOREVER}
           UNION ALL
           SELECT chain.id, before.since FROM chain
           JOIN ${entity}_version before ON before.${entity}_id = chain.id AND before.until = chain.since
         )
         SELECT id, min(since) FROM chain GROUP BY id`,
      )
      .raw()
      .all() as [number, number][]
    return new Map(rows)
  }
}
