/**
 * The authorization server: authorization code with PKCE, JWT, refresh with rotation, revocation.
 *
 * Endpoints, parameters and the token's fields: the official specification (authorize, getToken,
 * revokeToken, TokenInfo). Life of tokens: RingCentral's guide, authentication/refresh-tokens and
 * authentication/tokens. Codes of errors: basics/errors; the specification declares no status but 400
 * for errors of the token endpoint, so that counts, and 401 where RFC 6749 (5.2) demands it.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Answer } from '../http'
import { oauthError, unauthorized } from './gateway'
import { signInPage, signInPath } from './sign-in-page'

/** An application as it was registered in the Developer Console. */
export interface Application {
  clientId: string
  /** Absent: a public client. */
  clientSecret?: string
  redirectUris: readonly string[]
  applicationScopes: readonly string[]
  /** The flow by JWT was switched on for it. */
  takesJwt: boolean
}

export interface SignedIn {
  clientId: string
  /** Extension id. */
  owner: string
  applicationScopes: readonly string[]
}

interface AuthorizeRequest {
  application: Application
  redirectUri: string
  state: string | null
  applicationScopes: readonly string[]
  challenge?: { value: string; method: 'plain' | 'S256' }
}

interface Code extends AuthorizeRequest {
  expires: number
  session?: Session
}

interface Session {
  id: string
  application: Application
  applicationScopes: readonly string[]
  endpointId: string
  accessTokenSeconds: number
  refreshTokenSeconds: number
}

interface AccessToken {
  value: string
  session: Session
  expires: number
  firstUsed?: number
}

interface RefreshToken {
  session: Session
  expires: number
  /** Set by its first use: when, and the access token that came of it. */
  used?: { at: number; gave: AccessToken }
}

export interface AuthorizationOptions {
  applications: readonly Application[]
  /** Extension id of the user who signs in. */
  owner: string
  /** The user has the permission ThirdPartyAppAccess. */
  mayUseThirdPartyApps(): boolean
  /** The user's JWT credential. */
  jwt: string
  /** Milliseconds of a clock that never goes back. */
  now(): number
}

type Form = ReadonlyMap<string, string>

const codeSeconds = 60
const sessionsAtOnce = 5
const afterFirstUse = 10_000
const afterLostAnswer = 60 * 60_000

const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

export class AuthorizationServer {
  readonly #options: AuthorizationOptions
  readonly #requests = new Map<string, AuthorizeRequest>()
  readonly #codes = new Map<string, Code>()
  readonly #accessTokens = new Map<string, AccessToken>()
  readonly #refreshTokens = new Map<string, RefreshToken>()
  #sessions: Session[] = []

  constructor(options: AuthorizationOptions) {
    this.#options = options
  }

