/** What a person gave, checked before anything is asked of anybody. */
import { AppError } from '../../shared/result'
import { normaliseServer, servers } from '../connectors/ringcentral/sign-in'

/** English, as RingCentral names it. */
const defaultLocale = 'en-US'

/** @returns an origin; the vendor's production server where none is given @throws AppError `invalid-argument` */
export function serverOf(given: string | undefined): string {
  return normaliseServer(given ?? servers[0]!.url)
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
