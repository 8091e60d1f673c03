/** Syncs as runs: one at a time for an account, several accounts at once, going on after a quit. */
import { expect, test, vi } from 'vitest'
import type { Run } from '../../../src/shared/schemas/imports'
import type { SyncRecord } from '../../../src/shared/schemas/syncs'
import { value, type TestCore } from '../../support/core'
import { terminal } from '../cli/process'
import { accountOf, connectable, signIn, signInTo, simulated, sync, until } from './ringcentral'

/**
 * More roles and more users than a window lets through (50 requests of the group Light, 40 of Medium), so
 * that a sync of it goes on for as long as a test needs.
 */
const longRead = { users: 2_500, window: 2 }

const hasReadUsers = (seen: Run): boolean =>
  seen.sync?.steps.some(({ step, done }) => step === 'users' && done > 0) ?? false

const history = async ({ api }: TestCore, account = 'Acme'): Promise<SyncRecord[]> =>
  value(await api.syncs.list({ account })).syncs

test('a sync tells its steps, ends with a snapshot, and stands in the history', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  const run = await sync(core)
  expect(run.error).toBeUndefined()
  expect(run).toMatchObject({ kind: 'sync', status: 'done' })
  expect(run.syncReport).toMatchObject({ resumed: false, account: { name: 'Acme' } })
  expect(run.sync?.steps.length).toBeGreaterThan(5)
  expect(run.syncReport?.snapshot.counts.users).toEqual({
    value: sim.truth().users.length,
    is: 'total',
  })
  expect(await history(core)).toMatchObject([
    {
      status: 'done',
      import: run.syncReport!.import,
      snapshot: Number(run.syncReport!.snapshot.id),
    },
  ])
  expect((await accountOf(core)).latest?.id).toBe(run.syncReport?.snapshot.id)
  expect(sim.stats()).toMatchObject({ penalties: 0, forbidden: [] })
})

test('a second sync of the account is refused while one goes on, and so is what would disturb it', async () => {
  const sim = await simulated({ ...longRead, window: 60 })
  const core = await connectable()
  await signIn(core, signInTo(sim))
  await signIn(core, signInTo(await simulated({ seed: 3 }), 'Umbrella'))
  const { id } = await accountOf(core)
  const { run } = value(await core.api.syncs.start({ account: 'Acme' }))
  await until(core, run, (seen) => (seen.sync?.requests ?? 0) > 0)

  for (const refused of [
    await core.api.syncs.start({ account: id }),
    await core.api.syncs.once(signInTo(sim)),
    await core.api.syncs.discard({ account: 'Acme' }),
    await core.api.connections.signIn(signInTo(sim)),
    await core.api.connections.disconnect({ account: id }),
    await core.api.accounts.rename({ account: id, name: 'Other' }),
    await core.api.accounts.remove({ account: 'Acme' }),
  ]) {
    expect(refused).toMatchObject({ ok: false, error: { code: 'busy', detail: { run } } })
  }
  value(await core.api.accounts.rename({ account: 'Umbrella', name: 'Umbra' }))
  expect((await history(core))[0]?.status).toBe('running')

  // As another process over the same data.
  const other = await connectable({ dataFolder: core.dataFolder }, core.keychain)
  expect((await history(other))[0]?.status).toBe('running')
  const there = await sync(other)
  expect(there).toMatchObject({ status: 'failed', error: { code: 'busy' } })
  expect(await other.api.accounts.remove({ account: 'Acme' })).toMatchObject({
    ok: false,
    error: { code: 'busy' },
  })

  value(await core.api.runs.cancel({ run }))
  const cancelled = await core.ended(run)
  expect(cancelled.status).toBe('cancelled')
  expect(cancelled.error?.hint).toContain('kept')
  expect((await history(core))[0]?.status).toBe('interrupted')
  expect((await accountOf(core)).snapshots).toBe(0)
  value(await core.api.syncs.discard({ account: 'Acme' }))
})

test('accounts are read at the same time', async () => {
  const sims = [await simulated(), await simulated({ seed: 2 }), await simulated({ seed: 3 })]
  const core = await connectable()
  for (const [number, sim] of sims.entries()) await signIn(core, signInTo(sim, `A${number}`))
  const runs = await Promise.all(
    sims.map(async (_, number) => value(await core.api.syncs.start({ account: `A${number}` })).run),
  )
  await Promise.all(runs.map((run) => until(core, run, (seen) => seen.sync !== undefined)))
  const ended = await Promise.all(runs.map((run) => core.ended(run)))
  expect(ended.map(({ status, error }) => error ?? status)).toEqual(['done', 'done', 'done'])
})

