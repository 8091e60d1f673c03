/** What tables, and answers about roles within apps, make known: yes, no or unknown. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/shared/schemas/common'
import type { AccountIdentity, PartDraft } from '../../../src/main/connectors/parts'
import { outsideOf } from '../../../src/main/queries/load-outside'
import { missingForUser } from '../../../src/main/queries/missing'
import { whoCan } from '../../../src/main/queries/who-can'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignments,
  dictionary,
  directMenus,
  directPermissions,
  inclusions,
  menu,
  menuGroups,
  part,
  permission,
  role,
  roleList,
  roleMenus,
  rolePermissions,
  roleResources,
  roleUsers,
  user,
  userList,
} from '../../support/parts'

const table: AccountIdentity = { connector: 'table' }
const enos: AccountIdentity = { connector: 'enos', externalId: 'o' }
const ringcentral: AccountIdentity = { connector: 'ringcentral' }

function accountOf(identity: AccountIdentity, ...imports: PartDraft[][]): TestAccount {
  const account = new TestAccount()
  for (const drafts of imports) account.import(drafts, identity)
  return account
}

/** @param what `P`, `app/P` or, for a menu, `menu app/m` */
function computed(account: TestAccount, userId: string, what: string): Answer {
  const { index } = account.ask()
  const { permissions, menus, apps } = index.facts
  const number = index.userByExternalId.get(userId)!
  const menuName = what.startsWith('menu ') ? what.slice(5) : undefined
  const nameOf = (app: number | undefined, id: string) =>
    app === undefined ? id : `${apps[app]!.id}/${id}`
  if (menuName !== undefined) {
    return index.computedMenu(
      number,
      menus.findIndex(({ app, id }) => nameOf(app, id) === menuName),
    )
  }
  const found = permissions.findIndex(({ app, id }) => nameOf(app, id) === what)
  return index.computed(number, found)
}

const line = (account: TestAccount, kind: string) =>
  account.ask().snapshot.coverage.find((one) => one.kind === kind)

