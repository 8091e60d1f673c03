/** The simulated RingCentral against RingCentral's own words: its specification and real answers. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { operations } from '../../servers/ringcentral/operations'
import { roleIds } from '../../servers/ringcentral/make-roles'
import { makeWorld, type World } from '../../servers/ringcentral/world'
import { ask, askAll, type Asking } from '../../support/ringcentral-ask'
import { mistakesIn, specifiedOperations, type Json } from '../../support/ringcentral-specification'

const lists = [
  'listPermissions',
  'listPermissionCategories',
  'listStandardUserRole',
  'listSites',
  'listUserRoles',
  'listAssignedRoles',
  'listExtensions',
]
const locales = ['en-US', 'de-DE', 'fr-FR', 'ja-JP']
const needing = operations.filter((one) => one.applicationScope !== undefined)
const ofExtension = operations.filter((one) => one.path.includes('{extensionId}'))

/** Values for a parameter in a path: all that there are, and one that there is not. */
const valuesOf = (world: World, name: string): string[] => [
  ...(name === 'permissionId'
    ? world.permissions.keys()
    : name === 'permissionCategoryId'
      ? world.categories.keys()
      : name === 'roleId'
        ? world.roles.keys()
        : name === 'siteId'
          ? world.sites.map((site) => site.id)
          : name === 'extensionId'
            ? ['~', ...world.extensions.map((one) => one.id)]
            : ['~', world.account]),
  'nobody',
]

const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

describe('operations', () => {
  test('are those of the specification, with its groups, application scopes and user permissions', () => {
    const ours = operations.map(({ answer: _, ...rest }) => ({
      applicationScope: undefined,
      userPermission: undefined,
      ...rest,
    }))
    const byId = (one: { operationId: string }, other: { operationId: string }) =>
      one.operationId < other.operationId ? -1 : 1
    expect(ours.sort(byId)).toEqual(
      specifiedOperations.map(({ query: _, ...rest }) => rest).sort(byId),
    )
  })
})

describe('the judge', () => {
  const world = makeWorld({ users: 10 })
  const profile = () => ask(world, 'readAuthorizationProfile').body
  const list = () => ask(world, 'listExtensions').body

  test.each([
    ['a property that is not declared', { ...profile(), more: 1 }],
    ['the same deep inside', { permissions: [{ permission: { id: 'A', name: 'x' } }] }],
    ['a number in the place of text', { permissions: [{ permission: { id: 1 } }] }],
    ['a value that is not in the list', { permissions: [{ scopes: ['Galaxy'] }] }],
    ['an address that is none', { uri: 'authz-profile' }],
  ])('refuses %s', (_, body) => {
    expect(mistakesIn('readAuthorizationProfile', 200, body)).not.toEqual([])
  })

  test('sees into schemas that are joined of several', () => {
    const body = ask(world, 'readAccountServiceInfo').body
    body.contractedCountry.more = true
    expect(mistakesIn('readAccountServiceInfo', 200, body)).not.toEqual([])
  })

  test('misses what is required', () => {
    const { records: _, ...without } = list()
    expect(mistakesIn('listExtensions', 200, without)).not.toEqual([])
  })

  test('knows the properties of errors, too', () => {
    const { body } = ask(world, 'readAccountInfo', { applicationScopes: [] })
    expect(mistakesIn('readAccountInfo', 403, body)).toEqual([])
    expect(mistakesIn('readAccountInfo', 403, { ...body, stack: '' })).not.toEqual([])
    expect(mistakesIn('readAccountInfo', 403, { errors: [] })).not.toEqual([])
  })
})

