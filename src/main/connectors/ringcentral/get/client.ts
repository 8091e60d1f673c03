/**
 * Asks RingCentral, and only ever with GET. What comes back is read like a saved answer, so it is
 * handed on as one: the JSON with its request.
 */
import { errorsOfBody } from '../../../diagnose/body'
import { AppError } from '../../../../shared/result'
import type { HttpClient } from '../../../http/http-client'
import type { HttpAnswer, Waiting } from '../../../http/types'
import { isObject } from '../../fields'
import type { SavedRequest } from '../../files/answers'
import type { Operation } from '../operations'
import type { TokenSource } from '../sign-in/token-source'
import { sourceOf } from './request-path'

export interface VendorAnswer {
  status: number
  json: unknown
  request: SavedRequest
  /** Unix milliseconds, by the vendor's clock where ours is off. */
  takenAt: number
  sha256: string
  /** The request as parts name their source: `GET /restapi/v1.0/…`. */
  source: string
}

/** Clocks that differ by less, in milliseconds, are taken for equal: the `Date` header has only seconds. */
const tolerated = 5_000
/** A clock that says to be further off than a day is taken for wrong: a part of another age would outlive all others. */
const believed = 24 * 3_600_000

export class RingCentralClient {
  readonly server: string
  readonly locale: string
  readonly #tokens: TokenSource
  readonly #http: HttpClient
  /** Of the token's source, for whoever used it before. */
  readonly #tokenRequestsBefore: number
  /** The vendor's clock minus ours, in milliseconds; undefined before the first answer. */
  #clockOffset: number | undefined

  /**
   * @param options.server origin
   * @param options.locale BCP 47, of the names that are read
   * @param options.tokenRequestsBefore requests for tokens that are not to be counted as this one's
   */
  constructor(options: {
    server: string
    tokens: TokenSource
    http: HttpClient
    locale: string
    tokenRequestsBefore?: number
  }) {
    this.server = options.server
    this.locale = options.locale
    this.#tokens = options.tokens
    this.#http = options.http
    this.#tokenRequestsBefore = options.tokenRequestsBefore ?? 0
  }

  /** Those to the token endpoint included. */
  requests(): { total: number; byGroup: Map<string, number> } {
    const { total, byGroup } = this.#http.stats
    const tokens = this.#tokens.requests - this.#tokenRequestsBefore
    if (tokens === 0) return { total, byGroup: new Map(byGroup) }
    const auth = (byGroup.get('Auth') ?? 0) + tokens
    return { total: total + tokens, byGroup: new Map([...byGroup, ['Auth', auth]]) }
  }

  /** Told while a request has to wait for over a second; undefined when it goes on. */
  set onWaiting(told: ((waiting: Waiting | undefined) => void) | undefined) {
    this.#http.waiting = told
  }

  /** Extension id of whoever signed in, once a token was given. */
  get owner(): string | undefined {
    return this.#tokens.owner
  }

  /** Application scopes of the token, once one was given. */
  get applicationScopes(): readonly string[] | undefined {
    return this.#tokens.applicationScopes
  }

  /** Milliseconds that this machine's clock is behind the vendor's; 0 where they agree. */
  get clockOffset(): number {
    return this.#clockOffset ?? 0
  }

  /** Milliseconds until so many more requests of the group could be sent. */
  estimate(group: string, requests: number): number {
    return this.#http.estimate(group, requests)
  }

  /**
   * @param path with its query, such as `/restapi/v1.0/account/~/extension?perPage=1000`
   * @returns also what RingCentral refused, as the error body that says why
   * @throws HttpFailure where no answer came; AppError `sign-in-needed`, `keychain`, `cancelled`
   */
  async get(operation: Operation, path: string, signal: AbortSignal): Promise<VendorAnswer> {
    const url = new URL(path, this.server)
    // A path that begins with `//` names a host, and a page to go on with comes from the account's file.
    if (url.origin !== this.server) {
      throw new AppError('server-failed', `“${url.host}” is not the server of this account.`, {
        hint: 'Begin the sync anew.',
      })
    }
    let token = await this.#tokens.token(signal)
    let answer = await this.#send(operation, url, token, signal)
    if (answer.status === 401) {
      token = await this.#tokens.renewed(token, signal)
      answer = await this.#send(operation, url, token, signal)
    }
    if (answer.status === 401) throw refusedToken(answer.json)
    return this.#answered(url, answer)
  }

  #send(operation: Operation, url: URL, token: string, signal: AbortSignal): Promise<HttpAnswer> {
    return this.#http.get({
      url,
      operation: operation.id,
      group: operation.group,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Accept-Language': this.locale,
      },
      signal,
    })
  }

  #answered(url: URL, { status, json, sha256, receivedAt, headers }: HttpAnswer): VendorAnswer {
    this.#clockOffset ??= offsetOf(headers, receivedAt)
    const takenAt = receivedAt + this.clockOffset
    return {
      status,
      json,
      sha256,
      takenAt,
      source: sourceOf(url),
      request: {
        method: 'GET',
        origin: url.origin,
        path: url.pathname,
        query: new Map(url.searchParams),
        body: new Map(),
        hasMore: false,
        status,
        takenAt,
      },
    }
  }
}

function offsetOf(headers: Headers, receivedAt: number): number | undefined {
  const told = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(told)) return undefined
  const offset = Math.abs(told - receivedAt)
  return offset > tolerated && offset < believed ? told - receivedAt : 0
}

/** A token that was renewed just now and is refused again: only a new sign-in can help. */
function refusedToken(json: unknown): AppError {
  const [error] = isObject(json) ? (errorsOfBody(json) ?? []) : []
  const code = error === undefined ? '' : ` (error ${error.code})`
  return new AppError('sign-in-needed', `RingCentral does not take the sign-in any more${code}.`, {
    hint: 'Connect the account again. What was read is kept.',
  })
}
