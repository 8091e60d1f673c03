/**
 * What is signed in while this process lives: one source of tokens a credential, so that a sync and a
 * question renew and count together, and clients that ask with them.
 */
import { join } from 'node:path'
import { AppError } from '../../shared/result'
import type { StoredConnection } from '../../shared/schemas/connections'
import { RingCentralClient } from '../connectors/ringcentral/get/client'
import { rateHeaders } from '../connectors/ringcentral/get/rate-headers'
import { defaultRateLimits } from '../connectors/ringcentral/operations'
import { tokenSource, type TokenSourceOptions } from '../connectors/ringcentral/sign-in'
import type { TokenSource } from '../connectors/ringcentral/sign-in/token-source'
import { HttpClient } from '../http/http-client'
import { Throttle } from '../http/throttle'
import { defaultTiming, type HttpTiming } from '../http/types'
import { withLease } from '../lease'
import type { SecretStore } from '../secrets/secret-store'
import { isFor } from './credential-id'
import type { RateMemory } from './rate-memory'

/** Of a stored connection, what reaching its vendor takes. */
export type Reached = Pick<StoredConnection, 'server' | 'clientId' | 'method'> & {
  credential: string
}

interface Session {
  tokens: TokenSource
  method: StoredConnection['method']
}

export class Sessions {
  readonly #locks: string
  readonly #userAgent: string
  readonly #timing: HttpTiming
  /** Of requests for tokens: where tests shorten waits, these too. */
  readonly tokenTiming: NonNullable<TokenSourceOptions['timing']>
  readonly #rates: RateMemory
  readonly #throttles = new Map<string, Throttle>()
  readonly #open = new Map<string, Session>()

  /** @param options.locks folder of all locks of the data folder */
  constructor(options: {
    locks: string
    rates: RateMemory
    version: string
    timing: Partial<HttpTiming> | undefined
  }) {
    this.#locks = options.locks
    this.#rates = options.rates
    this.#userAgent = `Permiscope/${options.version}`
    const { timing = {} } = options
    this.#timing = { ...defaultTiming, ...timing }
    this.tokenTiming = {
      ...(timing.answerWithin === undefined ? {} : { answerWithin: timing.answerWithin }),
      ...(timing.pauseWithoutRetryAfter === undefined
        ? {}
        : { pauseWithoutRetryAfter: timing.pauseWithoutRetryAfter }),
    }
  }

  /**
   * RingCentral counts requests per user and application (basics/rate-limits).
   *
   * @param user absent where it is not known yet, as of a sign-in
   */
  throttle(server: string, clientId: string, user?: string): Throttle {
    const key = JSON.stringify([server, clientId, user])
    const known = this.#throttles.get(key)
    if (known) return known
    const earlier = this.#rates.recall(key)
    const throttle = new Throttle({ ...defaultRateLimits, ...earlier })
    for (const [group, { ages, closedFor }] of Object.entries(earlier)) {
      throttle.countEarlier(group, ages, closedFor)
    }
    this.#throttles.set(key, throttle)
    // Before each request, so that those of a process that is killed are remembered too.
    throttle.onSent = () => this.#rates.remember(key, throttle.counted())
    return throttle
  }

  /** Of a connection that is stored. @throws AppError `sign-in-needed` where its file was changed */
  tokens(reached: Reached, secrets: SecretStore): TokenSource {
    const { server, clientId, method, credential } = reached
    if (!isFor(credential, reached)) {
      throw new AppError(
        'sign-in-needed',
        'The file of this account names another server or application than the one that was signed in to.',
        { hint: `Nothing was sent to ${server}. If that is the right server, connect again.` },
      )
    }
    const known = this.#open.get(credential)
    if (known) return known.tokens
    const tokens = tokenSource({
      server,
      clientId,
      method,
      credential,
      secrets,
      // As a sign-in counts, which does not know its user yet: all of the application's tokens together.
      throttle: this.throttle(server, clientId),
      exclusive: this.exclusive(credential),
      timing: this.tokenTiming,
    })
    this.adopt(credential, method, tokens)
    return tokens
  }

  /** A session that a sign-in has opened. */
  adopt(credential: string, method: StoredConnection['method'], tokens: TokenSource): void {
    this.#open.set(credential, { tokens, method })
  }

  /** Renewing is one process's affair at a time: a refresh token works once. */
  exclusive(credential: string): TokenSourceOptions['exclusive'] {
    return (work, signal) => withLease(join(this.#locks, `credential-${credential}`), work, signal)
  }

  /** @returns one that counts its own requests; who signed in is known from then on */
  async client(
    { server, clientId, locale }: { server: string; clientId: string; locale: string },
    tokens: TokenSource,
    signal: AbortSignal,
  ): Promise<RingCentralClient> {
    const tokenRequestsBefore = tokens.requests
    await tokens.token(signal)
    const http = new HttpClient({
      throttle: this.throttle(server, clientId, tokens.owner),
      timing: this.#timing,
      rateHeaders,
      userAgent: this.#userAgent,
    })
    return new RingCentralClient({ server, tokens, http, locale, tokenRequestsBefore })
  }

  /** The next request asks the secrets anew, as after a refusal. */
  drop(credential: string): void {
    this.#open.delete(credential)
  }

  /** Revokes it at the vendor as far as that can be had in a moment. */
  async end(reached: Reached, secrets: SecretStore): Promise<void> {
    const tokens = isFor(reached.credential, reached) ? this.tokens(reached, secrets) : undefined
    this.drop(reached.credential)
    if (tokens) await tokens.end()
  }

  /**
   * Of a JWT the session is this process's own, so it ends with it; the session of a sign-in in the
   * browser is what the next start goes on with.
   */
  async close(): Promise<void> {
    const own = [...this.#open.values()].filter(({ method }) => method === 'jwt')
    this.#open.clear()
    await Promise.all(own.map(({ tokens }) => tokens.end()))
    for (const [key, throttle] of this.#throttles) this.#rates.remember(key, throttle.counted())
  }
}
