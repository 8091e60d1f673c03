/** Signs out at the vendor and forgets the secrets. */
import { isShared, type Connected } from './stored'
import type { Surroundings } from './surroundings'

/**
 * Leaves a credential alone that another account signs in with too.
 *
 * @throws AppError `keychain` where the secrets could not be removed
 */
export async function signOut(surroundings: Surroundings, of: Connected): Promise<void> {
  if (await isShared(surroundings, of)) return
  const secrets = await surroundings.secrets()
  const { credential } = of
  await surroundings.sessions.end({ ...of.connection, credential }, secrets)
  await secrets.remove(credential)
  surroundings.states.forget(credential)
}
