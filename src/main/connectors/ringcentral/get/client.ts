/**
 * Asks RingCentral, and only ever with GET. What comes back is read like a saved answer, so it is
 * handed on as one: the JSON with its request.
 */
import { errorsOfBody } from '../../../diagnose/body'
import { AppError } from '../../../../shared/result'
import type { HttpClient } from '../../../http/http-client'
import type { HttpAnswer, Waiting } from '../../../http/types'
import { isObject } from '../../fields'
import { offsetOf } from '../../online/clock-offset'
import { sourceOf } from '../../online/request-path'
import type { Asking, VendorAnswer, VendorClient } from '../../online/types'
import type { TokenSource } from '../sign-in/token-source'

export class RingCentralClient implements VendorClient {
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
   * @returns also what RingCentral refused, as the error body that says why
   * @throws HttpFailure where no answer came; AppError `sign-in-needed`, `keychain`, `cancelled`
   */
  async ask(asking: Asking, signal: AbortSignal): Promise<VendorAnswer> {
    const url = new URL(asking.path, this.server)
    // A path that begins with `//` names a host, and a page to go on with comes from the account's file.
    if (url.origin !== this.server) {
      throw new AppError('server-failed', `“${url.host}” is not the server of this account.`, {
        hint: 'Begin the sync anew.',
      })
    }
    let token = await this.#tokens.token(signal)
    let answer = await this.#send(asking, url, token, signal)
    if (answer.status === 401) {
      token = await this.#tokens.renewed(token, signal)
      answer = await this.#send(asking, url, token, signal)
    }
    if (answer.status === 401) throw refusedToken(answer.json)
    return this.#answered(asking, url, answer)
  }

  #send(
    { operation, group }: Asking,
    url: URL,
    token: string,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    return this.#http.read({
      url,
      operation,
      group,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Accept-Language': this.locale,
      },
      signal,
    })
  }

  #answered(
    asking: Asking,
    url: URL,
    { status, json, sha256, receivedAt, headers }: HttpAnswer,
  ): VendorAnswer {
    this.#clockOffset ??= offsetOf(headers, receivedAt)
    const takenAt = receivedAt + this.clockOffset
    return {
      status,
      json,
      sha256,
      takenAt,
      source: sourceOf(asking),
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

/** A token that was renewed just now and is refused again: only a new sign-in can help. */
function refusedToken(json: unknown): AppError {
  const [error] = isObject(json) ? (errorsOfBody(json) ?? []) : []
  const code = error === undefined ? '' : ` (error ${error.code})`
  return new AppError('sign-in-needed', `RingCentral does not take the sign-in any more${code}.`, {
    hint: 'Connect the account again. What was read is kept.',
  })
}
