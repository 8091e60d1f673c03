/** The reader: open files and the few indexes in use. It never writes. */
import { existsSync } from 'node:fs'
import { AccessIndex } from '../access/access-index'
import type { Account } from '../../shared/schemas/accounts'
import { accountIn, type AccountFolder } from '../store/account-folder'
import { openForReading, type ReadDatabase } from '../store/open'
import { loadFacts } from './load-facts'
import { findSnapshot, type SnapshotRow } from './snapshots'

/** What a question works on. */
export interface Asked {
  account: Account
  db: ReadDatabase
  snapshot: SnapshotRow
  index: AccessIndex
}

interface Opened {
  file: string
  db: ReadDatabase
  /** SQLite's `data_version`: another connection's commit changes it. */
  version: number
  /** Grows with every change of facts: a sync writes much that no index is made of. */
  revision: number
  indexes: Map<number, AccessIndex>
}

/** How many snapshots of one account stay loaded: the one in view and those it is compared with. */
const indexesKept = 4
/** Of how many accounts some are loaded: home asks about one after the other, and each can be large. */
const accountsKept = 3

export class Reader {
  readonly folder: AccountFolder
  readonly #opened = new Map<string, Opened>()

  constructor(folder: AccountFolder) {
    this.folder = folder
  }

  /** @param at snapshot id or date; the newest where absent @throws AppError `not-found` */
  ask(accountName: string, at: string | undefined): Asked {
    const { db, account, opened } = this.open(accountName)
    // One transaction, so that what a writer commits meanwhile is seen whole or not at all.
    return db.transaction((): Asked => {
      const snapshot = findSnapshot(db, at)
      const index = opened.indexes.get(snapshot.id) ?? new AccessIndex(loadFacts(db, snapshot))
      // Re-inserted, so the map's order is by last use.
      opened.indexes.delete(snapshot.id)
      opened.indexes.set(snapshot.id, index)
      if (opened.indexes.size > indexesKept) {
        opened.indexes.delete(opened.indexes.keys().next().value!)
      }
      this.#forgetOthers(opened)
      return { account, db, snapshot, index }
    })()
  }

  /** What was asked longest ago lets go of its indexes; its file stays open. */
  #forgetOthers(used: Opened): void {
    this.#opened.delete(used.file)
    this.#opened.set(used.file, used)
    for (const { indexes } of [...this.#opened.values()].slice(0, -accountsKept)) indexes.clear()
  }

  open(accountName: string): { db: ReadDatabase; account: Account; opened: Opened } {
    const opened = this.#known(accountName) ?? this.#openFile(this.folder.find(accountName).file)
    const version = opened.db.pragma('data_version', { simple: true }) as number
    if (version !== opened.version) {
      opened.version = version
      const revision = opened.db.prepare('SELECT revision FROM account').pluck().get() as number
      if (revision !== opened.revision) opened.indexes.clear()
      opened.revision = revision
    }
    return { db: opened.db, account: accountIn(opened.db, opened.file), opened }
  }

  /** Spares looking through the folder at every question. */
  #known(accountName: string): Opened | undefined {
    for (const [file, opened] of this.#opened) {
      if (!existsSync(file)) {
        opened.db.close()
        this.#opened.delete(file)
        continue
      }
      if (accountIn(opened.db, file).id === accountName) return opened
    }
    return undefined
  }

  #openFile(file: string): Opened {
    let opened = this.#opened.get(file)
    if (!opened) {
      opened = { file, db: openForReading(file), version: -1, revision: -1, indexes: new Map() }
      this.#opened.set(file, opened)
    }
    return opened
  }

  /** Lets go of files, so that one of them can be removed. */
  close(): void {
    for (const { db } of this.#opened.values()) db.close()
    this.#opened.clear()
  }
}
