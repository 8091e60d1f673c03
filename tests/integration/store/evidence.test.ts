import { describe, expect, test } from 'vitest'
import { HIDDEN_ROLES_NOTE } from '../../../src/main/connectors/parts'
import { effective } from '../../../src/main/queries/effective'
import { permissionDetail } from '../../../src/main/queries/permissions'
import { menuTree } from '../../../src/main/queries/menus'
import { matrixPage } from '../../../src/main/queries/matrix'
import { userRows } from '../../../src/main/queries/users'
import { whoCan } from '../../../src/main/queries/who-can'
import { why } from '../../../src/main/queries/why'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  check,
  dictionary,
  part,
  permission,
  profile,
  role,
  roleList,
  user,
  userList,
} from '../../support/parts'

const wholeAccount = (takenAt?: number) => [
  dictionary(
    [permission('Edit', ['read']), permission('read', []), permission('Fax', [])],
    takenAt,
  ),
  roleList([role('3', ['Edit'], false), role('77', ['Fax'])], takenAt),
  userList([user('1', 'Anna Meyer'), user('2', 'Ben Novak')], takenAt),
  assignmentList([assignment('1', ['3']), assignment('2', ['77'])], takenAt),
]

const permissionsAt = (account: TestAccount, at?: string) =>
  account
    .ask(at)
    .index.facts.permissions.map((one) => one.id)
    .sort()

describe('a part that is not a whole list', () => {
  test('a single permission after a whole dictionary ends nothing', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    account.import([part('permission', 'New', permission('New', ['read']))])
    expect(permissionsAt(account)).toEqual(['Edit', 'Fax', 'New', 'read'])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('no')
  })

  test('a list that is not whole ends nothing, and what it tells anew makes the number no total', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    const cut = part('user-list', '', null, { status: 'partial', reason: 'page 2 missing' })
    account.import([cut, part('user', '2', user('2', 'Ben Renamed'))])
    expect(account.ask().snapshot.counts.users).toEqual({ value: 2, is: 'total' })
    account.import([cut, part('user', '9', user('9'))])
    expect(account.ask().snapshot.counts.users).toEqual({ value: 3, is: 'atLeast' })
    expect(account.ask().snapshot.notWhole).toBeGreaterThan(0)
    expect(whoCan(account.ask(), { permission: 'Fax' }).total).toBeNull()
  })

  test('a refused list ends nothing', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    account.import([
      part('role-list', 'all', null, { status: 'refused', reason: 'CMN-408', count: 0 }),
    ])
    expect(account.ask().index.facts.roles).toHaveLength(2)
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
  })

  test('a role without what it lists keeps what an earlier answer said it lists', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    account.import([part('role', '3', role('3'), { status: 'partial', reason: 'no permissions' })])
    expect(why(account.ask(), { user: '1', permission: 'read' }).answer).toBe('yes')
  })
})

describe('a whole list', () => {
  test('ends what it does not hold, from its own date on', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(1)))
    account.import([dictionary([permission('Edit', ['read']), permission('read', [])], day(10))])
    account.import([roleList([role('3', ['Edit'], false)], day(10))])
    expect(permissionsAt(account)).toEqual(['Edit', 'read'])
    expect(permissionsAt(account, '2026-01-05')).toEqual(['Edit', 'Fax', 'read'])
  })

  test('of custom roles does not end standard roles', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(1)))
    account.import([
      part(
        'role-list',
        'custom',
        { domain: 'custom', records: [role('78', ['Fax'])] },
        { takenAt: day(2) },
      ),
    ])
    const known = account.ask().index.facts.roles.filter((one) => one.listingKnown)
    expect(known.map((one) => one.id).sort()).toEqual(['3', '78'])
  })

  test('a role that ended but that a user still holds makes that user unknown, not a "no"', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(1)))
    account.import([roleList([role('3', ['Edit'], false)], day(2))])
    const answer = why(account.ask(), { user: '2', permission: 'Edit' })
    expect(answer.answer).toBe('unknown')
    expect(answer.missing.map((one) => one.subject)).toContain('77')
  })

  test('a user who came after the list of assignments has unknown roles', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(1)))
    account.import([part('user', '9', user('9'), { takenAt: day(2) })])
    expect(why(account.ask(), { user: '9', permission: 'Edit' })).toMatchObject({
      answer: 'unknown',
      missing: [{ kind: 'assignment', subject: '9' }],
    })
  })
})

