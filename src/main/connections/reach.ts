/** Reaches the vendor of a connected account, and learns from how that goes. */
import type { RingCentralClient } from '../connectors/ringcentral/get/client'
import { inWords } from './failures'
import { stateShownBy } from './states'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'

/** @throws AppError `sign-in-needed`, `keychain`, `server-unreachable`, `server-failed`, `cancelled` */
export async function reaching<T>(
  { sessions, secrets, states }: Pick<Surroundings, 'sessions' | 'secrets' | 'states'>,
  { connection, credential }: Connected,
  signal: AbortSignal,
  work: (client: RingCentralClient) => Promise<T>,
): Promise<T> {
  try {
    const tokens = sessions.tokens({ ...connection, credential }, await secrets())
    const client = await sessions.client(connection, tokens, signal)
    states.set(credential, { state: 'ready' })
    return await work(client)
  } catch (thrown) {
    const state = stateShownBy(thrown)
    if (state) states.set(credential, state)
    if (state?.state === 'needs-sign-in') sessions.drop(credential)
    throw inWords(thrown)
  }
}
