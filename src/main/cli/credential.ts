/** With what a verb signs in: its options, and where the secrets come from. */
import { Option, type Command } from 'commander'
import type { Connection, Credential, SignInMethod } from '../../shared/schemas/connections'
import { given } from './given'
import { askSecret, askText } from './prompt'
import type { Session } from './session'
import { secretsFromStdin, type Secrets } from './stdin-secrets'
import { usageError } from './usage-error'

export interface SignInOptions {
  server?: string
  clientId?: string
  locale?: string
  jwt?: boolean
  /** Always “-”: any other value was refused before. */
  secrets?: string
}

export function addSignInOptions(verb: Command): Command {
  return verb
    .option('--server <url>', 'RingCentral’s server (default: https://platform.ringcentral.com)')
    .option('--client-id <id>', 'client id of the registered application')
    .option('--locale <language>', 'language of the names, such as de-DE (default: en-US)')
    .option('--jwt', 'sign in with a JWT credential instead of a browser')
    .addOption(
      new Option('--secrets <source>', '“-” reads client id, secret and JWT as JSON from stdin'),
    )
    .option('--no-open', 'do not open the browser, only print the address')
}

/** To be asked before anything is done. @throws AppError `invalid-argument` */
export function mustBeAbleToAsk({ io }: Session, options: SignInOptions): void {
  if (options.secrets !== undefined || canAsk(io)) return
  throw usageError(
    'There is no terminal to ask for the secrets on.',
    'Pipe them in as JSON with “--secrets -”.',
  )
}

const canAsk = (io: Session['io']): boolean => io.stdinIsTerminal && io.isTerminal

/**
 * The credential from standard input or, asked without showing it, from the person.
 *
 * @param known how the account was connected before
 * @throws AppError `invalid-argument`, or `cancelled` at Ctrl+C
 */
export async function readCredential(
  { io }: Session,
  options: SignInOptions,
  known: Connection | undefined,
): Promise<Credential> {
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
  known: Connection | undefined,
): Credential {
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

function browserCredential(clientId: string, clientSecret: string | undefined): Credential {
  return { method: 'authorization-code', clientId, ...given({ clientSecret }) }
}

function missing(key: keyof Secrets): Error {
  return usageError(
    `“${key}” is not in what came on standard input.`,
    'A JWT credential needs clientId, clientSecret and jwt; the browser only needs clientId.',
  )
}
