/** The options of `sync`, and which of them go together. */
import type { OnlineConnector } from '../../shared/schemas/connections'
import type { PerUserOptions } from './per-user'
import { mustFitConnector, type SignInOptions } from './sign-in/options'
import { usageError } from './usage-error'

export interface SyncOptions extends SignInOptions, PerUserOptions {
  anew?: boolean
  connector?: OnlineConnector
  estimate?: boolean
}

/** What only makes sense where it signs in. */
const signInOnly = {
  server: '--server',
  clientId: '--client-id',
  jwt: '--jwt',
  secrets: '--secrets',
  accessKey: '--access-key',
  org: '--org',
} as const

/** What a connected account of EnOS is read by, and can be given another way for good. */
export const readingOnly = {
  app: '--app',
  findApps: '--find-apps',
  requestsPerSecond: '--requests-per-second',
} as const

/** @throws AppError `invalid-argument` for what makes no sense together */
export function mustFit(options: SyncOptions): void {
  if (options.connector === undefined) mustFitConnected(options)
  else mustFitOnce(options, options.connector)
}

function mustFitOnce(options: SyncOptions, connector: OnlineConnector): void {
  mustFitConnector(options, connector)
  if (connector === 'ringcentral' && options.perUser !== undefined) {
    throw usageError('--per-user is an option of EnOS, not of RingCentral.', 'Leave it out.')
  }
  if (options.anew === true) {
    throw usageError(
      '--anew does not go together with --connector.',
      'Forget what an interrupted sync had read with “permiscope syncs NAME --discard” first.',
    )
  }
  if (options.estimate === true) {
    throw usageError(
      '--estimate does not go together with --connector.',
      'It is reckoned for an account that is connected.',
    )
  }
}

/** What would change how the account is read, or forget something. */
const changing = { anew: '--anew', locale: '--locale', ...readingOnly } as const

function mustFitConnected(options: SyncOptions): void {
  const first = firstGiven(options, signInOnly)
  if (first !== undefined) {
    throw usageError(
      `${first} needs --connector.`,
      '“permiscope sync NAME --connector VENDOR --secrets -” signs in for this one sync; without --connector a connected account is synced.',
    )
  }
  const change = options.estimate === true ? firstGiven(options, changing) : undefined
  if (change === undefined) return
  throw usageError(
    `${change} does not go together with --estimate, which changes nothing.`,
    'It is reckoned as the account is connected now; leave the option out.',
  )
}

/** @param names option → how it is written @returns the name of the first that was given */
export function firstGiven(
  options: SyncOptions,
  names: Readonly<Partial<Record<keyof SyncOptions, string>>>,
): string | undefined {
  const found = Object.entries(names).find(
    ([key]) => options[key as keyof SyncOptions] !== undefined,
  )
  return found?.[1]
}
