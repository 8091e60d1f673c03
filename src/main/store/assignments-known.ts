/** Of whom a whole list of assignments says nothing: users who came after it was taken. */
import type { ReadDatabase } from './open'

/**
 * A list also speaks of a user whom it does not name, if that user was there when it was taken: such
 * a user holds no role. Being there counts from the first of the unbroken versions, so that a new
 * name makes nobody new.
 * @param at moment that is asked about, in Unix milliseconds
 * @param listAt when the newest whole list was taken; undefined where there is none: then nobody is new
 * @returns integer keys of users
 */
export function usersAfterList(db: ReadDatabase, at: number, listAt: number | undefined): number[] {
  if (listAt === undefined) return []
  return db
    .prepare(
      `WITH RECURSIVE chain (user_id, since) AS (
         SELECT user_id, since FROM user_version x WHERE x.since <= @at AND @at < x.until AND x.since > @listAt
         UNION ALL
         SELECT chain.user_id, before.since FROM chain
         JOIN user_version before ON before.user_id = chain.user_id AND before.until = chain.since
       )
       SELECT user_id FROM chain GROUP BY user_id HAVING min(since) > @listAt`,
    )
    .pluck()
    .all({ at, listAt }) as number[]
}

/** How many users there are of whom neither an answer of their own nor a whole list says which roles they hold. */
export function usersWithoutKnownRoles(db: ReadDatabase, at: number): number {
  const listAt = db
    .prepare(
      `SELECT max(at) FROM part WHERE kind = 'assignment-list' AND status = 'whole' AND at <= ?`,
    )
    .pluck()
    .get(at) as number | null
  const holds = 'x.since <= @at AND @at < x.until'
  const own = `SELECT x.a FROM statement x JOIN part p ON p.id = x.part_id WHERE x.kind = 'assignment' AND ${holds}`
  const silent = db
    .prepare(
      `SELECT x.user_id FROM user_version x JOIN user u ON u.id = x.user_id
       WHERE ${holds} AND u.external_id <> '~' AND u.external_id NOT IN (${own})`,
    )
    .pluck()
    .all({ at }) as number[]
  const damaged = db
    .prepare(
      `SELECT count(*) FROM user_version x JOIN user u ON u.id = x.user_id
       WHERE ${holds} AND u.external_id <> '~' AND u.external_id IN (${own} AND p.status <> 'whole')`,
    )
    .pluck()
    .get({ at }) as number
  if (listAt === null) return damaged + silent.length
  const after = new Set(usersAfterList(db, at, listAt))
  return damaged + silent.filter((user) => after.has(user)).length
}
