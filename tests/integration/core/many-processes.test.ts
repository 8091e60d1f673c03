import { expect, test } from 'vitest'
import { value } from '../../support/core'
import { byJwt, connectable, signIn, signInTo, simulated } from './ringcentral'

test('many short processes with one JWT never meet the limit of tokens', async () => {
  // Long enough that the window is not over before the next process begins.
  const sim = await simulated({ window: 3 })
  const first = await connectable()
  await signIn(first, signInTo(sim))
  await first.core.close()
  for (let process = 0; process < 3; process++) {
    const core = await connectable({ dataFolder: first.dataFolder }, first.keychain)
    const run = value(
      process === 1
        ? await core.api.syncs.once({
            connector: 'ringcentral',
            account: 'Acme',
            server: sim.url,
            credential: byJwt(sim),
          })
        : await core.api.connections.ask({
            account: 'Acme',
            question: { kind: 'profile', user: sim.world.signedIn },
          }),
    ).run
    expect((await core.ended(run)).error).toBeUndefined()
    await core.core.close()
  }
  const { byGroup, penalties } = sim.stats()
  expect(byGroup['Auth']).toBeGreaterThan(5)
  expect(penalties).toBe(0)
})
