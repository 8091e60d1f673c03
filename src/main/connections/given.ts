/** What a person gave, checked before anything is asked of anybody. */
import type { Input } from '../../shared/contract'
import { AppError } from '../../shared/result'
import type {
  EnosCredential,
  EnosReading,
  RingCentralCredential,
} from '../../shared/schemas/connections'
import { normaliseGateway } from '../connectors/enos/sign-in'
import { normaliseServer, servers } from '../connectors/ringcentral/sign-in'
import type { ConnectionTo } from './vendors/vendor'

/** An account, and how it is to be connected. */
export interface Given {
  /** Id or name; a new name makes an account. */
  account: string
  connection: ConnectionTo
}

/** English, as RingCentral names it. */
const defaultLocale = 'en-US'

/** @returns one for each account, all by one credential @throws AppError `invalid-argument` */
export function givenToSignIn(input: Input<'connections', 'signIn'>): Given[] {
  if (input.connector === 'ringcentral') {
    return [{ account: input.account, connection: ringCentral(input) }]
  }
  const reading = readingOf(input)
  const given = input.accounts.map(({ account, organization }) => ({
    account: account.trim(),
    connection: enos({ ...input, organization, reading }),
  }))
  mustBeEachOnce(
    'name',
    given.map(({ account }) => account),
  )
  mustBeEachOnce(
    'organization',
    given.map(({ connection }) => connection.organization),
  )
  return given
}

/** @throws AppError `invalid-argument` */
export function givenToSyncOnce(input: Input<'syncs', 'once'>): Given {
  const { account } = input
  if (input.connector === 'ringcentral') return { account, connection: ringCentral(input) }
  return { account, connection: enos({ ...input, reading: readingOf(input) }) }
}

/** @throws AppError `invalid-argument` where it would read no app at all, or names no language */
export function readingOf(given: EnosReading): EnosReading {
  const { findApps, requestsPerSecond } = given
  const apps = eachOnce(given.apps.map((app) => app.trim()).filter((app) => app !== ''))
  if (apps.length === 0 && !findApps) {
    throw new AppError('invalid-argument', 'No app is given, and none is to be found.', {
      hint: 'Give the access key of an app, as its page shows it, or let apps be found.',
    })
  }
  return { apps, findApps, locales: eachOnce(given.locales.map(localeOf)), requestsPerSecond }
}

/** @returns BCP 47 in its usual spelling @throws AppError `invalid-argument` */
export function localeOf(given: string | undefined): string {
  if (given === undefined) return defaultLocale
  try {
    return Intl.getCanonicalLocales(given)[0] ?? defaultLocale
  } catch {
    throw new AppError('invalid-argument', `“${given}” is no language.`, {
      hint: 'Name it as BCP 47 does, such as en-US, de-DE or fr-FR.',
    })
  }
}

/** The vendor's production server where none is given. */
const ringCentral = (given: {
  server?: string | undefined
  locale?: string | undefined
  credential: RingCentralCredential
}): ConnectionTo<'ringcentral'> => ({
  connector: 'ringcentral',
  server: normaliseServer(given.server ?? servers[0]!.url),
  method: given.credential.method,
  clientId: given.credential.clientId,
  locale: localeOf(given.locale),
})

function enos(given: {
  server: string
  organization: string
  credential: EnosCredential
  reading: EnosReading
}): ConnectionTo<'enos'> {
  const organization = given.organization.trim()
  if (organization === '') {
    throw new AppError('invalid-argument', 'The id of an organization is missing.', {
      hint: 'IAM > Organization Profile in the EnOS Management Console shows it.',
    })
  }
  return {
    connector: 'enos',
    server: normaliseGateway(given.server),
    method: 'access-key',
    accessKey: given.credential.accessKey.trim(),
    organization,
    ...given.reading,
  }
}

const eachOnce = (texts: readonly string[]): string[] => [...new Set(texts)]

function mustBeEachOnce(what: string, texts: readonly string[]): void {
  const twice = texts.find((text, place) => texts.indexOf(text) !== place)
  if (twice === undefined) return
  throw new AppError('invalid-argument', `The ${what} “${twice}” is given twice.`, {
    hint: 'Each organization is an account of its own, with a name of its own.',
  })
}
