/**
 * The projection: from parts to facts with lifetimes. It always starts at the moment of the oldest
 * part that came or went, so an ordinary import is one step at the end and a back-dated or undone
 * import redoes only what comes after it.
 */
import { HIDDEN_ROLES_NOTE, type PartBodies } from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import { rewind, writeFacts } from './facts'
import { factsOf } from './facts-of'
import { Identities } from './identities'
import type { WriteDatabase } from './open'
import { readBody } from './part-bodies'
import { AccountState, isList, type StoredPart } from './state'
import { usersWithoutKnownRoles } from './assignments-known'
import { summaryOf } from './summary'
import { writeClosure } from './closure-table'

/** @param from moment of the oldest part that came or went, in Unix milliseconds */
export function project(db: WriteDatabase, from: number): void {
  rewind(db, from)
  const state = new AccountState()
  for (const part of standingBefore(db, from)) state.apply(part, bodyOf(db, part))

  const identities = new Identities(db)
  const later = partsFrom(db, from)
  for (let index = 0; index < later.length;) {
    const at = later[index]!.at
    for (; later[index]?.at === at; index++) state.apply(later[index]!, bodyOf(db, later[index]!))
    const facts = factsOf(state, identities)
    writeFacts(db, at, facts)
    const summary = summaryOf(state, facts, usersWithoutKnownRoles(db, at), connectorOf(db))
    db.prepare('UPDATE snapshot SET counts = ?, coverage = ?, not_whole = ? WHERE at = ?').run(
      JSON.stringify(summary.counts),
      JSON.stringify(summary.coverage),
      summary.notWhole,
      at,
    )
  }
  writeClosure(db)
}

const columns = `id, import_id AS importId, kind, subject, status, reason, note, at, taken_at AS takenAt, count`

function partsFrom(db: WriteDatabase, from: number): StoredPart[] {
  return db
    .prepare(`SELECT ${columns} FROM part WHERE at >= ? ORDER BY at, id`)
    .all(from) as StoredPart[]
}

/**
 * The parts before a moment that still have a say, in order. Users and assignments that a newer whole
 * list covers, and whole items that a newer whole one replaced, are left out: they can be many.
 */
function standingBefore(db: WriteDatabase, from: number): StoredPart[] {
  const parts = db
    .prepare(`SELECT ${columns} FROM part WHERE at < ? ORDER BY at DESC, id DESC`)
    .all(from) as StoredPart[]
  const replaced = new Set<string>()
  const standing: StoredPart[] = []
  for (const part of parts) {
    const own = `${part.kind} ${part.subject}`
    const cover = coveredBy[part.kind]
    if (replaced.has(own) || (cover && replaced.has(cover))) continue
    standing.push(part)
    // Lists of roles and permissions may leave out what older ones say, so all of them are applied.
    const replaces = isList(part.kind) ? part.kind in endsItems : true
    // Nor does an answer that was not asked for hidden roles replace one that was.
    const unasked = part.note?.includes(HIDDEN_ROLES_NOTE) ?? false
    if (replaces && part.status === 'whole' && !unasked) {
      replaced.add(isList(part.kind) ? part.kind : own)
    }
  }
  return standing.reverse()
}

/** Which whole list replaces all older items of a kind. */
const coveredBy: Partial<Record<PartKind, PartKind>> = {
  'permission-category': 'permission-category-list',
  'permission-category-list': 'permission-category-list',
  user: 'user-list',
  'user-list': 'user-list',
  assignment: 'assignment-list',
  'assignment-list': 'assignment-list',
}
const endsItems: Partial<Record<PartKind, true>> = {
  'permission-category-list': true,
  'user-list': true,
  'assignment-list': true,
}

function bodyOf(db: WriteDatabase, part: StoredPart): PartBodies[PartKind] | null {
  return readBody(db, part.id)
}

function connectorOf(db: WriteDatabase): string | null {
  return db.prepare('SELECT connector FROM account').pluck().get() as string | null
}
