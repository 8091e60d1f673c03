import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { writing } from '../../../src/main/store/open'
import { undoImport, writeImport } from '../../../src/main/store/write-import'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import type { AccountIdentity, PartDraft } from '../../../src/main/connectors/parts'
import { day, temporaryFolder } from '../../support/account'
import {
  assignments,
  dictionary,
  directPermissions,
  permission,
  user,
  userList,
} from '../../support/parts'

const server = 'https://platform.ringcentral.com'
const signIn = {
  connector: 'ringcentral',
  server,
  externalId: '400100',
  method: 'jwt',
  clientId: 'client',
  credential: 'random-1',
  locale: 'en-US',
  signedInUser: { id: '8000', name: 'Anna' },
  now: day(1),
} as const
const otherAccount = expect.objectContaining({
  code: 'other-account',
  message: expect.stringContaining('400100') as string,
}) as unknown

function services() {
  const data = temporaryFolder()
  const writer = writerService(data)
  const reader = readerService(data)
  onTestFinished(() => reader.release())
  return {
    data,
    writer,
    reader,
    import: (name: string, drafts: PartDraft[], identity: AccountIdentity) => {
      const folder = new AccountFolder(data)
      const write = (db: Parameters<typeof writeImport>[0], file: string) =>
        writeImport(db, file, { drafts, files: ['a.json'], identity, now: day(2) })
      const known = folder.tryFind(name)
      if (known) return writing(known.file, (db) => write(db, known.file))
      return folder.create(name, undefined, day(1), (db, _, file) => write(db, file))
    },
    undo: (name: string) => {
      const { file } = new AccountFolder(data).find(name)
      writing(file, (db) => undoImport(db, file, undefined))
    },
  }
}

test('connecting makes an account that is known before anything was read', () => {
  const { writer, reader } = services()
  const account = writer.connect({ account: ' Acme ', ...signIn })
  expect(account).toMatchObject({ name: 'Acme', connector: 'ringcentral', server })
  const connection = {
    connector: 'ringcentral',
    server,
    method: 'jwt',
    clientId: 'client',
    locale: 'en-US',
    connectedAt: new Date(day(1)).toISOString(),
    signedInUser: { id: '8000', name: 'Anna' },
  }
  expect(reader['accounts.list']().accounts).toEqual([{ ...account, snapshots: 0, connection }])
  expect(reader['connections.stored']()).toEqual([
    { account: account.id, name: 'Acme', connection, credential: 'random-1', externalId: '400100' },
  ])
  const nothingRead = expect.objectContaining({
    code: 'not-found',
    hint: expect.stringMatching(/sync.*import/) as string,
  }) as unknown
  const input = { account: 'Acme' }
  expect(() => reader['accounts.overview'](input)).toThrow(nothingRead)
  expect(() => reader['access.effective']({ ...input, user: '1' })).toThrow(nothingRead)
  expect(() => reader['diagnose.text']({ ...input, text: 'CMN-408' })).toThrow(nothingRead)
  expect(reader['accounts.snapshots'](input)).toEqual({ snapshots: [] })
  expect(reader['imports.list'](input)).toEqual({ imports: [] })
  expect(reader['syncs.list'](input)).toEqual({ syncs: [] })
})

test('connecting anew replaces the connection; its language can be changed', () => {
  const { writer, reader } = services()
  const { id } = writer.connect({ account: 'Acme', ...signIn })
  const { signedInUser: _, ...unnamed } = signIn
  const again = { ...unnamed, method: 'authorization-code', credential: 'random-2' } as const
  expect(writer.connect({ account: id, ...again }).id).toBe(id)
  expect(writer.changeConnection({ account: 'Acme', locale: 'de-DE' }).id).toBe(id)
  expect(reader['connections.stored']()).toMatchObject([
    { credential: 'random-2', connection: { method: 'authorization-code', locale: 'de-DE' } },
  ])
  expect(reader['connections.stored']()[0]!.connection).not.toHaveProperty('signedInUser')
})

