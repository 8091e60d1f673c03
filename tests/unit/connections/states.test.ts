import { expect, test, vi } from 'vitest'
import { ConnectionStates, stateShownBy } from '../../../src/main/connections/states'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import type { SecretStore } from '../../../src/main/secrets/secret-store'
import { AppError } from '../../../src/shared/result'
import { TestKeychain } from '../../support/test-keychain'

function over(store: SecretStore) {
  let now = 0
  const changed = vi.fn()
  const states = new ConnectionStates(
    () => Promise.resolve(store),
    changed,
    () => now,
  )
  const pass = (milliseconds: number) => (now += milliseconds)
  return { states, changed, pass }
}

test('a connection is ready where its secrets are at hand; the keychain is asked once', async () => {
  const keychain = new TestKeychain()
  await keychain.set('c1', 'refresh-token', 'x')
  await keychain.set('c2', 'client-secret', 'x')
  const { states } = over(keychain)
  expect(await states.of('c1', 'authorization-code')).toEqual({ state: 'ready' })
  expect(await states.of('c1', 'authorization-code')).toEqual({ state: 'ready' })
  expect(keychain.asked).toBe(1)
  expect(await states.of('c2', 'jwt')).toMatchObject({
    state: 'needs-sign-in',
    reason: expect.stringContaining('keychain') as string,
  })
})

test('without a keychain it is said why a sign-in did not last', async () => {
  const { states } = over(new MemorySecrets('There is no D-Bus.'))
  const { state, reason } = await states.of('c1', 'jwt')
  expect(state).toBe('needs-sign-in')
  expect(reason).toContain('until Permiscope ends')
  expect(reason).toContain('There is no D-Bus.')
})

test('a locked keychain is asked again after a while, not at every look', async () => {
  const keychain = new TestKeychain()
  await keychain.set('c1', 'jwt', 'x')
  keychain.locked = true
  const { states, pass } = over(keychain)
  expect(await states.of('c1', 'jwt')).toEqual({
    state: 'keychain-locked',
    reason: 'The keychain is locked.',
  })
  keychain.locked = false
  expect((await states.of('c1', 'jwt')).state).toBe('keychain-locked')
  expect(keychain.asked).toBe(1)
  pass(30_000)
  expect(await states.of('c1', 'jwt')).toEqual({ state: 'ready' })
})

test('a keychain that asks its user something keeps no list of accounts waiting', async () => {
  vi.useFakeTimers()
  try {
    const answer = Promise.withResolvers<string>()
    const keychain = new TestKeychain()
    keychain.get = () => answer.promise
    const { states, changed } = over(keychain)
    const first = states.of('c1', 'jwt')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await first).toMatchObject({ state: 'keychain-locked' })
    expect(changed).not.toHaveBeenCalled()
    answer.resolve('x')
    await vi.advanceTimersByTimeAsync(0)
    expect(changed).toHaveBeenCalled()
    expect(await states.of('c1', 'jwt')).toEqual({ state: 'ready' })
  } finally {
    vi.useRealTimers()
  }
})

test('what a request shows counts, and only a change is told', async () => {
  const keychain = new TestKeychain()
  await keychain.set('c1', 'jwt', 'x')
  const { states, changed } = over(keychain)
  await states.of('c1', 'jwt')
  const refused = stateShownBy(new AppError('sign-in-needed', 'It was revoked.'))!
  states.set('c1', refused)
  states.set('c1', refused)
  expect(changed).toHaveBeenCalledTimes(1)
  expect(await states.of('c1', 'jwt')).toEqual({
    state: 'needs-sign-in',
    reason: 'It was revoked.',
  })
  states.set('c1', { state: 'ready' })
  expect(changed).toHaveBeenCalledTimes(2)
  expect(stateShownBy(new AppError('server-unreachable', 'Nobody answers.'))).toBeUndefined()
  expect(stateShownBy(new Error('sign-in-needed'))).toBeUndefined()
})
