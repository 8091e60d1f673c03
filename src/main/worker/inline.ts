/** Runs a service in the calling thread. */
import { AppError, errorValue } from '../../shared/result'
import type { Service, Thread } from './service'

export function inlineThread<S extends Service>(service: S, close: () => void): Thread<S> {
  return {
    async call(name, input, options = {}) {
      try {
        const context = {
          progress: options.progress ?? (() => undefined),
          signal: options.signal ?? new AbortController().signal,
        }
        // The input's type is the call's own parameter.
        return (await service[name]!(input, context)) as never
      } catch (thrown) {
        throw AppError.from(errorValue(thrown))
      }
    },
    close() {
      close()
      return Promise.resolve()
    },
  }
}
