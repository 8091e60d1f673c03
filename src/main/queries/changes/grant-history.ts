/**
 * Since when a grant is, and until when it was: a user's permission in effect, a user's role, or what a
 * role lists. Answered for each snapshot, from the facts that concern it alone.
 */
import { AccessIndex } from '../../access/access-index'
import type { ReadDatabase } from '../../store/open'
import { AppError } from '../../../shared/result'
import type { UserBrief } from '../../../shared/schemas/access'
import type { GrantHistory, GrantSpan } from '../../../shared/schemas/changes'
import type { Answer, Named, PermissionBrief } from '../../../shared/schemas/common'
import { say } from '../../../shared/sentences/changes'
import { permissionBrief, roleNamed, userBrief } from '../briefs'
import { findPermission, findRole, findUser } from '../find'
import { holdersKnown } from '../load-assigned'
import type { Asked, Reader } from '../reader'
import { briefOf, snapshots, type SnapshotRow } from '../snapshots'
import { assignmentsKnown, factsOfUser } from './facts-of-user'

export interface GrantInput {
  account: string
  user?: string | undefined
  role?: string | undefined
  permission?: string | undefined
  app?: string | undefined
}

interface AnswerAt {
  answer: Answer
  roles: Named[]
  direct: boolean
}

/** @throws AppError `not-found`, `ambiguous`, `invalid-argument` unless two of the three are named */
export function grantHistory(reader: Reader, input: GrantInput): GrantHistory {
  const asked = reader.ask(input.account, undefined)
  const { db } = asked
  return db.transaction((): GrantHistory => {
    const rows = snapshots(db).reverse()
    const { answerAt, head, what } = grantOf(asked, input)
    const answers = rows.map((row) => ({ row, ...answerAt(row) }))
    const spans = spansOf(answers)
    const seen = answers.flatMap((one, at) => (one.answer === 'yes' ? [at] : []))
    const [first, last] = [seen.at(0), seen.at(-1)]
    const firstSeen = first === undefined ? null : briefOf(rows[first]!)
    const lastSeen = last === undefined ? null : briefOf(rows[last]!)
    // With an unknown in between, nobody can say that it was never there.
    const now = answers.at(-1)!.answer
    const never = answers.every(({ answer }) => answer === 'no') ? 'no' : 'unknown'
    return {
      ...head,
      now,
      firstSeen,
      lastSeen,
      spans,
      text: [
        say.history(
          what,
          firstSeen === null ? never : now,
          firstSeen === null || lastSeen === null
            ? undefined
            : {
                first: firstSeen,
                last: lastSeen,
                oldest: first === 0,
                beforeFirst: answers[first! - 1]?.answer,
              },
        ),
      ],
      limits: [say.limitMoments, ...(head.kind === 'user-permission' ? [say.limitHistory] : [])],
    }
  })()
}

interface Grant {
  head: Pick<GrantHistory, 'kind' | 'user' | 'role' | 'permission'>
  what: string
  answerAt: (row: SnapshotRow) => AnswerAt
}

function grantOf(asked: Asked, { app, permission, role, user }: GrantInput): Grant {
  const { db } = asked
  const connector = asked.index.facts.connector ?? null
  if (user !== undefined && permission !== undefined && role === undefined) {
    const [who, what] = [userIn(asked, user), permissionIn(asked, permission, app)]
    return {
      head: { kind: 'user-permission', user: who.brief, permission: what.brief },
      what: say.userHas(who.brief.name, what.brief.name),
      answerAt: (row) => effectAt(db, row, who.key, what.brief),
    }
  }
  if (user !== undefined && role !== undefined && permission === undefined) {
    const [who, which] = [userIn(asked, user), roleIn(asked, role)]
    return {
      head: { kind: 'user-role', user: who.brief, role: which.brief },
      what: say.userHolds(who.brief.name, which.brief.name),
      answerAt: (row) => plainAnswer(assignmentAt(db, row, connector, who, which.key)),
    }
  }
  if (role !== undefined && permission !== undefined && user === undefined) {
    const [which, what] = [roleIn(asked, role), permissionIn(asked, permission, app)]
    return {
      head: { kind: 'role-permission', role: which.brief, permission: what.brief },
      what: say.roleLists(which.brief.name, what.brief.name),
      answerAt: (row) => plainAnswer(listingAt(db, row, which.key, what)),
    }
  }
  throw new AppError(
    'invalid-argument',
    'A history is that of a user and a permission, of a user and a role, or of a role and a permission.',
    { hint: 'Name two of the three.' },
  )
}

const plainAnswer = (answer: Answer): AnswerAt => ({ answer, roles: [], direct: false })

function effectAt(
  db: ReadDatabase,
  row: SnapshotRow,
  user: number,
  { app, id }: PermissionBrief,
): AnswerAt {
  const index = new AccessIndex(factsOfUser(db, row, user))
  const { apps, permissions, users, whole } = index.facts
  if (users.length === 0) return plainAnswer(whole.holders ? 'no' : 'unknown')
  const permission = permissions.findIndex(
    (one) => one.id === id && (one.app === undefined ? undefined : apps[one.app]!.id) === app,
  )
  if (permission < 0) {
    if (app === undefined && index.isSystemExtension(0)) return plainAnswer('yes')
    return plainAnswer(index.computedWhole(0, app !== undefined) ? 'no' : 'unknown')
  }
  return {
    answer: index.computed(0, permission),
    roles: index
      .rolesOf(0)
      .filter((role) => index.roleHas.has(role, permission))
      .map((role) => roleNamed(index, role)),
    direct: index.directOf(0).some((granted) => index.closure.reaches(granted, permission)),
  }
}

