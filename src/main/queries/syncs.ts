/** The history of an account's syncs. */
import type { ErrorValue } from '../../shared/result'
import type { SyncRecord, SyncStep } from '../../shared/schemas/syncs'
import { iso } from '../../shared/time'
import type { ReadDatabase } from '../store/open'
import { withoutState } from '../store/sync-row'
import { stagedSteps } from '../store/sync-staging'

interface Row {
  id: number
  status: SyncRecord['status']
  startedAt: number
  endedAt: number | null
  import: number | null
  snapshot: number | null
  requests: number
  steps: string
  error: string | null
}

/** Newest first. One that is said to run may be what a process left that died. */
export function syncRecords(db: ReadDatabase): SyncRecord[] {
  const rows = db
    .prepare(
      `SELECT sync.id, status, started_at AS startedAt, ended_at AS endedAt, sync.import_id AS import,
              snapshot.id AS snapshot, requests, steps, error
       FROM sync LEFT JOIN snapshot ON snapshot.import_id = sync.import_id ORDER BY sync.id DESC`,
    )
    .all() as Row[]
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    startedAt: iso(row.startedAt),
    endedAt: iso(row.endedAt),
    ...(row.import === null ? {} : { import: row.import }),
    ...(row.snapshot === null ? {} : { snapshot: row.snapshot }),
    requests: row.requests,
    steps: stepsOf(db, row),
    ...(row.error === null ? {} : { error: JSON.parse(row.error) as ErrorValue }),
  }))
}

/** Those of an unfinished sync are still being written. */
function stepsOf(db: ReadDatabase, { id, status, steps }: Row): SyncStep[] {
  const isOver = status === 'done' || status === 'failed'
  return isOver ? (JSON.parse(steps) as SyncStep[]) : stagedSteps(db, id).map(withoutState)
}
