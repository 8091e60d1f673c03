/** Which accounts are connected, and by which credentials. */
import type { AccountFolder } from '../store/account-folder'
import { readConnection, type ConnectionInFile } from '../store/connection'
import { openForReading } from '../store/open'

export interface ConnectedAccount extends ConnectionInFile {
  /** Its id. */
  account: string
  name: string
}

/** Those that can be opened. */
export function connectedAccounts(folder: AccountFolder): ConnectedAccount[] {
  return folder.list().flatMap((entry): ConnectedAccount[] => {
    if ('problem' in entry) return []
    const { id, name } = entry.account
    const db = openForReading(entry.file)
    try {
      const connected = readConnection(db)
      return connected ? [{ account: id, name, ...connected }] : []
    } finally {
      db.close()
    }
  })
}
