/** Every documented answer and refusal over HTTP, judged by the documents. */
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { operations } from '../../servers/enos/operations'
import { startEnos, type EnosSim, type GrantName, type Truth } from '../../servers/enos'
import { documentedOperations, mistakesIn } from '../../support/enos-documents'
import { call, page, paths, roles, started, tokenOf, type Call, type Got } from './client'

type Asking = Omit<Call, 'token'>

/** One right request for each operation, and what is wrong with others. */
function requests(sim: EnosSim, truth: Truth) {
  const orgId = sim.organizations[0]!.id
  const appId = sim.apps[0]!.id
  const [userId, roleId] = [truth.access[0]!.user, truth.roles[0]!.id]
  const app = truth.access[0]!.app
  const unknown = 'unknown'
  const pagination = { pageNo: 0, pageSize: 10 }
  const right = (path: string, query?: Record<string, string>, body?: unknown): Asking => ({
    path,
    ...(query && { query }),
    ...(body !== undefined && { body }),
  })
  return {
    getOrganizationUserList: {
      right: right(paths.users, undefined, { orgId, pagination }),
      31400: right(paths.users, undefined, { orgId }),
      31404: right(paths.users, undefined, { orgId: unknown, pagination }),
      grant: 'USER',
    },
    getOrganizationRoles: {
      right: right(paths.roles, { orgId }),
      31400: right(paths.roles),
      31404: right(paths.roles, { orgId: unknown }),
      grant: 'ROLE',
    },
    getUsersRoleList: {
      right: right(paths.rolesOfUsers, undefined, { organizationId: orgId, userIds: [userId] }),
      31400: right(paths.rolesOfUsers, undefined, {
        organizationId: orgId,
        userIds: Array.from({ length: 1_001 }, (_, at) => `u${at}`),
      }),
      31404: right(paths.rolesOfUsers, undefined, { organizationId: unknown, userIds: [userId] }),
      grant: 'USER_ALL_PERMISSION',
    },
    getUsersByRole: {
      right: right(paths.usersOfRole, { orgId }, { roleId }),
      31400: right(paths.usersOfRole, { orgId }, {}),
      31404: right(paths.usersOfRole, { orgId }, { roleId: unknown }),
      grant: 'role-users',
    },
    getRolePermission: {
      right: right(paths.resourcesOfRole, { orgId }, { roleId }),
      31400: right(paths.resourcesOfRole, { orgId }, {}),
      31404: right(paths.resourcesOfRole, { orgId }, { roleId: unknown }),
      grant: 'role-resources',
    },
    getApplicationInformation: {
      right: right(paths.app, { orgId, appId }),
      31400: right(paths.app, { orgId }),
      31404: right(paths.app, { orgId, appId: unknown }),
      grant: 'app',
    },
    getApplicationMenuGroup: {
      right: right(paths.menuGroups, { orgId, appId }),
      31400: right(paths.menuGroups, { orgId }),
      31404: right(paths.menuGroups, { orgId, appId: unknown }),
      grant: 'menu-groups',
    },
    getAppResourcesByUserAndOrganization: {
      right: right(paths.resourcesOfUser, { orgId, userId, appId: app }),
      31400: right(paths.resourcesOfUser, { orgId, appId: app }),
      31404: right(paths.resourcesOfUser, { orgId, userId: unknown, appId: app }),
      grant: 'user-resources',
    },
    listApps: {
      right: right(paths.apps, { orgId }),
      31400: right(paths.apps),
      31404: right(paths.apps, { orgId: unknown }),
      grant: 'apps-list',
    },
  } as const satisfies Record<string, Record<number, Asking> & { right: Asking; grant: GrantName }>
}

