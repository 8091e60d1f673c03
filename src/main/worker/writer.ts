/** Entry of the writer's thread. */
import { workerData } from 'node:worker_threads'
import { serveThread } from './serve-thread'
import { writerService } from './writer-service'

serveThread(writerService((workerData as { dataFolder: string }).dataFolder), () => undefined)
