/** Entry of the jobs' thread. */
import { workerData } from 'node:worker_threads'
import { jobsService } from './jobs-service'
import { serveThread } from './serve-thread'

serveThread(jobsService((workerData as { dataFolder: string }).dataFolder), () => undefined)
