/** What an account holds, how old and how whole it is, and its parts. */
import type { AccessIndex } from '../access/access-index'
import { reconcile } from '../access/differences'
import type { AccountSummary, Overview, PartDetail } from '../../shared/schemas/accounts'
import type { PartKind } from '../../shared/schemas/common'
import type { StoredConnection } from '../../shared/schemas/connections'
import type { ImportRecord } from '../../shared/schemas/imports'
import { iso } from '../../shared/time'
import type { AccountFolder } from '../store/account-folder'
import { readConnection } from '../store/connection'
import { chosenLanguage } from '../store/languages'
import { openForReading, type ReadDatabase } from '../store/open'
import type { Asked } from './reader'
import { newestSnapshot, snapshotOf } from './snapshots'

/** As stored: whether its secrets are at hand is not the file's to know. */
export type StoredSummary = Omit<AccountSummary, 'connection'> & { connection?: StoredConnection }

export function accountSummaries(folder: AccountFolder): StoredSummary[] {
  return folder.list().map((entry): StoredSummary => {
    if ('problem' in entry) {
      const { message, hint } = entry.problem
      return {
        id: entry.id,
        name: entry.id,
        createdAt: iso(0),
        snapshots: 0,
        problem: { message, ...(hint === undefined ? {} : { hint }) },
      }
    }
    const db = openForReading(entry.file)
    try {
      const newest = newestSnapshot(db)
      const connected = readConnection(db)
      return {
        ...entry.account,
        snapshots: db.prepare('SELECT count(*) FROM snapshot').pluck().get() as number,
        ...(newest ? { latest: snapshotOf(newest) } : {}),
        ...(connected ? { connection: connected.connection } : {}),
      }
    } finally {
      db.close()
    }
  })
}

export function overview({ account, db, index, snapshot }: Asked): Overview {
  const language = chosenLanguage(db)
  return {
    account,
    snapshot: snapshotOf(snapshot),
    coverage: snapshot.coverage,
    differences: reconcile(index).total,
    languages: snapshot.languages,
    ...(language === undefined ? {} : { language }),
  }
}

export interface PartsInput {
  kind?: string | undefined
  subject?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** The newest part of each subject at the snapshot. */
export function partRows(
  { db, snapshot, index }: Asked,
  input: PartsInput,
): { total: number; parts: PartDetail[] } {
  const newest = `
    FROM part JOIN import ON import.id = part.import_id
    WHERE part.id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY kind, subject ORDER BY at DESC, id DESC) AS place
        FROM part WHERE at <= @at AND (@kind IS NULL OR kind = @kind) AND (@subject IS NULL OR subject = @subject)
      ) WHERE place = 1
    )`
  const given = { at: snapshot.at, kind: input.kind ?? null, subject: input.subject ?? null }
  const total = db.prepare(`SELECT count(*) ${newest}`).pluck().get(given) as number
  const rows = db
    .prepare(
      `SELECT part.id, kind, subject, status, reason, note, part.taken_at AS takenAt, count, import_id AS import,
              imported_at AS importedAt, file, sha256 ${newest}
       ORDER BY status = 'whole', kind, subject LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit: input.limit ?? -1, offset: input.offset ?? 0 })
  return { total, parts: rows.map((row) => partDetail(row as PartRow, index)) }
}

interface PartRow extends Omit<PartDetail, 'takenAt' | 'importedAt' | 'reason' | 'note' | 'name'> {
  takenAt: number | null
  importedAt: number
  reason: string | null
  note: string | null
}

function partDetail({ reason, note, ...row }: PartRow, index: AccessIndex): PartDetail {
  const name = nameOf(row.kind, row.subject, index)
  return {
    ...row,
    takenAt: iso(row.takenAt),
    importedAt: iso(row.importedAt),
    ...(reason === null ? {} : { reason }),
    ...(note === null ? {} : { note }),
    ...(name === undefined ? {} : { name }),
  }
}

function nameOf(kind: PartKind, subject: string, index: AccessIndex): string | undefined {
  const first = subject.split(' ')[0]!
  const { users, roles, apps } = index.facts
  switch (kind) {
    case 'role':
    case 'role-resources':
    case 'role-users':
      return roles[index.roleByExternalId.get(subject) ?? -1]?.name
    case 'app':
    case 'app-info':
    case 'app-menus':
    case 'app-permissions':
    case 'menu-groups':
      return apps[index.appByExternalId.get(subject) ?? -1]?.name
    case 'user':
    case 'assignment':
    case 'authorization-profile':
    case 'permission-check':
    case 'error-observation':
    case 'user-app-resources':
    case 'administered-sites':
    case 'user-features':
    case 'extension-grants':
      return users[index.userByExternalId.get(first) ?? -1]?.name
    case 'permission':
      return index.facts.permissions.find(
        (permission) => permission.app === undefined && permission.id === subject,
      )?.name
    default:
      return undefined
  }
}

export function importRows(db: ReadDatabase): ImportRecord[] {
  const rows = db
    .prepare(
      `SELECT import.id, source, imported_at AS importedAt, import.taken_at AS takenAt, files, names,
              (SELECT count(*) FROM part WHERE import_id = import.id) AS parts, snapshot.id AS snapshot
       FROM import JOIN snapshot ON snapshot.import_id = import.id ORDER BY import.id DESC`,
    )
    .all() as (Omit<ImportRecord, 'importedAt' | 'takenAt' | 'names'> & {
    importedAt: number
    takenAt: number | null
    names: string
  })[]
  return rows.map((row) => ({
    ...row,
    importedAt: iso(row.importedAt),
    takenAt: iso(row.takenAt),
    names: JSON.parse(row.names) as string[],
  }))
}
