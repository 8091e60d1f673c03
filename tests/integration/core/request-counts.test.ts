import { expect, test } from 'vitest'
import { connectable, signIn, signInTo, simulated, sync } from './ringcentral'

test('a sync counts its own requests, with those for tokens, and no others', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  for (let time = 0; time < 2; time++) {
    const before = sim.stats().byGroup
    const { syncReport } = await sync(core)
    const sent = Object.entries(sim.stats().byGroup)
      .map(
        ([group, count]) => [group, count - (before[group as keyof typeof before] ?? 0)] as const,
      )
      .filter(([, count]) => count > 0)
    expect(syncReport?.requests.byGroup).toEqual(Object.fromEntries(sent))
  }
})
