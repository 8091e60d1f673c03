/**
 * The simulated gateway's HTTP: what stands between the network and the organizations. It checks tokens
 * and signatures, keeps the books, and breaks what it is told to break.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { changed, switched } from '../control'
import { readBody, readForm, send, urlWithin, type Answer, type Delivery } from '../http'
import { LoopbackServer } from '../loopback'
import { changeFrom } from './change-by-hand'
import { enveloped, envelopedToken } from './envelope'
import { EnosFaults } from './faults'
import * as gateway from './gateway'
import type { Operation, SimAnswer, SimRequest } from './operations'
import { Pace } from './pace'
import { signatureOf } from './signature'
import { tokenError, TokenService, type Credentials } from './tokens'
import {
  faultNames,
  grantNames,
  quirkNames,
  type Change,
  type FaultName,
  type GrantName,
  type QuirkName,
  type Stats,
  type Truth,
} from './types'
import type { World } from './world'

/** The organizations behind the gateway. */
export interface SimulatedPortal {
  world: World
  operations: readonly Operation[]
  /** @throws Error where there is no such organization; absent: of the first */
  truth(organization: string | undefined): Truth
  /** One user more of an organization, at the roster's beginning. */
  appear(organization: string): void
  /** One user less, of the roster's beginning, so that all others move up. */
  vanish(organization: string): void
  /** @returns what is different now @throws Error that says why it cannot be */
  change(change: Exclude<Change, { change: 'expire-token' }>): object
}

export interface ServerOptions extends Credentials {
  seed: number
  port: number
  /** Seconds. */
  tokenLife: number
  /** Requests per second that `slow-down` allows. */
  limit: number
  faults: readonly FaultName[]
  faultLimit?: number
  quirks: readonly QuirkName[]
  without: readonly GrantName[]
}

/** A request with its body. */
interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  bytes: Buffer
  /** Undefined where there is none, or it is no JSON. */
  body: unknown
}

/** As `METHOD path`. */
const tokenRequests = new Set([
  'POST /apim-token-service/v2.0/token/get',
  'POST /apim-token-service/v2.0/token/refresh',
])
const roster = 'getOrganizationUserList'
const largestBody = 1024 * 1024

