/** A sync that is cancelled, or whose process ends, goes on where it stopped. */
import { describe, expect, it } from 'vitest'
import type { Run } from '../../../src/shared/schemas/imports'
import { value } from '../../support/core'
import { comparedWithTruth, simulated, synced, type Synced } from './synced'

/** Starts a sync and cancels it as soon as so many users' roles were read. */
async function cancelledMidway(one: Synced, users: number): Promise<Run> {
  const { url: server } = one.vendor
  let stop: (() => void) | undefined
  const stopped = new Promise<void>((resolve) => {
    stop = one.core.subscribe((event) => {
      if (event.name !== 'runs.changed') return
      const steps = event.value.sync?.steps ?? []
      const assigned = steps.find(({ step }) => step === 'assigned-roles')
      if ((assigned?.done ?? 0) < users) return
      void one.api.runs.cancel({ run: event.value.id })
      resolve()
    })
  })
  const { run } = value(
    await one.api.syncs.once({
      connector: 'ringcentral',
      account: 'Acme',
      server,
      credential: one.credential,
    }),
  )
  await stopped
  stop?.()
  return one.ended(run)
}

describe('a sync that was cancelled', () => {
  it('leaves nothing in the account, and goes on with what it had read', async () => {
    const vendor = await simulated({ users: 2_500, seed: 5 })
    const one = await synced(vendor)
    const run = await cancelledMidway(one, 500)
    expect(run.status).toBe('cancelled')
    const { accounts } = value(await one.api.accounts.list({}))
    expect(accounts[0]).toMatchObject({ name: 'Acme', snapshots: 0 })
    const { syncs } = value(await one.api.syncs.list({ account: 'Acme' }))
    expect(syncs[0]).toMatchObject({ status: 'interrupted' })

    const before = vendor.stats().byOperation
    const report = await one.sync()
    expect(report.resumed).toBe(true)
    const after = vendor.stats().byOperation
    expect(after['listExtensions']).toBe(before['listExtensions'])
    // One page may have been on its way when it was cancelled.
    const pages = Math.ceil(vendor.truth().users.length / 100)
    expect([pages, pages + 1]).toContain(after['listAssignedRoles'])
    expect(report.snapshot.status).toBe('whole')
    const compared = await comparedWithTruth(one, vendor.truth())
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
  })

  it('can be forgotten', async () => {
    const vendor = await simulated({ users: 2_500, seed: 5 })
    const one = await synced(vendor)
    await cancelledMidway(one, 500)
    value(await one.api.syncs.discard({ account: 'Acme' }))
    const report = await one.sync()
    expect(report.resumed).toBe(false)
    expect(vendor.stats().byOperation['listExtensions']).toBe(2 * 3)
  })
})

describe('a process that ends in the middle', () => {
  it('is gone on from by the next one', async () => {
    const vendor = await simulated({ users: 2_500, seed: 6 })
    const first = await synced(vendor)
    let closing: Promise<void> | undefined
    first.core.subscribe((event) => {
      const steps = event.name === 'runs.changed' ? (event.value.sync?.steps ?? []) : []
      const assigned = steps.find(({ step }) => step === 'assigned-roles')
      if ((assigned?.done ?? 0) >= 500) closing ??= first.core.close()
    })
    const run = await first.once().catch(() => undefined)
    await closing
    expect(run?.syncReport).toBeUndefined()

    const second = await synced(vendor, { dataFolder: first.dataFolder })
    const report = await second.sync()
    expect(report.resumed).toBe(true)
    expect(vendor.stats().byOperation['listExtensions']).toBe(3)
    expect((await comparedWithTruth(second, vendor.truth())).wrong).toEqual([])
  })
})