describe('an account of tables', () => {
  const grants = { u: ['P', 'Q'], v: ['Q', 'app/R'] }

  test('with one vouched table of grants answers yes and no', () => {
    const account = accountOf(table, [directPermissions(grants)])
    expect(computed(account, 'u', 'P')).toBe('yes')
    expect(computed(account, 'v', 'P')).toBe('no')
    expect(computed(account, 'u', 'app/R')).toBe('no')
    const { snapshot, index } = account.ask()
    expect(snapshot.notWhole).toBe(0)
    expect(index.facts.whole.holders).toBe(true)
    expect(index.facts.whole.users).toBe(false)
    expect(line(account, 'direct-permission-list')).toMatchObject({ status: 'whole', read: 4 })
  })

  test('that nobody vouched for says yes and never no', () => {
    const account = accountOf(table, [directPermissions(grants, { partial: true })])
    expect(computed(account, 'u', 'P')).toBe('yes')
    expect(computed(account, 'v', 'P')).toBe('unknown')
    expect(account.ask().index.facts.whole.holders).toBe(false)
    expect(line(account, 'direct-permission-list')).toMatchObject({
      status: 'partial',
      reason: 'nobody vouched for it',
      of: { is: 'atLeast' },
    })
  })

  test('gets its "no" back when a person vouches, and loses it to one more grant', () => {
    const account = accountOf(
      table,
      [directPermissions(grants, { partial: true })],
      [directPermissions(grants)],
      [directPermissions({ u: ['P'] }, { partial: true })],
    )
    expect(computed(account, 'v', 'P')).toBe('no')
    account.import([directPermissions({ v: ['P'] }, { partial: true })], table)
    expect(computed(account, 'v', 'P')).toBe('yes')
    expect(computed(account, 'u', 'app/R')).toBe('unknown')
    expect(account.ask().snapshot.notWhole).toBe(1)
  })

  test('that speaks of roles, but not of all, knows nobody to lack a permission', () => {
    const account = accountOf(
      table,
      [directPermissions(grants)],
      [assignments({ u: ['r'] }, { partial: true })],
    )
    expect(computed(account, 'u', 'app/R')).toBe('unknown')
    expect(computed(account, 'v', 'P')).toBe('unknown')
    expect(account.ask().index.facts.whole.holders).toBe(false)
    expect(line(account, 'assignment-list')).toMatchObject({ status: 'partial' })
    account.undo()
    expect(computed(account, 'v', 'P')).toBe('no')
  })

  test('of roles needs to know what they list and what that includes, if tables speak of that', () => {
    const roles = [assignments({ u: ['r'], v: ['s'] }), rolePermissions({ r: ['P'], s: ['Q'] })]
    const account = accountOf(table, roles)
    expect(computed(account, 'u', 'P')).toBe('yes')
    expect(computed(account, 'v', 'P')).toBe('no')
    account.import([inclusions({ Q: ['P'] }, { partial: true })], table)
    expect(computed(account, 'v', 'P')).toBe('yes')
    expect(computed(account, 'u', 'Q')).toBe('unknown')
    account.import([inclusions({ Q: ['P'] })], table)
    expect(computed(account, 'u', 'Q')).toBe('no')
    account.import([rolePermissions({ r: ['app/R'] }, { partial: true })], table)
    expect(computed(account, 'u', 'app/R')).toBe('yes')
    expect(computed(account, 'u', 'Q')).toBe('unknown')
    expect(computed(account, 'v', 'app/R')).toBe('no')
  })

  test('in which no table tells what users hold says nothing of users', () => {
    const account = accountOf(table, [
      userList([user('u')]),
      rolePermissions({ r: ['P'] }),
      part('app-menus', 'app', { app: 'app', menus: [menu('m')] }),
    ])
    expect(computed(account, 'u', 'P')).toBe('unknown')
    expect(computed(account, 'u', 'menu app/m')).toBe('unknown')
    expect(line(account, 'assignment-list')).toMatchObject({ status: 'missing' })
    expect(account.ask().snapshot.notWhole).toBe(1)
  })

  test('does not know what was granted to a user who came after the table of grants', () => {
    const account = accountOf(
      table,
      [directPermissions({ u: ['P'] }), directMenus({ u: ['app/m'] })],
      [assignments({ u: [], v: ['r'] }), rolePermissions({ r: ['Q'] }), roleMenus({})],
    )
    expect(computed(account, 'v', 'P')).toBe('unknown')
    expect(computed(account, 'v', 'menu app/m')).toBe('unknown')
    expect(computed(account, 'v', 'Q')).toBe('yes')
    expect(computed(account, 'u', 'Q')).toBe('no')
    expect(whoCan(account.ask(), { permission: 'P' })).toMatchObject({
      total: null,
      unknown: 1,
      missing: [{ kind: 'direct-permission-list' }],
    })
    expect(line(account, 'direct-permission-list')?.status).toBe('partial')
    expect(line(account, 'direct-menu-list')?.status).toBe('partial')
    account.import([directPermissions({ u: ['P'] })], table)
    expect(computed(account, 'v', 'P')).toBe('no')
    expect(line(account, 'direct-permission-list')?.status).toBe('whole')
  })

  test('does not know what a role lists that came after the table, also under a new name', () => {
    const account = accountOf(
      table,
      [rolePermissions({ r: ['Q'] }), roleMenus({ r: ['app/m'] })],
      [assignments({ u: ['r'], v: ['s'] })],
    )
    expect(computed(account, 'v', 'Q')).toBe('unknown')
    expect(computed(account, 'v', 'menu app/m')).toBe('unknown')
    expect(computed(account, 'u', 'Q')).toBe('yes')
    expect(line(account, 'role-permission-list')?.status).toBe('partial')
    account.import([rolePermissions({ r: ['Q'] })], table)
    expect(computed(account, 'v', 'Q')).toBe('no')
    account.import([roleList([{ id: 'r' }, { id: 's', name: 'Named' }])], table)
    expect(computed(account, 'v', 'Q')).toBe('no')
  })

  test('does not know what a permission includes that came after the table', () => {
    const account = accountOf(
      table,
      [inclusions({ P: ['Q'] })],
      [directPermissions({ u: ['P'], v: ['New'] })],
    )
    expect(computed(account, 'v', 'Q')).toBe('unknown')
    expect(line(account, 'inclusion-list')?.status).toBe('partial')
    account.import([inclusions({ P: ['Q'] })], table)
    expect(computed(account, 'v', 'Q')).toBe('no')
  })

  test('has no roles where tables speak of grants alone, vouched for or not', () => {
    const account = accountOf(table, [directPermissions(grants, { partial: true })])
    const { index, snapshot } = account.ask()
    expect(index.rolesKnown(0)).toBe(true)
    expect(missingForUser(index, 0).map(({ kind }) => kind)).toEqual(['direct-permission-list'])
    expect(snapshot.counts.roles).toEqual({ value: 0, is: 'total' })
    expect(snapshot.counts.assignments).toEqual({ value: 0, is: 'total' })
    const ofRoles = accountOf(table, [rolePermissions({ r: ['P'] })]).ask().snapshot.counts
    expect(ofRoles.assignments.is).toBe('atLeast')
    expect(ofRoles.roles.is).toBe('atLeast')
  })

  test('is not whole where a list that came in is not, or is not all there is any more', () => {
    const partial: PartDraft = { ...roleList([{ id: 'r' }]), status: 'partial', reason: 'unproven' }
    const account = accountOf(table, [
      assignments({ u: ['r'] }),
      rolePermissions({ r: ['P'] }),
      partial,
    ])
    expect(account.ask().snapshot.notWhole).toBe(1)
    expect(line(account, 'role-list')).toMatchObject({ status: 'partial', of: { is: 'atLeast' } })
    const outgrown = accountOf(table, [userList([{ id: 'u' }])], [assignments({ w: ['r'] })])
    expect(line(outgrown, 'user-list')?.status).toBe('partial')
  })

  test('does not know what a user lacks who came after the table', () => {
    const named = { ...userList([{ id: 'w' }]), status: 'partial' as const }
    const account = accountOf(table, [directPermissions(grants)], [named])
    expect(computed(account, 'w', 'P')).toBe('unknown')
  })

  test('gives menus by roles and to users', () => {
    const account = accountOf(table, [
      part('app-menus', 'app', { app: 'app', menus: [menu('m'), menu('n', 'm')] }),
      assignments({ u: ['r'], v: [] }),
      roleMenus({ r: ['app/m', 'app/undefined'] }),
      directMenus({ v: ['app/n'] }),
    ])
    expect(computed(account, 'u', 'menu app/m')).toBe('yes')
    expect(computed(account, 'u', 'menu app/n')).toBe('no')
    expect(computed(account, 'v', 'menu app/n')).toBe('yes')
    expect(computed(account, 'u', 'menu app/undefined')).toBe('yes')
    const { apps, menus } = account.ask().index.facts
    expect(apps).toMatchObject([{ id: 'app', menusKnown: true }])
    expect(menus.map(({ id, inCatalogue }) => [id, inCatalogue])).toContainEqual([
      'undefined',
      false,
    ])
    expect(account.ask().snapshot.notWhole).toBe(0)
  })

  test('is none any more as soon as answers of a vendor come in, and is again without them', () => {
    const account = new TestAccount()
    account.import([directPermissions(grants, { takenAt: day(1) })], table)
    expect(computed(account, 'v', 'P')).toBe('no')
    account.import([directPermissions(grants, { takenAt: day(2) })], enos)
    expect(account.ask().account.connector).toBe('enos')
    expect(computed(account, 'v', 'P')).toBe('unknown')
    account.undo(2)
    expect(account.ask().account.connector).toBe('table')
    expect(computed(account, 'v', 'P')).toBe('no')
  })

  test('knows nothing of the roles that a vendor named in it, and asks for them', () => {
    const account = accountOf(table, [assignments({ u: ['12'] })])
    account.import([roleList([role('12')]), dictionary([permission('P')])], ringcentral)
    expect(computed(account, 'u', 'P')).toBe('unknown')
    expect(missingForUser(account.ask().index, 0).map(({ kind }) => kind)).toContain('role')
  })
})

