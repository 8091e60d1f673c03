/** Everything that writes. Runs in the writer's thread, one call at a time. */
import { statSync } from 'node:fs'
import { sampleImports } from '../connectors/sample/sample-account'
import { readSavedAnswers, type SavedFile } from '../connectors/files/read'
import { addException, removeException, replaceRules, switchRule } from '../findings/rules-store'
import { fileName } from '../export/file-name'
import { AppError } from '../../shared/result'
import type { Account, Description } from '../../shared/schemas/accounts'
import type { ImportOptions, ImportReport } from '../../shared/schemas/imports'
import type { RuleException } from '../../shared/schemas/rules'
import type { SavedView } from '../../shared/schemas/saved-views'
import type { Sandbox } from '../../shared/schemas/what-if'
import { findSnapshot, snapshotOf } from '../queries/snapshots'
import { AccountFolder, accountName } from '../store/account-folder'
import { identityOf } from '../store/account-identity'
import { describeAccount } from '../store/description'
import { setLanguage } from '../store/languages'
import { openForWriting, writing, writingALittle, type WriteDatabase } from '../store/open'
import { reportedParts } from '../store/reported-parts'
import { removeView, renameView, saveView, type ViewToSave } from '../store/saved-views'
import { removeSandbox, renameSandbox, saveSandbox, type SandboxToSave } from '../store/sandboxes'
import { undoImport, writeImport } from '../store/write-import'
import { withAccount } from './account-work'
import { onlineCalls } from './online-calls'
import type { CallContext } from './service'

export type WriterService = ReturnType<typeof writerService>

export function writerService(dataFolder: string) {
  const folder = new AccountFolder(dataFolder)
  const inAccount = <T>(account: string, work: (db: WriteDatabase) => T): T =>
    writingALittle(folder.find(account).file, work)

  return {
    ...onlineCalls(folder),

    async import(
      input: {
        files: SavedFile[]
        account: string
        options: ImportOptions
        ask: boolean
        now: number
      },
      context: CallContext,
    ): Promise<ImportReport> {
      const known = folder.tryFind(input.account)
      const identity = known && identityOf(known.account)
      const outcome = await readSavedAnswers(input.files, {
        identity,
        options: input.options,
        signal: context.signal,
        scratchFolder: folder.transit,
        progress: (done, total, note) => context.progress({ phase: 'reading', done, total, note }),
      })
      const { drafts, files, questions } = outcome
      const report: ImportReport = { state: 'nothing', parts: [], partsTotal: 0, files, questions }
      if (input.ask && questions.length > 0) return { ...report, state: 'asks' }
      if (drafts.length === 0) return report
      context.signal.throwIfAborted()
      context.progress({ phase: 'storing', done: 0 })

      return withAccount(
        folder,
        known,
        input.account,
        undefined,
        input.now,
        (db, account, file) => {
          const written = writeImport(db, file, {
            drafts,
            files: files.filter((one) => one.recognised !== undefined).map((one) => one.path),
            identity: outcome.identity,
            now: input.now,
          })
          return {
            ...report,
            state: 'done',
            import: written.import,
            account: { id: account.id, name: account.name },
            snapshot: snapshotOf(findSnapshot(db, String(written.snapshot))),
            ...reportedParts(drafts),
          }
        },
      )
    },

    saveException: (input: { exception: RuleException }): void =>
      addException(dataFolder, input.exception),
    removeException: (input: { exception: RuleException }): void =>
      removeException(dataFolder, input.exception),
    switchRule: (input: { rule: string; on: boolean }): void =>
      switchRule(dataFolder, input.rule, input.on),
    replaceRules: (input: { text: string; version: string }): void =>
      replaceRules(dataFolder, input.text, input.version),

    undoImport(input: { account: string; import: number | undefined }): Account {
      const { account, file } = folder.find(input.account)
      writing(file, (db) => undoImport(db, file, input.import))
      return folder.find(account.id).account
    },

    sample(input: { now: number }, context: CallContext): Account {
      context.progress({ phase: 'storing', done: 0 })
      const name = freeName(folder, 'Sample account')
      return withAccount(folder, undefined, name, 'sample', input.now, (db, account, file) => {
        for (const one of sampleImports(input.now)) writeImport(db, file, one)
        return account
      })
    },

    rename(input: { account: string; name: string }): Account {
      const { account, file } = folder.find(input.account)
      const name = accountName(input.name)
      const other = folder.tryFind(name)
      if (other && other.account.id !== account.id) {
        throw new AppError('invalid-argument', `There is an account “${name}” already.`, {
          hint: 'Choose another name.',
        })
      }
      writing(file, (db) => db.prepare('UPDATE account SET name = ?').run(name))
      return { ...account, name }
    },

    describe(input: { account: string } & Description): Account {
      const { account, file } = folder.find(input.account)
      writing(file, (db) => describeAccount(db, input))
      return folder.find(account.id).account
    },

    /**
     * The language that names are shown in, BCP 47; absent: as each answer gave them first.
     * @throws AppError `invalid-argument` where no name was read in it
     */
    setLanguage(input: { account: string; language?: string | undefined }): Account {
      const { account, file } = folder.find(input.account)
      writing(file, (db) => db.transaction(() => setLanguage(db, input.language)).immediate())
      return account
    },

    remove(input: { account: string }): void {
      folder.remove(input.account)
    },

    saveSandbox: (input: { account: string } & SandboxToSave): Sandbox =>
      inAccount(input.account, (db) => saveSandbox(db, input)),

    renameSandbox: (input: { account: string; sandbox: number; name: string }): Sandbox =>
      inAccount(input.account, (db) => renameSandbox(db, input.sandbox, input.name)),

    removeSandbox: (input: { account: string; sandbox: number }): Sandbox =>
      inAccount(input.account, (db) => removeSandbox(db, input.sandbox)),

    saveView: (input: { account: string } & ViewToSave): SavedView =>
      inAccount(input.account, (db) => saveView(db, input)),

    renameView: (input: { account: string; savedView: number; name: string }): SavedView =>
      inAccount(input.account, (db) => renameView(db, input.savedView, input.name)),

    removeView: (input: { account: string; savedView: number }): SavedView =>
      inAccount(input.account, (db) => removeView(db, input.savedView)),

    /** Copies an account's file while it may be read; SQLite's own backup, never a file copy. */
    async backup(
      input: { account: string; to: string },
      context: CallContext,
    ): Promise<{ name: string; bytes: number }> {
      const { account, file } = folder.find(input.account)
      const db = openForWriting(file)
      try {
        await db.backup(input.to, {
          progress({ totalPages, remainingPages }) {
            context.signal.throwIfAborted()
            context.progress({
              phase: 'copying',
              done: totalPages - remainingPages,
              total: totalPages,
            })
            return 1_000
          },
        })
        settle(input.to)
        return {
          name: `${fileName(account.name)}.permiscope.sqlite`,
          bytes: statSync(input.to).size,
        }
      } finally {
        db.close()
      }
    },
  }
}

/** Ends the copy's write-ahead log, so that the one file is all there is and opens read-only too. */
function settle(copy: string): void {
  const db = openForWriting(copy)
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

function freeName(folder: AccountFolder, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!folder.tryFind(name)) return name
  }
}
