/** Pages, filters and languages of the simulated RingCentral. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeWorld } from '../../servers/ringcentral/world'
import { ask, askAll } from '../../support/ringcentral-ask'
import type { Json } from '../../support/ringcentral-specification'

const world = makeWorld({ users: 1234, seed: 6 })

describe('pages', () => {
  test('of any size hold every extension once, in one order', () => {
    const ids = world.extensions.map((one) => Number(one.id))
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 1500 }), (perPage) => {
        const records = askAll(world, 'listExtensions', { query: { perPage: String(perPage) } })
        expect(records.map((one) => one.id)).toEqual(ids)
      }),
      { numRuns: 12, seed: 1 },
    )
  })

  test('say where they are', () => {
    const { body } = ask(world, 'listExtensions', { query: { page: '2', perPage: '500' } })
    expect(body.paging).toEqual({
      page: 2,
      perPage: 500,
      pageStart: 500,
      pageEnd: 999,
      totalPages: 3,
      totalElements: 1234,
    })
    const to = (page: number) => ({
      uri: `http://127.0.0.1:40123/restapi/v1.0/account/${world.account}/extension?page=${page}&perPage=500`,
    })
    expect(body.uri).toBe(to(2).uri)
    expect(body.navigation).toEqual({
      firstPage: to(1),
      nextPage: to(3),
      previousPage: to(1),
      lastPage: to(3),
    })
    const last = ask(world, 'listExtensions', { query: { page: '3', perPage: '500' } }).body
    expect(last.paging.pageEnd).toBe(1233)
    expect(last.navigation).not.toHaveProperty('nextPage')
  })

  test('that are not there are empty, and do not lead on', () => {
    const { body } = ask(world, 'listExtensions', { query: { page: '9', perPage: '500' } })
    expect(body.records).toEqual([])
    expect(body.paging).toEqual({ perPage: 500, totalPages: 3, totalElements: 1234 })
    expect(Object.keys(body.navigation)).toEqual(['firstPage', 'lastPage'])
  })

  test.each([
    ['listPermissions', {}, 100],
    ['listPermissions', { perPage: '1000' }, 1000],
    ['listPermissions', { perPage: '5000' }, 1000],
    ['listUserRoles', {}, 100],
    ['listExtensions', {}, 100],
    ['listExtensions', { perPage: '1000' }, 1000],
    ['listExtensions', { perPage: '1001' }, 1000],
    ['listExtensions', { perPage: 'MAX' }, 1000],
    ['listAssignedRoles', {}, 100],
    ['listAssignedRoles', { perPage: '1000' }, 100],
    ['listSites', {}, 1000],
  ])('%s with %j are of %i', (operationId, query, perPage) => {
    expect(ask(world, operationId, { query }).body.paging.perPage).toBe(perPage)
  })

  test.each([
    ['listPermissions', 'perPage', '0'],
    ['listPermissions', 'perPage', 'MAX'],
    ['listPermissions', 'page', '1001'],
    ['listUserRoles', 'page', '-1'],
    ['listExtensions', 'page', 'two'],
    ['listExtensions', 'perPage', ''],
    ['listAssignedRoles', 'page', '0'],
  ])('%s refuses %s=%s', (operationId, name, value) => {
    const { status, body } = ask(world, operationId, { query: { [name]: value } })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ errorCode: 'CMN-101', parameterName: name }])
  })

  test('all that a query asks for is in the address of the next page', () => {
    const told = ask(world, 'listAssignedRoles', { query: { showHidden: 'true' } })
    expect(new URL(told.body.navigation.nextPage.uri).searchParams.get('showHidden')).toBe('true')
    const query = { type: ['User', 'Bot'], status: 'Enabled', perPage: '100' }
    const next = new URL(ask(world, 'listExtensions', { query }).body.navigation.nextPage.uri)
    expect(next.searchParams.getAll('type')).toEqual(['User', 'Bot'])
    expect(next.searchParams.get('status')).toBe('Enabled')
  })
})

describe('filters', () => {
  const extensions = askAll(world, 'listExtensions', { query: { perPage: '1000' } })

  test.each([
    [{ type: ['User', 'Bot'] }, (one: Json) => ['User', 'Bot'].includes(one.type)],
    [{ status: ['Unassigned'] }, (one: Json) => one.extensionNumber === undefined],
    [{ extensionNumber: '101' }, (one: Json) => String(one.id) === world.account],
    [{ email: ['user.3@example.com'] }, (one: Json) => one.contact.email === 'user.3@example.com'],
  ])('of extensions by %j', (query, wanted) => {
    const found = askAll(world, 'listExtensions', { query })
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(extensions.filter(wanted))
  })

  test('of roles, permissions and features', () => {
    const custom = askAll(world, 'listUserRoles', { query: { custom: 'true' } })
    const standard = askAll(world, 'listUserRoles', { query: { custom: 'false' } })
    expect(custom.every((one) => one.custom)).toBe(true)
    expect(custom.length + standard.length).toBe(askAll(world, 'listUserRoles').length)
    expect(standard).toEqual(askAll(world, 'listStandardUserRole'))
    const switches = askAll(world, 'listPermissions', { query: { assignable: 'true' } })
    expect(switches.every((one) => one.assignable)).toBe(true)
    const features = ask(world, 'readExtensionFeatures', {
      query: { availableOnly: 'true', featureId: ['HUD', 'LiveReports'] },
    })
    expect(features.body.records.map((one: Json) => one.id)).toEqual(['HUD'])
  })

  test('with a value that is none are refused', () => {
    for (const [operationId, query] of [
      ['listExtensions', { type: 'Robot' }],
      ['listUserRoles', { custom: 'yes' }],
      ['listAssignedRoles', { showHidden: '1' }],
      ['listPermissions', { assignable: '' }],
    ] as const) {
      const { status, body } = ask(world, operationId, { query })
      expect(status).toBe(400)
      expect(body.errorCode).toBe('CMN-101')
    }
  })
})

describe('languages', () => {
  const nameOf = (locale: string) =>
    ask(world, 'readPermission', { path: { permissionId: 'ReadPresenceSettings' }, locale }).body
      .displayName as string

  test("the vendor's own names are translated", () => {
    expect(nameOf('en-US')).toBe('Read Presence Settings')
    expect(nameOf('de-DE')).toBe('Lesen Anwesenheit Einstellungen')
    expect(nameOf('fr-FR')).toBe('Lire Présence Paramètres')
    expect(nameOf('ja-JP')).toBe(nameOf('en-US'))
    const role = ask(world, 'readStandardUserRole', { path: { roleId: '5' }, locale: 'de-DE' })
    expect(role.body.displayName).toBe('Abrechnung Administrator')
    const category = ask(world, 'readPermissionCategory', {
      path: { permissionCategoryId: 'Features' },
      locale: 'fr-FR',
    })
    expect(category.body.displayName).toBe('Fonctionnalités')
  })

  test('names of custom roles are not', () => {
    const names = (locale: string) =>
      askAll(world, 'listUserRoles', { query: { custom: 'true' }, locale }).map(
        (one) => one.displayName as string,
      )
    expect(names('de-DE')).toEqual(names('en-US'))
  })
})
