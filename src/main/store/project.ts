/**
 * The projection: from parts to facts with lifetimes. It always starts at the moment of the oldest
 * part that came or went, so an ordinary import is one step at the end and a back-dated or undone
 * import redoes only what comes after it.
 */
import { HIDDEN_ROLES_NOTE, type PartBodies } from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import { applyPart } from './apply'
import { rewind, writeFacts } from './facts'
import { factsOf } from './facts-of'
import { Identities } from './identities'
import { keptOnce } from './kept-once'
import type { WriteDatabase } from './open'
import { Presence } from './presence'
import { languageOf } from './languages'
import { Bodies } from './part-bodies'
import { dropUnusedSets, ResourceSets } from './resource-sets'
import { AccountState } from './state'
import { evidenceKinds, isList, type StoredPart } from './stored-part'
import { unreadOfUsers } from './assignments-known'
import { summaryOf } from './summary'
import { writeClosure } from './closure-table'

/** All facts anew from all parts. */
export function projectAnew(db: WriteDatabase): void {
  project(db, Number.MIN_SAFE_INTEGER)
}

/** @param from moment of the oldest part that came or went, in Unix milliseconds */
export function project(db: WriteDatabase, from: number): void {
  rewind(db, from)
  const state = new AccountState()
  const bodies = new Bodies(db)
  for (const part of standingBefore(db, from)) applyPart(state, part, bodyOf(bodies, part))

  const connector = connectorOf(db)
  const identities = new Identities(db)
  const sets = new ResourceSets(db)
  const later = partsFrom(db, from)
  const close = db.prepare(
    'UPDATE snapshot SET counts = ?, coverage = ?, not_whole = ?, languages = ? WHERE at = ?',
  )
  let next = 0
  for (const at of stepsFrom(db, from)) {
    for (let part = later[next]; part && part.at <= at; part = later[++next]) {
      applyPart(state, part, bodyOf(bodies, part))
    }
    const presence = new Presence(db, at)
    const facts = factsOf(state, identities, connector === 'table', presence, sets)
    writeFacts(db, at, facts)
    const summary = summaryOf(state, facts, unreadOfUsers(db, at, connector), connector)
    close.run(
      JSON.stringify(summary.counts),
      JSON.stringify(summary.coverage),
      summary.notWhole,
      JSON.stringify([...facts.languages].map(languageOf).sort()),
      at,
    )
  }
  dropUnusedSets(db)
  writeClosure(db)
  db.prepare('UPDATE account SET revision = revision + 1').run()
}

/**
 * Moments at which facts are written. Each answer of an import can have a moment of its own, but only
 * the states at snapshots are asked for, and who was there when a list of all that users hold, roles
 * give or permissions include was taken (see assignments-known.ts and presence.ts). A fact begins at the first of these moments that is not before its part.
 */
function stepsFrom(db: WriteDatabase, from: number): number[] {
  return db
    .prepare(
      `SELECT at FROM snapshot WHERE at >= @from
       UNION SELECT at FROM part WHERE at >= @from AND status = 'whole'
         AND kind IN ('assignment-list', 'direct-permission-list', 'direct-menu-list',
           'role-permission-list', 'role-menu-list', 'inclusion-list')
       UNION SELECT * FROM (SELECT min(at) AS first FROM part WHERE kind = 'role-users' GROUP BY import_id)
         WHERE first >= @from
       ORDER BY 1`,
    )
    .pluck()
    .all({ from }) as number[]
}

const columns = `id, import_id AS importId, kind, subject, status, reason, note, at, taken_at AS takenAt, count,
  (SELECT source FROM import WHERE import.id = import_id) AS source`

function partsFrom(db: WriteDatabase, from: number): StoredPart[] {
  return readParts(db, 'at >= ? ORDER BY at, id', from)
}

/** There can be half a million: words that many of them have are kept once. */
function readParts(db: WriteDatabase, which: string, from: number): StoredPart[] {
  const once = keptOnce()
  const parts: StoredPart[] = []
  const rows = db
    .prepare(`SELECT ${columns} FROM part WHERE ${which}`)
    .iterate(from) as IterableIterator<StoredPart>
  for (const part of rows) {
    part.kind = once(part.kind)
    part.status = once(part.status)
    part.reason = once(part.reason)
    part.note = once(part.note)
    if (part.source !== undefined) part.source = once(part.source)
    parts.push(part)
  }
  return parts
}

/**
 * The parts before a moment that still have a say, in order. Users and assignments that a newer whole
 * list covers, and whole items that a newer whole one replaced, are left out: they can be many.
 */
function standingBefore(db: WriteDatabase, from: number): StoredPart[] {
  const parts = readParts(db, 'at < ? ORDER BY at DESC, id DESC', from)
  const replaced = new Set<string>()
  const standing: StoredPart[] = []
  for (const part of parts) {
    const own = `${part.kind} ${part.subject}`
    const cover = coveredBy[part.kind]
    // What tables tell beside lists of users stands whatever list comes after.
    const words = part.kind === 'user-list' && part.status === 'partial'
    if (!words && (replaced.has(own) || (cover && replaced.has(cover)))) continue
    standing.push(part)
    // An answer that was not asked for hidden roles does not replace one that was.
    const unasked = part.note?.includes(HIDDEN_ROLES_NOTE) ?? false
    if (part.status !== 'whole' || unasked) continue
    // Lists of roles and permissions may leave out what older ones say, so all of them are applied.
    if (!isList(part.kind)) replaced.add(own)
    else if (coveredBy[part.kind] === part.kind) replaced.add(part.kind)
  }
  return standing.reverse()
}

/** Which whole list replaces all older parts of a kind. */
const coveredBy: Partial<Record<PartKind, PartKind>> = {
  'permission-category': 'permission-category-list',
  'permission-category-list': 'permission-category-list',
  user: 'user-list',
  'user-list': 'user-list',
  assignment: 'assignment-list',
  'assignment-list': 'assignment-list',
  site: 'site-list',
  'site-list': 'site-list',
  'role-permission-list': 'role-permission-list',
  'inclusion-list': 'inclusion-list',
  'role-menu-list': 'role-menu-list',
  'direct-permission-list': 'direct-permission-list',
  'direct-menu-list': 'direct-menu-list',
}

/** Null also where a body says nothing that facts are made of. */
function bodyOf(bodies: Bodies, part: StoredPart): PartBodies[PartKind] | null {
  return evidenceKinds.has(part.kind) ? null : bodies.of(part)
}

function connectorOf(db: WriteDatabase): string | null {
  return db.prepare('SELECT connector FROM account').pluck().get() as string | null
}