describe('yes, no and unknown', () => {
  test('a "no" needs the roles, what they list and what that includes', () => {
    const full = wholeAccount()
    const [words, roles, users, assignments] = full as [never, never, never, never]
    const answerWith = (...drafts: Parameters<TestAccount['import']>[0]) => {
      const account = new TestAccount()
      account.import(drafts)
      return why(account.ask(), { user: '1', permission: 'Fax' })
    }
    expect(answerWith(words, roles, users, assignments).answer).toBe('no')
    expect(answerWith(words, roles, users).answer).toBe('unknown')
    expect(answerWith(words, users, assignments).answer).toBe('unknown')
    const withoutDictionary = answerWith(roles, users, assignments)
    expect(withoutDictionary.answer).toBe('unknown')
    expect(withoutDictionary.missing.map((one) => one.kind)).toContain('permission')
  })

  test('an answer that was not asked for hidden roles does not end one', () => {
    const account = new TestAccount()
    account.import([
      dictionary([permission('Edit', [])]),
      roleList([role('3', ['Edit']), { ...role('9', []), hidden: true }]),
      userList([user('1')]),
      part('assignment', '1', assignment('1', ['3', '9'])),
    ])
    const unasked = part('assignment', '1', assignment('1', ['3']))
    account.import([{ ...unasked, note: HIDDEN_ROLES_NOTE }])
    expect(account.ask().index.rolesOf(0)).toHaveLength(2)
    const line = account.ask().snapshot.coverage.find((one) => one.kind === 'assignment')
    expect(line).toMatchObject({ status: 'whole', reason: HIDDEN_ROLES_NOTE })
  })

  test('a dictionary of which one record does not say what it includes is no whole account', () => {
    const account = new TestAccount()
    const [, roles, users, assignments] = wholeAccount() as [never, never, never, never]
    const records = [permission('Edit', ['read']), permission('read'), permission('Fax', [])]
    account.import([dictionary(records), roles, users, assignments])
    expect(account.ask().snapshot.notWhole).toBe(1)
    const { missing, text } = permissionDetail(account.ask(), 'read', undefined)
    expect(missing).toMatchObject([{ kind: 'permission', subject: 'read' }])
    expect(text.join(' ')).not.toContain('No assignable permission includes')
  })

  test("one extension's assigned roles are whole for that extension alone", () => {
    const account = new TestAccount()
    const [words, roles, users] = wholeAccount() as [never, never, never]
    account.import([words, roles, users, part('assignment', '1', assignment('1', ['3']))])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('no')
    expect(why(account.ask(), { user: '2', permission: 'Fax' }).answer).toBe('unknown')
  })

  test('entries of a saved role that no switch brings are told from implied ones', () => {
    const account = new TestAccount()
    account.import([
      dictionary([permission('Edit', ['read']), permission('read', []), permission('bare', [])]),
      roleList([role('3', ['Edit', 'read', 'bare'])]),
      userList([user('1')]),
      assignmentList([assignment('1', ['3'])]),
    ])
    const { permissions } = effective(account.ask(), { user: '1' })
    expect(Object.fromEntries(permissions.map((one) => [one.id, one.via]))).toEqual({
      Edit: ['listed'],
      read: ['included'],
      bare: ['listed'],
    })
    expect(why(account.ask(), { user: '1', permission: 'bare' }).text.join(' ')).toContain(
      'no portal has a switch',
    )
  })
})

