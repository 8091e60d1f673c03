/**
 * The token service. One token for one access key, whoever asks: it is given again until it expires, and
 * refreshing replaces it at once (EnOS API, "Get Access Token" and "Refresh Access Token").
 */
import { createHash } from 'node:crypto'
import { encryptionOf } from './signature'

export interface Credentials {
  accessKey: string
  secretKey: string
}

interface TokenServiceOptions extends Credentials {
  /** Seconds that a token lives. */
  life: number
  seed: number
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

/** What the service says: `{status, msg, business, data}`, by HTTP always with 200. */
export interface TokenAnswer {
  status: number
  msg: string
  business: 'apim-token-service'
  data: { accessToken: string; expire: number } | null
}

/** EnOS API, "Invoking API with Access Token", error codes. */
const errors = {
  1001: 'duplicated encryption',
  1002: 'appKey does not exist',
  1003: 'encryption is invalid',
  1004: 'invalid parameter',
  1005: 'internal error',
  1202: 'parameter is empty',
  1203: 'access token is expired',
  1204: 'failed to refresh the access token',
} as const

export const tokenError = (status: keyof typeof errors): TokenAnswer => ({
  status,
  msg: errors[status],
  business: 'apim-token-service',
  data: null,
})

type Wish = Partial<Record<'appKey' | 'encryption' | 'timestamp' | 'accessToken', unknown>>

export class TokenService {
  readonly #options: TokenServiceOptions
  readonly #used = new Set<string>()
  #made = 0
  #token: string | undefined
  /** By the clock. */
  #expires = 0

  constructor(options: TokenServiceOptions) {
    this.#options = options
  }

  /** @param body as it was parsed; undefined where it is no JSON */
  get(body: unknown): TokenAnswer {
    const refused = this.#refusal(body, ['appKey', 'encryption', 'timestamp'])
    if (refused) return refused
    if (!this.#isAlive()) this.renew()
    return this.#given()
  }

  refresh(body: unknown): TokenAnswer {
    const refused = this.#refusal(body, ['appKey', 'encryption', 'timestamp', 'accessToken'])
    if (refused) return refused
    // Its one token: whatever else comes was replaced, or never was one.
    if ((body as Wish).accessToken !== this.#token) return tokenError(1204)
    if (!this.#isAlive()) return tokenError(1203)
    this.renew()
    return this.#given()
  }

  /** Whether a call may come with it now. */
  accepts(token: string): boolean {
    return token === this.#token && this.#isAlive()
  }

  expire(): void {
    this.#expires = this.#options.now()
  }

  /** As another client of this access key does by refreshing. */
  renew(): void {
    this.#made += 1
    const { accessKey, life, seed, now } = this.#options
    const unique = `${seed} ${accessKey} ${this.#made}`
    this.#token = createHash('sha256').update(unique).digest('base64url')
    this.#expires = now() + life * 1000
  }

  #isAlive(): boolean {
    return this.#options.now() < this.#expires
  }

  #given(): TokenAnswer {
    const expire = Math.ceil((this.#expires - this.#options.now()) / 1000)
    return {
      status: 0,
      msg: 'SUCCESS',
      business: 'apim-token-service',
      data: { accessToken: this.#token!, expire },
    }
  }

  #refusal(body: unknown, needed: readonly (keyof Wish)[]): TokenAnswer | undefined {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return tokenError(1004)
    const wish = body as Wish
    const isEmpty = (value: unknown): boolean =>
      value === undefined || value === null || value === ''
    if (needed.some((name) => isEmpty(wish[name]))) return tokenError(1202)
    const { timestamp } = wish
    // A Long by the page; the vendor's own client sends it as text.
    const isTime = typeof timestamp === 'number' || typeof timestamp === 'string'
    const isText = (name: keyof Wish): boolean =>
      name === 'timestamp' || typeof wish[name] === 'string'
    if (!isTime || !/^\d{1,15}$/.test(String(timestamp)) || !needed.every(isText)) {
      return tokenError(1004)
    }
    const { accessKey, secretKey } = this.#options
    if (wish.appKey !== accessKey) return tokenError(1002)
    const encryption = encryptionOf(accessKey, String(timestamp), secretKey)
    if (wish.encryption !== encryption) return tokenError(1003)
    if (this.#used.has(encryption)) return tokenError(1001)
    this.#used.add(encryption)
    return undefined
  }
}
