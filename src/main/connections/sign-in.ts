/**
 * Signs in, finds out whose accounts those are, and keeps the credential. What fails leaves nothing
 * behind: of several accounts that are to share a credential, all are connected or none is.
 */
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import type { Credential } from '../../shared/schemas/connections'
import type { RunContext } from '../api/runs'
import { connectAll, type ToConnect } from './connect-all'
import { newCredential } from './credential-id'
import { inWords } from './failures'
import type { Given } from './given'
import { PendingSecrets } from './pending-secrets'
import { signOut } from './sign-out'
import { tryFindAccount, tryFindConnected, type Connected } from './stored'
import type { Surroundings } from './surroundings'
import type { Session, Whose } from './vendors/vendor'

export interface ToSignIn extends Given {
  /** The account, where there is one already. */
  known: Account | undefined
}

/**
 * @param accounts at one server, by one credential
 * @returns them in the same order
 * @throws AppError `other-account` where a sign-in is that of another one; `sign-in-refused`,
 *   `server-unreachable`, `server-failed`, `cancelled`, `keychain`
 */
export async function connect(
  surroundings: Surroundings,
  accounts: readonly ToSignIn[],
  given: Credential,
  context: RunContext,
): Promise<Account[]> {
  const { sessions, states, leases, accountsChanged } = surroundings
  const { signal } = context
  const { connection } = accounts[0]!
  context.progress({ phase: 'signing-in', done: 0 })
  const credential = newCredential(sessions.sealOf(connection))
  const secrets = new PendingSecrets(await surroundings.secrets(), credential)
  let session: Session | undefined
  let connected: Account[]
  try {
    const keeping = sessions.keeping(credential, secrets)
    const opened = await sessions.vendorOf(connection).signIn(connection, given, keeping, context)
    session = opened
    const found = await whoseAre(opened, accounts, context)
    connected = await leases.changingConnections(async () => {
      const toConnect: ToConnect[] = []
      for (const one of found) {
        const there = await stillThere(surroundings, one)
        const before = there && (await tryFindConnected(surroundings, there))
        toConnect.push({ ...one, there, before })
      }
      signal.throwIfAborted()
      await secrets.keep()
      const all = await connectAll(surroundings, toConnect, credential)
      sessions.adopt(credential, opened)
      states.set(credential, { state: 'ready' })
      // The accounts are connected; an old entry that could not be removed does not undo that.
      for (const old of eachCredentialOnce(toConnect)) {
        await signOut(surroundings, old).catch(() => undefined)
      }
      return all
    }, signal)
  } catch (thrown) {
    await session?.end()
    await secrets.remove(credential).catch(() => undefined)
    throw refusedAtOnce(inWords(thrown))
  }
  accountsChanged()
  return connected
}

async function whoseAre(
  session: Session,
  accounts: readonly ToSignIn[],
  context: RunContext,
): Promise<(ToSignIn & { whose: Whose })[]> {
  const { signal } = context
  const found: (ToSignIn & { whose: Whose })[] = []
  for (const one of accounts) {
    if (accounts.length > 1) {
      context.progress({
        phase: 'signing-in',
        done: found.length,
        total: accounts.length,
        note: one.account,
      })
    }
    const whose = await session.reaching(one.connection, signal, (reach) => reach.whose(signal))
    found.push({ ...one, whose })
  }
  return found
}

/**
 * The account as it is when the person has signed in, which may take minutes: another process may have
 * made it, or removed it.
 *
 * @throws AppError `not-found` where it was removed
 */
async function stillThere(
  surroundings: Surroundings,
  { account, known }: ToSignIn,
): Promise<Account | undefined> {
  const there = await tryFindAccount(surroundings, known?.id ?? account)
  if (there || !known) return there
  throw new AppError('not-found', `“${known.name}” was removed while somebody signed in to it.`, {
    hint: 'Nothing was kept. Connect again to make the account anew.',
  })
}

function eachCredentialOnce(accounts: readonly ToConnect[]): Connected[] {
  const old = new Map<string, Connected>()
  for (const { before } of accounts) if (before) old.set(before.credential, before)
  return [...old.values()]
}

/** What takes a sign-in no more right after it has never taken it. */
function refusedAtOnce(thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.code !== 'sign-in-needed') return thrown
  const { message, hint, detail } = thrown
  return new AppError('sign-in-refused', message, {
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
    cause: thrown,
  })
}
