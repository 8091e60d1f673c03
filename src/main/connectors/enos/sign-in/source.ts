/**
 * Hands out tokens of one access key and signs with its secret key. All clients of an access key, also in
 * other processes and of other makers, share one token, and each of them may renew it: so what the token
 * service has now is asked for first, and renewed only where that is needed still.
 */
import { AppError } from '../../../../shared/result'
import { cancelled, unlessAborted } from '../../sign-in/waits'
import { Refusal, refusedInWords, refusesItsToken } from './refusal'
import { parametersData, signatureOf } from './signature'
import { timestamps } from './timestamps'
import { TokenService, usualLife, type Token } from './token-service'
import type { EnosTokenSource, EnosTokenSourceOptions, ToSign } from './token-source'

interface HeldToken extends Token {
  /** Unix milliseconds from which on it is to be renewed, as long as it lives. */
  renewAt: number
}

/** One renewal, and how many wait for it. */
interface Renewal {
  token: Promise<HeldToken>
  waiting: number
  stopper: AbortController
}

/** A token is renewed when this part of its life is left, or ten minutes, whichever is less (as EnOS's own client). */
const marginShare = 0.1
const longestMargin = 10 * 60_000

/** Milliseconds after which a renewal that failed is tried again, while the token lives. */
const tryAgainAfter = 60_000
/** Milliseconds for which a refusal is not asked for again, however many requests are under way. */
const refusalHolds = 10_000

export function enosTokenSource(options: EnosTokenSourceOptions): EnosTokenSource {
  return new SharedTokenSource(options)
}

class SharedTokenSource implements EnosTokenSource {
  readonly #options: EnosTokenSourceOptions
  readonly #now: () => number
  readonly #timestamp: () => number
  readonly #service: TokenService
  readonly #host: string
  #secretKey: string | undefined
  #token: HeldToken | undefined
  /** A token that the gateway did not take. */
  #notTaken: string | undefined
  /** The last one that came for one that was not taken. */
  #replacement: { text: string; at: number } | undefined
  #refusal: { error: AppError; at: number } | undefined
  /** Milliseconds that a new token lives. */
  #life = usualLife
  #renewal: Renewal | undefined
  #hasSignedIn = false
  #hasEnded = false

  constructor(options: EnosTokenSourceOptions) {
    const { server, accessKey, timing } = options
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#timestamp = timestamps(this.#now)
    this.#host = new URL(server).host
    const [timestamp, now] = [this.#timestamp, this.#now]
    this.#service = new TokenService({ server, accessKey, timestamp, now, timing })
  }

  get requests(): number {
    return this.#service.requests
  }

  async token(signal: AbortSignal): Promise<string> {
    if (this.#hasEnded) throw ended()
    if (signal.aborted) throw cancelled()
    if (this.#token && this.#now() < this.#token.renewAt) return this.#token.text
    const { text } = await this.#renewed(signal)
    return text
  }

  async renewed(refused: string, signal: AbortSignal): Promise<string> {
    const known = this.#token?.text
    if (known !== undefined && known !== refused) return this.token(signal)
    this.#dismiss(refused)
    const token = await this.token(signal)
    if (token !== refused) return token
    // It came from a renewal that was past the question which one was refused.
    this.#dismiss(refused)
    return this.token(signal)
  }

  headers(token: string, { query, body }: ToSign): Record<string, string> {
    if (this.#secretKey === undefined) throw ended()
    const timestamp = this.#timestamp()
    const parameters = parametersData(query, body)
    return {
      'apim-accesstoken': token,
      'apim-signature': signatureOf(token, parameters, timestamp, this.#secretKey),
      'apim-timestamp': String(timestamp),
    }
  }

  end(): Promise<void> {
    this.#hasEnded = true
    this.#renewal?.stopper.abort()
    this.#forget()
    return Promise.resolve()
  }

  #forget(): void {
    this.#secretKey = undefined
    this.#token = undefined
    this.#notTaken = undefined
    this.#replacement = undefined
  }

  #dismiss(refused: string): void {
    this.#token = undefined
    this.#notTaken = refused
  }

  /** One for all who ask meanwhile. */
  async #renewed(signal: AbortSignal): Promise<HeldToken> {
    const renewal = (this.#renewal ??= this.#begin())
    renewal.waiting++
    try {
      return await unlessAborted(renewal.token, signal)
    } finally {
      renewal.waiting--
      if (renewal.waiting === 0) this.#stop(renewal)
    }
  }

  #begin(): Renewal {
    const stopper = new AbortController()
    const token = this.#renew(stopper.signal).catch((thrown: unknown) => {
      throw this.#hasEnded ? ended() : this.#inWords(thrown)
    })
    const renewal: Renewal = { token, waiting: 0, stopper }
    const over = () => this.#stop(renewal)
    token.then(over, over)
    return renewal
  }

