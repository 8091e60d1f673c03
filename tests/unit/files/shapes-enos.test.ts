/** EnOS's answers saved without their request: what they say by themselves, and what has to be asked. */
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../../src/shared/schemas/imports'
import { draftOf, fileOf, fixtures, read, readContents } from './support'

const organization = 'o-1'
const readFixture = async (names: string | string[], options: ImportOptions = {}) =>
  read(await fixtures(...[names].flat().map((name) => `enos/${name}.json`)), { options })

const success = (data: unknown) => ({ code: 0, message: 'OK', data })

describe('what has to be asked', () => {
  it.each([
    ['user-app-resource-info', ['organization', 'user', 'app']],
    ['user-permissions', ['organization', 'user', 'app']],
    ['menu-groups', ['organization', 'app']],
    ['role-list', ['organization']],
    ['user-roles-batch', ['organization']],
    ['role-resources', ['organization', 'role']],
    ['role-users', ['organization', 'role']],
    ['roster-0', ['organization']],
    ['apps', ['organization']],
    ['app-menus', ['organization']],
  ])('of %s', async (name, needs) => {
    const outcome = await readFixture(name)
    expect(outcome.questions).toEqual([
      { kind: 'enos-request', files: [`enos/${name}.json`], needs },
    ])
    expect(outcome.drafts).toEqual([])
  })
})

describe('what one user has in an app', () => {
  const request = { organization, user: 'u-1', app: 'key-1' }

  it('is read from the older answer with its identifiers and languages', async () => {
    const outcome = await readFixture('user-app-resource-info', request)
    expect(draftOf(outcome, 'user-app-resources')).toMatchObject({
      subject: 'u-1 key-1',
      status: 'whole',
      body: {
        resources: {
          permissions: [
            {
              id: 'p-1',
              code: 'REPORT_READ',
              names: { '': 'Read reports', en_US: 'Read reports', de_DE: 'Berichte lesen' },
            },
          ],
          menus: [{ id: 'm-1', code: 'REPORTS', order: 1, parent: null }],
        },
      },
    })
  })

  it('says nothing of menus where the answer has permissions only', async () => {
    const outcome = await readFixture('user-permissions', request)
    const draft = draftOf(outcome, 'user-app-resources')
    expect(draft).toMatchObject({ status: 'whole', count: 1 })
    expect(draft.body).toEqual({
      ...request,
      resources: { permissions: [{ id: 'p-1', names: { '': 'Read reports' } }] },
    })
    const none = await readContents({ a: success({ permissions: [] }) }, request)
    expect(draftOf(none, 'user-app-resources').body).toEqual({
      ...request,
      resources: { permissions: [] },
    })
  })

  it('is completed by the answer with permissions only, not contradicted', async () => {
    const both = await readFixture(['user-app-resources', 'user-permissions'], request)
    const draft = draftOf(both, 'user-app-resources')
    expect(draft.status).toBe('whole')
    expect(draft.body?.resources.menus).toHaveLength(4)
  })
})

describe('menu groups', () => {
  const request = { organization, app: 'key-1' }
  const groups = [
    { id: 'mg-1', name: 'Operators', menus: ['m-1', 'm-2'] },
    { id: 'mg-2', name: 'Nobody yet', menus: [] },
  ]

  it.each(['menu-groups', 'menu-groups-in-object'])('are all of the app in %s', async (name) => {
    const outcome = await readFixture(name, request)
    expect(draftOf(outcome, 'menu-groups')).toMatchObject({
      subject: 'key-1',
      status: 'whole',
      count: 2,
      body: { app: 'key-1', groups },
    })
  })

  it('are partial where one cannot be read, and it is said which', async () => {
    const data = [{ id: 'mg-1', menuIds: ['m-1'] }, { id: 'mg-2', menuIds: [{}] }, { id: 'mg-3' }]
    const outcome = await readContents({ a: success(data) }, request)
    expect(draftOf(outcome, 'menu-groups')).toMatchObject({
      status: 'partial',
      reason: 'data[1].menuIds[0] is an object, not an id',
      body: { groups: [{ id: 'mg-1', menus: ['m-1'] }] },
    })
    expect(fileOf(outcome, 'a').warnings).toEqual([
      expect.stringContaining('data[1].menuIds[0] is an object'),
      expect.stringContaining('data[2].menuIds is missing'),
    ])
  })

  it('of an empty list are not told from other lists, but an empty object names them', async () => {
    const outcome = await readContents(
      { list: success([]), object: success({ menuGroups: [] }) },
      request,
    )
    expect(fileOf(outcome, 'list').error).toContain('HAR')
    expect(draftOf(outcome, 'menu-groups')).toMatchObject({ status: 'whole', count: 0 })
  })
})

