/** Entry of the reader's thread. */
import { workerData } from 'node:worker_threads'
import { readerService } from './reader-service'
import { serveThread } from './serve-thread'

const service = readerService((workerData as { dataFolder: string }).dataFolder)
serveThread(service, () => service.release())