  /** `GET /restapi/oauth/authorize`: to the page, back to the application with an error, or an error here. */
  authorize(query: URLSearchParams): Answer {
    const form = formOf(query)
    if (!form) return duplicated()
    const application = this.#application(form.get('client_id'))
    if (!application) return oauthError('invalid_client', 'OAU-120', 'Wrong Application ID')
    const asked = form.get('redirect_uri') ?? onlyOne(application.redirectUris)
    // An address that is not registered must never be redirected to (RFC 6749, 3.1.2.4).
    if (asked === undefined || !application.redirectUris.includes(asked)) {
      return oauthError('invalid_request', 'OAU-109', 'Redirect URIs do not match')
    }
    const state = form.get('state') ?? null
    const back = (error: string, description: string): Answer =>
      redirect(asked, { error, error_description: description, state })
    if (form.get('response_type') !== 'code') {
      return back('unsupported_response_type', 'Parameter [response_type] value is invalid')
    }
    const applicationScopes = scopesOf(form.get('scope'), application.applicationScopes)
    const challenge = form.get('code_challenge')
    const method = form.get('code_challenge_method') ?? 'plain'
    if (challenge !== undefined && !/^[\w.~-]{43,128}$/.test(challenge)) {
      return back('invalid_request', 'Parameter [code_challenge] value is invalid')
    }
    if (challenge !== undefined && method !== 'plain' && method !== 'S256') {
      return back('invalid_request', 'Parameter [code_challenge_method] value is invalid')
    }
    const isPublic = application.clientSecret === undefined
    if (isPublic && (challenge === undefined || method !== 'S256')) {
      return back('invalid_request', 'A code challenge by S256 is required')
    }
    const id = secret()
    this.#requests.set(id, {
      application,
      redirectUri: asked,
      state,
      applicationScopes,
      ...(challenge !== undefined && {
        challenge: { value: challenge, method: method === 'S256' ? 'S256' : 'plain' },
      }),
    })
    return { status: 302, headers: { Location: `${signInPath}?request=${id}` } }
  }

  /** The page to sign in on, and what its links lead to. */
  page(query: URLSearchParams): Answer {
    const id = query.get('request') ?? ''
    const request = this.#requests.get(id)
    if (!request) return { status: 404, body: 'This sign-in is over. Start it again.' }
    const answer = query.get('answer')
    if (answer === null) return { status: 200, body: signInPage(id, request.applicationScopes) }
    this.#requests.delete(id)
    const { state } = request
    if (answer !== 'sign-in') {
      return redirect(request.redirectUri, { error: 'access_denied', state })
    }
    const code = secret()
    this.#codes.set(code, { ...request, expires: this.#options.now() + codeSeconds * 1000 })
    return redirect(request.redirectUri, { code, state })
  }

  /** `POST /restapi/oauth/token`. */
  token(body: URLSearchParams, authorization: string | undefined): Answer {
    const form = formOf(body)
    if (!form) return duplicated()
    const application = this.#authenticated(form, authorization)
    if ('status' in application) return application
    const lives = lifetimes(form)
    if ('status' in lives) return lives
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#byCode(application, form, lives)
      case jwtGrant:
        return this.#byJwt(application, form, lives)
      case 'refresh_token':
        return this.#byRefreshToken(application, form)
      case undefined:
        return invalidParameter('grant_type')
      default:
        return oauthError('unsupported_grant_type', 'OAU-250', 'Unsupported grant type')
    }
  }

  /** `POST /restapi/oauth/revoke`: ends the whole session; an unknown token is no error (RFC 7009, 2.2). */
  revoke(body: URLSearchParams, query: URLSearchParams, authorization: string | undefined): Answer {
    const form = formOf(new URLSearchParams([...query, ...body]))
    if (!form) return duplicated()
    const application = this.#authenticated(form, authorization)
    if ('status' in application) return application
    const token = form.get('token')
    if (!token) return invalidParameter('token')
    const session = (this.#accessTokens.get(token) ?? this.#refreshTokens.get(token))?.session
    if (session && session.application !== application) {
      return oauthError('invalid_grant', 'OAU-213', 'Token not found')
    }
    if (session) this.#end(session)
    return { status: 200 }
  }

  /** Who asks the API, by the header `Authorization`; `owner` is also set for a token that has expired. */
  caller(authorization: string | undefined): { signedIn?: SignedIn; refusal?: Answer } {
    if (authorization === undefined) {
      return { refusal: unauthorized('OAU-123', 'Authorization header is not specified') }
    }
    const [scheme, value] = authorization.split(' ', 2)
    if (scheme?.toLowerCase() !== 'bearer') {
      return { refusal: unauthorized('OAU-151', 'Authorization method not supported') }
    }
    if (value === undefined || !isAccessToken(value)) {
      return { refusal: unauthorized('OAU-149', 'OAuth token is invalid', 'TokenInvalid') }
    }
    const token = this.#accessTokens.get(value)
    if (!token) return { refusal: unauthorized('OAU-213', 'Token not found', 'TokenInvalid') }
    const { application, applicationScopes } = token.session
    const signedIn = {
      clientId: application.clientId,
      owner: this.#options.owner,
      applicationScopes,
    }
    if (token.expires <= this.#options.now()) {
      return { signedIn, refusal: unauthorized('OAU-128', 'Access token expired', 'TokenExpired') }
    }
    token.firstUsed ??= this.#options.now()
    return { signedIn }
  }

  /** Every access token that is out expires now; they can be refreshed. */
  expireAccessTokens(): void {
    for (const token of this.#accessTokens.values()) token.expires = this.#options.now()
  }

  /** As if an administrator had ended them: access and refresh tokens are refused from now on. */
  endSessions(): void {
    for (const session of [...this.#sessions]) this.#end(session)
  }

  #byCode(application: Application, form: Form, lives: Lifetimes): Answer {
    const code = this.#codes.get(form.get('code') ?? '')
    if (!code) return oauthError('invalid_grant', 'OAU-106', 'Invalid authorization code')
    if (code.application !== application) {
      const message = 'Authorization code was not issued for this application'
      return oauthError('invalid_grant', 'OAU-110', message)
    }
    if (code.session) {
      // A code that comes twice was stolen once: what it gave is taken back (RFC 6749, 4.1.2).
      this.#end(code.session)
      return oauthError('invalid_grant', 'OAU-106', 'Invalid authorization code')
    }
    if (code.expires <= this.#options.now()) {
      return oauthError('invalid_grant', 'OAU-108', 'Authorization code is expired')
    }
    if (form.get('redirect_uri') !== code.redirectUri) {
      return oauthError('invalid_grant', 'OAU-109', 'Redirect URIs do not match')
    }
    if (!verified(form.get('code_verifier'), code.challenge)) {
      return invalidParameter('code_verifier', 'invalid_grant')
    }
    const scopes = scopesOf(form.get('scope'), code.applicationScopes)
    if (!this.#options.mayUseThirdPartyApps()) return withoutThirdPartyApps()
    code.session = this.#begin(application, scopes, form, lives)
    return this.#tokens(code.session).answer
  }

  #byJwt(application: Application, form: Form, lives: Lifetimes): Answer {
    if (!application.takesJwt) {
      const message = `The client is unauthorized for the required grant type: [${jwtGrant}]`
      return oauthError('unauthorized_client', 'OAU-112', message)
    }
    if (!same(form.get('assertion') ?? '', this.#options.jwt)) {
      return invalidParameter('assertion', 'invalid_grant')
    }
    const scopes = scopesOf(form.get('scope'), application.applicationScopes)
    if (!this.#options.mayUseThirdPartyApps()) return withoutThirdPartyApps()
    return this.#tokens(this.#begin(application, scopes, form, lives)).answer
  }

  #byRefreshToken(application: Application, form: Form): Answer {
    const value = form.get('refresh_token') ?? ''
    const token = this.#refreshTokens.get(value)
    if (!token || token.session.application !== application || !this.#isRefreshable(token)) {
      return oauthError('invalid_grant', 'OAU-213', 'Token not found')
    }
    if (!this.#options.mayUseThirdPartyApps()) return withoutThirdPartyApps()
    const { session } = token
    // One access token is valid at a time, and nothing that was made of the one before but this.
    for (const [other, { session: its }] of this.#refreshTokens) {
      if (its === session && other !== value) this.#refreshTokens.delete(other)
    }
    const { access, answer } = this.#tokens(session)
    token.used = { at: token.used?.at ?? this.#options.now(), gave: access }
    return answer
  }

  /**
   * Unused; or used, and the new access token was first used 10 seconds ago at most, or never and an
   * hour has not passed (authentication/refresh-tokens).
   */
  #isRefreshable({ expires, used }: RefreshToken): boolean {
    const now = this.#options.now()
    if (expires <= now) return false
    if (!used) return true
    const firstUsed = used.gave.firstUsed
    return firstUsed === undefined
      ? now < used.at + afterLostAnswer
      : now < firstUsed + afterFirstUse
  }

  #begin(
    application: Application,
    applicationScopes: readonly string[],
    form: Form,
    lives: Lifetimes,
  ): Session {
    const session = {
      id: secret(),
      application,
      applicationScopes,
      endpointId: form.get('endpoint_id') ?? secret(),
      ...lives,
    }
    this.#sessions.push(session)
    const own = this.#sessions.filter((other) => other.application === application)
    if (own[0] && own.length > sessionsAtOnce) this.#end(own[0])
    return session
  }

  #tokens(session: Session): { access: AccessToken; answer: Answer } {
    const now = this.#options.now()
    for (const [value, token] of this.#accessTokens) {
      if (token.session === session) this.#accessTokens.delete(value)
    }
    const access: AccessToken = {
      value: accessTokenPrefix + secret(),
      session,
      expires: now + session.accessTokenSeconds * 1000,
    }
    this.#accessTokens.set(access.value, access)
    const refresh = session.refreshTokenSeconds > 0 ? `SIMR${secret()}` : undefined
    if (refresh !== undefined) {
      const expires = now + session.refreshTokenSeconds * 1000
      this.#refreshTokens.set(refresh, { session, expires })
    }
    const body = {
      access_token: access.value,
      token_type: 'bearer',
      expires_in: session.accessTokenSeconds,
      ...(refresh !== undefined && {
        refresh_token: refresh,
        refresh_token_expires_in: session.refreshTokenSeconds,
      }),
      scope: session.applicationScopes.join(' '),
      owner_id: this.#options.owner,
      endpoint_id: session.endpointId,
      session_id: session.id,
    }
    return { access, answer: { status: 200, headers: { 'Cache-Control': 'no-store' }, body } }
  }

  #end(session: Session): void {
    this.#sessions = this.#sessions.filter((other) => other !== session)
    for (const tokens of [this.#accessTokens, this.#refreshTokens]) {
      for (const [value, token] of tokens) if (token.session === session) tokens.delete(value)
    }
  }

  #application(clientId: string | undefined): Application | undefined {
    return this.#options.applications.find((application) => application.clientId === clientId)
  }

  /**
   * Basic for a confidential client, the id in the body for a public one; nothing else. The guide says
   * base64(id:secret), so neither is percent-decoded, and both have characters that show the difference.
   */
  #authenticated(form: Form, authorization: string | undefined): Application | Answer {
    if (authorization === undefined) {
      const application = this.#application(form.get('client_id'))
      if (application && application.clientSecret === undefined) return application
      if (form.get('client_id') !== undefined && !application) {
        return oauthError('invalid_client', 'OAU-120', 'Wrong Application ID')
      }
      return oauthError('invalid_client', 'OAU-123', 'Client authentication is required')
    }
    const [scheme, encoded = ''] = authorization.split(' ', 2)
    const [id, clientSecret] = halves(Buffer.from(encoded, 'base64').toString())
    if (scheme?.toLowerCase() !== 'basic' || clientSecret === undefined) {
      const options = { status: 401 }
      return oauthError('invalid_client', 'OAU-134', 'Invalid Authorization header.', options)
    }
    const application = this.#application(id)
    if (!application?.clientSecret || !same(clientSecret, application.clientSecret)) {
      return oauthError('invalid_client', 'OAU-146', 'Invalid client credentials', { status: 401 })
    }
    const inBody = form.get('client_id')
    if (inBody !== undefined && inBody !== id) {
      return oauthError(
        'invalid_request',
        'OAU-150',
        'The value of query parameter [client_id] should be equal to parameter [client_id] in request body',
      )
    }
    return application
  }
}

