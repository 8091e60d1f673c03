/** Syncs of a simulated organization against the truth, as faces see them. */
import { describe, expect, it } from 'vitest'
import { value } from '../../support/core'
import {
  byRoles,
  comparedWithTruth,
  connected,
  differencesOf,
  simulated,
  synced,
  trueDifferences,
} from './synced'

describe('an organization', () => {
  it('is explained by roles in few requests, computed and not confirmed', async () => {
    const vendor = await simulated({ users: 60, apps: 4, seed: 3 })
    const one = await synced(vendor)
    const report = await one.sync()
    const truth = vendor.truth()
    expect(report.snapshot.status).toBe('whole')
    const compared = await comparedWithTruth(one, truth, byRoles)
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
    expect(compared.yes).toBeGreaterThan(100)
    expect(await differencesOf(one)).toEqual([])
    // Who it is, roster, roles, roles of users, resources of each role, and two requests for each app.
    const { byOperation, total, forbidden } = vendor.stats()
    expect(forbidden).toEqual([])
    const tokens = (byOperation['token/get'] ?? 0) + (byOperation['token/refresh'] ?? 0)
    expect(total - tokens).toBe(4 + truth.roles.length + 2 * truth.apps.length)

    const { user, app } = truth.access.find(({ permissions }) => permissions.length > 0)!
    const effective = value(await one.api.access.effective({ account: 'Plant', user, app }))
    expect(effective.notConfirmed.map(({ id }) => id)).toContain(app)
    expect(effective.permissions.every(({ confirmed }) => confirmed === false)).toBe(true)
  })

  it('is as EnOS says with all answers read, and what roles cannot explain is listed and nothing else', async () => {
    const vendor = await simulated({ users: 60, apps: 4, seed: 3 })
    const one = await synced(vendor)
    const report = await one.sync({ perUser: { of: 'all' } })
    const truth = vendor.truth()
    expect(truth.access.some(({ beyond }) => beyond !== undefined)).toBe(true)
    const compared = await comparedWithTruth(one, truth)
    expect(compared).toMatchObject({ wrong: [], unknown: 0 })
    expect(report.snapshot.status).toBe('whole')
    expect(await differencesOf(one)).toEqual(trueDifferences(truth))
    const { user, app } = truth.access.find(({ permissions }) => permissions.length > 0)!
    const effective = value(await one.api.access.effective({ account: 'Plant', user, app }))
    expect(effective.notConfirmed).toEqual([])
  })

  it('shows exactly the grant that a role lost behind our back', async () => {
    const vendor = await simulated({ users: 60, apps: 4, seed: 4 })
    const one = await connected(vendor)
    const started = value(await one.api.syncs.start({ account: 'Plant', perUser: { of: 'all' } }))
    expect(await one.ended(started.run)).toMatchObject({ status: 'done' })
    const before = vendor.truth()
    const role = before.roles.find(
      ({ id, permissions }) =>
        permissions.length > 0 && before.users.some(({ roles }) => roles.includes(id)),
    )!
    const { app, id: permission } = role.permissions[0]!
    vendor.change({ change: 'revoke-permission', role: role.id, app, permission })
    const after = vendor.truth()
    const lost = before.access.flatMap(({ user, app: of, permissions }) => {
      if (of !== app || !permissions.includes(permission)) return []
      const now = after.access.find((one) => one.user === user && one.app === app)
      return now?.permissions.includes(permission) ? [] : [user]
    })
    expect(lost.length).toBeGreaterThan(0)

    // What was computed stays what it was: only EnOS is asked anew, for those whom it concerns.
    for (const user of lost) {
      const question = { kind: 'app-resources' as const, user, app }
      const { run } = value(await one.api.connections.ask({ account: 'Plant', question }))
      expect(await one.ended(run)).toMatchObject({ status: 'done' })
    }
    const told = lost.map((user) => [user, app, 'permission', permission, 'computed'].join(' '))
    expect(await differencesOf(one)).toEqual([...trueDifferences(before), ...told].sort())
  })
})

describe('languages', () => {
  it('of all names come with one sync, and switching needs no other', async () => {
    const vendor = await simulated({ users: 10, apps: 2, seed: 5 })
    const one = await synced(vendor)
    await one.sync({ locales: ['en-US', 'zh-CN'] })
    const requests = vendor.stats().total
    const [app] = vendor.truth().apps
    const nameOf = async () => {
      const { apps } = value(await one.api.menus.apps({ account: 'Plant' }))
      const { permissions } = value(await one.api.permissions.list({ account: 'Plant' }))
      const { roles } = value(await one.api.roles.list({ account: 'Plant' }))
      const tree = value(await one.api.menus.tree({ account: 'Plant', app: app!.id }))
      return {
        app: apps.find(({ id }) => id === app!.id)!.name,
        permission: permissions.find(({ id }) => id === app!.permissions[0]!.id)!.name,
        menu: tree.menus[0]!.name,
        role: roles[0]!.name,
      }
    }
    const english = await nameOf()
    value(await one.api.accounts.language({ account: 'Plant', language: 'zh-CN' }))
    const chinese = await nameOf()
    for (const what of ['app', 'permission', 'menu', 'role'] as const) {
      expect(chinese[what], what).not.toBe(english[what])
    }
    const { languages, language } = value(await one.api.accounts.overview({ account: 'Plant' }))
    expect(language).toBe('zh-CN')
    expect(languages).toEqual(expect.arrayContaining(['en-US', 'zh-CN']))
    value(await one.api.accounts.language({ account: 'Plant' }))
    expect(await nameOf()).toEqual(english)
    expect(vendor.stats().total).toBe(requests)
  })
})

describe('apps', () => {
  it('are found where nobody named them', async () => {
    const vendor = await simulated({ users: 20, apps: 5, seed: 6 })
    const one = await synced(vendor)
    await one.sync({ apps: [], findApps: true })
    const { apps } = value(await one.api.menus.apps({ account: 'Plant' }))
    const named = new Set(
      vendor
        .truth()
        .roles.flatMap(({ permissions, menuGroups }) =>
          [...permissions, ...menuGroups].map(({ app }) => app),
        ),
    )
    expect(apps.filter(({ catalogue }) => catalogue).map(({ id }) => id)).toEqual(
      expect.arrayContaining([...named]),
    )
  })
})

describe('a sample', () => {
  it('asks about a few users of each set of roles', async () => {
    const vendor = await simulated({ users: 200, apps: 2, seed: 7 })
    const one = await synced(vendor)
    await one.sync({ perUser: { of: 'sample' } })
    const truth = vendor.truth()
    const sets = Map.groupBy(truth.users, ({ roles }) => [...roles].sort().join())
    const users = [...sets.values()].reduce((sum, alike) => sum + Math.min(3, alike.length), 0)
    const asked = vendor.stats().byOperation['user/app/resource/permission']
    expect(asked).toBe(users * truth.apps.length)
    const compared = await comparedWithTruth(one, truth, byRoles)
    // Whoever was asked about is as EnOS says, and that is listed; everybody else is as roles tell.
    expect(compared.unknown).toBe(0)
    const all = new Set(trueDifferences(truth))
    const found = await differencesOf(one)
    expect(found.every((one) => all.has(one))).toBe(true)
    expect(compared.wrong).toHaveLength(found.length)
  })
})
