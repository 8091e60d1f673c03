import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { why } from '../../../src/main/queries/why'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { migrations, schemaVersion } from '../../../src/main/store/migrate'
import { openForReading, openForWriting } from '../../../src/main/store/open'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { temporaryFolder, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
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