interface Lifetimes {
  accessTokenSeconds: number
  refreshTokenSeconds: number
}

const accessTokenPrefix = 'SIMA'
const isAccessToken = (value: string): boolean => /^SIMA[\w-]{43}$/.test(value)

const secret = (): string => randomBytes(32).toString('base64url')

/** A JWT as the Developer Console gives one to a user; the same for the same arguments. */
export function userJwt(audience: string, owner: string, key: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: owner, iss: 'simulated', aud: audience, exp: 2_147_483_647, jti: key }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

function lifetimes(form: Form): Lifetimes | Answer {
  const seconds = (name: string, least: number, most: number, absent: number): number => {
    const text = form.get(name)
    if (text === undefined) return absent
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    return value >= least && value <= most ? value : NaN
  }
  const accessTokenSeconds = seconds('access_token_ttl', 600, 3600, 3600)
  const refreshTokenSeconds = seconds('refresh_token_ttl', 0, 2_592_000, 604_800)
  for (const [name, value] of Object.entries({
    access_token_ttl: accessTokenSeconds,
    refresh_token_ttl: refreshTokenSeconds,
  })) {
    if (Number.isNaN(value)) return invalidParameter(name)
  }
  return { accessTokenSeconds, refreshTokenSeconds }
}

/**
 * Those of the asked ones that the application has; none asked for means all. No document says whether
 * asking for more is refused; RFC 6749 (3.3) lets a server grant less, and calls then end in CMN-401.
 */
