/** Reads an account from its vendor, by its connection or by a credential that is used once. */
import { randomUUID } from 'node:crypto'
import type { Account } from '../../shared/schemas/accounts'
import type { Credential } from '../../shared/schemas/connections'
import type { SyncRecord, SyncReport } from '../../shared/schemas/syncs'
import type { RunContext } from '../api/runs'
import { MemorySecrets } from '../secrets/memory'
import { syncAccount } from '../sync/sync-account'
import { inWords } from './failures'
import { reaching } from './reach'
import { openSession } from './sign-in'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'
import { whose } from './whose'

/** @throws AppError `busy`, those of reaching and of reading the account */
export function syncConnected(
  surroundings: Surroundings,
  of: Connected,
  anew: boolean,
  context: RunContext,
): Promise<SyncReport> {
  const { writer, leases, now } = surroundings
  return leases.holding(of.account, () =>
    reaching(surroundings, of, context.signal, (client) =>
      syncAccount({
        writer,
        account: of.account.id,
        server: of.connection.server,
        externalId: of.externalId,
        locale: of.connection.locale,
        client,
        anew,
        now,
        context,
      }),
    ),
  )
}

/**
 * Keeps no secret and no connection, and ends the session when it is done.
 *
 * @param input.account id or name; a new name makes an account
 * @param known the account, where there is one already
 * @throws AppError `busy`, `other-account`, those of signing in and of reading the account
 */
export function syncOnce(
  { sessions, options, writer, leases, now }: Surroundings,
  input: { account: string; server: string; locale: string; given: Credential },
  known: Account | undefined,
  context: RunContext,
): Promise<SyncReport> {
  const { server, locale, given } = input
  return leases.holding(known ?? { name: input.account }, async () => {
    const tokens = await openSession(
      { sessions, options },
      { server, locale, given, credential: randomUUID(), secrets: new MemorySecrets() },
      context,
    )
    try {
      const { clientId } = given
      const client = await sessions.client({ server, clientId, locale }, tokens, context.signal)
      const { accountId } = await whose(client, context.signal)
      return await syncAccount({
        writer,
        account: known?.id ?? input.account,
        server,
        externalId: accountId,
        locale,
        client,
        anew: false,
        now,
        context,
      })
    } catch (thrown) {
      throw inWords(thrown)
    } finally {
      await tokens.end()
    }
  })
}

/** A sync that stands as running although nobody holds the account was left by a process that ended. */
export function asTheyStand(
  { leases }: Pick<Surroundings, 'leases'>,
  account: Pick<Account, 'id' | 'name'>,
  syncs: readonly SyncRecord[],
): SyncRecord[] {
  if (!syncs.some(({ status }) => status === 'running') || !leases.isFree(account)) {
    return [...syncs]
  }
  return syncs.map((one) => (one.status === 'running' ? { ...one, status: 'interrupted' } : one))
}
