/** What went wrong at the vendor's server, as an error for a person. */
import { AppError } from '../../shared/result'
import { HttpFailure } from '../http/types'

const unreachable: readonly HttpFailure['kind'][] = ['unreachable', 'reset', 'timeout']

/** Leaves everything as it is that is no failure of a request. */
export function inWords(thrown: unknown): unknown {
  if (!(thrown instanceof HttpFailure)) return thrown
  return unreachable.includes(thrown.kind)
    ? new AppError('server-unreachable', thrown.message, {
        hint: 'Check the network and the address of the server, and try again.',
      })
    : new AppError('server-failed', thrown.message, { hint: 'Try again later.' })
}
