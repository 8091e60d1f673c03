import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/account'
import { filesIn, testCore, value } from '../../support/core'

const server = 'https://platform.ringcentral.com/restapi/v1.0'
const dictionaryPage = (records: unknown[]) => ({
  uri: `${server}/dictionary/permission?page=1&perPage=100`,
  records,
  paging: { page: 1, perPage: 100, totalPages: 1, totalElements: records.length },
  navigation: { firstPage: {} },
})
const permission = (id: string, includes: string[] = [], assignable = true) => ({
  id,
  displayName: `Name of ${id}`,
  assignable,
  includedPermissions: includes.map((one) => ({ id: one })),
})
const enosAnswer = {
  code: 0,
  message: 'OK',
  data: {
    permissions: [{ id: 'p1', code: 'P01', name: 'Edit' }],
    menus: [
      {
        id: 'm2',
        code: 'M2',
        name: 'Second',
        url: '/2',
        displayOrder: 2,
        parentId: '',
        children: [],
      },
      {
        id: 'm1',
        code: 'M1',
        name: 'First',
        url: '/1',
        displayOrder: 1,
        parentId: '',
        children: [],
      },
    ],
  },
}

describe('an import', () => {
  test('takes the good files in and reports each bad one by itself', async () => {
    const { import: importFiles, api } = await testCore()
    const report = await importFiles({
      'good.json': dictionaryPage([permission('Edit', ['Read']), permission('Read')]),
      'cut.json': '{"uri": "x", "records": [',
      'page.json': '<!DOCTYPE html><html><title>Sign in</title></html>',
      'other.json': { weather: 'sunny' },
      'empty.json': '',
    })
    expect(report.state).toBe('done')
    const errors = Object.fromEntries(
      report.files.map((file) => [file.path.split('/').at(-1)!, file.error]),
    )
    expect(errors['good.json']).toBeUndefined()
    expect(errors['cut.json']).toMatch(/line 1/)
    expect(errors['page.json']).toMatch(/HTML/)
    expect(errors['other.json']).toMatch(/weather/)
    expect(errors['empty.json']).toMatch(/empty/i)
    const list = value(await api.permissions.list({ account: 'Test' }))
    expect(list.all).toEqual({ value: 2, is: 'total' })
  })

  test('of nothing usable makes no account', async () => {
    const { import: importFiles, api } = await testCore()
    const report = await importFiles({ 'other.json': { weather: 'sunny' } })
    expect(report.state).toBe('nothing')
    expect(value(await api.accounts.list({})).accounts).toEqual([])
  })

  test('that is cancelled leaves the account as it was, and no new account behind', async () => {
    const { core, api, ended } = await testCore()
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, number) => [
        `${number}.json`,
        dictionaryPage([permission(`P${number}`)]),
      ]),
    )
    const upload = await core.offerPaths([filesIn(many)])
    const { run } = value(
      await api.imports.start({ upload, account: 'New', options: {}, ask: false }),
    )
    await api.runs.cancel({ run })
    const end = await ended(run)
    expect(end).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } })
    expect(value(await api.accounts.list({})).accounts).toEqual([])
  })

  test('asks before it takes what a person must decide, and nothing comes in until then', async () => {
    const { import: importFiles, api } = await testCore()
    const asked = await importFiles({ 'resource.json': enosAnswer }, 'Org', {}, true)
    expect(asked).toMatchObject({
      state: 'asks',
      questions: [{ kind: 'enos-request', needs: ['organization', 'user', 'app'] }],
    })
    expect(value(await api.accounts.list({})).accounts).toEqual([])
    const told = { organization: 'o1', user: 'u1', app: 'a1' }
    await importFiles({ 'resource.json': enosAnswer }, 'Org', told, true)
    const tree = value(await api.menus.tree({ account: 'Org', app: 'a1', user: 'u1' }))
    expect(tree.menus.map((menu) => menu.name)).toEqual(['First', 'Second'])
    expect(tree.answer).toBe('yes')
  })

  test('names answers of another server and takes them only after a yes', async () => {
    const { import: importFiles } = await testCore()
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) })
    const other = {
      ...permission('Fax'),
      uri: 'https://platform.ringcentral.biz/restapi/v1.0/dictionary/permission/Fax',
    }
    const refused = await importFiles({ 'other.json': other })
    expect(refused.state).toBe('nothing')
    expect(refused.files[0]?.error).toContain('platform.ringcentral.biz')
    const mixed = await importFiles({ 'other.json': other }, 'Test', { mixed: true })
    expect(mixed.state).toBe('done')
  })

  test('that is taken back leaves the account as it was', async () => {
    const { import: importFiles, api, ended } = await testCore()
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) })
    const before = value(await api.permissions.list({ account: 'Test' }))
    await importFiles({ 'two.json': dictionaryPage([permission('Fax')]) })
    const { run } = value(await api.imports.undo({ account: 'Test' }))
    expect(await ended(run)).toMatchObject({ status: 'done' })
    const after = value(await api.permissions.list({ account: 'Test' }))
    expect(after).toEqual(before)
  })
})

