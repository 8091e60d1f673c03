/**
 * A service is what runs in a thread of its own: named calls with structured-cloneable input and
 * output. The same service object can also run in the calling thread (command line, tests).
 */
import type { Language } from '../../shared/language'
import type { ErrorValue } from '../../shared/result'

/** Progress of long work; `done` of `total` in whatever the phase counts. */
export interface Progress {
  phase: 'reading' | 'storing' | 'copying' | 'writing' | 'searching'
  done: number
  total?: number
  note?: string
}

export interface CallContext {
  progress(progress: Progress): void
  signal: AbortSignal
}

export type Service = Record<string, (input: never, context: CallContext) => unknown>

/** The asynchronous side of a service. Failures arrive as AppError. */
export interface Thread<S extends Service> {
  call<N extends keyof S & string>(
    name: N,
    input: Parameters<S[N]>[0],
    options?: { progress?: (progress: Progress) => void; signal?: AbortSignal },
  ): Promise<Awaited<ReturnType<S[N]>>>
  close(): Promise<void>
}

export type ToWorker =
  | { type: 'call'; id: number; name: string; input: unknown; language: Language }
  | { type: 'cancel'; id: number }
  | { type: 'close' }

export type FromWorker =
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'done'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: ErrorValue }
