/** Accounts that are connected to their vendor: the calls of the contract, each as one run. */
import type { Input, Output } from '../../shared/contract'
import type { Account, AccountSummary } from '../../shared/schemas/accounts'
import type { Keychain } from '../../shared/schemas/connections'
import type { Run } from '../../shared/schemas/imports'
import type { SyncReport } from '../../shared/schemas/syncs'
import { mustBeThatAccount } from '../store/account-identity'
import { askVendor } from '../sync/ask-vendor'
import { localeOf, serverOf } from './given'
import { reaching } from './reach'
import { connect } from './sign-in'
import { signOut } from './sign-out'
import {
  allConnected,
  findAccount,
  findConnected,
  tryFindAccount,
  tryFindConnected,
  type Connected,
} from './stored'
import type { Surroundings } from './surroundings'
import { asTheyStand, syncConnected, syncOnce } from './syncs'

/** What uses or changes an account's credential. */
const ofCredential: readonly Run['kind'][] = ['sign-in', 'disconnect', 'sync', 'question']
/** A sync goes beside a question, and beside saved answers that are imported. */
const besideNoSync: readonly Run['kind'][] = ['sign-in', 'disconnect', 'sync']

export class Connections {
  readonly #of: Surroundings

  constructor(surroundings: Surroundings) {
    this.#of = surroundings
  }

  async keychain(): Promise<Keychain> {
    const { kept, problem } = await this.#of.secrets()
    return { kept, ...(problem === undefined ? {} : { problem }) }
  }

  /** Adds to each connection what state it is in. */
  async withStates(accounts: readonly WithoutState[]): Promise<AccountSummary[]> {
    const connected = await allConnected(this.#of)
    const credentials = new Map(connected.map((one) => [one.account.id, one.credential]))
    return Promise.all(
      accounts.map(async ({ connection, ...account }) => {
        const credential = credentials.get(account.id)
        if (!connection || credential === undefined) return account
        const state = await this.#of.states.of(credential, connection.method)
        return { ...account, connection: { ...connection, ...state } }
      }),
    )
  }

  /**
   * For what must not happen while anything goes on for an account.
   *
   * @throws AppError `busy`, what the work throws
   */
  async whileIdle<T>(named: string, work: () => Promise<T>): Promise<T> {
    const account = await this.#named(named)
    this.#mustBeIdle(account)
    return this.#of.leases.holding(account, work)
  }

  /**
   * Signs an account out, then has it removed.
   *
   * @throws AppError `busy`; `keychain` where the secrets could not be removed: the account then stays
   */
  async removing(named: string, remove: () => Promise<void>): Promise<void> {
    const account = await this.#named(named)
    await this.whileIdle(named, () =>
      this.#of.leases.changingConnections(async () => {
        const connected = await tryFindConnected(this.#of, account)
        if (connected) await signOut(this.#of, connected)
        await remove()
      }),
    )
    this.#of.leases.forget(account.id)
  }

  async signIn(input: Input<'connections', 'signIn'>): Promise<Output<'connections', 'signIn'>> {
    const { account: named, credential: given } = input
    const server = serverOf(input.server)
    const to = { account: named, server, locale: localeOf(input.locale), given }
    const known = await this.#forServer(named, server)
    this.#mustBeIdle(known ?? { name: named }, ofCredential)
    return this.#run('sign-in', named, async (context) => ({
      result: { account: await connect(this.#of, to, known, context) },
    }))
  }

  async change(input: Input<'connections', 'change'>): Promise<Account> {
    const locale = localeOf(input.locale)
    const { account } = await this.#connected(input.account)
    this.#mustBeIdle(account, ofCredential)
    const changed = await this.#of.writer.call('changeConnection', { account: account.id, locale })
    this.#of.accountsChanged()
    return changed
  }

