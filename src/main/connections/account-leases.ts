/**
 * One sync of an account at a time, also across processes: desktop, browser mode and command line may
 * work on the same data folder.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/result'
import { tryLease, withLease, type Lease } from '../lease'

/** An account that is there, or the name of one that is about to be made. */
export interface LeasedAccount {
  id?: string
  name: string
}

export class AccountLeases {
  readonly #folder: string

  /** @param folder of all locks of the data folder; made, readable by its owner only */
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /** Does the work while nobody else works on the account. @throws AppError `busy` */
  async holding<T>(account: LeasedAccount, work: () => Promise<T> | T): Promise<T> {
    const lease = this.#take(account)
    if (!lease) {
      throw new AppError('busy', `“${account.name}” is being read by another Permiscope.`, {
        hint: 'Wait until that sync is done, or cancel it there, and try again.',
        detail: { account: account.id ?? account.name },
      })
    }
    try {
      return await work()
    } finally {
      lease.release()
    }
  }

  /**
   * Waits for whoever else makes, replaces or removes a connection, of whatever account, in whatever
   * process: only so is the credential known that becomes nobody's. It takes a moment.
   *
   * @throws AppError `cancelled`
   */
  changingConnections<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return withLease(join(this.#folder, 'connections'), work, signal)
  }

  /** Whether nobody is at work on it. */
  isFree(account: LeasedAccount): boolean {
    const lease = this.#take(account)
    lease?.release()
    return lease !== undefined
  }

  /** Of an account that is gone; its name may be given to another at any time. */
  forget(id: string): void {
    rmSync(this.#byId(id), { force: true })
  }

  /**
   * One that is being made has no id yet, so it is held by its name. Whoever comes by the id, when the
   * account is there, has to be able to hold the name too.
   */
  #take(account: LeasedAccount): Lease | undefined {
    const name = tryLease(this.#byName(account.name))
    if (!name || account.id === undefined) return name
    try {
      return tryLease(this.#byId(account.id))
    } finally {
      name.release()
    }
  }

  #byId(id: string): string {
    return join(this.#folder, `account-${id}`)
  }

  /** A name may hold whatever a file's name may not. */
  #byName(name: string): string {
    const clean = name.trim().normalize('NFC')
    return join(this.#folder, `name-${createHash('sha256').update(clean).digest('hex')}`)
  }
}
