/** What connecting, syncing and asking work with. */
import type { RunContext, Runs } from '../api/runs'
import type { SecretStore } from '../secrets/secret-store'
import type { ReaderService } from '../worker/reader-service'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import type { AccountLeases } from './account-leases'
import type { Sessions } from './sessions'
import type { ConnectionStates } from './states'

export interface Surroundings {
  reader: Thread<ReaderService>
  writer: Thread<WriterService>
  runs: Runs
  /** Opened when first asked for; the keychain may take a while. */
  secrets: () => Promise<SecretStore>
  sessions: Sessions
  states: ConnectionStates
  leases: AccountLeases
  accountsChanged: () => void
  now: () => number
}

export type { RunContext }
