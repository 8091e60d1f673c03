/** Answers of the simulated portal: fields as the documents' samples have them, pages, languages, refusals. */
import { describe, expect, test } from 'vitest'
import { appSecretMark } from '../../servers/enos/answers/apps'
import { answerByHand } from '../../servers/enos/changes'
import { operations } from '../../servers/enos/operations'
import { grantNames } from '../../servers/enos/types'
import { makeWorld } from '../../servers/enos/world'
import { answer, ask, onlyOrganization, type Asking, type Json } from '../../support/enos-ask'

const world = makeWorld({ users: 45, apps: 6, seed: 3 })
const organization = onlyOrganization(world)
const orgId = organization.id
const apps = [...organization.apps.values()]
const [largest] = apps
const appId = largest!.definition.accessKey
const administrator = organization.users[0]!
const ofNobody = 'u16000000000000000'

const perUser = (userId: string, more: Asking = {}, app = appId) =>
  ask(world, 'getAppResourcesByUserAndOrganization', {
    ...more,
    query: { orgId, userId, appId: app, ...more.query },
  })

const flat = (menus: Json[]): Json[] => menus.flatMap((menu) => [menu, ...flat(menu.children)])

test('there is one operation for each version of a path, and each needs a grant', () => {
  const keys = operations.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(operations.map(({ needs }) => needs))).toEqual(new Set(grantNames))
})