const gateway = 'https://apim.example.com'
const reading = {
  apps: ['3f8e6c00-59ac'],
  findApps: true,
  locales: ['en-US', 'zh-CN'],
  requestsPerSecond: 50,
}
const accessKey = {
  connector: 'enos',
  server: gateway,
  method: 'access-key',
  accessKey: 'key-1',
  credential: 'random-1',
  now: day(1),
  ...reading,
} as const

test('several organizations of EnOS are accounts that share a credential', () => {
  const { writer, reader } = services()
  const first = writer.connect({ account: 'North', organization: 'o1', ...accessKey })
  writer.connect({ account: 'South', organization: 'o2', ...accessKey })
  expect(first).toMatchObject({ connector: 'enos', server: gateway, externalId: 'o1' })
  const connection = {
    connector: 'enos',
    server: gateway,
    method: 'access-key',
    accessKey: 'key-1',
    organization: 'o1',
    ...reading,
    connectedAt: new Date(day(1)).toISOString(),
  }
  const stored = reader['connections.stored']().toSorted((a, b) => a.name.localeCompare(b.name))
  expect(stored).toEqual([
    { account: first.id, name: 'North', connection, credential: 'random-1', externalId: 'o1' },
    expect.objectContaining({ name: 'South', credential: 'random-1', externalId: 'o2' }),
  ])
  expect(reader['accounts.list']().accounts).toContainEqual({ ...first, snapshots: 0, connection })
  expect(() => writer.connect({ account: 'North', organization: 'o2', ...accessKey })).toThrow(
    expect.objectContaining({ code: 'other-account' }),
  )
})

test('what is read of an organization can be changed, and not by what is of another vendor', () => {
  const { writer, reader } = services()
  writer.connect({ account: 'North', organization: 'o1', ...accessKey })
  const next = { apps: [], findApps: false, locales: ['ja-JP'], requestsPerSecond: 5 }
  writer.changeConnection({ account: 'North', reading: next })
  writer.changeConnection({ account: 'North', locale: 'de-DE' })
  const { connection } = reader['connections.stored']()[0]!
  expect(connection).toMatchObject({ accessKey: 'key-1', organization: 'o1', ...next })
  expect(connection).not.toHaveProperty('locale')

  writer.connect({ account: 'Acme', ...signIn })
  writer.changeConnection({ account: 'Acme', reading: next })
  const acme = reader['connections.stored']().find(({ name }) => name === 'Acme')!
  expect(acme.connection).toMatchObject({ clientId: 'client', locale: 'en-US' })
  expect(acme.connection).not.toHaveProperty('apps')
})

test('an account stays the one it is', () => {
  const { data, writer, reader, ...account } = services()
  account.import('Files', [userList([user('1')])], {
    connector: 'ringcentral',
    externalId: '400100',
  })
  account.import('Tables', [assignments({ 1: ['2'] })], { connector: 'table' })
  account.import('EnOS', [userList([user('1')])], { connector: 'enos', externalId: 'o1' })
  const { name: sample } = writer.sample(
    { now: day(1) },
    {
      progress: () => undefined,
      signal: new AbortController().signal,
    },
  )
  writer.connect({ account: 'Connected', ...signIn })

  for (const name of ['Tables', 'EnOS', sample]) {
    const connect = () => writer.connect({ account: name, ...signIn })
    expect(connect, name).toThrow(otherAccount)
    const { connector } = reader['accounts.find']({ account: name })
    const begin = () =>
      writer.beginSync({
        account: name,
        identity: { connector: 'ringcentral', server },
        anew: true,
        now: day(1),
      })
    expect(begin, name).toThrow(expect.objectContaining({ code: 'other-account' }))
    expect(reader['accounts.find']({ account: name }).connector).toBe(connector)
    expect(reader['syncs.list']({ account: name }).syncs).toEqual([])
  }
  const elsewhere = { ...signIn, server: 'https://platform.devtest.ringcentral.com' }
  expect(() => writer.connect({ account: 'Connected', ...elsewhere })).toThrow(otherAccount)
  const other = { ...signIn, externalId: '999' }
  expect(() => writer.connect({ account: 'Connected', ...other })).toThrow(otherAccount)
  expect(() => writer.connect({ account: 'Files', ...other })).toThrow(otherAccount)
  expect(reader['connections.stored']()).toHaveLength(1)
  // What the files did not say, the sign-in adds.
  expect(writer.connect({ account: 'Files', ...signIn })).toMatchObject({ server })
})

