/** A keychain of a test's own: it outlives cores, can be locked, and shows what lies in it. */
import { AppError } from '../../src/shared/result'
import type { SecretKind, SecretStore } from '../../src/main/secrets/secret-store'

export class TestKeychain implements SecretStore {
  readonly kept = 'keychain'
  readonly problem = undefined
  /** `<credential>:<kind>` → value. */
  readonly entries = new Map<string, string>()
  locked = false
  /** How often it was asked for a value. */
  asked = 0

  async get(credential: string, kind: SecretKind): Promise<string | undefined> {
    this.asked++
    this.#mustBeOpen()
    return this.entries.get(`${credential}:${kind}`)
  }

  async set(credential: string, kind: SecretKind, value: string): Promise<void> {
    this.#mustBeOpen()
    this.entries.set(`${credential}:${kind}`, value)
  }

  async remove(credential: string): Promise<void> {
    this.#mustBeOpen()
    for (const name of [...this.entries.keys()]) {
      if (name.startsWith(`${credential}:`)) this.entries.delete(name)
    }
  }

  kinds(): string[] {
    return [...this.entries.keys()].map((name) => name.slice(name.indexOf(':') + 1)).sort()
  }

  #mustBeOpen(): void {
    if (this.locked) {
      throw new AppError('keychain', 'The keychain is locked.', {
        hint: 'Unlock it and try again.',
      })
    }
  }
}
