/**
 * RingCentral's oauth/token and oauth/revoke: the only requests to it that are no GET. They are
 * built and their answers checked by oauth4webapi; waiting and trying again are done here, as the
 * developer guide asks (basics/errors): 429 and 503 wait for `Retry-After`, 408, 500 and time-outs are
 * tried three times ten seconds apart, and what is refused is not asked again.
 */
import * as oauth from 'oauth4webapi'
import { AppError } from '../../../../shared/result'
import { noAnswer, notAnswered } from '../../../http/failures'
import { BodyTooLarge, readBody } from '../../../http/read-body'
import { retryAfter } from '../../../http/retry-after'
import type { Throttle } from '../../../http/throttle'
import { rateHeaders } from '../get/rate-headers'
import { applicationScopes } from '../operations'
import { isLoopback } from '../../../http/loopback-host'
import { refusalOf } from './refusal'
import type { TokenSet } from './token-set'
import { cancelled, pause } from '../../sign-in/waits'

export type TokenThrottle = Pick<Throttle, 'acquire'>

export interface TokenEndpointOptions {
  /** Origin. */
  server: string
  clientId: string
  /** Absent: a public client. */
  clientSecret: string | undefined
  throttle: TokenThrottle
  now?: () => number
  timing?: Partial<TokenTiming>
}

/** In milliseconds; tests shorten them. */
export interface TokenTiming {
  /** Until an answer is whole. */
  answerWithin: number
  /** Tries where no usable answer came. */
  tries: number
  /** Times that it waits because it was told to. */
  waits: number
  pause: number
  /** After a 429 or 503 without `Retry-After` (basics/rate-limits: at least 30 s). */
  pauseWithoutRetryAfter: number
  /** A longer wait than this is an error. */
  longestPause: number
}

const defaultTiming: TokenTiming = {
  answerWithin: 30_000,
  tries: 3,
  waits: 5,
  pause: 10_000,
  pauseWithoutRetryAfter: 30_000,
  longestPause: 10 * 60_000,
}

/** Bytes of an answer: tokens take a few thousand. */
const largestAnswer = 2 ** 20
/**
 * RingCentral's own default, where an answer says no lifetime, or none at all. What ends sooner is renewed
 * when it is refused; to take it for expired would renew before each request.
 */
const usualLifetime = 3600

const scope = applicationScopes.join(' ')
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** How a request may be tried. */
interface Trying {
  /** Ends waiting; a request that was sent is always waited for, as its answer may be the only one. */
  signal: AbortSignal
  /** Whether it may be sent again when it is unknown whether it was received. */
  repeatable: boolean
}

export class TokenEndpoint {
  /** Sent so far, those tried again included. */
  requests = 0
  readonly #as: oauth.AuthorizationServer
  readonly #client: oauth.Client
  readonly #authentication: oauth.ClientAuth
  readonly #throttle: TokenThrottle
  readonly #now: () => number
  readonly #timing: TokenTiming

