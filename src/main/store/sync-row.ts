/** The history of syncs, and the one that is not finished. */
import type { AccountIdentity } from '../connectors/parts'
import type { StagedStep, StagedSync, SyncStop } from '../sync/staging'
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import type { OnlineConnector } from '../../shared/schemas/connections'
import type { SyncStep } from '../../shared/schemas/syncs'
import { mustBeThatAccount, writeIdentity } from './account-identity'
import type { ReadDatabase, WriteDatabase } from './open'
import { projectAnew } from './project'
import { dropOutdated, stagedSteps } from './sync-staging'

/** What is asked of a vendor that signs in. */
export interface SyncIdentity {
  connector: OnlineConnector
  /** Origin. */
  server: string
  externalId?: string | undefined
}

export type VendorIdentity = AccountIdentity & { connector: OnlineConnector }

export interface SyncToBegin {
  identity: SyncIdentity
  /** What is read, and in which languages: a sync that reads otherwise is not gone on with. */
  settings?: string | undefined
  /** External id of who signed in; a sync that somebody else began is not gone on with: they see other things. */
  signedInUser?: string | undefined
  /** Forgets an unfinished sync first. */
  anew: boolean
  /** Unix milliseconds. */
  now: number
}

/** The row of a sync that goes on. */
export interface SyncRow {
  id: number
  identity: VendorIdentity
  settings: string | null
  signedInUser: string | null
  startedAt: number
  requests: number
}

/**
 * Begins a sync, or takes up the unfinished one. The caller holds the account's lease, so one that is
 * still said to run was that of a process that died. What is too old of it is dropped.
 * @param account as it is now
 * @throws AppError `other-account`
 */
export function beginSync(
  db: WriteDatabase,
  account: () => Account,
  input: SyncToBegin,
): { staged: StagedSync; resumed: boolean } {
  const { identity, now } = input
  if (input.anew) discardSync(db)
  mustBeThatAccount(account(), toIdentity(identity))
  const unfinished = unfinishedSync(db)
  const resumed = unfinished !== undefined && isSameReading(unfinished, input)
  if (unfinished && !resumed) discardSync(db)
  const id = resumed ? unfinished.id : insert(db, input)
  if (resumed) {
    dropOutdated(db, unfinished, now)
    db.prepare(
      `UPDATE sync SET status = 'running', ended_at = NULL, error = NULL,
         external_id = coalesce(external_id, ?) WHERE id = ?`,
    ).run(identity.externalId ?? null, id)
  }
  if (writeIdentity(db)) projectAnew(db)
  return {
    staged: {
      sync: id,
      startedAt: resumed ? unfinished.startedAt : now,
      requests: resumed ? unfinished.requests : 0,
      steps: stagedSteps(db, id),
    },
    resumed,
  }
}

function insert(db: WriteDatabase, { identity, settings, signedInUser, now }: SyncToBegin): number {
  return Number(
    db
      .prepare(
        `INSERT INTO sync (connector, server, external_id, settings, signed_in_user_id, started_at,
           status, requests, steps)
         VALUES (?, ?, ?, ?, ?, ?, 'running', 0, '[]')`,
      )
      .run(
        identity.connector,
        identity.server,
        identity.externalId ?? null,
        settings ?? null,
        signedInUser ?? null,
        now,
      ).lastInsertRowid,
  )
}

const isSameReading = (row: SyncRow, { settings, signedInUser }: SyncToBegin): boolean =>
  row.settings === (settings ?? null) && row.signedInUser === (signedInUser ?? null)

/** The sync of that number, while it goes on. @throws AppError `not-found` */
export function runningSync(db: ReadDatabase, id: number): SyncRow {
  const row = rowWhere(db, `id = ? AND status = 'running'`, id)
  if (row) return row
  throw new AppError('not-found', 'This sync is not there any more.', {
    hint: 'It was stopped or discarded in the meantime: sync again.',
  })
}

/** Running, or interrupted. */
export const unfinishedSync = (db: ReadDatabase): SyncRow | undefined =>
  rowWhere(db, `status IN ('running', 'interrupted')`)

function rowWhere(db: ReadDatabase, condition: string, ...given: number[]): SyncRow | undefined {
  const row = db
    .prepare(
      `SELECT id, connector, server, external_id AS externalId, settings,
              signed_in_user_id AS signedInUser, started_at AS startedAt, requests
       FROM sync WHERE ${condition}`,
    )
    .get(...given) as
    (Omit<SyncRow, 'identity'> & SyncIdentity & { externalId: string | null }) | undefined
  if (!row) return undefined
  const { connector, server, externalId, ...rest } = row
  return {
    ...rest,
    identity: toIdentity({ connector, server, externalId: externalId ?? undefined }),
  }
}

export const toIdentity = ({ connector, server, externalId }: SyncIdentity): VendorIdentity => ({
  connector,
  server,
  ...(externalId === undefined ? {} : { externalId }),
})

/** @param requests of all runs of this sync so far @throws AppError `not-found` */
export function countRequests(db: WriteDatabase, id: number, requests: number): void {
  runningSync(db, id)
  db.prepare('UPDATE sync SET requests = ? WHERE id = ?').run(requests, id)
}

/**
 * An interrupted sync can go on; what a failed one has read leaves the file.
 * @throws AppError `not-found`
 */
export function stopSync(
  db: WriteDatabase,
  id: number,
  status: 'interrupted' | 'failed',
  { at, requests, error }: SyncStop,
): void {
  countRequests(db, id, requests)
  if (status === 'failed') writeEndOfSteps(db, id)
  db.prepare('UPDATE sync SET status = ?, ended_at = ?, error = ? WHERE id = ?').run(
    status,
    at,
    error ? JSON.stringify(error) : null,
    id,
  )
}

/** @param requests of all runs of this sync */
export function closeSync(
  db: WriteDatabase,
  id: number,
  end: { now: number; requests: number; import: number; externalId: string | undefined },
): void {
  writeEndOfSteps(db, id)
  db.prepare(
    `UPDATE sync SET status = 'done', ended_at = ?, requests = ?, import_id = ?,
       external_id = coalesce(external_id, ?) WHERE id = ?`,
  ).run(end.now, end.requests, end.import, end.externalId ?? null, id)
}

function writeEndOfSteps(db: WriteDatabase, id: number): void {
  const steps = JSON.stringify(stagedSteps(db, id).map(withoutState))
  db.prepare('UPDATE sync SET steps = ? WHERE id = ?').run(steps, id)
  db.prepare('DELETE FROM sync_step WHERE sync_id = ?').run(id)
  db.prepare('DELETE FROM sync_resources WHERE sync_id = ?').run(id)
}

/** How a step stands, without what it needs to go on. */
export const withoutState = ({
  step,
  label,
  status,
  done,
  total,
  reason,
}: StagedStep): SyncStep => ({
  step,
  label,
  status,
  done,
  ...(total === undefined ? {} : { total }),
  ...(reason === undefined ? {} : { reason }),
})

/** Forgets the unfinished sync, if there is one, and what it has read. */
export function discardSync(db: WriteDatabase): void {
  db.prepare(`DELETE FROM sync WHERE status IN ('running', 'interrupted')`).run()
  if (writeIdentity(db)) projectAnew(db)
}
