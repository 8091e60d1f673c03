/**
 * What the rules find in each account, asked one account after the other: nobody waits for it, and what a
 * person asks meanwhile comes in between.
 */
import type { Client } from '../../client'
import type { AccountSummary } from '../../../shared/schemas/accounts'
import type { Findings } from '../../../shared/schemas/findings'

export type AccountFindings =
  | { state: 'asking' }
  | { state: 'failed' }
  | { state: 'answered'; answer: Pick<Findings, 'answer' | 'found' | 'possible'> }

/** More accounts are only asked when a person wishes it: each is loaded whole for the question. */
const askedAlone = 12

export class HomeFindings {
  of = $state.raw<ReadonlyMap<string, AccountFindings>>(new Map())
  readonly #client: Client
  /** Account and snapshot of what was answered or is wanted. */
  readonly #asked = new Map<string, string>()
  readonly #waiting: AccountSummary[] = []
  #asking = false
  #closed = false

  constructor(client: Client) {
    this.#client = client
  }

  /** @param version grows when stored data changed: then rules may find something else */
  askAll(accounts: readonly AccountSummary[], version: number): void {
    const readable = accounts.filter(({ latest }) => latest !== undefined)
    if (readable.length > askedAlone) return
    for (const account of readable) this.ask(account, version)
  }

  ask(account: AccountSummary, version: number): void {
    const key = `${account.latest?.id ?? ''} ${version}`
    if (this.#asked.get(account.id) === key) return
    this.#asked.set(account.id, key)
    // What was found before stays until it is known anew.
    if (!this.of.has(account.id)) this.#set(account.id, { state: 'asking' })
    this.#waiting.push(account)
    if (!this.#asking) void this.#askOn()
  }

  close(): void {
    this.#closed = true
  }

  #set(id: string, found: AccountFindings): void {
    this.of = new Map(this.of).set(id, found)
  }

  async #askOn(): Promise<void> {
    this.#asking = true
    for (
      let account = this.#waiting.shift();
      account !== undefined && !this.#closed;
      account = this.#waiting.shift()
    ) {
      const result = await this.#client.api.findings.ask({ account: account.id, limit: 1 })
      this.#set(
        account.id,
        result.ok ? { state: 'answered', answer: result.value } : { state: 'failed' },
      )
    }
    this.#asking = false
  }
}
