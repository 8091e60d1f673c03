/** The credential that RingCentral is signed in to with. */
import type {
  RingCentralCredential,
  SignInMethod,
  StoredConnectionOf,
} from '../../../shared/schemas/connections'
import { given } from '../given'
import { askSecret, askText } from '../prompt'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import type { SignInOptions } from './options'
import { secretsFromStdin, type Secrets } from './stdin-secrets'

type Known = Pick<StoredConnectionOf<'ringcentral'>, 'clientId'>

/**
 * The credential from standard input or, asked without showing it, from the person.
 *
 * @param known how the account was connected before
 * @throws AppError `invalid-argument`, or `cancelled` at Ctrl+C
 */
export async function ringCentralCredential(
  { io }: Session,
  options: SignInOptions,
  known: Known | undefined,
): Promise<RingCentralCredential> {
  if (options.secrets !== undefined) {
    return credentialOf(await secretsFromStdin(io), options, known)
  }
  const clientId = options.clientId ?? known?.clientId ?? (await askText(io, 'Client id'))
  if (options.jwt === true) {
    const clientSecret = await askSecret(io, `Client secret of ${clientId}`, true)
    return { method: 'jwt', clientId, clientSecret, jwt: await askSecret(io, 'JWT', true) }
  }
  const clientSecret = await askSecret(
    io,
    `Client secret of ${clientId} (Enter where it has none)`,
    false,
  )
  return browserCredential(clientId, clientSecret === '' ? undefined : clientSecret)
}

function credentialOf(
  secrets: Secrets,
  options: SignInOptions,
  known: Known | undefined,
): RingCentralCredential {
  const { clientSecret, jwt } = secrets
  const clientId = options.clientId ?? secrets.clientId ?? known?.clientId
  const method: SignInMethod =
    options.jwt === true || jwt !== undefined ? 'jwt' : 'authorization-code'
  if (clientId === undefined) throw missing('clientId')
  if (method === 'authorization-code') return browserCredential(clientId, clientSecret)
  if (clientSecret === undefined) throw missing('clientSecret')
  if (jwt === undefined) throw missing('jwt')
  return { method, clientId, clientSecret, jwt }
}

function browserCredential(
  clientId: string,
  clientSecret: string | undefined,
): RingCentralCredential {
  return { method: 'authorization-code', clientId, ...given({ clientSecret }) }
}

function missing(key: keyof Secrets): Error {
  return usageError(
    `“${key}” is not in what came on standard input.`,
    'A JWT credential needs clientId, clientSecret and jwt; the browser only needs clientId.',
  )
}