describe("the vendor's word", () => {
  test('is shown where it is not older than what was computed from, and a difference is marked', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(5)))
    account.import([check('1', 'Fax', true, day(6))])
    expect(why(account.ask(), { user: '1', permission: 'Fax' })).toMatchObject({
      answer: 'yes',
      computed: 'no',
      vendor: 'yes',
      differs: true,
    })
  })

  test('that is older yields to the computation, and the difference is still marked', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(5)))
    account.import([check('1', 'Fax', true, day(4))])
    expect(why(account.ask(), { user: '1', permission: 'Fax' })).toMatchObject({
      answer: 'no',
      vendor: 'yes',
      differs: true,
    })
  })

  test('that says no and is older than what was read since does not answer for that', () => {
    const account = new TestAccount()
    account.import([
      userList([user('1')], day(1)),
      dictionary([permission('Edit', []), permission('Fax', [])], day(1)),
      profile('1', ['Edit'], day(1)),
    ])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('no')
    account.import([part('assignment', '1', assignment('1', ['7']), { takenAt: day(5) })])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
    expect(effective(account.ask(), { user: '1' }).rest).toBe('unknown')
    expect(whoCan(account.ask(), { permission: 'Fax' })).toMatchObject({ total: null, unknown: 1 })
  })

  test('for a target is a yes in general, and roles do not say for which target they hold', () => {
    const account = new TestAccount()
    account.import(wholeAccount(day(1)))
    account.import([check('1', 'Fax', true, day(2), '2'), profile('1', ['Edit', 'read'], day(3))])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('yes')
    expect(why(account.ask(), { user: '1', permission: 'Edit', target: '2' }).answer).toBe(
      'unknown',
    )
    expect(why(account.ask(), { user: '1', permission: 'Fax', target: 'Ben Novak' }).answer).toBe(
      'yes',
    )
    expect(() => why(account.ask(), { user: '1', permission: 'Fax', target: 'nobody' })).toThrow(
      'no user',
    )
  })

  test('a "no" for one target is no "no" in general', () => {
    const account = new TestAccount()
    account.import([check('1', 'Fax', false, undefined, '55')])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
    expect(why(account.ask(), { user: '1', permission: 'Fax', target: '55' }).answer).toBe('no')
  })

  test('an authorization profile is whole: what it does not list is a "no" by the vendor', () => {
    const account = new TestAccount()
    account.import([profile('1', ['Edit']), part('permission', 'Fax', permission('Fax', []))])
    expect(why(account.ask(), { user: '1', permission: 'Fax' })).toMatchObject({
      answer: 'no',
      computed: 'unknown',
      vendor: 'no',
    })
    expect(effective(account.ask(), { user: '1' })).toMatchObject({ rest: 'no' })
  })

  test('answers of the same moment that contradict each other are unknown', () => {
    const account = new TestAccount()
    account.import([profile('1', ['Fax']), check('1', 'Fax', false)])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
  })

  test('names the role that has it where roles were not read', () => {
    const account = new TestAccount()
    account.import([profile('1', ['Edit'])])
    expect(permissionDetail(account.ask(), 'Edit', undefined).roles).toEqual([
      { id: '3', name: '3', custom: null, via: [] },
    ])
  })
})

describe('the signed-in user', () => {
  const who = (id: string) => part('signed-in-user', '', { user: id })

  test('is ~ until an answer of the same import tells who that is', () => {
    const account = new TestAccount()
    account.import([profile('~', ['Edit'])])
    expect(effective(account.ask(), { user: '~' }).permissions).toHaveLength(1)

    const told = new TestAccount()
    told.import([profile('~', ['Edit']), who('1')])
    expect(effective(told.ask(), { user: '1' }).permissions).toHaveLength(1)
    expect(() => effective(told.ask(), { user: '~' })).toThrow('no user')
  })

  test('of another import may be somebody else, and two people settle nothing', () => {
    const account = new TestAccount()
    account.import([profile('~', ['Edit'])])
    account.import([who('1')])
    expect(effective(account.ask(), { user: '~' }).permissions).toHaveLength(1)
    expect(() => effective(account.ask(), { user: '1' })).toThrow('no user')

    const two = new TestAccount()
    two.import([profile('~', ['Edit']), who('1'), who('2')])
    expect(effective(two.ask(), { user: '~' }).permissions).toHaveLength(1)
  })

  test('holds no role by a list of all assignments, which names that user by another id', () => {
    const account = new TestAccount()
    account.import([...wholeAccount(), profile('~', ['Edit'])])
    expect(why(account.ask(), { user: '~', permission: 'Edit' })).toMatchObject({
      computed: 'unknown',
      differs: false,
    })
    expect(whoCan(account.ask(), { permission: 'Edit' })).toMatchObject({ total: null, atLeast: 1 })
  })
})

test('the system extension has everything by rule, not by a role', () => {
  const account = new TestAccount()
  account.import([...wholeAccount(), part('user', '500', user('500', 'Main'))], {
    connector: 'ringcentral',
    externalId: '500',
  })
  const answer = why(account.ask(), { user: '500', permission: 'Fax' })
  expect(answer.answer).toBe('yes')
  expect(answer.routes).toEqual([])
  expect(answer.text.join(' ')).toContain('system extension')
})

