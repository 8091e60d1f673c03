/** The questions about access over real accounts: EnOS with roles and menu groups, and tables alone. */
import { describe, expect, test } from 'vitest'
import { effective } from '../../../src/main/queries/effective'
import { menuTree } from '../../../src/main/queries/menus'
import { permissionDetail, permissionRows } from '../../../src/main/queries/permissions'
import { userDetail, userRows } from '../../../src/main/queries/users'
import { whoCan } from '../../../src/main/queries/who-can'
import { why } from '../../../src/main/queries/why'
import { subjectOf, type MenuRecord, type PartDraft } from '../../../src/main/connectors/parts'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
  part,
  permission,
  roleList,
  user,
  userList,
} from '../../support/parts'

const menu = (id: string, parent: string | null = null, order = 1): MenuRecord => ({
  id,
  code: id,
  names: { '': `Menu ${id}` },
  url: `/${id}`,
  order,
  parent,
})

const inApp = (id: string) => ({ id, app: 'wind' })

const application = (takenAt = day(1)): PartDraft =>
  part(
    'app',
    'wind',
    {
      id: 'wind',
      organization: 'o',
      names: { '': 'Wind' },
      menus: [menu('home'), menu('alarms', 'home'), menu('reports', null, 2)],
      permissions: ['ack', 'export'].map((id) => ({ id, code: id, names: { '': `May ${id}` } })),
    },
    { takenAt },
  )

const roleResources = (permissions: string[], groups: string[], takenAt = day(1)): PartDraft =>
  part(
    'role-resources',
    'operator',
    {
      role: 'operator',
      permissions: permissions.map(inApp),
      menuGroups: groups.map((id) => ({ app: 'wind', id, name: `Group ${id}` })),
      structures: 0,
    },
    { takenAt },
  )

const menuGroups = (menus: string[], takenAt = day(1)): PartDraft =>
  part(
    'menu-groups',
    'wind',
    { app: 'wind', groups: [{ id: 'g', name: 'Group g', menus }] },
    { takenAt },
  )

const userResources = (id: string, menus: MenuRecord[], permissions: string[], takenAt: number) =>
  part(
    'user-app-resources',
    subjectOf(id, 'wind'),
    {
      organization: 'o',
      user: id,
      app: 'wind',
      resources: {
        menus,
        permissions: permissions.map((one) => ({ id: one, names: { '': `May ${one}` } })),
      },
    },
    { takenAt },
  )

const portal = [
  userList([user('li', 'Li Wei'), user('wang', 'Wang')], day(1)),
  part(
    'role-list',
    'all',
    { domain: 'all', records: [{ id: 'operator', name: 'Operator' }] },
    { takenAt: day(1) },
  ),
  part('assignment', 'li', assignment('li', ['operator']), { takenAt: day(1) }),
  part('assignment', 'wang', assignment('wang', []), { takenAt: day(1) }),
]

function enos(...drafts: PartDraft[]): TestAccount {
  const account = new TestAccount('enos')
  account.import(drafts, { connector: 'enos', externalId: 'o' })
  return account
}

