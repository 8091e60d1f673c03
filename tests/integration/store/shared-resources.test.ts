import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AppResources, MenuRecord, PartDraft } from '../../../src/main/connectors/parts'
import { subjectOf } from '../../../src/main/connectors/parts'
import { day, TestAccount } from '../../support/account'
import { menu, part } from '../../support/parts'

const identity = { connector: 'enos', externalId: 'o' } as const

/** What an answer about a user in an app says; `menus` absent where it does not speak of them. */
interface Told {
  permissions: string[]
  menus?: [id: string, parent: string | null][]
}

const resourcesOf = ({ permissions, menus }: Told): AppResources => ({
  ...(menus ? { menus: menus.map(([id, parent]) => menu(id, parent)) } : {}),
  permissions: permissions.map((id) => ({ id, names: { en_US: `May ${id}` } })),
})

const answer = (
  user: string,
  app: string,
  told: Told | AppResources,
  takenAt: number,
  more: { status?: 'partial'; reason?: string } = {},
): PartDraft =>
  part(
    'user-app-resources',
    subjectOf(user, app),
    {
      organization: 'o',
      user,
      app,
      resources: told.permissions.every((one) => typeof one === 'string')
        ? resourcesOf(told as Told)
        : (told as AppResources),
    },
    { takenAt, ...more },
  )

const number = (account: TestAccount, sql: string) => account.db.prepare(sql).pluck().get()

/** The vendor's word on users in apps, with what it grants, by the vendor's ids. */
function wordsOf(account: TestAccount, at?: string) {
  const { facts } = account.ask(at).index
  return facts.vendor.flatMap((statement) => {
    if (statement.kind !== 'user-app-resources') return []
    return [
      {
        user: facts.users[statement.user]!.id,
        app: facts.apps[statement.app]!.id,
        permissions: [...statement.granted.keys()].map((one) => facts.permissions[one]!.id).sort(),
        menus:
          statement.menus &&
          [...statement.menus]
            .map(([one, parent]) => [facts.menus[one]!.id, parent ?? null] as const)
            .sort(),
      },
    ]
  })
}

