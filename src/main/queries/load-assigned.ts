/** Reads when it was said which roles users hold, and what was granted to them directly. */
import type { DirectGrants, PartBrief, SnapshotFacts } from '../access/model'
import {
  grantsSaidBy,
  hasNoRoles,
  usersAfterGrants,
  usersAfterList,
} from '../store/assignments-known'
import type { ReadDatabase } from '../store/open'
import type { Numbers } from './cells'
import { readPairs } from './load-pairs'

/** When each user's roles were read, and when anything was said of them. */
export function readAssigned(
  db: ReadDatabase,
  at: number,
  users: number,
  numbers: Numbers,
  parts: Map<number, PartBrief>,
  list: PartBrief | undefined,
  connector: string | null,
): Pick<SnapshotFacts, 'assignedAt' | 'assignmentSaidAt'> {
  if (hasNoRoles(db, at, connector)) {
    const assignmentSaidAt = new Float64Array(users).fill(-1)
    return { assignedAt: new Float64Array(users), assignmentSaidAt }
  }
  const times = new Float64Array(users).fill(list ? list.at : -1)
  const saidTimes = times.slice()
  // Whoever is behind `~`, a list names that user by another id.
  const nameless = db.prepare(`SELECT id FROM user WHERE external_id = '~'`).pluck().all()
  for (const user of [...usersAfterList(db, at, list?.at), ...nameless]) {
    const number = numbers.get('user', user)
    if (number !== undefined) times[number] = -1
  }
  const own = db
    .prepare(
      `SELECT u.id, x.part_id FROM statement x JOIN user u ON u.external_id = x.a
       WHERE x.kind = 'assignment' AND x.since <= @at AND @at < x.until`,
    )
    .raw()
    .all({ at }) as [number, number][]
  for (const [user, part] of own) {
    const number = numbers.get('user', user)
    const said = parts.get(part)
    if (number === undefined || !said) continue
    saidTimes[number] = said.at
    // Who holds one role does not tell which others its users hold.
    times[number] = said.status === 'whole' && said.kind !== 'role-users' ? said.at : -1
  }
  return { assignedAt: times, assignmentSaidAt: saidTimes }
}

/** @param kind of the list that speaks of such grants */
export function readGrants(
  db: ReadDatabase,
  at: number,
  numbers: Numbers,
  kind: 'direct-permission-list' | 'direct-menu-list',
): DirectGrants {
  const said = grantsSaidBy(db, at, kind)
  const pairs =
    kind === 'direct-menu-list'
      ? readPairs(db, at, numbers, 'user_menu', ['user', 'menu'])
      : readPairs(db, at, numbers, 'user_permission', ['user', 'permission'])
  const cameAfter = usersAfterGrants(db, at, kind).flatMap(
    (user) => numbers.get('user', user) ?? [],
  )
  return {
    pairs,
    whole: !said || said.status === 'whole',
    cameAfter: new Set(cameAfter),
    at: said?.at,
  }
}

/**
 * Whether everyone who holds anything is known: by a list of all users, or in an account of tables
 * where all tables of what users hold are whole.
 */
export function holdersKnown(db: ReadDatabase, at: number, connector: string | null): boolean {
  if (connector !== 'table') return false
  const roles = db
    .prepare(
      `SELECT max(status = 'whole') AS whole FROM part
       WHERE kind = 'assignment-list' AND status IN ('whole', 'partial') AND at <= ?`,
    )
    .pluck()
    .get(at) as number | null
  const spoken = [
    roles === null ? undefined : roles === 1 && !rolesLost(db, at),
    ...(['direct-permission-list', 'direct-menu-list'] as const).map((kind) => {
      const said = grantsSaidBy(db, at, kind)
      return said && said.status === 'whole'
    }),
  ].filter((whole) => whole !== undefined)
  return spoken.length > 0 && spoken.every(Boolean)
}

/** Whether a newer word, one that is not whole, told of further assignments. */
function rolesLost(db: ReadDatabase, at: number): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM statement x JOIN part p ON p.id = x.part_id
         WHERE x.kind = 'assignment' AND p.status <> 'whole' AND x.since <= @at AND @at < x.until LIMIT 1`,
      )
      .get({ at }) !== undefined
  )
}
