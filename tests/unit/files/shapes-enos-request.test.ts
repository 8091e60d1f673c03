/** EnOS's answers with their request, as a HAR file keeps it: nothing is asked, and look-alikes are told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { har, type EntryGiven } from './containers-support'
import { draftOf, fileOf, readContents } from './support'

const GATEWAY = 'https://gateway.example.com'
const PORTAL = `${GATEWAY}/app-portal-service`
const SERVICE = `${GATEWAY}/enos-app-service`

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../fixtures/saved-answers/enos', `${name}.json`),
      'utf8',
    ),
  )

const posted = (path: string, body: unknown, answer: unknown): EntryGiven => ({
  url: `${PORTAL}/${path}`,
  method: 'POST',
  posted: body,
  body: answer,
})
const asked = (path: string, answer: unknown): EntryGiven => ({
  url: `${PORTAL}/${path}`,
  body: answer,
})
const readHar = (...entries: EntryGiven[]) => readContents({ 'portal.har': har(...entries) })

describe('a request', () => {
  it.each([
    [
      asked(
        'v2.3/user/app/resource/permission?orgId=o-1&userId=u-1&appId=key-1',
        fixture('user-app-resources'),
      ),
      'user-app-resources',
      'u-1 key-1',
    ],
    [asked('v2.3/app/get?orgId=o-1&appId=key-1', fixture('app')), 'app', 'key-1'],
    [
      asked('v2.3/app/menuGroup/list?orgId=o-1&appId=key-1', fixture('menu-groups')),
      'menu-groups',
      'key-1',
    ],
    [
      asked('v2.3/app/menuGroup/list?orgId=o-1&appId=key-1', { code: 0, data: [] }),
      'menu-groups',
      'key-1',
    ],
    [asked('v2.2/organization/role/list?orgId=o-1', fixture('role-list')), 'role-list', 'all'],
    [
      asked('v2.2/user/role/assignedList?orgId=o-1&userId=u-1', fixture('user-roles')),
      'assignment',
      'u-1',
    ],
    [
      posted(
        'v2.3/role/app/resource/assignedList?orgId=o-1',
        { roleId: 'ro-1' },
        fixture('role-resources'),
      ),
      'role-resources',
      'ro-1',
    ],
    [
      posted('v2.3/role/user/assignedList?orgId=o-1', { roleId: 'ro-1' }, fixture('role-users')),
      'role-users',
      'ro-1',
    ],
    [
      { url: `${SERVICE}/v3/menus?orgId=o-1&appId=application-1`, body: { code: 0, data: [] } },
      'app-menus',
      'application-1',
    ],
  ] as const)('places %#: %s', async (entry, kind, subject) => {
    // prettier-ignore
    // The empty menus name their app by another id: the app list tells which one that is.
    const apps = { url: `${SERVICE}/v2.5/apps/list?orgId=o-1`, body: fixture('apps') }
    const outcome = await readHar(entry, apps)
    expect(outcome.questions).toEqual([])
    expect(draftOf(outcome, kind)).toMatchObject({
      subject: kind === 'app-menus' ? 'key-1' : subject,
      status: 'whole',
    })
    expect(outcome.identity).toEqual({ connector: 'enos', server: GATEWAY, externalId: 'o-1' })
  })

  it('leaves to ask only what it does not say', async () => {
    const info = asked('v2.2/user/app/resource/info?accessKey=key-1', fixture('user-app-resource-info')) // prettier-ignore
    const permissions = asked('v2.2/user/permissions?orgId=o-1&userId=u-1', fixture('user-permissions')) // prettier-ignore
    const variable = asked('v2.2/user/role/assignedList?orgId=o-1&userId={{user}}', fixture('user-roles')) // prettier-ignore
    const outcome = await readHar(info, permissions, variable)
    expect(outcome.questions.map((question) => 'needs' in question && question.needs)).toEqual([
      ['organization', 'user'],
      ['app'],
      ['user'],
    ])
  })

  it('says the language of names that do not say theirs', async () => {
    const at = (locale: string, name: string) =>
      asked(`v2.3/user/app/resource/permission?orgId=o-1&userId=u-1&appId=key-1&locale=${locale}`, {
        code: 0,
        data: { menus: [], permissions: [{ id: 'p', code: 'P', name }] },
      })
    const outcome = await readHar(at('zh-CN', '读'), at('de_DE', 'Lesen'))
    expect(draftOf(outcome, 'user-app-resources').body?.resources.permissions[0]?.names).toEqual({
      zh_CN: '读',
      de_DE: 'Lesen',
    })
    const hostile = await readHar(at('__proto__', 'Read'))
    expect(draftOf(hostile, 'user-app-resources').body?.resources.permissions[0]?.names).toEqual({
      '': 'Read',
    })
  })

  it('of another answer that looks alike is named, and nothing is read from it', async () => {
    const outcome = await readHar(
      posted('v2.2/user/list', { pagination: { pageNo: 0 } }, fixture('roster-0')),
    )
    expect(outcome.drafts).toEqual([])
    expect(JSON.stringify(fileOf(outcome, 'portal.har'))).toContain('user/list')
  })

  it('that names another organization is another account', async () => {
    const roles = (organization: string) =>
      asked(`v2.2/organization/role/list?orgId=${organization}`, fixture('role-list'))
    const outcome = await readContents({ 'a.har': har(roles('o-1')), 'b.har': har(roles('o-2')) })
    expect(outcome.questions).toMatchObject([{ kind: 'other-account' }])
    expect(outcome.identity?.externalId).toBe('o-1')
  })
})

describe('a roster', () => {
  const path = 'v2.2/user/organization/roster'
  const page = (pageNo: number, more: Record<string, unknown> = {}) =>
    posted(
      path,
      { orgId: 'o-1', pagination: { pageNo, pageSize: 2 }, ...more },
      fixture(`roster-${pageNo}`),
    )

  it('is whole if its pages prove it', async () => {
    const outcome = await readHar(page(0), page(1))
    expect(draftOf(outcome, 'user-list')).toMatchObject({ status: 'whole', count: 3 })
    const half = await readHar(page(0))
    expect(draftOf(half, 'user-list')).toMatchObject({
      status: 'partial',
      reason: 'page 2 of 2 missing',
    })
  })

  it.each(['userIds', 'startUpdatedTime', 'endUpdatedTime', 'somethingNew'])(
    'that was asked for with %s is filtered',
    async (name) => {
      const value = name === 'userIds' ? ['u-1', 'u-2', 'u-3'] : '1700000000000'
      const outcome = await readHar(page(0, { [name]: value }), page(1, { [name]: value }))
      expect(draftOf(outcome, 'user-list')).toMatchObject({ status: 'partial', body: null })
      expect(draftOf(outcome, 'user-list').reason).toContain('filtered by')
      expect(draftOf(outcome, 'user', 'u-1').status).toBe('whole')
    },
  )

  it('that was filtered does not spoil the whole one beside it', async () => {
    const outcome = await readHar(page(0), page(1), page(0, { userIds: ['u-1'] }))
    expect(draftOf(outcome, 'user-list').status).toBe('whole')
  })
})

describe('roles of a batch', () => {
  const batch = (userIds: unknown, answer: unknown = fixture('user-roles-batch')) =>
    readHar(posted('v2.2/userRoles/roleList', { organizationId: 'o-1', userIds }, answer))

  it('are none for whom was asked and is not in the answer', async () => {
    const outcome = await batch(['u-1', 'u-2', 'u-3'])
    expect(draftOf(outcome, 'assignment', 'u-3')).toMatchObject({
      status: 'whole',
      body: { user: 'u-3', roles: [] },
    })
    expect(draftOf(outcome, 'assignment', 'u-2').body?.roles).toHaveLength(1)
  })

  it('are not known for them where an entry could not be read', async () => {
    const answer = { code: 0, data: { usersUserRoles: [{ userId: 'u-1', roleIds: [] }, {}] } }
    const outcome = await batch(['u-1', 'u-3'], answer)
    expect(outcome.drafts.map((draft) => draft.subject)).toEqual(['u-1'])
  })
})

describe('an error', () => {
  const denied = (code = 31403) => ({ code, message: 'No permission', data: null })
  const RESOURCES = 'v2.3/user/app/resource/permission?orgId=o-1&userId=u-1&appId=key-1'

  it('31403 about one user in one app is "no access", a whole answer', async () => {
    const outcome = await readHar(asked(RESOURCES, denied()))
    expect(outcome.drafts).toMatchObject([
      {
        kind: 'user-app-resources',
        subject: 'u-1 key-1',
        status: 'whole',
        body: {
          organization: 'o-1',
          user: 'u-1',
          app: 'key-1',
          resources: { menus: [], permissions: [] },
        },
        note: expect.stringContaining('31403') as string,
      },
    ])
  })

  it.each([
    ['another code', asked(RESOURCES, denied(31404))],
    ['another request', asked('v2.2/user/permissions?orgId=o-1&userId=u-1&appId=key-1', denied())],
    ['an incomplete request', asked('v2.3/user/app/resource/permission?orgId=o-1', denied())],
  ])('%s is no word on access', async (_, entry) => {
    const outcome = await readHar(entry)
    expect(outcome.drafts.map((draft) => draft.kind)).toEqual(['error-observation'])
  })

  it.each([
    [asked('v2.2/organization/role/list?orgId=o-1', denied()), 'role-list', 'all', 'ROLE'],
    [posted('v2.2/user/organization/roster', { orgId: 'o-1' }, denied()), 'user-list', '', 'USER'],
    [posted('v2.2/userRoles/roleList', {}, denied()), 'assignment-list', '', 'USER_ALL_PERMISSION'],
    [asked('v2.2/user/role/assignedList?userId=u-1', denied()), 'assignment', 'u-1', undefined],
    [
      posted('v2.3/role/user/assignedList', { roleId: 'r' }, denied()),
      'role-users',
      'r',
      undefined,
    ],
    [
      posted('v2.3/role/app/resource/assignedList', { roleId: 'r' }, denied()),
      'role-resources',
      'r',
      undefined,
    ],
    [asked('v2.3/app/get?orgId=o-1&appId=k', denied()), 'app', 'k', undefined],
    [asked('v2.3/app/menuGroup/list?orgId=o-1&appId=k', denied()), 'menu-groups', 'k', undefined],
  ] as const)('of a list is a refused part (%#)', async (entry, kind, subject, grant) => {
    // prettier-ignore
    const outcome = await readHar(entry)
    expect(draftOf(outcome, kind)).toMatchObject({
      subject,
      status: 'refused',
      body: null,
      reason: `refused with error 31403: No permission${
        grant === undefined ? '' : `; the application needs the organization’s grant ${grant}`
      }`,
    })
  })

  it('without its request stays an observation', async () => {
    const options = { organization: 'o-1', user: 'u-1', app: 'key-1' }
    const outcome = await readContents({ a: denied() }, options)
    expect(outcome.drafts.map((draft) => draft.kind)).toEqual(['error-observation'])
  })
})

describe('a request that says more than whose answer it is', () => {
  it('leaves the answer partial: what is not known may be a filter', async () => {
    const outcome = await readHar(
      posted(
        'v2.3/role/user/assignedList?orgId=o-1',
        { roleId: 'ro-1', structureId: 'sg-1' },
        fixture('role-users'),
      ),
      posted(
        'v2.3/role/user/assignedList?orgId=o-1',
        { roleId: 'ro-2', pagination: { pageNo: 0 } },
        fixture('role-users'),
      ),
    )
    expect(draftOf(outcome, 'role-users', 'ro-1').status).toBe('partial')
    expect(draftOf(outcome, 'role-users', 'ro-2').reason).toContain('pageNo')
  })

  it('does not make a list whole that names more than it has', async () => {
    const pagination = { pageNo: 0, pageSize: 1, totalElements: 2 }
    const users = [{ userId: 'u-1' }]
    const outcome = await readHar(
      posted('v2.3/role/user/assignedList?orgId=o-1', { roleId: 'ro-1' }, { code: 0, data: { users, pagination } }), // prettier-ignore
      asked('v2.2/organization/role/list?orgId=o-1', { code: 0, data: { roles: [{ id: 'r' }], pagination } }), // prettier-ignore
    )
    expect(draftOf(outcome, 'role-users').reason).toBe('totalElements says 2, 1 read')
    expect(draftOf(outcome, 'role-list').reason).toBe('page 2 of 2 missing')
  })
})