describe('an answer that lost something', () => {
  const partial = { status: 'partial' as const, reason: 'an entry could not be read' }
  const known = () => [...wholeAccount(), part('permission', 'B', permission('B', []))]

  test('of assigned roles adds roles and makes no "no"', () => {
    const account = new TestAccount()
    const [words, roles] = known() as [never, never]
    account.import([words, roles, part('assignment', '1', assignment('1', ['3']), partial)])
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
  })

  test('of what a role lists adds to it and makes no "no"', () => {
    const account = new TestAccount()
    const [words, , users, assignments] = known() as [never, never, never, never]
    account.import([words, users, assignments, part('role', '3', role('3', ['Edit']), partial)])
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
  })

  test('that comes after a whole one keeps what was known, and shows that there is more', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    account.import([part('role', '3', role('3', ['Fax']), partial)])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('yes')
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
    expect(effective(account.ask(), { user: '1' })).toMatchObject({
      rest: 'unknown',
      missing: [{ kind: 'role', subject: '3' }],
    })
  })

  test('or that contradicts itself makes its subject unknown, not "no"', () => {
    const account = new TestAccount()
    account.import(wholeAccount())
    account.import([
      part('role', '3', null, { status: 'partial', reason: 'contradicted' }),
      part('assignment', '2', null, { status: 'partial', reason: 'contradicted' }),
    ])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
    expect(why(account.ask(), { user: '1', permission: 'Edit' }).answer).toBe('yes')
    expect(why(account.ask(), { user: '2', permission: 'Edit' }).answer).toBe('unknown')
    expect(account.ask().snapshot.notWhole).toBeGreaterThan(0)
  })

  test('of the vendor about a user makes no "no"', () => {
    const account = new TestAccount()
    const [full] = [profile('1', ['Edit'])]
    account.import([
      { ...full, ...partial } as typeof full,
      part('permission', 'Fax', permission('Fax', [])),
      part(
        'user-app-resources',
        '1 app',
        { organization: 'o', user: '1', app: 'app', resources: { menus: [], permissions: [] } },
        partial,
      ),
      part('user-app-resources', '2 app', {
        organization: 'o',
        user: '2',
        app: 'app',
        resources: {
          menus: [{ id: 'm', code: 'M', names: { '': 'Menu' }, url: '', order: 1, parent: null }],
          permissions: [{ id: 'p', names: { '': 'Operate' } }],
        },
      }),
    ])
    expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
    expect(why(account.ask(), { user: '1', permission: 'p', app: 'app' }).answer).toBe('unknown')
    expect(why(account.ask(), { user: '1', menu: 'm' }).answer).toBe('unknown')
    expect(menuTree(account.ask(), { user: '1', app: 'app' })).toMatchObject({
      answer: 'unknown',
      missing: [{ status: 'partial' }],
    })
    expect(effective(account.ask(), { user: '1' }).rest).toBe('unknown')
    expect(why(account.ask(), { user: '2', permission: 'p', app: 'app' }).answer).toBe('yes')
  })
})

describe('a newer word that is not whole', () => {
  test('dates what is known, so that an older "no" of the vendor does not answer for it', () => {
    const partial = { status: 'partial' as const, takenAt: day(5) }
    const newer = [
      part('role', '3', role('3', ['Edit'], false), partial),
      part('role', '3', null, partial),
      part('assignment', '1', null, partial),
      part('assignment', '1', assignment('1', ['3']), partial),
      part('permission', 'Edit', null, partial),
      roleList([role('77', ['Fax'])], day(5)),
    ]
    for (const one of newer) {
      const account = new TestAccount()
      account.import(wholeAccount(day(1)))
      account.import([profile('1', ['Edit', 'read'], day(3))])
      account.import([one])
      expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
      expect(effective(account.ask(), { user: '1' }).rest).toBe('unknown')
      expect(whoCan(account.ask(), { permission: 'Fax' }).total).toBeNull()
    }
  })
})

test('a hidden role outlives answers that were not asked for it, also after further imports', () => {
  const account = new TestAccount()
  const hidden = { ...role('7', ['Fax']), hidden: true }
  account.import([
    dictionary([permission('Edit', []), permission('Fax', [])], day(1)),
    roleList([role('3', ['Edit']), hidden], day(1)),
    userList([user('1'), user('2')], day(1)),
    part('assignment', '1', assignment('1', ['3', '7']), { takenAt: day(1) }),
  ])
  const unasked = { ...assignmentList([assignment('2', ['3'])], day(2)), note: HIDDEN_ROLES_NOTE }
  account.import([unasked])
  account.import([check('2', 'Edit', true, day(3))])
  expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('yes')
  expect(whoCan(account.ask(), { permission: 'Fax' })).toMatchObject({ users: [{ id: '1' }] })
})

