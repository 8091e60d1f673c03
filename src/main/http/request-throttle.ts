/** What lets requests out, as HttpClient needs it; which pace is right, each kind finds in its own way. */
import type { RateHeaders } from './types'

/** The right to send one request. Exactly one of its functions is called when it ended; more do nothing. */
export interface Permit {
  /** The group that it counts in; the answer may name another. */
  readonly group: string
  /** To be called when the headers are there: the body does not matter for the window. */
  answered(rate: RateHeaders | undefined): void
  /**
   * By a 429.
   *
   * @param retryAfter milliseconds for which the server asks; undefined where it does not
   * @param otherwise milliseconds where it does not, for a throttle without pauses of its own
   */
  refused(retryAfter: number | undefined, otherwise?: number): void
  /** By a 503: the server has more to do than it can. @param retryAfter as above */
  overloaded(retryAfter: number | undefined, rate: RateHeaders | undefined): void
  /** No answer came: the vendor may have counted it all the same. */
  failed(): void
}

export interface RequestThrottle {
  /** Refusals in a row after which a request is given up; absent: as many as it has tries. */
  readonly mostRefusals?: number
  /**
   * Since the server last took a request, whoever asked: of many that wait, each is refused only now and
   * then. Absent: each request counts its own.
   */
  readonly refusalsInARow?: number
  /**
   * Waits until the request may be sent. Consumers take turns; within one it is first come, first served.
   *
   * @param group what the operation counts in, until an answer of it names another
   * @param consumer who asks, such as a sync or a question; compared by identity
   * @throws AppError `cancelled`
   */
  acquire(
    operation: string,
    group: string,
    signal: AbortSignal,
    consumer?: unknown,
  ): Promise<Permit>
  /** Milliseconds until so many more requests of the group could have been sent; 0 for none. */
  estimate(group: string, requests: number): number
  /** Milliseconds until a request that is asked for now would be sent, after all that wait already. */
  expectedWait(operation: string, group: string): number
  /**
   * Why requests of the group wait, such as `rate limit of group Medium`; undefined where they only take
   * turns at the usual pace, which is worth no word.
   */
  reason(group: string): string | undefined
}
