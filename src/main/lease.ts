/**
 * What only one process may do at a time. A lease is an exclusive lock on an empty SQLite file, which the
 * system takes back when the process dies, however it dies; a file that merely exists would stay.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { AppError } from '../shared/result'

export interface Lease {
  /** May be called again. */
  release(): void
}

/** Milliseconds between two tries. */
const pause = 50

/**
 * @param file its folder is made where it is missing; the file stays when the lease ends
 * @returns undefined where this or another process holds it
 */
export function tryLease(file: string): Lease | undefined {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return undefined
    }
    throw error
  }
  // Closing ends the transaction, which wrote nothing.
  return { release: () => void database.close() }
}

/**
 * Waits for the lease without holding up the thread, works, and releases it.
 *
 * @throws AppError `cancelled` where the signal comes before the work began; what the work throws
 */
export async function withLease<T>(
  file: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  let lease: Lease | undefined
  for (;;) {
    if (signal?.aborted) throw new AppError('cancelled', 'It was cancelled.')
    lease = tryLease(file)
    if (lease) break
    await sleep(pause, undefined, signal ? { signal } : {}).catch(() => undefined)
  }
  try {
    return await work()
  } finally {
    lease.release()
  }
}
