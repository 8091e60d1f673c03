/** Stores how accounts are connected, of all of them or of none. */
import type { Account } from '../../shared/schemas/accounts'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'
import type { ConnectionTo, Whose } from './vendors/vendor'

export interface ToConnect {
  /** Name of an account that is to be made. */
  account: string
  connection: ConnectionTo
  whose: Whose
  /** The account as it is, and how it was connected before. */
  there: Account | undefined
  before: Connected | undefined
}

type With = Pick<Surroundings, 'reader' | 'writer' | 'now'>

/** Nobody else connects or disconnects meanwhile. @throws AppError `other-account`, what storing throws */
export async function connectAll(
  surroundings: With,
  accounts: readonly ToConnect[],
  credential: string,
): Promise<Account[]> {
  const connected: Account[] = []
  try {
    for (const { account, there, connection, whose } of accounts) {
      const { externalId, user } = whose
      connected.push(
        await surroundings.writer.call('connect', {
          ...connection,
          account: there?.id ?? account,
          externalId,
          signedInUser: user,
          credential,
          now: surroundings.now(),
        }),
      )
    }
    return connected
  } catch (thrown) {
    for (const [place, { id }] of connected.entries()) {
      // Why one could not be connected says more than what could not be put back after it.
      await putBack(surroundings, id, accounts[place]!).catch(() => undefined)
    }
    throw thrown
  }
}

async function putBack(
  { reader, writer }: With,
  account: string,
  { there, before }: ToConnect,
): Promise<void> {
  if (!there) {
    // Some systems do not unlink a file that is open.
    await reader.call('release', undefined)
    await writer.call('remove', { account })
  } else if (before) {
    const { connection, externalId, credential } = before
    const now = Date.parse(connection.connectedAt)
    await writer.call('connect', { ...connection, account, externalId, credential, now })
  } else {
    await writer.call('disconnect', { account })
  }
}
