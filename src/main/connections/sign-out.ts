/** Signs out at the vendor and forgets the secrets. */
import { AppError } from '../../shared/result'
import { isShared, type Connected } from './stored'
import type { Surroundings } from './surroundings'

/** Milliseconds that a renewal under way may take to end; its answer may never come. */
const renewedWithin = 10_000

/**
 * Leaves a credential alone that another account signs in with too.
 *
 * @throws AppError `keychain` where the secrets could not be removed
 */
export async function signOut(surroundings: Surroundings, of: Connected): Promise<void> {
  if (await isShared(surroundings, of)) return
  const secrets = await surroundings.secrets()
  const { sessions } = surroundings
  const { connection, credential } = of
  await sessions.end(connection, credential, secrets)
  // What another process renews just now would lie in the keychain for good if it came afterwards.
  const remove = () => secrets.remove(credential)
  const renewed = AbortSignal.timeout(renewedWithin)
  await sessions
    .keeping(credential, secrets)
    .exclusive(remove, renewed)
    .catch((thrown: unknown) => {
      if (!(thrown instanceof AppError) || thrown.code !== 'cancelled') throw thrown
      return remove()
    })
  surroundings.states.forget(credential)
}
