import { expect, test } from 'vitest'
import { questionByIds } from '../../../src/main/queries/vendor-question'
import { askedOf } from '../../support/asked'
import { portalAccount } from '../../support/portal-account'

const key = '3f8e6c00-59ac-11ec-8f4d-0242ac130002'
const ask = (user: string, app: string) =>
  questionByIds(askedOf(portalAccount()), { kind: 'app-resources', user, app })

test('a question about a user in an app is put with ids', () => {
  expect(ask('User 1', 'app A1')).toEqual({ kind: 'app-resources', user: 'u1', app: 'a1' })
})

test('an id that is not known yet is taken as it is', () => {
  expect(ask('u16304951818651633', key)).toEqual({
    kind: 'app-resources',
    user: 'u16304951818651633',
    app: key,
  })
})

test.each([
  ['Nobody', 'a0', 'There is no user “Nobody”'],
  ['12345', 'a0', 'There is no user “12345”'],
  ['u0', 'Nothing', 'There is no app “Nothing”'],
])('%s in %s looks like no id, and is an error', (user, app, message) => {
  expect(() => ask(user, app)).toThrow(message)
})
