/** Makes an import of what was read online: of a sync at its end, or of a question to the vendor. */
import { VENDORS } from '../connectors/files/identity'
import type { ImportToWrite } from '../connectors/parts'
import type { Assembled, ToAssemble } from '../sync/assemble'
import type { StagedAnswer, StagedStep } from '../sync/staging'
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import { iso } from '../../shared/time'
import { mustBeThatAccount } from './account-identity'
import { FOREVER } from './forever'
import type { WriteDatabase } from './open'
import { reportedParts, type ReportedParts } from './reported-parts'
import { closeSync, runningSync, type SyncRow, type VendorIdentity } from './sync-row'
import { stagedAnswers, stagedSteps, writeStep } from './sync-staging'
import { writeImport, type WrittenImport } from './write-import'

/** Puts together what was read, as saved answers are; see sync/assemble.ts. */
export type Assemble = (given: ToAssemble) => Assembled

export interface FinishedImport extends ReportedParts {
  written: WrittenImport
  warnings: string[]
}

export interface ToFinish {
  sync: number
  /** Unix milliseconds. */
  now: number
  /** Of this run. */
  requests: number
  /** External id of who signed in; absent where the vendor did not tell. */
  signedInUser?: string | undefined
  /** Language of the names. */
  locale: string
  assemble: Assemble
}

export interface ToStore {
  answers: StagedAnswer[]
  identity: VendorIdentity
  /** External id of who signed in; absent where the vendor did not tell. */
  signedInUser?: string | undefined
  /** Language of the names. */
  locale: string
  /** Unix milliseconds. */
  now: number
  assemble: Assemble
}

/**
 * Stores what a sync has read, drops it from the staging and closes the sync, all or nothing.
 * @param account as it is now
 * @throws AppError `not-found`, `other-account` where the answers are those of another account,
 *   `server-failed` where nothing was read
 */
export function finishSync(
  db: WriteDatabase,
  file: string,
  account: () => Account,
  input: ToFinish,
): FinishedImport {
  const row = runningSync(db, input.sync)
  const steps = stagedSteps(db, row.id)
  const { toWrite, identity, reported, corrected, warnings } = readStaged(db, row, steps, input)
  if (reported.partsTotal === 0) {
    throw new AppError('server-failed', 'The sync read nothing that could be stored.', {
      hint: 'The list of its steps says why. What the account holds is as it was.',
    })
  }
  const store = db.transaction((): WrittenImport => {
    mustBeThatAccount(account(), identity)
    const written = writeImport(db, file, toWrite)
    for (const step of corrected) writeStep(db, row.id, step)
    closeSync(db, row.id, {
      now: input.now,
      requests: Math.max(row.requests, input.requests),
      import: written.import,
      externalId: identity.externalId,
    })
    return written
  })
  const written = store.immediate()
  return {
    written,
    ...reported,
    warnings: [...warnings, ...olderThanKnown(db, written, identity)],
  }
}

interface ReadStaged extends Omit<Assembled, 'drafts'> {
  toWrite: ImportToWrite
  identity: VendorIdentity
  reported: ReportedParts
}

/** A function of its own, so that half a million answers are let go of before they are stored as parts. */
function readStaged(
  db: WriteDatabase,
  row: SyncRow,
  steps: StagedStep[],
  { assemble, signedInUser, locale, now }: ToFinish,
): ReadStaged {
  const answers = stagedAnswers(db, row.id)
  const identity = identityToldBy(answers, row.identity)
  const { drafts, corrected, warnings } = assemble({
    connector: identity.connector,
    answers,
    steps,
    identity,
    signedInUser,
    locale,
    readableApps: readableApps(db),
    hadAccess: accessOf(db),
    now,
  })
  const files = steps.filter(({ status }) => status !== 'skipped').map(({ label }) => label)
  return {
    toWrite: { drafts, files, identity, source: 'sync', now },
    identity,
    reported: reportedParts(drafts),
    corrected,
    warnings,
  }
}

/** What counts is what is newest by its date, and not what came last. */
function olderThanKnown(
  db: WriteDatabase,
  { snapshot }: WrittenImport,
  { connector }: VendorIdentity,
): string[] {
  const newer = db
    .prepare('SELECT max(at) FROM snapshot WHERE at > (SELECT at FROM snapshot WHERE id = ?)')
    .pluck()
    .get(snapshot) as number | null
  if (newer === null) return []
  return [
    `The account holds answers of ${iso(newer)}, which count as newer than what was read now: ` +
      `${VENDORS[connector]}’s clock was set back, or what was imported is of a clock that is ahead. ` +
      'Take that import back, so that this one counts.',
  ]
}

/** @returns undefined where the answers hold nothing to store @throws AppError `other-account` */
export function storeAsked(
  db: WriteDatabase,
  file: string,
  account: Account,
  input: ToStore,
): FinishedImport | undefined {
  const { answers, now } = input
  const identity = identityToldBy(answers, input.identity)
  mustBeThatAccount(account, identity)
  const { drafts, warnings } = input.assemble({
    connector: identity.connector,
    answers,
    steps: [],
    identity,
    signedInUser: input.signedInUser,
    locale: input.locale,
    readableApps: readableApps(db),
    hadAccess: accessOf(db),
    now,
  })
  if (drafts.length === 0) return undefined
  const written = writeImport(db, file, {
    drafts,
    files: answers.map(({ source }) => source),
    identity,
    source: 'question',
    now,
  })
  return { written, ...reportedParts(drafts), warnings }
}

/** Apps of which an answer once told that somebody has something there. */
function readableApps(db: WriteDatabase): ReadonlySet<string> {
  const apps = db
    .prepare(
      `SELECT external_id FROM app WHERE id IN (
         SELECT app_id FROM permission_set JOIN permission_set_member ON permission_set_id = permission_set.id
         UNION SELECT app_id FROM menu_set JOIN menu_set_member ON menu_set_id = menu_set.id
       )`,
    )
    .pluck()
    .all() as string[]
  return new Set(apps)
}

/** @returns whether the newest answer about a user in an app told anything that the user has there */
function accessOf(db: WriteDatabase): (user: string, app: string) => boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM vendor_app x
       WHERE x.user_id = (SELECT id FROM user WHERE external_id = ?)
         AND x.app_id = (SELECT id FROM app WHERE external_id = ?) AND x.until = ${FOREVER}
         AND (EXISTS (SELECT 1 FROM permission_set_member m WHERE m.permission_set_id = x.permission_set_id)
           OR EXISTS (SELECT 1 FROM menu_set_member m WHERE m.menu_set_id = x.menu_set_id))`,
    )
    .pluck()
  return (user, app) => found.get(user, app) !== undefined
}

/**
 * Not every sign-in tells which account it is of; the answers do.
 * @throws AppError `other-account` where they are not all of one
 */
function identityToldBy(
  answers: readonly StagedAnswer[],
  identity: VendorIdentity,
): VendorIdentity {
  const told = answers.flatMap(({ answer }) => answer.identity.externalId ?? [])
  const [externalId, other] = new Set([identity.externalId ?? [], ...told].flat())
  if (other !== undefined) {
    throw new AppError(
      'other-account',
      `These answers are of two accounts: ${externalId}, ${other}.`,
      {
        hint: 'Nothing of it stands in the account. Sync anew.',
      },
    )
  }
  return externalId === undefined ? identity : { ...identity, externalId }
}
