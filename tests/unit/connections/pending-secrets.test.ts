import { expect, test } from 'vitest'
import { PendingSecrets } from '../../../src/main/connections/pending-secrets'
import { TestKeychain } from '../../support/test-keychain'

test('secrets of an unfinished sign-in reach the keychain only when they are kept', async () => {
  const keychain = new TestKeychain()
  const pending = new PendingSecrets(keychain, 'c1')
  await pending.set('c1', 'client-secret', 'one')
  await pending.set('c1', 'refresh-token', 'two')
  await pending.set('c1', 'refresh-token', 'three')
  expect(keychain.entries.size).toBe(0)
  expect(await pending.get('c1', 'refresh-token')).toBe('three')
  expect(await pending.get('c1', 'jwt')).toBeUndefined()

  await pending.keep()
  expect(Object.fromEntries(keychain.entries)).toEqual({
    'c1:client-secret': 'one',
    'c1:refresh-token': 'three',
  })
  await pending.set('c1', 'refresh-token', 'four')
  expect(keychain.entries.get('c1:refresh-token')).toBe('four')
  expect(await pending.get('c1', 'client-secret')).toBe('one')
  await pending.remove('c1')
  expect(keychain.entries.size).toBe(0)
})

test('what cannot be kept whole is not kept in part', async () => {
  const keychain = new TestKeychain()
  const set = keychain.set.bind(keychain)
  keychain.set = async (credential, kind, value) => {
    if (kind === 'jwt') throw new Error('it broke in the middle')
    await set(credential, kind, value)
  }
  const pending = new PendingSecrets(keychain, 'c1')
  await pending.set('c1', 'client-secret', 'one')
  await pending.set('c1', 'jwt', 'two')
  await expect(pending.keep()).rejects.toThrow('it broke in the middle')
  expect(keychain.entries.size).toBe(0)
  expect(await pending.get('c1', 'jwt')).toBe('two')
})