describe('users who have the same in an app', () => {
  const same: Told = { permissions: ['P', 'Q'], menus: [['m', null], ['n', 'm']] } // prettier-ignore

  function imported(): TestAccount {
    const account = new TestAccount('enos')
    const all = Array.from({ length: 50 }, (_, at) => answer(`u${at}`, 'a', same, day(1) + at))
    account.import([...all, answer('other', 'a', { permissions: [], menus: [] }, day(1))], identity)
    return account
  }

  test('share a body, sets, and the maps of the index', () => {
    const account = imported()
    expect(number(account, 'SELECT count(*) FROM part_body')).toBe(2)
    expect(number(account, 'SELECT count(*) FROM permission_set')).toBe(2)
    expect(number(account, 'SELECT count(*) FROM permission_set_member')).toBe(2)
    expect(number(account, 'SELECT count(*) FROM menu_set_member')).toBe(2)
    const said = account
      .ask()
      .index.facts.vendor.flatMap((one) => (one.kind === 'user-app-resources' ? [one] : []))
    expect(said).toHaveLength(51)
    expect(new Set(said.map(({ granted }) => granted)).size).toBe(2)
    expect(new Set(said.map(({ menus }) => menus)).size).toBe(2)
    expect(wordsOf(account).find(({ user }) => user === 'u7')).toEqual({
      user: 'u7',
      app: 'a',
      permissions: ['P', 'Q'],
      menus: [
        ['m', null],
        ['n', 'm'],
      ],
    })
    expect(wordsOf(account).find(({ user }) => user === 'other')).toMatchObject({
      permissions: [],
      menus: [],
    })
  })

  test('are told by the views as if each had rows of their own', () => {
    const account = imported()
    const rows = (sql: string) => account.db.prepare(sql).raw().all()
    expect(rows(`SELECT * FROM v_vendor_permission WHERE user = 'u3' ORDER BY permission`)).toEqual(
      [
        ['u3', '', 'a', 'P', null, null, day(1) + 49],
        ['u3', '', 'a', 'Q', null, null, day(1) + 49],
      ],
    )
    expect(
      rows(`SELECT app, menu, parent FROM v_vendor_menu WHERE user = 'u3' ORDER BY menu`),
    ).toEqual([
      ['a', 'm', null],
      ['a', 'n', 'm'],
    ])
    expect(rows(`SELECT * FROM v_vendor_menu WHERE user = 'other'`)).toEqual([])
    expect(number(account, 'SELECT count(*) FROM v_vendor_permission')).toBe(100)
  })

  test('asked again write no new fact but who says it, also where names and their order changed', () => {
    const account = imported()
    const facts = () =>
      ['vendor_app', 'permission_set', 'permission_set_member', 'menu_set', 'menu_set_member'].map(
        (table) => account.db.prepare(`SELECT * FROM ${table}`).raw().all(),
      )
    const before = facts()
    const renamed: AppResources = {
      menus: [{ ...menu('n', 'm'), names: { '': 'New name' } }, menu('m')],
      permissions: [
        { id: 'Q', names: {} },
        { id: 'P', names: {} },
      ],
    }
    const all = Array.from({ length: 50 }, (_, at) => answer(`u${at}`, 'a', renamed, day(2)))
    account.import([...all, answer('other', 'a', { permissions: [], menus: [] }, day(2))], identity)
    expect(facts()).toEqual(before)
    expect(
      account
        .ask()
        .index.facts.menus.map(({ name }) => name)
        .sort(),
    ).toEqual(['Menu m', 'New name'])
    expect(
      number(account, `SELECT count(*) FROM statement WHERE kind = 'user-app-resources'`),
    ).toBe(102)
  })

  test('leave nothing behind when the import is taken back', () => {
    const account = imported()
    account.import(
      [answer('u0', 'a', { permissions: ['R'], menus: [['o', null]] }, day(2))],
      identity,
    )
    expect(number(account, 'SELECT count(*) FROM permission_set')).toBe(3)
    account.undo()
    expect(number(account, 'SELECT count(*) FROM permission_set')).toBe(2)
    expect(number(account, 'SELECT count(*) FROM menu_set')).toBe(2)
    expect(number(account, `SELECT count(*) FROM permission WHERE external_id = 'R'`)).toBe(0)
    expect(number(account, 'SELECT count(*) FROM part_body')).toBe(2)
    account.undo()
    for (const table of ['permission_set_member', 'menu_set_member', 'vendor_app', 'part_body'])
      expect(number(account, `SELECT count(*) FROM ${table}`), table).toBe(0)
  })
})

test('sets that nobody has go, also beside an answer that has no set of menus', () => {
  const account = new TestAccount('enos')
  account.import([answer('u', 'a', { permissions: ['P'] }, day(1))], identity)
  account.import([answer('v', 'a', { permissions: ['P'], menus: [['m', null]] }, day(2))], identity)
  expect(number(account, 'SELECT count(*) FROM menu_set')).toBe(1)
  account.undo()
  expect(number(account, 'SELECT count(*) FROM menu_set')).toBe(0)
})

test('the same ids in two apps are two sets', () => {
  const account = new TestAccount('enos')
  const told: Told = { permissions: ['P'], menus: [['m', null]] }
  account.import([answer('u', 'a', told, day(1)), answer('u', 'b', told, day(1))], identity)
  expect(wordsOf(account)).toMatchObject([
    { app: 'a', permissions: ['P'], menus: [['m', null]] },
    { app: 'b', permissions: ['P'], menus: [['m', null]] },
  ])
  const { facts } = account.ask().index
  expect(
    new Set(facts.vendor.map((one) => 'granted' in one && [...one.granted.keys()][0])).size,
  ).toBe(2)
})

test('ids with spaces and percent signs stay what they are', () => {
  const account = new TestAccount('enos')
  const id = '50% of\u00a0a team\t%20'
  account.import([answer(id, 'an app', { permissions: ['P'] }, day(1))], identity)
  expect(wordsOf(account)).toMatchObject([{ user: id, app: 'an app', permissions: ['P'] }])
})

