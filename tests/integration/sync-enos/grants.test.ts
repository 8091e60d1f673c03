/** What stays readable, and what is said, where the application lacks a grant. */
import { describe, expect, it } from 'vitest'
import type { GrantName, Truth } from '../../servers/enos/types'
import { value } from '../../support/core'
import {
  byRoles,
  comparedWithTruth,
  differencesOf,
  simulated,
  synced,
  trueDifferences,
} from './synced'

const size = { users: 25, apps: 3, seed: 11 }

async function without(grants: GrantName[], choice: Parameters<typeof synced>[1] = {}) {
  const vendor = await simulated({ ...size, without: grants })
  const one = await synced(vendor, choice)
  return { vendor, one, truth: vendor.truth() }
}

/** Kind of part, and the reason in part, for each thing that may be refused. */
const refusals: [GrantName, kind: string, reason: RegExp][] = [
  ['USER', 'user-list', /31403.*USER/],
  ['ROLE', 'role-list', /31403.*ROLE/],
  ['role-resources', 'role-resources', /31403/],
  ['app', 'app', /31403/],
  ['menu-groups', 'menu-groups', /31403/],
]

describe.each(refusals)('without %s', (grant, kind, reason) => {
  it('says what is refused, and tells nothing that is not so', async () => {
    const { one, truth } = await without([grant])
    const report = await one.sync()
    expect(report.snapshot.status).toBe('partial')
    const refused = report.parts.filter((part) => part.kind === kind)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 'refused'))
    expect(refused[0]!.reason).toMatch(reason)
    const { wrong } = await comparedWithTruth(one, truth, byRoles)
    expect(wrong).toEqual([])
  })

  it('is as EnOS says with all answers read', async () => {
    const { one, truth } = await without([grant])
    const users = truth.users.map(({ id }) => id)
    await one.sync({ perUser: { of: 'users', users } })
    const compared = await comparedWithTruth(one, truth)
    expect(compared.wrong).toEqual([])
    expect(compared.yes).toBeGreaterThan(50)
    expect(compared.unknown).toBe(0)
    const all = new Set(trueDifferences(truth))
    expect((await differencesOf(one)).filter((found) => !all.has(found))).toEqual([])
  })
})

describe('without USER_ALL_PERMISSION', () => {
  it('the users of each role tell who holds which', async () => {
    const { one, truth, vendor } = await without(['USER_ALL_PERMISSION'])
    const report = await one.sync()
    expect(report.snapshot.status).toBe('whole')
    expect(vendor.stats().byOperation['role/user/assignedList']).toBe(truth.roles.length)
    const compared = await comparedWithTruth(one, truth, byRoles)
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
  })

  it('and without the users of roles, nobody’s access is known by roles', async () => {
    const { one, truth } = await without(['USER_ALL_PERMISSION', 'role-users'])
    const report = await one.sync()
    expect(report.snapshot.status).toBe('partial')
    const compared = await comparedWithTruth(one, truth, byRoles)
    expect(compared).toMatchObject({ wrong: [], yes: 0, no: 0 })
  })
})

/** As far as an answer can be held against the truth where nothing but the per-user answers is known. */
async function answersOf(one: Awaited<ReturnType<typeof synced>>, { access }: Truth) {
  const { user, app, permissions } = access.find((pair) => pair.permissions.length > 0)!
  const why = (permission: string) =>
    one.api.access.why({ account: 'Plant', user, app, permission }).then(value)
  const tree = value(await one.api.menus.tree({ account: 'Plant', user, app }))
  return { user, app, permission: permissions[0]!, why, tree }
}

describe('without any grant', () => {
  it('the per-user answers alone make an account that answers', async () => {
    const { one, truth } = await without([
      'USER',
      'ROLE',
      'USER_ALL_PERMISSION',
      'apps-list',
      'role-resources',
      'role-users',
      'app',
      'menu-groups',
    ])
    const users = truth.users.map(({ id }) => id)
    const report = await one.sync({ perUser: { of: 'users', users } })
    expect(report.snapshot.status).toBe('partial')
    const { permission, why, tree, user } = await answersOf(one, truth)
    expect(await why(permission)).toMatchObject({ answer: 'yes', vendor: 'yes', confirmed: true })
    expect(tree.answer).toBe('yes')
    expect(tree.missing).toEqual([])
    const menus = truth.access.find((pair) => pair.user === user && pair.app === tree.app.id)!.menus
    expect(tree.count).toBe(menus.length)
    const compared = await comparedWithTruth(one, truth)
    expect(compared.wrong).toEqual([])
  })

  it('and without these too, no sync is made of nothing', async () => {
    const { one } = await without([
      'USER',
      'ROLE',
      'USER_ALL_PERMISSION',
      'apps-list',
      'role-resources',
      'role-users',
      'app',
      'menu-groups',
      'user-resources',
    ])
    const run = await one.once({ perUser: { of: 'users', users: ['u1'] } })
    expect(run).toMatchObject({ status: 'failed', error: { code: 'server-failed' } })
    expect(run.error?.message).toContain('31403')
  })
})

it('an app whose every user gets 31403 is probably not readable, and that is no “no”', async () => {
  const { one, truth } = await without(['user-resources'])
  const report = await one.sync({ perUser: { of: 'all' } })
  const parts = report.parts.filter(({ kind }) => kind === 'user-app-resources')
  expect(parts).toHaveLength(truth.users.length * truth.apps.length)
  for (const { status, reason } of parts) {
    expect(status).toBe('refused')
    expect(reason).toContain('probably not readable with this key')
  }
  expect(await differencesOf(one)).toEqual([])
  const compared = await comparedWithTruth(one, truth, byRoles)
  expect(compared).toMatchObject({ wrong: [], unknown: 0 })
})
