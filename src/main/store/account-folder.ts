/**
 * The data folder: one SQLite file an account, and the folder is the list of them. So handing an
 * account over is copying one file, and removing it is unlinking.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { Account } from '../../shared/schemas/accounts'
import { AppError, errorValue, type ErrorValue } from '../../shared/result'
import { iso } from '../../shared/time'
import { descriptionOf } from './description'
import { storeError } from './errors'
import { createForWriting, openForReading, type ReadDatabase, type WriteDatabase } from './open'

export interface FoundAccount {
  account: Account
  file: string
}

export interface BrokenAccount {
  id: string
  file: string
  problem: ErrorValue
}

const suffix = '.sqlite'
/** Begins the name of an account that is being made. */
const unfinished = '.new-'
/** What a process that was killed left unfinished is deleted after this many milliseconds. */
const abandonedAfter = 24 * 3_600_000

export class AccountFolder {
  readonly dataFolder: string
  readonly #accounts: string
  /** Uploads on their way in and downloads on their way out; each process has its own place in it. */
  readonly transit: string

  /** Makes the folders, readable by their owner only. @throws AppError `no-access-to-folder` */
  constructor(dataFolder: string) {
    this.dataFolder = dataFolder
    this.#accounts = join(dataFolder, 'accounts')
    this.transit = join(dataFolder, 'transit')
    try {
      for (const folder of [dataFolder, this.#accounts, this.transit]) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
      }
      chmodSync(this.#accounts, 0o700)
      chmodSync(this.transit, 0o700)
      this.#forgetAbandoned()
    } catch (thrown) {
      const { code } = thrown as { code?: string }
      throw new AppError(
        'no-access-to-folder',
        `The data folder ${dataFolder} cannot be made or written (${code ?? String(thrown)}).`,
        { hint: 'Check its rights, or choose another one with --data or PERMISCOPE_DATA.' },
      )
    }
  }

  /** Asked again at the end: another process may have made one of that name meanwhile. */
  #mustBeFree(name: string): void {
    if (!this.tryFind(name)) return
    throw new AppError('busy', `There is an account “${name}” already.`, {
      hint: 'Choose another name, or do it again to work on that account.',
    })
  }

  #forgetAbandoned(): void {
    for (const entry of readdirSync(this.#accounts)) {
      if (!entry.startsWith(unfinished)) continue
      const file = join(this.#accounts, entry)
      const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
      if (age > abandonedAfter) rmSync(file, { force: true })
    }
  }

  /** Every account, the damaged ones as such. */
  list(): (FoundAccount | BrokenAccount)[] {
    return readdirSync(this.#accounts)
      .filter((entry) => entry.endsWith(suffix) && !entry.startsWith(unfinished))
      .sort()
      .map((entry) => read(join(this.#accounts, entry)))
  }

  /** @param named id or name @throws AppError `not-found`, or what is wrong with its file */
  find(named: string): FoundAccount {
    const ofId = this.#ofId(named)
    if (ofId) return ofId
    const all = this.list()
    const whole = all.filter((entry) => 'account' in entry)
    const found = accountNamed(whole, named)
    if (found) return found
    const broken = all.find((entry) => 'problem' in entry && entry.id === named)
    if (broken && 'problem' in broken) throw AppError.from(broken.problem)
    throw new AppError('not-found', `There is no account “${named}”.`, {
      hint:
        whole.length === 0
          ? 'There is no account yet: connect one, import saved answers, or make the sample account.'
          : `The accounts are: ${whole.map(({ account }) => account.name).join(', ')}.`,
      detail: { accounts: whole.map(({ account }) => account.name) },
    })
  }

  /** @throws AppError `ambiguous` */
  tryFind(named: string): FoundAccount | undefined {
    return (
      this.#ofId(named) ??
      accountNamed(
        this.list().filter((entry) => 'account' in entry),
        named,
      )
    )
  }

  /** Spares opening every file: what is staged in a sync comes often. */
  #ofId(id: string): FoundAccount | undefined {
    const entry = id + suffix
    if (basename(entry) !== entry || entry.startsWith(unfinished)) return undefined
    const file = join(this.#accounts, entry)
    if (!existsSync(file)) return undefined
    const found = read(file)
    return 'account' in found ? found : undefined
  }

  /**
   * Makes an account and does its first work. The file only gets its name when that is done, so an
   * account that was begun and not finished is none.
   */
  create<T>(
    name: string,
    connector: Account['connector'] | undefined,
    now: number,
    work: (db: WriteDatabase, account: Account, file: string) => T,
  ): T {
    const clean = accountName(name)
    this.#mustBeFree(clean)
    const file = join(this.#accounts, randomBytes(6).toString('hex') + suffix)
    const begun = join(this.#accounts, unfinished + basename(file))
    try {
      const db = createForWriting(begun)
      let result: T
      try {
        db.prepare('INSERT INTO account (name, connector, created_at) VALUES (?, ?, ?)').run(
          clean,
          connector ?? null,
          now,
        )
        result = work(db, accountIn(db, file), begun)
        // Everything into the one file, or renaming would leave its log behind.
        db.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        db.close()
      }
      this.#mustBeFree(clean)
      renameSync(begun, file)
      return result
    } catch (thrown) {
      this.#unlink(begun)
      throw storeError(thrown, file)
    }
  }

  /** Unlinks the account's file and what SQLite keeps beside it. */
  remove(named: string): void {
    const broken = this.list().find((entry) => 'problem' in entry && entry.id === named)
    const { file } = broken ?? this.find(named)
    try {
      this.#unlink(file)
    } catch (thrown) {
      throw storeError(thrown, file)
    }
  }

  /**
   * Its log, and the copies that were made before its schema changed, hold the same data. What ends as an
   * account does is one of its own: somebody's copy, named after this one.
   */
  #unlink(file: string): void {
    const own = basename(file)
    for (const entry of readdirSync(this.#accounts)) {
      if (entry !== own && (!entry.startsWith(own) || entry.endsWith(suffix))) continue
      rmSync(join(this.#accounts, entry), { force: true })
    }
  }
}

function read(file: string): FoundAccount | BrokenAccount {
  try {
    const db = openForReading(file)
    try {
      return { account: accountIn(db, file), file }
    } finally {
      db.close()
    }
  } catch (thrown) {
    return { id: basename(file, suffix), file, problem: errorValue(thrown) }
  }
}

/** By id, else by name. A copied file brings its name along, so a name can be several accounts. */
function accountNamed(accounts: FoundAccount[], named: string): FoundAccount | undefined {
  const byId = accounts.find(({ account }) => account.id === named)
  if (byId) return byId
  // As names are stored; see accountName.
  const name = named.trim().normalize('NFC')
  const byName = accounts.filter(({ account }) => account.name === name)
  if (byName.length <= 1) return byName[0]
  throw new AppError('ambiguous', `“${named}” is ${byName.length} accounts.`, {
    hint: `Name one of them by its id: ${byName.map(({ account }) => account.id).join(', ')}.`,
    detail: { candidates: byName.map(({ account }) => ({ id: account.id, name: account.name })) },
  })
}

/** @param file its name is the account's id, so that a copied file is an account of its own */
export function accountIn(db: ReadDatabase | WriteDatabase, file: string): Account {
  const row = db
    .prepare('SELECT name, connector, server, external_id, created_at, client, colour FROM account')
    .raw()
    .get() as [
    string,
    Account['connector'] | null,
    string | null,
    string | null,
    number,
    string | null,
    string | null,
  ]
  const [name, connector, server, externalId, createdAt, client, colour] = row
  return {
    id: basename(file, suffix),
    name,
    ...(connector === null ? {} : { connector }),
    ...(server === null ? {} : { server }),
    ...(externalId === null ? {} : { externalId }),
    ...descriptionOf(client, colour),
    createdAt: iso(createdAt),
  }
}

/** @throws AppError `invalid-argument` */
export function accountName(name: string): string {
  const clean = name.trim().normalize('NFC')
  if (clean === '' || clean.length > 200 || /\p{Cc}/u.test(clean)) {
    throw new AppError('invalid-argument', 'An account needs a name of 1 to 200 characters.', {
      hint: 'Name it after the client, without line breaks.',
    })
  }
  return clean
}
