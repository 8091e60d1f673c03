/** Faults of the network and the gateway, quirks of the documents, and syncs that are interrupted. */
import { describe, expect, it } from 'vitest'
import { faultNames, quirkNames, type FaultName } from '../../servers/enos/types'
import { value } from '../../support/core'
import {
  byRoles,
  comparedWithTruth,
  differencesOf,
  simulated,
  synced,
  trueDifferences,
  type Choice,
  type Synced,
} from './synced'

const size = { users: 30, apps: 3, seed: 21 }

describe.each(quirkNames)('a gateway with the quirk %s', (quirk) => {
  it('is read as the others are', async () => {
    const vendor = await simulated({ ...size, quirks: [quirk] })
    const one = await synced(vendor)
    const report = await one.sync({ perUser: { of: 'all' }, findApps: true })
    const truth = vendor.truth()
    expect(report.snapshot.status).toBe('whole')
    const compared = await comparedWithTruth(one, truth)
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
    expect(await differencesOf(one)).toEqual(trueDifferences(truth))
  })
})

it('all quirks at once are read, too', async () => {
  const vendor = await simulated({ ...size, quirks: [...quirkNames] })
  const one = await synced(vendor)
  await one.sync({ perUser: { of: 'all' } })
  expect(await comparedWithTruth(one, vendor.truth())).toMatchObject({ wrong: [], unknown: 0 })
})

/** Faults that change what there is, or take something away for good. */
const lasting: readonly FaultName[] = ['rows-appear', 'rows-vanish', 'address-not-allowed']

describe.each(faultNames.filter((name) => !lasting.includes(name)))('the fault %s', (fault) => {
  it('makes nothing wrong, and nothing whole that is not', async () => {
    const vendor = await simulated({ ...size, faults: [fault], faultLimit: 2, limit: 60 })
    const one = await synced(vendor)
    const run = await one.once({ perUser: { of: 'sample' } })
    if (run.syncReport === undefined) {
      expect(run.error?.code).toMatch(/^server-/)
      return
    }
    const { wrong } = await comparedWithTruth(one, vendor.truth(), (access) => ({
      permissions: [...new Set([...access.permissions, ...access.byRoles.permissions])],
      menus: [...new Set([...access.menus, ...access.byRoles.menus])],
    }))
    // Whoever was not asked about is as roles tell: only a “yes” that nobody says is wrong.
    expect(wrong.filter((one) => !one.endsWith(': n'))).toEqual([])
    if (fault !== 'no-totals') expect(run.syncReport.snapshot.status).toBe('whole')
  })
})

it('a list without totals proves nothing', async () => {
  const vendor = await simulated({ ...size, faults: ['no-totals'] })
  const one = await synced(vendor)
  const report = await one.sync()
  expect(report.parts.find(({ kind }) => kind === 'user-list')).toMatchObject({ status: 'partial' })
})

it('a gateway that does not let the computer’s address in says so, at once', async () => {
  const vendor = await simulated({ ...size, faults: ['address-not-allowed'] })
  const one = await synced(vendor)
  const run = await one.once()
  expect(run).toMatchObject({ status: 'failed' })
  expect(run.error?.message).toMatch(/address/)
})

/** Cancels as soon as so many of EnOS's own answers were read. */
async function cancelledMidway(one: Synced, answers: number, choice?: Choice): Promise<void> {
  const run = await one.start({ perUser: { of: 'all' }, ...choice })
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const stop = one.core.subscribe((event) => {
    if (event.name !== 'runs.changed') return
    const step = event.value.sync?.steps.find(({ step: name }) => name === 'user-answers')
    if ((step?.done ?? 0) < answers) return
    void one.api.runs.cancel({ run })
    resolve(undefined)
  })
  await promise
  stop()
  expect((await one.ended(run)).status).toBe('cancelled')
}

describe('a sync that was cancelled', () => {
  it('leaves nothing in the account, and goes on with what it had read', async () => {
    const vendor = await simulated({ users: 400, apps: 5, seed: 22 })
    const one = await synced(vendor)
    await cancelledMidway(one, 200)
    const { accounts } = value(await one.api.accounts.list({}))
    expect(accounts[0]).toMatchObject({ name: 'Plant', snapshots: 0 })
    const before = vendor.stats().byOperation
    const report = await one.sync()
    expect(report.resumed).toBe(true)
    const after = vendor.stats().byOperation
    const answers = 'user/app/resource/permission'
    expect(after['user/organization/roster']).toBe(before['user/organization/roster'])
    expect(after[answers]).toBeGreaterThanOrEqual(400 * 5)
    // Those that were on their way when it was cancelled are asked again.
    expect(after[answers]).toBeLessThanOrEqual(400 * 5 + 40)
    const truth = vendor.truth()
    expect(await comparedWithTruth(one, truth)).toMatchObject({ wrong: [], unknown: 0 })
    expect(await differencesOf(one)).toEqual(trueDifferences(truth))
  })

  it('can go on with another choice of users', async () => {
    const vendor = await simulated({ users: 400, apps: 5, seed: 23 })
    const one = await synced(vendor)
    await cancelledMidway(one, 200)
    const report = await one.sync({ perUser: { of: 'none' } })
    expect(report.resumed).toBe(true)
    expect(await comparedWithTruth(one, vendor.truth(), byRoles)).toMatchObject({ unknown: 0 })
  })
  it('can go on with more apps', async () => {
    const vendor = await simulated({ users: 200, apps: 3, seed: 24 })
    const one = await synced(vendor)
    await cancelledMidway(one, 50, { apps: [vendor.apps[0]!.id] })
    const report = await one.sync()
    expect(report).toMatchObject({ resumed: true, snapshot: { status: 'whole' } })
    const truth = vendor.truth()
    expect(await comparedWithTruth(one, truth)).toMatchObject({ wrong: [], unknown: 0 })
    expect(await differencesOf(one)).toEqual(trueDifferences(truth))
  })
})