describe('words of a table', () => {
  test('name what others read, and wipe nothing', () => {
    const full = { ...user('1', 'Anna'), email: 'anna@example.org', status: 'Enabled' }
    const account = accountOf(
      ringcentral,
      [
        userList([full]),
        roleList([role('3', ['Edit'], false)]),
        dictionary([{ ...permission('Edit', ['read']), category: 'C' }, permission('read', [])]),
        part('assignment', '1', {
          user: '1',
          roles: [{ role: '3', autoAssigned: true, siteRestricted: true }],
        }),
      ],
      [
        { ...userList([{ id: '1', type: 'Admin' }]), status: 'partial' },
        { ...roleList([{ id: '3', name: 'Renamed' }]), status: 'partial' },
        { ...dictionary([{ id: 'Edit', names: { de_DE: 'Bearbeiten' } }]), status: 'partial' },
      ],
    )
    const { index, snapshot } = account.ask()
    expect(index.facts.users).toMatchObject([
      { name: 'Anna', email: 'anna@example.org', status: 'Enabled', type: 'Admin', defined: true },
    ])
    expect(index.facts.roles).toMatchObject([
      { name: 'Renamed', custom: false, listingKnown: true },
    ])
    expect(index.facts.permissions.find(({ id }) => id === 'Edit')).toMatchObject({
      name: 'Name of Edit',
      category: 'C',
      includesKnown: true,
    })
    expect(snapshot.notWhole).toBe(0)
    expect(computed(account, '1', 'read')).toBe('yes')

    account.import([assignments({ 1: ['3'] }, { partial: true })], ringcentral)
    expect(account.ask().index.assignmentsOf(0)).toMatchObject([
      { autoAssigned: true, siteRestricted: true },
    ])
    expect(account.ask().index.rolesKnown(0)).toBe(false)
  })

  test('stay when a list comes that says less', () => {
    const words = { id: '1', name: 'Anna', email: 'anna@example.org' }
    const account = accountOf(
      table,
      [
        { ...userList([words, { id: '2', name: 'Ben' }]), status: 'partial' },
        { ...roleList([{ id: 'r', name: 'Operator' }]), status: 'partial' },
        assignments({ 1: ['r'] }),
      ],
      [userList([{ id: '1' }]), roleList([{ id: 'r' }])],
    )
    const { users, roles } = account.ask().index.facts
    expect(users).toMatchObject([{ ...words, defined: true }])
    expect(roles).toMatchObject([{ name: 'Operator' }])
    account.import([userList([{ id: '1', name: 'Anna Meyer' }])], table)
    expect(account.ask().index.facts.users).toMatchObject([{ name: 'Anna Meyer' }])
  })

  test('make users known, but not their records, and the list of all no total', () => {
    const account = accountOf(
      ringcentral,
      [userList([user('1')])],
      [{ ...userList([{ id: '2', name: 'Ben' }]), status: 'partial' }],
    )
    const { index, snapshot } = account.ask()
    expect(snapshot.counts.users).toEqual({ value: 2, is: 'atLeast' })
    expect(index.facts.users[1]).toMatchObject({ name: 'Ben', defined: false })
  })

  test('of direct grants beside roles make no "no" less true, and their lack none at all', () => {
    const whole = [
      dictionary([permission('Edit', ['read']), permission('read', []), permission('Fax', [])]),
      roleList([role('3', ['Edit'])]),
      userList([user('1'), user('2')]),
      part('assignment-list', '', { records: [assignment('1', ['3'])] }),
    ]
    const account = accountOf(ringcentral, whole)
    expect(computed(account, '2', 'read')).toBe('no')
    account.import([directPermissions({ 2: ['Edit'] }, { partial: true })], ringcentral)
    expect(computed(account, '2', 'read')).toBe('yes')
    expect(computed(account, '1', 'Fax')).toBe('unknown')
    expect(account.ask().index.facts.directPermissions).toMatchObject({ whole: false })
  })
})

