import { secretKinds, type SecretKind, type SecretStore } from './secret-store'

/** Secrets of one process; they end with it. */
export class MemorySecrets implements SecretStore {
  readonly kept = 'memory'
  readonly problem: string | undefined
  readonly #values = new Map<string, string>()

  /** @param problem why there is no keychain; absent where none is wanted */
  constructor(problem?: string) {
    this.problem = problem
  }

  async get(credential: string, kind: SecretKind): Promise<string | undefined> {
    return this.#values.get(key(credential, kind))
  }

  async set(credential: string, kind: SecretKind, value: string): Promise<void> {
    this.#values.set(key(credential, kind), value)
  }

  async remove(credential: string): Promise<void> {
    for (const kind of secretKinds) this.#values.delete(key(credential, kind))
  }

  has(credential: string): boolean {
    return secretKinds.some((kind) => this.#values.has(key(credential, kind)))
  }
}

const key = (credential: string, kind: SecretKind): string => `${credential}:${kind}`
