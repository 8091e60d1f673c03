/** What a connector asks of HTTP: reading, within time limits and rate limits, with retries. */

/** Rate limit of one group: so many requests in any window of so many milliseconds. */
export interface RateLimit {
  limit: number
  windowMilliseconds: number
}

/** How one vendor tells its limits; read from headers of every answer. */
export interface RateHeaders {
  group: string
  limit: number
  remaining: number
  windowMilliseconds: number
}

/** Waits and time limits, in milliseconds; tests shorten them. */
export interface HttpTiming {
  /** Until the answer's headers are there. */
  answerWithin: number
  /** Between two pieces of the body. */
  pieceWithin: number
  /** Tries of one request, the first included. */
  tries: number
  /** First pause before another try; doubled each time, with jitter. */
  firstPause: number
  longestPause: number
  /** After a 429 that names no `Retry-After` (RingCentral, basics/rate-limits: at least 30 s). */
  pauseWithoutRetryAfter: number
}

export const defaultTiming: HttpTiming = {
  answerWithin: 60_000,
  pieceWithin: 30_000,
  tries: 5,
  firstPause: 500,
  longestPause: 15_000,
  pauseWithoutRetryAfter: 30_000,
}

/** A reading request: GET, or POST where a vendor's API wants its question as a body. */
export interface ReadRequest {
  method?: 'GET' | 'POST'
  url: URL
  /** JSON of a POST, byte for byte. */
  body?: string
  /** The vendor's name of the call, such as `listExtensions`: what counts and group are told by. */
  operation: string
  /** Rate group until an answer of this operation names another. */
  group: string
  /** Made anew for each try where they are signed with the time. */
  headers: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
  signal: AbortSignal
}

/** Any answer but 408, 429 and 5xx, which are tried again until the tries are used up, 413 and redirects. */
export interface HttpAnswer {
  status: number
  headers: Headers
  /** Undefined where the body is no JSON and the status is not 2xx. */
  json: unknown
  /** Lower-case hex, of the body's bytes. */
  sha256: string
  /** Unix milliseconds, by this machine's clock, when its headers came. */
  receivedAt: number
}

/** Why a request came to nothing, after all its tries. */
export type FailureKind =
  /** No connection: name not resolved, refused, no route, TLS. */
  | 'unreachable'
  | 'reset'
  | 'timeout'
  /** A 2xx whose body is cut off, no JSON or too large; or what came is not HTTP. */
  | 'broken-answer'
  /** 5xx, 408, 413, or a redirect, which is not followed. */
  | 'server-error'
  /** A 503 to whatever is asked, for minutes. */
  | 'overloaded'
  | 'rate-limited'

export class HttpFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** What happened, how often it was tried and what to do; of addresses only the host, no header, no secret. */
    message: string,
    readonly status?: number,
  ) {
    super(message)
    this.name = 'HttpFailure'
  }
}

/** Told while a request has to wait longer than a second. */
export interface Waiting {
  milliseconds: number
  /** Such as `rate limit of group Medium` or `the server failed (503), before try 2 of 5`. */
  why: string
}

/** Requests that were sent, those that failed included; one that never had a connection was not. */
export interface RequestStats {
  total: number
  byGroup: Map<string, number>
  byOperation: Map<string, number>
}