describe('roles within apps', () => {
  const names = [
    roleList([{ id: 'r', name: 'Operator' }], day(1)),
    userList([user('u'), user('v')], day(1)),
    part('assignment-list', '', { records: [assignment('u', ['r'])] }, { takenAt: day(1) }),
  ]
  const menus = part(
    'app-menus',
    'app',
    { app: 'app', menus: [menu('m'), menu('n')] },
    { takenAt: day(1) },
  )

  test('give permissions and, by groups, menus: a "no" needs the groups too', () => {
    const account = accountOf(enos, [
      ...names,
      menus,
      roleResources('r', ['app/P', 'app#g'], day(2)),
      part('app-permissions', 'app', { app: 'app', permissions: [{ id: 'Q', names: {} }] }),
    ])
    expect(computed(account, 'u', 'app/P')).toBe('yes')
    expect(computed(account, 'u', 'app/Q')).toBe('no')
    expect(computed(account, 'v', 'app/P')).toBe('no')
    expect(computed(account, 'u', 'menu app/m')).toBe('unknown')
    account.import([menuGroups('app', { g: ['m'], h: ['n'] }, day(3))], enos)
    expect(computed(account, 'u', 'menu app/m')).toBe('yes')
    expect(computed(account, 'u', 'menu app/n')).toBe('no')
    const { facts } = account.ask().index
    expect(facts.roles[0]).toMatchObject({ listedAt: day(2), menusAt: day(2), menusKnown: true })
    expect(facts.apps[0]).toMatchObject({ groupsKnown: true, groupsAt: day(3) })
    expect(facts.menuGroups.map(({ name }) => name).sort()).toEqual(['Group g', 'Group h'])
    expect(line(account, 'role-resources')).toMatchObject({ status: 'whole', read: 1 })
    expect(line(account, 'menu-groups')).toMatchObject({ status: 'whole' })
  })

  test('that were not asked about make what their users lack unknown', () => {
    const account = accountOf(enos, names, [
      roleResources('other', ['app/P']),
      part('app-permissions', 'app', { app: 'app', permissions: [{ id: 'P', names: {} }] }),
    ])
    expect(computed(account, 'u', 'app/P')).toBe('unknown')
    expect(line(account, 'role-resources')).toMatchObject({ status: 'partial', read: 1 })
  })

  test('whose users were read hold and lose them, and make nobody wholly known', () => {
    const account = accountOf(
      enos,
      [part('assignment', 'u', assignment('u', ['r', 's']), { takenAt: day(1) })],
      [roleUsers('r', ['v'], day(2))],
    )
    const holders = () =>
      account.ask().index.facts.assignments.map(({ user: holder, role: held }) => {
        const { users, roles } = account.ask().index.facts
        return `${users[holder]!.id} ${roles[held]!.id}`
      })
    expect(holders().sort()).toEqual(['u s', 'v r'])
    expect(
      account
        .ask()
        .index.facts.users.map(({ name }) => name)
        .sort(),
    ).toEqual(['User v', 'u'])
    const known = () =>
      account.ask().index.facts.users.map((_, one) => account.ask().index.rolesKnown(one))
    expect(known()).toEqual([false, false])
    account.import([part('assignment', 'v', assignment('v', []), { takenAt: day(3) })], enos)
    expect(holders()).toEqual(['u s'])
    expect(known().sort()).toEqual([false, true])
  })

  test('beyond the list of roles leave open who else holds them', () => {
    const read = [
      roleList([role('1')]),
      userList([user('u'), user('v')]),
      roleUsers('1', []),
      roleResources('1', []),
    ]
    const beyond = [part('assignment', 'u', assignment('u', ['2'])), roleResources('2', ['app/P'])]
    const account = accountOf(enos, [...read, ...beyond])
    expect(computed(account, 'v', 'app/P')).toBe('unknown')
    expect(whoCan(account.ask(), { permission: 'P' }).total).toBeNull()
    account.import([roleUsers('2', ['u'])], enos)
    account.import(
      [roleList([role('1'), role('2')]), roleUsers('1', []), roleUsers('2', ['u'])],
      enos,
    )
    expect(computed(account, 'v', 'app/P')).toBe('no')
  })

  test('whose users were all read make all assignments known', () => {
    const lists = [
      roleList([{ id: 'r' }, { id: 's' }], day(1)),
      userList([user('u'), user('v')], day(1)),
    ]
    const account = accountOf(enos, [...lists, roleUsers('r', ['u'], day(2))])
    const known = () =>
      account.ask().index.facts.users.map((_, one) => account.ask().index.rolesKnown(one))
    expect(known()).toEqual([false, false])
    account.import([roleUsers('s', [], day(3))], enos)
    expect(known()).toEqual([true, true])
    expect(line(account, 'assignment')).toMatchObject({ status: 'whole', read: 2 })
    account.import([part('user', 'w', user('w'), { takenAt: day(4) })], enos)
    expect(known()).toEqual([true, true, false])
    account.import([roleList([{ id: 'r' }, { id: 's' }, { id: 't' }], day(5))], enos)
    expect(known()).toEqual([false, false, false])
  })
})

