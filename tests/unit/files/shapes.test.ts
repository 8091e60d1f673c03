import { describe, expect, it } from 'vitest'
import {
  API,
  draftOf,
  fileOf,
  fixtures,
  page,
  permission,
  read,
  readContents,
  role,
} from './support'

describe('RingCentral answers', () => {
  it('recognises every saved shape by its content, not by its name', async () => {
    const files = await fixtures('ringcentral')
    const renamed = files.map((file, index) => ({ ...file, path: `download (${index}).txt` }))
    // `features` carries no uri, so only the person can say whose they are.
    const outcome = await read(renamed, { options: { user: '500001' } })
    expect(outcome.files.filter((file) => file.error !== undefined)).toEqual([])
    expect(outcome.identity).toEqual({
      connector: 'ringcentral',
      server: 'https://platform.ringcentral.com',
      externalId: '400111',
    })
  })

  it('reads a whole dictionary with what permissions include', async () => {
    const outcome = await read(await fixtures('ringcentral/permission-list.json'))
    const dictionary = draftOf(outcome, 'permission-dictionary')
    expect(dictionary).toMatchObject({ subject: '', status: 'whole', count: 3, takenAt: null })
    expect(dictionary.body?.records[0]).toEqual({
      id: 'EditCalendar',
      names: { '': 'Edit calendar' },
      description: 'Allows: Edit calendar',
      assignable: true,
      readOnly: false,
      siteCompatible: 'Independent',
      category: 'Features',
      includes: [
        { id: 'ReadCalendar', assignable: false, readOnly: false, siteCompatible: 'Independent' },
      ],
    })
    expect(outcome.drafts).toHaveLength(1)
  })

  it('takes an excerpt without paging record by record, never as the dictionary', async () => {
    const outcome = await read(await fixtures('ringcentral/permission-excerpt.json'))
    expect(draftOf(outcome, 'permission-dictionary')).toMatchObject({
      status: 'partial',
      body: null,
      count: 1,
      reason: expect.stringContaining('you can vouch for it at import') as string,
    })
    expect(draftOf(outcome, 'permission', 'Faxes').status).toBe('whole')
  })

  it('files the check of a permission under the user in the path, with the target apart', async () => {
    const outcome = await read(await fixtures('ringcentral/check-granted.json'))
    expect(draftOf(outcome, 'permission-check')).toMatchObject({
      subject: '500001 400111 Meetings',
      body: {
        user: '500001',
        target: '400111',
        successful: true,
        role: { id: '3' },
        permissionScopes: ['Self'],
        permission: { id: 'Meetings', assignable: true },
      },
    })
  })

  it('knows from the request which permission a refused check was about', async () => {
    const outcome = await read(await fixtures('ringcentral/check-denied.json'))
    expect(draftOf(outcome, 'permission-check')).toMatchObject({
      subject: '500002 Meetings',
      body: { user: '500002', permission: { id: 'Meetings' }, successful: false },
    })
  })

  it('refuses a check that says one permission and asks for another', async () => {
    const outcome = await readContents({
      a: {
        uri: `${API}/account/1/extension/2/authz-profile/check?permissionId=A`,
        successful: true,
        details: { permission: { id: 'B' }, effectiveRole: { id: '3' }, scopes: ['Self'] },
      },
      b: { uri: `${API}/account/1/extension/2/authz-profile/check`, successful: false },
    })
    expect(fileOf(outcome, 'a').error).toContain('is B, but the uri asks for A')
    expect(fileOf(outcome, 'b').error).toContain('which permission was checked')
    expect(outcome.drafts).toEqual([])
  })

  it('reads an authorization profile of 82 permissions, 27 of them assignable', async () => {
    const permissions = Array.from({ length: 82 }, (_, index) => ({
      permission: { id: `P${index}`, assignable: index < 27, readOnly: false },
      effectiveRole: { uri: `${API}/dictionary/user-role/3`, id: '3' },
      scopes: [index < 77 ? 'Self' : 'Account'],
    }))
    const outcome = await readContents(
      { 'profile.json': { uri: `${API}/account/~/extension/~/authz-profile`, permissions } },
      { user: '500001' },
    )
    const profile = draftOf(outcome, 'authorization-profile')
    expect(profile).toMatchObject({ subject: '~', status: 'whole', count: 82 })
    const granted = profile.body?.permissions ?? []
    expect(granted.filter((each) => each.permission.assignable)).toHaveLength(27)
    expect(granted.every((each) => each.role?.id === '3')).toBe(true)
    expect(draftOf(outcome, 'signed-in-user').body).toEqual({ user: '500001' })
    expect(fileOf(outcome, 'profile.json').records).toBe(82)
  })

  it('names users by name, contact, e-mail or id', async () => {
    const outcome = await read(await fixtures('ringcentral/extension-list.json'))
    const { body } = draftOf(outcome, 'user-list')
    expect(body?.records.map(({ id, name }) => [id, name])).toEqual([
      ['500001', 'Anna Meyer'],
      ['500002', 'Bilal Okafor'],
      ['400111', '400111'],
    ])
    expect(body?.records[0]).toMatchObject({
      email: 'anna.meyer@example.com',
      extensionNumber: '101',
      site: { id: 'main-site', name: 'Main Site' },
    })
    expect(outcome.drafts.some((draft) => draft.kind === 'assignment')).toBe(false)
  })

  it('keeps roles of one extension whole for it, and says that hidden ones were not asked for', async () => {
    const outcome = await read(await fixtures('ringcentral/assigned-role-500001.json'))
    expect(draftOf(outcome, 'assignment')).toMatchObject({
      subject: '500001',
      status: 'whole',
      note: expect.stringContaining('showHidden=true') as string,
      body: { roles: [{ role: '3', autoAssigned: true, siteRestricted: false }] },
    })
  })

  it('believes the answer that asked for hidden roles over one that did not', async () => {
    const one = (query: string, ids: string[]) => ({
      uri: `${API}/account/1/extension/2/assigned-role${query}`,
      records: ids.map((id) => ({ id, autoAssigned: false, siteRestricted: false })),
    })
    const outcome = await readContents({
      a: one('', ['3']),
      b: one('?showHidden=true', ['3', '90']),
    })
    const { body, note } = draftOf(outcome, 'assignment')
    expect(body?.roles.map((each) => each.role)).toEqual(['3', '90'])
    expect(note ?? '').not.toContain('hidden roles')
  })

  it('does not put roles down to ~ without knowing who that is', async () => {
    const roles = { uri: `${API}/account/~/extension/~/assigned-role`, records: [{ id: '3' }] }
    const own = {
      uri: `${API}/account/400111/extension/500001`,
      id: 500001,
      name: 'Anna Meyer',
      serviceFeatures: [{ featureName: 'SMS', enabled: true }],
    }
    const alone = await readContents({ 'roles.json': roles })
    expect(fileOf(alone, 'roles.json')).toMatchObject({
      error: expect.stringContaining('Its uri says ~') as string,
      needs: ['user'],
    })
    expect(alone.drafts).toEqual([])
    const together = await readContents({ 'roles.json': roles, 'me.json': own })
    expect(draftOf(together, 'assignment').subject).toBe('500001')
    expect(draftOf(together, 'signed-in-user').body).toEqual({ user: '500001' })
  })

  it('leaves out what a role lists but does not grant', async () => {
    const outcome = await readContents({
      a: role('9', {
        permissions: [
          { id: 'On', permissionsCapabilities: { enabled: true } },
          { id: 'Off', permissionsCapabilities: { enabled: false } },
          { id: 'Plain' },
        ],
      }),
    })
    const listed = draftOf(outcome, 'role').body?.listed
    expect(listed?.map((mention) => mention.id)).toEqual(['On', 'Plain'])
  })

  it('tells a role without permissions from a role with none', async () => {
    const outcome = await readContents({ a: role('1', { permissions: undefined }), b: role('2') })
    expect(draftOf(outcome, 'role', '1')).toMatchObject({ status: 'partial', body: { id: '1' } })
    expect(draftOf(outcome, 'role', '1').body).not.toHaveProperty('listed')
    expect(draftOf(outcome, 'role', '2')).toMatchObject({ status: 'whole', body: { listed: [] } })
  })

  it.each([
    ['dictionary/user-role', 'standard'],
    ['account/~/user-role', 'all'],
    ['account/~/user-role?custom=true', 'custom'],
    ['account/~/user-role?custom=false', 'standard'],
  ])('knows which roles %s lists', async (path, domain) => {
    const outcome = await readContents({ a: page(path, [role('1')], 1, 100) })
    expect(draftOf(outcome, 'role-list')).toMatchObject({ subject: domain, status: 'whole' })
    expect(draftOf(outcome, 'role-list').body?.domain).toBe(domain)
  })

  it('recognises an empty list by its uri, and says why it cannot without', async () => {
    const outcome = await readContents({
      a: page('account/1/user-role?custom=true', [], 1, 100),
      b: { records: [], paging: { page: 1, totalPages: 1, perPage: 100 } },
    })
    expect(draftOf(outcome, 'role-list')).toMatchObject({ status: 'whole', count: 0 })
    expect(fileOf(outcome, 'b').error).toContain('without a uri and without records')
  })

  it('takes the elements of a bare array one by one', async () => {
    const outcome = await readContents(
      { a: [permission('A'), role('3'), { hello: 1 }, 7] },
      { whole: ['permission-dictionary'] },
    )
    expect(outcome.drafts.map((draft) => [draft.kind, draft.status])).toEqual([
      ['permission', 'whole'],
      ['role', 'whole'],
    ])
    expect(fileOf(outcome, 'a').warnings).toEqual([
      expect.stringContaining('[2]: No answer that Permiscope knows has these fields: hello'),
      expect.stringContaining('[3]: is a number'),
    ])
  })

  it('takes a bare array of 200,000 records', async () => {
    const record = (id: number) => `{"id":${id},"extensionNumber":"1","type":"User"}`
    const text = Array.from({ length: 200_000 }, (_, index) => record(index + 1)).join()
    const outcome = await readContents({ a: `[${text}]` })
    expect(outcome.drafts).toHaveLength(200_000)
  }, 60_000)

  it('reads errors as observations, with the person who was refused where one is named', async () => {
    const names = ['user-permission', 'application-scope', 'sign-in']
    const files = await fixtures(...names.map((name) => `ringcentral/error-${name}.json`))
    const outcome = await read(files, { options: { user: '500001' } })
    const bodies = outcome.drafts.map((draft) => [draft.subject, draft.body])
    expect(bodies).toEqual([
      ['CMN-401 ReadAccounts', expect.objectContaining({ applicationScope: 'ReadAccounts' })],
      ['CMN-408 ThirdPartyAppAccess', expect.objectContaining({ user: '500001' })],
      ['CMN-408 Meetings', expect.objectContaining({ permission: 'Meetings' })],
    ])
  })

  it('names an answer of another path without repeating its ids', async () => {
    const outcome = await readContents({ a: { uri: `${API}/account/123/extension/456/presence` } })
    expect(fileOf(outcome, 'a').error).toContain('account/…/extension/…/presence')
  })
})

