/** What is true for the whole window: the accounts, what is running, whether anybody answers. */
import type { AccountSummary } from '../../shared/schemas/accounts'
import type { Run } from '../../shared/schemas/imports'
import type { ErrorValue } from '../../shared/result'
import type { Output } from '../../shared/contract'
import type { Client, Connection } from '../client'

export class Session {
  accounts = $state.raw<AccountSummary[]>()
  accountsError = $state.raw<ErrorValue>()
  info = $state.raw<Output<'app', 'info'>>()
  runs = $state.raw<ReadonlyMap<string, Run>>(new Map())
  connection = $state<Connection>('connected')
  /** Grows when stored data changed; answers that depend on it are asked again. */
  version = $state(0)

  readonly #client: Client
  readonly #waiting = new Map<string, (run: Run) => void>()

  constructor(client: Client) {
    this.#client = client
    client.connection((state) => (this.connection = state))
    client.events((event) => {
      if (event.name === 'runs.changed') this.#keep(event.value)
      else void this.refresh()
    })
    if (this.connection === 'connected') void this.#read()
  }

  get running(): Run[] {
    return [...this.runs.values()].filter((run) => run.status === 'running')
  }

  account(id: string | undefined): AccountSummary | undefined {
    return this.accounts?.find((account) => account.id === id)
  }

  async refresh(): Promise<void> {
    await this.#read()
    this.version += 1
  }

  async #read(): Promise<void> {
    const [accounts, runs, info] = await Promise.all([
      this.#client.api.accounts.list({}),
      this.#client.api.runs.list({}),
      this.#client.api.app.info({}),
    ])
    if (accounts.ok) this.accounts = accounts.value.accounts
    this.accountsError = accounts.ok ? undefined : accounts.error
    if (runs.ok) for (const run of runs.value.runs) this.#keep(run)
    if (info.ok) this.info = info.value
  }

  #keep(run: Run): void {
    // An answer can be overtaken by the events; what has ended does not run again.
    const known = this.runs.get(run.id)
    const ended = known !== undefined && known.status !== 'running' ? known : undefined
    if (ended === undefined) this.runs = new Map(this.runs).set(run.id, run)
    const newest = ended ?? run
    if (newest.status === 'running') return
    // Also where the end was heard of before: whoever waits may have begun to only after it.
    this.#waiting.get(run.id)?.(newest)
    this.#waiting.delete(run.id)
  }

  /** Follows a run that was just started to its end. */
  async ended(id: string): Promise<Run> {
    const end = new Promise<Run>((resolve) => this.#waiting.set(id, resolve))
    // It may have ended before anybody waited for it.
    const run = await this.#client.api.runs.get({ run: id })
    if (run.ok) this.#keep(run.value)
    return end
  }

  cancel(run: string): void {
    void this.#client.api.runs.cancel({ run })
  }
}
