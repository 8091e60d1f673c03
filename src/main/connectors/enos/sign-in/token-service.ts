/**
 * EnOS's apim-token-service (EnOS docs, API: Get Access Token, Refresh Access Token). One access key has
 * one token at a time, whoever asks: `get` gives the same one until it expires, `refresh` gives another.
 * Both are POST and change nothing but the token.
 */
import { AppError } from '../../../../shared/result'
import { cutOff, noAnswer, notAnswered, questionTooLarge, redirected } from '../../../http/failures'
import { BodyTooLarge, readBody } from '../../../http/read-body'
import { retryAfter } from '../../../http/retry-after'
import { isObject } from '../../fields'
import { cancelled, pause } from '../../sign-in/waits'
import { isMeaningful, Refusal } from './refusal'
import { encryptionOf } from './signature'

export interface Token {
  text: string
  /** Unix milliseconds, by this machine's clock. */
  expiresAt: number
}

/** In milliseconds; tests shorten them. */
export interface TokenTiming {
  /** Until an answer is whole. */
  answerWithin: number
  /** Tries of one request, the first included. */
  tries: number
  /** Before the second try; doubled each time. */
  firstPause: number
}

const defaultTiming: TokenTiming = { answerWithin: 30_000, tries: 5, firstPause: 1_000 }

/** Milliseconds; a longer `Retry-After` is an error. */
const longestPause = 2 * 60_000
/** Bytes of an answer: tokens take a few hundred. */
const largestAnswer = 2 ** 20
/** Milliseconds, as documented, where an answer does not say. */
export const usualLife = 7_200_000
/** Whoever was refused for a timestamp that another client used too takes another one, so much later at most. */
const apart = 50

/** What one try came to. */
type Outcome =
  | { kind: 'token'; token: Token }
  | { kind: 'again'; error: AppError | Refusal; after: number | undefined }

interface Answer {
  status: number
  headers: Headers
  json: unknown
}

export class TokenService {
  /** Sent so far, those tried again included. */
  requests = 0
  /** Milliseconds that this computer's clock is behind the gateway's, by its last answer. */
  clockBehind: number | undefined
  readonly #server: string
  readonly #host: string
  readonly #accessKey: string
  readonly #timestamp: () => number
  readonly #now: () => number
  readonly #timing: TokenTiming

  constructor(options: {
    /** Origin. */
    server: string
    accessKey: string
    /** Unix milliseconds, another one each time. */
    timestamp: () => number
    now: () => number
    timing: Partial<TokenTiming> | undefined
  }) {
    this.#server = options.server
    this.#host = new URL(options.server).host
    this.#accessKey = options.accessKey
    this.#timestamp = options.timestamp
    this.#now = options.now
    this.#timing = { ...defaultTiming, ...options.timing }
  }

  /** @throws Refusal; AppError `server-unreachable`, `server-failed`, `cancelled` */
  get(secretKey: string, signal: AbortSignal): Promise<Token> {
    return this.#ask('get', secretKey, {}, signal)
  }

  /** @param token the present one @throws as {@link get} */
  refresh(token: string, secretKey: string, signal: AbortSignal): Promise<Token> {
    return this.#ask('refresh', secretKey, { accessToken: token }, signal)
  }

