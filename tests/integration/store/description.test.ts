import { expect, it, onTestFinished } from 'vitest'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { TestAccount } from '../../support/account'
import { part, user } from '../../support/parts'

function services(account: TestAccount) {
  const data = account.folder.dataFolder
  const reader = readerService(data)
  onTestFinished(() => reader.release())
  return { writer: writerService(data), reader }
}

it('client and colour stand in the account’s file, through imports, until they are taken away', () => {
  const account = new TestAccount('ringcentral')
  const { reader, writer } = services(account)
  writer.describe({ account: 'Test', client: '  Acme ', colour: 'teal' })
  account.import([part('user', '1', user('1'))])
  expect(reader['accounts.list']().accounts).toMatchObject([{ client: 'Acme', colour: 'teal' }])

  const { id } = account.folder.find('Test').account
  expect(writer.describe({ account: id })).not.toHaveProperty('client')
  expect(reader['accounts.list']().accounts[0]).not.toHaveProperty('colour')
})

it('a client’s name is one line', () => {
  const { writer } = services(new TestAccount('ringcentral'))
  expect(() => writer.describe({ account: 'Test', client: 'a\nb' })).toThrow('no line breaks')
})

it('a colour of a later version is none', () => {
  const account = new TestAccount('ringcentral')
  account.db.exec(`UPDATE account SET colour = 'ultraviolet'`)
  expect(account.folder.find('Test').account).not.toHaveProperty('colour')
})
