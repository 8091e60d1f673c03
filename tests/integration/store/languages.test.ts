import { expect, onTestFinished, test } from 'vitest'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { day, TestAccount } from '../../support/account'
import { dictionary, menu, part, permission, role, roleList } from '../../support/parts'

const identity = { connector: 'enos', externalId: 'o' } as const

/** Names of an app, its menu and permission, and a role, in English and mostly in Chinese. */
function portal(): TestAccount {
  const account = new TestAccount('enos')
  account.import(
    [
      part(
        'app',
        'a',
        {
          id: 'a',
          organization: 'o',
          names: { en_US: 'Wind', zh_CN: '风' },
          enabled: false,
          created: 'shortcut',
          menus: [
            { ...menu('m'), names: { en_US: 'Home', zh_CN: '首页' }, sourceApp: 'b' },
            { ...menu('n'), names: { en_US: 'English alone' } },
          ],
          permissions: [{ id: 'P', names: { en_US: 'Operate', zh_CN: '操作' } }],
        },
        { takenAt: day(1) },
      ),
      roleList(
        [{ id: 'r', name: 'Operator', names: { en_US: 'Operator', zh_CN: '操作员' } }],
        day(1),
      ),
    ],
    identity,
  )
  return account
}

function services(account: TestAccount) {
  const data = account.file.replace(/\/accounts\/.*$/, '')
  const reader = readerService(data)
  onTestFinished(() => reader.release())
  return { writer: writerService(data), reader }
}

function namesOf(account: TestAccount) {
  const { facts } = account.ask().index
  return {
    app: facts.apps.map(({ name }) => name),
    menus: facts.menus.map(({ name }) => name).sort(),
    permission: facts.permissions.map(({ name }) => name),
    role: facts.roles.map(({ name }) => name),
  }
}

const english = {
  app: ['Wind'],
  menus: ['English alone', 'Home'],
  permission: ['Operate'],
  role: ['Operator'],
}

test('a chosen language shows at once, where there is no name in it the one as before', () => {
  const account = portal()
  const { writer, reader } = services(account)
  expect(namesOf(account)).toEqual(english)
  const before = account.db.prepare('SELECT count(*) FROM import').pluck().get()

  writer.setLanguage({ account: 'Test', language: 'zh-cn' })
  expect(namesOf(account)).toEqual({
    app: ['风'],
    menus: ['English alone', '首页'],
    permission: ['操作'],
    role: ['操作员'],
  })
  const overview = reader['accounts.overview']({ account: 'Test' })
  expect(overview).toMatchObject({ languages: ['en-US', 'zh-CN'], language: 'zh-CN' })
  expect(account.db.prepare('SELECT count(*) FROM import').pluck().get()).toBe(before)

  writer.setLanguage({ account: 'Test' })
  expect(namesOf(account)).toEqual(english)
  expect(reader['accounts.overview']({ account: 'Test' })).not.toHaveProperty('language')
})

test('a language in which nothing was read is refused, with those in which something was', () => {
  const account = portal()
  const { writer } = services(account)
  expect(() => writer.setLanguage({ account: 'Test', language: 'de-DE' })).toThrow(
    expect.objectContaining({
      code: 'invalid-argument',
      hint: expect.stringContaining('en-US, zh-CN') as string,
    }),
  )
  expect(() => writer.setLanguage({ account: 'Test', language: '' })).toThrow()
  expect(namesOf(account)).toEqual(english)
})

test('where answers do not say their language, there is none to choose', () => {
  const account = new TestAccount('ringcentral')
  account.import([dictionary([permission('Fax')]), roleList([role('3', [])])])
  const { writer, reader } = services(account)
  expect(reader['accounts.overview']({ account: 'Test' }).languages).toEqual([''])
  expect(() => writer.setLanguage({ account: 'Test', language: 'en-US' })).toThrow(
    expect.objectContaining({ hint: 'The answers did not say the language of their names.' }),
  )
})

test('each snapshot has the languages of its time, and SQL finds all names', () => {
  const account = portal()
  const inGerman = [
    { id: 'r', name: 'Bediener', names: { de_DE: 'Bediener' } },
    { id: 's', names: { ja_JP: '役割' } },
  ]
  account.import([roleList(inGerman, day(2))], identity)
  const languages = account.db.prepare('SELECT languages FROM snapshot ORDER BY at').pluck().all()
  expect(languages).toEqual(['["en-US","zh-CN"]', '["de-DE","en-US","ja-JP","zh-CN"]'])
  const rows = (sql: string) => account.db.prepare(sql).raw().all()
  expect(rows(`SELECT id, name, names ->> 'de_DE', names ->> 'ja_JP' FROM v_role`)).toEqual([
    ['r', 'Bediener', 'Bediener', null],
    ['s', '役割', null, '役割'],
  ])
  expect(rows(`SELECT name, names ->> 'zh_CN', enabled, created FROM v_app`)).toEqual([
    ['Wind', '风', 0, 'shortcut'],
  ])
  expect(rows(`SELECT names ->> 'zh_CN', source_app FROM v_menu WHERE id = 'm'`)).toEqual([
    ['首页', 'b'],
  ])
})

test('languages of one role add up where a newer answer is not whole, and a whole one replaces them', () => {
  const account = portal()
  const named = () =>
    JSON.parse(account.db.prepare('SELECT names FROM v_role').pluck().get() as string) as unknown
  const partly = { id: 'r', names: { ja_JP: '役割' } }
  account.import(
    [part('role', 'r', partly, { takenAt: day(2), status: 'partial', reason: 'test' })],
    identity,
  )
  expect(named()).toEqual({ en_US: 'Operator', zh_CN: '操作员', ja_JP: '役割' })
  account.import([roleList([{ id: 'r', names: { en_US: 'Driver' } }], day(3))], identity)
  expect(named()).toEqual({ en_US: 'Driver' })
  expect(namesOf(account).role).toEqual(['Driver'])
})

test('how an app stands, and where a menu comes from, is known to the index', () => {
  const { facts } = portal().ask().index
  expect(facts.apps).toMatchObject([{ enabled: false, created: 'shortcut' }])
  expect(facts.menus.map(({ sourceApp }) => sourceApp)).toEqual(['b', undefined])
  const unsaid = new TestAccount('enos')
  unsaid.import(
    [part('app', 'a', { id: 'a', organization: 'o', names: {}, menus: [], permissions: [] })],
    identity,
  )
  expect(unsaid.ask().index.facts.apps[0]).toMatchObject({ enabled: undefined, created: undefined })
})
