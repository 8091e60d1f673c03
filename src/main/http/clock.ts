/** Time as the throttle and the client see it, so that tests can let it pass at will. */
export interface Clock {
  /** Milliseconds, from whenever; never goes back. */
  now(): number
  /** @returns stops it */
  after(milliseconds: number, run: () => void): () => void
}

/** More than this wraps around in `setTimeout`; whoever waits looks at the clock again anyway. */
const longestTimer = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(Math.ceil(milliseconds), longestTimer))
    return () => clearTimeout(timer)
  },
}
