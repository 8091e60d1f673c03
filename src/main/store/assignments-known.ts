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
 * Whether users hold no roles because an account of tables has none: no table speaks of roles, and one
 * does of something else that users hold.
 * @param connector of the account
 */
export function hasNoRoles(db: ReadDatabase, at: number, connector: string | null): boolean {
  if (connector !== 'table') return false
  const spoken = db
    .prepare(
      `SELECT 1 FROM part WHERE kind IN ('assignment-list', 'assignment', 'role-users')
       AND status IN ('whole', 'partial') AND at <= ? LIMIT 1`,
    )
    .get(at)
  if (spoken) return false
  return ['direct-permission-list', 'direct-menu-list'].some((kind) => grantsSaidBy(db, at, kind))
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
 * Users who came after the list that says all grants: it does not speak of them.
 * @param kind `direct-permission-list` or `direct-menu-list`
 * @returns integer keys
 */
export function usersAfterGrants(db: ReadDatabase, at: number, kind: string): number[] {
  return usersAfterList(db, at, grantsSaidBy(db, at, kind)?.at)
}

/** What was not read of users, when a snapshot closes. */
export interface UnreadOfUsers {
  /** Users of whom it is not known which roles they hold. */
  roles: number
  /** Users who came after the list that says all permissions, or menus, granted directly. */
  grants: { 'direct-permission-list': number; 'direct-menu-list': number }
  hasNoRoles: boolean
}

/** @param connector of the account */
export function unreadOfUsers(
  db: ReadDatabase,
  at: number,
  connector: string | null,
): UnreadOfUsers {
  const newcomers = (kind: string) => usersAfterGrants(db, at, kind).length
  return {
    roles: usersWithoutKnownRoles(db, at, connector),
    grants: {
      'direct-permission-list': newcomers('direct-permission-list'),
      'direct-menu-list': newcomers('direct-menu-list'),
    },
    hasNoRoles: hasNoRoles(db, at, connector),
  }
}

/**
 * How many users there are of whom neither an answer of their own nor one about all says which roles
 * they hold.
 * @param connector of the account
 */
function usersWithoutKnownRoles(db: ReadDatabase, at: number, connector: string | null): number {
  if (hasNoRoles(db, at, connector)) return 0
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