describe('roles', () => {
  it('without their request add, and end nothing: they may be those of one user', async () => {
    const outcome = await readFixture('role-list', { organization, user: 'u-1' })
    expect(draftOf(outcome, 'role-list')).toMatchObject({
      subject: 'all',
      status: 'partial',
      body: null,
      count: 2,
      reason: expect.stringMatching(/one user.*HAR/) as string,
    })
    expect(draftOf(outcome, 'role', 'ro-1').body).toEqual({ id: 'ro-1', name: 'Operator' })
    expect(outcome.drafts.map((draft) => draft.kind)).not.toContain('assignment')
  })

  it('are all roles where a person vouches for it', async () => {
    const outcome = await readFixture('role-list', { organization, whole: ['role-list'] })
    expect(draftOf(outcome, 'role-list')).toMatchObject({
      status: 'whole',
      body: {
        domain: 'all',
        records: [
          { id: 'ro-1', name: 'Operator' },
          { id: 'ro-2', name: 'Guest' },
        ],
      },
    })
  })

  it('of users in a batch are whole for those named in it, and for nobody else', async () => {
    const outcome = await readFixture('user-roles-batch', { organization })
    expect(outcome.drafts.map(({ kind, subject, status }) => [kind, subject, status])).toEqual([
      ['assignment', 'u-1', 'whole'],
      ['assignment', 'u-2', 'whole'],
    ])
    expect(draftOf(outcome, 'assignment', 'u-1').body?.roles).toEqual([
      { role: 'ro-1', name: 'Operator', autoAssigned: false, siteRestricted: false },
      { role: 'ro-2', name: 'Guest', autoAssigned: false, siteRestricted: false },
    ])
  })

  it('of a batch are left out and named where they cannot be read', async () => {
    const entries = [{ userId: 'u-1', roleIds: [7, 'ro-1'] }, { userId: 'u-2' }, { roleIds: [] }]
    const outcome = await readContents(
      { a: success({ usersUserRoles: entries, userRoles: [] }) },
      { organization },
    )
    expect(outcome.drafts.map((draft) => draft.subject)).toEqual(['u-1'])
    expect(fileOf(outcome, 'a').warnings).toEqual([
      'usersUserRoles[1].roleIds is missing; this record was left out',
      'usersUserRoles[2].userId is missing; this record was left out',
    ])
    const none = await readContents({ a: success({ usersUserRoles: [{}] }) }, { organization })
    expect(fileOf(none, 'a').error).toContain('usersUserRoles[0].userId is missing')
  })

  it('give permissions and menu groups of several apps, each within its app', async () => {
    const outcome = await readFixture('role-resources', { organization, role: 'ro-1' })
    expect(draftOf(outcome, 'role-resources')).toMatchObject({
      subject: 'ro-1',
      status: 'whole',
      body: {
        role: 'ro-1',
        permissions: [
          { id: 'p-1', app: 'key-1', names: { '': 'Read reports' } },
          { id: 'p-1', app: 'key-2', names: { '': 'Read plans' } },
        ],
        menuGroups: [{ app: 'key-1', id: 'mg-1', name: 'Operators' }],
        structures: 1,
      },
    })
  })

  it('that give nothing are told from roles of which a list is missing', async () => {
    const empty = { structures: [], menuGroups: [], permissions: [] }
    const options = { organization, role: 'ro-1' }
    const none = draftOf(await readContents({ a: success(empty) }, options), 'role-resources')
    expect(none).toMatchObject({ status: 'whole', count: 0 })
    const { permissions: _, ...without } = empty
    const cut = draftOf(await readContents({ a: success(without) }, options), 'role-resources')
    expect(cut).toMatchObject({
      status: 'partial',
      reason: 'the answer has no list of permissions',
    })
  })

  it('agree where the same permission id is in two apps, in another order', async () => {
    const one = (ids: [string, string][]) =>
      success({
        structures: [],
        menuGroups: [],
        permissions: ids.map(([appId, resourceId]) => ({ appId, resourceId })),
      })
    const options = { organization, role: 'ro-1' }
    const same = await readContents(
      { a: one([['x', 'p'], ['y', 'p']]), b: one([['y', 'p'], ['x', 'p']]) }, // prettier-ignore
      options,
    )
    expect(draftOf(same, 'role-resources').status).toBe('whole')
    const other = await readContents({ a: one([['x', 'p']]), b: one([['y', 'p']]) }, options)
    expect(draftOf(other, 'role-resources')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('what is given by role ro-1') as string,
    })
  })
})

