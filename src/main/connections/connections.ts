/** Accounts that are connected to their vendor: the calls of the contract, each as one run. */
import type { Input, Output } from '../../shared/contract'
import { AppError } from '../../shared/result'
import type { Account, AccountSummary } from '../../shared/schemas/accounts'
import type { Keychain, StoredConnection } from '../../shared/schemas/connections'
import type { Run } from '../../shared/schemas/imports'
import type { SyncReport } from '../../shared/schemas/syncs'
import { mustBeThatAccount } from '../store/account-identity'
import { askVendor } from '../sync/ask-vendor'
import { estimateSync } from './estimate'
import { givenToSignIn, givenToSyncOnce, localeOf, readingOf, type Given } from './given'
import { reaching } from './reach'
import { connect, type ToSignIn } from './sign-in'
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
    const accounts: ToSignIn[] = []
    for (const given of givenToSignIn(input)) {
      accounts.push({ ...given, known: await this.#canBecome(given) })
    }
    mustBeDifferent(accounts)
    for (const { account: name, known } of accounts) {
      this.#mustBeIdle(known ?? { name }, ofCredential)
    }
    const [first, ...others] = accounts.map(({ account }) => account)
    return this.#run(
      'sign-in',
      first!,
      async (context) => {
        const connected = await connect(this.#of, accounts, input.credential, context)
        return { result: { account: connected[0]! }, connected }
      },
      others,
    )
  }

  async change(input: Input<'connections', 'change'>): Promise<Account> {
    const { account, connection } = await this.#connected(input.account)
    const change = changeOf(connection, input)
    this.#mustBeIdle(account, ofCredential)
    const changed = await this.#of.writer.call('changeConnection', {
      account: account.id,
      ...change,
    })
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
    const vendor = this.#of.sessions.vendorOf(connection)
    vendor.mustBeAskable(input.question)
    const question = await this.#of.reader.call('connections.questionByIds', {
      account: account.id,
      question: input.question,
    })
    this.#mustBeIdle(account, ['sign-in', 'disconnect'])
    return this.#run('question', input.account, async (context) => {
      context.progress({ phase: 'reading', done: 0 })
      const { signal } = context
      const asked = await reaching(this.#of, connected, signal, (reach) =>
        askVendor({
          writer: this.#of.writer,
          account: account.id,
          connector: connection.connector,
          externalId,
          locale: vendor.languageOf(connection),
          client: reach.client,
          user: question.user,
          requests: reach.requests(question),
          now: this.#of.now,
          signal,
        }),
      )
      this.#of.accountsChanged()
      return { asked }
    })
  }

  async sync(input: Input<'syncs', 'start'>): Promise<Output<'syncs', 'start'>> {
    const { account, anew = false, perUser } = input
    const connected = await this.#connected(account)
    if (perUser !== undefined && connected.connection.connector !== 'enos') {
      throw new AppError('invalid-argument', 'Only EnOS is asked user by user and app by app.', {
        hint: 'Sync without choosing users.',
      })
    }
    this.#mustBeIdle(connected.account, besideNoSync)
    return this.#run('sync', account, (context) =>
      this.#told(syncConnected(this.#of, connected, { anew, perUser }, context)),
    )
  }

  async syncOnce(input: Input<'syncs', 'once'>): Promise<Output<'syncs', 'once'>> {
    const to = givenToSyncOnce(input)
    const known = await this.#canBecome(to)
    const { credential } = input
    const perUser = input.connector === 'enos' ? input.perUser : undefined
    this.#mustBeIdle(known ?? { name: to.account }, besideNoSync)
    return this.#run('sync', to.account, (context) =>
      this.#told(syncOnce(this.#of, to, known, { credential, perUser }, context)),
    )
  }

  async estimate(named: string): Promise<Output<'syncs', 'estimate'>> {
    return estimateSync(this.#of, await this.#connected(named))
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
    others: readonly string[] = [],
  ): { run: string } {
    return { run: this.#of.runs.startBeside(kind, account, work, others) }
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
  async #canBecome({ account, connection }: Given): Promise<Account | undefined> {
    const known = await tryFindAccount(this.#of, account)
    if (!known) return undefined
    const { connector, server } = connection
    mustBeThatAccount(known, {
      connector,
      server,
      ...(connection.connector === 'enos' ? { externalId: connection.organization } : {}),
    })
    return known
  }

  /** @throws AppError `not-found`, `sign-in-needed` */
  async #connected(named: string): Promise<Connected> {
    return findConnected(this.#of, await findAccount(this.#of, named))
  }
}

/** As the reader's thread knows it. */
type WithoutState = Omit<AccountSummary, 'connection'> & {
  connection?: StoredConnection | undefined
}

/** One may be named by its id and by its name. @throws AppError `invalid-argument` */
function mustBeDifferent(accounts: readonly ToSignIn[]): void {
  const ids = accounts.flatMap(({ known }) => (known ? [known.id] : []))
  const twice = accounts.find(({ known }, place) => known && ids.indexOf(known.id) !== place)
  if (!twice) return
  throw new AppError('invalid-argument', `The account “${twice.known!.name}” is given twice.`, {
    hint: 'Each organization is an account of its own.',
  })
}

/** @throws AppError `invalid-argument` where nothing is to change, or what its vendor does not know */
function changeOf(
  { connector }: StoredConnection,
  { locale, reading }: Input<'connections', 'change'>,
): Pick<Input<'connections', 'change'>, 'locale' | 'reading'> {
  if (connector === 'enos' && reading !== undefined && locale === undefined) {
    return { reading: readingOf(reading) }
  }
  if (connector === 'ringcentral' && locale !== undefined && reading === undefined) {
    return { locale: localeOf(locale) }
  }
  throw new AppError(
    'invalid-argument',
    connector === 'enos'
      ? 'Of a connection to EnOS, apps, languages and pace can be changed, all together.'
      : 'Of a connection to RingCentral, the language of the names can be changed.',
    { hint: 'Connect again to change anything else.' },
  )
}
