/** RingCentral's answers beside roles: sites, the account, features and grants; and their refusals. */
import { describe, expect, it } from 'vitest'
import { har } from './containers-support'
import { API, draftOf, fileOf, fixtures, read, readContents } from './support'

const A = `${API}/account/400111`

const grant = (id: string, more: Record<string, unknown> = {}) => ({
  extension: { id, name: `User ${id}`, type: 'User' },
  callPickup: true,
  ...more,
})

const grantsPage = (number: number, totalPages: number, records: unknown[], more = {}) => ({
  uri: `${A}/extension/5/grant?page=${number}&perPage=2`,
  records,
  paging: { page: number, perPage: 2, totalPages },
  navigation: number < totalPages ? { nextPage: { uri: `${A}/extension/5/grant?page=9` } } : {},
  ...more,
})

describe('sites', () => {
  it('are a list that its paging proves whole, without what is not asked for', async () => {
    const outcome = await read(await fixtures('ringcentral/sites.json'))
    expect(draftOf(outcome, 'site-list')).toMatchObject({
      status: 'whole',
      body: {
        records: [
          { id: 'main-site', name: 'Main Site' },
          { id: '600001', name: 'Harbour', code: '20' },
        ],
      },
    })
    expect(JSON.stringify(outcome.drafts)).not.toContain('harbour@example.com')
  })

  it('of a user are all that the user administers, and none of the account’s list', async () => {
    const outcome = await read(await fixtures('ringcentral/administered-sites-500001.json'))
    expect(outcome.drafts).toMatchObject([
      {
        kind: 'administered-sites',
        subject: '500001',
        status: 'whole',
        body: { user: '500001', sites: [{ id: '600001', name: 'Harbour', code: '20' }] },
      },
    ])
  })

  it('of ~ wait for somebody to say who that is', async () => {
    const sites = { uri: `${API}/account/~/extension/~/administered-sites`, records: [{ id: '1' }] }
    const untold = await readContents({ a: sites })
    expect(untold.drafts).toEqual([])
    expect(fileOf(untold, 'a').error).toContain('~')
    const told = await readContents({ a: sites }, { user: '5' })
    expect(draftOf(told, 'administered-sites')).toMatchObject({ subject: '5', body: { user: '5' } })
  })

  it('without a uri are not guessed at: all sites and those of a user look alike', async () => {
    const records = [{ uri: `${A}/sites/1`, id: '1', name: 'One' }]
    const outcome = await readContents(
      { bare: { records }, paged: { records, paging: { page: 1, totalPages: 1, perPage: 9 } } },
      { whole: ['site-list'] },
    )
    expect(fileOf(outcome, 'bare').error).toMatch(/that one user administers.*HAR/)
    expect(draftOf(outcome, 'site-list').status).toBe('whole')
  })

  it('name the record and field that cannot be read', async () => {
    const outcome = await readContents({
      list: {
        uri: `${A}/sites`,
        records: [{ id: '1' }, { name: 'x' }],
        paging: { page: 1, totalPages: 1 },
      },
      own: { uri: `${A}/extension/5/administered-sites`, records: [{ id: '1' }, { id: {} }] },
      none: { uri: `${A}/extension/6/administered-sites`, records: [] },
    })
    expect(draftOf(outcome, 'site-list')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('records[1].id is missing') as string,
    })
    expect(draftOf(outcome, 'administered-sites', '5')).toMatchObject({
      status: 'partial',
      reason: 'records[1].id is an object, not an id',
      body: { sites: [{ id: '1' }] },
    })
    expect(draftOf(outcome, 'administered-sites', '6')).toMatchObject({ status: 'whole', count: 0 })
  })
})

describe('the account', () => {
  it('is told by both answers together', async () => {
    const files = await fixtures('ringcentral/account.json', 'ringcentral/service-info.json')
    const outcome = await read(files)
    expect(outcome.identity?.externalId).toBe('400111')
    expect(draftOf(outcome, 'account-info')).toMatchObject({
      subject: '400111',
      status: 'whole',
      body: {
        id: '400111',
        mainNumber: '+15550100',
        status: 'Confirmed',
        brand: 'RingCentral',
        servicePlan: 'Premium',
        country: 'United States',
      },
    })
    expect(JSON.stringify(outcome.drafts)).not.toContain('bsid-placeholder')
  })

  it('settles whose answers these are where the others say ~', async () => {
    const outcome = await readContents({
      account: { uri: `${API}/account/~`, id: 7, mainNumber: '1', serviceInfo: {} },
    })
    expect(outcome.identity).toMatchObject({ externalId: '7' })
    const service = await readContents({
      a: { uri: `${API}/account/~/service-info`, brand: { id: '1', name: 'X' } },
    })
    expect(fileOf(service, 'a').error).toContain('account/~')
  })
})

