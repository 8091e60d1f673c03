/** EnOS: applications sign in by access key and secret key; no limit is published, so the pace adapts. */
import { AppError } from '../../../shared/result'
import type { EnosCredential, VendorQuestion } from '../../../shared/schemas/connections'
import type { RunContext } from '../../api/runs'
import { EnosClient } from '../../connectors/enos/get/client'
import { enosQuestion } from '../../connectors/enos/get/questions'
import { enosReading } from '../../connectors/enos/get/reading'
import { pace } from '../../connectors/enos/operations'
import { enosTokenSource, type EnosTokenSource } from '../../connectors/enos/sign-in'
import { AdaptiveThrottle } from '../../http/adaptive-throttle'
import { HttpClient } from '../../http/http-client'
import { whose } from './enos-whose'
import type { HttpOptions } from './http-options'
import type { ConnectionTo, Keeping, Reach, Session, Vendor } from './vendor'

type To = ConnectionTo<'enos'>
type Question = Extract<VendorQuestion, { kind: 'app-resources' }>

/** What all accounts that one access key reads at one gateway share. */
interface Gateway {
  throttle: AdaptiveThrottle
  /** Ceilings of whoever reads just now, in requests per second: the lowest holds for all. */
  ceilings: number[]
  /** Requests per second that it kept up with lately. */
  lately: number | undefined
}

/** So many requests find the pace that a gateway keeps up with; fewer, as of a question, say nothing. */
const enoughForPace = 30

export class Enos implements Vendor<'enos'> {
  readonly #http: HttpOptions
  readonly #gateways = new Map<string, Gateway>()

  constructor(http: HttpOptions) {
    this.#http = http
  }

  keyOf({ accessKey }: To): string {
    return accessKey
  }

  languageOf({ locales }: To): string {
    return locales[0]!
  }

  mustBeAskable(question: VendorQuestion): void {
    mustBeAskable(question)
  }

  async signIn(
    connection: To,
    { secretKey }: EnosCredential,
    keeping: Keeping,
    { signal }: RunContext,
  ): Promise<Session<'enos'>> {
    await keeping.secrets.set(keeping.credential, 'secret-key', secretKey)
    const tokens = this.#tokens(connection, keeping, true)
    await tokens.token(signal)
    return this.#session(tokens)
  }

  open(connection: To, keeping: Keeping): Session<'enos'> {
    return this.#session(this.#tokens(connection, keeping, false))
  }

  secondsPerRequestLately(connection: To): number | undefined {
    const { lately } = this.#gateway(connection)
    return lately === undefined ? undefined : 1 / lately
  }

  close(): void {
    this.#gateways.clear()
  }

  #tokens(
    { server, accessKey }: To,
    { credential, secrets }: Keeping,
    isSigningIn: boolean,
  ): EnosTokenSource {
    return enosTokenSource({
      server,
      accessKey,
      credential,
      secretKey: () => secrets.get(credential, 'secret-key'),
      isSigningIn,
      timing: this.#http.tokenTiming,
    })
  }

  #session(tokens: EnosTokenSource): Session<'enos'> {
    return {
      // EnOS has no way to end a token: it is only forgotten.
      endsWithProcess: true,
      reaching: (connection, signal, work) => this.#reaching(connection, tokens, signal, work),
      end: () => tokens.end(),
    }
  }

  async #reaching<T>(
    connection: To,
    tokens: EnosTokenSource,
    signal: AbortSignal,
    work: (reach: Reach) => Promise<T>,
  ): Promise<T> {
    const tokenRequestsBefore = tokens.requests
    await tokens.token(signal)
    const { server, requestsPerSecond } = connection
    const gateway = this.#gateway(connection)
    const http = new HttpClient({
      throttle: gateway.throttle,
      timing: this.#http.timing,
      rateHeaders: () => undefined,
      userAgent: this.#http.userAgent,
    })
    const client = new EnosClient({ server, tokens, http, tokenRequestsBefore })
    gateway.ceilings.push(requestsPerSecond)
    setCeiling(gateway)
    try {
      return await work(reachBy(client, connection))
    } finally {
      if (http.stats.total >= enoughForPace) gateway.lately = gateway.throttle.pace()
      gateway.ceilings.splice(gateway.ceilings.indexOf(requestsPerSecond), 1)
      setCeiling(gateway)
    }
  }

  /** Who sets a gateway's limits counts requests by access key (EnOS docs, API management, flow control). */
  #gateway({ server, accessKey, requestsPerSecond }: To): Gateway {
    const key = JSON.stringify([server, accessKey])
    const known = this.#gateways.get(key)
    if (known) return known
    const throttle = new AdaptiveThrottle({ first: pace.first, ceiling: requestsPerSecond })
    const gateway: Gateway = { throttle, ceilings: [], lately: undefined }
    this.#gateways.set(key, gateway)
    return gateway
  }
}

/** Where nobody reads there is nothing to hold back. */
function setCeiling({ throttle, ceilings }: Gateway): void {
  if (ceilings.length > 0) throttle.ceiling = Math.min(...ceilings)
}

function reachBy(client: EnosClient, connection: To): Reach {
  const { organization: id } = connection
  const { apps, findApps, locales, requestsPerSecond } = connection
  const reading = { apps, findApps, locales, requestsPerSecond }
  return {
    client,
    whose: (signal) => whose(client, connection, signal),
    reading: ({ perUser }) => enosReading(client, { id, reading, perUser }),
    requests: (question) => {
      mustBeAskable(question)
      return enosQuestion(question, id, locales[0]!)
    },
  }
}

function mustBeAskable(question: VendorQuestion): asserts question is Question {
  if (question.kind === 'app-resources') return
  throw new AppError('invalid-argument', 'EnOS answers by app, not by permission or profile.', {
    hint: 'Ask what the user has in one app, named by its access key or name.',
  })
}
