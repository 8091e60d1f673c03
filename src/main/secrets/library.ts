/** The part of keytar that is used; tests put a fake in its place. */
export interface KeychainLibrary {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  /** False where there is no such entry, and on Linux also where the keyring is locked. */
  deletePassword(service: string, account: string): Promise<boolean>
}

/**
 * Loaded when first needed: on Linux it links libsecret, and a machine without that must not keep
 * Permiscope from starting.
 *
 * @throws whatever the loader says
 */
export async function loadLibrary(): Promise<KeychainLibrary> {
  // keytar is CommonJS: all of it is the default export, which its types do not say.
  const module = (await import('keytar')) as unknown as { default: KeychainLibrary }
  return module.default
}