describe('evidence beside the model', () => {
  it('keeps which features a user has, and why not', async () => {
    const files = await fixtures('ringcentral/features.json')
    expect(fileOf(await read(files), 'ringcentral/features.json').error).toContain('which user')
    const outcome = await read(files, { options: { user: '500001' } })
    expect(draftOf(outcome, 'user-features')).toMatchObject({
      subject: '500001',
      status: 'whole',
      body: {
        features: [
          { id: 'CallMonitoring', available: true },
          { id: 'Reports', available: false, reason: 'ServicePlanLimitation' },
          { id: 'EditExtensions', available: false, reason: 'InsufficientPermissions' },
        ],
      },
    })
  })

  it('takes the user of features from the request, and a filter for what it is', async () => {
    const body = { records: [{ id: 'SMS', available: true }] }
    const whole = await readContents({
      'a.har': har({ url: `${A}/extension/5/features?availableOnly=false`, body }),
    })
    expect(draftOf(whole, 'user-features')).toMatchObject({ subject: '5', status: 'whole' })
    const filtered = await readContents({
      'a.har': har({ url: `${A}/extension/5/features?availableOnly=true`, body }),
    })
    expect(draftOf(filtered, 'user-features')).toMatchObject({
      status: 'partial',
      reason: 'filtered by availableOnly=true',
    })
  })

  it('keeps the rights that are granted, and no others', async () => {
    const outcome = await read(await fixtures('ringcentral/grants-500001.json'))
    expect(draftOf(outcome, 'extension-grants')).toMatchObject({
      subject: '500001',
      status: 'whole',
      count: 1,
      body: {
        grants: [
          {
            extension: { id: '500002', name: 'Bilal Okafor', type: 'User' },
            rights: ['callPickup', 'callOnBehalfOf'],
          },
        ],
      },
    })
  })

  it('joins the pages of one user, in whatever order they come', async () => {
    const outcome = await readContents({
      b: grantsPage(1, 2, [grant('1'), grant('2')]),
      a: grantsPage(2, 2, [grant('3')]),
    })
    const draft = draftOf(outcome, 'extension-grants')
    expect(draft).toMatchObject({ status: 'whole', count: 3 })
    expect(draft.body?.grants.map((each) => each.extension.id)).toEqual(['1', '2', '3'])
  })

  it.each([
    ['a page is missing', { a: grantsPage(1, 2, [grant('1')]) }, 'page 2 of 2 missing'],
    [
      'the request filtered',
      {
        a: grantsPage(1, 1, [grant('1')], {
          uri: `${A}/extension/5/grant?page=1&extensionType=User`,
        }),
      },
      'filtered by extensionType=User',
    ],
    [
      'a grant cannot be read',
      { a: grantsPage(1, 1, [grant('1'), { callPickup: true }]) },
      'records[1].extension is missing',
    ],
    [
      'nothing says that there are no more',
      { a: { uri: `${A}/extension/5/grant`, records: [grant('1')] } },
      'nothing proves that these are all its pages',
    ],
  ])('are partial where %s', async (_, contents, reason) => {
    const draft = draftOf(await readContents(contents), 'extension-grants')
    expect(draft).toMatchObject({ status: 'partial', reason, body: { user: '5' } })
    expect(draft.body?.grants).toHaveLength(1)
  })
})

