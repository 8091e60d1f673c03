/** Of whom it is known which roles they hold, by answers of their own or by one about all. */
import type { ReadDatabase } from './open'

const holds = 'x.since <= @at AND @at < x.until'

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
         SELECT user_id, since FROM user_version x WHERE ${holds} AND x.since > @listAt
         UNION ALL
         SELECT chain.user_id, before.since FROM chain
         JOIN user_version before ON before.user_id = chain.user_id AND before.until = chain.since
       )
       SELECT user_id FROM chain GROUP BY user_id HAVING min(since) > @listAt`,
    )
    .pluck()
    .all({ at, listAt }) as number[]
}

/**
 * The part that says of all users which roles they hold: the newest whole list, or the oldest of the
 * answers that say it of every role.
 * @param at moment that is asked about, in Unix milliseconds
 */
export function assignmentsSaidBy(
  db: ReadDatabase,
  at: number,
): { id: number; at: number } | undefined {
  return db
    .prepare(
      `SELECT id, at FROM part WHERE at <= @at AND (
         kind = 'assignment-list' AND status = 'whole' OR
         id IN (SELECT x.part_id FROM statement x WHERE x.kind = 'role-users' AND ${holds})
       ) ORDER BY at DESC, id DESC LIMIT 1`,
    )
    .get({ at }) as { id: number; at: number } | undefined
}

/**
 * An account of tables of which none speaks of roles has none: then its users hold none, as long as
 * some other relation of users was read whole.
 * @param connector of the account
 * @returns when the oldest of those relations was read, in Unix milliseconds; undefined where users
 *   may hold roles, or nothing about users is known
 */
export function noRolesSince(
  db: ReadDatabase,
  at: number,
  connector: string | null,
): number | undefined {
  if (connector !== 'table') return undefined
  const spoken = db
    .prepare(
      `SELECT 1 FROM part WHERE kind IN ('assignment-list', 'assignment', 'role-users')
       AND status IN ('whole', 'partial') AND at <= ? LIMIT 1`,
    )
    .get(at)
  if (spoken) return undefined
  const grants = ['direct-permission-list', 'direct-menu-list'].flatMap((kind) => {
    const said = grantsSaidBy(db, at, kind)
    return said?.status === 'whole' ? [said.at] : []
  })
  return grants.length === 0 ? undefined : Math.min(...grants)
}

/**
 * The newest word on grants to users: the whole list that says all of them, or the part that tells
 * of more.
 * @param kind `direct-permission-list` or `direct-menu-list`
 */
export function grantsSaidBy(
  db: ReadDatabase,
  at: number,
  kind: string,
): { at: number; status: string } | undefined {
  const own = db
    .prepare(
      `SELECT p.at, p.status FROM statement x JOIN part p ON p.id = x.part_id
       WHERE x.kind = @kind AND ${holds}`,
    )
    .get({ at, kind })
  const list = db.prepare(
    `SELECT at, status FROM part WHERE kind = @kind AND status = 'whole' AND at <= @at
     ORDER BY at DESC, id DESC LIMIT 1`,
  )
  return (own ?? list.get({ at, kind })) as { at: number; status: string } | undefined
}

/**
 * How many users there are of whom neither an answer of their own nor one about all says which roles
 * they hold.
 * @param connector of the account
 */
export function usersWithoutKnownRoles(
  db: ReadDatabase,
  at: number,
  connector: string | null,
): number {
  const noRoles = noRolesSince(db, at, connector)
  if (noRoles !== undefined) return usersAfterList(db, at, noRoles).length
  const listAt = assignmentsSaidBy(db, at)?.at
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
       WHERE ${holds} AND u.external_id <> '~'
       AND u.external_id IN (${own} AND (p.status <> 'whole' OR p.kind = 'role-users'))`,
    )
    .pluck()
    .get({ at }) as number
  if (listAt === undefined) return damaged + silent.length
  const after = new Set(usersAfterList(db, at, listAt))
  return damaged + silent.filter((user) => after.has(user)).length
}
