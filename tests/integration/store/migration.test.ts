import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { SnapshotFacts } from '../../../src/main/access/model'
import type { AppResources } from '../../../src/main/connectors/parts'
import { why } from '../../../src/main/queries/why'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { migrations, schemaVersion } from '../../../src/main/store/migrate'
import { openForReading, openForWriting } from '../../../src/main/store/open'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { day, temporaryFolder, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
  menu,
  part,
  permission,
  role,
  roleList,
  user,
  userList,
} from '../../support/parts'

/** Parts as a file of an older schema holds them. */
function olderSchema(version: number, source: string, file: string): Database.Database {
  const db = new Database(file)
  for (const migration of migrations) if (migration.version <= version) db.exec(migration.sql)
  db.pragma(`user_version = ${version}`)
  db.prepare('ATTACH ? AS source').run(source)
  for (const table of ['account', 'import', 'part_body', 'part', 'snapshot', 'user', 'role']) {
    // Newer columns stand behind the older ones.
    const names = db.prepare(`SELECT name FROM pragma_table_info(?, 'main')`).pluck().all(table)
    const columns = names.join(', ')
    db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM source.${table}`)
  }
  return db
}

/** The same of the first schema, and facts that are not worth keeping. */
function firstSchema(source: string, file: string): void {
  const db = olderSchema(10, source, file)
  db.exec(`INSERT INTO user_version (user_id, since, until, name, hidden, defined)
           VALUES (1, 5, 9007199254740991, 'Stale', 0, 1)`)
  db.exec(`INSERT INTO app (id, external_id) VALUES (1, 'app')`)
  db.exec(`INSERT INTO app_version (app_id, since, until, name, names, catalogue)
           VALUES (1, 5, 9007199254740991, 'Stale', '{}', 1)`)
  db.close()
}

test('a file of the first schema answers right after it was opened, and a copy of it stays', () => {
  const account = new TestAccount()
  account.import([
    dictionary([permission('Edit', ['read']), permission('read', []), permission('Fax', [])]),
    roleList([role('3', ['Edit'])]),
    userList([user('1', 'Anna'), user('2')]),
    assignmentList([assignment('1', ['3'])]),
    part('app', 'app', {
      id: 'app',
      organization: 'o',
      names: { en_US: 'Energy' },
      menus: [],
      permissions: [],
    }),
  ])
  account.import([part('user', '2', user('2', 'Ben'))])
  account.db.pragma('wal_checkpoint(TRUNCATE)')

  const data = temporaryFolder()
  const folder = new AccountFolder(data)
  const file = join(data, 'accounts', 'old.sqlite')
  firstSchema(account.file, file)

  openForReading(file).close()
  expect(existsSync(`${file}.before-${schemaVersion}`)).toBe(true)
  const reader = new Reader(folder)
  const asked = reader.ask('Test', undefined)
  expect(asked.index.facts.users.map(({ name }) => name).sort()).toEqual(['Anna', 'Ben'])
  expect(why(asked, { user: 'Anna', permission: 'read' }).answer).toBe('yes')
  expect(why(asked, { user: 'Anna', permission: 'Fax' }).answer).toBe('no')
  expect(asked.index.facts.apps).toMatchObject([{ name: 'Energy', menusKnown: true }])
  reader.close()

  const migrated = openForWriting(file)
  expect(migrated.pragma('user_version', { simple: true })).toBe(schemaVersion)
  expect(migrated.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(2)
  expect(migrated.prepare('SELECT user, permission FROM v_effective_access').raw().all()).toEqual([
    ['1', 'Edit'],
    ['1', 'read'],
  ])
  migrated.close()
})

test('a file of schema 20 keeps its imports as saved files, and can be connected and synced', () => {
  const account = new TestAccount()
  account.import([userList([user('1', 'Anna')]), roleList([role('3', [])]), assignmentList([])], {
    connector: 'ringcentral',
    server: 'https://platform.ringcentral.com',
  })
  account.db.pragma('wal_checkpoint(TRUNCATE)')
  const data = temporaryFolder()
  const writer = writerService(data)
  const file = join(data, 'accounts', 'old.sqlite')
  olderSchema(20, account.file, file).close()

  const reader = readerService(data)
  expect(reader['accounts.list']().accounts).toMatchObject([{ id: 'old', snapshots: 1 }])
  expect(existsSync(`${file}.before-${schemaVersion}`)).toBe(true)
  expect(reader['imports.list']({ account: 'old' }).imports).toMatchObject([{ source: 'files' }])
  expect(reader['syncs.list']({ account: 'old' }).syncs).toEqual([])
  expect(reader['users.list']({ account: 'old' }).users).toMatchObject([{ name: 'Anna' }])
  const begun = writer.beginSync({
    account: 'old',
    identity: { connector: 'ringcentral', server: 'https://platform.ringcentral.com' },
    anew: false,
    now: 1,
  })
  expect(begun).toMatchObject({ resumed: false, staged: { sync: 1 } })
  reader.release()
})

const portal = { connector: 'enos', externalId: 'o' } as const

/** Two users who have the same, one with nothing, one whose answer spoke of no menus, and a second word. */
function portalAccount(): TestAccount {
  const account = new TestAccount('enos')
  const about = (id: string, resources: AppResources, takenAt: number) =>
    part(
      'user-app-resources',
      `${id} app`,
      { organization: 'o', user: id, app: 'app', resources },
      { takenAt },
    )
  const much: AppResources = {
    menus: [menu('m'), { ...menu('n', 'm'), sourceApp: 'source' }],
    permissions: [{ id: 'P', names: { en_US: 'May P', zh_CN: '可以' } }],
  }
  account.import(
    [
      about('u', much, day(1)),
      about('v', much, day(1)),
      about('w', { menus: [], permissions: [] }, day(1)),
      about('x', { permissions: much.permissions }, day(1)),
    ],
    portal,
  )
  account.import([about('v', { menus: [menu('m')], permissions: [] }, day(2))], portal)
  account.db.pragma('wal_checkpoint(TRUNCATE)')
  return account
}

/** Stores what users have in apps as it was stored before users shared it. */
function withOwnResources(db: Database.Database): void {
  const parts = db
    .prepare(
      `SELECT id, subject, content FROM part JOIN part_body ON part_body.sha256 = body_sha256
       WHERE kind = 'user-app-resources'`,
    )
    .all() as { id: number; subject: string; content: Buffer }[]
  const all = parts.map(({ id, subject, content }) => {
    const { resources, ...rest } = JSON.parse(content.toString()) as Record<string, object>
    return { id, json: JSON.stringify({ ...rest, user: subject.split(' ')[0], ...resources }) }
  })
  for (const { id, json } of all) {
    const address = createHash('sha256').update(json).digest('hex')
    db.prepare('INSERT OR IGNORE INTO part_body VALUES (?, ?)').run(address, Buffer.from(json))
    db.prepare('UPDATE part SET body_sha256 = ? WHERE id = ?').run(address, id)
  }
  db.exec('DELETE FROM part_body WHERE sha256 NOT IN (SELECT body_sha256 FROM part)')
}

test.each([10, 20, 30])(
  'users of a file of schema %i share what they have in apps, and nothing else of it changes',
  (version) => {
    const account = portalAccount()
    const data = temporaryFolder()
    const folder = new AccountFolder(data)
    const file = join(data, 'accounts', 'old.sqlite')
    const old = olderSchema(version, account.file, file)
    withOwnResources(old)
    expect(old.prepare('SELECT count(*) FROM part_body').pluck().get()).toBe(5)
    old.close()

    const migrated = openForWriting(file)
    expect(migrated.prepare('SELECT count(*) FROM part_body').pluck().get()).toBe(4)
    migrated.close()
    const reader = new Reader(folder)
    onTestFinished(() => reader.close())
    for (const at of [undefined, '1']) {
      const { facts } = reader.ask('Test', at).index
      const { facts: expected } = account.ask(at).index
      const words = (from: SnapshotFacts) =>
        from.vendor.map((one) => ({
          user: from.users[one.user]!.id,
          at: one.at,
          granted: 'granted' in one && [...one.granted.keys()].map((key) => from.permissions[key]),
          menus: 'menus' in one && one.menus && [...one.menus],
        }))
      expect(words(facts)).toEqual(words(expected))
      expect(facts.menus).toEqual(expected.menus)
      expect(facts.menus.map(({ sourceApp }) => sourceApp).sort()).toEqual(['source', undefined])
    }
  },
)

test('a connection and an interrupted sync of schema 30 go on', () => {
  const account = new TestAccount()
  account.db.pragma('wal_checkpoint(TRUNCATE)')
  const data = temporaryFolder()
  const writer = writerService(data)
  const reader = readerService(data)
  onTestFinished(() => reader.release())
  const file = join(data, 'accounts', 'old.sqlite')
  const old = olderSchema(30, account.file, file)
  const server = 'https://platform.ringcentral.com'
  old.exec(`
    UPDATE account SET connector = 'ringcentral';
    INSERT INTO connection VALUES
      (1, 'ringcentral', '${server}', '400100', 'jwt', 'client', 'random-1', 'de-DE', 5, '8000', 'Anna');
    INSERT INTO sync (connector, server, external_id, locale, started_at, status, requests, steps)
      VALUES ('ringcentral', '${server}', '400100', 'de-DE', 6, 'interrupted', 3, '[]')`)
  old.close()
  expect(reader['connections.stored']()).toEqual([
    {
      account: 'old',
      name: 'Test',
      credential: 'random-1',
      externalId: '400100',
      connection: {
        connector: 'ringcentral',
        server,
        method: 'jwt',
        clientId: 'client',
        locale: 'de-DE',
        connectedAt: new Date(5).toISOString(),
        signedInUser: { id: '8000', name: 'Anna' },
      },
    },
  ])
  const begun = writer.beginSync({
    account: 'old',
    identity: { connector: 'ringcentral', server, externalId: '400100' },
    settings: 'de-DE',
    anew: false,
    now: 7,
  })
  expect(begun).toMatchObject({ resumed: true, staged: { requests: 3 } })
})

test('a migration that fails leaves the file as it was', () => {
  const account = new TestAccount()
  account.import([userList([user('1')])])
  account.db.pragma('wal_checkpoint(TRUNCATE)')
  const file = join(temporaryFolder(), 'old.sqlite')
  firstSchema(account.file, file)
  const db = new Database(file)
  // A table of the name of one that the migration makes.
  db.exec('CREATE TABLE site (mine TEXT)')
  db.close()
  expect(() => openForWriting(file)).toThrow()
  const after = new Database(file)
  expect(after.pragma('user_version', { simple: true })).toBe(10)
  expect(after.prepare('SELECT name FROM user_version').pluck().all()).toEqual(['Stale'])
  expect(after.prepare('SELECT count(*) FROM v_app').pluck().get()).toBe(1)
  after.close()
})
