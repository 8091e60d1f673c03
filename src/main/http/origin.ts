/** The address of a vendor's server, as a person types it. */
import { AppError } from '../../shared/result'
import { isLoopback } from './loopback-host'

export interface AddressWords {
  /** What it is the address of: `server`, `gateway`. */
  what: string
  /** Why it is not http: goes on after `The server example.org is to be reached by http,`. */
  whyNotHttp: string
  hint: string
}

/**
 * https only; http to this machine alone, as for a test.
 *
 * @param text without a scheme, https is meant
 * @returns its origin
 * @throws AppError `invalid-argument`, which does not repeat the text: it may be a secret that was pasted
 *   into the wrong field
 */
export function originOf(text: string, { what, whyNotHttp, hint }: AddressWords): string {
  const refused = (message: string) => new AppError('invalid-argument', `${message}.`, { hint })
  const given = text.trim()
  const full = /^[a-z][\w+.-]*:\/\//i.test(given) ? given : `https://${given}`
  if (given === '' || !URL.canParse(full)) {
    throw refused(`The ${what} is not a web address`)
  }
  const url = new URL(full)
  if (url.username !== '' || url.password !== '') {
    throw refused(`The address of the ${what} holds a user name or password`)
  }
  if (!isLoopback(url.hostname) && !/[^.]\.[^.]|:/.test(url.hostname)) {
    throw refused(`The ${what} is not a full name: it has no dot`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused(`The ${what} ${url.hostname} is to be reached by http, ${whyNotHttp}`)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(`The ${what} is to be reached by ${url.protocol}//, which is not https://`)
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refused(`The address of the ${what} goes on behind ${url.host}`)
  }
  return url.origin
}
