/** Connecting organizations of EnOS, against a simulated gateway over real HTTP. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import { value } from '../../support/core'
import { TestKeychain } from '../../support/test-keychain'
import {
  accountOf,
  connectable,
  keysOf,
  readingOf,
  signIn,
  signInToEnos,
  simulatedEnos,
  sync,
  syncEnos,
  until,
} from './enos'
import { inBrowser, signInTo, simulated } from './ringcentral'

const files = (folder: string): string[] =>
  readdirSync(join(folder, 'accounts')).filter((name) => name.endsWith('.sqlite'))

test('an organization becomes an account, and the secret key lies in the keychain alone', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  const run = await signIn(core, { ...signInToEnos(sim), locales: ['en-us', 'zh-CN', 'en-US'] })
  expect(run.error).toBeUndefined()
  expect(run).toMatchObject({ kind: 'sign-in', status: 'done', account: 'Acme' })
  const account = await accountOf(core)
  const organization = sim.organizations[0]!.id
  expect(run.result?.account).toMatchObject({
    id: account.id,
    connector: 'enos',
    server: sim.url,
    externalId: organization,
  })
  expect(run.connected).toEqual([run.result?.account])
  expect(account.connection).toEqual({
    connector: 'enos',
    server: sim.url,
    method: 'access-key',
    accessKey: sim.accessKey,
    organization,
    ...readingOf(sim),
    locales: ['en-US', 'zh-CN'],
    connectedAt: expect.any(String) as string,
    state: 'ready',
  })
  expect(core.keychain.kinds()).toEqual(['secret-key'])
  expect(sim.stats().forbidden).toEqual([])
})

test('several organizations share one credential, which the last one takes away', async () => {
  const sim = await simulatedEnos({ organizations: 3 })
  const core = await connectable()
  const run = await signIn(core, signInToEnos(sim, 'One', 'Two', 'Three'))
  expect(run.error).toBeUndefined()
  expect(run.connected?.map(({ name, externalId }) => [name, externalId])).toEqual([
    ['One', sim.organizations[0]!.id],
    ['Two', sim.organizations[1]!.id],
    ['Three', sim.organizations[2]!.id],
  ])
  expect(run.result?.account.name).toBe('One')
  expect(core.keychain.entries.size).toBe(1)

  for (const name of ['One', 'Two']) {
    const { run } = value(await core.api.connections.disconnect({ account: name }))
    expect((await core.ended(run)).status).toBe('done')
    expect(core.keychain.entries.size).toBe(1)
  }
  expect((await syncEnos(core, 'Three')).error).toBeUndefined()
  value(await core.api.accounts.remove({ account: 'Three' }))
  expect(core.keychain.entries.size).toBe(0)
})

test('all are connected or none is, and the one that is not known is named', async () => {
  const sim = await simulatedEnos({ organizations: 2 })
  const core = await connectable()
  const input = signInToEnos(sim, 'One', 'Two')
  input.accounts.push({ account: 'Three', organization: 'o404' })
  const run = await signIn(core, input)
  expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })
  expect(run.error?.message).toContain('o404')
  expect(core.keychain.entries.size).toBe(0)
  expect(files(core.dataFolder)).toEqual([])
  expect(value(await core.api.accounts.list({})).accounts).toEqual([])
})

test('where one cannot be stored, those before it are as they were', async () => {
  const sim = await simulatedEnos({ organizations: 3 })
  const core = await connectable()
  await signIn(core, signInToEnos(sim, 'One'))
  const before = await accountOf(core, 'One')
  const [kept] = core.keychain.entries.keys()
  const there = await connectable({ dataFolder: core.dataFolder }, core.keychain)

  // In the moment in which the secret key is stored, the third account turns out to be another one.
  const keep = core.keychain.set.bind(core.keychain)
  core.keychain.set = async (...given) => {
    const { status } = await there.ended(value(await there.api.imports.sample({})).run)
    expect(status).toBe('done')
    return keep(...given)
  }
  const run = await signIn(core, signInToEnos(sim, 'One', 'Two', 'Sample account'))
  expect(run).toMatchObject({ status: 'failed', error: { code: 'other-account' } })
  const { accounts } = value(await core.api.accounts.list({}))
  expect(accounts.map(({ name }) => name).sort()).toEqual(['One', 'Sample account'])
  expect(await accountOf(core, 'One')).toEqual(before)
  expect([...core.keychain.entries.keys()]).toEqual([kept])
  expect((await syncEnos(core, 'One')).error).toBeUndefined()
})

test('keys that are wrong leave nothing behind, and are in no word of it', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  for (const credential of [
    { ...keysOf(sim), secretKey: 'canary-of-a-wrong-secret-key' },
    { ...keysOf(sim), accessKey: 'no-such-access-key' },
  ]) {
    const run = await signIn(core, { ...signInToEnos(sim), credential })
    expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })
    expect(run.error?.hint).toBeTruthy()
    expect(JSON.stringify([run, core.events])).not.toContain(credential.secretKey)
  }
  expect(core.keychain.entries.size).toBe(0)
  expect(files(core.dataFolder)).toEqual([])
})

test('an organization is not known, or has no such app', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  const unknown = { account: 'Acme', organization: 'o404' }
  for (const input of [
    { ...signInToEnos(sim), accounts: [unknown] },
    { ...signInToEnos(sim), accounts: [unknown], apps: [], findApps: true },
  ]) {
    const run = await signIn(core, input)
    expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })
    expect(run.error?.message).toContain('o404')
  }
  sim.setQuirks(['status-msg', 'success-200', 'stauts'])
  const odd = await signIn(core, { ...signInToEnos(sim), accounts: [unknown] })
  expect(odd).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })
  expect((await signIn(core, signInToEnos(sim, 'Zero'))).status).toBe('done')
  value(await core.api.accounts.remove({ account: 'Zero' }))
  sim.setQuirks([])
  // Where the list of roles may not be read, an app tells; where neither may, nobody can tell.
  sim.setWithout(['ROLE'])
  expect((await signIn(core, signInToEnos(sim, 'One'))).status).toBe('done')
  sim.setWithout(['ROLE', 'app'])
  expect((await signIn(core, signInToEnos(sim, 'One'))).status).toBe('done')
  expect(core.keychain.entries.size).toBe(1)
})

test('a gateway that lets this address not in, or that is gone, is told as that', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  sim.setFaults(['address-not-allowed'])
  const refused = await signIn(core, signInToEnos(sim))
  expect(refused).toMatchObject({ status: 'failed' })
  expect(JSON.stringify(refused.error)).toMatch(/address/i)
  await sim.close()
  const gone = await signIn(core, signInToEnos(sim))
  expect(gone).toMatchObject({ status: 'failed', error: { code: 'server-unreachable' } })
  expect(core.keychain.entries.size).toBe(0)
  expect(files(core.dataFolder)).toEqual([])
})

test('a gateway that anybody could listen to is refused before anything is sent', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  for (const server of ['http://apim.example.com', 'ftp://example.com', 'https://a.b/c', '']) {
    const refused = await core.api.connections.signIn({ ...signInToEnos(sim), server })
    expect(refused, server).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
  }
  expect(sim.stats().total).toBe(0)
})

test('what makes no sense is refused before anything is sent', async () => {
  const sim = await simulatedEnos({ organizations: 2 })
  const core = await connectable()
  const input = signInToEnos(sim, 'One', 'Two')
  const [one, two] = [input.accounts[0]!, input.accounts[1]!]
  for (const wrong of [
    { accounts: [one, { ...two, account: 'One' }] },
    { accounts: [one, { ...two, organization: one.organization }] },
    { accounts: [{ ...one, organization: ' ' }] },
    { apps: [' '], findApps: false },
    { locales: ['no language'] },
    { locales: [] },
    { requestsPerSecond: 0 },
  ]) {
    const refused = await core.api.connections.signIn({ ...input, ...wrong })
    expect(refused, JSON.stringify(wrong)).toMatchObject({
      ok: false,
      error: { code: 'invalid-argument' },
    })
  }
  expect(sim.stats().total).toBe(0)

  // One account twice, by its name and by its id.
  await signIn(core, signInToEnos(sim, 'One'))
  const { id } = await accountOf(core, 'One')
  const other = await core.api.connections.signIn({
    ...input,
    accounts: [one, { account: id, organization: two.organization }],
  })
  expect(other).toMatchObject({ ok: false, error: { code: 'other-account' } })
})

test('an account stays the organization that it is, and the vendor that it is', async () => {
  const [sim, ringCentral] = [await simulatedEnos({ organizations: 2 }), await simulated()]
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  const requests = sim.stats().total
  const other = await core.api.connections.signIn({
    ...signInToEnos(sim),
    accounts: [{ account: 'Acme', organization: sim.organizations[1]!.id }],
  })
  expect(other).toMatchObject({ ok: false, error: { code: 'other-account' } })
  const another = await core.api.connections.signIn(
    signInTo(ringCentral, 'Acme', inBrowser(ringCentral)),
  )
  expect(another).toMatchObject({ ok: false, error: { code: 'other-account' } })
  expect(sim.stats().total).toBe(requests)
})

test('connecting one of two again leaves the other its credential', async () => {
  const sim = await simulatedEnos({ organizations: 2 })
  const core = await connectable()
  await signIn(core, signInToEnos(sim, 'One', 'Two'))
  const [old] = core.keychain.entries.keys()
  await signIn(core, signInToEnos(sim, 'One'))
  expect(core.keychain.entries.size).toBe(2)
  expect((await syncEnos(core, 'Two')).error).toBeUndefined()

  await signIn(core, signInToEnos(sim, 'One', 'Two'))
  expect(core.keychain.entries.size).toBe(1)
  expect([...core.keychain.entries.keys()]).not.toContain(old)
})

test('what is read is changed for the next sync, all together', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  const reading = {
    apps: [sim.apps[0]!.id, ` ${sim.apps[0]!.id} `],
    findApps: true,
    locales: ['zh-cn'],
    requestsPerSecond: 7,
  }
  value(await core.api.connections.change({ account: 'Acme', reading }))
  expect((await accountOf(core)).connection).toMatchObject({
    apps: [sim.apps[0]!.id],
    findApps: true,
    locales: ['zh-CN'],
    requestsPerSecond: 7,
  })
  for (const change of [{ locale: 'de-DE' }, {}, { reading, locale: 'de-DE' }]) {
    const refused = await core.api.connections.change({ account: 'Acme', ...change })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
  }

  const ringCentral = await simulated()
  await signIn(core, signInTo(ringCentral, 'Other'))
  expect(await core.api.connections.change({ account: 'Other', reading })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
})

test('without a keychain the keys last until Permiscope ends', async () => {
  const sim = await simulatedEnos()
  const first = await connectable({ secrets: new MemorySecrets('There is no D-Bus.') })
  await signIn(first, signInToEnos(sim))
  expect((await syncEnos(first)).error).toBeUndefined()
  await first.core.close()

  const second = await connectable({
    dataFolder: first.dataFolder,
    secrets: new MemorySecrets('There is no D-Bus.'),
  })
  expect((await accountOf(second)).connection?.state).toBe('needs-sign-in')
  expect(await syncEnos(second)).toMatchObject({ error: { code: 'sign-in-needed' } })
})

test('the next process goes on by the keychain, and two at once do not disturb each other', async () => {
  const sim = await simulatedEnos({ organizations: 2 })
  const here = await connectable()
  await signIn(here, signInToEnos(sim, 'One', 'Two'))
  const there = await connectable({ dataFolder: here.dataFolder }, here.keychain)
  expect((await accountOf(there, 'Two')).connection?.state).toBe('ready')
  const runs = await Promise.all([syncEnos(here, 'One'), syncEnos(there, 'Two')])
  expect(runs.map(({ status, error }) => error ?? status)).toEqual(['done', 'done'])

  const again = await Promise.all([
    signIn(here, signInToEnos(sim, 'One', 'Two')),
    signIn(there, signInToEnos(sim, 'One', 'Two')),
  ])
  expect(again.map(({ status, error }) => error ?? status)).toEqual(['done', 'done'])
  expect(here.keychain.entries.size).toBe(1)
  expect(sim.stats().unsigned).toBe(0)
})

test('keys that the gateway takes no more need a sign-in, and the list of accounts says so', async () => {
  const sim = await simulatedEnos()
  const keychain = new TestKeychain()
  const first = await connectable({}, keychain)
  await signIn(first, signInToEnos(sim))
  await first.core.close()
  const [entry] = keychain.entries.keys()
  keychain.entries.set(entry!, 'replaced-at-the-vendor')

  const core = await connectable({ dataFolder: first.dataFolder }, keychain)
  const run = await syncEnos(core)
  expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-needed' } })
  expect(JSON.stringify(run)).not.toContain('replaced-at-the-vendor')
  expect((await accountOf(core)).connection?.state).toBe('needs-sign-in')

  await signIn(core, signInToEnos(sim))
  expect((await accountOf(core)).connection?.state).toBe('ready')
  expect((await syncEnos(core)).error).toBeUndefined()
})

test('another gateway or access key in the file gets no request', async () => {
  const [sim, other] = [await simulatedEnos(), await simulatedEnos({ seed: 2 })]
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  const { id } = await accountOf(core)
  const file = (name: string) => join(core.dataFolder, 'accounts', `${name}.sqlite`)
  copyFileSync(file(id), file('copy'))
  value(await core.api.accounts.rename({ account: 'copy', name: 'Copy' }))
  for (const [column, changed] of [
    ['server', other.url],
    ['client_id', other.accessKey],
  ]) {
    const db = new Database(file('copy'))
    const before = db.prepare(`SELECT ${column} FROM connection`).pluck().get()
    db.prepare(`UPDATE connection SET ${column} = ?`).run(changed)
    const next = await connectable({ dataFolder: core.dataFolder }, core.keychain)
    const requests = sim.stats().total
    for (const opened of [core, next]) {
      const run = await syncEnos(opened, 'Copy')
      expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-needed' } })
      expect(run.error?.message).toContain('another server or application')
    }
    expect(sim.stats().total).toBe(requests)
    db.prepare(`UPDATE connection SET ${column} = ?`).run(before)
    db.close()
  }
  expect(other.stats().total).toBe(0)
  expect((await syncEnos(core, 'Copy')).error).toBeUndefined()
})

test('a sync by keys that are used once keeps neither secret nor connection', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  const once = {
    connector: 'enos' as const,
    account: 'Once',
    organization: sim.organizations[0]!.id,
    server: sim.url,
    credential: keysOf(sim),
    ...readingOf(sim),
    perUser: { of: 'all' as const },
  }
  const run = await core.ended(value(await core.api.syncs.once(once)).run)
  expect(run.error).toBeUndefined()
  expect(run.syncReport?.snapshot.counts.users.value).toBe(sim.truth().users.length)
  const account = await accountOf(core, 'Once')
  expect(account).not.toHaveProperty('connection')
  expect(account.externalId).toBe(sim.organizations[0]!.id)
  expect(core.keychain.entries.size).toBe(0)

  const unknown = { ...once, account: 'Unknown', organization: 'o404' }
  const refused = await core.ended(value(await core.api.syncs.once(unknown)).run)
  expect(refused).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })
  expect(files(core.dataFolder)).toEqual([`${account.id}.sqlite`])
})

test('while several accounts are connected, none of them is synced', async () => {
  const sim = await simulatedEnos({ organizations: 2 })
  const core = await connectable()
  await signIn(core, signInToEnos(sim, 'One', 'Two'))
  sim.setFaults(['stall'], 1)
  const { run } = value(await core.api.connections.signIn(signInToEnos(sim, 'One', 'Two')))
  for (const account of ['One', 'Two', (await accountOf(core, 'Two')).id]) {
    expect(await core.api.syncs.start({ account })).toMatchObject({
      ok: false,
      error: { code: 'busy', detail: { run } },
    })
  }
  value(await core.api.runs.cancel({ run }))
  expect((await core.ended(run)).status).toBe('cancelled')
  expect(core.keychain.entries.size).toBe(1)
  expect((await accountOf(core, 'Two')).connection?.state).toBe('ready')
})

test('a user is asked about in one app, by names, and the answer is stored', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  expect((await syncEnos(core)).error).toBeUndefined()
  const truth = sim.truth()
  const has = truth.access.find(({ permissions }) => permissions.length > 0)!
  const user = truth.users.find(({ id }) => id === has.user)!
  const app = truth.apps.find(({ id }) => id === has.app)!
  const question = { kind: 'app-resources', user: user.email, app: app.name } as const
  const { run } = value(await core.api.connections.ask({ account: 'Acme', question }))
  const { asked, error } = await core.ended(run)
  expect(error).toBeUndefined()
  expect(asked?.parts).toMatchObject([{ kind: 'user-app-resources', status: 'whole' }])
  const tree = value(await core.api.menus.tree({ account: 'Acme', app: app.id, user: user.id }))
  expect(tree.snapshot.id).toBe(asked?.snapshot?.id)
  expect(tree.confirmed).toBe(true)
})

test('each vendor is asked what it can answer', async () => {
  const [sim, ringCentral] = [await simulatedEnos(), await simulated()]
  const core = await connectable()
  await signIn(core, signInToEnos(sim))
  await signIn(core, signInTo(ringCentral, 'Other'))
  const user = 'u1'
  for (const question of [
    { kind: 'profile', user } as const,
    { kind: 'user', user } as const,
    { kind: 'permission', user, permission: 'ReadPresence' } as const,
  ]) {
    const refused = await core.api.connections.ask({ account: 'Acme', question })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
  }
  const question = { kind: 'app-resources', user, app: sim.apps[0]!.id } as const
  expect(await core.api.connections.ask({ account: 'Other', question })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
  expect(await core.api.syncs.start({ account: 'Other', perUser: { of: 'all' } })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
  expect(await core.api.syncs.estimate({ account: 'Other' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
})

test('the guide names every request, and the grants that some of them need', async () => {
  const core = await connectable()
  const guide = value(await core.api.connections.guide({ connector: 'enos' }))
  if (guide.connector !== 'enos') throw new Error('It is the guide of another vendor.')
  const granted = guide.rights.flatMap(({ grant }) => grant ?? [])
  expect(granted).toEqual(['USER', 'ROLE', 'USER_ALL_PERMISSION'])
  const sim = await simulatedEnos({ without: ['USER_ALL_PERMISSION'] })
  await signIn(core, { ...signInToEnos(sim), findApps: true })
  await syncEnos(core, 'Acme', { of: 'sample' })
  const named = guide.rights.map(({ request }) => request.replace(/^\w+ \/[^/]+\/v[\d.]+\//, ''))
  const asked = Object.keys(sim.stats().byOperation).filter((one) => !one.startsWith('token/'))
  expect(asked.length).toBeGreaterThan(7)
  expect(named).toEqual(expect.arrayContaining(asked))
  expect(value(await core.api.connections.guide({ connector: 'ringcentral' })).connector).toBe(
    'ringcentral',
  )
})

test('the language of the names is chosen without a sync', async () => {
  const sim = await simulatedEnos()
  const core = await connectable()
  await signIn(core, { ...signInToEnos(sim), locales: ['en-US', 'zh-CN'] })
  expect((await syncEnos(core)).error).toBeUndefined()
  const requests = sim.stats().total
  const names = async () => {
    const { apps } = value(await core.api.menus.apps({ account: 'Acme' }))
    return new Map(apps.map(({ id, name }) => [id, name]))
  }
  const english = await names()
  const changes = () => core.events.filter(({ name }) => name === 'accounts.changed').length
  const before = changes()
  value(await core.api.accounts.language({ account: 'Acme', language: 'zh-CN' }))
  expect(changes()).toBeGreaterThan(before)
  const chinese = await names()
  const [app] = sim.truth().apps.filter(({ created }) => created !== 'shortcut')
  expect(english.get(app!.id)).not.toBe(chinese.get(app!.id))
  value(await core.api.accounts.language({ account: 'Acme' }))
  expect(await names()).toEqual(english)
  expect(await core.api.accounts.language({ account: 'Acme', language: 'fr-FR' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
  expect(sim.stats().total).toBe(requests)
})

test('an interrupted sync goes on after a new start', async () => {
  const sim = await simulatedEnos({ users: 60, apps: 4 })
  const first = await connectable()
  await signIn(first, signInToEnos(sim))
  const { run } = value(await first.api.syncs.start({ account: 'Acme', perUser: { of: 'all' } }))
  await until(first, run, ({ sync: seen }) => (seen?.requests ?? 0) > 40)
  await first.core.close()

  const second = await connectable({ dataFolder: first.dataFolder }, first.keychain)
  const again = await sync(second)
  expect(again.error).toBeUndefined()
  expect(again.syncReport?.resumed).toBe(true)
  const { total } = await second.api.accounts
    .parts({ account: 'Acme', kind: 'user-app-resources' })
    .then(value)
  expect(total).toBe(60 * 4)
})