describe('EnOS: what roles give within apps', () => {
  const account = () =>
    enos(...portal, application(), roleResources(['ack'], ['g']), menuGroups(['alarms']))

  test('a permission of an app comes by role, with its route and how to take it away', () => {
    const answer = why(account().ask(), { user: 'Li Wei', permission: 'ack', app: 'wind' })
    expect(answer).toMatchObject({ answer: 'yes', computed: 'yes', vendor: 'unknown', missing: [] })
    expect(answer.routes).toMatchObject([
      {
        role: { name: 'Operator' },
        via: 'listed',
        steps: [{ kind: 'role' }, { kind: 'permission' }],
      },
    ])
    expect(answer.cut?.text).toBe(
      'To take it away: remove “May ack” from the role “Operator” (nobody else loses it) or take the role “Operator” away.',
    )
    expect(answer.evidence.map(({ kind }) => kind)).toContain('role-resources')
  })

  test('a "no" is one where roles and what they give were read whole', () => {
    const asked = account().ask()
    expect(why(asked, { user: 'li', permission: 'export', app: 'wind' }).answer).toBe('no')
    expect(why(asked, { user: 'wang', permission: 'ack', app: 'wind' }).answer).toBe('no')
    expect(effective(asked, { user: 'wang' })).toMatchObject({ permissions: [], rest: 'no' })
    expect(whoCan(asked, { permission: 'ack', app: 'wind' })).toMatchObject({
      total: 1,
      unknown: 0,
      missing: [],
    })
    expect(
      permissionRows(asked, 'wind', () => 'yes').permissions.map(({ id, users, roles }) => [
        id,
        users,
        roles,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['ack', { value: 1, is: 'total' }, 1],
        ['export', { value: 0, is: 'total' }, 0],
      ]),
    )
  })

  test('without them it is unknown, and the requests that would tell are named', () => {
    const asked = enos(...portal, application()).ask()
    const answer = why(asked, { user: 'li', permission: 'ack', app: 'wind' })
    expect(answer.answer).toBe('unknown')
    expect(answer.missing.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['user-app-resources', 'li wind'],
      ['role-resources', 'operator'],
    ])
    expect(answer.missing[1]?.text).toContain('v2.3/role/app/resource/assignedList')
    expect(whoCan(asked, { permission: 'ack', app: 'wind' })).toMatchObject({
      total: null,
      atLeast: 0,
      unknown: 1,
    })
  })

  test('the vendor’s newer word is shown, an older one is not, and both are told', () => {
    const said = (takenAt: number) => {
      const one = account()
      one.import([userResources('li', [], ['export'], takenAt)])
      return why(one.ask(), { user: 'li', permission: 'ack', app: 'wind' })
    }
    expect(said(day(2))).toMatchObject({
      answer: 'no',
      computed: 'yes',
      vendor: 'no',
      differs: true,
    })
    expect(said(day(1))).toMatchObject({ answer: 'no', differs: true })
    const older = enos(...portal, application(), menuGroups(['alarms']))
    older.import([userResources('li', [], ['export'], day(1))])
    older.import([roleResources(['ack'], ['g'], day(3))])
    expect(why(older.ask(), { user: 'li', permission: 'ack', app: 'wind' })).toMatchObject({
      answer: 'yes',
      vendor: 'no',
      differs: true,
    })
  })
})

describe('EnOS: menus by role and menu group', () => {
  test('the route names the group, and the cut takes the group from the role', () => {
    const account = enos(
      ...portal,
      application(),
      roleResources([], ['g']),
      menuGroups(['alarms', 'reports']),
    )
    const answer = why(account.ask(), { user: 'li', menu: 'alarms' })
    expect(answer).toMatchObject({ answer: 'yes', computed: 'yes', vendor: 'unknown', missing: [] })
    expect(answer.routes[0]?.steps.map(({ kind, name }) => [kind, name])).toEqual([
      ['role', 'Operator'],
      ['menu-group', 'Group g'],
      ['menu', 'Menu alarms'],
    ])
    expect(answer.cut?.text).toBe(
      'To take it away: take the menu group “Group g”, with 1 other menu, from the role “Operator” (nobody else loses it) or take the role “Operator” away.',
    )
    expect(answer.evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['assignment', 'role-resources', 'menu-groups']),
    )
    expect(whoCan(account.ask(), { menu: 'alarms' })).toMatchObject({ total: 1, missing: [] })
    expect(why(account.ask(), { user: 'wang', menu: 'alarms' })).toMatchObject({
      answer: 'no',
      cut: null,
    })
  })

  test('a tree is computed where the vendor was not asked, with the trap of a child without its parent', () => {
    const tree = menuTree(
      enos(...portal, application(), roleResources([], ['g']), menuGroups(['alarms'])).ask(),
      { app: 'wind', user: 'li' },
    )
    expect(tree).toMatchObject({ answer: 'yes', count: 1, missing: [], takenAt: null })
    expect(tree.menus).toMatchObject([{ id: 'alarms', withoutParent: true }])
    expect(tree.text).toContain('computed from roles, menu groups and direct grants')
  })

  test('menu groups that were not read leave menus unknown and are named as missing', () => {
    const asked = enos(...portal, application(), roleResources(['ack'], ['g'])).ask()
    const tree = menuTree(asked, { app: 'wind', user: 'li' })
    expect(tree.missing.map(({ kind }) => kind)).toContain('menu-groups')
    expect(tree.answer).toBe('yes')
    expect(why(asked, { user: 'li', menu: 'alarms' })).toMatchObject({ answer: 'unknown' })
    expect(why(asked, { user: 'wang', menu: 'alarms' })).toMatchObject({ answer: 'no' })
  })

  test('where a parent may be among what is missing, a child is not said to lack it', () => {
    const account = enos(...portal, application(), roleResources([], ['g']), menuGroups(['alarms']))
    account.import([
      part('assignment', 'li', assignment('li', ['operator', 'unread']), { takenAt: day(2) }),
    ])
    const tree = menuTree(account.ask(), { app: 'wind', user: 'li' })
    expect(tree.missing.map(({ subject }) => subject)).toContain('unread')
    expect(tree.menus).toMatchObject([{ id: 'alarms', orphan: true }])
    expect(tree.menus[0]).not.toHaveProperty('withoutParent')
    expect(tree.text).toContain('at least 1 menu')
  })

  test('the vendor’s own tree is shown until roles or groups are read after it', () => {
    const account = enos(
      ...portal,
      application(),
      roleResources([], ['g']),
      menuGroups(['alarms']),
      userResources('li', [menu('reports')], [], day(2)),
    )
    const shown = () => menuTree(account.ask(), { app: 'wind', user: 'li' })
    expect(shown().menus.map(({ id }) => id)).toEqual(['reports'])
    expect(shown().text).toContain("by the vendor's own answer")
    account.import([menuGroups(['home'], day(3))])
    expect(shown().menus.map(({ id }) => id)).toEqual(['home'])
    expect(whoCan(account.ask(), { menu: 'home' }).total).toBe(1)
  })
})

