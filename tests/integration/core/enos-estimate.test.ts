/** What a sync of an organization would take is what it takes. */
import { expect, test } from 'vitest'
import type { PerUserAnswers } from '../../../src/shared/schemas/syncs'
import type { EnosSim } from '../../servers/enos'
import { value } from '../../support/core'
import {
  connectable,
  signIn,
  signInToEnos,
  simulatedEnos,
  syncEnos,
  type Connectable,
} from './enos'

const estimate = async ({ api }: Connectable, account = 'Acme') =>
  value(await api.syncs.estimate({ account }))

/** Requests that a sync sends, those for tokens left out. */
async function sentBy(sim: EnosSim, core: Connectable, perUser?: PerUserAnswers): Promise<number> {
  const count = () =>
    Object.entries(sim.stats().byOperation)
      .filter(([operation]) => !operation.startsWith('token/'))
      .reduce((sum, [, requests]) => sum + requests, 0)
  const before = count()
  const run = await syncEnos(core, 'Acme', perUser)
  expect(run.error).toBeUndefined()
  return count() - before
}

test('it counts every request that is then sent, whatever is chosen', async () => {
  const sim = await simulatedEnos({ users: 50, apps: 4 })
  const core = await connectable()
  await signIn(core, { ...signInToEnos(sim), locales: ['en-US', 'zh-CN'] })

  const first = await estimate(core)
  expect(first).toMatchObject({ users: 50, apps: 4, perUser: { none: 0, all: 200 } })
  // Who holds which roles nobody knows before it was read.
  expect(first.perUser).not.toHaveProperty('sample')
  expect(first.secondsPerRequest).toEqual({ atCeiling: 1 / 1_000 })
  expect(await sentBy(sim, core)).toBe(first.base)

  const second = await estimate(core)
  expect(second).toMatchObject({ users: 50, apps: 4, base: first.base })
  const { sample, all } = second.perUser!
  expect(sample).toBeGreaterThan(0)
  expect(sample).toBeLessThan(all)
  expect(await sentBy(sim, core, { of: 'sample' })).toBe(second.base + sample!)
  expect(await sentBy(sim, core, { of: 'all' })).toBe(second.base + all)
  const { lately } = (await estimate(core)).secondsPerRequest
  expect(lately).toBeGreaterThanOrEqual(1 / 1_000)

  // How quick the gateway is, another process has to find out anew.
  const next = await connectable({ dataFolder: core.dataFolder }, core.keychain)
  expect((await estimate(next)).secondsPerRequest).not.toHaveProperty('lately')
})

test('apps that are found are counted once they were', async () => {
  const sim = await simulatedEnos({ users: 30, apps: 4 })
  const core = await connectable()
  await signIn(core, { ...signInToEnos(sim), apps: [sim.apps[0]!.id], findApps: true })
  const first = await estimate(core)
  expect(first.users).toBe(30)
  expect(first).not.toHaveProperty('apps')
  expect(first).not.toHaveProperty('perUser')

  const sent = await sentBy(sim, core)
  const second = await estimate(core)
  expect(second.apps).toBeGreaterThan(1)
  expect(second.base).toBe(sent)
  expect(second.perUser?.all).toBe(30 * second.apps!)
})

test('the number of users is asked of the gateway, and known without it as it was read', async () => {
  const sim = await simulatedEnos({ users: 30 })
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  await syncEnos(core)
  sim.change({ change: 'add-user' })
  expect((await estimate(core)).users).toBe(31)
  sim.setWithout(['USER'])
  expect((await estimate(core)).users).toBe(30)
  await sim.close()
  expect(await estimate(core)).toMatchObject({ users: 30, apps: 3, perUser: { all: 90 } })
})

test('a gateway that says nothing keeps nobody waiting', async () => {
  const sim = await simulatedEnos({ users: 30 })
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  sim.setFaults(['stall'])
  const reckoned = await estimate(core)
  expect(reckoned).not.toHaveProperty('users')
  expect(reckoned.base).toBeGreaterThan(0)
})

test('the lowest ceiling holds for all who read by one access key, as long as it is read', async () => {
  const sim = await simulatedEnos({ users: 60, organizations: 2 })
  const core = await connectable()
  await signIn(core, { ...signInToEnos(sim, 'Slow'), requestsPerSecond: 6 })
  const [, second] = signInToEnos(sim, 'Slow', 'Quick').accounts
  await signIn(core, { ...signInToEnos(sim), accounts: [second!] })

  const all = { of: 'all' } as const
  const quick = value(await core.api.syncs.start({ account: 'Quick', perUser: all })).run
  expect((await syncEnos(core, 'Slow')).error).toBeUndefined()
  expect((await core.api.runs.get({ run: quick })).ok).toBe(true)
  expect(value(await core.api.runs.get({ run: quick })).status).toBe('running')
  expect(sim.stats().fastest).toBeLessThanOrEqual(8)
  expect((await core.ended(quick)).error).toBeUndefined()
  expect(sim.stats().fastest).toBeGreaterThan(10)
})
