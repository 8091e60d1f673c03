import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  extension,
  har,
  permissionEntry,
  permissionUrl,
  PORTAL,
  resources,
  resourcesUrl,
  roleEntry,
  type EntryGiven,
} from './containers-support'
import { API, draftOf, fileOf, page, permission, read, readContents, role, save } from './support'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const at = (time: string): number => Date.parse(time)

const readHar = (entries: EntryGiven[], options = {}) =>
  readContents({ 'session.har': har(...entries) }, options)

describe('a HAR file', () => {
  it('gives each answer with its own time, request and checksum', async () => {
    const body = JSON.stringify(permission('A'))
    const outcome = await readHar([
      { url: 'https://example.com/app.js', body: 'let a = 1' },
      { url: permissionUrl('A'), body, at: '2026-11-02T09:00:00.250+01:00' },
    ])
    expect(fileOf(outcome, 'session.har')).toEqual({
      path: 'session.har',
      recognised: 'HAR file: RingCentral permission',
      records: 1,
      warnings: ['1 answer was left out: of other sites'],
    })
    expect(draftOf(outcome, 'permission')).toMatchObject({
      subject: 'A',
      status: 'whole',
      takenAt: at('2026-11-02T08:00:00.250Z'),
      source: {
        file: 'session.har › 2: GET /restapi/v1.0/dictionary/permission/A',
        sha256: sha256(body),
      },
    })
  })

  it('is told by its content, whatever its name and byte order mark', async () => {
    const outcome = await readContents({
      'answers.txt': `\uFEFF \n${JSON.stringify(har(permissionEntry('A')))}`,
    })
    expect(draftOf(outcome, 'permission').subject).toBe('A')
  })

  it('reads bodies in base64, and its checksum is that of the bytes answered', async () => {
    const body = JSON.stringify(permission('A', { displayName: 'Größe ✓' }))
    const outcome = await readHar([{ url: permissionUrl('A'), body, base64: true }])
    const draft = draftOf(outcome, 'permission')
    expect(draft.source.sha256).toBe(sha256(body))
    expect(JSON.stringify(draft.body)).toContain('Größe ✓')
  })

  it('takes the time of the request before what the person says, and that where there is none', async () => {
    const outcome = await readHar(
      [
        permissionEntry('A', { at: '2026-11-02T09:00:00Z' }),
        permissionEntry('B', { at: 'yesterday' }),
        permissionEntry('C', { at: '2999-01-01T00:00:00Z' }),
        permissionEntry('D', { at: '2026-11-02T09:00:00' }),
      ],
      { taken: '2026-10-01' },
    )
    expect(draftOf(outcome, 'permission', 'A').takenAt).toBe(at('2026-11-02T09:00:00Z'))
    expect(draftOf(outcome, 'permission', 'B').takenAt).toBe(at('2026-10-01'))
    expect(draftOf(outcome, 'permission', 'C').takenAt).toBe(at('2026-10-01'))
    expect(draftOf(outcome, 'permission', 'D').takenAt).toBe(at('2026-10-01'))
  })

  it('counts what it passes over, and names each reason once', async () => {
    const outcome = await readHar([
      permissionEntry('A'),
      ...Array.from({ length: 300 }, (_, number) => ({
        url: `https://cdn.example.com/${number}.css`,
        body: 'body {}',
      })),
      { url: 'data:text/plain,restapi/v1.0', body: 'x' },
      { url: permissionUrl('A'), method: 'OPTIONS', body: '' },
      { url: `${API}/account/~/user-role`, method: 'POST', body: role('9') },
      { url: `${API}/account/~/user-role/9`, method: 'PUT', body: role('9') },
      { url: permissionUrl('B'), status: 304 },
      { url: permissionUrl('C') },
      { url: `${API}/account/~/extension/77/call-log`, body: { records: [{ id: 1 }] } },
      { url: `${API}/account/~/extension/78/call-log`, body: { records: [{ id: 2 }] } },
      { url: permissionUrl('D'), status: 502, body: permission('D') },
    ])
    expect(fileOf(outcome, 'session.har').warnings).toEqual([
      '3 answers were left out: Permiscope does not read GET /restapi/v1.0/account/~/extension/…/call-log, GET /restapi/v1.0/dictionary/permission/D',
      '1 answer was left out: kept without its content; save the HAR file “with content”',
      '1 answer was left out: nothing had changed (304), so there is no content; switch the browser’s cache off and save again',
      '3 answers were left out: the request does not read (POST, PUT, OPTIONS and the like)',
      '301 answers were left out: of other sites',
    ])
    expect(outcome.drafts.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['permission', 'A'],
    ])
  })

  it('reads what the server said is unchanged where its content is there, and nothing out of a cache', async () => {
    const outcome = await readHar([
      permissionEntry('A', { status: 304 }),
      permissionEntry('B', { fromCache: 'disk' }),
      permissionEntry('C', { fromCache: 'memory' }),
    ])
    expect(outcome.drafts.map(({ subject }) => subject)).toEqual(['A'])
    expect(fileOf(outcome, 'session.har').warnings).toEqual([
      '2 answers were left out: taken from the browser’s cache, so nothing says how old; switch the cache off and save again',
    ])
  })

  it('names each answer that is damaged, and reads the others', async () => {
    const whole = JSON.stringify(permission('B'))
    const outcome = await readHar([
      permissionEntry('A'),
      { url: permissionUrl('B'), body: whole.slice(0, -20) },
      { url: permissionUrl('C'), body: '<!doctype html><p>Sign in</p>' },
      { url: permissionUrl('D'), body: '\u0001\u0002\u0000\u0003', base64: true },
      permissionEntry('E', { body: { ...permission('F'), uri: permissionUrl('E') } }),
    ])
    const { warnings = [], error } = fileOf(outcome, 'session.har')
    expect(error).toBeUndefined()
    expect(warnings).toHaveLength(4)
    expect(warnings[0]).toMatch(/^2: GET .*\/B: It ends in the middle .* this answer was left out$/)
    expect(warnings[1]).toMatch(/^3: GET .*\/C: This is an HTML page/)
    expect(warnings[2]).toMatch(/^4: GET .*\/D: This is binary/)
    expect(warnings[3]).toMatch(/^5: GET .*\/E: .*id is F, but the uri names E/)
    expect(outcome.drafts).toHaveLength(1)
  })

  it('of which nothing can be used says why', async () => {
    const problem = async (content: unknown) =>
      fileOf(await readContents({ 'a.har': content }), 'a.har').error
    expect(await problem(har())).toContain('It holds no requests')
    expect(await problem(har({ url: 'https://example.com/', body: 'x' }))).toBe(
      'None of its answers can be used. 1 answer was left out: of other sites.',
    )
    expect(await problem(har({ url: permissionUrl('A') }))).toContain('“with content”')
    expect(await problem(har(permissionEntry('A', { body: '{' })))).toContain('cut off')
    expect(await problem({ log: { entries: [null, 1, {}, { request: 'x' }] } })).toContain(
      '4 answers were left out: of other sites',
    )
    expect(await problem({ log: {} })).toContain('has these fields: log')
  })

  it('tells whose answers these are by their requests, and asks nothing', async () => {
    const outcome = await readHar([
      { url: resourcesUrl('u-1'), body: resources(['edit'], ['home']) },
      { url: resourcesUrl('u-2', 'solar'), body: resources([]) },
    ])
    expect(outcome.questions).toEqual([])
    expect(outcome.identity).toEqual({
      connector: 'enos',
      server: 'https://portal.example.com',
      externalId: 'o-1',
    })
    expect(
      outcome.drafts
        .filter(({ kind }) => kind === 'user-app-resources')
        .map(({ subject }) => subject),
    ).toEqual(['u-1 wind', 'u-2 solar'])
  })

  it('reads those requests of EnOS that post to ask, and none that post to change', async () => {
    const data = { structures: [], menuGroups: [], permissions: [] }
    const asked = {
      url: `${PORTAL}/v2.3/role/app/resource/assignedList?orgId=o-1`,
      method: 'POST',
      posted: { roleId: 'r-1' },
      body: { code: 0, data },
    }
    const outcome = await readHar([
      asked,
      { ...asked, url: `${PORTAL}/v2.3/role/app/resource/assign?orgId=o-1` },
    ])
    expect(draftOf(outcome, 'role-resources').subject).toBe('r-1')
    expect(fileOf(outcome, 'session.har').warnings).toEqual([
      '1 answer was left out: the request does not read (POST, PUT, OPTIONS and the like)',
    ])
  })

  it('keeps an error of a request as evidence with its time', async () => {
    const outcome = await readHar([
      {
        url: `${API}/account/~/user-role`,
        status: 403,
        at: '2026-11-02T09:00:00Z',
        body: {
          errorCode: 'CMN-408',
          message:
            'In order to call this API endpoint, user needs to have [ReadUserRoles] permission',
          permissionName: 'ReadUserRoles',
        },
      },
    ])
    expect(draftOf(outcome, 'error-observation')).toMatchObject({
      takenAt: at('2026-11-02T09:00:00Z'),
      body: { code: 'CMN-408', permission: 'ReadUserRoles' },
    })
  })
})