describe('what RingCentral refused', () => {
  const refusal = {
    errorCode: 'CMN-408',
    message: 'In order to call this API endpoint, user needs to have [ReadUserRoles] permission',
    permissionName: 'ReadUserRoles',
    errors: [{ errorCode: 'CMN-408', message: 'no', permissionName: 'ReadUserRoles' }],
  }
  const refusedAt = (path: string, body: unknown = refusal) =>
    readContents({ 'a.har': har({ url: `${API}/${path}`, status: 403, body }) })

  it.each([
    ['dictionary/permission?perPage=1000', 'permission-dictionary', ''],
    ['account/400111/user-role?custom=true', 'role-list', 'custom'],
    ['account/400111/user-role/12', 'role', '12'],
    ['account/~/extension?perPage=1000', 'user-list', ''],
    ['account/~/extension/5', 'user', '5'],
    ['account/~/assigned-role', 'assignment-list', ''],
    ['account/~/sites', 'site-list', ''],
    ['account/~/extension/5/assigned-role', 'assignment', '5'],
    ['account/~/extension/5/authz-profile', 'authorization-profile', '5'],
    ['account/~/extension/5/grant', 'extension-grants', '5'],
    ['account/400111', 'account-info', '400111'],
    ['account/~/extension/5/authz-profile/check?permissionId=Users', 'permission-check', '5 Users'],
  ] as const)('%s is a refused part', async (path, kind, subject) => {
    const outcome = await refusedAt(path)
    expect(draftOf(outcome, kind)).toMatchObject({
      subject,
      status: 'refused',
      body: null,
      reason: 'the user who signed in needs the user permission ReadUserRoles (CMN-408)',
    })
    expect(draftOf(outcome, 'error-observation').body).toMatchObject({ user: '~' })
  })

  it('tells what the application lacks from what the user lacks', async () => {
    const outcome = await refusedAt('account/~/extension', {
      errorCode: 'InsufficientPermissions',
      message:
        'In order to call this API endpoint, application needs to have [ReadAccounts] permission',
      permissionName: 'ReadAccounts',
      errors: [
        {
          errorCode: 'CMN-401',
          message:
            'In order to call this API endpoint, application needs to have [ReadAccounts] permission',
          permissionName: 'ReadAccounts',
        },
      ],
    })
    expect(draftOf(outcome, 'user-list').reason).toBe(
      'the application needs the application scope ReadAccounts (CMN-401)',
    )
  })

  it('says nothing where another answer does, and of ~ or of other errors', async () => {
    const told = await readContents({
      'a.har': har(
        { url: `${A}/extension/5/assigned-role`, status: 403, body: refusal },
        {
          url: `${A}/extension/5/assigned-role`,
          body: { uri: `${A}/extension/5/assigned-role`, records: [] },
        },
      ),
    })
    expect(draftOf(told, 'assignment').status).toBe('whole')
    const own = await refusedAt('account/~/extension/~/assigned-role')
    const busy = { errorCode: 'CMN-301', message: 'Request rate exceeded' }
    const limited = await refusedAt('account/~/extension', busy)
    for (const outcome of [own, limited]) {
      expect(outcome.drafts.map((draft) => draft.kind)).toEqual(['error-observation'])
    }
  })
})

describe('a request that the answer’s own uri does not repeat', () => {
  it('proves the filter of a list', async () => {
    const body = {
      uri: `${A}/extension`,
      records: [{ uri: `${A}/extension/5`, id: 5, type: 'User', extensionNumber: '1' }],
      paging: { page: 1, perPage: 100, totalPages: 1, totalElements: 1 },
      navigation: {},
    }
    const list = async (query: string) =>
      draftOf(
        await readContents({ 'a.har': har({ url: `${A}/extension?${query}`, body }) }),
        'user-list',
      )
    expect(await list('perPage=100')).toMatchObject({ status: 'whole' })
    expect((await list('status=Enabled')).reason).toBe('filtered by status=Enabled')
    expect((await list('newFilter=1')).reason).toContain('does not know')
  })

  it('leaves roles of a user partial where it may have left some out', async () => {
    const body = { uri: `${A}/extension/5/assigned-role`, records: [{ id: '3' }] }
    const outcome = await readContents({
      'a.har': har({ url: `${A}/extension/5/assigned-role?newFilter=1`, body }),
    })
    expect(draftOf(outcome, 'assignment')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('does not know') as string,
    })
  })

  it('names the permission of a check that was refused, and hidden roles that were asked for', async () => {
    const outcome = await readContents({
      'a.har': har(
        {
          url: `${A}/extension/5/authz-profile/check?permissionId=Meetings`,
          body: { uri: `${A}/extension/5/authz-profile/check`, successful: false },
        },
        {
          url: `${A}/extension/5/assigned-role?showHidden=true`,
          body: { uri: `${A}/extension/5/assigned-role`, records: [{ id: '3' }] },
        },
      ),
    })
    expect(draftOf(outcome, 'permission-check').subject).toBe('5 Meetings')
    expect(draftOf(outcome, 'assignment').note).toBeUndefined()
  })
})
