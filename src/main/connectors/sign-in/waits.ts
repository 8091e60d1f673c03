import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../shared/result'

export const cancelled = (): AppError => new AppError('cancelled', 'The sign-in was cancelled.')

/** @throws AppError `cancelled` */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    throw cancelled()
  })
}

/**
 * The work's outcome, unless the signal comes first; the work itself goes on.
 *
 * @throws AppError `cancelled`
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined)
    throw cancelled()
  }
  const stopped = Promise.withResolvers<never>()
  const stop = () => stopped.reject(cancelled())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, stopped.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
