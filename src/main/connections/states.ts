/** Whether the secrets of a connection are at hand, and whether the vendor still takes them. */
import type { Connection, SignInMethod } from '../../shared/schemas/connections'
import { AppError } from '../../shared/result'
import type { SecretKind, SecretStore } from '../secrets/secret-store'
import { within } from './within'

export type ConnectionState = Pick<Connection, 'state' | 'reason'>

/** A list of accounts waits so many milliseconds for the keychain, which may be asking its user something. */
const patience = 1_000
/** A keychain that did not open is asked again after so many milliseconds: asking may bring up its dialog. */
const askAgainAfter = 30_000

/** Without it nothing can be asked. */
const secretOf: Record<SignInMethod, SecretKind> = {
  'authorization-code': 'refresh-token',
  jwt: 'jwt',
  'access-key': 'secret-key',
}

export class ConnectionStates {
  readonly #secrets: () => Promise<SecretStore>
  readonly #changed: () => void
  readonly #now: () => number
  readonly #known = new Map<string, ConnectionState & { at: number }>()
  readonly #asking = new Map<string, Promise<ConnectionState>>()

  /** @param changed told when a state is another than it was said to be */
  constructor(secrets: () => Promise<SecretStore>, changed: () => void, now: () => number) {
    this.#secrets = secrets
    this.#changed = changed
    this.#now = now
  }

  /** Asks the keychain the first time; waits for it a moment only. Never throws. */
  async of(credential: string, method: SignInMethod): Promise<ConnectionState> {
    const known = this.#known.get(credential)
    if (known && (known.state !== 'keychain-locked' || this.#now() - known.at < askAgainAfter)) {
      return stateOnly(known)
    }
    const asking = this.#asking.get(credential) ?? this.#ask(credential, method)
    this.#asking.set(credential, asking)
    return (await within(asking, patience)) ?? this.#late(asking)
  }

  /** What a sign-in or a request has shown. */
  set(credential: string, state: ConnectionState): void {
    const known = this.#known.get(credential)
    this.#known.set(credential, { ...state, at: this.#now() })
    if (known?.state !== state.state || known.reason !== state.reason) this.#changed()
  }

  forget(credential: string): void {
    this.#known.delete(credential)
  }

  async #ask(credential: string, method: SignInMethod): Promise<ConnectionState> {
    const state = await this.#look(credential, method)
    this.#asking.delete(credential)
    // What a request has shown meanwhile is the newer word.
    const known = this.#known.get(credential)
    if (known && known.state !== 'keychain-locked') return stateOnly(known)
    this.#known.set(credential, { ...state, at: this.#now() })
    return state
  }

  async #look(credential: string, method: SignInMethod): Promise<ConnectionState> {
    try {
      const store = await this.#secrets()
      if ((await store.get(credential, secretOf[method])) !== undefined) return { state: 'ready' }
      const reason =
        store.kept === 'keychain'
          ? 'The keychain of this machine holds no sign-in for this account.'
          : `Secrets are only kept in memory here, until Permiscope ends.${store.problem === undefined ? '' : ` ${store.problem}`}`
      return { state: 'needs-sign-in', reason }
    } catch (thrown) {
      return lockedBy(thrown)
    }
  }

  #late(asking: Promise<ConnectionState>): ConnectionState {
    void asking.then(() => this.#changed())
    return {
      state: 'keychain-locked',
      reason: 'The keychain has not answered yet; it may be asking for its password.',
    }
  }
}

/** The state that a failure of a request or of the keychain shows; undefined where it shows none. */
export function stateShownBy(thrown: unknown): ConnectionState | undefined {
  if (!(thrown instanceof AppError)) return undefined
  if (thrown.code === 'sign-in-needed') return { state: 'needs-sign-in', reason: thrown.message }
  return thrown.code === 'keychain' ? lockedBy(thrown) : undefined
}

const lockedBy = (thrown: unknown): ConnectionState => ({
  state: 'keychain-locked',
  reason: thrown instanceof Error ? thrown.message : String(thrown),
})

const stateOnly = ({ state, reason }: ConnectionState): ConnectionState => ({
  state,
  ...(reason === undefined ? {} : { reason }),
})