describe('uploads', () => {
  test('arrive by one-time tickets', async () => {
    const { core, api, ended } = await testCore()
    const body = JSON.stringify(dictionaryPage([permission('Edit')]))
    const files = [{ path: 'saved/permissions.json', size: body.length }]
    const { upload, tickets } = value(await api.uploads.create({ files }))
    expect(value(await core.receiveUpload(tickets[0]!, Readable.from([body])))).toEqual({
      bytes: body.length,
    })
    const again = await core.receiveUpload(tickets[0]!, Readable.from([body]))
    expect(again).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const { run } = value(
      await api.imports.start({ upload, account: 'Up', options: {}, ask: true }),
    )
    expect((await ended(run)).report?.files).toMatchObject([
      { path: 'saved/permissions.json', records: 1 },
    ])
  })

  test('a file that did not arrive is named and nothing is taken', async () => {
    const { api, ended } = await testCore()
    const files = [{ path: 'late.json', size: 1 }]
    const { upload } = value(await api.uploads.create({ files }))
    const { run } = value(
      await api.imports.start({ upload, account: 'Up', options: {}, ask: true }),
    )
    expect((await ended(run)).error?.message).toContain('late.json')
  })

  test('nothing of them is left when Permiscope ends', async () => {
    const { core, api, dataFolder } = await testCore()
    const { tickets } = value(await api.uploads.create({ files: [{ path: 'a.json', size: 2 }] }))
    await core.receiveUpload(tickets[0]!, Readable.from(['{}']))
    await core.close()
    expect(readdirSync(join(dataFolder, 'transit'))).toEqual([])
  })
})

test('a backup is a copy that opens by itself, handed out once', async () => {
  const { core, import: importFiles, api, ended } = await testCore()
  await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) }, 'Acme: Berlin/Ost')
  const { run } = value(await api.accounts.backup({ account: 'Acme: Berlin/Ost' }))
  const { download } = await ended(run)
  const copy = value(await core.takeDownload(download!.ticket))
  expect(copy.name).toBe('Acme Berlin Ost.permiscope.sqlite')
  const db = new Database(await buffer(copy.stream))
  expect(db.prepare('SELECT id FROM v_permission').pluck().all()).toEqual(['Edit'])
  expect(await core.takeDownload(download!.ticket)).toMatchObject({ ok: false })
})

describe('accounts', () => {
  test('a damaged file and one from the future are told apart, and the others still work', async () => {
    const { import: importFiles, api, dataFolder } = await testCore()
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) })
    const folder = join(dataFolder, 'accounts')
    writeFileSync(
      join(folder, 'aaaa.sqlite'),
      'this is not a database at all, it only has its name',
    )
    const [good] = readdirSync(folder).filter((name) => !name.startsWith('aaaa'))
    writeFileSync(join(folder, 'ffff.sqlite'), readFileSync(join(folder, good!)))
    const future = new Database(join(folder, 'ffff.sqlite'))
    future.pragma('user_version = 9990')
    future.close()
    const { accounts } = value(await api.accounts.list({}))
    const problems = accounts.map((account) => account.problem?.message ?? 'fine')
    expect(problems).toHaveLength(3)
    expect(problems).toContain('fine')
    expect(problems).toContainEqual(expect.stringContaining('damaged'))
    expect(problems).toContainEqual(expect.stringContaining('newer Permiscope'))
    expect(value(await api.permissions.list({ account: 'Test' })).permissions).toHaveLength(1)
  })

  test('can be renamed and removed, and their names are unique', async () => {
    const { import: importFiles, api } = await testCore()
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) }, 'One')
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) }, 'Two')
    expect(await api.accounts.rename({ account: 'One', name: 'Two' })).toMatchObject({ ok: false })
    value(await api.accounts.rename({ account: 'One', name: 'Erste' }))
    value(await api.accounts.remove({ account: 'Two' }))
    const { accounts } = value(await api.accounts.list({}))
    expect(accounts.map((account) => account.name)).toEqual(['Erste'])
  })

  test('what another process imports is seen by the next question', async () => {
    const one = await testCore()
    await one.import({ 'one.json': dictionaryPage([permission('Edit')]) })
    value(await one.api.permissions.list({ account: 'Test' }))
    const two = await testCore({ dataFolder: one.dataFolder })
    await two.import({ 'two.json': dictionaryPage([permission('Edit'), permission('Fax')]) })
    expect(value(await one.api.permissions.list({ account: 'Test' })).permissions).toHaveLength(2)
  })
})