  constructor(options: TokenEndpointOptions) {
    const { server, clientId, clientSecret } = options
    this.#as = {
      issuer: server,
      authorization_endpoint: `${server}/restapi/oauth/authorize`,
      token_endpoint: `${server}/restapi/oauth/token`,
      revocation_endpoint: `${server}/restapi/oauth/revoke`,
    }
    this.#client = { client_id: clientId }
    this.#authentication = clientSecret === undefined ? oauth.None() : basic(clientSecret)
    this.#throttle = options.throttle
    this.#now = options.now ?? Date.now
    this.#timing = { ...defaultTiming, ...options.timing }
  }

  /** The page on which a person signs in. */
  authorizeUrl(parameters: Readonly<Record<string, string>>): string {
    const url = new URL(this.#as.authorization_endpoint!)
    const all = { response_type: 'code', client_id: this.#client.client_id, scope, ...parameters }
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value)
    return url.href
  }

  /**
   * A code works once, so it is not sent again after a failure.
   *
   * @param redirected what the browser brought, its state checked already
   * @throws Refusal; AppError `server-unreachable`, `server-failed`, `cancelled`
   */
  exchangeCode(
    redirected: URLSearchParams,
    { redirectUri, verifier, state }: { redirectUri: string; verifier: string; state: string },
    signal: AbortSignal,
  ): Promise<TokenSet> {
    const { code = '' } = Object.fromEntries(redirected)
    const parameters = oauth.validateAuthResponse(
      this.#as,
      this.#client,
      new URLSearchParams({ code, state }),
      state,
    )
    return this.#tokens(
      (options) =>
        oauth.authorizationCodeGrantRequest(
          this.#as,
          this.#client,
          this.#authentication,
          parameters,
          redirectUri,
          verifier,
          options,
        ),
      { signal, repeatable: false },
    )
  }

  /** @throws as {@link exchangeCode} */
  exchangeJwt(jwt: string, signal: AbortSignal): Promise<TokenSet> {
    return this.#tokens(
      (options) =>
        oauth.genericTokenEndpointRequest(
          this.#as,
          this.#client,
          this.#authentication,
          jwtBearer,
          { assertion: jwt, scope },
          options,
        ),
      { signal, repeatable: true },
    )
  }

  /**
   * May be sent again: until its successor's access token is used, a refresh token stays valid.
   *
   * @throws as {@link exchangeCode}
   */
  refresh(refreshToken: string, signal: AbortSignal): Promise<TokenSet> {
    return this.#tokens(
      (options) =>
        oauth.refreshTokenGrantRequest(
          this.#as,
          this.#client,
          this.#authentication,
          refreshToken,
          options,
        ),
      { signal, repeatable: true },
    )
  }

  /** Ends the session of a token of either kind, with all its tokens. Failures are ignored. */
  async revoke(token: string, signal: AbortSignal): Promise<void> {
    const fetch = this.#fetch({ signal, repeatable: false })
    const options = { [oauth.customFetch]: fetch, ...this.#overHttp() }
    await oauth
      .revocationRequest(this.#as, this.#client, this.#authentication, token, options)
      .catch(() => undefined)
  }

  async #tokens(
    request: (options: oauth.TokenEndpointRequestOptions) => Promise<Response>,
    trying: Trying,
  ): Promise<TokenSet> {
    let askedAt = this.#now()
    const fetch = this.#fetch(trying, () => (askedAt = this.#now()))
    const response = await request({ [oauth.customFetch]: fetch, ...this.#overHttp() })
    let body: oauth.TokenEndpointResponse
    try {
      body = await oauth.processGenericTokenEndpointResponse(this.#as, this.#client, response)
      // What no header can hold is no token either (RFC 6750, 2.1).
      if (!/^[\x21-\x7e]+$/.test(body.access_token)) throw new Error('the token is none')
    } catch {
      // The library's error holds the body, which may hold tokens.
      throw this.#failed('answered the sign-in with something that is no token')
    }
    const lifetime = (body.expires_in || usualLifetime) * 1000
    const owner = body['owner_id']
    return {
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
      expiresAt: askedAt + lifetime,
      lifetime,
      applicationScopes: body.scope?.split(' ').filter((name) => name !== '') ?? [],
      owner: typeof owner === 'string' || typeof owner === 'number' ? String(owner) : undefined,
    }
  }

  /** The library refuses http unless told otherwise; the server is loopback then, see normaliseServer. */
  #overHttp(): { [oauth.allowInsecureRequests]?: true } {
    const { protocol, hostname } = new URL(this.#as.issuer)
    const isAllowed = protocol === 'http:' && isLoopback(hostname)
    return isAllowed ? { [oauth.allowInsecureRequests]: true } : {}
  }

  /** @returns a fetch that only ever gives a 200 with a body of JSON */
  #fetch({ signal, repeatable }: Trying, sending: () => void = () => undefined) {
    return async (
      url: string,
      init: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    ): Promise<Response> => {
      let tries = 0
      let waits = 0
      for (;;) {
        const outcome = await this.#send(url, init, signal, sending)
        if (outcome.kind === 'answer') return outcome.response
        if (outcome.kind === 'wait') {
          const isTooLong = outcome.milliseconds > this.#timing.longestPause
          if (isTooLong || ++waits > this.#timing.waits) {
            throw this.#failed('lets nobody sign in for now')
          }
          await pause(outcome.milliseconds, signal)
          continue
        }
        if (!repeatable || ++tries >= this.#timing.tries) throw outcome.error
        await pause(this.#timing.pause, signal)
      }
    }
  }

  async #send(
    url: string,
    init: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    signal: AbortSignal,
    sending: () => void,
  ): Promise<
    | { kind: 'answer'; response: Response }
    | { kind: 'wait'; milliseconds: number }
    | { kind: 'failed'; error: AppError }
  > {
    const permit = await this.#throttle.acquire('token', 'Auth', signal).catch((error: unknown) => {
      throw signal.aborted ? cancelled() : error
    })
    this.requests++
    sending()
    let answer: { status: number; headers: Headers; json: unknown }
    try {
      const response = await fetch(url, {
        ...init,
        signal: AbortSignal.timeout(this.#timing.answerWithin),
      })
      const { json } = await readBody(response, largestAnswer, () => undefined)
      answer = { status: response.status, headers: response.headers, json }
    } catch (thrown) {
      permit.failed()
      if (thrown instanceof BodyTooLarge) {
        throw this.#failed('answered the sign-in with something that is too large for tokens')
      }
      return { kind: 'failed', error: this.#unreachable(new URL(url), thrown) }
    }
    const { status, headers, json } = answer
    if (status === 429 || status === 503) {
      const milliseconds = retryAfter(headers, this.#now()) ?? this.#timing.pauseWithoutRetryAfter
      if (status === 429) permit.refused(milliseconds)
      else permit.answered(rateHeaders(headers))
      return { kind: 'wait', milliseconds }
    }
    permit.answered(rateHeaders(headers))
    if (status === 200) return { kind: 'answer', response: withoutIdToken(json) }
    if (status === 400 || status === 401 || status === 403) throw refusalOf(json)
    const error = this.#failed(`answered the sign-in with HTTP ${status}`)
    if (status < 500 && status !== 408) throw error
    return { kind: 'failed', error }
  }

  #unreachable(url: URL, thrown: unknown): AppError {
    const { name, cause } = thrown as Error
    const { what, advice } =
      name === 'TimeoutError'
        ? noAnswer(url.host, this.#timing.answerWithin)
        : notAnswered(url, cause)
    return new AppError('server-unreachable', `${what}.`, {
      hint: advice ?? 'Check the network and the address of the server, then try again.',
    })
  }

  #failed(what: string): AppError {
    return new AppError('server-failed', `The server ${this.#host()} ${what}.`, {
      hint: 'Check that it is a server of RingCentral; if it is, try again later.',
    })
  }

  #host(): string {
    return new URL(this.#as.issuer).host
  }
}

/**
 * RingCentral takes id and secret as they are (authentication/refresh-tokens: base64 of both with a colon
 * between). The library's own way encodes them first, as RFC 6749 asks, and ids hold `-` and `_`.
 */
const basic =
  (clientSecret: string): oauth.ClientAuth =>
  (_server, { client_id: clientId }, _body, headers) => {
    const both = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    headers.set('authorization', `Basic ${both}`)
  }

/** None is asked for, and the library would hold one that comes against keys that it does not have. */
function withoutIdToken(json: unknown): Response {
  const body = typeof json === 'object' && json !== null ? { ...json, id_token: undefined } : json
  return Response.json(body ?? null)
}