function scopesOf(asked: string | undefined, registered: readonly string[]): readonly string[] {
  const scopes = new Set((asked ?? '').split(' ').filter((scope) => scope !== ''))
  return scopes.size === 0 ? registered : registered.filter((scope) => scopes.has(scope))
}

function verified(verifier: string | undefined, challenge: Code['challenge']): boolean {
  if (!challenge) return verifier === undefined
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return false
  const { method, value } = challenge
  const hash = createHash('sha256').update(verifier).digest('base64url')
  return same(method === 'S256' ? hash : verifier, value)
}

function redirect(to: string, parameters: Record<string, string | null>): Answer {
  const url = new URL(to)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value)
  }
  return { status: 302, headers: { Location: url.href } }
}

/** Undefined where a parameter comes twice. */
function formOf(parameters: URLSearchParams): Form | undefined {
  const form = new Map(parameters)
  return form.size === parameters.size ? form : undefined
}

const duplicated = (): Answer =>
  oauthError('invalid_request', 'OAU-111', 'Request parameter duplication detected')

function invalidParameter(
  parameter: string,
  error: 'invalid_request' | 'invalid_grant' = 'invalid_request',
): Answer {
  return oauthError(error, 'CMN-101', `Parameter [${parameter}] value is invalid`, {
    parameters: [{ parameterName: 'parameterName', parameterValue: parameter }],
  })
}

/** As the platform answers it, word for word (stackoverflow.com/questions/51833563). */
const withoutThirdPartyApps = (): Answer =>
  oauthError('invalid_client', 'CMN-408', '[ThirdPartyAppAccess] permission required', {
    parameters: [{ parameterName: 'permissionName', parameterValue: 'ThirdPartyAppAccess' }],
  })

function onlyOne<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined
}

function halves(text: string): [string, string | undefined] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)]
}

function same(given: string, expected: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
