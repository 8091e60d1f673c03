import { describe, expect, it } from 'vitest'
import { keychainError } from '../../../src/main/secrets/keychain-errors'
import { KeychainSecrets } from '../../../src/main/secrets/keychain'
import type { KeychainLibrary } from '../../../src/main/secrets/library'
import { openSecrets } from '../../../src/main/secrets/open-secrets'

/** A keychain whose calls do not come back while a test holds them, as one that asks for its password. */
class HeldLibrary implements KeychainLibrary {
  readonly kept = new Map<string, string>()
  calls: string[] = []
  holding: Promise<void> | undefined

  async getPassword(_service: string, account: string): Promise<string | null> {
    await this.#called(`get ${account}`)
    return this.kept.get(account) ?? null
  }

  async setPassword(_service: string, account: string, password: string): Promise<void> {
    await this.#called(`set ${account}`)
    this.kept.set(account, password)
  }

  async deletePassword(_service: string, account: string): Promise<boolean> {
    await this.#called(`delete ${account}`)
    return this.kept.delete(account)
  }

  async #called(call: string): Promise<void> {
    this.calls.push(call)
    await this.holding
  }
}

const limits = { check: 20, call: 20 }
const silent = { code: 'keychain', detail: { keychain: 'silent' } }

describe('a keychain that does not answer', () => {
  it('is given up after the limit, and is right again when it answers', async () => {
    const library = new HeldLibrary()
    const store = new KeychainSecrets(library, 20)
    const held = Promise.withResolvers<void>()
    library.holding = held.promise
    await expect(store.set('c', 'jwt', 'value')).rejects.toMatchObject({
      ...silent,
      hint: expect.stringContaining('Unlock it'),
    })
    library.holding = undefined
    held.resolve()
    await store.set('c', 'jwt', 'value')
    expect(await store.get('c', 'jwt')).toBe('value')
  })

  it('is asked one thing at a time, and nothing that nobody waits for any more', async () => {
    const library = new HeldLibrary()
    const store = new KeychainSecrets(library, 20)
    const held = Promise.withResolvers<void>()
    library.holding = held.promise
    const late = await Promise.allSettled([
      store.get('a', 'jwt'),
      store.set('b', 'jwt', 'never'),
      store.remove('c'),
    ])
    expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(library.calls).toEqual(['get a:jwt'])
    library.holding = undefined
    held.resolve()
    await store.check()
    expect(library.kept.size).toBe(0)
    expect(library.calls.filter((call) => /[bc]:/.test(call))).toEqual([])
  })

  it('at start means memory, with the reason', async () => {
    const library = new HeldLibrary()
    library.holding = new Promise(() => undefined)
    const store = await openSecrets({ load: async () => library, limits, env: {} })
    expect(store.kept).toBe('memory')
    expect(store.problem).toMatch(/did not answer within 0.02 seconds.*start Permiscope again/)
  })
})

describe('opening the secrets', () => {
  it('goes on without a library that does not load, and says what is missing', async () => {
    const load = () => Promise.reject(new Error('Failed to load keytar native addon, checked []'))
    const store = await openSecrets({ load, env: {} })
    expect(store.kept).toBe('memory')
    expect(store.problem).toMatch(/libsecret|cannot be loaded/)
  })

  it('takes a keychain that forgets at once for none', async () => {
    const library = new HeldLibrary()
    library.setPassword = () => Promise.resolve()
    const store = await openSecrets({ load: async () => library, limits, env: {} })
    expect(store.kept).toBe('memory')
  })

  it('leaves the keychain alone where it is switched off', async () => {
    const library = new HeldLibrary()
    const load = async () => library
    const store = await openSecrets({ load, env: { PERMISCOPE_KEYCHAIN: 'off' } })
    expect([store.kept, store.problem]).toEqual(['memory', expect.stringContaining('switched off')])
    expect(library.calls).toEqual([])
  })
})

describe('what a system says of its keychain', () => {
  it.each([
    // libsecret with GNOME Keyring, as seen
    ['Cannot create an item in a locked collection', 'locked'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
    ['Unknown or unsupported transport “disabled” for address “disabled:”', 'absent'],
    ['Error calling StartServiceByName for org.freedesktop.secrets: Timeout was reached', 'absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    // Security.framework
    ['User canceled the operation.', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['The user name or passphrase you entered is not correct.', 'locked'],
    ['something that nobody has seen', 'failed'],
  ])('%s: %s', (said, problem) => {
    const error = keychainError(new Error(said))
    expect(error).toMatchObject({ code: 'keychain', detail: { keychain: problem } })
    expect(error.message).not.toBe('')
    expect(error.hint).toMatch(/again|Start/)
  })
})
