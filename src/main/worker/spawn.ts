/** Runs a service in a worker thread. */
import { Worker } from 'node:worker_threads'
import { language } from '../../shared/language'
import { AppError } from '../../shared/result'
import type { FromWorker, Progress, Service, Thread, ToWorker } from './service'

interface Waiting {
  resolve(value: unknown): void
  reject(error: AppError): void
  progress: ((progress: Progress) => void) | undefined
}

/** @param entry the built worker @param dataFolder handed to it as its `workerData` */
export function spawnThread<S extends Service>(entry: URL, dataFolder: string): Thread<S> {
  const worker = new Worker(entry, { workerData: { dataFolder } })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: AppError | undefined

  const post = (message: ToWorker) => worker.postMessage(message)
  const end = (error: AppError) => {
    ended ??= error
    for (const call of waiting.values()) call.reject(ended)
    waiting.clear()
  }
  worker.on('message', (message: FromWorker) => {
    const call = waiting.get(message.id)
    if (!call) return
    if (message.type === 'progress') return call.progress?.(message.progress)
    waiting.delete(message.id)
    if (message.type === 'done') call.resolve(message.value)
    else call.reject(AppError.from(message.error))
  })
  worker.on('error', (error) => end(stopped(String(error))))
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      end(stopped('it ended'))
      resolve()
    })
  })

  return {
    call(name, input, options = {}) {
      if (ended) return Promise.reject(ended)
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve, reject, progress: options.progress })
        options.signal?.addEventListener('abort', () => post({ type: 'cancel', id }), {
          once: true,
        })
        post({ type: 'call', id, name, input, language: language() })
      })
    },
    async close() {
      post({ type: 'close' })
      await exited
    },
  }
}

const stopped = (why: string): AppError =>
  new AppError('internal', `A thread of Permiscope stopped: ${why}.`, {
    hint: 'Start Permiscope again. Nothing that was stored is lost.',
  })