test('a menu that answers name differently has the newest name, and all languages that were said', () => {
  const account = new TestAccount('enos')
  const called = (names: MenuRecord['names']): AppResources => ({
    menus: [{ ...menu('m'), names }],
    permissions: [{ id: 'P', names }],
  })
  account.import([
    answer('z', 'a', called({ en_US: 'Newest', zh_CN: '新' }), day(3)),
    answer('b', 'a', called({ en_US: 'Oldest', ja_JP: '古い' }), day(1)),
    answer('c', 'a', called({ en_US: 'Middle' }), day(2)),
  ], identity) // prettier-ignore
  const names = { en_US: 'Newest', zh_CN: '新', ja_JP: '古い' }
  for (const view of ['v_menu', 'v_permission']) {
    const row = account.db.prepare(`SELECT name, names FROM ${view}`).raw().get() as string[]
    expect([row[0], JSON.parse(row[1]!)], view).toEqual(['Newest', names])
  }
  const [snapshot] = account.db.prepare('SELECT languages FROM snapshot').pluck().all() as string[]
  expect(JSON.parse(snapshot!)).toEqual(['en-US', 'ja-JP', 'zh-CN'])
})

/** A naive store: the newest answer about permissions counts, and the newest that speaks of menus. */
interface Said {
  user: string
  app: string
  told: Told
  at: number
}

const told = fc.record<Told, 'permissions'>(
  {
    permissions: fc.uniqueArray(fc.constantFrom('P', 'Q', 'R')),
    menus: fc.uniqueArray(
      fc.tuple(fc.constantFrom('m', 'n', 'o'), fc.constantFrom(null, 'm', 'elsewhere')),
      { selector: ([id]) => id },
    ),
  },
  { requiredKeys: ['permissions'] },
)
const imports = fc.array(
  fc.uniqueArray(
    fc.record<Said>({
      user: fc.constantFrom('u', 'v', 'w'),
      app: fc.constantFrom('a', 'b'),
      told,
      at: fc.constantFrom(1, 2, 3, 4),
    }),
    {
      minLength: 1,
      maxLength: 6,
      selector: ({ user, app, told: { menus }, at }) =>
        `${user} ${app} ${menus !== undefined} ${at}`,
    },
  ),
  { minLength: 1, maxLength: 4 },
)

function naively(said: Said[]) {
  const newest = (some: Said[]) =>
    some.reduce<Said | undefined>((best, one) => (best && best.at > one.at ? best : one), undefined)
  return Object.values(Object.groupBy(said, ({ user, app }) => `${user} ${app}`)).map((about) => {
    const { user, app, told: permissions } = newest(about!)!
    const menus = newest(about!.filter((one) => one.told.menus !== undefined))?.told.menus
    return { user, app, permissions: permissions.permissions.toSorted(), menus: menus?.toSorted() }
  })
}

/** Each user and app once, with the menus of whichever answer speaks of them. */
function together(account: TestAccount, at?: string) {
  const words = Object.groupBy(wordsOf(account, at), ({ user, app }) => `${user} ${app}`)
  return Object.values(words).map((some) => ({
    ...some![0]!,
    menus: some!.find(({ menus }) => menus !== undefined)?.menus,
  }))
}

const inOrder = <T extends { user: string; app: string }>(all: T[]): T[] =>
  all.toSorted((a, b) => `${a.user} ${a.app}`.localeCompare(`${b.user} ${b.app}`))

test('whatever is imported in whatever order, the newest answers count, now and at every snapshot', () => {
  fc.assert(
    fc.property(imports, (all) => {
      const account = new TestAccount('enos')
      const said: Said[] = []
      for (const one of all) {
        account.import(
          one.map(({ user, app, told: what, at }) => answer(user, app, what, day(at))),
          identity,
        )
        said.push(...one)
      }
      expect(inOrder(together(account))).toEqual(inOrder(naively(said)))
      const moments = account.db.prepare('SELECT id, at FROM snapshot').raw().all() as [
        number,
        number,
      ][]
      for (const [id, moment] of moments) {
        const until = said.filter(({ at }) => day(at) <= moment)
        expect(inOrder(together(account, String(id)))).toEqual(inOrder(naively(until)))
      }
      // The views say the same of the newest state.
      const pairs = account.db
        .prepare('SELECT user, app, permission FROM v_vendor_permission ORDER BY 1, 2, 3')
        .raw()
        .all()
      expect(pairs).toEqual(
        inOrder(naively(said)).flatMap(({ user, app, permissions }) =>
          permissions.map((one) => [user, app, one]),
        ),
      )
    }),
    { numRuns: 30 },
  )
})
