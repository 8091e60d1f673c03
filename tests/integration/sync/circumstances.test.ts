/** Syncs and questions under the circumstances of daily use. */
import { describe, expect, it } from 'vitest'
import type { VendorQuestion } from '../../../src/shared/schemas/connections'
import { value } from '../../support/core'
import { comparedWithTruth, shortWaits, simulated, synced } from './synced'

describe('a server that goes away in the middle', () => {
  it('is named, and the sync goes on when it is back', async () => {
    const options = { users: 2_500, seed: 8 }
    const vendor = await simulated(options)
    const one = await synced(vendor)
    let closing: Promise<void> | undefined
    one.core.subscribe((event) => {
      const steps = event.name === 'runs.changed' ? (event.value.sync?.steps ?? []) : []
      const assigned = steps.find(({ step }) => step === 'assigned-roles')
      if ((assigned?.done ?? 0) >= 500) closing ??= vendor.close()
    })
    const run = await one.once()
    await closing
    expect(run.status).toBe('failed')
    expect(run.error).toMatchObject({ code: 'server-unreachable' })
    expect(run.error?.hint).toMatch(/kept/)

    const back = await simulated({ ...options, port: Number(new URL(vendor.url).port) })
    const report = await one.sync()
    expect(report.resumed).toBe(true)
    expect(report.snapshot.status).toBe('whole')
    expect(back.stats().byOperation['listExtensions'] ?? 0).toBe(0)
    expect(await comparedWithTruth(one, back.truth())).toMatchObject({ wrong: [], unknown: 0 })
  })
})

describe('two accounts at once', () => {
  it('are both read within the limits of each', async () => {
    const [north, south] = [
      await simulated({ users: 600, seed: 31 }),
      await simulated({ users: 600, seed: 32 }),
    ]
    const one = await synced(north)
    const { url: server, clientId, clientSecret, jwt } = south
    const other = value(
      await one.api.syncs.once({
        connector: 'ringcentral',
        account: 'South',
        server,
        credential: { method: 'jwt', clientId, clientSecret, jwt },
      }),
    )
    const [first, second] = await Promise.all([one.once('North'), one.ended(other.run)])
    for (const [run, vendor] of [
      [first, north],
      [second, south],
    ] as const) {
      expect(run.syncReport?.snapshot.status).toBe('whole')
      expect(vendor.stats().penalties).toBe(0)
    }
    expect((await comparedWithTruth(one, north.truth(), 'North')).wrong).toEqual([])
    expect((await comparedWithTruth(one, south.truth(), 'South')).wrong).toEqual([])
  })
})

describe('names', () => {
  it('come in the language that was asked for', async () => {
    const vendor = await simulated({ users: 40 })
    const one = await synced(vendor)
    const { url: server } = vendor
    const names = async (account: string, locale: string) => {
      const { credential } = one
      const input = { connector: 'ringcentral' as const, account, server, locale, credential }
      const started = value(await one.api.syncs.once(input))
      expect((await one.ended(started.run)).error).toBeUndefined()
      const { permissions } = value(await one.api.permissions.list({ account }))
      return permissions.map(({ id, name }) => `${id} ${name}`)
    }
    const english = await names('English', 'en-US')
    const german = await names('German', 'de-DE')
    expect(german.length).toBe(english.length)
    expect(german).not.toEqual(english)
    const { parts } = value(await one.api.accounts.parts({ account: 'German' }))
    const dictionary = parts.find(({ kind }) => kind === 'permission-dictionary')
    expect(dictionary?.note).toMatch(/names in de-DE/)
  })
})