describe('answers are as the specification declares them', () => {
  const worlds: [string, World][] = [
    ['10 extensions', makeWorld({ users: 10, seed: 3 })],
    ['30, advanced', makeWorld({ users: 30, advanced: true, profilesOfOthers: true })],
    ['30, without advanced permissions', makeWorld({ users: 30, advanced: false })],
    ['330, unlisted hidden roles', makeWorld({ users: 330, seed: 8, hiddenRolesListed: false })],
  ]

  test.each(worlds)('%s: whatever is asked for by id', (_, world) => {
    const found = new Set<string>()
    for (const { operationId, path } of operations) {
      const names = parametersOf(path)
      const varied = names.at(-1)
      if (varied === undefined) continue
      for (const value of valuesOf(world, varied)) {
        const told = ask(world, operationId, {
          path: { [varied]: value },
          query: { advancedPermissions: 'true', showHidden: 'true', permissionId: 'Meetings' },
        })
        if (told.status === 200) found.add(operationId)
      }
    }
    const readable = operations.filter((one) => parametersOf(one.path).length > 0)
    expect([...found].sort()).toEqual(readable.map((one) => one.operationId).sort())
  })

  test.each(worlds)('%s: every page of every list, in every language', (_, world) => {
    for (const operationId of lists) {
      for (const locale of locales) {
        for (const perPage of ['1000', '7', undefined]) {
          const records = askAll(world, operationId, {
            locale,
            ...(perPage === undefined ? {} : { query: { perPage } }),
          })
          expect(records.length).toBeGreaterThan(0)
        }
      }
    }
  })

  test('every caller, with and without the application scope', () => {
    for (const [, world] of worlds) {
      const others = world.extensions.slice(0, 12).map((one) => one.id)
      for (const caller of [...Object.values(world.callers), world.account]) {
        for (const { operationId } of needing) {
          ask(world, operationId, { caller })
          ask(world, operationId, { caller, applicationScopes: [] })
        }
        for (const { operationId } of ofExtension) {
          for (const extensionId of others)
            ask(world, operationId, { caller, path: { extensionId } })
        }
      }
    }
  })

  const pool = [
    ...['1', '2', '0', '-1', '1000', '1001', '1e3', 'MAX', '99999999999', '', 'true', 'false'],
    ...['yes', 'User', 'Bot', 'Enabled', 'Unassigned', 'Meetings', '99999994', '~', '١', '\u0000'],
    ...['AdvancedPermissionsCapabilities', "' OR 1=1 --", '../..', '%2e', '__proto__', 'main-site'],
  ]
  const names = [...new Set(specifiedOperations.flatMap((one) => one.query))]
  const asking = fc.record({
    operationId: fc.constantFrom(...operations.map((one) => one.operationId)),
    query: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...pool)), {
      maxLength: 4,
    }),
    path: fc.dictionary(
      fc.constantFrom('accountId', 'extensionId', 'roleId', 'permissionId', 'siteId'),
      fc.constantFrom(...pool, ...Object.values(roleIds)),
    ),
    locale: fc.constantFrom(...locales, '', 'x', 'de', '*'),
    caller: fc.constantFrom(0, 1, 2, 3, 9),
    world: fc.constantFrom(...worlds.map(([, world]) => world)),
  })

  test('whatever else is asked', () => {
    const statuses = new Set<number>()
    fc.assert(
      fc.property(asking, ({ operationId, query, path, locale, caller, world }) => {
        const one: Asking = { query: new URLSearchParams(query), locale }
        const ids = { permissionId: 'x', permissionCategoryId: 'x', roleId: 'x', siteId: 'x' }
        const told = ask(world, operationId, {
          ...one,
          path: { ...ids, ...path },
          caller: world.extensions[caller]!.id,
        })
        statuses.add(told.status)
        expect([200, 400, 403, 404]).toContain(told.status)
      }),
      { numRuns: 3000, seed: 4 },
    )
    expect([...statuses].sort()).toEqual([200, 400, 403, 404])
  })
})

describe('real answers', () => {
  const samples = JSON.parse(
    readFileSync(
      new URL('../../fixtures/ringcentral-samples/excerpts.json', import.meta.url),
      'utf8',
    ),
  ) as Record<string, Json>
  const world = makeWorld({ users: 30, signedInAs: 'standard', advanced: false })

  test.each(['ThirdPartyAppAccess', 'ReadPresenceSettings'])('permission %s', (permissionId) => {
    const origin = 'https://platform.devtest.ringcentral.com'
    const sample = samples[`permission ${permissionId}`]
    expect(ask(world, 'readPermission', { path: { permissionId }, origin }).body).toMatchObject(
      sample,
    )
    const list = askAll(world, 'listPermissions', { origin })
    expect(list.find((one) => one.id === permissionId)).toMatchObject(sample)
  })

  test('role 3, of which only an excerpt of its permissions was posted', () => {
    const origin = 'https://platform.devtest.ringcentral.com'
    const { permissions, ...role } = samples['user-role 3']
    const told = ask(world, 'readStandardUserRole', { path: { roleId: '3' }, origin }).body
    expect(told).toMatchObject(role)
    expect(told.permissions).toEqual(expect.arrayContaining(permissions))
    const listed = askAll(world, 'listStandardUserRole', { origin })
    expect(listed.find((one) => one.id === '3')).toEqual(told)
  })

  test('an authorization profile, in all 82 permissions as the real one', () => {
    const sample = samples['authz-profile']
    const told = ask(world, 'readAuthorizationProfile', {
      origin: 'https://platform.ringcentral.com',
    }).body
    expect(told.uri).toBe(sample.uri)
    expect(told.permissions).toEqual(expect.arrayContaining(sample.permissions))
    expect(told.permissions).toHaveLength(82)
  })
})