test('what roles and assignments mention beyond whole lists makes the account not whole', () => {
  const account = new TestAccount()
  account.import([
    dictionary([permission('Edit', [])]),
    roleList([role('3', ['Edit', 'Unlisted'])]),
    userList([user('1')]),
    assignmentList([assignment('1', ['3']), assignment('13', ['3'])]),
  ])
  const { counts, notWhole } = account.ask().snapshot
  expect(notWhole).toBeGreaterThan(0)
  expect(counts.users).toEqual({ value: 1, is: 'atLeast' })
  expect(counts.permissions).toEqual({ value: 1, is: 'atLeast' })
})

test('answers that contradict each other about ~ reach the person who was told', () => {
  const account = new TestAccount()
  account.import([profile('1', ['Edit'], day(1)), part('permission', 'Fax', permission('Fax', []))])
  account.import([
    part('authorization-profile', '~', null, { status: 'partial', takenAt: day(2) }),
    part('signed-in-user', '', { user: '1' }, { takenAt: day(2) }),
  ])
  expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('unknown')
})

test('what a user has in one app says nothing of apps that nobody asked about', () => {
  const account = new TestAccount('enos')
  account.import(
    [
      part('user-app-resources', 'u a', {
        organization: 'o',
        user: 'u',
        app: 'a',
        resources: { menus: [], permissions: [{ id: 'p', names: {} }] },
      }),
    ],
    { connector: 'enos', externalId: 'o' },
  )
  expect(effective(account.ask(), { user: 'u' }).rest).toBe('unknown')
  expect(effective(account.ask(), { user: 'u', app: 'a' }).rest).toBe('no')
})

test('a new name makes nobody new to a list that was read before', () => {
  const account = new TestAccount()
  account.import(wholeAccount(day(1)))
  account.import([userList([user('1', 'Anna Renamed'), user('2'), user('3')], day(2))])
  expect(why(account.ask(), { user: '1', permission: 'Fax' }).answer).toBe('no')
  expect(why(account.ask(), { user: '3', permission: 'Fax' }).answer).toBe('unknown')
  const assignments = account.ask().snapshot.coverage.find((line) => line.kind === 'assignment')
  expect(assignments).toMatchObject({ status: 'partial', read: 2, of: { value: 3 } })
})

test('~ is not counted beside the person it may be', () => {
  const account = new TestAccount()
  account.import([check('1', 'Fax', true), check('~', 'Fax', true)])
  expect(account.ask().snapshot.counts.users.value).toBe(1)
  expect(whoCan(account.ask(), { permission: 'Fax' }).atLeast).toBe(1)
})

test('a filter by something that was not read answers unknown, also turned round', () => {
  const account = new TestAccount()
  account.import([
    assignmentList([assignment('8', [])]),
    part('user', '1', { ...user('1'), status: 'Disabled' }),
    part('user', '2', { ...user('2'), status: 'Enabled' }),
  ])
  const found = (filter: string) => {
    const { total, unknown, users } = userRows(account.ask(), { filter })
    return { total, unknown, ids: users.map((one) => one.id) }
  }
  expect(found('status:Enabled')).toEqual({ total: 1, unknown: 1, ids: ['2'] })
  expect(found('-status:Enabled')).toEqual({ total: 1, unknown: 1, ids: ['1'] })
})

test('a name that nobody told may be the one that a filter asks for', () => {
  const account = new TestAccount()
  account.import([assignmentList([assignment('8', ['r'])]), part('user', '1', user('1', 'Anna'))])
  const { total, unknown } = userRows(account.ask(), { filter: 'name:anna' })
  expect({ total, unknown }).toEqual({ total: 1, unknown: 1 })
  const matrix = { rows: 'roles', columns: 'permissions', filter: 'name:desk' } as const
  expect(matrixPage(account.ask(), matrix).rowsUnknown).toBe(1)
})

test('an import is dated where all of it is, by the newest, and not where something has no date', () => {
  const account = new TestAccount()
  const dated = [part('user', '1', user('1'), { takenAt: day(4) }), userList([user('1')], day(3))]
  account.import(dated)
  expect(account.ask().snapshot.takenAt).toBe(day(4))
  account.import([...dated, part('user', '2', user('2'))])
  expect(account.ask().snapshot.takenAt).toBeNull()
})
