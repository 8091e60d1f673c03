/**
 * A simulated EnOS gateway: real HTTP on 127.0.0.1, organizations that are generated, and the rules of
 * the real one as its documents tell them. For tests, and for people: `npm run -s sim:enos`.
 */
import { createHash } from 'node:crypto'
import { addUser, applyChange, firstRemovable, removeUser } from './changes'
import { operations } from './operations'
import { SimulatedGateway } from './server'
import { truthOf } from './truth'
import type { Change, FaultName, GrantName, QuirkName, SimOptions, Stats, Truth } from './types'
import { makeWorld, type Organization, type World } from './world'

export {
  faultNames,
  grantNames,
  quirkNames,
  type Change,
  type FaultName,
  type GrantName,
  type QuirkName,
  type SimOptions,
  type Stats,
  type Truth,
} from './types'

/** Id and English name. */
export interface Named {
  id: string
  name: string
}

export interface EnosSim {
  /** Origin: `http://127.0.0.1:PORT`; `http://localhost:PORT` is the same. */
  url: string
  /** Of the service account, which serves all organizations. */
  accessKey: string
  secretKey: string
  organizations: Named[]
  /** Of the first organization; the ids are access keys, as the portal names apps. */
  apps: Named[]
  /** Change it by `change`, or by the functions of `changes.ts`; the next answer is different. */
  world: World
  stats(): Stats
  /** Of the first organization, if none is named. @throws Error where there is no such organization */
  truth(organization?: string): Truth
  /** From now on these, and no others. */
  setFaults(names: readonly FaultName[], limit?: number): void
  /** From now on these, and no others. */
  setQuirks(names: readonly QuirkName[]): void
  /** From now on these grants are missing, and no others. */
  setWithout(names: readonly GrantName[]): void
  /** @returns what is different now @throws Error that says why it cannot be */
  change(change: Change): object
  /** The token expires now; the next that is asked for is another one. */
  expireToken(): void
  /** Another client of the access key refreshes the token: the one before is refused from now on. */
  renewTokenByOthers(): void
  /** Moves the clock of tokens on by so many seconds. */
  advance(seconds: number): void
  close(): Promise<void>
}

/**
 * Starts one that listens.
 *
 * @throws Error where the options make no organization, or the port is taken
 */
export async function startEnos(options: SimOptions): Promise<EnosSim> {
  const { seed = 1, port = 0, limit = 50, tokenLife = 7_200, faultLimit } = options
  const { faults = [], quirks = [], without = [] } = options
  const world = makeWorld(options)
  const organizationOf = (id = firstOf(world).id): Organization => {
    const organization = world.organizations.get(id)
    if (!organization) throw new Error(`There is no organization ${id}`)
    return organization
  }
  // The same for the same seed, so that what was connected by hand works after a new start.
  const [accessKey, secretKey] = [uuid(`access key ${seed}`), uuid(`secret key ${seed}`)]
  const server = new SimulatedGateway(
    {
      world,
      operations,
      truth: (organization) => truthOf(organizationOf(organization)),
      appear: (organization) => {
        if (world.organizations.has(organization)) addUser(world, organization, 'start')
      },
      vanish: (organization) => {
        const found = world.organizations.get(organization)
        if (found) removeUser(world, firstRemovable(found))
      },
      change: (change) => applyChange(world, change),
    },
    {
      accessKey,
      secretKey,
      seed,
      port,
      limit,
      tokenLife,
      faults,
      ...(faultLimit !== undefined && { faultLimit }),
      quirks,
      without,
    },
  )
  await server.listen()
  return {
    url: server.url,
    accessKey,
    secretKey,
    organizations: [...world.organizations.values()].map(({ id, name }) => ({ id, name })),
    apps: [...firstOf(world).apps.values()].map(({ definition }) => ({
      id: definition.accessKey,
      name: definition.names.en_US,
    })),
    world,
    stats: () => server.stats(),
    truth: (organization) => truthOf(organizationOf(organization)),
    setFaults: (names, most) => server.setFaults(names, most),
    setQuirks: (names) => server.setQuirks(names),
    setWithout: (names) => server.setWithout(names),
    change: (change) => server.change(change),
    expireToken: () => server.expireToken(),
    renewTokenByOthers: () => server.renewTokenByOthers(),
    advance: (seconds) => server.advance(seconds),
    close: () => server.close(),
  }
}

function firstOf(world: World): Organization {
  const [organization] = world.organizations.values()
  return organization!
}

/** In the shape of the documents' keys. */
function uuid(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}