const holds = 'x.since <= @at AND @at < x.until'

function assignmentAt(
  db: ReadDatabase,
  { at, counts }: SnapshotRow,
  connector: string | null,
  { brief, key: user }: { brief: UserBrief; key: number },
  role: number,
): Answer {
  const held = db
    .prepare(`SELECT 1 FROM user_role x WHERE user_id = @user AND role_id = @role AND ${holds}`)
    .get({ at, user, role })
  if (held !== undefined) return 'yes'
  const there = db.prepare(`SELECT 1 FROM user_version x WHERE user_id = @user AND ${holds}`)
  const known =
    there.get({ at, user }) === undefined
      ? counts.users.is === 'total' || holdersKnown(db, at, connector)
      : assignmentsKnown(db, at, connector, user, brief.id)
  return known ? 'no' : 'unknown'
}

function listingAt(
  db: ReadDatabase,
  { at, counts }: SnapshotRow,
  role: number,
  { brief, key: permission }: { brief: PermissionBrief; key: number },
): Answer {
  const listed = db
    .prepare(
      `SELECT 1 FROM role_permission x WHERE role_id = @role AND permission_id = @permission AND ${holds}`,
    )
    .get({ at, role, permission })
  if (listed !== undefined) return 'yes'
  const version = db
    .prepare(
      `SELECT listing_known AS outside, app_listing_known AS inApps FROM role_version x
       WHERE role_id = @role AND ${holds}`,
    )
    .get({ at, role }) as { outside: number; inApps: number } | undefined
  const known =
    version === undefined
      ? counts.roles.is === 'total'
      : (brief.app === undefined ? version.outside : version.inApps) === 1
  return known ? 'no' : 'unknown'
}

function spansOf(answers: readonly (AnswerAt & { row: SnapshotRow })[]): GrantSpan[] {
  const spans: GrantSpan[] = []
  for (const { answer, direct, roles, row } of answers) {
    const brief = briefOf(row)
    const last = spans.at(-1)
    const isSame =
      last !== undefined &&
      last.answer === answer &&
      last.direct === direct &&
      keyOf(last.roles) === keyOf(roles)
    if (isSame) {
      last.to = brief
      last.snapshots++
    } else spans.push({ answer, roles, direct, from: brief, to: brief, snapshots: 1 })
  }
  return spans
}

const keyOf = (roles: readonly Named[]): string =>
  roles
    .map(({ id }) => id)
    .sort()
    .join('\n')

/** By the newest snapshot; whoever is there no longer, by the vendor's id. */
function userIn({ db, index }: Asked, named: string): { brief: UserBrief; key: number } {
  const brief = found(
    () => userBrief(index, findUser(index, named)),
    () => lastName(db, 'user', named),
  )
  return { brief, key: keyOfThing(db, 'user', brief.id) }
}

function roleIn({ db, index }: Asked, named: string): { brief: Named; key: number } {
  const brief = found(
    () => roleNamed(index, findRole(index, named)),
    () => lastName(db, 'role', named),
  )
  return { brief, key: keyOfThing(db, 'role', brief.id) }
}

function permissionIn(
  { db, index }: Asked,
  named: string,
  app: string | undefined,
): { brief: PermissionBrief; key: number } {
  const brief = found(
    () => permissionBrief(index, findPermission(index, named, app)),
    () => lastPermission(db, named, app),
  )
  const key = db
    .prepare(
      `SELECT p.id FROM permission p LEFT JOIN app a ON a.id = p.app_id
       WHERE p.external_id = ? AND a.external_id IS ?`,
    )
    .pluck()
    .get(brief.id, brief.app ?? null) as number
  return { brief, key }
}

function found<T>(newest: () => T, gone: () => T | undefined): T {
  try {
    return newest()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    const before = gone()
    if (before === undefined) throw error
    return before
  }
}

const keyOfThing = (db: ReadDatabase, table: 'user' | 'role', id: string): number =>
  db.prepare(`SELECT id FROM ${table} WHERE external_id = ?`).pluck().get(id) as number

function lastName(db: ReadDatabase, table: 'user' | 'role', id: string): Named | undefined {
  return db
    .prepare(
      `SELECT t.external_id AS id, x.name FROM ${table}_version x JOIN ${table} t ON t.id = x.${table}_id
       WHERE t.external_id = ? ORDER BY x.until DESC LIMIT 1`,
    )
    .get(id) as Named | undefined
}

function lastPermission(
  db: ReadDatabase,
  id: string,
  app: string | undefined,
): PermissionBrief | undefined {
  const row = db
    .prepare(
      `SELECT p.external_id AS id, x.name, x.assignable, a.external_id AS app
       FROM permission_version x JOIN permission p ON p.id = x.permission_id
       LEFT JOIN app a ON a.id = p.app_id
       WHERE p.external_id = @id AND (@app IS NULL OR a.external_id = @app)
       ORDER BY x.until DESC LIMIT 1`,
    )
    .get({ id, app: app ?? null }) as
    { id: string; name: string; assignable: number | null; app: string | null } | undefined
  if (!row) return undefined
  return {
    id: row.id,
    name: row.name,
    assignable: row.assignable === null ? null : row.assignable === 1,
    ...(row.app === null ? {} : { app: row.app }),
  }
}
