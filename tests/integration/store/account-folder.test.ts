import { copyFileSync, existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { temporaryFolder } from '../../support/account'

test('removing an account takes what belongs to it, and no copy that is an account by itself', () => {
  const folder = new AccountFolder(temporaryFolder())
  folder.create('Acme', 'ringcentral', 1, () => undefined)
  const { account, file } = folder.find('Acme')
  const own = ['-wal', '.before-60'].map((end) => file + end)
  const copies = ['.copy.sqlite', ' (1).sqlite'].map((end) => file + end)
  for (const other of [...own, ...copies]) copyFileSync(file, other)
  folder.remove(account.id)
  expect([file, ...own].filter((one) => existsSync(one))).toEqual([])
  expect(copies.filter((one) => !existsSync(one))).toEqual([])
})
