/** Answers that are not what was asked for, or not all of it, though the server says success. */
import { describe, expect, it } from 'vitest'
import type { SyncReport } from '../../../src/shared/schemas/syncs'
import type { SimOptions } from '../../servers/ringcentral/types'
import { assignRole } from '../../servers/ringcentral/changes'
import { value } from '../../support/core'
import { tampered, type Exchange } from '../../support/tampered-server'
import { comparedWithTruth, simulated, synced, type Synced } from './synced'

async function syncedThrough(
  tamper: (exchange: Exchange, account: string) => object | undefined | void,
  options: Partial<SimOptions> = {},
) {
  const vendor = await simulated({ users: 230, seed: 3, ...options })
  const url = await tampered(vendor.url, (exchange) => tamper(exchange, vendor.world.account))
  const one = await synced({ ...vendor, url })
  return { vendor, one }
}

const stepOf = async (one: Synced, name: string) => {
  const { syncs } = value(await one.api.syncs.list({ account: 'Acme' }))
  return syncs[0]!.steps.find(({ step }) => step === name)
}

const partOf = (report: SyncReport, kind: string, subject = '') =>
  report.parts.find((part) => part.kind === kind && part.subject === subject)

const users = '/account/~/extension'
const assigned = '/account/~/assigned-role'
const error = { errorCode: 'CMN-203', message: 'Internal error' }

describe('an error that comes as a success', () => {
  it.each([
    ['a role', '/account/~/user-role/1', 'role-details', 'role', '1'],
    ['the account', '/account/~', 'account', 'account-info', undefined],
    ['the own profile', `${users}/~/authz-profile`, 'profile', 'authorization-profile', undefined],
  ])('leaves %s missing', async (_what, at, step, kind, subject) => {
    const { vendor, one } = await syncedThrough(({ path }) => (path === at ? error : undefined))
    const report = await one.sync()
    expect(report.parts.find((part) => part.kind === kind && part.status === 'missing')).toEqual(
      expect.objectContaining(subject === undefined ? {} : { subject }),
    )
    expect((await stepOf(one, step))?.status).not.toBe('whole')
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })
})

describe('an answer about somebody else', () => {
  it('is not put down to them', async () => {
    const { vendor, one } = await syncedThrough(
      ({ path, json }) => {
        const user = /^\/account\/~\/extension\/(\d+)\/assigned-role$/.exec(path)?.[1]
        if (user) json.uri = json.uri.replace(`/extension/${user}/`, '/extension/99999998/')
      },
      { users: 40, faults: ['no-account-assigned-roles'] },
    )
    const report = await one.sync()
    expect(report.snapshot.status).toBe('partial')
    expect((await stepOf(one, 'assigned-roles-by-user'))?.status).toBe('partial')
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })

  it('ends the sync where it is about another account', async () => {
    const { one } = await syncedThrough(({ path, json }, account) =>
      path === assigned
        ? (JSON.parse(JSON.stringify(json).replaceAll(account, '555')) as object)
        : undefined,
    )
    const run = await one.once()
    expect(run.error).toMatchObject({ code: 'other-account' })
    expect(run.error?.message).toContain('555')
  })
})

describe('a list that says it is whole', () => {
  it.each([
    ['users', users, 'user-list'],
    ['assigned roles', assigned, 'assignment-list'],
  ])('of %s, and leaves out who signed in, is not believed', async (_what, at, kind) => {
    const { vendor, one } = await syncedThrough(({ path, json }) => {
      if (path !== at) return
      const paging = { page: 1, perPage: 100, totalPages: 0, totalElements: 0 }
      return { ...json, records: [], paging, navigation: {} }
    })
    const report = await one.sync()
    expect(partOf(report, kind)).toMatchObject({ status: 'partial' })
    expect(partOf(report, kind)?.reason).toContain('leaves out the user who signed in')
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })

  it('of assigned roles keeps asking for hidden ones where its pages forget to', async () => {
    const { vendor, one } = await syncedThrough(({ path, json }) => {
      if (!path.endsWith('/assigned-role') || !json.navigation?.nextPage) return
      delete json.uri
      const next = new URL(json.navigation.nextPage.uri as string)
      next.searchParams.delete('showHidden')
      json.navigation.nextPage.uri = next.href
    })
    expect((await one.sync()).snapshot.status).toBe('whole')
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })

  it('of which a record cannot be read makes no step whole', async () => {
    const { one } = await syncedThrough(({ path, json }) => {
      if (path === users) delete json.records[4].id
    })
    await one.sync()
    const step = await stepOf(one, 'users')
    expect(step).toMatchObject({ status: 'partial' })
    expect(step?.reason).toContain('1 record could not be read')
  })
})

describe('what was whole before, and is read only in part now', () => {
  it.each([
    ['assigned roles', '/assigned-role'],
    ['sites', '/sites'],
    ['a role', '/user-role/1'],
  ])('leaves nothing looking whole: %s', async (_what, at) => {
    let broken = false
    const { vendor, one } = await syncedThrough(({ path, query, json }) => {
      if (!broken || !path.endsWith(at)) return
      if (at === '/sites') delete json.records[0].id
      if (at === '/user-role/1') json.permissions = null
      return at === '/assigned-role' && query.get('page') === '2' ? error : undefined
    })
    expect((await one.sync()).snapshot.status).toBe('whole')
    broken = true
    const report = await one.sync()
    expect(report.parts.filter(({ status }) => status === 'partial').length).toBeGreaterThan(0)
    expect(report.snapshot.status).toBe('partial')
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
    broken = false
    expect((await one.sync()).snapshot.status).toBe('whole')
  })
})

describe('a list without an end', () => {
  it('of empty pages is left at once', async () => {
    let page = 0
    const { one } = await syncedThrough(({ path, json }) => {
      if (path !== users) return
      page += 1
      const nextPage = { uri: `/restapi/v1.0${users}?page=${page + 1}` }
      return { uri: json.uri, records: [], navigation: { nextPage } }
    })
    const report = await one.sync()
    expect(partOf(report, 'user-list')?.reason).toContain('a page without records')
    expect(page).toBe(1)
  })
})

describe('the dictionary', () => {
  it('does not overrule what the account says of a standard role', async () => {
    const { vendor, one } = await syncedThrough(
      ({ path, json }) => {
        if (path !== '/dictionary/user-role') return
        for (const role of json.records) role.permissions = role.permissions.slice(0, 1)
      },
      { advanced: false },
    )
    expect((await one.sync()).snapshot.status).toBe('whole')
    expect(await comparedWithTruth(one, vendor.truth())).toMatchObject({ wrong: [], unknown: 0 })
  })
})

describe('a clock of the vendor that was set back', () => {
  it('is told of: what was read before counts as newer', async () => {
    let ahead = 5 * 3_600_000
    const { vendor, one } = await syncedThrough(
      ({ headers }) => headers.set('date', new Date(Date.now() + ahead).toUTCString()),
      { users: 40 },
    )
    expect((await one.sync()).warnings).toEqual([])
    ahead = 0
    const { world } = vendor
    const user = world.extensions.find(({ id, type }) => type === 'User' && id !== world.signedIn)!
    assignRole(world, user.id, '1')
    const report = await one.sync()
    expect(report.warnings.join()).toMatch(/clock/)
  })
})
