/**
 * Hands out access tokens and renews them. Only one renewal goes on at a time, in this process and, by
 * `exclusive`, in all. A refresh token works once, so the new one is stored before the new access token is
 * given to anybody: RingCentral keeps the old one valid until then (up to 60 minutes,
 * authentication/refresh-tokens), and whatever ends between answer and keychain loses nothing.
 */
import { AppError } from '../../../../shared/result'
import type { SignInMethod } from '../../../../shared/schemas/connections'
import type { SecretStore } from '../../../secrets/secret-store'
import { Refusal, refusedInWords } from './refusal'
import { TokenEndpoint, type TokenThrottle, type TokenTiming } from './token-endpoint'
import type { TokenSet } from './token-set'
import type { TokenSource } from './token-source'
import { cancelled, unlessAborted } from '../../sign-in/waits'

export interface TokenSourceOptions {
  /** Origin, as normaliseServer gives it. */
  server: string
  clientId: string
  method: SignInMethod
  /** Random id that its secrets lie by. */
  credential: string
  /** Holds `client-secret` where there is one, and `jwt` or `refresh-token`. */
  secrets: SecretStore
  throttle: TokenThrottle
  /** From signInWithBrowser; its refresh token is stored before its access token is handed out. */
  first?: TokenSet
  /** Works while no other process renews the same credential. */
  exclusive: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>
  now?: () => number
  timing?: Partial<TokenTiming>
}

/** One renewal, and how many wait for it. */
interface Renewal {
  tokens: Promise<TokenSet>
  waiting: number
  stopper: AbortController
}

/** A token is renewed when this part of its life is left, or a minute, whichever is less. */
const marginShare = 0.1
const longestMargin = 60_000

/** Milliseconds for revoking at the end. */
const endWithin = 2_000

export function tokenSource(options: TokenSourceOptions): TokenSource {
  return new RenewingTokenSource(options)
}

class RenewingTokenSource implements TokenSource {
  owner: string | undefined
  applicationScopes: readonly string[] | undefined
  readonly #options: TokenSourceOptions
  readonly #now: () => number
  #tokens: TokenSet | undefined
  /** Came from the vendor and are not stored yet, so not to be used; `after`: the refresh token they replace. */
  #unstored: { tokens: TokenSet; after: string | undefined } | undefined
  #ofJwt: TokenSet | undefined
  #refused: { secret: string; error: AppError } | undefined
  #renewal: Renewal | undefined
  /** Settles when the last renewal has, also one that nobody waits for. */
  #last: Promise<unknown> = Promise.resolve()
  #ended = false
  #issuesNone = false
  #endpoint: TokenEndpoint | undefined

  constructor(options: TokenSourceOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    if (options.first) this.#unstored = { tokens: options.first, after: undefined }
  }

  get requests(): number {
    return this.#endpoint?.requests ?? 0
  }

  async token(signal: AbortSignal): Promise<string> {
    const { accessToken } =
      this.#tokens && this.#isFresh(this.#tokens) ? this.#tokens : await this.#renewed(signal)
    return accessToken
  }

