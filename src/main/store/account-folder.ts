/**
 * The data folder: one SQLite file an account, and the folder is the list of them. So handing an
 * account over is copying one file, and removing it is unlinking.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Account } from '../../shared/schemas/accounts'
import { AppError, errorValue, type ErrorValue } from '../../shared/result'
import { iso } from '../../shared/time'
import { storeError } from './errors'
import { openForReading, openForWriting, type ReadDatabase, type WriteDatabase } from './open'

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

export class AccountFolder {
  readonly #accounts: string
  /** Uploads on their way in and downloads on their way out; each process has its own place in it. */
  readonly transit: string

  /** Makes the folders, readable by their owner only. @throws AppError `no-access-to-folder` */
  constructor(dataFolder: string) {
    this.#accounts = join(dataFolder, 'accounts')
    this.transit = join(dataFolder, 'transit')
    try {
      for (const folder of [dataFolder, this.#accounts, this.transit]) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
      }
      chmodSync(this.#accounts, 0o700)
      chmodSync(this.transit, 0o700)
    } catch (thrown) {
      const { code } = thrown as { code?: string }
      throw new AppError(
        'no-access-to-folder',
        `The data folder ${dataFolder} cannot be made or written (${code ?? String(thrown)}).`,
        { hint: 'Check its rights, or choose another one with --data or PERMISCOPE_DATA.' },
      )
    }
  }

  /** Every account, the damaged ones as such. */
  list(): (FoundAccount | BrokenAccount)[] {
    return readdirSync(this.#accounts)
      .filter((entry) => entry.endsWith(suffix))
      .sort()
      .map((entry) => {
        const file = join(this.#accounts, entry)
        try {
          const db = openForReading(file)
          try {
            return { account: accountIn(db, file), file }
          } finally {
            db.close()
          }
        } catch (thrown) {
          return { id: entry.slice(0, -suffix.length), file, problem: errorValue(thrown) }
        }
      })
  }

  /** @param named id or name @throws AppError `not-found`, or what is wrong with its file */
  find(named: string): FoundAccount {
    const all = this.list()
    const whole = all.filter((entry) => 'account' in entry)
    const found = accountNamed(whole, named)
    if (found) return found
    const broken = all.find((entry) => 'problem' in entry && entry.id === named)
    if (broken && 'problem' in broken) throw AppError.from(broken.problem)
    throw new AppError('not-found', `There is no account “${named}”.`, {
      hint:
        whole.length === 0
          ? 'There is no account yet: import saved answers, or make the sample account.'
          : `The accounts are: ${whole.map(({ account }) => account.name).join(', ')}.`,
      detail: { accounts: whole.map(({ account }) => account.name) },
    })
  }

  /** @throws AppError `ambiguous` */
  tryFind(named: string): FoundAccount | undefined {
    return accountNamed(
      this.list().filter((entry) => 'account' in entry),
      named,
    )
  }

  /** Makes an account's file. Its name must be free. */
  create(name: string, connector: Account['connector'] | undefined, now: number): FoundAccount {
    const clean = accountName(name)
    if (this.tryFind(clean)) {
      throw new AppError('invalid-argument', `There is an account “${clean}” already.`, {
        hint: 'Choose another name.',
      })
    }
    const id = randomBytes(6).toString('hex')
    const file = join(this.#accounts, id + suffix)
    const db = openForWriting(file)
    try {
      db.prepare('INSERT INTO account (name, connector, created_at) VALUES (?, ?, ?)').run(
        clean,
        connector ?? null,
        now,
      )
      return { account: accountIn(db, file), file }
    } finally {
      db.close()
    }
  }

  /** Unlinks the account's file and what SQLite keeps beside it. */
  remove(named: string): void {
    const broken = this.list().find((entry) => 'problem' in entry && entry.id === named)
    const { file } = broken ?? this.find(named)
    try {
      // Its log, and the copies that were made before its schema changed, hold the same data.
      for (const entry of readdirSync(this.#accounts)) {
        if (entry.startsWith(basename(file))) rmSync(join(this.#accounts, entry), { force: true })
      }
    } catch (thrown) {
      throw storeError(thrown, file)
    }
  }
}

/** By id, else by name. A copied file brings its name along, so a name can be several accounts. */
function accountNamed(accounts: FoundAccount[], named: string): FoundAccount | undefined {
  const byId = accounts.find(({ account }) => account.id === named)
  if (byId) return byId
  const byName = accounts.filter(({ account }) => account.name === named)
  if (byName.length <= 1) return byName[0]
  throw new AppError('ambiguous', `“${named}” is ${byName.length} accounts.`, {
    hint: `Name one of them by its id: ${byName.map(({ account }) => account.id).join(', ')}.`,
    detail: { candidates: byName.map(({ account }) => ({ id: account.id, name: account.name })) },
  })
}

/** @param file its name is the account's id, so that a copied file is an account of its own */
export function accountIn(db: ReadDatabase | WriteDatabase, file: string): Account {
  const row = db
    .prepare('SELECT name, connector, server, external_id, created_at FROM account')
    .raw()
    .get() as [string, Account['connector'] | null, string | null, string | null, number]
  const [name, connector, server, externalId, createdAt] = row
  return {
    id: basename(file, suffix),
    name,
    ...(connector === null ? {} : { connector }),
    ...(server === null ? {} : { server }),
    ...(externalId === null ? {} : { externalId }),
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
