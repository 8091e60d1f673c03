/**
 * Asks an EnOS gateway, and only ever to read; each request is signed. What comes back is read like a
 * saved answer, so it is handed on as one: the JSON with its request.
 */
import { errorsOfBody, type ParsedError } from '../../../diagnose/body'
import { withoutSecrets } from '../../../diagnose/redact'
import { AppError } from '../../../../shared/result'
import type { HttpClient } from '../../../http/http-client'
import type { HttpAnswer, Waiting } from '../../../http/types'
import { isObject } from '../../fields'
import { offsetOf } from '../../online/clock-offset'
import { sourceOf } from '../../online/request-path'
import type { Asking, VendorAnswer, VendorClient } from '../../online/types'
import { operations } from '../operations'
import type { EnosTokenSource } from '../sign-in/token-source'

export class EnosClient implements VendorClient {
  readonly server: string
  /** An application signs in, not a user. */
  readonly owner = undefined
  readonly #tokens: EnosTokenSource
  readonly #http: HttpClient
  /** Of the token's source, for whoever used it before. */
  readonly #tokenRequestsBefore: number
  /** The gateway's clock minus ours, in milliseconds; undefined before the first answer. */
  #clockOffset: number | undefined

  /**
   * @param options.server origin
   * @param options.tokenRequestsBefore requests for tokens that are not to be counted as this one's
   */
  constructor(options: {
    server: string
    tokens: EnosTokenSource
    http: HttpClient
    tokenRequestsBefore?: number
  }) {
    this.server = options.server
    this.#tokens = options.tokens
    this.#http = options.http
    this.#tokenRequestsBefore = options.tokenRequestsBefore ?? 0
  }

  requests(): { total: number; byGroup: Map<string, number> } {
    const { total, byGroup } = this.#http.stats
    const tokens = this.#tokens.requests - this.#tokenRequestsBefore
    if (tokens === 0) return { total, byGroup: new Map(byGroup) }
    return { total: total + tokens, byGroup: new Map([...byGroup, ['Token', tokens]]) }
  }

  set onWaiting(told: ((waiting: Waiting | undefined) => void) | undefined) {
    this.#http.waiting = told
  }

  get clockOffset(): number {
    return this.#clockOffset ?? 0
  }

  estimate(group: string, requests: number): number {
    return this.#http.estimate(group, requests)
  }

  /**
   * @returns also what EnOS refused, as the error body that says why
   * @throws HttpFailure where no answer came; AppError `sign-in-needed`, `keychain`, `cancelled`;
   *   `server-failed` where the gateway lets this computer's address not in
   */
  async ask(asking: Asking, signal: AbortSignal): Promise<VendorAnswer> {
    const url = new URL(asking.path, this.server)
    mustRead(asking, url, this.server)
    let token = await this.#tokens.token(signal)
    let answer = await this.#send(asking, url, token, signal)
    for (let round = 0; refusesToken(answer) && round < mostRenewals; round += 1) {
      token = await this.#tokens.renewed(token, signal)
      answer = await this.#send(asking, url, token, signal)
    }
    answer = withoutToken(answer, token)
    mustBeLetIn(this.server, answer)
    return this.#answered(asking, url, answer)
  }

  #send(
    { operation, group, method, body }: Asking,
    url: URL,
    token: string,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    return this.#http.read({
      url,
      method,
      ...(body === undefined ? {} : { body }),
      operation,
      group,
      // Signed with the time, so each try has its own.
      headers: () => this.#tokens.headers(token, { query: url.searchParams, body }),
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
        method: asking.method,
        origin: url.origin,
        path: url.pathname,
        query: new Map(url.searchParams),
        body: fieldsOf(asking.body),
        hasMore: false,
        status,
        takenAt,
      },
    }
  }
}

/** Another client of the key may renew the token again while a request is on its way. */
const mostRenewals = 3

const readable: ReadonlySet<string> = new Set([
  ...Object.values(operations).map(({ method, path }) => `${method} ${path}`),
  // The same in the documents of 3.0.
  `GET ${operations.ownApps.path.replace('/v2.5/', '/v3/')}`,
])

/** EnOS wants some questions as POST, so it is the table of operations that says what only reads. */
function mustRead({ method }: Asking, url: URL, server: string): void {
  if (url.origin === server && readable.has(`${method} ${url.pathname}`)) return
  throw new Error(`${method} ${url.pathname} is none of the requests that only read.`)
}

/** Codes of a token that is not taken (any more): it expired, or another client renewed it. */
const tokenCodes: ReadonlySet<string> = new Set(['1203', '31401', 'HTTP 401'])

const errorsIn = ({ json }: HttpAnswer): ParsedError[] =>
  isObject(json) ? (errorsOfBody(json) ?? []) : []

const refusesToken = (answer: HttpAnswer): boolean =>
  answer.status === 401 || errorsIn(answer).some(({ code }) => tokenCodes.has(code))

/** Errors are kept and told, and some gateways repeat in them what was sent. */
function withoutToken(answer: HttpAnswer, token: string): HttpAnswer {
  if (answer.status < 400 && errorsIn(answer).length === 0) return answer
  const said = JSON.stringify(answer.json)
  if (!said?.includes(token)) return answer
  return { ...answer, json: JSON.parse(said.replaceAll(token, '…')) as unknown }
}

/** @throws AppError where the gateway takes nothing from here, whatever is asked */
function mustBeLetIn(server: string, answer: HttpAnswer): void {
  const { host } = new URL(server)
  const [error] = errorsIn(answer)
  if (answer.status === 401) {
    throw new AppError(
      'sign-in-needed',
      `${host} does not take the signature of this access key.`,
      {
        hint: 'Check that the clock of this computer is right, then connect again with the access key and its secret key. What was read is kept.',
      },
    )
  }
  if (error?.code === 'HTTP 403') {
    throw new AppError(
      'server-failed',
      `${host} lets this computer’s address not in: ${withoutSecrets(error.message)}`,
      {
        hint: 'The gateway has a list of allowed addresses; ask whoever runs it to add this one. What was read is kept.',
      },
    )
  }
}

/** As a saved request carries them; `pagination` as its own fields, a list as its JSON. */
export function fieldsOf(body: string | undefined): Map<string, string> {
  const json = body === undefined ? {} : (JSON.parse(body) as Record<string, unknown>)
  const { pagination, ...others } = json
  const fields = [
    ...Object.entries(others),
    ...Object.entries(isObject(pagination) ? pagination : {}),
  ]
  return new Map(
    fields.map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}
