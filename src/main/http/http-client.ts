/**
 * Sends reading requests to a vendor, those of its connector's table of operations: within the rate
 * limits, within time limits, and again where that may help. Since they only read, that is always safe,
 * also where the vendor wants a POST. No redirect is followed, so what a request carries goes to its own
 * server alone.
 */
import { cancelled } from './cancelled'
import { systemClock, type Clock } from './clock'
import * as failures from './failures'
import type { FailedTry } from './failures'
import { BodyTooLarge, readBody } from './read-body'
import { retryAfter } from './retry-after'
import type { Permit, RequestThrottle } from './request-throttle'
import {
  HttpFailure,
  type HttpAnswer,
  type HttpTiming,
  type RateHeaders,
  type ReadRequest,
  type RequestStats,
  type Waiting,
} from './types'

export interface HttpClientOptions {
  throttle: RequestThrottle
  timing: HttpTiming
  /** Reads a vendor's limits from an answer; undefined where it says none. */
  rateHeaders(headers: Headers): RateHeaders | undefined
  userAgent: string
  waiting?: HttpClient['waiting']
  fetch?: typeof globalThis.fetch
  clock?: Clock
  /** From 0 up to 1, for the jitter. */
  random?: () => number
  /** Bytes of one answer. */
  largestBody?: number
}

/** What one try came to. */
type Outcome =
  | { kind: 'answered'; answer: HttpAnswer }
  /** By a 429: the group is closed for a while. */
  | { kind: 'refused' }
  | { kind: 'failed'; failed: FailedTry }

/** Waits that are longer are told, in milliseconds. */
const worthTelling = 1_000

const largestBody = 256 * 2 ** 20

export class HttpClient {
  /** Every request that was sent; one that never had a connection was not. */
  readonly stats: RequestStats = { total: 0, byGroup: new Map(), byOperation: new Map() }
  /** Told when a wait of over a second begins, changes or ends (undefined); the longest of them counts. */
  waiting: ((waiting: Waiting | undefined) => void) | undefined

  readonly #options: HttpClientOptions
  readonly #fetch: typeof globalThis.fetch
  readonly #clock: Clock
  readonly #random: () => number
  readonly #waits = new Set<{ until: number; why: string }>()

  constructor(options: HttpClientOptions) {
    this.#options = options
    this.waiting = options.waiting
    this.#fetch = options.fetch ?? globalThis.fetch
    this.#clock = options.clock ?? systemClock
    this.#random = options.random ?? Math.random
  }

  /** Milliseconds until so many more requests of the group could have been sent. */
  estimate(group: string, requests: number): number {
    return this.#options.throttle.estimate(group, requests)
  }

  /**
   * @returns any answer but 408, 413, 429, 5xx and redirects, whatever its status
   * @throws HttpFailure after all tries; AppError `cancelled`
   */
  async read(request: ReadRequest): Promise<HttpAnswer> {
    const { throttle, timing } = this.#options
    const { tries } = timing
    const mostRefusals = throttle.mostRefusals ?? tries
    const isHopeless = () => (throttle.refusalsInARow ?? 0) >= mostRefusals
    const failed: FailedTry[] = []
    let refusals = 0
    for (;;) {
      const permit = await this.#permit(request)
      const outcome = await this.#try(request, permit, refusals)
      switch (outcome.kind) {
        case 'answered':
          return outcome.answer
        case 'refused':
          // The throttle holds the next try back until the group is open again.
          refusals++
          if (refusals >= mostRefusals || isHopeless()) {
            throw refusedTooOften(request, permit, Math.max(refusals, throttle.refusalsInARow ?? 0))
          }
          break
        case 'failed':
          refusals = 0
          failed.push(outcome.failed)
          if (outcome.failed.status === 503 && isHopeless()) {
            throw overloaded(request, throttle.refusalsInARow ?? 0)
          }
          if (!outcome.failed.again || failed.length >= tries) throw failure(failed)
          await this.#pause(failed, request.signal)
      }
    }
  }

