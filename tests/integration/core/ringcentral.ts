/** A core beside a simulated RingCentral, and what a person does with them. */
import { onTestFinished } from 'vitest'
import type { Input } from '../../../src/shared/contract'
import type { RingCentralCredential } from '../../../src/shared/schemas/connections'
import { startRingCentral, type RingCentralSim } from '../../servers/ringcentral'

export * from './connectable'

type SignInInput = Extract<Input<'connections', 'signIn'>, { connector: 'ringcentral' }>

/** Windows of a fraction of a second: requests are counted as ever, and nobody waits for long. */
const window = 0.3

export async function simulated(
  options: Partial<Parameters<typeof startRingCentral>[0]> = {},
): Promise<RingCentralSim> {
  const sim = await startRingCentral({ users: 40, window, ...options })
  onTestFinished(() => sim.close())
  return sim
}

export const byJwt = ({ clientId, clientSecret, jwt }: RingCentralSim): RingCentralCredential => ({
  method: 'jwt',
  clientId,
  clientSecret,
  jwt,
})

export const inBrowser = ({ clientId, clientSecret }: RingCentralSim): RingCentralCredential => ({
  method: 'authorization-code',
  clientId,
  clientSecret,
})

export const signInTo = (
  sim: RingCentralSim,
  account = 'Acme',
  credential: RingCentralCredential = byJwt(sim),
): SignInInput => ({
  connector: 'ringcentral',
  account,
  server: sim.url,
  credential,
})
