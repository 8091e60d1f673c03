/** The worker's side of {@link spawnThread}: answers calls until it is told to close. */
import { parentPort } from 'node:worker_threads'
import { errorValue } from '../../shared/result'
import { inLanguage } from '../spoken'
import type { FromWorker, Service, ToWorker } from './service'

export function serveThread(service: Service, close: () => void): void {
  const port = parentPort!
  const running = new Map<number, AbortController>()
  const post = (message: FromWorker) => port.postMessage(message)

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const value = await service[name]!(input as never, {
        signal: controller.signal,
        progress: (progress) => post({ type: 'progress', id, progress }),
      })
      post({ type: 'done', id, value })
    } catch (thrown) {
      post({ type: 'failed', id, error: errorValue(thrown) })
    } finally {
      running.delete(id)
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message.type === 'call') {
      const { id, input, language, name } = message
      void inLanguage(language, () => answer(id, name, input))
    } else if (message.type === 'cancel') running.get(message.id)?.abort()
    else {
      close()
      port.close()
    }
  })
}
