/** A core beside a simulated EnOS gateway, and what a person does with them. */
import { onTestFinished } from 'vitest'
import type { Input } from '../../../src/shared/contract'
import type { EnosCredential, EnosReading } from '../../../src/shared/schemas/connections'
import type { PerUserAnswers } from '../../../src/shared/schemas/syncs'
import { startEnos, type EnosSim, type SimOptions } from '../../servers/enos'
import { value } from '../../support/core'
import type { Connectable } from './connectable'

export * from './connectable'

export type SignInInput = Extract<Input<'connections', 'signIn'>, { connector: 'enos' }>

export async function simulatedEnos(options: Partial<SimOptions> = {}): Promise<EnosSim> {
  const sim = await startEnos({ users: 40, apps: 3, ...options })
  onTestFinished(() => sim.close())
  return sim
}

export const keysOf = ({ accessKey, secretKey }: EnosSim): EnosCredential => ({
  method: 'access-key',
  accessKey,
  secretKey,
})

/** All apps of the first organization, as fast as it goes. */
export const readingOf = ({ apps }: EnosSim): EnosReading => ({
  apps: apps.map(({ id }) => id),
  findApps: false,
  locales: ['en-US'],
  requestsPerSecond: 1_000,
})

/** Connects one account to each organization of the names, in the simulator's order. */
export const signInToEnos = (sim: EnosSim, ...names: string[]): SignInInput => ({
  connector: 'enos',
  accounts: (names.length === 0 ? ['Acme'] : names).map((account, place) => ({
    account,
    organization: sim.organizations[place]!.id,
  })),
  server: sim.url,
  credential: keysOf(sim),
  ...readingOf(sim),
})

export async function syncEnos(
  { api, ended }: Connectable,
  account = 'Acme',
  perUser?: PerUserAnswers,
) {
  const input = { account, ...(perUser === undefined ? {} : { perUser }) }
  return ended(value(await api.syncs.start(input)).run)
}
