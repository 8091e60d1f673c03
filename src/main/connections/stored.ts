/** The accounts and connections that are stored, as the reader's thread tells them. */
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import type { StoredConnection } from '../../shared/schemas/connections'
import type { Surroundings } from './surroundings'

/** An account that is connected. */
export interface Connected {
  account: { id: string; name: string }
  connection: StoredConnection
  credential: string
  externalId: string | undefined
}

type WithReader = Pick<Surroundings, 'reader'>

/** @returns undefined where there is none of that id or name @throws AppError `ambiguous` */
export function tryFindAccount(
  { reader }: WithReader,
  named: string,
): Promise<Account | undefined> {
  return reader.call('accounts.tryFind', { account: named })
}

/** @throws AppError `not-found`, `ambiguous`, or what is wrong with its file */
export function findAccount({ reader }: WithReader, named: string): Promise<Account> {
  return reader.call('accounts.find', { account: named })
}

export async function allConnected({ reader }: WithReader): Promise<Connected[]> {
  const all = await reader.call('connections.stored', undefined)
  return all.map(({ account, name, connection, credential, externalId }) => ({
    account: { id: account, name },
    connection,
    credential,
    externalId,
  }))
}

export async function tryFindConnected(
  surroundings: WithReader,
  account: Pick<Account, 'id'>,
): Promise<Connected | undefined> {
  const all = await allConnected(surroundings)
  return all.find((one) => one.account.id === account.id)
}

/** @throws AppError `sign-in-needed` */
export async function findConnected(
  surroundings: WithReader,
  account: Pick<Account, 'id' | 'name'>,
): Promise<Connected> {
  const found = await tryFindConnected(surroundings, account)
  if (found) return found
  throw new AppError('sign-in-needed', `“${account.name}” is not connected.`, {
    hint: 'Connect it first.',
  })
}

/** Whether an account other than this one, such as a copy of its file, signs in with the same credential. */
export async function isShared(surroundings: WithReader, of: Connected): Promise<boolean> {
  const all = await allConnected(surroundings)
  return all.some((one) => one.account.id !== of.account.id && one.credential === of.credential)
}
