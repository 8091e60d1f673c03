/** With what EnOS is signed in to, and what is read of it. */
import type {
  EnosCredential,
  EnosReading,
  StoredConnectionOf,
} from '../../../shared/schemas/connections'
import { askSecret, askText } from '../prompt'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import type { SignInOptions } from './options'
import { secretsFromStdin, type Secrets } from './stdin-secrets'

type Known = Partial<StoredConnectionOf<'enos'>>

const usualPace = 20

/** @param known how the account was connected before @throws AppError `invalid-argument`, `cancelled` */
export async function enosCredential(
  { io }: Session,
  options: SignInOptions,
  known: Known = {},
): Promise<EnosCredential> {
  const piped = options.secrets === undefined ? undefined : await secretsFromStdin(io)
  const method = 'access-key' as const
  if (piped) {
    const accessKey = options.accessKey ?? piped.accessKey ?? known.accessKey
    if (accessKey === undefined) throw missing('accessKey')
    if (piped.secretKey === undefined) throw missing('secretKey')
    return { method, accessKey, secretKey: piped.secretKey }
  }
  const accessKey = options.accessKey ?? known.accessKey ?? (await askText(io, 'Access key'))
  return { method, accessKey, secretKey: await askSecret(io, `Secret key of ${accessKey}`, true) }
}

/** What is not given stays as the account was connected before; without any app, apps are found. */
export function enosReading(options: SignInOptions, known: Known = {}): EnosReading {
  const apps = [...new Set(options.app ?? known.apps ?? [])]
  return {
    apps,
    findApps:
      options.findApps ??
      (options.app === undefined ? known.findApps : undefined) ??
      apps.length === 0,
    locales: options.locale ?? known.locales ?? ['en-US'],
    requestsPerSecond: options.requestsPerSecond ?? known.requestsPerSecond ?? usualPace,
  }
}

/** @throws AppError `invalid-argument` */
export function gatewayOf({ server }: SignInOptions, known: Known = {}): string {
  const gateway = server ?? known.server
  if (gateway !== undefined) return gateway
  throw usageError(
    'It is not said at which gateway the organization is.',
    'Give the address of the API gateway with --server; the console’s help page of your environment shows it.',
  )
}

/**
 * One organization is the account; of several each is an account of its own.
 *
 * @param account name of the account @param given `ID`, or `ID=NAME OF THE ACCOUNT`
 * @throws AppError `invalid-argument`
 */
export function organizationsOf(
  account: string,
  given: readonly string[] | undefined,
  known: Known = {},
): { account: string; organization: string }[] {
  const organizations = given ?? (known.organization === undefined ? [] : [known.organization])
  if (organizations.length === 0) {
    throw usageError(
      'It is not said which organization is read.',
      'Give its id with --org; the portal shows it under IAM > Organization Profile.',
    )
  }
  return organizations.map((text) => {
    const at = text.indexOf('=')
    const organization = (at === -1 ? text : text.slice(0, at)).trim()
    const named = at === -1 ? '' : text.slice(at + 1).trim()
    const alone = organizations.length === 1 ? account : `${account} ${organization}`
    return { account: named === '' ? alone : named, organization }
  })
}

function missing(key: keyof Secrets): Error {
  return usageError(
    `“${key}” is not in what came on standard input.`,
    'EnOS needs accessKey and secretKey of the application.',
  )
}
