/**
 * The simulated RingCentral's HTTP: what stands between the network and the account. It authorizes,
 * counts by rate group, keeps the books, and breaks what it is told to break.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { changed, switched } from '../control'
import { readForm, send, urlWithin, type Answer, type Delivery } from '../http'
import { LoopbackServer } from '../loopback'
import { RingCentralFaults, type FleetingFault } from './faults'
import { apiError, invalidUri, oauthError, rateExceeded, unparsable } from './gateway'
import { localeOf } from './locale'
import { AuthorizationServer, type Application, type SignedIn } from './oauth'
import { RateGroups, rateHeaders, type RateGroup, type RateState } from './rate-groups'
import { routes, type FindRoute, type Route } from './routes'
import { signInPath } from './sign-in-page'
import { faultNames, type FaultName, type Operation, type Stats, type Truth } from './types'

/** The account behind the server. */
export interface SimulatedAccount<World> {
  world: World
  operations: readonly Operation<World>[]
  truth(): Truth
  /** Extension id of the user who signs in. */
  owner: string
  /** That user has the permission ThirdPartyAppAccess. */
  mayUseThirdPartyApps(): boolean
  /** The language in which names come to who asks for `locale`. */
  language(locale: string): string
  /** One more user, anywhere in the list. */
  appear(): void
  /** One user less, of the list's beginning, so that all others move up. */
  vanish(): void
  /** A change that is asked for by hand; what was changed. @throws Error that says why it cannot be */
  change(wish: URLSearchParams): object
}

export interface ServerOptions {
  seed: number
  port: number
  /** Seconds. */
  window: number
  faults: readonly FaultName[]
  faultLimit?: number
  applications: readonly Application[]
  jwt: string
}

const oauthPaths: Readonly<Record<string, { operationId: string; method: string }>> = {
  '/restapi/oauth/authorize': { operationId: 'authorize', method: 'GET' },
  '/restapi/oauth/token': { operationId: 'getToken', method: 'POST' },
  '/restapi/oauth/revoke': { operationId: 'revokeToken', method: 'POST' },
}

