import { describe, expect, it } from 'vitest'
import { extension, permissionUrl, PORTAL, resources } from './containers-support'
import { API, draftOf, fileOf, page, permission, readContents, role } from './support'

interface Saved {
  url: unknown
  method?: string
  body: unknown
  code?: number
  posted?: unknown
}

const example = ({ url, method = 'GET', body, code = 200, posted }: Saved) => ({
  name: 'An example',
  originalRequest: {
    method,
    url,
    ...(posted === undefined ? {} : { body: { mode: 'raw', raw: JSON.stringify(posted) } }),
  },
  code,
  header: [{ key: 'Date', value: 'Mon, 02 Nov 2026 09:00:00 GMT' }],
  body: typeof body === 'string' || body === null ? body : JSON.stringify(body),
})

const request = (...saved: Saved[]) => ({
  name: 'A request',
  request: { method: 'GET', url: 'https://example.com/not-this' },
  response: saved.map(example),
})

const collection = (...item: unknown[]) => ({
  info: {
    name: 'A collection',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item,
})

const readCollection = (content: unknown, options = {}) =>
  readContents({ 'api.json': content }, options)

describe('a Postman collection', () => {
  it('gives its saved responses, in folders to any depth; nobody dates them but the person', async () => {
    let nested: unknown = request({ url: permissionUrl('Deep'), body: permission('Deep') })
    for (let depth = 0; depth < 500; depth += 1) nested = { name: 'folder', item: [nested] }
    const outcome = await readCollection(
      collection(
        request(
          { url: permissionUrl('A'), body: permission('A') },
          { url: { raw: permissionUrl('B') }, body: permission('B') },
        ),
        nested,
      ),
    )
    expect(fileOf(outcome, 'api.json')).toMatchObject({
      recognised: 'Postman collection: 3 × RingCentral permission',
      records: 3,
    })
    expect(
      outcome.drafts.map(({ subject, takenAt, source }) => [subject, takenAt, source.file]),
    ).toEqual([
      ['A', null, 'api.json › 1: GET /restapi/v1.0/dictionary/permission/A'],
      ['B', null, 'api.json › 2: GET /restapi/v1.0/dictionary/permission/B'],
      ['Deep', null, 'api.json › 3: GET /restapi/v1.0/dictionary/permission/Deep'],
    ])
    const dated = await readCollection(
      collection(request({ url: permissionUrl('A'), body: permission('A') })),
      { taken: '2026-10-01' },
    )
    expect(draftOf(dated, 'permission').takenAt).toBe(Date.parse('2026-10-01'))
  })

  it('may be wrapped, of format 2.0, and take its address from the request', async () => {
    const item = {
      name: 'A request',
      request: { method: 'GET', url: permissionUrl('A') },
      response: [{ originalRequest: null, code: 200, body: JSON.stringify(permission('A')) }],
    }
    const wrapped = { collection: collection(item) }
    expect(draftOf(await readCollection(wrapped), 'permission').subject).toBe('A')
    const short = { ...item, request: permissionUrl('A') }
    expect(draftOf(await readCollection(collection(short)), 'permission').subject).toBe('A')
  })

  it.each([
    ['text', `${PORTAL}/v2.3/user/app/resource/permission?orgId=o-1&userId=u-1&appId=wind`],
    [
      'parts',
      {
        raw: '{{gateway}}/app-portal-service/v2.3/user/app/resource/permission?orgId=o-9',
        host: ['{{gateway}}'],
        path: ['app-portal-service', 'v2.3', 'user', 'app', 'resource', 'permission'],
        query: [
          { key: 'orgId', value: 'o-1' },
          { key: 'userId', value: 'u-1' },
          { key: 'appId', value: 'wind' },
          { key: 'userId', value: 'u-2', disabled: true },
        ],
      },
    ],
    [
      'parts without the whole',
      {
        protocol: 'https',
        host: ['portal', 'example', 'com'],
        path: [
          'app-portal-service',
          'v2.3',
          { type: 'string', value: 'user' },
          'app',
          'resource',
          'permission',
        ],
        query: [
          { key: 'orgId', value: 'o-1' },
          { key: 'userId', value: 'u-1' },
          { key: 'appId', value: 'wind' },
        ],
      },
    ],
  ])('tells whose answer it is by its address in %s', async (_, url) => {
    const outcome = await readCollection(collection(request({ url, body: resources(['edit']) })))
    expect(outcome.questions).toEqual([])
    expect(draftOf(outcome, 'user-app-resources').subject).toBe('u-1 wind')
    expect(outcome.identity?.externalId).toBe('o-1')
  })

  it('asks for what stands in a variable', async () => {
    const url =
      '{{gateway}}/app-portal-service/v2.3/user/app/resource/permission?orgId={{org}}&userId=u-1&appId={{app}}'
    const content = collection(request({ url, body: resources(['edit']) }))
    const asking = await readCollection(content)
    expect(asking.questions).toEqual([
      { kind: 'enos-request', files: ['api.json'], needs: ['organization', 'app'] },
    ])
    expect(asking.drafts).toEqual([])
    const told = await readCollection(content, { organization: 'o-1', app: 'wind' })
    expect(draftOf(told, 'user-app-resources').subject).toBe('u-1 wind')
  })

  it('takes no id from a variable in the path', async () => {
    const profile = { permissions: [{ permission: { id: 'A' }, scopes: ['Self'] }] }
    const at = (segment: string) =>
      collection(
        request({
          url: `{{server}}/restapi/v1.0/account/~/extension/${segment}/authz-profile`,
          body: profile,
        }),
      )
    const real = await readCollection(at('500001'))
    expect(draftOf(real, 'authorization-profile').subject).toBe('500001')
    for (const segment of [':extensionId', '{{extensionId}}', '{extensionId}']) {
      const outcome = await readCollection(at(segment))
      expect(outcome.drafts).toEqual([])
      expect(fileOf(outcome, 'api.json').error).toContain('say which user')
    }
  })

  it('whose address is a variable reads what says itself what it is', async () => {
    const at = (query: string) =>
      collection(
        request(
          {
            url: `{{api}}/account/~/extension?perPage=100${query}`,
            body: page('account/400111/extension', [extension(1), extension(2)], 1, 100),
          },
          { url: `{{api}}/login`, method: 'POST', body: { access_token: 'x' } },
          { url: `{{api}}/something`, body: { access_token: 'x' } },
        ),
      )
    const whole = await readCollection(at(''))
    expect(draftOf(whole, 'user-list')).toMatchObject({ status: 'whole', count: 2 })
    expect(fileOf(whole, 'api.json').warnings).toEqual([
      '1 answer was left out: Permiscope does not read GET /{{…}}',
      '1 answer was left out: the request does not read (POST, PUT, OPTIONS and the like)',
    ])
    for (const query of ['&status=Enabled', '&status={{status}}', '&email=a', '&search=a']) {
      expect(draftOf(await readCollection(at(query)), 'user-list').status).toBe('partial')
    }
  })

  it('leaves out an answer whose target is a variable: it would be taken for one in general', async () => {
    const url = `${API}/account/400111/extension/500001/authz-profile`
    const body = { uri: url, permissions: [{ permission: { id: 'A' }, scopes: ['Self'] }] }
    const outcome = await readCollection(
      collection(request({ url: `${url}?targetExtensionId={{target}}`, body })),
    )
    expect(outcome.drafts).toEqual([])
    expect(fileOf(outcome, 'api.json').error).toContain('its targetExtensionId is a variable')
  })

  it('whose answers differ names both', async () => {
    const url = `${API}/dictionary/user-role/9`
    const outcome = await readCollection(
      collection(
        request(
          { url, body: role('9', { displayName: 'One' }) },
          { url, body: role('9', { displayName: 'Other' }) },
        ),
      ),
    )
    expect(draftOf(outcome, 'role').reason).toMatch(/api\.json › 1: .* and api\.json › 2: /)
    expect(fileOf(outcome, 'api.json').error).toContain('Nothing of it came in')
  })

  it('of which nothing can be used says why', async () => {
    const problem = async (content: unknown) =>
      fileOf(await readCollection(content), 'api.json').error
    expect(await problem(collection(request()))).toContain('It holds no saved responses')
    expect(await problem(collection(null, 1, { item: 'x' }, { response: [1, {}] }))).toBe(
      'None of its answers can be used. 1 answer was left out: of other sites.',
    )
    expect(await problem(collection(request({ url: permissionUrl('A'), body: null })))).toContain(
      'save the response again',
    )
  })

  it('leaves an answer in it that is of another account out, and takes the others', async () => {
    const at = (account: string, user: number) => {
      const url = `${API}/account/${account}/extension/${user}`
      return { url, body: { uri: url, id: user, name: `User ${user}` } }
    }
    const content = collection(request(at('1', 11), at('1', 12), at('2', 21)))
    const one = await readContents({
      'a.json': at('1', 10).body,
      'b.json': content,
    })
    expect(one.drafts.map(({ subject }) => subject)).toEqual(['10', '11', '12'])
    const { error, warnings } = fileOf(one, 'b.json')
    expect(error).toBeUndefined()
    expect(warnings).toEqual([
      `3: GET /restapi/v1.0/account/2/extension/21: left out: It is from another account (RingCentral account 2 at https://platform.ringcentral.com, not RingCentral account 1 at https://platform.ringcentral.com). Import it into an account of its own, or say that it belongs here all the same.`,
    ])
    const all = await readContents({
      'a.json': at('3', 10).body,
      'c.json': at('3', 13).body,
      'b.json': content,
    })
    expect(fileOf(all, 'b.json').error).toMatch(
      /^None of its 3 answers came in\. It is from another/,
    )
  })
})
