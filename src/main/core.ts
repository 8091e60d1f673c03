/** Puts the Node side together. It knows nothing of Electron, HTTP or terminals. */
import { join } from 'node:path'
import type { AnyEvent } from '../shared/contract'
import { errorValue, type Result } from '../shared/result'
import { dispatcher } from './api/dispatch'
import { handlersOver } from './api/handlers'
import { Runs } from './api/runs'
import { openTransit } from './api/transit'
import { AccountLeases } from './connections/account-leases'
import { Connections } from './connections/connections'
import { RateMemory } from './connections/rate-memory'
import { Sessions } from './connections/sessions'
import { ConnectionStates } from './connections/states'
import { Enos } from './connections/vendors/enos'
import { httpOptions } from './connections/vendors/http-options'
import { RingCentral } from './connections/vendors/ringcentral'
import type { Core, CoreOptions } from './core-types'
import { openSecrets } from './secrets/open-secrets'
import type { SecretStore } from './secrets/secret-store'
import { AccountFolder } from './store/account-folder'
import { inlineThread } from './worker/inline'
import { jobsService, type JobsService } from './worker/jobs-service'
import { readerService, type ReaderService } from './worker/reader-service'
import { spawnThread } from './worker/spawn'
import { writerService, type WriterService } from './worker/writer-service'

/** @throws AppError `no-access-to-folder` where the data folder cannot be made */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataFolder, workers } = options
  const folder = new AccountFolder(dataFolder)
  const transit = await openTransit(folder.transit)

  const listeners = new Set<(event: AnyEvent) => void>()
  const tell = (event: AnyEvent) => {
    for (const listener of listeners) listener(event)
  }
  const accountsChanged = () => tell({ name: 'accounts.changed', value: {} })
  const runs = new Runs(tell)
  const readers = workers ? undefined : readerService(dataFolder)
  const reader = readers
    ? inlineThread<ReaderService>(readers, () => readers.release())
    : spawnThread<ReaderService>(workers!.reader, dataFolder)
  const writer = workers
    ? spawnThread<WriterService>(workers.writer, dataFolder)
    : inlineThread<WriterService>(writerService(dataFolder), () => undefined)
  const jobs = workers
    ? spawnThread<JobsService>(workers.jobs, dataFolder)
    : inlineThread<JobsService>(jobsService(dataFolder), () => undefined)
  const secrets = secretsOf(options)
  const locks = join(dataFolder, 'locks')
  const leases = new AccountLeases(locks)
  const rates = new RateMemory(join(dataFolder, 'rates'), Date.now)
  const http = httpOptions(options.version, options.httpTiming)
  const { openExternal } = options
  const sessions = new Sessions({
    locks,
    vendors: {
      ringcentral: new RingCentral({ http, rates, openExternal }),
      enos: new Enos(http),
    },
  })
  const states = new ConnectionStates(secrets, accountsChanged, Date.now)
  const connections = new Connections({
    reader,
    writer,
    runs,
    secrets,
    sessions,
    states,
    leases,
    accountsChanged,
    now: Date.now,
  })

  return {
    invoke: dispatcher(
      handlersOver({ options, reader, writer, jobs, runs, transit, connections, accountsChanged }),
    ),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receiveUpload: (ticket, body) => asResult(() => transit.receive(ticket, body)),
    takeDownload: (ticket) => asResult(() => Promise.resolve(transit.takeDownload(ticket))),
    offerPaths: (paths) => transit.offer(paths),
    async close() {
      await runs.close()
      await sessions.close()
      await Promise.all([reader.close(), writer.close(), jobs.close()])
      await transit.close()
    },
  }
}

/**
 * Opened once. A face that stays open asks the keychain at its start, so that what it has to say is there
 * when a person wants to connect; the command line only where it needs it.
 */
function secretsOf({ secrets, face }: CoreOptions): () => Promise<SecretStore> {
  let opened: Promise<SecretStore> | undefined
  const open = () => (opened ??= secrets ? Promise.resolve(secrets) : openSecrets())
  if (face !== 'cli') void open()
  return open
}

async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, error: errorValue(thrown) }
  }
}
