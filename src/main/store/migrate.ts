/** Brings an account's file to this version's schema. Numbers step by 10, so branches do not collide. */
import type Database from 'better-sqlite3'
import { AppError } from '../../shared/result'
import { sql as first } from './migrations/010-first'
import { sql as tablesAndGroups } from './migrations/020-tables-and-groups'
import { sql as connectionsAndSyncs } from './migrations/030-connections-and-syncs'
import { shareResources, sql as enosOnline } from './migrations/040-enos-online'
import { sql as sandboxes } from './migrations/050-sandboxes'
import { sql as clientAndColour } from './migrations/060-client-and-colour'
import { sql as savedViews } from './migrations/070-saved-views'
import type { WriteDatabase } from './open'
import { projectAnew } from './project'

interface Migration {
  version: number
  sql: string
  /** What SQL alone cannot do, after it. */
  then?: (db: Database.Database) => void
}

export const migrations: readonly Migration[] = [
  { version: 10, sql: first },
  { version: 20, sql: tablesAndGroups },
  { version: 30, sql: connectionsAndSyncs },
  { version: 40, sql: enosOnline, then: shareResources },
  { version: 50, sql: sandboxes },
  { version: 60, sql: clientAndColour },
  { version: 70, sql: savedViews },
]

export const schemaVersion = migrations.at(-1)!.version

export function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * Applies what is missing and projects the facts anew from the parts, which did not change, in one
 * transaction: a file is as it was or wholly migrated.
 * @param backup called once before the first change of a file that already holds data
 * @throws AppError `database-from-the-future` where a newer Permiscope wrote the file
 */
export function migrate(db: Database.Database, file: string, backup: () => void): void {
  const from = versionOf(db)
  if (from > schemaVersion) throw fromTheFuture(file, from)
  const missing = migrations.filter((migration) => migration.version > from)
  if (missing.length === 0) return
  if (from > 0) backup()
  db.transaction(() => {
    for (const { sql, then } of missing) {
      db.exec(sql)
      then?.(db)
    }
    db.pragma(`user_version = ${schemaVersion}`)
    if (from > 0) projectAnew(db as unknown as WriteDatabase)
  }).immediate()
}

export function fromTheFuture(file: string, version: number): AppError {
  return new AppError(
    'database-from-the-future',
    `${file} was written by a newer Permiscope (schema ${version}; this one knows ${schemaVersion}).`,
    { hint: 'Open it with that version or a newer one. Nothing was changed.' },
  )
}
