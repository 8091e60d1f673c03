/** Finds the snapshot that a question is about. */
import type { Snapshot } from '../../shared/schemas/accounts'
import type { Coverage } from '../../shared/schemas/accounts'
import type { Counts, SnapshotBrief } from '../../shared/schemas/common'
import { AppError } from '../../shared/result'
import { iso, parseMoment } from '../../shared/time'
import type { ReadDatabase } from '../store/open'

export interface SnapshotRow {
  id: number
  import: number
  /** Unix milliseconds. */
  at: number
  takenAt: number | null
  counts: Counts
  coverage: Coverage[]
  notWhole: number
  /** Those that names are known in, BCP 47; `''` where an answer did not say its language. */
  languages: string[]
}

const select =
  'SELECT id, import_id AS import, at, taken_at AS takenAt, counts, coverage, not_whole AS notWhole, languages FROM snapshot'

/** Newest first. */
export function snapshots(db: ReadDatabase): SnapshotRow[] {
  return db.prepare(`${select} ORDER BY at DESC, id DESC`).all().map(rowOf)
}

export function newestSnapshot(db: ReadDatabase): SnapshotRow | undefined {
  const row = db.prepare(`${select} ORDER BY at DESC, id DESC LIMIT 1`).get()
  return row === undefined ? undefined : rowOf(row)
}

/**
 * @param at a snapshot's id, or an ISO date (its end) or date-time: the newest snapshot that is not later
 * @throws AppError `not-found`, `invalid-argument`
 */
export function findSnapshot(db: ReadDatabase, at: string | undefined): SnapshotRow {
  const newest = newestSnapshot(db)
  if (!newest) {
    throw new AppError('not-found', 'Nothing of this account was read yet.', {
      hint: 'Connect and sync it, or import saved answers into it.',
    })
  }
  if (at === undefined) return newest
  if (/^\d{1,9}$/.test(at)) {
    const row = db.prepare(`${select} WHERE id = ?`).get(Number(at))
    if (row !== undefined) return rowOf(row)
    throw new AppError('not-found', `There is no snapshot ${at} in this account.`, {
      hint: 'The list of snapshots shows their numbers and dates.',
    })
  }
  const moment = parseMoment(at, 'end')
  if (moment === undefined) {
    throw new AppError('invalid-argument', `“${at}” is neither a snapshot's number nor a date.`, {
      hint: 'Write a date as 2026-11-14, or with a time as 2026-11-14T09:12:00Z.',
    })
  }
  const row = db.prepare(`${select} WHERE at <= ? ORDER BY at DESC, id DESC LIMIT 1`).get(moment)
  if (row !== undefined) return rowOf(row)
  const oldest = db.prepare('SELECT min(at) FROM snapshot').pluck().get() as number
  throw new AppError('not-found', `This account holds nothing as old as ${at}.`, {
    hint: `Its oldest snapshot is of ${iso(oldest).slice(0, 10)}.`,
  })
}

export function briefOf(row: SnapshotRow): SnapshotBrief {
  return {
    id: row.id,
    takenAt: iso(row.takenAt),
    at: iso(row.at),
    status: row.notWhole === 0 ? 'whole' : 'partial',
    notWhole: row.notWhole,
  }
}

export function snapshotOf(row: SnapshotRow): Snapshot {
  return { ...briefOf(row), import: row.import, counts: row.counts }
}

function rowOf(row: unknown): SnapshotRow {
  const { counts, coverage, languages, ...rest } = row as Omit<
    SnapshotRow,
    'counts' | 'coverage' | 'languages'
  > &
    Record<'counts' | 'coverage' | 'languages', string>
  return {
    ...rest,
    counts: JSON.parse(counts) as Counts,
    coverage: JSON.parse(coverage) as Coverage[],
    languages: JSON.parse(languages) as string[],
  }
}