describe('every operation', () => {
  let sim: EnosSim
  let token: string
  let asked: ReturnType<typeof requests>
  beforeAll(async () => {
    sim = await startEnos({ users: 40, apps: 6, largestMenu: 60 })
    token = await tokenOf(sim)
    asked = requests(sim, sim.truth())
  })
  afterAll(() => sim.close())

  const names = Object.keys(documentedOperations).filter(
    (name) => documentedOperations[name]!.envelope !== 'token',
  )

  it('is one of the documents, by the methods and paths that they tell', () => {
    const documented = names.flatMap((name) => {
      const { method, paths: all } = documentedOperations[name]!
      return all.map((path) => `${name} ${method} ${path}`)
    })
    expect(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort()).toEqual(
      documented.sort(),
    )
  })

  it.each(names)('%s answers and refuses as documented', async (name) => {
    const { right, grant, ...wrong } = asked[name as keyof typeof asked]
    const answered = await call(sim, { ...right, token })
    expect(mistakesIn(name, answered.status, answered.json)).toEqual([])
    expect(answered.json.code).toBe(0)
    expect(JSON.stringify(answered.json.data).length).toBeGreaterThan(40)
    for (const code of [31400, 31404] as const) {
      const refused = await call(sim, { ...wrong[code], token })
      expect([refused.status, refused.json.code]).toEqual([200, code])
      expect(mistakesIn(name, refused.status, refused.json)).toEqual([])
    }
    sim.setWithout([grant])
    const forbidden = await call(sim, { ...right, token })
    const unknown = await call(sim, { ...wrong[31404], token })
    sim.setWithout([])
    expect([forbidden.status, forbidden.json.code, unknown.json.code]).toEqual([200, 31403, 31404])
    expect(mistakesIn(name, forbidden.status, forbidden.json)).toEqual([])
    expect((await call(sim, { ...right, token })).json.code).toBe(0)
  })

  it('of no grant is touched by the loss of another', async () => {
    for (const { grant } of Object.values(asked)) {
      sim.setWithout([grant])
      for (const other of Object.values(asked)) {
        const { json } = await call(sim, { ...other.right, token })
        expect(json.code).toBe(other.grant === grant ? 31403 : 0)
      }
    }
    sim.setWithout([])
  })

  it('answers every user, role and app as documented, in every language', async () => {
    const orgId = sim.organizations[0]!.id
    const truth = sim.truth()
    const judged = async (name: string, asking: Asking): Promise<Got> => {
      const told = await call(sim, { ...asking, token })
      expect([name, mistakesIn(name, told.status, told.json)]).toEqual([name, []])
      return told
    }
    for (const { id: roleId } of truth.roles) {
      for (const locale of ['en_US', 'ja_JP']) {
        await judged('getRolePermission', {
          path: paths.resourcesOfRole,
          query: { orgId },
          body: { roleId, locale },
        })
      }
      await judged('getUsersByRole', {
        path: paths.usersOfRole,
        query: { orgId },
        body: { roleId },
      })
    }
    for (const { id: appId } of sim.apps) {
      await judged('getApplicationInformation', { path: paths.app, query: { orgId, appId } })
      await judged('getApplicationMenuGroup', { path: paths.menuGroups, query: { orgId, appId } })
      for (const { id: userId } of truth.users) {
        await judged('getAppResourcesByUserAndOrganization', {
          path: paths.resourcesOfUser,
          query: { orgId, userId, appId, locale: 'zh_CN' },
        })
      }
    }
  })

  it('names in the language that is asked for, and in English for an unknown one', async () => {
    const orgId = sim.organizations[0]!.id
    const inLocale = async (locale?: string) =>
      (await call(sim, { path: paths.roles, query: { orgId, ...(locale && { locale }) }, token }))
        .json.data.roles
    const english = await inLocale('en_US')
    expect(await inLocale()).toEqual(english)
    expect(await inLocale('xx_XX')).toEqual(english)
    expect(await inLocale('zh_CN')).not.toEqual(english)
  })

  it('pages the roster from 0, all of it, each user once', async () => {
    const seen: string[] = []
    for (let pageNo = 0; pageNo < 3; pageNo += 1) {
      const { json } = await page(sim, token, pageNo)
      expect(json.data.pagination).toEqual({ pageNo, pageSize: 15, totalElements: 40 })
      seen.push(...json.data.users.map(({ userId }: { userId: string }) => userId))
    }
    expect(seen).toEqual(sim.truth().users.map(({ id }) => id))
    expect((await page(sim, token, 3)).json.data.users).toEqual([])
  })
})

