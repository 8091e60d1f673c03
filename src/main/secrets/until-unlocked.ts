import { MemorySecrets } from './memory'
import type { SecretKind, SecretStore } from './secret-store'

/**
 * A keychain that was locked when Permiscope started. New credentials are kept in memory, as was said.
 * Those of earlier are still in the keychain: asking for them fails in the keychain's own words until it
 * is unlocked, and a renewed one goes back where it came from. To say "not there" would make a person
 * sign in again for nothing.
 */
export class SecretsUntilUnlocked implements SecretStore {
  readonly kept = 'memory'
  readonly problem: string
  readonly #keychain: SecretStore
  readonly #memory = new MemorySecrets()
  readonly #fromKeychain = new Set<string>()

  constructor(keychain: SecretStore, problem: string) {
    this.#keychain = keychain
    this.problem = problem
  }

  async get(credential: string, kind: SecretKind): Promise<string | undefined> {
    if (this.#memory.has(credential)) return this.#memory.get(credential, kind)
    const value = await this.#keychain.get(credential, kind)
    if (value !== undefined) this.#fromKeychain.add(credential)
    return value
  }

  async set(credential: string, kind: SecretKind, value: string): Promise<void> {
    const store = this.#fromKeychain.has(credential) ? this.#keychain : this.#memory
    await store.set(credential, kind, value)
  }

  async remove(credential: string): Promise<void> {
    if (this.#memory.has(credential)) return this.#memory.remove(credential)
    await this.#keychain.remove(credential)
    this.#fromKeychain.delete(credential)
  }
}