  #stop(renewal: Renewal): void {
    renewal.stopper.abort()
    if (this.#renewal === renewal) this.#renewal = undefined
  }

  async #renew(signal: AbortSignal): Promise<HeldToken> {
    if (this.#refusal && Math.abs(this.#now() - this.#refusal.at) < refusalHolds) {
      throw this.#refusal.error
    }
    const secretKey = await this.#secret()
    const living = this.#token
    let present: Token
    try {
      present = await this.#service.get(secretKey, signal)
    } catch (thrown) {
      return this.#keep(living, thrown, signal)
    }
    if (present.text !== this.#notTaken && this.#now() < this.#renewAt(present)) {
      return this.#use(present, signal)
    }
    return this.#refresh(present, secretKey, signal)
  }

  /** @param present one that is refused, or has little time left */
  async #refresh(present: Token, secretKey: string, signal: AbortSignal): Promise<HeldToken> {
    const isNotTaken = present.text === this.#notTaken
    // If even its replacement is not taken, another one would not be either.
    if (isNotTaken && this.#isReplacement(present.text)) throw this.#notTakenInWords()
    const askedAt = this.#now()
    let fresh: Token
    try {
      fresh = await this.#service.refresh(present.text, secretKey, signal)
    } catch (thrown) {
      const isOver = isNotTaken || present.expiresAt <= this.#now()
      if (!isOver) return this.#keep(present, thrown, signal)
      if (!(thrown instanceof Refusal)) throw thrown
      // It may have expired in the meantime, or another client has renewed it.
      const other = await this.#service.get(secretKey, signal)
      if (other.text !== this.#notTaken) return this.#keep(other, thrown, signal)
      throw this.#notTakenInWords()
    }
    if (fresh.text === this.#notTaken) throw this.#notTakenInWords()
    if (isNotTaken) this.#replacement = { text: fresh.text, at: this.#now() }
    if (fresh.expiresAt > askedAt) this.#life = fresh.expiresAt - askedAt
    return this.#use(fresh, signal)
  }

  /** Not being able to renew a token is no failure while it lives. */
  #keep(token: Token | undefined, thrown: unknown, signal: AbortSignal): HeldToken {
    const now = this.#now()
    if (signal.aborted || token === undefined || token.expiresAt <= now) throw thrown
    const renewAt = Math.max(this.#renewAt(token), Math.min(now + tryAgainAfter, token.expiresAt))
    return this.#use(token, signal, renewAt)
  }

  #use(token: Token, signal: AbortSignal, renewAt = this.#renewAt(token)): HeldToken {
    if (signal.aborted) throw cancelled()
    this.#hasSignedIn = true
    this.#refusal = undefined
    return (this.#token = { ...token, renewAt })
  }

  #renewAt({ expiresAt }: Token): number {
    return expiresAt - Math.min(longestMargin, this.#life * marginShare)
  }

  #isReplacement(text: string): boolean {
    const last = this.#replacement
    return last?.text === text && Math.abs(this.#now() - last.at) < tryAgainAfter
  }

  /** It is read when it is first needed: it is in the keychain. */
  async #secret(): Promise<string> {
    const secretKey = this.#secretKey ?? (await this.#options.secretKey())
    if (this.#hasEnded) throw ended()
    if (secretKey === undefined) {
      throw new AppError('sign-in-needed', 'The secret key is not on this machine.', {
        hint: 'Connect the account again with the access key and its secret key.',
      })
    }
    return (this.#secretKey = secretKey)
  }

  #notTakenInWords(): AppError {
    return this.#remembered(refusesItsToken(this.#host, this.#service.clockBehind))
  }

  #inWords(thrown: unknown): unknown {
    if (!(thrown instanceof Refusal)) return thrown
    const isFirst = this.#options.isSigningIn === true && !this.#hasSignedIn
    const code = isFirst ? 'sign-in-refused' : 'sign-in-needed'
    return this.#remembered(refusedInWords(code, this.#host, thrown))
  }

  #remembered(error: AppError): AppError {
    this.#refusal = { error, at: this.#now() }
    return error
  }
}

const ended = (): AppError =>
  new AppError('sign-in-needed', 'The session was ended.', { hint: 'Connect the account again.' })
