/** Opens an account's file. Only the store writes; every other module is handed a {@link ReadDatabase}. */
import Database from 'better-sqlite3'
import { chmodSync, copyFileSync, existsSync } from 'node:fs'
import { AppError } from '../../shared/result'
import { corrupt, storeError } from './errors'
import { fromTheFuture, migrate, schemaVersion, versionOf } from './migrate'

declare const writable: unique symbol

/** A connection that cannot write: SQLite itself refuses. */
export interface ReadDatabase {
  prepare: Database.Database['prepare']
  pragma: Database.Database['pragma']
  transaction: Database.Database['transaction']
  close(): void
}

/** The writer's connection. */
export interface WriteDatabase extends ReadDatabase {
  readonly [writable]: true
  exec: Database.Database['exec']
  backup: Database.Database['backup']
}

/** How long a writer waits for another process's transaction to end, in milliseconds. */
const busyTimeout = 5_000

/** Makes an account's file. @throws AppError naming the cause */
export function createForWriting(file: string): WriteDatabase {
  return openWritable(file, false)
}

/** Opens for writing; migrates an older file. @throws AppError naming the cause, `not-found` if it is gone */
export function openForWriting(file: string): WriteDatabase {
  if (!existsSync(file)) {
    throw new AppError('not-found', 'This account is not there any more.', {
      hint: 'It was removed in the meantime.',
    })
  }
  return openWritable(file, true)
}

/**
 * Does work that writes, and then moves everything into the one file: what an import brought must not
 * stay in a log beside it when the import is taken back, nor be missing when the file is copied.
 * @throws AppError naming the cause
 */
export function writing<T>(file: string, work: (db: WriteDatabase) => T): T {
  return writingALittle(file, (db) => {
    const result = work(db)
    db.pragma('wal_checkpoint(TRUNCATE)')
    return result
  })
}

/**
 * Does a little work that writes, as often as need be: what it writes may stay in the log for now, so
 * that it waits for nobody who reads. A later {@link writing} moves it, or takes it away.
 * @throws AppError naming the cause
 */
export function writingALittle<T>(file: string, work: (db: WriteDatabase) => T): T {
  const db = openForWriting(file)
  try {
    return work(db)
  } catch (thrown) {
    throw storeError(thrown, file)
  } finally {
    db.close()
  }
}

function openWritable(file: string, fileMustExist: boolean): WriteDatabase {
  try {
    const db = new Database(file, { timeout: busyTimeout, fileMustExist })
    try {
      // Readers go on while an import writes.
      db.pragma('journal_mode = WAL')
      // With WAL a power cut can lose the last import but never damages the file.
      db.pragma('synchronous = NORMAL')
      db.pragma('foreign_keys = ON')
      // What an undone import brought must not linger in free pages.
      db.pragma('secure_delete = ON')
      // A broken index must be an error, not a wrong answer.
      db.pragma('cell_size_check = ON')
      migrate(db, file, () => {
        db.pragma('wal_checkpoint(TRUNCATE)')
        copyFileSync(file, `${file}.before-${schemaVersion}`)
      })
      // Names of people stand in it: for its owner only.
      chmodSync(file, 0o600)
    } catch (thrown) {
      db.close()
      throw thrown
    }
    return db as unknown as WriteDatabase
  } catch (thrown) {
    throw storeError(thrown, file)
  }
}

/** Opens for reading and proves it by a real query; a file of an older version is migrated first. @throws AppError naming the cause */
export function openForReading(file: string): ReadDatabase {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeout })
    try {
      const version = versionOf(db)
      if (version > schemaVersion) throw fromTheFuture(file, version)
      const accounts = version === 0 ? 0 : db.prepare('SELECT count(*) FROM account').pluck().get()
      if (accounts !== 1) throw corrupt(file)
      if (version < schemaVersion) {
        db.close()
        openForWriting(file).close()
        return openForReading(file)
      }
    } catch (thrown) {
      db.close()
      throw thrown
    }
    return db
  } catch (thrown) {
    throw storeError(thrown, file)
  }
}