describe('tables alone', () => {
  const directTable = (status: 'whole' | 'partial') =>
    part(
      'direct-permission-list',
      '',
      {
        permissions: [{ id: 'Edit' }, { id: 'Read' }],
        records: [{ user: 'u1', permissions: [0] }],
      },
      { status, takenAt: day(1) },
    )

  function tables(...drafts: PartDraft[]): TestAccount {
    const account = new TestAccount('table')
    account.import(
      [
        dictionary(
          [permission('Edit', ['Read']), permission('Read', []), permission('Pay', [])],
          day(1),
        ),
        userList([user('u1', 'Ada'), user('u2', 'Bo')], day(1)),
        ...drafts,
      ],
      { connector: 'table' },
    )
    return account
  }

  test('a direct grant gives what it includes, and says so', () => {
    const asked = tables(directTable('whole')).ask()
    const answer = why(asked, { user: 'Ada', permission: 'Read' })
    expect(answer.answer).toBe('yes')
    expect(answer.routes).toMatchObject([
      { via: 'direct', steps: [{ kind: 'user', name: 'Ada' }, { id: 'Edit' }, { id: 'Read' }] },
    ])
    expect(answer.cut).toMatchObject({ roles: [], direct: [{ id: 'Edit' }] })
    expect(answer.text.join(' ')).toContain(
      'To take it away: take back “Name of Edit”, granted to Ada directly.',
    )
    expect(effective(asked, { user: 'u1' }).permissions.map(({ id, via }) => [id, via])).toEqual([
      ['Edit', ['direct']],
      ['Read', ['included']],
    ])
    expect(userDetail(asked, 'u1')).toMatchObject({ direct: [{ id: 'Edit' }], directKnown: true })
    expect(permissionDetail(asked, 'Edit', undefined)).toMatchObject({
      direct: { value: 1, is: 'total' },
    })
  })

  test('no table ever spoke of roles, so there are none: what is not granted is a "no"', () => {
    const asked = tables(directTable('whole')).ask()
    expect(why(asked, { user: 'Bo', permission: 'Read' }).answer).toBe('no')
    expect(why(asked, { user: 'Ada', permission: 'Pay' })).toMatchObject({
      answer: 'no',
      missing: [],
    })
    expect(whoCan(asked, { permission: 'Read' })).toMatchObject({ total: 1, missing: [] })
    expect(userRows(asked, { filter: 'direct:Edit' })).toMatchObject({ total: 1, unknown: 0 })
    expect(userRows(asked, { filter: '-direct:Edit' })).toMatchObject({ total: 1, unknown: 0 })
  })

  test('whole tables of what users hold tell of all holders without a list of users', () => {
    const account = new TestAccount('table')
    account.import([directTable('whole')], { connector: 'table' })
    expect(whoCan(account.ask(), { permission: 'Edit' })).toMatchObject({ total: 1, missing: [] })
    expect(permissionRows(account.ask(), undefined, () => 'yes').permissions).toContainEqual(
      expect.objectContaining({ id: 'Edit', users: { value: 1, is: 'total' } }),
    )
  })

  test('a table that nobody vouched for adds and never says no', () => {
    const asked = tables(directTable('partial')).ask()
    expect(why(asked, { user: 'Ada', permission: 'Read' }).answer).toBe('yes')
    const unknown = why(asked, { user: 'Bo', permission: 'Read' })
    expect(unknown.answer).toBe('unknown')
    expect(unknown.missing.map(({ kind }) => kind)).toContain('direct-permission-list')
    expect(unknown.text.join(' ')).toContain('vouch for direct-permission-list')
    expect(whoCan(asked, { permission: 'Read' })).toMatchObject({ total: null, atLeast: 1 })
    expect(userRows(asked, { filter: 'direct:Edit' })).toMatchObject({ total: 1, unknown: 1 })
    expect(userRows(asked, { filter: '-direct:Edit' })).toMatchObject({ total: 0, unknown: 1 })
    expect(permissionDetail(asked, 'Edit', undefined).direct).toEqual({ value: 1, is: 'atLeast' })
    expect(permissionRows(asked, undefined, () => 'yes').permissions[0]?.users.is).toBe('atLeast')
    expect(effective(asked, { user: 'u2' }).rest).toBe('unknown')
    expect(userDetail(asked, 'u1').directKnown).toBe(false)
  })

  test('roles and direct grants are one access; neither alone is the whole proof', () => {
    const asked = tables(
      directTable('whole'),
      roleList([{ id: 'r', name: 'Reader', custom: true }], day(1)),
      part(
        'role-permission-list',
        '',
        { permissions: [{ id: 'Read' }], records: [{ role: 'r', permissions: [0] }] },
        { takenAt: day(1) },
      ),
      assignmentList([assignment('u1', ['r']), assignment('u2', ['r'])], day(1)),
    ).ask()
    const answer = why(asked, { user: 'u1', permission: 'Read' })
    expect(answer.routes.map(({ via }) => via)).toEqual(['listed', 'direct'])
    // Bo has it by the role alone.
    expect(answer.cut?.roles[0]?.options[0]).toMatchObject({ others: { value: 1, is: 'total' } })
    expect(answer.cut?.direct).toMatchObject([{ id: 'Edit' }])
    expect(why(asked, { user: 'u2', permission: 'Edit' })).toMatchObject({ answer: 'no' })
  })
})

