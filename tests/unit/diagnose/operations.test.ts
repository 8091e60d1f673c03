import { describe, expect, test } from 'vitest'
import { alternativesOf, operationOf } from '../../../src/main/diagnose/operations'

describe('an operation of the public API', () => {
  test.each([
    '/restapi/v1.0/account/~/extension/~/presence',
    '/restapi/v1.0/account/400100/extension/1042/presence/',
    'https://platform.ringcentral.com/restapi/v1.0/account/~/extension/1/presence?a=b#c',
    '/restapi/v1.0/account/{accountId}/extension/{extensionId}/presence',
    '/account/~/extension/~/presence',
    'account/~/extension/~/presence',
    '{{server}}/restapi/v1.0/account/~/extension/~/presence',
  ])('is found by %s', (path) => {
    expect(operationOf('get', path)).toMatchObject({
      operationId: 'readUserPresenceStatus',
      userPermission: 'ReadPresenceStatus',
    })
  })

  test('is the one that spells out more where several fit', () => {
    const path = '/restapi/v1.0/account/~/extension/~/call-log-sync'
    expect(operationOf('GET', path)?.path).toMatch(/call-log-sync$/)
  })

  test.each(['/restapi/v1.0/nothing', '/', '', 'GET', '/restapi/v1.0/account/~/extension/~/.*'])(
    'is none for %s',
    (path) => {
      expect(operationOf('GET', path)).toBeUndefined()
    },
  )

  test('is another one by another method, and none by a method that it does not have', () => {
    const path = '/restapi/v1.0/account/~/extension/~/presence'
    expect(operationOf('PUT', path)?.operationId).toBe('updateUserPresenceStatus')
    expect(operationOf('DELETE', path)).toBeUndefined()
  })
})

test('alternatives are read as such, and what is not stated as none', () => {
  expect(alternativesOf('EditUserInfo OR EditUserCredentials')).toEqual([
    ['EditUserInfo'],
    ['EditUserCredentials'],
  ])
  expect(alternativesOf('A AND B or C')).toEqual([['A', 'B'], ['C']])
  expect(alternativesOf(null)).toEqual([])
})
