/** What differs between the vendors that accounts are connected to. What uses it need not know which one it is. */
import type {
  EnosCredential,
  OnlineConnector,
  RingCentralCredential,
  StoredConnectionOf,
  VendorQuestion,
} from '../../../shared/schemas/connections'
import type { PerUserAnswers } from '../../../shared/schemas/syncs'
import type { RunContext } from '../../api/runs'
import type { VendorRequest } from '../../connectors/online/question'
import type { VendorClient, VendorReading } from '../../connectors/online/types'
import type { SecretStore } from '../../secrets/secret-store'

/** How an account is reached and what is read of it: what is stored, but for what a sign-in adds. */
export type ConnectionTo<C extends OnlineConnector = OnlineConnector> = C extends OnlineConnector
  ? Omit<StoredConnectionOf<C>, 'connectedAt' | 'signedInUser'>
  : never

interface Credentials {
  ringcentral: RingCentralCredential
  enos: EnosCredential
}

/** Where a session's secrets are. */
export interface Keeping {
  /** Random id that they lie by. */
  credential: string
  secrets: SecretStore
  /** Works while no other process renews the same credential. */
  exclusive: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>
}

/** Whose account a sign-in is of. */
export interface Whose {
  /** RingCentral's account id, EnOS's organization id. */
  externalId: string
  user?: { id: string; name: string }
}

/** A vendor within reach, for one account. */
export interface Reach {
  /** Counts its own requests. */
  client: VendorClient
  /**
   * What is not known to be the same account must never be mixed.
   *
   * @throws AppError `sign-in-refused` where nothing of an account may be read, or there is none of that
   *   id; `server-failed` where the vendor does not tell
   */
  whose(signal: AbortSignal): Promise<Whose>
  /** @param of.externalId the vendor's id of the account, as far as known */
  reading(of: {
    externalId: string | undefined
    perUser?: PerUserAnswers | undefined
  }): VendorReading
  /** @param question by ids @throws AppError `invalid-argument` */
  requests(question: VendorQuestion): readonly VendorRequest[]
}

/** A credential in use, for all the accounts that are reached by it. */
export interface Session<C extends OnlineConnector = OnlineConnector> {
  /** What it began at the vendor, or holds in memory, is nobody else's and ends with this process. */
  readonly endsWithProcess: boolean
  /**
   * Signs in where that is needed, and works.
   *
   * @throws AppError `sign-in-needed`, `keychain`, `server-unreachable`, `server-failed`, `cancelled`;
   *   what the work throws
   */
  reaching<T>(
    connection: ConnectionTo<C>,
    signal: AbortSignal,
    work: (reach: Reach) => Promise<T>,
  ): Promise<T>
  /** Signs out at the vendor, as far as that can be had in a moment, and forgets what it holds. */
  end(): Promise<void>
}

export interface Vendor<C extends OnlineConnector = OnlineConnector> {
  /** Client id or access key: with the server it says where a credential may be sent. */
  keyOf(connection: ConnectionTo<C>): string
  /** Of names that come in one language at a time: BCP 47. */
  languageOf(connection: ConnectionTo<C>): string
  /** @throws AppError `invalid-argument` where another vendor answers such questions */
  mustBeAskable(question: VendorQuestion): void
  /**
   * Signs in with what a person gave, which goes to the secrets first.
   *
   * @throws AppError `sign-in-refused`, `server-unreachable`, `server-failed`, `cancelled`, `keychain`
   */
  signIn(
    connection: ConnectionTo<C>,
    given: Credentials[C],
    keeping: Keeping,
    context: RunContext,
  ): Promise<Session<C>>
  /** A session by secrets that are kept; nothing is sent before it is used. */
  open(connection: ConnectionTo<C>, keeping: Keeping): Session<C>
  /** Seconds between two requests, as a sync of this process found it; undefined before one. */
  secondsPerRequestLately(connection: ConnectionTo<C>): number | undefined
  /** Before the process ends. */
  close(): void
}
