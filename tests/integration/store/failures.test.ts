import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { createForWriting, openForReading, openForWriting } from '../../../src/main/store/open'
import { temporaryFolder, TestAccount } from '../../support/account'
import { permission, part, user, userList } from '../../support/parts'

const many = Array.from({ length: 5_000 }, (_, number) =>
  user(`u${number}`, `A rather long name ${number}`),
)

test('a full disk is named, and the account is as it was', () => {
  const account = new TestAccount()
  account.import([part('permission', 'A', permission('A', []))])
  const before = account.facts()
  const pages = account.db.pragma('page_count', { simple: true }) as number
  account.db.pragma(`max_page_count = ${pages + 2}`)
  expect(() => account.import([userList(many)])).toThrow(
    expect.objectContaining({ code: 'disk-full' }),
  )
  expect(account.facts()).toEqual(before)
  expect(account.db.prepare('SELECT count(*) FROM import').pluck().get()).toBe(1)
})

test('another writer is named instead of waited for without end', () => {
  const account = new TestAccount()
  const other = new Database(account.file)
  other.exec('BEGIN IMMEDIATE')
  account.db.pragma('busy_timeout = 50')
  expect(() => account.import([part('permission', 'A', permission('A', []))])).toThrow(
    expect.objectContaining({ code: 'busy' }),
  )
  other.close()
})

describe('opening', () => {
  test('tells damage from a newer version, and changes neither file', () => {
    const folder = temporaryFolder()
    const garbage = join(folder, 'garbage.sqlite')
    writeFileSync(garbage, 'not a database, and long enough to be looked at by SQLite '.repeat(20))
    const future = join(folder, 'future.sqlite')
    createForWriting(future).close()
    const db = new Database(future)
    db.pragma('user_version = 9990')
    db.close()
    for (const open of [openForReading, openForWriting]) {
      expect(() => open(garbage)).toThrow(expect.objectContaining({ code: 'database-corrupt' }))
      expect(() => open(future)).toThrow(
        expect.objectContaining({ code: 'database-from-the-future' }),
      )
    }
    expect(statSync(garbage).size).toBe(58 * 20)
  })

  test('a data folder that cannot be made is named', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => new AccountFolder(join(file, 'data'))).toThrow(
      expect.objectContaining({ code: 'no-access-to-folder' }),
    )
  })

  test.skipIf(process.platform === 'win32')('folders and files are for their owner only', () => {
    const account = new TestAccount()
    expect(statSync(account.file).mode & 0o777).toBe(0o600)
    expect(statSync(account.folder.transit).mode & 0o777).toBe(0o700)
  })
})