describe('a question to the vendor', () => {
  it('is stored beside what was computed, with a time of its own', async () => {
    const vendor = await simulated({ users: 60 })
    const one = await synced(vendor)
    const { url: server } = vendor
    const signedIn = value(
      await one.api.connections.signIn({
        connector: 'ringcentral',
        account: 'Acme',
        server,
        credential: one.credential,
      }),
    )
    expect((await one.ended(signedIn.run)).error).toBeUndefined()
    const started = value(await one.api.syncs.start({ account: 'Acme' }))
    const synchronised = await one.ended(started.run)
    const user = vendor.world.signedIn
    const ask = async (permission: string) => {
      const { run } = value(
        await one.api.connections.ask({
          account: 'Acme',
          question: { kind: 'permission', user, permission },
        }),
      )
      expect((await one.ended(run)).error).toBeUndefined()
      return value(await one.api.access.why({ account: 'Acme', user, permission }))
    }
    const truth = vendor.truth().users.find(({ id }) => id === user)!
    const held = truth.effective[0]!
    const yes = await ask(held)
    expect(yes).toMatchObject({ answer: 'yes', computed: 'yes', differs: false })
    expect(yes.vendorWord?.answer).toBe('yes')
    expect(Date.parse(yes.vendorWord!.takenAt!)).toBeGreaterThan(
      Date.parse(synchronised.syncReport!.snapshot.at),
    )
    const lacking = vendor.truth().permissions.find(({ id }) => !truth.effective.includes(id))!
    expect(await ask(lacking.id)).toMatchObject({ answer: 'no', computed: 'no' })
  })

  it('that is refused says so and changes nothing', async () => {
    const vendor = await simulated({ users: 60 })
    const one = await synced(vendor)
    const { url: server } = vendor
    const signedIn = value(
      await one.api.connections.signIn({
        connector: 'ringcentral',
        account: 'Acme',
        server,
        credential: one.credential,
      }),
    )
    await one.ended(signedIn.run)
    await one.ended(value(await one.api.syncs.start({ account: 'Acme' })).run)
    const other = vendor.truth().users.find(({ id }) => id !== vendor.world.signedIn)!
    const { run } = value(
      await one.api.connections.ask({
        account: 'Acme',
        question: { kind: 'profile', user: other.id },
      }),
    )
    const { asked } = await one.ended(run)
    expect(asked?.parts.find(({ kind }) => kind === 'authorization-profile')).toMatchObject({
      subject: other.id,
      status: 'refused',
      reason: expect.stringContaining('CMN-404') as string,
    })
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })
})

describe('a question to the vendor, put as a person names things', () => {
  /** Connected and read, with what comes of a question. */
  async function asking() {
    const vendor = await simulated({ users: 60 })
    const one = await synced(vendor)
    const { url: server } = vendor
    const { credential } = one
    const connector = 'ringcentral' as const
    const signedIn = value(
      await one.api.connections.signIn({ connector, account: 'Acme', server, credential }),
    )
    await one.ended(signedIn.run)
    await one.ended(value(await one.api.syncs.start({ account: 'Acme' })).run)
    const ask = (question: VendorQuestion) => one.api.connections.ask({ account: 'Acme', question })
    const asked = async (question: VendorQuestion) =>
      (await one.ended(value(await ask(question)).run)).asked
    const id = vendor.world.signedIn
    const me = value(await one.api.users.get({ account: 'Acme', user: id })).user
    return { one, ask, asked, id, me }
  }

  it('asks by ids', async () => {
    const { asked, id, me } = await asking()
    const { name: user } = me
    const permission = 'Read Extensions'
    expect(await asked({ kind: 'permission', user, permission })).toMatchObject({
      parts: [
        { kind: 'permission-check', subject: `${id} ReadExtensions`, status: 'whole', count: 1 },
      ],
    })
    const profile = await asked({ kind: 'profile', user: me.extensionNumber! })
    expect(profile?.parts).toMatchObject([
      { kind: 'authorization-profile', subject: id, status: 'whole' },
    ])
    const read = await asked({ kind: 'user', user })
    expect(read?.parts.map(({ kind, subject, status }) => [kind, subject, status]).sort()).toEqual([
      ['assignment', id, 'whole'],
      ['extension-grants', id, 'whole'],
      ['user-features', id, 'whole'],
    ])
  })

  it('asks nothing about what is not there', async () => {
    const { one, ask, id } = await asking()
    const before = one.vendor.stats().total
    for (const question of [
      { kind: 'profile', user: 'Nobody' },
      { kind: 'permission', user: id, permission: 'NoSuchPermission' },
    ] as const) {
      expect(await ask(question)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
    expect(one.vendor.stats().total).toBe(before)
  })

  it('is not answered by an error', async () => {
    const { asked } = await asking()
    // An id of nobody: somebody new could have it.
    const profile = await asked({ kind: 'profile', user: '999' })
    expect(profile?.parts).toMatchObject([{ kind: 'authorization-profile', status: 'missing' }])
    expect(profile?.parts[0]?.reason).toContain('CMN-102')
    const read = await asked({ kind: 'user', user: '999' })
    expect(read?.parts.map(({ kind, status }) => [kind, status]).sort()).toEqual([
      ['assignment', 'missing'],
      ['extension-grants', 'missing'],
      ['user-features', 'missing'],
    ])
  })
})

describe('a time limit', () => {
  it('makes of an endpoint that never answers a part that is missing', async () => {
    const vendor = await simulated({ users: 40, faults: ['stall'] })
    const one = await synced(vendor, { httpTiming: { ...shortWaits, tries: 1 } })
    const report = await one.sync()
    expect(report.snapshot.status).toBe('partial')
    const missing = report.parts.filter(({ status }) => status === 'missing')
    expect(missing.length).toBeGreaterThan(0)
    for (const { reason } of missing) expect(reason).toBeTruthy()
    expect((await comparedWithTruth(one, vendor.truth())).wrong).toEqual([])
  })
})
