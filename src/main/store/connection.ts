/** How an account is connected, as its file says. The secrets lie in the keychain, under `credential`. */
import type { StoredConnection } from '../../shared/schemas/connections'
import { iso } from '../../shared/time'
import { writeIdentity } from './account-identity'
import type { ReadDatabase, WriteDatabase } from './open'
import { projectAnew } from './project'

export interface ConnectionInFile {
  connection: StoredConnection
  /** Random id that the secrets are kept under. */
  credential: string
  /** The vendor's id of the account, as far as the sign-in told. */
  externalId?: string
}

export interface ConnectionToWrite {
  connector: StoredConnection['connector']
  /** Origin. */
  server: string
  externalId?: string | undefined
  method: StoredConnection['method']
  clientId: string
  credential: string
  locale: string
  signedInUser?: { id: string; name: string } | undefined
  /** Unix milliseconds. */
  now: number
}

interface Row {
  connector: StoredConnection['connector']
  server: string
  externalId: string | null
  method: StoredConnection['method']
  clientId: string
  credential: string
  locale: string
  connectedAt: number
  userId: string | null
  userName: string | null
}

/** @returns undefined where it is not connected */
export function readConnection(db: ReadDatabase): ConnectionInFile | undefined {
  const row = db
    .prepare(
      `SELECT connector, server, external_id AS externalId, method, client_id AS clientId, credential,
              locale, connected_at AS connectedAt, signed_in_user_id AS userId,
              signed_in_user_name AS userName
       FROM connection`,
    )
    .get() as Row | undefined
  if (!row) return undefined
  const { connector, server, method, clientId, locale, userId, userName } = row
  return {
    connection: {
      connector,
      server,
      method,
      clientId,
      locale,
      connectedAt: iso(row.connectedAt),
      ...(userId === null ? {} : { signedInUser: { id: userId, name: userName ?? userId } }),
    },
    credential: row.credential,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
  }
}

/** Connects the account, or connects it anew. */
export function writeConnection(db: WriteDatabase, given: ConnectionToWrite): void {
  db.prepare(
    `INSERT OR REPLACE INTO connection (only_row, connector, server, external_id, method, client_id,
       credential, locale, connected_at, signed_in_user_id, signed_in_user_name)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    given.connector,
    given.server,
    given.externalId ?? null,
    given.method,
    given.clientId,
    given.credential,
    given.locale,
    given.now,
    given.signedInUser?.id ?? null,
    given.signedInUser?.name ?? null,
  )
  if (writeIdentity(db)) projectAnew(db)
}

/** What was read stays, and the account stays what it is as long as anything read says so. */
export function removeConnection(db: WriteDatabase): void {
  db.prepare('DELETE FROM connection').run()
  if (writeIdentity(db)) projectAnew(db)
}
