/** Starting, stopping and following syncs; a sync belongs to its account and not to a view. */
import type { ErrorValue, Result } from '../../shared/result'
import type { AccountSummary } from '../../shared/schemas/accounts'
import type { Run } from '../../shared/schemas/imports'
import type { PerUserAnswers } from '../../shared/schemas/syncs'
import type { Client } from '../client'
import type { Session } from './session.svelte'
import { vendorOf } from './vendor'

/** Ended syncs whose end this tab has shown; only ids of runs. */
const shownKey = 'permiscope-shown-syncs'

export interface SyncError {
  error: ErrorValue
  effect: 'sync.startFailed' | 'sync.forgetFailed'
}

export class Syncs {
  /** By account id: why a sync did not start, or was not forgotten. */
  errors = $state.raw<ReadonlyMap<string, SyncError>>(new Map())
  /** The run whose report is on show. */
  shownReport = $state<string>()
  /** The account whose sync is about to begin, while a person chooses what it reads. */
  choosing = $state.raw<{
    account: AccountSummary
    anew: boolean
    /** Accounts for which it is chosen after this one. */
    then: readonly AccountSummary[]
  }>()

  readonly #client: Client
  readonly #session: Session
  #shown = $state.raw<ReadonlySet<string>>(
    new Set((sessionStorage.getItem(shownKey) ?? '').split(' ')),
  )

  constructor(client: Client, session: Session) {
    this.#client = client
    this.#session = session
  }

  /** Accounts can be named by their name where a run begins. */
  account(run: Run): AccountSummary | undefined {
    const named = run.syncReport?.account.id ?? run.account
    return (
      this.#session.account(named) ?? this.#session.accounts?.find(({ name }) => name === named)
    )
  }

  running(account: AccountSummary): Run | undefined {
    return this.#session.running.find(
      (run) => run.kind === 'sync' && this.account(run)?.id === account.id,
    )
  }

  /** The newest sync of the account that ended with a report, as long as it is remembered. */
  reported(account: AccountSummary): Run | undefined {
    return [...this.#session.runs.values()].findLast(
      (run) => run.syncReport !== undefined && this.account(run)?.id === account.id,
    )
  }

  /** The newest sync that ended and was not looked at. */
  get news(): Run | undefined {
    return [...this.#session.runs.values()].findLast(
      (run) =>
        run.kind === 'sync' &&
        (run.status === 'failed' || run.syncReport !== undefined) &&
        !this.#shown.has(run.id),
    )
  }

  /** Starts a sync, after a person has chosen what it reads where there is something to choose. */
  async begin(account: AccountSummary, { anew }: { anew: boolean }): Promise<void> {
    if (vendorOf(account) === 'enos') this.choosing = { account, anew, then: [] }
    else await this.#start(account, anew ? { anew } : {})
  }

  /** One after the other, as each may read something else. */
  beginAll([account, ...then]: readonly AccountSummary[]): void {
    if (account !== undefined) this.choosing = { account, anew: false, then }
  }

  /** With what was chosen. */
  async choose(perUser: PerUserAnswers): Promise<void> {
    if (this.choosing === undefined) return
    const { account, anew, then } = this.choosing
    this.choosing = undefined
    this.beginAll(then)
    await this.#start(account, { ...(anew ? { anew } : {}), perUser })
  }

  /** The interrupted sync goes on with what was chosen for it. */
  async goOn(account: AccountSummary): Promise<void> {
    await this.#start(account, {})
  }

  async #start(
    account: AccountSummary,
    how: { anew?: boolean; perUser?: PerUserAnswers },
  ): Promise<void> {
    this.#keep(
      account,
      'sync.startFailed',
      await this.#client.api.syncs.start({ account: account.id, ...how }),
    )
  }

  async forget(account: AccountSummary): Promise<void> {
    this.#keep(
      account,
      'sync.forgetFailed',
      await this.#client.api.syncs.discard({ account: account.id }),
    )
    await this.#session.refresh()
  }

  showReport(run: string): void {
    this.shownReport = run
    this.seen(run)
  }

  seen(run: string): void {
    this.#shown = new Set(this.#shown).add(run)
    sessionStorage.setItem(shownKey, [...this.#shown].join(' ').trim())
  }

  #keep(account: AccountSummary, effect: SyncError['effect'], result: Result<unknown>): void {
    const errors = new Map(this.errors)
    if (result.ok) errors.delete(account.id)
    else errors.set(account.id, { error: result.error, effect })
    this.errors = errors
  }
}