describe('the roster', () => {
  const page = (pageNo: number, pageSize: number, more: object = {}) =>
    ask(world, 'getOrganizationUserList', {
      body: { orgId, pagination: { pageNo, pageSize, sorters: [] }, ...more },
    })

  test('comes in pages that are counted from 0', () => {
    expect(page(0, 20).pagination).toEqual({ totalElements: 45, pageNo: 0, pageSize: 20 })
    const ids = [0, 1, 2].flatMap((at) => page(at, 20).users.map((one: Json) => one.userId))
    expect(ids).toEqual(organization.users.map(({ id }) => id))
    expect(page(3, 20)).toMatchObject({ users: [], pagination: { totalElements: 45 } })
  })

  test('tells telephone numbers, as the real one does', () => {
    for (const user of page(0, 45).users) {
      expect(user).toMatchObject({ phoneArea: '86', phone: expect.stringMatching(/^1990\d{7}$/) })
      expect(user.createdTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    }
  })

  test('is cut down to the users and times asked for', () => {
    const { id } = organization.users[7]!
    expect(page(0, 10, { userIds: [id, ofNobody] }).users).toMatchObject([{ userId: id }])
    const updated = organization.users.map((user) => user.updated)
    const latest = Math.max(...updated)
    expect(page(0, 45, { startUpdatedTime: String(latest) }).users).toHaveLength(
      updated.filter((one) => one === latest).length,
    )
  })

  test.each([
    [{ pagination: { pageNo: 0, pageSize: 10 } }, 31400],
    [{ orgId }, 31400],
    [{ orgId, pagination: { pageNo: -1, pageSize: 10 } }, 31400],
    [{ orgId, pagination: { pageNo: 0, pageSize: 1_001 } }, 31400],
    [{ orgId, pagination: { pageNo: 0, pageSize: 10 }, startUpdatedTime: 'today' }, 31400],
    [{ orgId: 'o16', pagination: { pageNo: 0, pageSize: 10 } }, 31404],
    [undefined, 31400],
  ])('%j is refused with %i', (body, code) => {
    expect(answer(world, 'getOrganizationUserList', { body })).toMatchObject({ code })
  })
})

describe('roles', () => {
  const listed = (locale?: string) =>
    ask(world, 'getOrganizationRoles', { query: { orgId, ...(locale && { locale }) } }).roles

  test('have one name in each answer, in the language asked for, else in English', () => {
    const all = [...organization.roles.values()]
    expect(listed()).toEqual(all.map(({ id, names }) => ({ id, name: names.en_US })))
    expect(listed('fr_FR')).toEqual(listed())
    expect(listed('zh_CN')).toEqual(all.map(({ id, names }) => ({ id, name: names.zh_CN })))
    expect(listed('pl_PL').map(({ name }: Json) => name)).toEqual(
      all.map(({ names }) => names.pl_PL ?? names.en_US),
    )
  })

  test('of users: those without a role have an empty list, those that nobody knows have none', () => {
    const userIds = [...organization.userById.keys(), ofNobody]
    const { usersUserRoles, userRoles } = ask(world, 'getUsersRoleList', {
      body: { organizationId: orgId, userIds },
    })
    expect(usersUserRoles).toEqual(
      organization.users.map(({ id, roles }) => ({ userId: id, roleIds: roles })),
    )
    expect(usersUserRoles.some(({ roleIds }: Json) => roleIds.length === 0)).toBe(true)
    const held = new Set(organization.users.flatMap(({ roles }) => roles))
    expect(new Set(userRoles.map(({ id }: Json) => id))).toEqual(held)
  })

  test('of users: a thousand at most', () => {
    const asking = (count: number) =>
      answer(world, 'getUsersRoleList', {
        body: {
          organizationId: orgId,
          userIds: Array.from({ length: count }, (_, at) => `u${at}`),
        },
      }).code
    expect([asking(0), asking(1_000), asking(1_001)]).toEqual([31400, 0, 31400])
  })

  test('their holders are the same pairs', () => {
    for (const role of organization.roles.keys()) {
      const { users } = ask(world, 'getUsersByRole', { query: { orgId }, body: { roleId: role } })
      expect(users.map(({ userId }: Json) => userId)).toEqual(
        organization.users.filter(({ roles }) => roles.includes(role)).map(({ id }) => id),
      )
    }
  })

  test('what they give names app and resource, in the language asked for', () => {
    const [roleId] = organization.roles.keys()
    const given = (locale: string) =>
      ask(world, 'getRolePermission', { query: { orgId }, body: { roleId, locale } })
    const inApp = ({ appId: app }: Json) => app === appId
    expect(given('zh_CN').permissions.filter(inApp)[0]).toEqual({
      resourceId: [...largest!.definition.permissions.keys()][0],
      resourceName: [...largest!.definition.permissions.values()][0]!.names.zh_CN,
      appId,
      appName: largest!.definition.names.zh_CN,
    })
    expect(Object.keys(given('en_US'))).toEqual(['structures', 'menuGroups', 'permissions'])
    const all = [...organization.roles.keys()].flatMap(
      (id) =>
        ask(world, 'getRolePermission', { query: { orgId }, body: { roleId: id } })
          .structures as Json[],
    )
    expect(all.map(({ resourceId }) => resourceId)).toEqual([expect.stringMatching(/^sg\d{17}$/)])
  })

  test.each([
    ['getRolePermission', { query: { orgId } }, 31400],
    ['getRolePermission', { query: { orgId }, body: { roleId: 'ro1' } }, 31404],
    ['getRolePermission', { body: { roleId: 'ro1', orgId } }, 31400],
    ['getUsersByRole', { query: { orgId }, body: { roleId: 'ro1' } }, 31404],
    ['getOrganizationRoles', {}, 31400],
    ['getOrganizationRoles', { query: { orgId: 'o16' } }, 31404],
    ['getUsersRoleList', { body: { organizationId: 'o16', userIds: ['u1'] } }, 31404],
  ])('%s %j is refused with %i', (id, asking, code) => {
    expect(answer(world, id, asking as Asking)).toMatchObject({ code })
  })
})

describe('an app', () => {
  const got = (app: string, more: Asking = {}) =>
    ask(world, 'getApplicationInformation', { ...more, query: { orgId, appId: app } })

  test('has another id than its access key, and menus and permissions in all languages', () => {
    const app = got(appId)
    expect(app.id).toBe(largest!.definition.applicationId)
    expect(flat(app.menus)).toHaveLength(largest!.definition.menus.size)
    expect(app.permissions).toHaveLength(largest!.definition.permissions.size)
    for (const { id, nameJson } of flat(app.menus)) {
      const { names } = largest!.definition.menus.get(id)!
      expect(nameJson).toEqual({ default: names.en_US, ...names })
    }
  })

  test('each level of its menus is in order, and orphans stand at the top', () => {
    const { menus } = got(appId)
    const inOrder = (level: Json[]): void => {
      const orders = level.map(({ displayOrder }) => displayOrder)
      expect(orders).toEqual([...orders].sort((one, other) => one - other))
      for (const { id, children } of level) {
        for (const { parentId } of children) expect(parentId).toBe(id)
        inOrder(children)
      }
    }
    inOrder(menus)
    expect(menus.filter(({ parentId }: Json) => parentId !== '').length).toBeGreaterThan(0)
  })

  test('says whether it was acquired, made here, or is a shortcut, and whether it is enabled', () => {
    for (const { definition, created, enabled } of apps) {
      const type = ['acquired', 'own', 'shortcut'].indexOf(created)
      expect(got(definition.accessKey)).toMatchObject({ createdType: type, isEnable: enabled })
    }
    expect(apps.map(({ enabled }) => enabled)).toContain(false)
  })

  test('its menu groups are the data itself', () => {
    const groups = ask(world, 'getApplicationMenuGroup', { query: { orgId, appId } })
    expect(groups).toEqual(
      [...largest!.menuGroups.values()].map(({ id, name, menus }) => ({
        id,
        name,
        menuIds: [...menus],
      })),
    )
  })

  test('that the organization made itself is listed with its secret key; no other is', () => {
    const list = ask(world, 'listApps', { query: { orgId } }) as Json[]
    const own = apps.filter(({ created }) => created === 'own')
    expect(list.map(({ id, accessKey }) => [id, accessKey])).toEqual(
      own.map(({ definition }) => [definition.applicationId, definition.accessKey]),
    )
    for (const { secretKey } of list) expect(secretKey).toContain(appSecretMark)
    const inChinese = ask(world, 'listApps', { query: { orgId }, locale: 'zh-CN' }) as Json[]
    expect(inChinese[0].name).toEqual({ default: own[0]!.definition.names.zh_CN })
  })

  test.each([
    ['getApplicationInformation', { orgId }, 31400],
    ['getApplicationInformation', { orgId, appId: 'x' }, 31404],
    ['getApplicationInformation', { orgId: 'o16', appId }, 31404],
    ['getApplicationMenuGroup', { orgId }, 31400],
    ['getApplicationMenuGroup', { orgId, appId: 'x' }, 31404],
    ['listApps', {}, 31400],
    ['listApps', { orgId: 'o16' }, 31404],
  ])('%s %j is refused with %i', (id, query, code) => {
    expect(answer(world, id, { query: query as Record<string, string> })).toMatchObject({ code })
  })

  test('that another organization made is not acquired', () => {
    const [one, other] = makeWorld({ users: 1, apps: 6, organizations: 2 }).organizations.values()
    const own = [...other!.apps.values()].find(({ created }) => created === 'own')!
    expect(one!.apps.has(own.definition.accessKey)).toBe(false)
  })
})

describe('what a user has in an app', () => {
  test('has the fields of the documents, in one language', () => {
    const { permissions, menus } = perUser(administrator.id)
    const [permission] = largest!.definition.permissions.values()
    expect(permissions[0]).toEqual({
      id: permission!.id,
      code: permission!.code,
      name: permission!.names.en_US,
    })
    for (const menu of flat(menus)) {
      expect(Object.keys(menu).sort()).toEqual(
        ['children', 'code', 'displayOrder', 'id', 'name', 'parentId', 'url'].sort(),
      )
    }
    const inJapanese = perUser(administrator.id, { query: { locale: 'ja_JP' } })
    expect(inJapanese.permissions[0].name).toBe(permission!.names.ja_JP)
  })

  test('names the app that a shortcut took a menu from', () => {
    const shortcut = apps.find(({ created }) => created === 'shortcut')!.definition
    const holders = organization.users.filter(
      ({ id }) =>
        answer(world, 'getAppResourcesByUserAndOrganization', {
          query: { orgId, userId: id, appId: shortcut.accessKey },
        }).code === 0,
    )
    const all = holders.flatMap(({ id }) => flat(perUser(id, {}, shortcut.accessKey).menus))
    for (const { id, sourceApp } of all) expect(sourceApp).toBe(shortcut.menus.get(id)!.sourceApp)
    expect(all.some(({ sourceApp }) => sourceApp !== undefined)).toBe(true)
  })

  test('is refused or empty, as the gateway is made, to whom has nothing there', () => {
    const query = { orgId, appId, userId: organization.users[1]!.id }
    expect(answer(world, 'getAppResourcesByUserAndOrganization', { query })).toMatchObject({
      code: 31403,
    })
    expect(perUser(query.userId, { quirks: ['empty-is-no-access'] })).toEqual({
      permissions: [],
      menus: [],
    })
  })

  test.each([
    [{ orgId, appId }, 31400],
    [{ orgId, appId, userId: '' }, 31400],
    [{ orgId, userId: administrator.id }, 31400],
    [{ appId, userId: administrator.id }, 31400],
    [{ orgId: 'o16', appId, userId: administrator.id }, 31404],
    [{ orgId, appId: 'x', userId: administrator.id }, 31404],
    [{ orgId, appId, userId: ofNobody }, 31404],
  ])('%j is refused with %i', (query, code) => {
    expect(
      answer(world, 'getAppResourcesByUserAndOrganization', {
        query: query as Record<string, string>,
      }),
    ).toMatchObject({ code })
  })

  test('given by hand is answered as given, and stays so whatever is done to an answer', () => {
    const other = makeWorld({ users: 2, apps: 1 })
    const [{ id, users, apps: itsApps }] = [...other.organizations.values()] as [
      typeof organization,
    ]
    const [app] = itsApps.keys()
    const data = { permissions: [{ id: 'p', code: 'P', name: 'By hand' }], menus: [] }
    answerByHand(other, users[0]!.id, app!, data)
    const query = { orgId: id, userId: users[0]!.id, appId: app!, locale: 'zh_CN' }
    const told = answer(other, 'getAppResourcesByUserAndOrganization', { query })
    expect(told.data).toEqual(data)
    ;(told.data as typeof data).permissions.length = 0
    expect(ask(other, 'getAppResourcesByUserAndOrganization', { query })).toEqual(data)
  })
})

describe('quirks', () => {
  const menusOf = (asking: Asking) => flat(perUser(administrator.id, asking).menus)
  const nameJsonOf = (quirks: Asking['quirks']) =>
    ask(world, 'getApplicationInformation', { query: { orgId, appId }, ...(quirks && { quirks }) })
      .nameJson

  test('keys of languages with dashes', () => {
    expect(Object.keys(nameJsonOf(['i18n-dashes'])).slice(0, 3)).toEqual([
      'default',
      'en-US',
      'zh-CN',
    ])
  })

  test('names as a text that is JSON', () => {
    expect(JSON.parse(nameJsonOf(['i18n-text']))).toEqual(nameJsonOf([]))
  })

  test('menu groups within an object', () => {
    const query = { orgId, appId }
    expect(
      ask(world, 'getApplicationMenuGroup', { query, quirks: ['menu-groups-in-object'] }),
    ).toEqual({ menuGroups: ask(world, 'getApplicationMenuGroup', { query }) })
  })

  test('sourceApp: null', () => {
    for (const menu of menusOf({ quirks: ['source-app-null'] })) expect(menu.sourceApp).toBeNull()
  })

  test('numbers as texts', () => {
    for (const { displayOrder } of menusOf({ quirks: ['ids-as-numbers'] })) {
      expect(displayOrder).toMatch(/^\d+$/)
    }
    const body = { orgId, pagination: { pageNo: 0, pageSize: 5 } }
    expect(
      ask(world, 'getOrganizationUserList', { body, quirks: ['ids-as-numbers'] }).pagination
        .totalElements,
    ).toBe('45')
  })

  test('own apps at v3 alone', () => {
    const served = (quirks: Asking['quirks']) =>
      operations
        .filter((one) => one.id === 'listApps' && one.served!(new Set(quirks)))
        .map(({ path }) => path)
    expect(served([])).toEqual(['/enos-app-service/v2.5/apps/list'])
    expect(served(['apps-v3'])).toEqual(['/enos-app-service/v3/apps/list'])
  })
})
