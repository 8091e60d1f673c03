/** Reads which parts state the facts of a snapshot. */
import type { ReadDatabase } from '../store/open'
import type { PartBrief } from '../access/model'
import { assignmentsSaidBy } from '../store/assignments-known'
import { ListKind } from '../../shared/schemas/common'

/** The newest of some lists. */
export function newestOf(
  lists: ReadonlyMap<string, PartBrief>,
  keys: readonly string[],
): PartBrief | undefined {
  return keys.flatMap((key) => lists.get(key) ?? []).sort((a, b) => b.at - a.at || b.id - a.id)[0]
}

const columns = 'id, kind, subject, status, at, taken_at AS takenAt, file, note'

const briefOf = (row: unknown): PartBrief => {
  const part = row as PartBrief & { note: string | null }
  return { ...part, note: part.note ?? undefined }
}

/** The newest whole lists by kind (role lists: `role-list domain`), and the parts that state something by themselves. */
export function readParts(
  db: ReadDatabase,
  at: number,
): { lists: Map<string, PartBrief>; parts: Map<number, PartBrief> } {
  const lists = new Map<string, PartBrief>()
  for (const row of db
    .prepare(
      `SELECT ${columns} FROM part WHERE at <= ? AND status = 'whole'
       AND kind IN (SELECT value FROM json_each(?)) ORDER BY at, id`,
    )
    .all(at, JSON.stringify(ListKind.options))) {
    const part = briefOf(row)
    lists.set(part.kind === 'role-list' ? `role-list ${part.subject}` : part.kind, part)
  }
  const parts = new Map<number, PartBrief>()
  for (const row of db
    .prepare(
      `SELECT ${columns} FROM part WHERE id IN (SELECT part_id FROM statement WHERE since <= @at AND @at < until)`,
    )
    .all({ at })) {
    const part = briefOf(row)
    parts.set(part.id, part)
  }
  // Answers about each role can say of all users which roles they hold.
  const assignments = assignmentsSaidBy(db, at)
  const byRoles = assignments && parts.get(assignments.id)
  if (byRoles) lists.set('assignment-list', byRoles)
  return { lists, parts }
}

/** The part with its id. */
export function readPart(db: ReadDatabase, id: number): PartBrief {
  return briefOf(db.prepare(`SELECT ${columns} FROM part WHERE id = ?`).get(id))
}

/** What single parts state: kind → subject → part; a permission within an app by `app id`. */
export function readStatements(db: ReadDatabase, at: number): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  const rows = db
    .prepare(
      `SELECT kind, iif(b = '', a, b || ' ' || a), part_id FROM statement x
       WHERE kind IN ('role', 'role-resources', 'permission', 'assignment', 'app', 'menu-groups', 'administered-sites')
       AND x.since <= @at AND @at < x.until`,
    )
    .raw()
    .all({ at }) as [string, string, number][]
  for (const [kind, subject, part] of rows) {
    if (!found.has(kind)) found.set(kind, new Map())
    found.get(kind)!.set(subject, part)
  }
  return found
}
