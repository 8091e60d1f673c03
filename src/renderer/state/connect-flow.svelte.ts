/**
 * Connecting an account, from the guide to the end of the sign-in. Secrets are held only while they are
 * needed: they are forgotten when the sign-in succeeded and when the dialog closes.
 */
import type { Output } from '../../shared/contract'
import type { ErrorValue } from '../../shared/result'
import type { Account, AccountSummary } from '../../shared/schemas/accounts'
import type {
  ConnectionGuide,
  Credential,
  OnlineConnector,
  SignInMethod,
} from '../../shared/schemas/connections'
import type { Client } from '../client'
import type { Session } from './session.svelte'

export type ConnectStep = 'prepare' | 'enter' | 'signing-in' | 'done'

/** Chosen where the server is none of the guide's. */
export const otherServer = 'other'

export class ConnectFlow {
  open = $state(false)
  step = $state<ConnectStep>('prepare')
  guide = $state.raw<ConnectionGuide>()
  guideError = $state.raw<ErrorValue>()
  keychain = $state.raw<Output<'app', 'keychain'>>()
  /** The account that the dialog was opened for; absent: a person chooses. */
  fixed = $state.raw<AccountSummary>()
  /** Id of an account that is already there; empty for a new one. */
  account = $state('')
  newName = $state('')
  method = $state<SignInMethod>('authorization-code')
  /** Of the guide's servers, or {@link otherServer}. */
  server = $state('')
  serverAddress = $state('')
  clientId = $state('')
  clientSecret = $state('')
  jwt = $state('')
  locale = $state('en-US')
  error = $state.raw<ErrorValue>()
  run = $state<string>()
  connected = $state.raw<Account>()

  readonly #connector: OnlineConnector = 'ringcentral'
  readonly #client: Client
  readonly #session: Session
  /** Grows when a sign-in is given up, so that its end does not come back into the dialog. */
  #attempt = 0
  /** The end of the sign-in before; one that was given up takes a moment to end. */
  #before: Promise<unknown> = Promise.resolve()

  constructor(client: Client, session: Session) {
    this.#client = client
    this.#session = session
  }

  get ready(): boolean {
    return (
      (this.account !== '' || this.newName.trim() !== '') &&
      this.#origin !== '' &&
      this.clientId.trim() !== '' &&
      (this.method === 'authorization-code' || (this.clientSecret !== '' && this.jwt !== ''))
    )
  }

  get #origin(): string {
    return this.server === otherServer ? this.serverAddress.trim() : this.server
  }

  /** @param account the one to connect, or to sign in again */
  begin(account?: AccountSummary): void {
    this.open = true
    if (this.step === 'signing-in') return
    this.fixed = account
    this.account = account?.id ?? ''
    this.newName = ''
    this.error = undefined
    this.connected = undefined
    const before = account?.connection
    this.method = before?.method ?? 'authorization-code'
    this.clientId = before?.clientId ?? ''
    this.locale = before?.locale ?? 'en-US'
    // Whoever was connected before has an application already.
    this.step = before === undefined ? 'prepare' : 'enter'
    void this.#prepare(before?.server ?? account?.server)
  }

  /** After a reload the dialog is gone while the sign-in still waits: back to it. */
  resume(run: string): void {
    this.open = true
    if (this.run === run) return
    this.step = 'signing-in'
    this.error = undefined
    void this.#follow(run)
  }

  show(step: 'prepare' | 'enter'): void {
    this.step = step
  }

  async signIn(): Promise<void> {
    const attempt = (this.#attempt += 1)
    this.error = undefined
    this.run = undefined
    this.step = 'signing-in'
    await this.#before
    if (attempt !== this.#attempt) return
    const started = await this.#client.api.connections.signIn({
      connector: this.#connector,
      account: this.account === '' ? this.newName.trim() : this.account,
      server: this.#origin,
      locale: this.locale,
      credential: this.#credential(),
    })
    if (attempt !== this.#attempt) {
      if (started.ok) this.#session.cancel(started.value.run)
      return
    }
    if (!started.ok) return this.#failed(started.error)
    await this.#follow(started.value.run)
  }

  /** Gives the sign-in up and goes back to what was typed. */
  cancel(): void {
    this.#giveUp()
    this.#failed({ code: 'cancelled', message: '' })
  }

  /** Away with the dialog, a sign-in that still waits, and the secrets. */
  close(): void {
    if (this.step === 'signing-in') this.#giveUp()
    this.open = false
    this.step = 'prepare'
    this.#forgetSecrets()
  }

  #giveUp(): void {
    this.#attempt += 1
    if (this.run !== undefined) this.#session.cancel(this.run)
    this.run = undefined
  }

  async #follow(id: string): Promise<void> {
    const attempt = this.#attempt
    this.run = id
    const end = this.#session.ended(id)
    this.#before = end
    const run = await end
    if (attempt !== this.#attempt) return
    this.run = undefined
    if (run.result === undefined) {
      return this.#failed(run.error ?? { code: 'cancelled', message: '' })
    }
    this.#forgetSecrets()
    this.connected = run.result.account
    this.step = 'done'
  }

  #failed(error: ErrorValue): void {
    this.error = error
    this.step = 'enter'
    // Known only where the dialog was begun by hand; after a reload nothing of it is left.
    if (this.guide === undefined) void this.#prepare(undefined)
  }

  async #prepare(server: string | undefined): Promise<void> {
    const [guide, keychain] = await Promise.all([
      this.#client.api.connections.guide({ connector: this.#connector }),
      this.#client.api.app.keychain({}),
    ])
    if (keychain.ok) this.keychain = keychain.value
    this.guideError = guide.ok ? undefined : guide.error
    if (!guide.ok) return
    this.guide = guide.value
    const [first] = guide.value.servers
    if (server === undefined) this.server = first?.url ?? otherServer
    else if (guide.value.servers.some(({ url }) => url === server)) this.server = server
    else {
      this.server = otherServer
      this.serverAddress = server
    }
  }

  #credential(): Credential {
    const clientId = this.clientId.trim()
    return this.method === 'jwt'
      ? { method: 'jwt', clientId, clientSecret: this.clientSecret, jwt: this.jwt.trim() }
      : {
          method: 'authorization-code',
          clientId,
          ...(this.clientSecret === '' ? {} : { clientSecret: this.clientSecret }),
        }
  }

  #forgetSecrets(): void {
    this.clientSecret = ''
    this.jwt = ''
  }
}