describe('one subject asked for several times', () => {
  it('says each time what was so then, without contradiction', async () => {
    const outcome = await readHar([
      roleEntry('9', { displayName: 'Old' }, { at: '2026-11-02T09:00:00Z' }),
      roleEntry('9', { displayName: 'New' }, { at: '2026-11-02T09:05:00Z' }),
    ])
    expect(
      outcome.drafts.map(({ kind, status, takenAt, body }) => [
        kind,
        status,
        takenAt,
        (body as { name?: string }).name,
      ]),
    ).toEqual([
      ['role', 'whole', at('2026-11-02T09:00:00Z'), 'Old'],
      ['role', 'whole', at('2026-11-02T09:05:00Z'), 'New'],
    ])
    expect(fileOf(outcome, 'session.har').warnings).toBeUndefined()
  })

  it('contradicts itself where both are of one moment', async () => {
    const outcome = await readHar([
      roleEntry('9', { displayName: 'One' }),
      roleEntry('9', { displayName: 'Other' }),
      permissionEntry('A'),
    ])
    const draft = draftOf(outcome, 'role')
    expect(draft).toMatchObject({ status: 'partial', body: null })
    expect(draft.reason).toContain('session.har › 1: GET /restapi/v1.0/dictionary/user-role/9')
    expect(draft.reason).toContain('session.har › 2: GET')
  })

  it('is one part where two files kept the same answer', async () => {
    const same = har(permissionEntry('A'))
    const outcome = await readContents({ 'a.har': same, 'b.har': same })
    expect(draftOf(outcome, 'permission').note).toBe(
      'also in b.har › 1: GET /restapi/v1.0/dictionary/permission/A',
    )
  })
})