test('quitting in the middle keeps what was read; the next start goes on and reads no user twice', async () => {
  const sim = await simulated(longRead)
  const first = await connectable()
  await signIn(first, signInTo(sim))
  const { run } = value(await first.api.syncs.start({ account: 'Acme' }))
  await until(first, run, hasReadUsers)
  await first.core.close()

  const second = await connectable({ dataFolder: first.dataFolder }, first.keychain)
  expect((await history(second))[0]).toMatchObject({ status: 'interrupted' })
  expect((await history(second))[0]?.steps.some(({ done }) => done > 0)).toBe(true)
  expect((await accountOf(second)).snapshots).toBe(0)
  const again = await sync(second)
  expect(again.error).toBeUndefined()
  expect(again.syncReport?.resumed).toBe(true)
  expect(again.syncReport?.snapshot.counts.users.value).toBe(sim.truth().users.length)
  expect(await history(second)).toMatchObject([{ status: 'done' }])
  expect(sim.stats().byOperation['listExtensions']).toBeLessThanOrEqual(4)
  expect(sim.stats().penalties).toBe(0)
})

test('a sync by a credential that is used once keeps neither secret nor connection', async () => {
  const sim = await simulated()
  const core = await connectable()
  const run = await core.ended(value(await core.api.syncs.once(signInTo(sim, 'Once'))).run)
  expect(run.error).toBeUndefined()
  expect(run.syncReport?.snapshot.counts.users.value).toBe(sim.truth().users.length)
  const account = await accountOf(core, 'Once')
  expect(account).not.toHaveProperty('connection')
  expect(account.externalId).toBe(sim.world.account)
  expect(core.keychain.entries.size).toBe(0)
  expect(sim.stats().byOperation['revokeToken']).toBe(1)

  // What it was read from is known all the same.
  const other = await simulated({ seed: 5 })
  expect(await core.api.syncs.once(signInTo(other, 'Once'))).toMatchObject({
    ok: false,
    error: { code: 'other-account' },
  })
})

test('one that was interrupted once is gone on with by a connection', async () => {
  const sim = await simulated(longRead)
  const first = await connectable()
  const { run } = value(await first.api.syncs.once(signInTo(sim)))
  await until(first, run, hasReadUsers)
  value(await first.api.runs.cancel({ run }))
  expect((await first.ended(run)).status).toBe('cancelled')
  expect(sim.stats().byOperation['revokeToken']).toBe(1)

  const second = await connectable({ dataFolder: first.dataFolder })
  await signIn(second, signInTo(sim))
  const again = await sync(second)
  expect(again.error).toBeUndefined()
  expect(again.syncReport?.resumed).toBe(true)
})

test('a process that is killed in the middle leaves a sync that goes on, and runs into no penalty', async () => {
  const sim = await simulated({ ...longRead, users: 4_000 })
  const { clientId, clientSecret, jwt } = sim
  const { start, data } = terminal()
  const { child, ended } = start(
    ['sync', 'Acme', '--connector', 'ringcentral', '--server', sim.url, '--secrets', '-'],
    JSON.stringify({ clientId, clientSecret, jwt }),
  )
  await vi.waitFor(() => expect(sim.stats().total).toBeGreaterThan(60), {
    timeout: 30_000,
    interval: 5,
  })
  child.kill('SIGKILL')
  expect((await ended).code).toBeNull()

  const core = await connectable({ dataFolder: data })
  expect((await history(core))[0]?.status).toBe('interrupted')
  await signIn(core, signInTo(sim))
  const run = await sync(core)
  expect(run.error).toBeUndefined()
  expect(run.syncReport?.resumed).toBe(true)
  expect(run.syncReport?.snapshot.counts.users.value).toBe(sim.truth().users.length)
  expect(sim.stats().penalties).toBe(0)
})

test('a question to the vendor goes beside a sync, and both share the limits', async () => {
  const sim = await simulated(longRead)
  const core = await connectable()
  await signIn(core, signInTo(sim))
  const { run } = value(await core.api.syncs.start({ account: 'Acme' }))
  await until(core, run, (seen) => (seen.sync?.requests ?? 0) > 0)
  const question = { kind: 'profile', user: sim.world.signedIn } as const
  const asked = await core.ended(
    value(await core.api.connections.ask({ account: 'Acme', question })).run,
  )
  expect(asked.error).toBeUndefined()
  expect(asked.asked?.parts.length).toBeGreaterThan(0)
  expect((await core.ended(run)).error).toBeUndefined()
  expect(sim.stats().byOperation['getToken']).toBe(1)
  expect(sim.stats().penalties).toBe(0)
})

test('a server that is gone fails the sync in words, and what is asked for again goes on', async () => {
  const sim = await simulated()
  const core = await connectable({ httpTiming: { tries: 2, firstPause: 1, longestPause: 2 } })
  await signIn(core, signInTo(sim))
  await sim.close()
  const run = await sync(core)
  expect(run.status).toBe('failed')
  expect(run.error?.code).toBe('server-unreachable')
  expect(run.error?.hint).toBeTruthy()
})
