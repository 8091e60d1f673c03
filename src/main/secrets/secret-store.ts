/**
 * Where secrets lie: in the system's keychain, one entry a credential and kind, or in memory until
 * Permiscope ends. Nothing else ever stores one.
 */
export type SecretKind = 'client-secret' | 'refresh-token' | 'jwt' | 'secret-key'
export const secretKinds: readonly SecretKind[] = [
  'client-secret',
  'refresh-token',
  'jwt',
  'secret-key',
]

export interface SecretStore {
  readonly kept: 'keychain' | 'memory'
  /** Why they are only kept in memory. */
  readonly problem: string | undefined
  /** @param credential its random id @throws AppError `keychain` */
  get(credential: string, kind: SecretKind): Promise<string | undefined>
  /** @throws AppError `keychain`; the value is then kept nowhere */
  set(credential: string, kind: SecretKind, value: string): Promise<void>
  /** Removes all kinds; what is not there is no error. @throws AppError `keychain` */
  remove(credential: string): Promise<void>
}
