import { randomUUID } from 'node:crypto'
import keytar from 'keytar'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KeychainSecrets } from '../../../src/main/secrets/keychain'
import { openSecrets } from '../../../src/main/secrets/open-secrets'
import type { SecretStore } from '../../../src/main/secrets/secret-store'
import { startKeyring, withoutKeyring, type Keyring } from '../../support/keyring'

const locked = { code: 'keychain', detail: { keychain: 'locked' } }

describe.skipIf(withoutKeyring)('the keychain of a real Secret Service', () => {
  let keyring: Keyring
  let store: SecretStore
  let credential: string

  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())
  beforeEach(async () => {
    await keyring.unlock()
    for (const account of keyring.entries()) await keytar.deletePassword('Permiscope', account)
    store = await openSecrets()
    credential = randomUUID()
  })

  it('is found at start and is left without a trace of that', async () => {
    expect(store).toMatchObject({ kept: 'keychain', problem: undefined })
    expect(keyring.entries()).toEqual([])
  })

  it('keeps one entry a credential and kind, for the next process too', async () => {
    await store.set(credential, 'client-secret', 'the secret')
    await store.set(credential, 'refresh-token', 'the first')
    await store.set(credential, 'refresh-token', 'the second')
    expect(keyring.entries()).toEqual([
      `${credential}:client-secret`,
      `${credential}:refresh-token`,
    ])
    const next = await openSecrets()
    expect(await next.get(credential, 'client-secret')).toBe('the secret')
    expect(await next.get(credential, 'refresh-token')).toBe('the second')
    expect(await next.get(credential, 'jwt')).toBeUndefined()
  })

  it.each([2_400, 2_401, 4_801, 16_384])('keeps a JWT of %i characters', async (length) => {
    const jwt = 'x'.repeat(length - 1) + 'y'
    await store.set(credential, 'jwt', jwt)
    expect(await store.get(credential, 'jwt')).toBe(jwt)
    // Windows takes 2,560 bytes in one entry.
    for (const account of keyring.entries()) {
      const entry = (await keytar.getPassword('Permiscope', account)) ?? ''
      expect(Buffer.byteLength(entry)).toBeLessThanOrEqual(2_560)
    }
    await store.set(credential, 'jwt', 'short')
    expect(await store.get(credential, 'jwt')).toBe('short')
    expect(keyring.entries()).toEqual([`${credential}:jwt`])
  })

  it('removes all entries of a credential and none of another', async () => {
    const other = randomUUID()
    for (const kind of ['client-secret', 'refresh-token', 'jwt'] as const) {
      await store.set(credential, kind, 'x'.repeat(5_000))
    }
    await store.set(other, 'jwt', 'stays')
    await store.remove(credential)
    await store.remove(credential)
    expect(keyring.entries()).toEqual([`${other}:jwt`])
  })

  describe('that is locked in the middle', () => {
    beforeEach(async () => {
      await store.set(credential, 'refresh-token', 'kept')
      keyring.lock()
    })

    it('is an error when reading, not "there is none", and says what to do', async () => {
      await expect(store.get(credential, 'refresh-token')).rejects.toMatchObject({
        ...locked,
        message: expect.stringContaining('locked'),
        hint: expect.stringContaining('try again'),
      })
    })

    it('is an error when writing and when removing', async () => {
      await expect(store.set(credential, 'refresh-token', 'new')).rejects.toMatchObject(locked)
      await expect(store.remove(credential)).rejects.toMatchObject(locked)
    })

    it('has lost nothing when it is unlocked', async () => {
      await store.set(credential, 'refresh-token', 'new').catch(() => undefined)
      await store.remove(credential).catch(() => undefined)
      await keyring.unlock()
      expect(await store.get(credential, 'refresh-token')).toBe('kept')
      await store.set(credential, 'refresh-token', 'new')
      expect(await store.get(credential, 'refresh-token')).toBe('new')
    })
  })

  it('that is locked at start: memory for what is new, what is in it is not "gone"', async () => {
    await store.set(credential, 'refresh-token', 'old')
    keyring.lock()
    const started = await openSecrets()
    expect(started.kept).toBe('memory')
    expect(started.problem).toMatch(/locked.*start Permiscope again/)
    await expect(started.get(credential, 'refresh-token')).rejects.toMatchObject(locked)
    await expect(started.remove(credential)).rejects.toMatchObject(locked)

    const fresh = randomUUID()
    await started.set(fresh, 'jwt', 'in memory')
    expect(await started.get(fresh, 'jwt')).toBe('in memory')

    await keyring.unlock()
    expect(await started.get(credential, 'refresh-token')).toBe('old')
    // It works once, so its successor has to be where the next start looks for it.
    await started.set(credential, 'refresh-token', 'renewed')
    expect(await keytar.getPassword('Permiscope', `${credential}:refresh-token`)).toBe('renewed')
    expect(keyring.entries()).toEqual([`${credential}:refresh-token`])
    await started.remove(credential)
    await started.remove(fresh)
    expect(keyring.entries()).toEqual([])
    expect(await started.get(fresh, 'jwt')).toBeUndefined()
  })

  it('gives each of many calls at once its own answer', async () => {
    const keychain = new KeychainSecrets(keytar)
    const all = Array.from({ length: 20 }, () => randomUUID())
    await Promise.all(all.map((one) => keychain.set(one, 'jwt', `of ${one}`)))
    expect(await Promise.all(all.map((one) => keychain.get(one, 'jwt')))).toEqual(
      all.map((one) => `of ${one}`),
    )
  })
})