/** Without service and version. */
const shortPath = (path: string): string => path.replace(/^\/[^/]+\/v[\d.]+\//, '')

export class SimulatedGateway {
  readonly #portal: SimulatedPortal
  readonly #options: ServerOptions
  readonly #faults: EnosFaults
  readonly #tokens: TokenService
  readonly #pace = new Pace()
  readonly #operations: ReadonlyMap<string, Operation>
  readonly #loopback = new LoopbackServer(
    'EnOS gateway',
    (request, response) => this.#handle(request, response),
    gateway.internalError(),
  )
  readonly #counts: Omit<Stats, 'faults' | 'fastest'> = {
    total: 0,
    byOperation: {},
    forbidden: [],
    unsigned: 0,
    tooFast: 0,
  }
  #quirks: ReadonlySet<QuirkName>
  #without: ReadonlySet<GrantName>
  #ahead = 0

  constructor(portal: SimulatedPortal, options: ServerOptions) {
    this.#portal = portal
    this.#options = options
    this.#faults = new EnosFaults(options.seed)
    this.#faults.set(options.faults, options.faultLimit)
    this.#quirks = new Set(options.quirks)
    this.#without = new Set(options.without)
    const { accessKey, secretKey, seed, tokenLife: life } = options
    const now = (): number => performance.now() + this.#ahead
    this.#tokens = new TokenService({ accessKey, secretKey, seed, life, now })
    this.#operations = new Map(
      portal.operations.map((one) => [`${one.method} ${one.path}`, one] as const),
    )
  }

  get url(): string {
    return this.#loopback.url
  }

  /** @throws Error (`EADDRINUSE`, …) where it cannot listen on 127.0.0.1 */
  listen(): Promise<void> {
    return this.#loopback.listen(this.#options.port)
  }

  close(): Promise<void> {
    return this.#loopback.close()
  }

  stats(): Stats {
    return structuredClone({
      ...this.#counts,
      fastest: this.#pace.fastest,
      faults: this.#faults.counts(),
    })
  }

  setFaults(names: readonly FaultName[], limit?: number): void {
    this.#faults.set(names, limit)
  }

  setQuirks(names: readonly QuirkName[]): void {
    this.#quirks = new Set(names)
  }

  setWithout(names: readonly GrantName[]): void {
    this.#without = new Set(names)
  }

  change(change: Change): object {
    if (change.change !== 'expire-token') return this.#portal.change(change)
    this.expireToken()
    return {}
  }

  expireToken(): void {
    this.#tokens.expire()
  }

  renewTokenByOthers(): void {
    this.#tokens.renew()
  }

  /** Moves the clock of tokens. */
  advance(seconds: number): void {
    this.#ahead += seconds * 1000
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlWithin(this.#loopback.originFor(request), request.url ?? '')
    if (url?.pathname.startsWith('/__sim/')) {
      return send(request, response, await this.#control(request, url))
    }
    this.#counts.total += 1
    const bytes = await readBody(request, largestBody)
    const [answer, delivery] = this.#answer(request, url, bytes)
    await send(request, response, answer, delivery)
  }

  /** In the order in which a gateway refuses: by address, pace, route, size, token and signature. */
  #answer(
    request: IncomingMessage,
    url: URL | null,
    bytes: Buffer | undefined,
  ): [Answer, Delivery?] {
    const { method = '', headers } = request
    const path = url?.pathname ?? request.url ?? ''
    const named = `${method} ${path}`
    const operation = this.#operations.get(named)
    const isKnown = operation !== undefined || tokenRequests.has(named)
    if (isKnown) {
      const { byOperation } = this.#counts
      byOperation[shortPath(path)] = (byOperation[shortPath(path)] ?? 0) + 1
    } else {
      this.#counts.forbidden.push(named)
    }
    if (this.#faults.happens('address-not-allowed')) return [gateway.addressNotAllowed()]
    const isTooFast = this.#pace.take(performance.now()) > this.#options.limit
    if (isTooFast && this.#faults.happens('slow-down')) {
      this.#counts.tooFast += 1
      return [gateway.tooFast()]
    }
    if (!url || !isKnown) return [gateway.notAllowed()]
    if (operation?.served?.(this.#quirks) === false) return [gateway.noRoute()]
    if (!bytes) return [gateway.tooLarge()]
    const asked: Asked = { method, url, headers, bytes, body: parsed(bytes) }
    // Timestamps make each body for a token another one.
    const again = operation ? `${path}${url.search} ${bytes.toString()}` : path
    const hit = this.#faults.hits(again)
    if (hit === 'rate-limited') return [gateway.tooFast()]
    if (hit === 'server-error') return [this.#failure(operation)]
    if (hit === 'token-renewed-by-others') this.#tokens.renew()
    const answer = operation ? this.#called(operation, asked) : this.#token(asked)
    if (hit === 'reset' || hit === 'stall') return [answer, hit]
    return hit === 'truncated-json' && answer.status < 300 ? [answer, hit] : [answer]
  }

  /** By turns that of the machine in front and that of the service; the token service has a code for it. */
  #failure(operation: Operation | undefined): Answer {
    if ((this.#faults.counts()['server-error'] ?? 0) % 2 === 1) return gateway.unavailable()
    if (operation) return gateway.internalError()
    return { status: 200, body: envelopedToken(tokenError(1005), this.#quirks) }
  }

  #token({ url, body }: Asked): Answer {
    const answer = url.pathname.endsWith('/refresh')
      ? this.#tokens.refresh(body)
      : this.#tokens.get(body)
    return { status: 200, body: envelopedToken(answer, this.#quirks) }
  }

  #called(operation: Operation, asked: Asked): Answer {
    const { url, headers, body, bytes } = asked
    const times = this.#counts.byOperation[shortPath(operation.path)] ?? 0
    // In the middle of a list: some of it was asked for before.
    if (times > 1 && this.#faults.happens('token-expires', 1)) this.#tokens.expire()
    if (!this.#isSigned(asked)) {
      this.#counts.unsigned += 1
      return gateway.unauthenticated()
    }
    if (bytes.length > 0 && body === undefined) return gateway.unreadable()
    if (operation.id === roster) this.#comeAndGo(body)
    const answer = this.#served(operation, {
      query: url.searchParams,
      body,
      locale: String(headers['accept-language'] ?? ''),
      quirks: this.#quirks,
    })
    return { status: 200, body: enveloped(answer, url.pathname, this.#quirks) }
  }

  #isSigned({ url, headers, bytes }: Asked): boolean {
    const accessToken = String(headers['apim-accesstoken'] ?? '')
    const timestamp = String(headers['apim-timestamp'] ?? '')
    const request = { query: url.searchParams, body: bytes, accessToken, timestamp }
    return (
      this.#tokens.accepts(accessToken) &&
      /^\d{1,15}$/.test(timestamp) &&
      headers['apim-signature'] === signatureOf(request, this.#options.secretKey)
    )
  }

  /** What happens to an organization between two pages of its roster. */
  #comeAndGo(body: unknown): void {
    const { orgId, pagination } = (body ?? {}) as { orgId?: unknown; pagination?: unknown }
    const { pageNo } = (pagination ?? {}) as { pageNo?: unknown }
    if (typeof orgId !== 'string' || !(Number(pageNo) > 0)) return
    if (this.#faults.happens('rows-appear')) this.#portal.appear(orgId)
    if (this.#faults.happens('rows-vanish')) this.#portal.vanish(orgId)
  }

  #served(operation: Operation, request: SimRequest): SimAnswer {
    const answer = operation.answer(this.#portal.world, request)
    // What is not there is not there; grants are an organization's, and about what it has.
    if (answer.code === 31400 || answer.code === 31404) return answer
    if (operation.needs && this.#without.has(operation.needs)) {
      return { code: 31403, message: 'The application is not authorized' }
    }
    if (operation.id !== roster || answer.code !== 0) return answer
    const { pagination: _page, ...list } = request.body as { pagination: unknown }
    const page = answer.data as Parameters<EnosFaults['bend']>[0]
    return { ...answer, data: this.#faults.bend(page, JSON.stringify(list)) }
  }

  /** `/__sim/…`: for tests and people, not part of EnOS. */
  async #control(request: IncomingMessage, url: URL): Promise<Answer> {
    const what = `${request.method} ${url.pathname.slice('/__sim/'.length)}`
    const form = async (): Promise<URLSearchParams> =>
      (await readForm(request)) ?? new URLSearchParams()
    switch (what) {
      case 'GET truth':
        return changed(() => this.#portal.truth(url.searchParams.get('orgId') ?? undefined))
      case 'GET stats':
        return { status: 200, body: this.stats() }
      case 'POST faults':
        return switched(await form(), 'fault', faultNames, (names) => this.setFaults(names))
      case 'POST quirks':
        return switched(await form(), 'quirk', quirkNames, (names) => this.setQuirks(names))
      case 'POST without':
        return switched(await form(), 'grant', grantNames, (names) => this.setWithout(names))
      case 'POST change': {
        const wish = await readBody(request, largestBody)
        return changed(() => this.change(changeFrom(wish?.toString() ?? '')))
      }
      default:
        request.resume()
        return { status: 404, body: { message: `There is no ${url.pathname} here.` } }
    }
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
