/** How requests are sent, to whatever vendor. */
import { defaultTiming, type HttpTiming } from '../../http/types'

export interface HttpOptions {
  userAgent: string
  timing: HttpTiming
  /** Of requests for tokens: where tests shorten waits, these too. */
  tokenTiming: Partial<Pick<HttpTiming, 'answerWithin' | 'pauseWithoutRetryAfter' | 'firstPause'>>
}

/** @param timing other than the usual waits and time limits */
export function httpOptions(version: string, timing: Partial<HttpTiming> = {}): HttpOptions {
  const { answerWithin, pauseWithoutRetryAfter, firstPause } = timing
  return {
    userAgent: `Permiscope/${version}`,
    timing: { ...defaultTiming, ...timing },
    tokenTiming: {
      ...(answerWithin === undefined ? {} : { answerWithin }),
      ...(pauseWithoutRetryAfter === undefined ? {} : { pauseWithoutRetryAfter }),
      ...(firstPause === undefined ? {} : { firstPause }),
    },
  }
}
