/** Reads an account from its vendor, by its connection or by a credential that is used once. */
import { randomUUID } from 'node:crypto'
import type { Account } from '../../shared/schemas/accounts'
import type { Credential } from '../../shared/schemas/connections'
import type { PerUserAnswers, SyncRecord, SyncReport } from '../../shared/schemas/syncs'
import type { RunContext } from '../api/runs'
import { MemorySecrets } from '../secrets/memory'
import { syncAccount } from '../sync/sync-account'
import { inWords } from './failures'
import type { Given } from './given'
import { reaching } from './reach'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'

export interface HowToSync {
  /** Forget what an interrupted sync has read. */
  anew: boolean
  perUser: PerUserAnswers | undefined
}

/** @throws AppError `busy`, those of reaching and of reading the account */
export function syncConnected(
  surroundings: Surroundings,
  of: Connected,
  { anew, perUser }: HowToSync,
  context: RunContext,
): Promise<SyncReport> {
  const { writer, leases, sessions, now } = surroundings
  return leases.holding(of.account, () =>
    reaching(surroundings, of, context.signal, (reach) =>
      syncAccount({
        writer,
        account: of.account.id,
        reading: reach.reading({ externalId: of.externalId, perUser }),
        locale: sessions.vendorOf(of.connection).languageOf(of.connection),
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
 * @param known the account, where there is one already
 * @throws AppError `busy`, `other-account`, those of signing in and of reading the account
 */
export function syncOnce(
  { sessions, writer, leases, now }: Surroundings,
  { account, connection }: Given,
  known: Account | undefined,
  given: { credential: Credential; perUser: PerUserAnswers | undefined },
  context: RunContext,
): Promise<SyncReport> {
  const { signal } = context
  return leases.holding(known ?? { name: account }, async () => {
    context.progress({ phase: 'signing-in', done: 0 })
    const vendor = sessions.vendorOf(connection)
    const keeping = sessions.keeping(randomUUID(), new MemorySecrets())
    const session = await vendor.signIn(connection, given.credential, keeping, context)
    try {
      return await session.reaching(connection, signal, async (reach) => {
        const { externalId } = await reach.whose(signal)
        return syncAccount({
          writer,
          account: known?.id ?? account,
          reading: reach.reading({ externalId, perUser: given.perUser }),
          locale: vendor.languageOf(connection),
          anew: false,
          now,
          context,
        })
      })
    } catch (thrown) {
      throw inWords(thrown)
    } finally {
      await session.end()
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