describe('users', () => {
  it('who hold a role are all of them, without telephone numbers', async () => {
    const outcome = await readFixture('role-users', { organization, role: 'ro-1' })
    expect(draftOf(outcome, 'role-users')).toMatchObject({
      subject: 'ro-1',
      status: 'whole',
      body: {
        role: 'ro-1',
        users: [
          { id: 'u-1', name: 'Anna Meyer', email: 'anna.meyer@example.com' },
          { id: 'u-2', name: 'Bilal Okafor' },
        ],
      },
    })
    expect(JSON.stringify(outcome.drafts)).not.toContain('5550100')
  })

  it('are none where the list of holders is empty, and named where one cannot be read', async () => {
    const options = { organization, role: 'ro-1' }
    const none = await readContents({ a: success({ users: [] }) }, options)
    expect(draftOf(none, 'role-users')).toMatchObject({ status: 'whole', count: 0 })
    const bad = await readContents({ a: success({ users: [{ userId: 'u' }, {}] }) }, options)
    expect(draftOf(bad, 'role-users')).toMatchObject({
      status: 'partial',
      reason: 'users[1].userId is missing',
    })
  })

  it('of a roster without its request are not all, because nobody knows who was asked for', async () => {
    const pages = ['roster-0', 'roster-1']
    const outcome = await readFixture(pages, { organization })
    expect(draftOf(outcome, 'user-list')).toMatchObject({
      status: 'partial',
      count: 3,
      reason: expect.stringContaining('all users were asked for') as string,
    })
    const vouched = await readFixture(pages, { organization, whole: ['user-list'] })
    expect(draftOf(vouched, 'user-list')).toMatchObject({
      status: 'whole',
      body: {
        records: [
          { id: 'u-1', name: 'Anna Meyer', email: 'anna.meyer@example.com' },
          { id: 'u-2', name: 'Bilal Okafor' },
          { id: 'u-3', name: 'cleo@example.com', email: 'cleo@example.com' },
        ],
      },
    })
  })

  it('of a roster that lacks a page nobody can vouch for', async () => {
    const outcome = await readFixture('roster-1', { organization, whole: ['user-list'] })
    expect(draftOf(outcome, 'user-list')).toMatchObject({
      status: 'partial',
      reason: 'page 1 of 2 missing',
    })
  })
})

