/** Signs in, finds out whose account it is, and keeps the credential. What fails leaves nothing behind. */
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import type { Credential } from '../../shared/schemas/connections'
import type { RunContext } from '../api/runs'
import { signInWithBrowser, tokenSource } from '../connectors/ringcentral/sign-in'
import type { TokenSource } from '../connectors/ringcentral/sign-in/token-source'
import type { SecretStore } from '../secrets/secret-store'
import { newCredential } from './credential-id'
import { inWords } from './failures'
import { PendingSecrets } from './pending-secrets'
import { signOut } from './sign-out'
import { tryFindAccount, tryFindConnected } from './stored'
import type { Surroundings } from './surroundings'
import { whose } from './whose'

export interface SignIn {
  /** Origin. */
  server: string
  /** BCP 47. */
  locale: string
  given: Credential
  /** Random id that its secrets are kept by. */
  credential: string
  secrets: SecretStore
}

/** @throws AppError `sign-in-refused`, `server-unreachable`, `server-failed`, `cancelled`, `keychain` */
export async function openSession(
  { sessions, options }: Pick<Surroundings, 'sessions' | 'options'>,
  { server, locale, given, credential, secrets }: SignIn,
  context: RunContext,
): Promise<TokenSource> {
  context.progress({ phase: 'signing-in', done: 0 })
  const { clientId, clientSecret, method } = given
  const throttle = sessions.throttle(server, clientId)
  const open = (link: string) => {
    context.progress({ phase: 'signing-in', done: 0, link })
    // Nothing that a server says may open another site.
    if (new URL(link).origin === server) options.openExternal?.(link)
  }
  if (clientSecret !== undefined) await secrets.set(credential, 'client-secret', clientSecret)
  if (method === 'jwt') await secrets.set(credential, 'jwt', given.jwt)
  const first =
    method === 'jwt'
      ? undefined
      : await signInWithBrowser({
          server,
          clientId,
          ...(clientSecret === undefined ? {} : { clientSecret }),
          locale,
          throttle,
          signal: context.signal,
          open,
          timing: sessions.tokenTiming,
        })
  return tokenSource({
    server,
    clientId,
    method,
    credential,
    secrets,
    throttle,
    ...(first === undefined ? {} : { first }),
    exclusive: sessions.exclusive(credential),
    timing: sessions.tokenTiming,
  })
}

/**
 * @param input.account id or name; a new name makes an account
 * @param known the account, where there is one already
 * @throws AppError `other-account` where the sign-in is that of another one; those of {@link openSession}
 */
export async function connect(
  surroundings: Surroundings,
  input: { account: string; server: string; locale: string; given: Credential },
  known: Account | undefined,
  context: RunContext,
): Promise<Account> {
  const { sessions, states, writer, leases, accountsChanged, now } = surroundings
  const { server, locale, given } = input
  const { clientId, method } = given
  const credential = newCredential({ server, clientId })
  const secrets = new PendingSecrets(await surroundings.secrets(), credential)
  const tokens = await openSession(
    surroundings,
    { server, locale, given, credential, secrets },
    context,
  )
  let account: Account
  try {
    const client = await sessions.client({ server, clientId, locale }, tokens, context.signal)
    const { accountId, user } = await whose(client, context.signal)
    account = await leases.changingConnections(async () => {
      const there = await stillThere(surroundings, input.account, known)
      const before = there && (await tryFindConnected(surroundings, there))
      context.signal.throwIfAborted()
      await secrets.keep()
      const connected = await writer.call('connect', {
        account: there?.id ?? input.account,
        connector: 'ringcentral',
        server,
        externalId: accountId,
        method,
        clientId,
        credential,
        locale,
        ...(user === undefined ? {} : { signedInUser: user }),
        now: now(),
      })
      sessions.adopt(credential, method, tokens)
      states.set(credential, { state: 'ready' })
      // The account is connected; an old entry that could not be removed does not undo that.
      if (before) await signOut(surroundings, before).catch(() => undefined)
      return connected
    }, context.signal)
  } catch (thrown) {
    await tokens.end()
    await secrets.remove(credential).catch(() => undefined)
    throw inWords(thrown)
  }
  accountsChanged()
  return account
}

/**
 * The account as it is when the person has signed in, which may take minutes: another process may have
 * made it, or removed it.
 *
 * @throws AppError `not-found` where it was removed
 */
async function stillThere(
  surroundings: Surroundings,
  named: string,
  known: Account | undefined,
): Promise<Account | undefined> {
  const there = await tryFindAccount(surroundings, known?.id ?? named)
  if (there || !known) return there
  throw new AppError('not-found', `“${known.name}” was removed while somebody signed in to it.`, {
    hint: 'Nothing was kept. Connect again to make the account anew.',
  })
}
