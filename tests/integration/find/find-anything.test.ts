import { describe, expect, it } from 'vitest'
import { findAnything } from '../../../src/main/queries/find-anything'
import type { FoundThings } from '../../../src/shared/schemas/find'
import { day, TestAccount } from '../../support/account'
import { dictionary, menu, part, permission, role, roleList } from '../../support/parts'

/** Kind, name and what was marked of the name or beside it. */
function shown({ groups }: FoundThings): string[] {
  return groups.flatMap(({ kind, hits }) =>
    hits.map(({ details, name }) => {
      const marked = [name, ...details].flatMap(({ text, found }) =>
        found.map(([begin, end]) => text.slice(begin, end)),
      )
      return `${kind} ${name.text} [${[...new Set(marked)].join('|')}]`
    }),
  )
}

function people(): TestAccount {
  const account = new TestAccount('ringcentral')
  const records = [
    { id: '63001', name: 'Anna Meyer', extensionNumber: '1042', email: 'anna.meyer@example.com' },
    { id: '63002', name: 'Анна Мейер', extensionNumber: '1043' },
    { id: '63003', name: '王小明', extensionNumber: '1044' },
    { id: '63004', name: 'Joanna Presence', extensionNumber: '1045' },
  ]
  account.import([
    part('user-list', '', { records }, { takenAt: day(1), count: records.length }),
    roleList([role('7', ['ReadPresence']), { ...role('8'), name: 'Presence Managers' }], day(1)),
    dictionary([permission('ReadPresence'), permission('EditCalls')], day(1)),
  ])
  return account
}

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
          names: { en_US: 'Wind Monitor', zh_CN: '风场监控' },
          menus: [{ ...menu('m'), names: { en_US: 'Home', zh_CN: '首页' } }],
          permissions: [
            { id: 'P', names: { en_US: 'Operate', zh_CN: '操作', ru_RU: 'Управление' } },
          ],
        },
        { takenAt: day(1) },
      ),
      roleList(
        [{ id: 'r', name: 'Operator', names: { en_US: 'Operator', zh_CN: '操作员' } }],
        day(1),
      ),
    ],
    { connector: 'enos', externalId: 'o' },
  )
  return account
}

describe('a text finds', () => {
  it('users by name, extension number, e-mail and id', () => {
    const asked = people().ask()
    expect(shown(findAnything(asked, { text: 'anna' }))).toEqual([
      'user Anna Meyer [Anna|anna]',
      'user Joanna Presence [anna]',
    ])
    expect(shown(findAnything(asked, { text: '1042' }))).toEqual(['user Anna Meyer [1042]'])
    expect(shown(findAnything(asked, { text: 'meyer@example' }))).toEqual([
      'user Anna Meyer [meyer@example]',
    ])
    expect(shown(findAnything(asked, { text: '63003' }))).toEqual(['user 王小明 [63003]'])
    expect(shown(findAnything(asked, { text: 'мейер анна' }))).toEqual([
      'user Анна Мейер [Анна|Мейер]',
    ])
    expect(shown(findAnything(asked, { text: '小明' }))).toEqual(['user 王小明 [小明]'])
  })

  it('several kinds, none of which hides another', () => {
    const found = findAnything(people().ask(), { text: 'presence' })
    expect(shown(found)).toEqual([
      'role Presence Managers [Presence]',
      'user Joanna Presence [Presence]',
      'permission Name of ReadPresence [Presence]',
    ])
    expect(found.total).toBe(3)
  })

  it('names in every language that was read, whatever language is shown', () => {
    const asked = portal().ask()
    expect(shown(findAnything(asked, { text: '操作' }))).toEqual([
      'permission Operate [操作]',
      'role Operator [操作]',
    ])
    expect(shown(findAnything(asked, { text: 'управ' }))).toEqual(['permission Operate [Управ]'])
    expect(shown(findAnything(asked, { text: '首页' }))).toEqual(['menu Home [首页]'])
    expect(shown(findAnything(asked, { text: '风场' }))).toEqual(['app Wind Monitor [风场]'])
  })

  it('what was mistyped, and says so', () => {
    const { groups } = findAnything(people().ask(), { text: 'mayer' })
    expect(groups[0]?.hits[0]).toMatchObject({ id: '63001', how: 'typo' })
  })

  it('one kind alone', () => {
    const asked = people().ask()
    expect(shown(findAnything(asked, { text: 'role:presence' }))).toEqual([
      'role Presence Managers [Presence]',
    ])
    expect(shown(findAnything(asked, { text: '@presence' }))).toEqual([
      'user Joanna Presence [Presence]',
    ])
    expect(findAnything(asked, { text: 'view:users' })).toMatchObject({
      total: 0,
      groups: [],
      notWhole: [],
    })
  })

  it('no more than the limit, and counts the rest', () => {
    const found = findAnything(people().ask(), { text: 'e', limit: 2 })
    expect(shown(found)).toHaveLength(2)
    expect(found.total).toBeGreaterThan(2)
    expect(found.groups.reduce((sum, { total }) => sum + total, 0)).toBe(found.total)
  })
})

it('nothing found is no “no” while a list was not read whole', () => {
  const account = new TestAccount('ringcentral')
  account.import([
    part('user', '1', { id: '1', name: 'Anna' }, { takenAt: day(1) }),
    roleList([role('7')], day(1)),
    dictionary([permission('Read')], day(1)),
  ])
  const found = findAnything(account.ask(), { text: 'bert' })
  expect(found).toMatchObject({ total: 0, groups: [] })
  expect(found.notWhole).toContain('user')
  expect(found.notWhole).not.toContain('role')
  expect(found.notWhole).not.toContain('menu-group')
})

it('an import makes what it brought findable', () => {
  const account = people()
  expect(findAnything(account.ask(), { text: 'newcomer' }).total).toBe(0)
  account.import([part('user', '9', { id: '9', name: 'Newcomer' })])
  expect(shown(findAnything(account.ask(), { text: 'newcomer' }))).toEqual([
    'user Newcomer [Newcomer]',
  ])
})