  async #ask(
    operation: 'get' | 'refresh',
    secretKey: string,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Token> {
    const url = new URL(`/apim-token-service/v2.0/token/${operation}`, this.#server)
    const { tries, firstPause } = this.#timing
    for (let tried = 1; ; tried++) {
      const outcome = await this.#try(url, secretKey, more, signal)
      if (outcome.kind === 'token') return outcome.token
      if (tried >= tries || (outcome.after ?? 0) > longestPause) throw outcome.error
      await pause(outcome.after ?? firstPause * 2 ** (tried - 1), signal)
    }
  }

  async #try(
    url: URL,
    secretKey: string,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (signal.aborted) throw cancelled()
    // A fresh one each time: what was signed with an older one may have been received.
    const timestamp = this.#timestamp()
    const encryption = encryptionOf(this.#accessKey, timestamp, secretKey)
    const askedAt = this.#now()
    this.requests++
    let status: number | undefined
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ appKey: this.#accessKey, encryption, timestamp, ...more }),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.#timing.answerWithin)]),
      })
      status = response.status
      const { headers } = response
      this.clockBehind = clockBehind(headers, this.#now())
      const { json } = await readBody(response, largestAnswer, () => undefined)
      return this.#judge({ status, headers, json }, url, askedAt)
    } catch (thrown) {
      if (signal.aborted) throw cancelled()
      if (thrown instanceof AppError || thrown instanceof Refusal) throw thrown
      if (thrown instanceof BodyTooLarge) throw this.#noToken(undefined)
      const error = this.#unreachable(url, thrown, status)
      return { kind: 'again', error, after: undefined }
    }
  }

  #judge({ status, headers, json }: Answer, url: URL, askedAt: number): Outcome {
    const code = codeOf(json)
    const hasSucceeded = status >= 200 && status < 300
    if (hasSucceeded && json === undefined) {
      return { kind: 'again', error: this.#noToken(undefined), after: undefined }
    }
    const token = tokenIn(json, askedAt)
    if (hasSucceeded && token && (code === undefined || code === '0' || code === '200')) {
      return { kind: 'token', token }
    }
    if (code === '1001') {
      const after = Math.random() * apart
      return { kind: 'again', error: this.#refusal(code), after }
    }
    if (code === '1005') {
      return { kind: 'again', error: this.#failed('failed (1005)'), after: undefined }
    }
    if (code !== undefined && isMeaningful(code)) throw this.#refusal(code)
    return this.#judgeStatus(status, headers, url, code)
  }

  #judgeStatus(status: number, headers: Headers, url: URL, code: string | undefined): Outcome {
    const after = retryAfter(headers, Date.now())
    switch (status) {
      case 401:
        throw this.#refusal('HTTP 401')
      case 403:
        throw new AppError(
          'server-failed',
          `The gateway ${this.#host} does not let this computer’s address in (403).`,
          {
            hint: 'It has a list of allowed addresses; ask whoever runs the gateway to add this one.',
          },
        )
      case 413: {
        const { what, advice } = questionTooLarge(this.#host)
        throw new AppError('server-failed', `${what}.`, { hint: advice! })
      }
      case 429: {
        const error = this.#failed('takes no more requests for now (429)')
        return { kind: 'again', error, after }
      }
    }
    if (status >= 500 || status === 408) {
      return { kind: 'again', error: this.#failed(`failed (${status})`), after }
    }
    if (status >= 300 && status < 400) {
      const { what, advice } = redirected(url, status, headers.get('location'))
      throw new AppError('server-failed', `${what}.`, { hint: advice! })
    }
    throw this.#noToken(code ?? (status === 200 ? undefined : `HTTP ${status}`))
  }

  #refusal(code: string): Refusal {
    return new Refusal(code, this.clockBehind)
  }

  #failed(what: string): AppError {
    return new AppError('server-failed', `The token service at ${this.#host} ${what}.`, {
      hint: 'Wait some minutes and try again.',
    })
  }

  #noToken(code: string | undefined): AppError {
    const named = code === undefined ? '' : ` (${code})`
    return new AppError(
      'server-failed',
      `${this.#host} answered the sign-in with something that is no token${named}.`,
      {
        hint: 'Check that it is the API gateway of an EnOS environment, not the address of its portal or console.',
      },
    )
  }

  #unreachable(url: URL, thrown: unknown, status: number | undefined): AppError {
    const { name, cause } = thrown as Error
    const { what, advice } =
      name === 'TimeoutError'
        ? noAnswer(url.host, this.#timing.answerWithin)
        : status === undefined
          ? notAnswered(url, cause)
          : cutOff(url.host, status)
    return new AppError('server-unreachable', `${what}.`, {
      hint: advice ?? 'Check the network and the address of the gateway, then try again.',
    })
  }
}

/**
 * The documents' own sample misspells `status`, and other services of EnOS say `code`.
 *
 * @returns undefined where it has none, or one of another form: that could be anything
 */
function codeOf(json: unknown): string | undefined {
  if (!isObject(json)) return undefined
  const code = json['status'] ?? json['stauts'] ?? json['code']
  const text = typeof code === 'number' || typeof code === 'string' ? String(code) : ''
  return /^\d{1,6}$/.test(text) ? text : undefined
}

function tokenIn(json: unknown, askedAt: number): Token | undefined {
  const data = isObject(json) ? json['data'] : undefined
  if (!isObject(data)) return undefined
  const { accessToken: text, expire } = data
  // What no header can hold is no token either.
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text)) return undefined
  const seconds = typeof expire === 'string' && expire.trim() !== '' ? Number(expire) : expire
  const life = typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1_000 : usualLife
  return { text, expiresAt: askedAt + life }
}

function clockBehind(headers: Headers, now: number): number | undefined {
  const told = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(told) ? undefined : told - now
}