describe('enos-app-service', () => {
  it('tells what apps there are, and never their secret keys', async () => {
    const one = {
      id: 'application-2',
      accessKey: 'key-2',
      secretKey: 'CANARY-a',
      SecretKey: 'CANARY-b',
      secret_key: 'CANARY-c',
      'secret-key': 'CANARY-d',
      appSecret: 'CANARY-e',
      name: { default: 'Solar', secretKey: 'CANARY-f' },
      organizationId: 'o-9',
    }
    const files = await fixtures('enos/apps.json')
    const told = await read(files, { options: { organization } })
    // The documentation shows a single app where the list stands.
    const single = await readContents({ a: success(one) }, { organization })
    expect(draftOf(told, 'app-info')).toMatchObject({
      subject: 'key-1',
      status: 'whole',
      body: {
        id: 'key-1',
        applicationId: 'application-1',
        organization: 'o-1',
        code: 'WIND',
        names: { '': 'Wind monitor', en_US: 'Wind monitor', zh_CN: '风电监控' },
      },
    })
    expect(draftOf(single, 'app-info').body).toEqual({
      id: 'key-2',
      applicationId: 'application-2',
      organization: 'o-9',
      names: { '': 'Solar' },
    })
    for (const outcome of [told, single]) expect(JSON.stringify(outcome)).not.toContain('CANARY')
  })

  it('does not show a secret key in what it says of an answer that it cannot read', async () => {
    const outcome = await readContents(
      {
        a: success([{ id: 'x', accessKey: 5.5, secretKey: 'CANARY-g' }]),
        b: success([{ secretKey: 'CANARY-h' }]),
      },
      { organization },
    )
    expect(fileOf(outcome, 'a').error).toContain('data[0].accessKey')
    expect(JSON.stringify(outcome)).not.toContain('CANARY')
  })

  it('files menus and permissions under the access key that the app list tells', async () => {
    const names = ['apps', 'app-menus', 'app-permissions']
    // The person's word stands back: the app list knows which app it is.
    const outcome = await readFixture(names, { organization, app: 'another-key' })
    expect(draftOf(outcome, 'app-menus')).toMatchObject({
      subject: 'key-1',
      status: 'whole',
      body: {
        app: 'key-1',
        menus: [
          {
            id: 'm-1',
            code: 'REPORTS',
            order: 2,
            parent: null,
            names: { '': 'Reports', zh_CN: '报告' },
          },
          { id: 'm-2', code: 'DAILY', order: 1, parent: 'm-1' },
        ],
      },
    })
    expect(draftOf(outcome, 'app-permissions')).toMatchObject({
      subject: 'key-1',
      body: { app: 'key-1', permissions: [{ id: 'p-1', code: 'REPORT_READ' }] },
    })
  })

  it('asks for the app where nothing tells it, and believes the person', async () => {
    const asking = await readFixture('app-menus', { organization })
    expect(asking.questions).toMatchObject([{ needs: ['app'] }])
    expect(asking.drafts).toEqual([])
    const told = await readFixture(['app-menus', 'app-permissions'], { organization, app: 'key-7' })
    expect(told.drafts.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['app-menus', 'key-7'],
      ['app-permissions', 'key-7'],
    ])
  })

  it('does not put two apps down to the one that a person names', async () => {
    const menu = (appId: string) => ({ id: 'm', appId, keyword: 'M', sortId: 1 })
    const contents = { a: success([menu('1')]), b: success([menu('2')]) }
    const outcome = await readContents(contents, { organization, app: 'key-1' })
    expect(outcome.drafts).toEqual([])
    expect(fileOf(outcome, 'a').error).toContain('one at a time')
    const mixed = await readContents({ a: success([menu('1'), menu('2')]) }, { organization })
    expect(fileOf(mixed, 'a').error).toContain('several apps: 1, 2')
  })
})

describe('the envelope', () => {
  const data = { menuGroups: [{ id: 'mg', menuIds: [] }] }
  it.each([
    { code: 0, message: 'OK', data },
    { code: 200, message: '', data },
    { code: '0', data },
    { status: 0, msg: 'SUCCESS', data },
  ])('is a success: %j', async (answer) => {
    const outcome = await readContents({ a: answer }, { organization, app: 'key-1' })
    expect(draftOf(outcome, 'menu-groups').status).toBe('whole')
  })

  it.each([{ code: 31404, message: 'no', data }, { code: 7, data }, { data }])(
    'is none: %j',
    async (answer) => {
      const outcome = await readContents({ a: answer }, { organization, app: 'key-1' })
      expect(outcome.drafts.filter((draft) => draft.kind !== 'error-observation')).toEqual([])
    },
  )
})