test('a connected account is itself without any import, and stays it as long as something says so', () => {
  const { writer, reader, ...account } = services()
  const identity = { connector: 'ringcentral', server, externalId: '400100' } as const
  const is = () => {
    const { connector, externalId } = reader['accounts.find']({ account: 'Acme' })
    return [connector, externalId]
  }
  writer.connect({ account: 'Acme', ...signIn })
  account.import('Acme', [userList([user('1')])], identity)
  account.undo('Acme')
  expect(is()).toEqual(['ringcentral', '400100'])
  account.import('Acme', [userList([user('1')])], identity)
  writer.disconnect({ account: 'Acme' })
  expect(is()).toEqual(['ringcentral', '400100'])
  expect(reader['accounts.list']().accounts[0]).not.toHaveProperty('connection')
  account.undo('Acme')
  expect(is()).toEqual([undefined, undefined])
  expect(() => writer.disconnect({ account: 'Acme' })).not.toThrow()
})

test('what a sign-in tells of the account changes answers that were given before', () => {
  const { writer, reader, ...account } = services()
  account.import('Acme', [userList([user('1'), user('400100')]), dictionary([permission('Fax')])], {
    connector: 'ringcentral',
  })
  const answer = () =>
    reader['access.why']({ account: 'Acme', user: '400100', permission: 'Fax' }).answer
  expect(answer()).toBe('unknown')
  // The extension of the account's own id is the system's, which may do everything.
  writer.connect({ account: 'Acme', ...signIn })
  expect(answer()).toBe('yes')
})

test('tables mean what they mean in an account of tables once nothing else says what it is', () => {
  const { data, writer, reader, ...account } = services()
  const answer = () =>
    reader['access.why']({ account: 'Acme', user: '1', permission: 'Fax' }).answer
  writer.connect({ account: 'Acme', ...signIn })
  account.import('Acme', [directPermissions({ 1: ['Edit'], 2: ['Fax'] })], { connector: 'table' })
  expect(answer()).toBe('unknown')
  writer.disconnect({ account: 'Acme' })
  expect(reader['accounts.find']({ account: 'Acme' }).connector).toBe('table')
  expect(answer()).toBe('no')
  // The same as if it had never been connected.
  const fresh = services()
  fresh.import('Acme', [directPermissions({ 1: ['Edit'], 2: ['Fax'] })], { connector: 'table' })
  const views = (folder: string, name: string) => {
    const { file } = new AccountFolder(folder).find(name)
    const db = new Database(file, { readonly: true })
    const facts = db
      .prepare(
        'SELECT counts, coverage FROM snapshot UNION ALL SELECT name, defined FROM user_version',
      )
      .raw()
      .all()
    db.close()
    return facts
  }
  expect(views(data, 'Acme')).toEqual(views(fresh.data, 'Acme'))
})

test('a copied file is an account of its own that signs in with the same credential', () => {
  const { data, writer, reader } = services()
  const { id } = writer.connect({ account: 'Acme', ...signIn })
  const accounts = join(data, 'accounts')
  copyFileSync(join(accounts, `${id}.sqlite`), join(accounts, 'copy.sqlite'))
  const credentials = () => reader['connections.stored']().map((one) => one.credential)
  expect(credentials()).toEqual(['random-1', 'random-1'])
  writer.disconnect({ account: 'copy' })
  expect(credentials()).toEqual(['random-1'])
  expect(readFileSync(join(accounts, 'copy.sqlite'), 'latin1')).not.toContain('random-1')
})
