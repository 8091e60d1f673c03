/** How an account is connected, as its file says. The secrets lie in the keychain, under `credential`. */
import type {
  EnosReading,
  StoredConnection,
  StoredConnectionOf,
} from '../../shared/schemas/connections'
import { iso } from '../../shared/time'
import { writeIdentity } from './account-identity'
import type { ReadDatabase, WriteDatabase } from './open'
import { projectAnew } from './project'
import type { SyncIdentity } from './sync-row'

export interface ConnectionInFile {
  connection: StoredConnection
  /** Random id that the secrets are kept under. */
  credential: string
  /** The vendor's id of the account (EnOS: of the organization), as far as the sign-in told. */
  externalId?: string
}

type Written<C extends StoredConnection> = C extends StoredConnection
  ? Omit<C, 'connectedAt' | 'signedInUser'> & {
      signedInUser?: { id: string; name: string } | undefined
      /** RingCentral's account, as far as the sign-in told. Of EnOS it is the organization. */
      externalId?: string | undefined
      credential: string
      /** Unix milliseconds. */
      now: number
    }
  : never
export type ConnectionToWrite = Written<StoredConnection>

interface Row {
  connector: StoredConnection['connector']
  server: string
  externalId: string | null
  method: StoredConnection['method']
  clientId: string
  credential: string
  locale: string | null
  apps: string | null
  findApps: number | null
  locales: string | null
  requestsPerSecond: number | null
  connectedAt: number
  userId: string | null
  userName: string | null
}

/** @returns undefined where it is not connected */
export function readConnection(db: ReadDatabase): ConnectionInFile | undefined {
  const row = db
    .prepare(
      `SELECT connector, server, external_id AS externalId, method, client_id AS clientId, credential,
              locale, apps, find_apps AS findApps, locales, requests_per_second AS requestsPerSecond,
              connected_at AS connectedAt, signed_in_user_id AS userId, signed_in_user_name AS userName
       FROM connection`,
    )
    .get() as Row | undefined
  if (!row) return undefined
  return {
    connection: row.connector === 'enos' ? ofEnos(row) : ofRingCentral(row),
    credential: row.credential,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
  }
}

function ofRingCentral(row: Row): StoredConnectionOf<'ringcentral'> {
  const { server, clientId, locale, userId, userName } = row
  return {
    connector: 'ringcentral',
    server,
    method: row.method === 'jwt' ? 'jwt' : 'authorization-code',
    clientId,
    locale: locale ?? '',
    connectedAt: iso(row.connectedAt),
    ...(userId === null ? {} : { signedInUser: { id: userId, name: userName ?? userId } }),
  }
}

function ofEnos(row: Row): StoredConnectionOf<'enos'> {
  return {
    connector: 'enos',
    server: row.server,
    method: 'access-key',
    accessKey: row.clientId,
    organization: row.externalId ?? '',
    apps: JSON.parse(row.apps ?? '[]') as string[],
    findApps: row.findApps === 1,
    locales: JSON.parse(row.locales ?? '[]') as string[],
    requestsPerSecond: row.requestsPerSecond ?? 0,
    connectedAt: iso(row.connectedAt),
  }
}

/** What makes the account at its vendor the one it is. */
export const connectedIdentity = (given: ConnectionToWrite): SyncIdentity => ({
  connector: given.connector,
  server: given.server,
  externalId: given.connector === 'enos' ? given.organization : given.externalId,
})

/** Connects the account, or connects it anew. */
export function writeConnection(db: WriteDatabase, given: ConnectionToWrite): void {
  const enos = given.connector === 'enos'
  db.prepare(
    `INSERT OR REPLACE INTO connection (only_row, connector, server, external_id, method, client_id,
       credential, locale, connected_at, signed_in_user_id, signed_in_user_name)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    given.connector,
    given.server,
    connectedIdentity(given).externalId ?? null,
    given.method,
    enos ? given.accessKey : given.clientId,
    given.credential,
    enos ? null : given.locale,
    given.now,
    given.signedInUser?.id ?? null,
    given.signedInUser?.name ?? null,
  )
  if (enos) writeReading(db, given)
  if (writeIdentity(db)) projectAnew(db)
}

export interface ReadingToChange {
  /** RingCentral: the language of the names, BCP 47. */
  locale?: string | undefined
  /** EnOS. */
  reading?: EnosReading | undefined
}

/** Changes what the next sync reads. What is of another vendor than the connection's changes nothing. */
export function changeReading(db: WriteDatabase, { locale, reading }: ReadingToChange): void {
  if (locale !== undefined) {
    db.prepare(`UPDATE connection SET locale = ? WHERE connector = 'ringcentral'`).run(locale)
  }
  if (reading !== undefined) writeReading(db, reading)
}

function writeReading(db: WriteDatabase, reading: EnosReading): void {
  db.prepare(
    `UPDATE connection SET apps = ?, find_apps = ?, locales = ?, requests_per_second = ?
     WHERE connector = 'enos'`,
  ).run(
    JSON.stringify(reading.apps),
    reading.findApps ? 1 : 0,
    JSON.stringify(reading.locales),
    reading.requestsPerSecond,
  )
}

/** What was read stays, and the account stays what it is as long as anything read says so. */
export function removeConnection(db: WriteDatabase): void {
  db.prepare('DELETE FROM connection').run()
  if (writeIdentity(db)) projectAnew(db)
}
