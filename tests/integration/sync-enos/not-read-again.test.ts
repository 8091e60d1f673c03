/** Organizations of which a later sync reads less, or finds less, than an earlier one. */
import { describe, expect, it } from 'vitest'
import { value } from '../../support/core'
import type { EnosSim } from '../../servers/enos'
import { between, type Exchange } from './between'
import { byRoles, comparedWithTruth, differencesOf, simulated, synced, type Synced } from './synced'

type Tamper = (exchange: Exchange) => unknown

/** The gateway answers as `now.tamper` has it. */
const syncedAs = async (vendor: EnosSim, now: { tamper: Tamper }): Promise<Synced> =>
  synced(await between(vendor, (exchange) => now.tamper(exchange)))

const asItIs: Tamper = () => undefined
const refusal = { code: 31403, message: 'no right', data: null }
const notThere = { code: 31404, message: 'not acquired', data: null }

const statusOf = async ({ api }: Synced) => {
  const { coverage, snapshot } = value(await api.accounts.overview({ account: 'Plant' }))
  return { coverage, status: snapshot?.status }
}

describe('the first of several that a later sync does not read', () => {
  it.each([
    ['role-resources', 'role/app/resource/assignedList', refusal],
    ['app', 'app/get', refusal],
    ['app', 'app/get', notThere],
    ['menu-groups', 'app/menuGroup/list', refusal],
  ])('makes the account partial: %s', async (kind, operation, answer) => {
    const vendor = await simulated({ users: 20, apps: 3, seed: 31 })
    const now = { tamper: asItIs }
    const one = await syncedAs(vendor, now)
    expect((await one.sync()).snapshot.status).toBe('whole')
    let refused = 0
    now.tamper = ({ path }) => (path.endsWith(operation) && ++refused === 1 ? answer : undefined)
    const report = await one.sync()
    expect(refused).toBeGreaterThan(1)
    expect(report.parts.filter((part) => part.status !== 'whole').map((p) => p.kind)).toEqual([
      kind,
    ])
    const { coverage, status } = await statusOf(one)
    expect(coverage.find((line) => line.kind === kind)).toMatchObject({ status: 'partial' })
    expect(status).toBe('partial')
    expect(report.snapshot.status).toBe('partial')
    now.tamper = asItIs
    expect((await one.sync()).snapshot.status).toBe('whole')
  })
})

it('the users of one role, read role by role, make it partial, until batches tell more', async () => {
  const vendor = await simulated({ users: 20, apps: 2, seed: 34, without: ['USER_ALL_PERMISSION'] })
  const now = { tamper: asItIs }
  const one = await syncedAs(vendor, now)
  expect((await one.sync()).snapshot.status).toBe('whole')
  let refused = 0
  now.tamper = ({ path }) =>
    path.endsWith('role/user/assignedList') && ++refused === 1 ? refusal : undefined
  expect((await one.sync()).snapshot.status).toBe('partial')
  vendor.setWithout([])
  expect((await one.sync()).snapshot.status).toBe('whole')
})

describe('a batch of users whose roles do not come', () => {
  it.each([
    ['is refused', refusal],
    ['cannot be read', { code: 31999, message: 'what is this', data: null }],
  ])('makes the account partial where it %s', async (_, answer) => {
    const vendor = await simulated({ users: 1_010, apps: 1, seed: 32, largestMenu: 10 })
    const now = { tamper: asItIs }
    const one = await syncedAs(vendor, now)
    expect((await one.sync()).snapshot.status).toBe('whole')
    let batches = 0
    now.tamper = ({ path }) => {
      return path.endsWith('userRoles/roleList') && ++batches === 1 ? answer : undefined
    }
    const report = await one.sync()
    expect(batches).toBe(2)
    expect(report.snapshot.status).toBe('partial')
    now.tamper = asItIs
    expect((await one.sync()).snapshot.status).toBe('whole')
  })
})

it('an app that the key may not read any more takes nothing from anybody', async () => {
  const vendor = await simulated({ users: 20, apps: 3, seed: 35 })
  const one = await synced(vendor)
  await one.sync({ perUser: { of: 'all' } })
  const differences = await differencesOf(one)
  vendor.setWithout(['user-resources'])
  const report = await one.sync({ perUser: { of: 'all' } })
  const answers = report.parts.filter(({ kind }) => kind === 'user-app-resources')
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['refused']))
  expect(await comparedWithTruth(one, vendor.truth(), byRoles)).toMatchObject({ wrong: [] })
  expect(await differencesOf(one)).toEqual(differences)
})

describe('what was refused once', () => {
  it('is forgotten when it was read, be it role by role', async () => {
    const vendor = await simulated({ users: 20, apps: 2, seed: 33 })
    const one = await synced(vendor)
    vendor.setWithout(['USER_ALL_PERMISSION', 'role-users'])
    expect((await one.sync()).snapshot.status).toBe('partial')
    vendor.setWithout(['USER_ALL_PERMISSION'])
    expect((await one.sync()).snapshot.status).toBe('whole')
    vendor.setWithout(['USER_ALL_PERMISSION', 'role-users'])
    expect((await one.sync()).snapshot.status).toBe('partial')
    vendor.setWithout([])
    expect((await one.sync()).snapshot.status).toBe('whole')
    const compared = await comparedWithTruth(one, vendor.truth(), byRoles)
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
  })
})
