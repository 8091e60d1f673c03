/** A sync of an account that holds every oddity, held against the truth of the simulated vendor. */
import { describe, expect, it } from 'vitest'
import { value } from '../../support/core'
import { comparedWithTruth, simulated, synced, wrongParts } from './synced'

describe.each([
  ['with advanced permissions', true],
  ['without advanced permissions', false],
])('a sync of an account %s', (_, advanced) => {
  it('says of every user and permission what is so', async () => {
    const vendor = await simulated({ users: 300, advanced, seed: 7 })
    const one = await synced(vendor)
    const report = await one.sync()

    expect(report.snapshot.status).toBe('whole')
    expect(report.parts.filter(({ status }) => status !== 'whole')).toEqual([])
    expect(await wrongParts(one, report, vendor.truth())).toEqual([])
    const compared = await comparedWithTruth(one, vendor.truth())
    expect(compared.wrong).toEqual([])
    expect(compared.unknown).toBe(0)
    expect(compared.yes).toBeGreaterThan(1_000)
    expect(compared.no).toBeGreaterThan(1_000)
    const stats = vendor.stats()
    expect(stats.forbidden).toEqual([])
    expect(stats.penalties).toBe(0)
  })

  it('asks no more than is needed', async () => {
    const vendor = await simulated({ users: 300, advanced, seed: 7 })
    const one = await synced(vendor)
    await one.sync()
    const truth = vendor.truth()
    const restricted = truth.users.filter(({ roles }) =>
      roles.some(({ siteRestricted }) => siteRestricted),
    )
    const { byOperation } = vendor.stats()
    expect(byOperation).toMatchObject({
      readAccountInfo: 1,
      listSites: 1,
      listPermissionCategories: 1,
      listPermissions: 1,
      listStandardUserRole: 1,
      listUserRoles: 1,
      listExtensions: 1,
      listAssignedRoles: Math.ceil(truth.users.length / 100),
      readAuthorizationProfile: 1,
    })
    expect(byOperation['listAdministeredSites'] ?? 0).toBe(restricted.length)
    expect(byOperation['readUserRole'] ?? 0).toBe(advanced ? truth.roles.length : 0)
    expect(byOperation['listUserAssignedRoles'] ?? 0).toBe(0)
  })
})

describe('rights that are missing', () => {
  it('leave named parts out, and what they hide unknown', async () => {
    const vendor = await simulated({ users: 120, signedInAs: 'without-roles' })
    const one = await synced(vendor)
    const report = await one.sync()

    expect(report.snapshot.status).toBe('partial')
    const refused = report.parts.find(
      ({ kind, subject }) => kind === 'role-list' && subject === 'all',
    )
    expect(refused).toMatchObject({ status: 'refused' })
    expect(refused?.reason).toMatch(/user permission ReadUserRoles .*CMN-408/)
    const compared = await comparedWithTruth(one, vendor.truth())
    expect(compared.wrong).toEqual([])
    expect(compared.unknown).toBeGreaterThan(0)
    expect(await wrongParts(one, report, vendor.truth())).toEqual([])
  })

  it('of a standard user do not lead to asking about everybody', async () => {
    const vendor = await simulated({ users: 120, signedInAs: 'standard' })
    const one = await synced(vendor)
    const report = await one.sync()

    expect(report.snapshot.status).toBe('partial')
    expect(vendor.stats().byOperation['listUserAssignedRoles']).toBeLessThan(15)
    const compared = await comparedWithTruth(one, vendor.truth())
    expect(compared.wrong).toEqual([])
    expect(compared.yes).toBeGreaterThan(10)
  })

  it('of the application are named before anything is read', async () => {
    const vendor = await simulated({ users: 40, applicationScopes: ['ReadCallLog'] })
    const one = await synced(vendor)
    const run = await one.once()
    expect(run.error).toMatchObject({ code: 'sign-in-refused' })
    expect(run.error?.message).toMatch(/application scope ReadAccounts/)
    expect(value(await one.api.accounts.list({})).accounts).toEqual([])
  })
})

describe('a second sync', () => {
  it('of an unchanged account changes nothing', async () => {
    const vendor = await simulated({ users: 120 })
    const one = await synced(vendor)
    const first = await one.sync()
    const second = await one.sync()
    expect(second.snapshot.id).not.toBe(first.snapshot.id)
    expect(second.snapshot.counts).toEqual(first.snapshot.counts)
    const at = (snapshot: number) => ({ account: 'Acme', at: String(snapshot) })
    const before = value(
      await one.api.users.list({ ...at(first.snapshot.id), limit: 100_000 }),
    ).users
    const after = value(
      await one.api.users.list({ ...at(second.snapshot.id), limit: 100_000 }),
    ).users
    expect(after).toEqual(before)
  })
})