  async disconnect(named: string): Promise<Output<'connections', 'disconnect'>> {
    const { account } = await this.#connected(named)
    this.#mustBeIdle(account, ofCredential)
    return this.#run('disconnect', named, ({ signal }) =>
      this.#of.leases.holding(account, () =>
        this.#of.leases.changingConnections(async () => {
          // Another process may have connected it anew.
          const now = await tryFindConnected(this.#of, account)
          if (now) await signOut(this.#of, now)
          await this.#of.writer.call('disconnect', { account: account.id })
          this.#of.accountsChanged()
          return { result: { account: await findAccount(this.#of, account.id) } }
        }, signal),
      ),
    )
  }

  async ask(input: Input<'connections', 'ask'>): Promise<Output<'connections', 'ask'>> {
    const connected = await this.#connected(input.account)
    const { account, connection, externalId } = connected
    const question = await this.#of.reader.call('connections.questionByIds', {
      account: account.id,
      question: input.question,
    })
    this.#mustBeIdle(account, ['sign-in', 'disconnect'])
    return this.#run('question', input.account, async (context) => {
      context.progress({ phase: 'reading', done: 0 })
      const asked = await reaching(this.#of, connected, context.signal, (client) =>
        askVendor({
          writer: this.#of.writer,
          account: account.id,
          server: connection.server,
          externalId,
          locale: connection.locale,
          client,
          question,
          now: this.#of.now,
          signal: context.signal,
        }),
      )
      this.#of.accountsChanged()
      return { asked }
    })
  }

  async sync(input: Input<'syncs', 'start'>): Promise<Output<'syncs', 'start'>> {
    const connected = await this.#connected(input.account)
    this.#mustBeIdle(connected.account, besideNoSync)
    return this.#run('sync', input.account, (context) =>
      this.#told(syncConnected(this.#of, connected, input.anew ?? false, context)),
    )
  }

  async syncOnce(input: Input<'syncs', 'once'>): Promise<Output<'syncs', 'once'>> {
    const { account: named, credential: given } = input
    const server = serverOf(input.server)
    const to = { account: named, server, locale: localeOf(input.locale), given }
    const known = await this.#forServer(named, server)
    this.#mustBeIdle(known ?? { name: named }, besideNoSync)
    return this.#run('sync', named, (context) => this.#told(syncOnce(this.#of, to, known, context)))
  }

  async syncs(named: string): Promise<Output<'syncs', 'list'>> {
    const account = await findAccount(this.#of, named)
    const { syncs } = await this.#of.reader.call('syncs.list', { account: account.id })
    return { syncs: asTheyStand(this.#of, account, syncs) }
  }

  async discardSync(named: string): Promise<Output<'syncs', 'discard'>> {
    const account = await findAccount(this.#of, named)
    this.#mustBeIdle(account, besideNoSync)
    await this.#of.leases.holding(account, () =>
      this.#of.writer.call('discardSync', { account: account.id }),
    )
    this.#of.accountsChanged()
    return {}
  }

  /** Faces read the history of syncs again, however this one ends. */
  async #told(sync: Promise<SyncReport>): Promise<{ syncReport: SyncReport }> {
    try {
      return { syncReport: await sync }
    } finally {
      this.#of.accountsChanged()
    }
  }

  /** Such runs wait for a server, not for each other. */
  #run(
    kind: Run['kind'],
    account: string,
    work: Parameters<Surroundings['runs']['startBeside']>[2],
  ): { run: string } {
    return { run: this.#of.runs.startBeside(kind, account, work) }
  }

  /** Between this and what it is for, nothing may be awaited. @throws AppError `busy` */
  #mustBeIdle(account: { id?: string; name: string }, kinds?: readonly Run['kind'][]): void {
    this.#of.runs.mustBeIdle(account, kinds)
  }

  /** An account whose file cannot be read goes by its id. @throws AppError `ambiguous` */
  async #named(named: string): Promise<{ id: string; name: string }> {
    return (await tryFindAccount(this.#of, named)) ?? { id: named, name: named }
  }

  /**
   * An account to sign in to, where there is one already. What it can never become is said before a
   * person signs in.
   *
   * @throws AppError `other-account`
   */
  async #forServer(named: string, server: string): Promise<Account | undefined> {
    const known = await tryFindAccount(this.#of, named)
    if (known) mustBeThatAccount(known, { connector: 'ringcentral', server })
    return known
  }

  /** @throws AppError `not-found`, `sign-in-needed` */
  async #connected(named: string): Promise<Connected> {
    return findConnected(this.#of, await findAccount(this.#of, named))
  }
}

/** As the reader's thread knows it. */
type WithoutState = Omit<AccountSummary, 'connection'> & {
  connection?: Omit<NonNullable<AccountSummary['connection']>, 'state' | 'reason'> | undefined
}