describe('a list in a HAR file', () => {
  const all = Array.from({ length: 5 }, (_, number) => permission(`P${number}`))
  const path = 'dictionary/permission'
  const pageEntry = (number: number, time: string, records = all): EntryGiven => ({
    url: `${API}/${path}?page=${number}&perPage=2`,
    body: page(path, records, number, 2),
    at: time,
  })
  const lists = (outcome: Awaited<ReturnType<typeof readHar>>) =>
    outcome.drafts
      .filter(({ kind }) => kind === 'permission-dictionary')
      .map(({ status, count, takenAt }) => [status, count, takenAt])

  it('is as old as its oldest page', async () => {
    const outcome = await readHar([
      pageEntry(3, '2026-11-02T09:00:01Z'),
      pageEntry(1, '2026-11-02T09:00:02Z'),
      pageEntry(2, '2026-11-02T09:00:03Z'),
    ])
    expect(lists(outcome)).toEqual([['whole', 5, at('2026-11-02T09:00:01Z')]])
  })

  it('that was loaded again is two lists, each of its own time', async () => {
    const fewer = all.slice(0, 4)
    const outcome = await readHar([
      pageEntry(1, '2026-11-02T09:00:01Z'),
      pageEntry(2, '2026-11-02T09:00:02Z'),
      pageEntry(3, '2026-11-02T09:00:03Z'),
      pageEntry(1, '2026-11-02T09:10:01Z', fewer),
      pageEntry(2, '2026-11-02T09:10:02Z', fewer),
    ])
    expect(lists(outcome)).toEqual([
      ['whole', 5, at('2026-11-02T09:00:01Z')],
      ['whole', 4, at('2026-11-02T09:10:01Z')],
    ])
  })

  it('of which only one page was loaded again is whole as it was first, and not the second time', async () => {
    const outcome = await readHar([
      pageEntry(1, '2026-11-02T09:00:01Z'),
      pageEntry(2, '2026-11-02T09:00:02Z'),
      pageEntry(3, '2026-11-02T09:00:03Z'),
      pageEntry(3, '2026-11-02T09:00:04Z'),
    ])
    expect(lists(outcome).map(([status, count]) => [status, count])).toEqual([
      ['whole', 5],
      ['partial', 1],
    ])
  })

  it('is not put together from pages that are more than an hour apart', async () => {
    const outcome = await readHar([
      pageEntry(1, '2026-11-02T09:00:00Z'),
      pageEntry(2, '2026-11-02T09:30:00Z'),
      pageEntry(3, '2026-11-02T10:30:01Z'),
    ])
    expect(lists(outcome).map(([status]) => status)).toEqual(['partial', 'partial'])
    expect(outcome.drafts.filter(({ kind }) => kind === 'permission')).toHaveLength(5)
  })

  it.each([
    ['search=vip', 'a parameter that Permiscope does not know'],
    ['status=Enabled', 'status=Enabled'],
    ['email=anna%40example.com', 'email'],
  ])('asked for with %s is not whole', async (query, reason) => {
    const users = [extension(1), extension(2)]
    const body = page('account/400111/extension', users, 1, 100)
    const url = `${API}/account/400111/extension`
    const whole = await readHar([{ url: `${url}?perPage=100&_=1699`, body }])
    expect(draftOf(whole, 'user-list').status).toBe('whole')
    const filtered = await readHar([{ url: `${url}?perPage=100&${query}`, body }])
    expect(draftOf(filtered, 'user-list')).toMatchObject({ status: 'partial' })
    expect(draftOf(filtered, 'user-list').reason).toContain(reason)
    expect(JSON.stringify(filtered)).not.toContain('anna')
    expect(JSON.stringify(filtered)).not.toContain('vip')
  })
})

describe('a long HAR file', () => {
  it('tells how far it is, and stops when it is cancelled', async () => {
    const entries = Array.from({ length: 2000 }, (_, number) => permissionEntry(`P${number}`))
    const files = await save({ 'long.har': har(...entries) })
    const shares: number[] = []
    await read(files, { progress: (done) => shares.push(done) })
    expect(shares.length).toBeGreaterThan(100)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
    expect(shares.at(-1)).toBe(1)

    const controller = new AbortController()
    const cancelled = read(files, {
      signal: controller.signal,
      progress: (done) => {
        if (done > 0.2) controller.abort()
      },
    })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('what is read of a request', () => {
  it('is nothing else than the allowed names, also where the answer holds the same', async () => {
    const outcome = await readHar([
      {
        ...permissionEntry('A'),
        url: `https://user:pass-canary@api.example.com${new URL(permissionUrl('A')).pathname};jsessionid=session-canary?token=query-canary#fragment-canary`,
        body: { ...permission('A'), uri: undefined, unknown: 'field-canary' },
      },
    ])
    expect(outcome.drafts).toHaveLength(1)
    expect(JSON.stringify(outcome)).not.toMatch(/canary/)
  })
})
