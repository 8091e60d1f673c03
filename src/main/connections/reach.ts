/** Reaches the vendor of a connected account, and learns from how that goes. */
import { inWords } from './failures'
import { stateShownBy } from './states'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'
import type { Reach } from './vendors/vendor'

/** @throws AppError `sign-in-needed`, `keychain`, `server-unreachable`, `server-failed`, `cancelled` */
export async function reaching<T>(
  { sessions, secrets, states }: Pick<Surroundings, 'sessions' | 'secrets' | 'states'>,
  { connection, credential }: Pick<Connected, 'connection' | 'credential'>,
  signal: AbortSignal,
  work: (reach: Reach) => Promise<T>,
): Promise<T> {
  try {
    const session = sessions.of(connection, credential, await secrets())
    return await session.reaching(connection, signal, (reach) => {
      states.set(credential, { state: 'ready' })
      return work(reach)
    })
  } catch (thrown) {
    const state = stateShownBy(thrown)
    if (state) states.set(credential, state)
    if (state?.state === 'needs-sign-in') sessions.drop(credential)
    throw inWords(thrown)
  }
}
