/**
 * Secrets of a sign-in that is not finished: in memory until it is known whose account it is, so that
 * a sign-in that fails, or is left in the middle, leaves nothing in the keychain.
 */
import type { SecretKind, SecretStore } from '../secrets/secret-store'

export class PendingSecrets implements SecretStore {
  readonly #store: SecretStore
  readonly #credential: string
  /** Undefined when they are kept: from then on the store is asked. */
  #held: Map<SecretKind, string> | undefined = new Map()

  /** @param store where they are kept in the end @param credential the only one that it is used for */
  constructor(store: SecretStore, credential: string) {
    this.#store = store
    this.#credential = credential
  }

  get kept(): SecretStore['kept'] {
    return this.#store.kept
  }

  get problem(): string | undefined {
    return this.#store.problem
  }

  get(credential: string, kind: SecretKind): Promise<string | undefined> {
    if (!this.#held) return this.#store.get(credential, kind)
    return Promise.resolve(this.#held.get(kind))
  }

  set(credential: string, kind: SecretKind, value: string): Promise<void> {
    if (!this.#held) return this.#store.set(credential, kind, value)
    this.#held.set(kind, value)
    return Promise.resolve()
  }

  remove(credential: string): Promise<void> {
    if (!this.#held) return this.#store.remove(credential)
    this.#held.clear()
    return Promise.resolve()
  }

  /**
   * Hands them to the store. Nobody may renew tokens meanwhile.
   *
   * @throws AppError `keychain`; the store then has none of them
   */
  async keep(): Promise<void> {
    const held = this.#held ?? new Map<SecretKind, string>()
    try {
      for (const [kind, value] of held) await this.#store.set(this.#credential, kind, value)
    } catch (thrown) {
      // Why it could not be stored says more than that it could not be removed either.
      await this.#store.remove(this.#credential).catch(() => undefined)
      throw thrown
    }
    this.#held = undefined
  }
}
