/** Puts the Node side together. It knows nothing of Electron, HTTP or terminals. */
import type { AnyEvent } from '../shared/contract'
import { errorValue, type Result } from '../shared/result'
import { dispatcher } from './api/dispatch'
import { handlersOver } from './api/handlers'
import { Runs } from './api/runs'
import { openTransit } from './api/transit'
import type { Core, CoreOptions } from './core-types'
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

  return {
    invoke: dispatcher(handlersOver({ options, reader, writer, jobs, runs, transit, tell })),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receiveUpload: (ticket, body) => asResult(() => transit.receive(ticket, body)),
    takeDownload: (ticket) => asResult(() => Promise.resolve(transit.takeDownload(ticket))),
    offerPaths: (paths) => transit.offer(paths),
    async close() {
      await runs.close()
      await Promise.all([reader.close(), writer.close(), jobs.close()])
      await transit.close()
    },
  }
}

async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, error: errorValue(thrown) }
  }
}
