/** Lets other work of the thread have its turn during long computing, and ends it where that is wished. */
import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '../../shared/result'
import type { CallContext } from './service'

/** Milliseconds of computing between two turns. */
const computing = 40

/**
 * @returns to be called often, with the share that is done (0 to 1) and the fewest roles found so far
 * @throws AppError `cancelled`, from what it returns
 */
export function pausing(
  context: CallContext,
): (share: number, best: number | undefined) => Promise<void> {
  let paused = -Infinity
  return async (share, best) => {
    if (performance.now() - paused < computing) return
    await turn()
    paused = performance.now()
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled. Nothing is proposed.')
    context.progress({
      phase: 'searching',
      done: Math.floor(share * 100),
      total: 100,
      ...(best === undefined ? {} : { note: `${best} roles so far` }),
    })
  }
}
