/**
 * A simulated RingCentral: real HTTP on 127.0.0.1, an account that is generated, and the rules of the
 * real one as its documents tell them. For tests, and for people: `npm run -s sim:ringcentral`.
 */
import { createHash } from 'node:crypto'
import { redirectUris } from '../../../src/main/connectors/ringcentral/sign-in/redirect-uris'
import { addUser, removeUser } from './changes'
import { changeByHand } from './change-by-hand'
import { userJwt, type Application } from './oauth'
import { operations } from './operations'
import { SimulatedServer } from './server'
import { rolesGranting, truthOf } from './truth'
import type { FaultName, SimOptions, Stats, Truth } from './types'
import { makeWorld, type World, type WorldOptions } from './world'

export { answerSignIn } from './person'
export { faultNames, type FaultName, type SimOptions, type Stats, type Truth } from './types'

export interface RingCentralSim {
  /** Origin: `http://127.0.0.1:PORT`; `http://localhost:PORT` is the same. */
  url: string
  /** Of a confidential application; it takes authorization codes and the JWT. */
  clientId: string
  clientSecret: string
  /** Of an application without a secret: authorization code with PKCE alone. */
  publicClientId: string
  /** Credential of the user who signs in. */
  jwt: string
  /** Change it by the functions of `changes.ts`; the next answer is different. */
  world: World
  stats(): Stats
  truth(): Truth
  /** From now on these, and no others. */
  setFaults(names: readonly FaultName[], limit?: number): void
  /** All access tokens expire now; refreshing works. */
  expireAccessTokens(): void
  /** All tokens are refused from now on, refreshing included; the JWT still works. */
  endSessions(): void
  /** Moves the clock of tokens and rate windows on by so many seconds. */
  advance(seconds: number): void
  close(): Promise<void>
}

/**
 * Starts one that listens.
 *
 * @throws Error where the options make no account, or the port is taken
 */
export async function startRingCentral(
  options: SimOptions & WorldOptions,
): Promise<RingCentralSim> {
  const { seed = 1, port = 0, window = 60, faults = [], faultLimit } = options
  const world = makeWorld(options)
  const clientSecret = credential('secret', seed)
  const open: Application = {
    clientId: credential('public', seed),
    redirectUris: options.redirectUris ?? redirectUris(),
    applicationScopes: options.applicationScopes ?? ['ReadAccounts'],
    takesJwt: false,
  }
  const clientId = credential('client', seed)
  const confidential: Application = { ...open, clientId, clientSecret, takesJwt: true }
  const jwt = userJwt(clientId, world.signedIn, credential('jwt', seed))
  const server = new SimulatedServer(
    {
      world,
      operations,
      truth: () => truthOf(world),
      owner: world.signedIn,
      mayUseThirdPartyApps: () => {
        const user = world.extensionById.get(world.signedIn)
        return !!user && rolesGranting(world, user, 'ThirdPartyAppAccess').length > 0
      },
      language,
      appear: () => void addUser(world, 'start'),
      vanish: () => void removeUser(world, firstRemovable(world)),
      change: (wish) => changeByHand(world, wish),
    },
    {
      seed,
      port,
      window,
      faults,
      ...(faultLimit !== undefined && { faultLimit }),
      applications: [confidential, open],
      jwt,
    },
  )
  await server.listen()
  return {
    url: server.url,
    clientId,
    clientSecret,
    publicClientId: open.clientId,
    jwt,
    world,
    stats: () => server.stats(),
    truth: () => truthOf(world),
    setFaults: (names, limit) => server.setFaults(names, limit),
    expireAccessTokens: () => server.expireAccessTokens(),
    endSessions: () => server.endSessions(),
    advance: (seconds) => server.advance(seconds),
    close: () => server.close(),
  }
}

/** The same for the same seed, so that what was connected by hand works after a new start. */
function credential(what: string, seed: number): string {
  const hash = createHash('sha256').update(`${what} ${seed}`).digest('base64url')
  // Real ones have both characters now and then, and not every client gets them across.
  return `${hash.slice(0, 10)}-${hash.slice(10, 19)}_`
}

/** Names come in German and French, and in English to everybody else. */
function language(locale: string): string {
  const known: Readonly<Record<string, string>> = { de: 'de-DE', fr: 'fr-FR' }
  return known[locale.slice(0, 2).toLowerCase()] ?? 'en-US'
}

/** Among the first in lists, so that the next page begins one record later. */
function firstRemovable(world: World): string {
  const kept = new Set([world.account, ...Object.values(world.callers)])
  const user = world.extensions.find(({ id }) => !kept.has(id))
  if (!user) throw new Error('The simulated account has nobody left who could go')
  return user.id
}
