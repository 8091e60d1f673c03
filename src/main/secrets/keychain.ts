import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/result'
import { keychainError, silentKeychain } from './keychain-errors'
import type { KeychainLibrary } from './library'
import { deleteLong, getLong, setLong, type Entries } from './long-values'
import { secretKinds, type SecretKind, type SecretStore } from './secret-store'

/** The name under which the system shows the entries. */
export const service = 'Permiscope'

/** Long enough for a person to type the keychain's password where the system asks for it. */
export const callLimit = 60_000

/**
 * The system's keychain. Calls go one after another, since each one that waits for a person holds one of
 * the few threads that Node reads files with.
 */
export class KeychainSecrets implements SecretStore {
  readonly kept = 'keychain'
  readonly problem = undefined
  readonly #library: KeychainLibrary
  readonly #limit: number
  /** Settles when the library is done with the last call, however late. */
  #last: Promise<unknown> = Promise.resolve()

  /** @param limit milliseconds that one call may take */
  constructor(library: KeychainLibrary, limit: number = callLimit) {
    this.#library = library
    this.#limit = limit
  }

  async get(credential: string, kind: SecretKind): Promise<string | undefined> {
    const value = await getLong(this.#entries(this.#limit), account(credential, kind))
    // A locked keyring of Linux says "not there" of everything; only writing tells the difference.
    if (value === undefined) await this.check()
    return value
  }

  async set(credential: string, kind: SecretKind, value: string): Promise<void> {
    const entries = this.#entries(this.#limit)
    await setLong(entries, account(credential, kind), value)
    // A keyring that was locked in between takes nothing and may not say so.
    if ((await getLong(entries, account(credential, kind))) !== value) {
      await this.check()
      throw keychainError(new Error('what was written does not come back'))
    }
  }

  async remove(credential: string): Promise<void> {
    const entries = this.#entries(this.#limit)
    for (const kind of secretKinds) await deleteLong(entries, account(credential, kind))
    // "Not there" may mean locked; then the entries are still in it.
    await this.check()
  }

  /**
   * Writes, reads and deletes an entry of its own.
   *
   * @param limit milliseconds that each of the three may take
   * @throws AppError `keychain` with a {@link KeychainProblem} in its detail
   */
  async check(limit: number = this.#limit): Promise<void> {
    const entries = this.#entries(limit)
    const name = `check:${randomUUID()}`
    await entries.set(name, name)
    const read = await entries.get(name)
    await entries.delete(name)
    if (read !== name) throw keychainError(new Error('what was written does not come back'))
  }

  #entries(limit: number): Entries {
    const library = this.#library
    return {
      get: async (name) =>
        (await this.#call(limit, () => library.getPassword(service, name))) ?? undefined,
      set: (name, value) => this.#call(limit, () => library.setPassword(service, name, value)),
      delete: async (name) => {
        await this.#call(limit, () => library.deletePassword(service, name))
      },
    }
  }

  /** @throws AppError `keychain` */
  async #call<T>(limit: number, work: () => Promise<T>): Promise<T> {
    let late = false
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        late = true
        reject(silentKeychain(limit))
      }, limit)
    })
    const done = this.#last.then(() => {
      // Nobody waits for it any more, and who was told that it failed must be right.
      if (late) throw silentKeychain(limit)
      return work()
    })
    this.#last = done.catch(() => undefined)
    try {
      return await Promise.race([done, tooLate])
    } catch (thrown) {
      throw thrown instanceof AppError ? thrown : keychainError(thrown)
    } finally {
      clearTimeout(timer)
    }
  }
}

const account = (credential: string, kind: SecretKind): string => `${credential}:${kind}`
