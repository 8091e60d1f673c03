/**
 * Connecting an account, from the guide to the end of the sign-in. Secrets are held only while they are
 * needed: they are forgotten when the sign-in succeeded and when the dialog closes.
 */
import type { Output } from '../../shared/contract'
import type { ErrorValue } from '../../shared/result'
import type { Account, AccountSummary } from '../../shared/schemas/accounts'
import type { ConnectionGuideOf, OnlineConnector } from '../../shared/schemas/connections'
import type { Client } from '../client'
import { EnosInput } from './connect/enos-input.svelte'
import { RingCentralInput } from './connect/ringcentral-input.svelte'
import type { Session } from './session.svelte'
import { vendorOf } from './vendor'

export type ConnectStep = 'prepare' | 'enter' | 'signing-in' | 'done'

/** The vendor that was connected to last in this tab: after a reload a sign-in may still wait for it. */
const vendorKey = 'permiscope-vendor'

type Guides = { readonly [Vendor in OnlineConnector]?: ConnectionGuideOf<Vendor> }

export class ConnectFlow {
  open = $state(false)
  step = $state<ConnectStep>('prepare')
  vendor = $state<OnlineConnector>(
    sessionStorage.getItem(vendorKey) === 'enos' ? 'enos' : 'ringcentral',
  )
  guides = $state.raw<Guides>({})
  guideError = $state.raw<ErrorValue>()
  keychain = $state.raw<Output<'app', 'keychain'>>()
  /** The account that the dialog was opened for; absent: a person chooses. */
  fixed = $state.raw<AccountSummary>()
  error = $state.raw<ErrorValue>()
  run = $state<string>()
  /** One or, of several organizations, more. */
  connected = $state.raw<readonly Account[]>([])
  readonly ringcentral = new RingCentralInput()
  readonly enos = new EnosInput()

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

  /** The fields of the vendor that is chosen. */
  get input(): RingCentralInput | EnosInput {
    return this[this.vendor]
  }

  get guided(): boolean {
    return this.guides[this.vendor] !== undefined
  }

  /** Whether it is open which vendor the account is of. */
  get choosesVendor(): boolean {
    return vendorOf(this.fixed) === undefined
  }

  /** @param account the one to connect, or to sign in again */
  begin(account?: AccountSummary): void {
    this.open = true
    if (this.step === 'signing-in') return
    this.fixed = account
    this.error = undefined
    this.connected = []
    this.ringcentral.begin(account)
    this.enos.begin(account)
    // Whoever was connected before has an application already.
    this.step = account?.connection === undefined ? 'prepare' : 'enter'
    this.choose(vendorOf(account) ?? this.vendor)
  }

  choose(vendor: OnlineConnector): void {
    this.vendor = vendor
    sessionStorage.setItem(vendorKey, vendor)
    void this.#prepare(vendor)
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
    const started = await this.#client.api.connections.signIn(this.input.signIn())
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
    this.connected = run.connected ?? [run.result.account]
    this.step = 'done'
  }

  #failed(error: ErrorValue): void {
    this.error = error
    this.step = 'enter'
    // Known only where the dialog was begun by hand; after a reload nothing of it is left.
    if (!this.guided) void this.#prepare(this.vendor)
  }

  async #prepare(vendor: OnlineConnector): Promise<void> {
    const [guide, keychain] = await Promise.all([
      this.#client.api.connections.guide({ connector: vendor }),
      this.#client.api.app.keychain({}),
    ])
    if (keychain.ok) this.keychain = keychain.value
    if (vendor === this.vendor) this.guideError = guide.ok ? undefined : guide.error
    if (!guide.ok) return
    this.guides = { ...this.guides, [guide.value.connector]: guide.value }
    if (guide.value.connector === 'enos') this.enos.guided(guide.value)
    else this.ringcentral.guided(guide.value)
  }

  #forgetSecrets(): void {
    this.ringcentral.forgetSecrets()
    this.enos.forgetSecrets()
  }
}