  renewed(refused: string, signal: AbortSignal): Promise<string> {
    if (this.#tokens?.accessToken === refused) this.#tokens = undefined
    return this.token(signal)
  }

  async end(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    this.#renewal?.stopper.abort()
    const late = AbortSignal.timeout(endWithin)
    await unlessAborted(this.#revoke(late), late).catch(() => undefined)
  }

  async #revoke(late: AbortSignal): Promise<void> {
    // A renewal that was sent has to be over: what it brings is what ends.
    await this.#last
    const mine = this.#tokens ?? this.#unstored?.tokens ?? this.#ofJwt
    this.#tokens = undefined
    this.#unstored = undefined
    // Another process may have renewed, and only the newest refresh token is sure to be known.
    const stored = this.#options.method === 'jwt' ? undefined : await this.#secret('refresh-token')
    const token = stored ?? mine?.refreshToken ?? mine?.accessToken
    if (token !== undefined) await (await this.#open()).revoke(token, late)
  }

  #isFresh({ expiresAt, lifetime }: TokenSet): boolean {
    return this.#now() < expiresAt - Math.min(longestMargin, lifetime * marginShare)
  }

  async #renewed(signal: AbortSignal): Promise<TokenSet> {
    if (signal.aborted) throw cancelled()
    const renewal = (this.#renewal ??= this.#begin())
    renewal.waiting++
    try {
      return await unlessAborted(renewal.tokens, signal)
    } finally {
      renewal.waiting--
      // It need not be sent any more. If it was, its answer is still waited for and stored.
      if (renewal.waiting === 0) this.#stop(renewal)
    }
  }

  #begin(): Renewal {
    const stopper = new AbortController()
    const { signal } = stopper
    const tokens = this.#last.then(() => this.#options.exclusive(() => this.#renew(signal), signal))
    const renewal: Renewal = { tokens, waiting: 0, stopper }
    this.#last = tokens.then(
      () => this.#stop(renewal),
      () => this.#stop(renewal),
    )
    return renewal
  }

  #stop(renewal: Renewal): void {
    renewal.stopper.abort()
    if (this.#renewal === renewal) this.#renewal = undefined
  }

  /** Nobody else renews meanwhile. */
  async #renew(signal: AbortSignal): Promise<TokenSet> {
    if (this.#ended) {
      throw signInNeeded('The session was ended.', 'Connect the account again.')
    }
    if (signal.aborted) throw cancelled()
    // One that nobody waited for any more may have ended well.
    if (this.#tokens && this.#isFresh(this.#tokens)) return this.#tokens
    if (this.#unstored) {
      const tokens = await this.#storeAgain(this.#unstored)
      if (tokens && this.#isFresh(tokens)) return tokens
    }
    return this.#options.method === 'jwt' ? this.#byJwt(signal) : this.#byRefreshToken(signal)
  }

  async #byJwt(signal: AbortSignal): Promise<TokenSet> {
    const jwt = await this.#secret('jwt')
    if (jwt === undefined) throw this.#notHere()
    const endpoint = await this.#open()
    const tokens = await this.#unlessRefused(jwt, 'the JWT', () =>
      endpoint.exchangeJwt(jwt, signal),
    )
    // Each exchange begins a session, of which RingCentral keeps about five (authentication/tokens): the
    // one before must not push out those of others.
    const before = this.#ofJwt
    this.#ofJwt = tokens
    if (before) {
      const token = before.refreshToken ?? before.accessToken
      void endpoint.revoke(token, AbortSignal.timeout(endWithin))
    }
    return this.#use(tokens)
  }

  async #byRefreshToken(signal: AbortSignal): Promise<TokenSet> {
    // Read each time: another process may have renewed.
    const old = await this.#secret('refresh-token')
    if (old === undefined) throw this.#notHere()
    const endpoint = await this.#open()
    const tokens = await this.#unlessRefused(old, 'to renew the sign-in', () =>
      endpoint.refresh(old, signal),
    )
    if (tokens.refreshToken === undefined || tokens.refreshToken === old) return this.#use(tokens)
    // Whoever signed out while the answer was under way did not wait for it for ever.
    this.#unstored = { tokens, after: old }
    const stored = await this.#storeAgain(this.#unstored)
    if (!stored) throw this.#notHere()
    return stored
  }

  /** What was refused once is not asked again (basics/errors), however often a token is wanted. */
  async #unlessRefused(
    secret: string,
    what: string,
    ask: () => Promise<TokenSet>,
  ): Promise<TokenSet> {
    if (this.#refused?.secret === secret) throw this.#refused.error
    try {
      return await ask()
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      const error = refusedInWords('sign-in-needed', what, thrown)
      this.#refused = { secret, error }
      throw error
    }
  }

  /** @throws AppError `keychain`; they are kept and stored when a token is wanted again */
  async #store(tokens: TokenSet, after: string | undefined): Promise<TokenSet> {
    const { secrets, credential } = this.#options
    if (tokens.refreshToken !== undefined && tokens.refreshToken !== after) {
      this.#unstored = { tokens, after }
      await secrets.set(credential, 'refresh-token', tokens.refreshToken).catch(unstored)
    }
    this.#unstored = undefined
    return this.#use(tokens)
  }

  /** @returns undefined where they are out of date, since another process has renewed meanwhile */
  async #storeAgain({
    tokens,
    after,
  }: {
    tokens: TokenSet
    after: string | undefined
  }): Promise<TokenSet | undefined> {
    if (after !== undefined) {
      const stored = await this.#secret('refresh-token').catch(unstored)
      if (stored !== after && stored !== tokens.refreshToken) {
        this.#unstored = undefined
        return undefined
      }
    }
    return this.#store(tokens, after)
  }

  #use(tokens: TokenSet): TokenSet {
    this.#tokens = tokens
    this.#issuesNone = tokens.refreshToken === undefined
    this.owner = tokens.owner ?? this.owner
    this.applicationScopes = tokens.applicationScopes
    return tokens
  }

  #notHere(): AppError {
    if (this.#issuesNone && this.#options.method !== 'jwt') {
      return signInNeeded(
        'The sign-in has ended, and the application issues no refresh tokens to go on with.',
        'Switch “Issue refresh tokens” on in the settings of the application, then connect again.',
      )
    }
    return signInNeeded('The sign-in is not on this machine.', 'Connect the account again.')
  }

  #secret(kind: 'refresh-token' | 'jwt' | 'client-secret'): Promise<string | undefined> {
    return this.#options.secrets.get(this.#options.credential, kind)
  }

  /** The client secret is read when it is first needed: it is in the keychain. */
  async #open(): Promise<TokenEndpoint> {
    if (this.#endpoint) return this.#endpoint
    const clientSecret = await this.#secret('client-secret')
    return (this.#endpoint ??= new TokenEndpoint({ ...this.#options, clientSecret }))
  }
}

const signInNeeded = (message: string, hint: string): AppError =>
  new AppError('sign-in-needed', message, { hint })

function unstored(thrown: unknown): never {
  if (!(thrown instanceof AppError)) throw thrown
  throw new AppError(thrown.code, `The renewed sign-in could not be stored. ${thrown.message}`, {
    hint: `${thrown.hint ?? ''} Nothing is lost while Permiscope runs: it is stored when you try again.`.trim(),
    ...(thrown.detail === undefined ? {} : { detail: thrown.detail }),
    cause: thrown,
  })
}
