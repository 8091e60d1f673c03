/** Which account of which vendor an account is, and that it stays that one. */
import { belongs, identityInWords } from '../connectors/files/identity'
import type { AccountIdentity } from '../connectors/parts'
import { AppError } from '../../shared/result'
import type { Account } from '../../shared/schemas/accounts'
import type { WriteDatabase } from './open'

/** @returns undefined where no answer told yet, and of the sample account */
export function identityOf({
  connector,
  server,
  externalId,
}: Account): AccountIdentity | undefined {
  if (connector === undefined || connector === 'sample') return undefined
  return {
    connector,
    ...(server === undefined ? {} : { server }),
    ...(externalId === undefined ? {} : { externalId }),
  }
}

/**
 * What is read online belongs into an account that is the same at the vendor, or that is none yet.
 * @throws AppError `other-account`, naming both
 */
export function mustBeThatAccount(account: Account, wanted: AccountIdentity): void {
  const known = identityOf(account)
  if (account.connector === undefined || (known && belongs(wanted, known))) return
  const is = known ? identityInWords(known) : 'the sample account'
  throw new AppError(
    'other-account',
    `“${account.name}” is ${is}; this would be ${identityInWords(wanted)}.`,
    { hint: 'Choose a new name, to make an account of its own, or sign in to the account it is.' },
  )
}

/**
 * The account is what its connection, its syncs and its remaining imports say it is; the first that
 * says a thing is believed, and a sign-in before files. It is an account of tables only as long as no
 * vendor speaks of it.
 * @returns whether it became, or ceased to be, an account of tables: all facts must then be projected anew
 */
export function writeIdentity(db: WriteDatabase): boolean {
  const connector = db.prepare('SELECT connector FROM account').pluck()
  const before = connector.get()
  const all = [...signedIn(db), ...imported(db)]
  const vendors = all.filter((identity) => identity.connector !== 'table')
  const identities = vendors.length > 0 ? vendors : all
  const first = <K extends keyof AccountIdentity>(key: K) =>
    identities.map((identity) => identity[key]).find((value) => value !== undefined) ?? null
  const is = {
    connector: first('connector'),
    server: first('server'),
    externalId: first('externalId'),
  }
  db.prepare(
    `UPDATE account SET connector = @connector, server = @server, external_id = @externalId,
       revision = revision + 1
     WHERE connector IS NOT 'sample'
       AND (connector, server, external_id) IS NOT (@connector, @server, @externalId)`,
  ).run(is)
  const after = connector.get()
  return before !== after && (before === 'table' || after === 'table')
}

function signedIn(db: WriteDatabase): AccountIdentity[] {
  const rows = db
    .prepare(
      `SELECT * FROM (SELECT connector, server, external_id FROM connection)
       UNION ALL
       SELECT * FROM (SELECT connector, server, external_id FROM sync ORDER BY id)`,
    )
    .raw()
    .all() as [AccountIdentity['connector'], string, string | null][]
  return rows.map(([connector, server, externalId]) => ({
    connector,
    server,
    ...(externalId === null ? {} : { externalId }),
  }))
}

function imported(db: WriteDatabase): AccountIdentity[] {
  const said = db
    .prepare('SELECT identity FROM import WHERE identity IS NOT NULL ORDER BY id')
    .pluck()
    .all() as string[]
  return said.map((json) => JSON.parse(json) as AccountIdentity)
}
