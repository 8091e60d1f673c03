import { AppError } from '../../shared/result'
import { keychainError, problemOf } from './keychain-errors'
import { callLimit, KeychainSecrets } from './keychain'
import { loadLibrary, type KeychainLibrary } from './library'
import { MemorySecrets } from './memory'
import type { SecretStore } from './secret-store'
import { SecretsUntilUnlocked } from './until-unlocked'

/** Milliseconds that each call of the first try may take: enough to type the keychain's password. */
const checkLimit = 20_000

export interface OpenSecretsOptions {
  load?: () => Promise<KeychainLibrary>
  /** Milliseconds for each call of the first try, and of those after it. */
  limits?: { check: number; call: number }
  env?: NodeJS.ProcessEnv
}

/**
 * The system's keychain, after writing, reading and deleting an entry in it; where that fails, memory,
 * with the reason in words. Never throws. `PERMISCOPE_KEYCHAIN=off` leaves the keychain alone.
 */
export async function openSecrets({
  load = loadLibrary,
  limits = { check: checkLimit, call: callLimit },
  env = process.env,
}: OpenSecretsOptions = {}): Promise<SecretStore> {
  if (env['PERMISCOPE_KEYCHAIN'] === 'off') {
    return new MemorySecrets('The keychain is switched off by PERMISCOPE_KEYCHAIN=off.')
  }
  let keychain: KeychainSecrets | undefined
  try {
    keychain = new KeychainSecrets(await load(), limits.call)
    await keychain.check(limits.check)
    return keychain
  } catch (thrown) {
    const error = thrown instanceof AppError ? thrown : keychainError(thrown)
    if (keychain && ['locked', 'silent'].includes(problemOf(error))) {
      const way = 'Unlock it and start Permiscope again to have secrets kept.'
      return new SecretsUntilUnlocked(keychain, `${error.message}. ${way}`)
    }
    return new MemorySecrets(`${error.message}. ${error.hint ?? ''}`.trim())
  }
}
