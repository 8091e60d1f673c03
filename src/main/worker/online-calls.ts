/** The writer's calls for accounts that are connected or synced. */
import { assemble } from '../sync/assemble'
import type { StagedAnswer, StagedStep, StagedSync, SyncStop } from '../sync/staging'
import type { Account } from '../../shared/schemas/accounts'
import type { Asked, RequestCounts, SyncReport } from '../../shared/schemas/syncs'
import { findSnapshot, snapshotOf } from '../queries/snapshots'
import { accountIn, type AccountFolder } from '../store/account-folder'
import { mustBeThatAccount } from '../store/account-identity'
import {
  changeReading,
  connectedIdentity,
  removeConnection,
  writeConnection,
  type ConnectionToWrite,
  type ReadingToChange,
} from '../store/connection'
import { finishSync, storeAsked } from '../store/finish-sync'
import { openForReading, writing, writingALittle, type WriteDatabase } from '../store/open'
import {
  beginSync,
  countRequests,
  discardSync,
  runningSync,
  stopSync,
  toIdentity,
  type SyncIdentity,
  type SyncToBegin,
} from '../store/sync-row'
import { dropAnswers, stagedAnswers, writeAnswers, writeStep } from '../store/sync-staging'
import { withAccount } from './account-work'
import type { CallContext } from './service'

export function onlineCalls(folder: AccountFolder) {
  /** Of the account as its file says now; the name of a file that is being made is not yet its own. */
  const asItIs = (db: WriteDatabase, file: string, { id }: Account): Account => ({
    ...accountIn(db, file),
    id,
  })
  /** What is staged is little and comes often. */
  const staging = <T>(account: string, work: (db: WriteDatabase) => T): T =>
    writingALittle(folder.find(account).file, (db) => db.transaction(() => work(db)).immediate())

  return {
    /**
     * Makes the account where the name is new, or connects it anew.
     * @throws AppError `other-account` where it is that of another sign-in already
     */
    connect(input: { account: string } & ConnectionToWrite): Account {
      const known = folder.tryFind(input.account)
      return withAccount(folder, known, input.account, undefined, input.now, (db, account, file) =>
        db
          .transaction(() => {
            mustBeThatAccount(asItIs(db, file, account), toIdentity(connectedIdentity(input)))
            writeConnection(db, input)
            return asItIs(db, file, account)
          })
          .immediate(),
      )
    },

    /** Forgets the connection; what was read stays. The secrets are the caller's to remove. */
    disconnect(input: { account: string }): void {
      writing(folder.find(input.account).file, (db) =>
        db.transaction(() => removeConnection(db)).immediate(),
      )
    },

    /** What the next sync reads. */
    changeConnection(input: { account: string } & ReadingToChange): Account {
      const { account, file } = folder.find(input.account)
      writing(file, (db) => db.transaction(() => changeReading(db, input)).immediate())
      return account
    },

    /**
     * Begins a sync or takes up the unfinished one; the caller holds the account's lease. Makes the
     * account where the name is new.
     * @throws AppError `other-account`
     */
    beginSync(input: { account: string } & SyncToBegin): {
      account: Account
      staged: StagedSync
      resumed: boolean
    } {
      const known = folder.tryFind(input.account)
      return withAccount(folder, known, input.account, undefined, input.now, (db, account, file) =>
        db
          .transaction(() => {
            const begun = beginSync(db, () => asItIs(db, file, account), input)
            return { account: asItIs(db, file, account), ...begun }
          })
          .immediate(),
      )
    },

    /** @param input.requests of all runs of this sync so far @throws AppError `not-found` where it was discarded */
    stageAnswers(input: {
      account: string
      sync: number
      step: StagedStep
      answers: StagedAnswer[]
      requests: number
    }): void {
      staging(input.account, (db) => {
        countRequests(db, input.sync, input.requests)
        writeStep(db, input.sync, input.step)
        writeAnswers(db, input.sync, input.answers)
      })
    },

    /** @param input.clear drops what the step has read @throws AppError `not-found` where it was discarded */
    stageStep(input: {
      account: string
      sync: number
      step: StagedStep
      clear: boolean
      requests: number
    }): void {
      staging(input.account, (db) => {
        countRequests(db, input.sync, input.requests)
        if (input.clear) dropAnswers(db, input.sync, input.step.step)
        writeStep(db, input.sync, input.step)
      })
    },

    /** What a step has read so far, by number. */
    stagedAnswers(input: { account: string; sync: number; step: string }): StagedAnswer[] {
      const db = openForReading(folder.find(input.account).file)
      try {
        runningSync(db, input.sync)
        return stagedAnswers(db, input.sync, input.step)
      } finally {
        db.close()
      }
    },

    /** @throws AppError `not-found` where it was discarded */
    stopSync(
      input: { account: string; sync: number; status: 'interrupted' | 'failed' } & SyncStop,
    ): void {
      const { sync, status } = input
      writing(folder.find(input.account).file, (db) =>
        db.transaction(() => stopSync(db, sync, status, input)).immediate(),
      )
    },

    discardSync(input: { account: string }): void {
      writing(folder.find(input.account).file, (db) =>
        db.transaction(() => discardSync(db)).immediate(),
      )
    },

    /**
     * Stores what the sync has read as one import, all or nothing.
     * @throws AppError `not-found`, `other-account`, `server-failed` where nothing was read
     */
    finishSync(
      input: {
        account: string
        sync: number
        now: number
        requests: RequestCounts
        signedInUser?: string | undefined
        locale: string
        resumed: boolean
      },
      context: CallContext,
    ): SyncReport {
      context.progress({ phase: 'storing', done: 0 })
      const { account, file } = folder.find(input.account)
      return writing(file, (db) => {
        const { written, parts, partsTotal, warnings } = finishSync(
          db,
          file,
          () => asItIs(db, file, account),
          { ...input, requests: input.requests.total, assemble },
        )
        return {
          account: { id: account.id, name: account.name },
          sync: input.sync,
          import: written.import,
          snapshot: snapshotOf(findSnapshot(db, String(written.snapshot))),
          requests: input.requests,
          parts,
          partsTotal,
          warnings,
          resumed: input.resumed,
        }
      })
    },

    /** Stores what the vendor said to a question, as an import of its own. @throws AppError `other-account` */
    storeAsked(input: {
      account: string
      answers: StagedAnswer[]
      identity: SyncIdentity
      signedInUser?: string | undefined
      locale: string
      now: number
    }): Asked {
      const { account, file } = folder.find(input.account)
      return writing(file, (db) => {
        const identity = toIdentity(input.identity)
        const stored = storeAsked(db, file, account, { ...input, identity, assemble })
        const asked = { account: { id: account.id, name: account.name } }
        if (!stored) return { ...asked, parts: [] }
        return {
          ...asked,
          import: stored.written.import,
          snapshot: snapshotOf(findSnapshot(db, String(stored.written.snapshot))),
          parts: stored.parts,
        }
      })
    },
  }
}