export class SimulatedServer<World> {
  readonly #account: SimulatedAccount<World>
  readonly #options: ServerOptions
  readonly #faults: RingCentralFaults
  readonly #rates: RateGroups
  readonly #authorization: AuthorizationServer
  readonly #find: FindRoute<World>
  readonly #loopback = new LoopbackServer(
    'RingCentral',
    (request, response) => this.#handle(request, response),
    apiError(500, 'CMN-203', 'Internal error'),
  )
  readonly #counts: Omit<Stats, 'faults'> = {
    total: 0,
    byOperation: {},
    byGroup: {},
    penalties: 0,
    forbidden: [],
  }
  #ahead = 0

  constructor(account: SimulatedAccount<World>, options: ServerOptions) {
    this.#account = account
    this.#options = options
    this.#faults = new RingCentralFaults(options.seed)
    this.#faults.set(options.faults, options.faultLimit)
    const now = (): number => performance.now() + this.#ahead
    this.#rates = new RateGroups(options.window, now)
    this.#authorization = new AuthorizationServer({
      applications: options.applications,
      owner: account.owner,
      mayUseThirdPartyApps: () => account.mayUseThirdPartyApps(),
      jwt: options.jwt,
      now,
    })
    this.#find = routes(account.operations)
  }

  get url(): string {
    return this.#loopback.url
  }

  /** @throws Error (`EADDRINUSE`, …) where it cannot listen on 127.0.0.1 */
  listen(): Promise<void> {
    return this.#loopback.listen(this.#options.port)
  }

  stats(): Stats {
    return structuredClone({ ...this.#counts, faults: this.#faults.counts() })
  }

  setFaults(names: readonly FaultName[], limit?: number): void {
    this.#faults.set(names, limit)
  }

  expireAccessTokens(): void {
    this.#authorization.expireAccessTokens()
  }

  endSessions(): void {
    this.#authorization.endSessions()
  }

  /** Moves the clock of tokens, codes and rate windows. */
  advance(seconds: number): void {
    this.#ahead += seconds * 1000
  }

  close(): Promise<void> {
    return this.#loopback.close()
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Absolute addresses in answers name the host as the client did.
    const origin = this.#loopback.originFor(request)
    const url = urlWithin(origin, request.url ?? '')
    if (url?.pathname.startsWith('/__sim/')) {
      const answer = await this.#control(request, url)
      return send(request, response, absolute(answer, origin))
    }
    this.#counts.total += 1
    response.setHeader('RCRequestId', randomUUID())
    response.setHeader('RoutingKey', 'SIM01')
    const oauth = url && oauthPaths[url.pathname]
    if (url && oauth && oauth.method === request.method) {
      return this.#oauth(request, response, url, oauth.operationId, origin)
    }
    return this.#api(request, response, url, origin)
  }

  async #oauth(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    operationId: string,
    origin: string,
  ): Promise<void> {
    this.#count(operationId, 'Auth')
    const { authorization } = request.headers
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(
      request.headers['content-type'] ?? '',
    )
    const body = request.method === 'POST' ? await readForm(request) : new URLSearchParams()
    const rate = this.#rates.take(this.#applicant(url.searchParams, body, authorization), 'Auth')
    if (rate.retryAfter !== undefined) this.#counts.penalties += 1
    const answer = ((): Answer => {
      if (rate.retryAfter !== undefined) return rateExceeded()
      if (operationId === 'authorize') return this.#authorization.authorize(url.searchParams)
      if (!body) return unparsable()
      if (operationId === 'revokeToken') {
        return this.#authorization.revoke(body, url.searchParams, authorization)
      }
      if (!isForm) return { status: 415 }
      if (url.search !== '') {
        return oauthError('invalid_request', 'CMN-105', 'URL should not contain query string')
      }
      return this.#authorization.token(body, authorization)
    })()
    await send(request, response, this.#withRate(absolute(answer, origin), rate))
  }

  /** Whose requests to the authorization server are counted together. */
  #applicant(
    query: URLSearchParams,
    body: URLSearchParams | undefined,
    authorization: string | undefined,
  ): string {
    const basic = /^basic (.*)$/i.exec(authorization ?? '')?.[1] ?? ''
    const inHeader = Buffer.from(basic, 'base64').toString().split(':')[0]
    const named = inHeader || (body?.get('client_id') ?? query.get('client_id'))
    const known = this.#options.applications.find(({ clientId }) => clientId === named)
    // Before somebody signed in there is no user to count by.
    const user = body && body.size > 0 ? this.#account.owner : ''
    return `${known?.clientId ?? 'unknown'} ${user}`
  }

  async #api(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL | null,
    origin: string,
  ): Promise<void> {
    request.resume()
    const found = url && this.#route(url.pathname)
    if (!url || !found || found === 'unparsable' || request.method !== 'GET') {
      const path = url?.pathname ?? request.url ?? ''
      this.#counts.forbidden.push(`${request.method} ${path}`)
      const answer =
        found && found !== 'unparsable'
          ? apiError(405, 'CMN-120', 'Method not allowed', { headers: { Allow: 'GET' } })
          : found === 'unparsable' || !url
            ? unparsable()
            : invalidUri()
      return send(request, response, this.#withRate(answer, this.#rates.look('', 'Light')))
    }
    const { operation } = found
    this.#count(operation.operationId, operation.group)
    const page = Number(url.searchParams.get('page') ?? 1)
    if (page > 1) this.#inTheMiddle(operation.operationId)
    const { signedIn, refusal } = this.#authorization.caller(request.headers.authorization)
    const who = signedIn && `${signedIn.clientId} ${signedIn.owner}`
    const rate = who
      ? this.#rates.take(who, operation.group)
      : this.#rates.look('', operation.group)
    if (rate.retryAfter !== undefined) {
      this.#counts.penalties += 1
      return send(request, response, this.#withRate(rateExceeded(), rate))
    }
    if (refusal || !signedIn) {
      const answer = refusal ?? invalidUri()
      return send(request, response, this.#withRate(answer, rate))
    }
    const hit = this.#faults.hits(url.pathname + url.search)
    const broken = hit && this.#broken(hit)
    if (broken) return send(request, response, this.#withRate(broken, rate))
    const locale = localeOf(request)
    const answer = this.#answer(found, url, { signedIn, locale, origin })
    response.setHeader('Content-Language', this.#account.language(locale))
    const delivery: Delivery = hit === 'reset' || hit === 'stall' ? hit : 'whole'
    const cut = hit === 'truncated-json' && answer.status < 300 ? hit : delivery
    await send(request, response, this.#withRate(answer, rate), cut)
  }

  #route(pathname: string): Route<World> | 'unparsable' | undefined {
    try {
      return this.#find(pathname)
    } catch {
      return 'unparsable'
    }
  }

  /** The answer of a gateway that fails before the API is asked. */
  #broken(fault: FleetingFault): Answer | undefined {
    switch (fault) {
      case 'rate-limited':
        return { ...rateExceeded(), headers: { 'Retry-After': '1' } }
      case 'rate-limited-without-header':
        return apiError(429, 'CMN-310', 'Global request rate exceeded')
      case 'server-error':
        // By turns that of the application and that of the machine in front of it, which knows no JSON.
        return (this.#faults.counts()[fault] ?? 0) % 2 === 0
          ? apiError(500, 'CMN-203', 'Internal error')
          : { status: 503, body: '<html><body>503 Service Temporarily Unavailable</body></html>' }
      default:
        return undefined
    }
  }

  /** What happens to an account while a list of it is read. */
  #inTheMiddle(operationId: string): void {
    if (this.#faults.happens('token-expires', 1)) this.#authorization.expireAccessTokens()
    if (this.#faults.happens('token-revoked', 1)) this.#authorization.endSessions()
    if (operationId !== 'listExtensions') return
    if (this.#faults.happens('rows-appear')) this.#account.appear()
    if (this.#faults.happens('rows-vanish')) this.#account.vanish()
  }

  #answer(
    { operation, path }: Route<World>,
    url: URL,
    { signedIn, locale, origin }: { signedIn: SignedIn; locale: string; origin: string },
  ): Answer {
    if (
      operation.operationId === 'listAssignedRoles' &&
      this.#faults.happens('no-account-assigned-roles')
    ) {
      return apiError(403, 'CMN-109', 'Feature not available.')
    }
    const { status, body } = operation.answer(this.#account.world, {
      caller: { extensionId: signedIn.owner, applicationScopes: signedIn.applicationScopes },
      path,
      query: url.searchParams,
      locale,
      origin,
      url: url.pathname + url.search,
    })
    const list = new URL(url)
    const page = Number(list.searchParams.get('page') ?? 1)
    list.searchParams.delete('page')
    return { status, body: this.#faults.bend(body, list.href, page) as object }
  }

  #count(operationId: string, group: RateGroup): void {
    const { byOperation, byGroup } = this.#counts
    byOperation[operationId] = (byOperation[operationId] ?? 0) + 1
    byGroup[group] = (byGroup[group] ?? 0) + 1
  }

  #withRate(answer: Answer, rate: RateState): Answer {
    // An answer that was made with a waiting time of its own keeps it.
    return { ...answer, headers: { ...rateHeaders(rate), ...answer.headers } }
  }

  /** `/__sim/…`: for tests and people, not part of RingCentral. */
  async #control(request: IncomingMessage, url: URL): Promise<Answer> {
    const what = `${request.method} ${url.pathname.slice('/__sim/'.length)}`
    if (url.pathname === signInPath) return this.#authorization.page(url.searchParams)
    if (what === 'GET truth') return { status: 200, body: this.#account.truth() }
    if (what === 'GET stats') return { status: 200, body: this.stats() }
    if (what === 'POST faults') {
      const wish = (await readForm(request)) ?? new URLSearchParams()
      return switched(wish, 'fault', faultNames, (names) => this.setFaults(names))
    }
    if (what === 'POST change') {
      const wish = (await readForm(request)) ?? new URLSearchParams()
      return changed(() => this.#account.change(wish))
    }
    if (what === 'POST end-sessions') {
      this.endSessions()
      return { status: 200, body: {} }
    }
    request.resume()
    return { status: 404, body: { message: `There is no ${url.pathname} here.` } }
  }
}

/** The specification wants a full address in `Location`. */
function absolute(answer: Answer, origin: string): Answer {
  const to = answer.headers?.['Location']
  if (to === undefined) return answer
  return { ...answer, headers: { ...answer.headers, Location: new URL(to, origin).href } }
}