describe('RingCentral: beside the model', () => {
  test('administered sites, extension grants and features are shown in words, and said to be outside', () => {
    const account = new TestAccount('ringcentral')
    account.import([
      userList([user('1', 'Anna'), { ...user('2', 'Front desk'), extensionNumber: '1002' }]),
      part('administered-sites', '1', { user: '1', sites: [{ id: 's', name: 'Berlin' }] }),
      part(
        'extension-grants',
        '1',
        { user: '1', grants: [{ extension: { id: '2' }, rights: ['callMonitoring'] }] },
        { takenAt: day(3), status: 'partial' },
      ),
      part('user-features', '1', {
        user: '1',
        features: [
          { id: 'Fax', available: true },
          { id: 'Meetings', available: false, reason: 'ServicePlanLimitation' },
        ],
      }),
    ])
    const detail = userDetail(account.ask(), 'Anna')
    expect(detail.administeredSites).toEqual([{ id: 's', name: 'Berlin' }])
    expect(detail.outside).toMatchObject([
      {
        kind: 'extension-grants',
        lines: [
          'Monitors calls of Front desk (ext. 1002)',
          'The answer was not read whole, so there may be more.',
        ],
        takenAt: new Date(day(3)).toISOString(),
      },
      { kind: 'user-features', lines: ['Meetings: not in the service plan'] },
    ])
    expect(userDetail(account.ask(), '2').outside).toEqual([])
    // None of it is access.
    expect(effective(account.ask(), { user: '1' }).permissions).toEqual([])
  })
})