  async #permit({ operation, group, signal }: ReadRequest): Promise<Permit> {
    const { throttle } = this.#options
    const over = this.#announce(
      throttle.expectedWait(operation, group),
      // Others may close the group meanwhile.
      () => throttle.estimate(group, 1),
      () => throttle.reason(group),
    )
    try {
      return await throttle.acquire(operation, group, signal, this)
    } finally {
      over()
    }
  }

  /** Sends it once. */
  async #try(request: ReadRequest, permit: Permit, refusals: number): Promise<Outcome> {
    const { url, operation, signal } = request
    const { answerWithin, pieceWithin } = this.#options.timing
    let sending: RequestInit
    try {
      if (signal.aborted) throw cancelled()
      sending = this.#sending(request)
    } catch (thrown) {
      permit.failed()
      throw thrown
    }
    const controller = new AbortController()
    let status: number | undefined
    let late: FailedTry | undefined
    const stopAfter = (milliseconds: number, why: FailedTry) =>
      this.#clock.after(milliseconds, () => {
        late = why
        controller.abort()
      })
    const cancel = () => controller.abort()
    signal.addEventListener('abort', cancel, { once: true })
    let stopTimer = stopAfter(answerWithin, failures.noAnswer(url.host, answerWithin))
    let sent = true
    try {
      const response = await this.#fetch(url, {
        ...sending,
        redirect: 'manual',
        signal: controller.signal,
      })
      const receivedAt = Date.now()
      status = response.status
      if (status === 429) {
        const told = retryAfter(response.headers, receivedAt)
        permit.refused(told, this.#pauseAfterRefusal(refusals + 1))
        return { kind: 'refused' }
      }
      const rate = this.#options.rateHeaders(response.headers)
      if (status === 503) permit.overloaded(retryAfter(response.headers, receivedAt), rate)
      else permit.answered(rate)
      const turned = turnedAway(url, response, receivedAt)
      if (turned) return { kind: 'failed', failed: turned }

      const nextPiece = () => {
        stopTimer()
        stopTimer = stopAfter(pieceWithin, failures.stalled(url.host, pieceWithin))
      }
      nextPiece()
      const limit = this.#options.largestBody ?? largestBody
      const { json, sha256 } = await readBody(response, limit, nextPiece)
      if (json === undefined && failures.isSuccess(status)) {
        return { kind: 'failed', failed: failures.noJson(url.host, status) }
      }
      const answer = { status, headers: response.headers, json, sha256, receivedAt }
      return { kind: 'answered', answer }
    } catch (thrown) {
      if (signal.aborted) throw cancelled()
      if (late) return { kind: 'failed', failed: late }
      const failed = this.#failedBy(thrown, url, status)
      sent = failed.kind !== 'unreachable'
      return { kind: 'failed', failed }
    } finally {
      stopTimer()
      signal.removeEventListener('abort', cancel)
      // Frees the connection where the body was not read to its end.
      controller.abort()
      permit.failed()
      if (sent) this.#count(operation, permit.group)
    }
  }

  #sending(request: ReadRequest): Pick<RequestInit, 'method' | 'headers' | 'body'> {
    const { operation, url, method = 'GET', body, headers } = request
    const all = new Headers({ accept: 'application/json', 'user-agent': this.#options.userAgent })
    if (body !== undefined) all.set('content-type', 'application/json')
    const own = typeof headers === 'function' ? headers() : headers
    try {
      for (const [name, value] of Object.entries(own)) all.set(name, value)
      return { method, headers: all, ...(body === undefined ? {} : { body }) }
    } catch {
      // Its message would hold the header, and so perhaps a token.
      throw new Error(`A header of ${operation} to ${url.host} holds what HTTP does not allow.`)
    }
  }

  #failedBy(thrown: unknown, url: URL, status: number | undefined): FailedTry {
    if (thrown instanceof BodyTooLarge) {
      return failures.tooLarge(url.host, status!, this.#options.largestBody ?? largestBody)
    }
    if (!(thrown instanceof TypeError)) throw thrown
    if (status !== undefined) return failures.cutOff(url.host, status)
    return failures.notAnswered(url, thrown.cause)
  }

  /** RingCentral's guide (basics/rate-limits): at least 30 s, and longer each time. */
  #pauseAfterRefusal(refusals: number): number {
    return this.#options.timing.pauseWithoutRetryAfter * 2 ** (refusals - 1)
  }

  /** Exponential back-off with full jitter, and never less than the server asks for. */
  async #pause(failed: readonly FailedTry[], signal: AbortSignal): Promise<void> {
    const { firstPause, longestPause, tries } = this.#options.timing
    const last = failed.at(-1)!
    const longest = Math.min(longestPause, firstPause * 2 ** (failed.length - 1))
    const milliseconds = Math.max(this.#random() * longest, last.retryAfter ?? 0)
    const why = `${last.briefly}, before try ${failed.length + 1} of ${tries}`
    const over = this.#announce(
      milliseconds,
      () => 0,
      () => why,
    )
    try {
      await sleep(milliseconds, signal, this.#clock)
    } finally {
      over()
    }
  }

  #count(operation: string, group: string): void {
    const { byGroup, byOperation } = this.stats
    this.stats.total++
    byGroup.set(group, (byGroup.get(group) ?? 0) + 1)
    byOperation.set(operation, (byOperation.get(operation) ?? 0) + 1)
  }

  /**
   * @param expected milliseconds
   * @param still how many more, where it takes longer than expected
   * @returns to be called when the wait is over
   */
  #announce(expected: number, still: () => number, why: () => string | undefined): () => void {
    const wait = { until: 0, why: '' }
    let stopTimer = () => {}
    const begin = (milliseconds: number) => {
      const reason = milliseconds > worthTelling ? why() : undefined
      if (reason !== undefined) {
        wait.until = this.#clock.now() + milliseconds
        wait.why = reason
        this.#waits.add(wait)
        this.#tell()
      }
      const overdue = Math.max(milliseconds, 0) + worthTelling
      stopTimer = this.#clock.after(overdue, () => begin(still()))
    }
    begin(expected)
    return () => {
      stopTimer()
      if (this.#waits.delete(wait)) this.#tell()
    }
  }

  #tell(): void {
    const [longest] = [...this.#waits].sort((a, b) => b.until - a.until)
    this.waiting?.(
      longest && {
        milliseconds: Math.max(0, longest.until - this.#clock.now()),
        why: longest.why,
      },
    )
  }
}

