/** Whatever an answer holds: it is read, left out and named, or not recognised; nothing else happens. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SavedRequest } from '../../../src/main/connectors/files/answers'
import { recognise, unknownShape } from '../../../src/main/connectors/files/recognise'
import { BadField } from '../../../src/main/connectors/fields'
import { Remarks } from '../../../src/main/connectors/remarks'

const ENOS = [
  '/app-portal-service/v2.3/user/app/resource/permission',
  '/app-portal-service/v2.2/user/permissions',
  '/app-portal-service/v2.3/app/get',
  '/app-portal-service/v2.3/app/menuGroup/list',
  '/app-portal-service/v2.2/organization/role/list',
  '/app-portal-service/v2.2/user/role/assignedList',
  '/app-portal-service/v2.2/userRoles/roleList',
  '/app-portal-service/v2.3/role/app/resource/assignedList',
  '/app-portal-service/v2.3/role/user/assignedList',
  '/app-portal-service/v2.2/user/organization/roster',
  '/enos-app-service/v2.5/apps/list',
  '/enos-app-service/v3/menus',
  '/enos-app-service/v3/permissions',
]
const RINGCENTRAL = [
  '/restapi/v1.0/account/1',
  '/restapi/v1.0/account/1/service-info',
  '/restapi/v1.0/account/1/sites',
  '/restapi/v1.0/account/1/sites/2',
  '/restapi/v1.0/account/1/extension/2/administered-sites',
  '/restapi/v1.0/account/1/extension/2/features',
  '/restapi/v1.0/account/1/extension/2/grant',
]

const KEYS = [
  'id', 'userId', 'roleId', 'roleIds', 'resourceId', 'appId', 'accessKey', 'name', 'nameJson', 'email',
  'menuIds', 'menuGroups', 'structures', 'permissions', 'menus', 'roles', 'users', 'usersUserRoles',
  'userRoles', 'pagination', 'pageNo', 'pageSize', 'totalElements', 'keyword', 'sortId', 'children',
  'records', 'extension', 'available', 'reason', 'callPickup', 'brand', 'serviceInfo', '__proto__',
] // prettier-ignore

/** JSON whose keys are those that the shapes read, with anything behind them. */
const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
  answer: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, '', 'x', '{"en_US":1}', 0, 1, -1, 1.5),
    fc.array(tie('answer'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('answer')), {
        maxLength: 6,
        selector: ([key]) => key,
      })
      .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as unknown),
  ),
}))

const requestTo = (path: string): SavedRequest => ({
  method: 'GET',
  path,
  query: new Map([
    ['orgId', 'o'],
    ['userId', 'u'],
    ['appId', 'k'],
    ['roleId', 'r'],
  ]),
  body: new Map(),
  hasMore: false,
  takenAt: null,
})

function outcomeOf(json: Record<string, unknown>, path: string): string {
  const request = requestTo(path)
  const reading = recognise(json, request)
  if (reading === undefined) return unknownShape(json, request)
  try {
    return JSON.stringify(reading.read({ options: {}, remarks: new Remarks() }))
  } catch (thrown) {
    if (thrown instanceof BadField) return thrown.message
    throw thrown
  }
}

describe('an answer of any content', () => {
  it.each(ENOS)('of %s', (path) => {
    fc.assert(
      fc.property(answer, (data) => {
        expect(outcomeOf({ code: 0, data }, path)).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it.each(RINGCENTRAL)('of %s', (path) => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), answer, (records, more) => {
        const fields = typeof more === 'object' && more !== null ? more : {}
        expect(outcomeOf({ ...fields, records }, path)).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('carries a secret on under no spelling of its name', () => {
    const secret = fc.constantFrom('secretKey', 'SecretKey', 'secret_key', 'secret', 'appSecret')
    const entry = fc.tuple(secret, secret, fc.boolean()).map(([one, other, named]) => ({
      id: 'application-1',
      accessKey: named ? 'key-1' : 7.5,
      [one]: 'CANARY',
      name: { default: 'App', [other]: 'CANARY' },
      keyword: 'K',
      appId: 'application-1',
    }))
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), (data) => {
        for (const path of ENOS) {
          expect(outcomeOf({ code: 0, data }, path)).not.toContain('CANARY')
        }
      }),
    )
  })
})
