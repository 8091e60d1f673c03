/** Lets a thread that works through a lot of data hear that it was cancelled. */
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../shared/result'

/** The thread hears nothing for longer than this, in milliseconds. */
const LONGEST_WORK = 50

export class Breath {
  private last = performance.now()

  constructor(readonly signal: AbortSignal) {}

  /** To be called often: it costs nothing until its time has come. @throws AppError `cancelled` */
  async take(): Promise<void> {
    const now = performance.now()
    if (now - this.last >= LONGEST_WORK) {
      await setImmediate()
      this.last = performance.now()
    }
    if (this.signal.aborted)
      throw new AppError('cancelled', 'Reading the saved answers was cancelled.')
  }
}
