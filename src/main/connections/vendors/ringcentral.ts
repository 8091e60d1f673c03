/** RingCentral: OAuth sessions of a user, and rate limits that its answers tell. */
import { AppError } from '../../../shared/result'
import type { RingCentralCredential, VendorQuestion } from '../../../shared/schemas/connections'
import type { RunContext } from '../../api/runs'
import { RingCentralClient } from '../../connectors/ringcentral/get/client'
import { ringCentralQuestion } from '../../connectors/ringcentral/get/questions'
import { rateHeaders } from '../../connectors/ringcentral/get/rate-headers'
import { ringCentralReading } from '../../connectors/ringcentral/get/reading'
import { defaultRateLimits } from '../../connectors/ringcentral/operations'
import {
  signInWithBrowser,
  tokenSource,
  type TokenSet,
  type TokenSource,
} from '../../connectors/ringcentral/sign-in'
import { HttpClient } from '../../http/http-client'
import { Throttle } from '../../http/throttle'
import type { RateMemory } from '../rate-memory'
import type { HttpOptions } from './http-options'
import { whose } from './ringcentral-whose'
import type { ConnectionTo, Keeping, Reach, Session, Vendor } from './vendor'

type To = ConnectionTo<'ringcentral'>
type Question = Exclude<VendorQuestion, { kind: 'app-resources' }>

export class RingCentral implements Vendor<'ringcentral'> {
  readonly #http: HttpOptions
  readonly #rates: RateMemory
  readonly #openExternal: ((address: string) => void) | undefined
  readonly #throttles = new Map<string, Throttle>()

  /** @param options.rates how far limits are used up, over the end of the process */
  constructor(options: {
    http: HttpOptions
    rates: RateMemory
    openExternal: ((address: string) => void) | undefined
  }) {
    this.#http = options.http
    this.#rates = options.rates
    this.#openExternal = options.openExternal
  }

  keyOf({ clientId }: To): string {
    return clientId
  }

  languageOf({ locale }: To): string {
    return locale
  }

  mustBeAskable(question: VendorQuestion): void {
    mustBeAskable(question)
  }

  async signIn(
    { server, clientId, method, locale }: To,
    given: RingCentralCredential,
    keeping: Keeping,
    context: RunContext,
  ): Promise<Session<'ringcentral'>> {
    const { credential, secrets } = keeping
    const { clientSecret } = given
    const open = (link: string) => {
      context.progress({ phase: 'signing-in', done: 0, link })
      // Nothing that a server says may open another site.
      if (new URL(link).origin === server) this.#openExternal?.(link)
    }
    if (clientSecret !== undefined) await secrets.set(credential, 'client-secret', clientSecret)
    if (given.method === 'jwt') await secrets.set(credential, 'jwt', given.jwt)
    const first =
      given.method === 'jwt'
        ? undefined
        : await signInWithBrowser({
            server,
            clientId,
            ...(clientSecret === undefined ? {} : { clientSecret }),
            locale,
            throttle: this.#throttle(server, clientId),
            signal: context.signal,
            open,
            timing: this.#http.tokenTiming,
          })
    return this.#session({ server, clientId, method }, keeping, first)
  }

  open(connection: To, keeping: Keeping): Session<'ringcentral'> {
    return this.#session(connection, keeping, undefined)
  }

  /** Its limits are told, so what it takes need not be learned from the last sync. */
  secondsPerRequestLately(): undefined {
    return undefined
  }

  close(): void {
    for (const [key, throttle] of this.#throttles) this.#rates.remember(key, throttle.counted())
  }

  #session(
    { server, clientId, method }: Pick<To, 'server' | 'clientId' | 'method'>,
    keeping: Keeping,
    first: TokenSet | undefined,
  ): Session<'ringcentral'> {
    const tokens = tokenSource({
      server,
      clientId,
      method,
      ...keeping,
      ...(first === undefined ? {} : { first }),
      // As a sign-in counts, which does not know its user yet: all of the application's tokens together.
      throttle: this.#throttle(server, clientId),
      timing: this.#http.tokenTiming,
    })
    return {
      // The session of a sign-in in the browser is what the next start goes on with.
      endsWithProcess: method === 'jwt',
      reaching: async (connection, signal, work) =>
        work(await this.#reach(connection, tokens, signal)),
      end: () => tokens.end(),
    }
  }

  async #reach(connection: To, tokens: TokenSource, signal: AbortSignal): Promise<Reach> {
    const { server, clientId, locale } = connection
    const tokenRequestsBefore = tokens.requests
    await tokens.token(signal)
    const http = new HttpClient({
      throttle: this.#throttle(server, clientId, tokens.owner),
      timing: this.#http.timing,
      rateHeaders,
      userAgent: this.#http.userAgent,
    })
    const client = new RingCentralClient({ server, tokens, http, locale, tokenRequestsBefore })
    return {
      client,
      whose: (asking) => whose(client, asking),
      reading: ({ externalId }) => ringCentralReading(client, externalId),
      requests: (question) => {
        mustBeAskable(question)
        return ringCentralQuestion(question, client.owner)
      },
    }
  }

  /**
   * RingCentral counts requests per user and application (basics/rate-limits).
   *
   * @param user absent where it is not known yet, as of a sign-in
   */
  #throttle(server: string, clientId: string, user?: string): Throttle {
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
}

function mustBeAskable(question: VendorQuestion): asserts question is Question {
  if (question.kind !== 'app-resources') return
  throw new AppError('invalid-argument', 'RingCentral has no apps to ask about.', {
    hint: 'Ask for one permission of the user, for the whole profile, or for what stands beside the model.',
  })
}
