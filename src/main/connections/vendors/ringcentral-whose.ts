/** Whose RingCentral account a sign-in is of. */
import type { RingCentralClient } from '../../connectors/ringcentral/get/client'
import { whoIsIt } from '../../connectors/ringcentral/get/who-is-it'
import { applicationScopes } from '../../connectors/ringcentral/operations'
import { AppError } from '../../../shared/result'
import type { Whose } from './vendor'

/** @throws AppError `sign-in-refused` where the application may read no account, `server-failed` where RingCentral does not tell */
export async function whose(client: RingCentralClient, signal: AbortSignal): Promise<Whose> {
  const { accountId, user } = await whoIsIt(client, signal)
  if (accountId === undefined) {
    const missing = applicationScopes.find((scope) => !client.applicationScopes?.includes(scope))
    if (client.applicationScopes && missing) throw withoutScope(missing)
    throw new AppError(
      'server-failed',
      'RingCentral does not tell whose account the sign-in is of.',
      {
        hint: 'Sign in as a user who has the permission ReadCompanyInfo or ReadExtensions. Nothing was kept.',
      },
    )
  }
  return { externalId: accountId, ...(user === undefined ? {} : { user }) }
}

const withoutScope = (scope: string): AppError =>
  new AppError(
    'sign-in-refused',
    `The application has not the application scope ${scope}, without which nothing of an account can be read.`,
    {
      hint: `Add ${scope} to the application in RingCentral's developer console, then sign in again. Nothing was kept.`,
    },
  )