describe('EnOS answers', () => {
  const request = { organization: 'o-1', user: 'u-1', app: 'key-1' }

  it('asks for the request of a resource answer, and reads it once it is known', async () => {
    const files = await fixtures('enos/user-app-resources.json')
    const asking = await read(files)
    expect(asking.questions).toEqual([
      {
        kind: 'enos-request',
        files: ['enos/user-app-resources.json'],
        needs: ['organization', 'user', 'app'],
      },
    ])
    expect(asking.files[0]?.needs).toEqual(['organization', 'user', 'app'])
    expect(asking.drafts).toEqual([])

    const told = await read(files, { options: request })
    const resources = draftOf(told, 'user-app-resources')
    expect(resources).toMatchObject({ subject: 'u-1 key-1', status: 'whole', count: 5 })
    expect(
      resources.body?.resources.menus?.map(({ id, parent, order }) => [id, parent, order]),
    ).toEqual([
      ['m-1', null, 1],
      ['m-2', 'm-1', 1],
      ['m-3', 'm-1', 2],
      ['m-4', null, 2],
    ])
    expect(told.identity).toEqual({ connector: 'enos', externalId: 'o-1' })
    expect(told.questions).toEqual([])
  })

  it('takes the organization from the account that is imported into', async () => {
    const outcome = await read(await fixtures('enos/user-app-resources.json'), {
      identity: { connector: 'enos', externalId: 'o-9' },
      options: { user: 'u-1' },
    })
    expect(outcome.questions).toMatchObject([{ needs: ['app'] }])
  })

  it('takes two empty lists for "no access", as a whole answer', async () => {
    const outcome = await readContents(
      { a: { code: 200, message: '', data: { permissions: [], menus: [] } } },
      request,
    )
    expect(draftOf(outcome, 'user-app-resources')).toMatchObject({ status: 'whole', count: 0 })
  })

  it('does not take a list that is not there for an empty one', async () => {
    const outcome = await readContents({ a: { code: 0, data: { menus: [] } } }, request)
    expect(draftOf(outcome, 'user-app-resources')).toMatchObject({
      status: 'partial',
      reason: 'the answer has no list of permissions',
    })
  })

  it('says what an answer of another kind carries, or that it carries nothing', async () => {
    const outcome = await readContents(
      { a: { code: 0, data: { devices: [] } }, b: { code: 0, message: 'OK', data: null } },
      request,
    )
    expect(fileOf(outcome, 'a').error).toContain('in its data: devices')
    expect(fileOf(outcome, 'b').error).toContain('without data')
  })

  it('reads the catalogue of an app with names in every language', async () => {
    const files = await fixtures('enos/app.json')
    const named = draftOf(await read(files, { options: request }), 'app')
    expect(named).toMatchObject({ subject: 'key-1', status: 'whole' })
    expect(named.body?.names).toEqual({ '': 'Solar', en_US: 'Solar', zh_CN: '太阳能' })
    expect(named.body?.menus[0]?.names).toEqual({ en_US: 'Reports', de_DE: 'Berichte' })
    expect(named.body?.menus[1]?.parent).toBe('m-1')
    const unnamed = draftOf(await read(files, { options: { organization: 'o-1' } }), 'app')
    expect(unnamed.subject).toBe('app-77')
    expect(unnamed.note).toContain('the access key')
  })

  it('keeps an error from an unknown request as an observation only', async () => {
    const outcome = await read(await fixtures('enos/error-31403.json'))
    expect(outcome.drafts).toMatchObject([{ kind: 'error-observation', subject: '31403' }])
    expect(outcome.identity).toEqual({ connector: 'enos' })
  })

  const menus = (list: unknown[]) => ({ a: { code: 0, data: { permissions: [], menus: list } } })
  const read1 = async (list: unknown[]) => {
    const outcome = await readContents(menus(list), request)
    return { draft: draftOf(outcome, 'user-app-resources'), file: fileOf(outcome, 'a') }
  }

  it('reads a flat list, and puts parents before their children', async () => {
    const { draft } = await read1([
      { id: 'child', keyword: 'C', parentId: 'top', sortId: 2 },
      { id: 'top', keyword: 'T', parentId: null, sortId: 1 },
    ])
    expect(draft.body?.resources.menus?.map(({ id, code, order }) => [id, code, order])).toEqual([
      ['top', 'T', 1],
      ['child', 'C', 2],
    ])
  })

  it('follows the nesting where parentId says otherwise', async () => {
    const { draft, file } = await read1([
      { id: 'a', children: [{ id: 'b', parentId: 'z' }, { id: 'c' }] },
    ])
    expect(draft.body?.resources.menus?.map(({ parent }) => parent)).toEqual([null, 'a', 'a'])
    expect(file.warnings).toEqual([expect.stringContaining('menu b is nested under a')])
  })

  it('keeps orphans, rings and repeated ids, and names them', async () => {
    const { draft, file } = await read1([
      { id: 'orphan', parentId: 'gone' },
      { id: 'x', parentId: 'y' },
      { id: 'y', parentId: 'x' },
      { id: 'twice', name: 'One' },
      { id: 'twice', name: 'One' },
      { id: 'twice', name: 'Two' },
    ])
    const parents = Object.fromEntries(
      (draft.body?.resources.menus ?? []).map((menu) => [menu.id, menu.parent]),
    )
    expect(parents).toEqual({ orphan: 'gone', x: 'y', y: 'x', twice: null })
    expect(draft.body?.resources.menus?.find((menu) => menu.id === 'twice')?.names).toEqual({
      '': 'One',
    })
    expect(file.warnings).toEqual([
      expect.stringContaining('repeats menu twice'),
      expect.stringContaining('menu orphan names a parent'),
      expect.stringContaining('is its own ancestor'),
    ])
  })

  it('reads a tree of 100,000 levels', async () => {
    const depth = 100_000
    const text = `${'{"id":"N","children":['.repeat(depth)}${']}'.repeat(depth)}`
    let count = 0
    const numbered = text.replaceAll('"N"', () => `"m${(count += 1)}"`)
    const outcome = await readContents(
      { a: `{"code":0,"data":{"permissions":[],"menus":[${numbered}]}}` },
      request,
    )
    const draft = draftOf(outcome, 'user-app-resources')
    expect(draft.status).toBe('whole')
    expect(draft.body?.resources.menus).toHaveLength(depth)
    expect(draft.body?.resources.menus?.at(-1)).toMatchObject({
      id: `m${depth}`,
      parent: `m${depth - 1}`,
    })
  })

  it('says where a menu is broken, and does not call the answer whole', async () => {
    const { draft, file } = await read1([{ id: 'a', children: [{ name: 'no id' }] }])
    expect(draft.status).toBe('partial')
    expect(draft.reason).toContain('menus[0].children[0].id is missing')
    expect(file.warnings?.[0]).toContain('left out')
  })
})