describe('what was taken back or removed', () => {
  const people = (count: number) => ({
    uri: `${server}/account/400100/extension?page=1&perPage=1000`,
    records: Array.from({ length: count }, (_, number) => ({
      id: 63_000_000 + number,
      name: `Canary Person ${number}`,
      type: 'User',
    })),
    paging: { page: 1, perPage: 1000, totalPages: 1, totalElements: count },
    navigation: { firstPage: {} },
  })

  test('is not in the file any more, nor in a log beside it, even while it is being read', async () => {
    const { import: importFiles, api, ended, dataFolder } = await testCore()
    await importFiles({ 'one.json': dictionaryPage([permission('Edit')]) })
    value(await api.permissions.list({ account: 'Test' }))
    await importFiles({ 'people.json': people(500) })
    value(await api.users.list({ account: 'Test' }))
    await ended(value(await api.imports.undo({ account: 'Test' })).run)
    const folder = join(dataFolder, 'accounts')
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes('Canary')).toBe(false)
    }
  })

  test('cannot be removed in the middle of an import, which would bring it back', async () => {
    const { core, api, ended } = await testCore()
    const upload = await core.offerPaths([filesIn({ 'people.json': people(500) })])
    const start = { upload, account: 'New', options: {}, ask: false }
    const { run } = value(await api.imports.start(start))
    expect(await api.accounts.remove({ account: 'New' })).toMatchObject({ error: { code: 'busy' } })
    await ended(run)
    value(await api.accounts.remove({ account: 'New' }))
    expect(value(await api.accounts.list({})).accounts).toEqual([])
  })

  test('by another process stops an import into it', async () => {
    const one = await testCore()
    await one.import({ 'one.json': dictionaryPage([permission('Edit')]) })
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, number) => [`${number}.json`, dictionaryPage([])]),
    )
    const two = await testCore({ dataFolder: one.dataFolder })
    const upload = await one.core.offerPaths([filesIn({ ...many, 'people.json': people(500) })])
    const start = { upload, account: 'Test', options: {}, ask: false }
    const { run } = value(await one.api.imports.start(start))
    value(await two.api.accounts.remove({ account: 'Test' }))
    const end = await one.ended(run)
    const left = value(await two.api.accounts.list({})).accounts
    // Whichever came first: the account is gone, or it was made anew as a whole.
    expect([end.status, left.length]).toEqual(end.status === 'failed' ? ['failed', 0] : ['done', 1])
    expect(left.every((account) => account.problem === undefined)).toBe(true)
  })

  test('uploads of a run that failed or was cancelled do not stay', async () => {
    const { core, api, ended, dataFolder } = await testCore()
    const files = [{ path: 'a.json', size: 2 }]
    const { upload, tickets } = value(await api.uploads.create({ files }))
    await core.receiveUpload(tickets[0]!, Readable.from(['{}']))
    const start = { upload, account: 'New', options: { taken: 'never' }, ask: false }
    expect(await ended(value(await api.imports.start(start)).run)).toMatchObject({
      status: 'failed',
    })
    const [own] = readdirSync(join(dataFolder, 'transit'))
    expect(readdirSync(join(dataFolder, 'transit', own!))).toEqual([])
  })
})

test('what a process that is gone left in transit is deleted at the next start', async () => {
  const dataFolder = temporaryFolder()
  const left = join(dataFolder, 'transit', '999999999-left')
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, '0'), 'Bearer canary')
  symlinkSync('/nowhere', join(dataFolder, 'transit', 'dangling'))
  const { api } = await testCore({ dataFolder })
  value(await api.accounts.list({}))
  expect(existsSync(left)).toBe(false)
})

test('files that cannot be looked into are named, and the others come in', async () => {
  const { core, api, ended } = await testCore()
  const folder = filesIn({ 'one.json': dictionaryPage([permission('Edit')]) })
  symlinkSync('/nowhere', join(folder, 'dangling.json'))
  symlinkSync(folder, join(folder, 'loop'))
  const upload = await core.offerPaths([folder])
  const { run } = value(
    await api.imports.start({ upload, account: 'New', options: {}, ask: false }),
  )
  const { report } = await ended(run)
  const errors = report!.files.map((file) => [
    file.path.split('/').at(-1),
    file.error !== undefined,
  ])
  expect(Object.fromEntries(errors)).toEqual({
    'one.json': false,
    'dangling.json': true,
    loop: true,
  })
})

test('the sample account is whole and worth looking at', async () => {
  const { api, ended } = await testCore()
  const { run } = value(await api.imports.sample({}))
  const { result } = await ended(run)
  const account = result!.account.id
  const overview = value(await api.accounts.overview({ account }))
  expect(overview.snapshot.status).toBe('whole')
  expect(overview.snapshot.counts).toMatchObject({
    users: { value: 300, is: 'total' },
    roles: { value: 12, is: 'total' },
    apps: { value: 2, is: 'total' },
  })
  expect(overview.differences).toBeGreaterThan(0)
  const { snapshots } = value(await api.accounts.snapshots({ account }))
  expect(snapshots.map((snapshot) => snapshot.takenAt?.slice(0, 7))).toEqual(['2026-11', '2026-10'])
  const { permissions } = value(await api.permissions.list({ account }))
  expect(permissions.filter((permission) => permission.app === undefined)).toHaveLength(90)
  const detail = value(await api.permissions.get({ account, permission: 'ReadPresence' }))
  expect(Math.max(...detail.includedBy.map((parent) => parent.distance))).toBeGreaterThanOrEqual(2)
})
