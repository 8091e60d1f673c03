/** What calls that write have in common: finding or making the account. */
import type { Account } from '../../shared/schemas/accounts'
import type { AccountFolder, FoundAccount } from '../store/account-folder'
import { writing, type WriteDatabase } from '../store/open'

/** Works on an account that is there, or makes it. */
export function withAccount<T>(
  folder: AccountFolder,
  known: FoundAccount | undefined,
  name: string,
  connector: Account['connector'],
  now: number,
  work: (db: WriteDatabase, account: Account, file: string) => T,
): T {
  if (!known) return folder.create(name, connector, now, work)
  return writing(known.file, (db) => work(db, known.account, known.file))
}
