/** An organization of EnOS in a real file: what is left where lists are refused, and what is said of it. */
import { expect, test } from 'vitest'
import { compareMenus } from '../../../src/main/queries/compare-menus'
import { differences } from '../../../src/main/queries/differences'
import { effective } from '../../../src/main/queries/effective'
import { menuTree } from '../../../src/main/queries/menus'
import { overview } from '../../../src/main/queries/overview'
import { whoCan } from '../../../src/main/queries/who-can'
import { why } from '../../../src/main/queries/why'
import type { MenuRecord, PartDraft } from '../../../src/main/connectors/parts'
import type { Asked } from '../../../src/main/queries/reader'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  menuGroups,
  part,
  role,
  roleList,
  roleResources,
  user,
  userList,
} from '../../support/parts'

const organization = 'o1'
const menu = (id: string, parent: string | null = null): MenuRecord => ({
  id,
  code: id,
  names: { en_US: `Menu ${id}` },
  url: '',
  order: 1,
  parent,
})
const permission = (id: string) => ({ id, code: id, names: { en_US: `May ${id}` } })

const answer = (user: string, permissions: string[], menus: MenuRecord[]): PartDraft =>
  part(
    'user-app-resources',
    `${user} wind`,
    {
      user,
      app: 'wind',
      organization,
      resources: { permissions: permissions.map(permission), menus },
    },
    { takenAt: day(3) },
  )

const refused = (kind: 'user-list' | 'role-list' | 'assignment-list', grant: string): PartDraft =>
  part(kind, kind === 'role-list' ? 'all' : '', null, {
    takenAt: day(3),
    status: 'refused',
    reason: `31403: the application lacks the grant ${grant}`,
    count: 0,
  })

/** No grant at all: only what each user is answered is there. */
function withoutGrants(...more: PartDraft[]): Asked {
  const account = new TestAccount('enos')
  const drafts = [
    refused('user-list', 'USER'),
    refused('role-list', 'ROLE'),
    refused('assignment-list', 'USER_ALL_PERMISSION'),
    answer('u1', ['edit'], [menu('a'), menu('b', 'a')]),
    answer('u2', [], []),
    ...more,
  ]
  account.import(drafts, { connector: 'enos', externalId: organization })
  return account.ask()
}

test('with every list refused, the per-user answers alone make a useful account', () => {
  const asked = withoutGrants()
  const mine = effective(asked, { user: 'u1', app: 'wind' })
  expect(mine.permissions).toMatchObject([
    { id: 'edit', answer: 'yes', vendor: 'yes', computed: 'unknown', confirmed: true },
  ])
  expect(mine).toMatchObject({ rest: 'no', notConfirmed: [] })

  const reason = why(asked, { user: 'u2', permission: 'edit', app: 'wind' })
  expect(reason).toMatchObject({ answer: 'no', vendor: 'no', confirmed: true, differs: false })
  expect(reason.vendorWord?.text).toContain('does not hold it')

  expect(menuTree(asked, { app: 'wind', user: 'u1' })).toMatchObject({
    answer: 'yes',
    count: 2,
    confirmed: true,
    missing: [],
    menus: [{ id: 'a', children: [{ id: 'b' }] }],
  })
  const compared = compareMenus(asked, { app: 'wind', left: 'u1', right: 'u2' })
  expect(compared.counts).toEqual({ both: 0, left: 2, right: 0, unknown: 0 })

  const holders = whoCan(asked, { permission: 'edit', app: 'wind' })
  expect(holders).toMatchObject({ answer: 'yes', total: null, atLeast: 1, notConfirmed: 0 })
  const users = holders.missing.find(({ kind }) => kind === 'user-list')!
  expect(users.status).toBe('refused')
  expect(users.text).toContain('grant the application USER')
  expect(users.text).toContain('lacks the grant USER')

  const nothing = differences(asked, {})
  expect(nothing).toMatchObject({ total: 0, compared: 0, notComputed: 2 })
  expect(overview(asked).differences).toBe(0)
})

test('an app that no user is answered for is unknown, and the reason is said', () => {
  const text = 'probably not readable with this key: every one of 2 users got error 31403'
  const asked = withoutGrants(
    part('user-app-resources', 'u1 sun', null, {
      takenAt: day(3),
      status: 'refused',
      reason: text,
      count: 0,
    }),
    part(
      'app',
      'sun',
      {
        id: 'sun',
        organization,
        names: { en_US: 'Sun' },
        menus: [menu('s')],
        permissions: [permission('shine')],
      },
      { takenAt: day(3) },
    ),
  )
  const unknown = why(asked, { user: 'u1', permission: 'shine', app: 'sun' })
  expect(unknown).toMatchObject({ answer: 'unknown', computed: 'unknown', vendor: 'unknown' })
  expect(unknown.confirmed).toBeUndefined()
  const resources = unknown.missing.find(({ kind }) => kind === 'user-app-resources')!
  expect(resources.status).toBe('refused')
  expect(resources.text).toContain(text)
  expect(menuTree(asked, { app: 'sun', user: 'u1' })).toMatchObject({
    answer: 'unknown',
    missing: [{ kind: 'user-app-resources', status: 'refused' }],
  })
  expect(whoCan(asked, { permission: 'shine', app: 'sun' })).toMatchObject({
    answer: 'unknown',
    total: null,
    unknown: 2,
  })
})

test('where roles tell everything, per-user answers only confirm: an account is whole without them', () => {
  const notWhole = (...answers: PartDraft[]) => {
    const account = new TestAccount('enos')
    const wind = {
      id: 'wind',
      organization,
      names: {},
      menus: [menu('a')],
      permissions: [permission('edit')],
    }
    const drafts = [
      userList([user('u1'), user('u2')], day(2)),
      roleList([role('r1')], day(2)),
      assignmentList([assignment('u1', ['r1']), assignment('u2', [])], day(2)),
      roleResources('r1', ['wind/edit', 'wind#g'], day(2)),
      part('app', 'wind', wind, { takenAt: day(2) }),
      menuGroups('wind', { g: ['a'] }, day(2)),
    ]
    account.import([...drafts, ...answers], { connector: 'enos', externalId: organization })
    return account.ask().snapshot.notWhole
  }
  expect(notWhole()).toBe(0)
  expect(notWhole(answer('u1', ['edit'], [menu('a')]))).toBe(0)
  const untold = part('user-app-resources', 'u2 wind', null, {
    takenAt: day(3),
    status: 'refused',
    reason: '31403',
    count: 0,
  })
  expect(notWhole(answer('u1', ['edit'], [menu('a')]), untold)).toBe(1)
  expect(notWhole(untold)).toBe(1)
})