describe('the judge', () => {
  const name = 'getAppResourcesByUserAndOrganization'
  const menu = { id: 'm', code: 'M', name: 'M', url: '', displayOrder: 1, parentId: '' }
  const answer = (menus: unknown[], more: object = {}) => ({
    code: 0,
    message: 'OK',
    data: { permissions: [], menus, ...more },
  })

  it('has nothing against what the sample holds', () => {
    const nested = [{ ...menu, children: [{ ...menu, sourceApp: null, children: [] }] }]
    expect(mistakesIn(name, 200, answer(nested))).toEqual([])
    expect(mistakesIn(name, 200, { code: 31403, message: 'No', data: null })).toEqual([])
    expect(mistakesIn(name, 401, { message: 'No' })).toEqual([])
  })

  it.each([
    ['a field that is not documented', answer([], { apps: [] })],
    [
      'the same deep inside',
      answer([{ ...menu, children: [{ ...menu, icon: '', children: [] }] }]),
    ],
    ['a field that is missing', answer([menu])],
    ['text in the place of a number', answer([{ ...menu, displayOrder: '1', children: [] }])],
    ['an order before the first', answer([{ ...menu, displayOrder: 0, children: [] }])],
    ['a code that is not documented', { code: 31512, message: '', data: null }],
    ['a refusal with data', { code: 31403, message: '', data: {} }],
    ['another envelope', { status: 0, msg: 'OK', data: {} }],
  ])('refuses %s', (_, body) => {
    expect(mistakesIn(name, 200, body)).not.toEqual([])
  })
})

describe('what is no reading operation', () => {
  it.each([
    ['POST', '/app-portal-service/v2.2/login'],
    ['POST', '/app-portal-service/v2.3/role/app/resource/assign?orgId=o1'],
    ['POST', '/app-portal-service/v2.3/app/menuGroup/createOrUpdate?orgId=o1'],
    ['POST', '/app-portal-service/v2.3/app/authorization/set'],
    ['POST', '/app-portal-service/v2.3/event/log/produce?orgId=o1'],
    ['DELETE', paths.users],
    ['PUT', paths.app],
    ['GET', paths.users],
    ['POST', paths.roles],
    ['GET', '/apim-token-service/v2.0/token/get'],
    ['POST', '/apim-token-service/v2.0/token/get/'],
    ['GET', '/'],
  ])('%s %s is refused and written down', async (method, path) => {
    const sim = await started()
    const response = await fetch(sim.url + path, { method })
    expect(response.status).toBe(405)
    const { forbidden, total, byOperation } = sim.stats()
    expect(forbidden).toEqual([`${method} ${path.replace(/\?.*/, '')}`])
    expect([total, byOperation]).toEqual([1, {}])
  })

  it('is nothing that a reading client asks', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    for (const { right } of Object.values(requests(sim, sim.truth()))) {
      await call(sim, { ...right, token })
    }
    expect(sim.stats().forbidden).toEqual([])
  })
})