/** Answers that are not the vendor's word on what was asked. */
function turnedAway(url: URL, response: Response, receivedAt: number): FailedTry | undefined {
  const { status, headers } = response
  if (status >= 500 || status === 408)
    return failures.serverError(url.host, status, retryAfter(headers, receivedAt))
  if (status === 413) return failures.questionTooLarge(url.host)
  if (status >= 300 && status < 400) {
    return failures.redirected(url, status, headers.get('location'))
  }
  return undefined
}

function refusedTooOften({ url }: ReadRequest, { group }: Permit, times: number): HttpFailure {
  const message =
    `The server at ${url.host} refused the request by its rate limit of group ${group}, ` +
    `${times} times in a row. Wait some minutes; if somebody else uses the same credential, let them finish.`
  return new HttpFailure('rate-limited', message, 429)
}

function overloaded({ url }: ReadRequest, times: number): HttpFailure {
  const message = `The server at ${url.host} had more to do than it can, or failed (503), ${times} times in a row.`
  return new HttpFailure('overloaded', message, 503)
}

function failure(failed: readonly FailedTry[]): HttpFailure {
  const { kind, what, advice, status } = failed.at(-1)!
  const tries = failed.length
  const same = failed.every((other) => other.what === what)
  const often = tries === 1 ? '' : same ? `, ${tries} times` : `, at the last of ${tries} tries`
  const message = `${what}${often}.${advice === undefined ? '' : ` ${advice}`}`
  return new HttpFailure(kind, message, status)
}

function sleep(milliseconds: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled())
    const stopTimer = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
    const abort = () => {
      stopTimer()
      reject(cancelled())
    }
    signal.addEventListener('abort', abort, { once: true })
  })
}
