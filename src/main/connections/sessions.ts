/**
 * What is signed in while this process lives: one session a credential, so that a sync and a question
 * renew and count together.
 */
import { join } from 'node:path'
import { AppError } from '../../shared/result'
import type { OnlineConnector } from '../../shared/schemas/connections'
import { withLease } from '../lease'
import type { SecretStore } from '../secrets/secret-store'
import { isFor, type SealedTo } from './credential-id'
import type { ConnectionTo, Keeping, Session, Vendor } from './vendors/vendor'

export type Vendors = { readonly [C in OnlineConnector]: Vendor<C> }

export class Sessions {
  readonly #locks: string
  readonly #vendors: Vendors
  readonly #open = new Map<string, Session>()

  /** @param options.locks folder of all locks of the data folder */
  constructor(options: { locks: string; vendors: Vendors }) {
    this.#locks = options.locks
    this.#vendors = options.vendors
  }

  /** The sessions that it makes are for connections of its own. */
  vendorOf({ connector }: Pick<ConnectionTo, 'connector'>): Vendor {
    return this.#vendors[connector]
  }

  /** Where the credential of a connection may be used. */
  sealOf(connection: ConnectionTo): SealedTo {
    return { server: connection.server, key: this.vendorOf(connection).keyOf(connection) }
  }

  /** Of a connection that is stored. @throws AppError `sign-in-needed` where its file was changed */
  of(connection: ConnectionTo, credential: string, secrets: SecretStore): Session {
    if (!isFor(credential, this.sealOf(connection))) {
      throw new AppError(
        'sign-in-needed',
        'The file of this account names another server or application than the one that was signed in to.',
        {
          hint: `Nothing was sent to ${connection.server}. If that is the right server, connect again.`,
        },
      )
    }
    const known = this.#open.get(credential)
    if (known) return known
    const session = this.vendorOf(connection).open(connection, this.keeping(credential, secrets))
    this.adopt(credential, session)
    return session
  }

  /** Renewing is one process's affair at a time: a refresh token works once. */
  keeping(credential: string, secrets: SecretStore): Keeping {
    return {
      credential,
      secrets,
      exclusive: (work, signal) =>
        withLease(join(this.#locks, `credential-${credential}`), work, signal),
    }
  }

  /** A session that a sign-in has opened. */
  adopt(credential: string, session: Session): void {
    this.#open.set(credential, session)
  }

  /** The next request asks the secrets anew, as after a refusal. */
  drop(credential: string): void {
    this.#open.delete(credential)
  }

  /** Signs out at the vendor as far as that can be had in a moment. */
  async end(connection: ConnectionTo, credential: string, secrets: SecretStore): Promise<void> {
    const session = isFor(credential, this.sealOf(connection))
      ? this.of(connection, credential, secrets)
      : undefined
    this.drop(credential)
    await session?.end()
  }

  async close(): Promise<void> {
    const own = [...this.#open.values()].filter(({ endsWithProcess }) => endsWithProcess)
    this.#open.clear()
    await Promise.all(own.map((session) => session.end()))
    for (const vendor of Object.values(this.#vendors)) vendor.close()
  }
}