describe("the vendor's answer in an app", () => {
  const resources = (menus: string[] | undefined, permissions: string[], takenAt: number) =>
    part(
      'user-app-resources',
      'u app',
      {
        organization: 'o',
        user: 'u',
        app: 'app',
        resources: {
          permissions: permissions.map((id) => ({ id, names: {} })),
          ...(menus ? { menus: menus.map((id) => menu(id)) } : {}),
        },
      },
      { takenAt },
    )

  test('that does not speak of menus says nothing of them', () => {
    const account = accountOf(
      enos,
      [resources(['m'], ['P', 'Q'], day(1))],
      [resources(undefined, ['P'], day(2))],
    )
    const vendor = account.ask().index.facts.vendor
    expect(vendor.map((one) => [one.at, 'menus' in one && one.menus?.size])).toEqual([
      [day(1), 1],
      [day(2), undefined],
    ])
    for (const one of vendor) expect('granted' in one && one.granted.size).toBe(1)
    account.import([resources([], [], day(3))], enos)
    expect(account.ask().index.facts.vendor).toMatchObject([{ at: day(3), whole: true }])
  })
})

describe('sites', () => {
  test('are named by their list, and administered where that was read whole', () => {
    const restricted = { user: '1', sites: [{ id: 's' }, { id: 't', name: 'Told' }] }
    const account = accountOf(ringcentral, [
      part('user', '1', { ...user('1'), site: { id: 's' } }),
      part('user', '2', user('2')),
      part('site-list', '', { records: [{ id: 's', name: 'Berlin', code: '1' }] }),
      part('administered-sites', '1', restricted),
      part('administered-sites', '2', { user: '2', sites: [{ id: 's' }] }, { status: 'partial' }),
    ])
    const { users, administeredSites } = account.ask().index.facts
    expect(users[0]!.site).toBe('Berlin')
    expect([...administeredSites]).toEqual([
      [
        0,
        [
          { id: 's', name: 'Berlin' },
          { id: 't', name: 'Told' },
        ],
      ],
    ])
    expect(
      account.db.prepare('SELECT user, site, name FROM v_administered_site').all(),
    ).toContainEqual({ user: '1', site: 't', name: 'Told' })
  })
})

test('evidence outside the model is there as of the snapshot, and changes no fact', () => {
  const grants = (rights: string[], takenAt: number) =>
    part(
      'extension-grants',
      '1',
      { user: '1', grants: [{ extension: { id: '9', name: 'Front desk' }, rights }] },
      { takenAt },
    )
  const account = accountOf(ringcentral, [part('user', '1', user('1'), { takenAt: day(1) })])
  const facts = account.facts()
  account.import([grants(['callMonitoring'], day(2))], ringcentral)
  account.import([grants([], day(4))], ringcentral)
  expect(account.facts()).toEqual(facts)
  const at = (moment: number) =>
    outsideOf(account.db, moment, 'extension-grants', '1')?.record.grants[0]!.rights
  expect(at(day(1))).toBeUndefined()
  expect(at(day(3))).toEqual(['callMonitoring'])
  expect(at(day(4))).toEqual([])
})