describe('quirks', () => {
  it('success-200, status-msg: the envelope, on every service', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const query = { orgId: sim.organizations[0]!.id }
    const both = async () => [
      (await roles(sim, token)).json,
      (await call(sim, { path: paths.apps, query, token })).json,
    ]
    const [portal, registration] = await both()
    expect(Object.keys(portal)).toEqual(['code', 'message', 'data'])
    expect(Object.keys(registration)).toEqual(['code', 'msg', 'subMsg', 'data'])
    sim.setQuirks(['success-200'])
    expect((await both()).map(({ code }) => code)).toEqual([200, 200])
    sim.setQuirks(['status-msg', 'success-200'])
    for (const json of await both()) {
      expect(Object.keys(json)).toEqual(['status', 'msg', 'requestId', 'data'])
      expect(json.status).toBe(200)
    }
    const { json: refused } = await call(sim, { path: paths.roles, token })
    expect(refused).toMatchObject({ status: 31400, data: null })
    sim.setQuirks([])
    expect(await both()).toEqual([portal, registration])
  })

  it('menu-groups-in-object, i18n-dashes, i18n-text, source-app-null, ids-as-numbers', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const { access } = sim.truth()
    const { user: userId, app: appId } = access.find(({ menus }) => menus.length > 0)!
    const query = { orgId: sim.organizations[0]!.id, appId }
    const groups = () => call(sim, { path: paths.menuGroups, query, token })
    const app = () => call(sim, { path: paths.app, query, token })
    const own = () => call(sim, { path: paths.resourcesOfUser, query: { ...query, userId }, token })
    const [plainGroups, plainApp, plainOwn] = [await groups(), await app(), await own()]

    sim.setQuirks(['menu-groups-in-object'])
    expect((await groups()).json.data).toEqual({ menuGroups: plainGroups.json.data })

    const { nameJson } = plainApp.json.data
    sim.setQuirks(['i18n-dashes'])
    expect(Object.keys((await app()).json.data.nameJson)).toEqual(
      Object.keys(nameJson).map((key) => key.replace('_', '-')),
    )
    sim.setQuirks(['i18n-text'])
    expect(JSON.parse((await app()).json.data.nameJson)).toEqual(nameJson)

    sim.setQuirks(['source-app-null'])
    expect((await own()).json.data.menus[0].sourceApp).toBe(null)
    expect(Object.keys(plainOwn.json.data.menus[0])).not.toContain('sourceApp')

    sim.setQuirks(['ids-as-numbers'])
    expect((await own()).json.data.menus[0].displayOrder).toBe(
      String(plainOwn.json.data.menus[0].displayOrder),
    )
    expect((await page(sim, token, 0)).json.data.pagination.totalElements).toBe('40')
  })

  it('empty-is-no-access: empty lists, and without it 31403', async () => {
    const sim = await started({ users: 60, apps: 8 })
    const token = await tokenOf(sim)
    const { users, access } = sim.truth()
    const has = new Set(access.map(({ user, app }) => `${user} ${app}`))
    const none = users
      .flatMap(({ id }) => sim.apps.map((app) => ({ userId: id, appId: app.id })))
      .find(({ userId, appId }) => !has.has(`${userId} ${appId}`))!
    const query = { orgId: sim.organizations[0]!.id, ...none }
    const ask = async () => (await call(sim, { path: paths.resourcesOfUser, query, token })).json
    expect(await ask()).toMatchObject({ code: 31403, data: null })
    sim.setQuirks(['empty-is-no-access'])
    expect(await ask()).toMatchObject({ code: 0, data: { permissions: [], menus: [] } })
  })

  it('apps-v3: one version of the list, and HTTP 404 for the other, which is nothing forbidden', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const query = { orgId: sim.organizations[0]!.id }
    const statuses = async () => [
      (await call(sim, { path: paths.apps, query, token })).status,
      (await call(sim, { path: paths.appsLater, query, token })).status,
    ]
    expect(await statuses()).toEqual([200, 404])
    sim.setQuirks(['apps-v3'])
    expect(await statuses()).toEqual([404, 200])
    expect(sim.stats().forbidden).toEqual([])
    expect(sim.stats().byOperation).toMatchObject({ 'apps/list': 4 })
    const { json } = await call(sim, { path: paths.appsLater, query, token })
    expect(json.data[0].secretKey).toEqual(expect.any(String))
  })
})
