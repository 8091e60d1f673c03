import { AppError } from '../../../../shared/result'
import { isLoopback } from './loopback-host'

export interface Server {
  name: string
  /** Origin. */
  url: string
  warning?: string
}

/**
 * Production first. Partners have a cloud of their own (developer guide, basics/partners/auth); the
 * sandbox left the guide in 2024 and 2025.
 */
export const servers: readonly Server[] = [
  { name: 'RingCentral', url: 'https://platform.ringcentral.com' },
  { name: 'AT&T Office@Hand, Verizon', url: 'https://platform.ringcentral.biz' },
  {
    name: 'Sandbox',
    url: 'https://platform.devtest.ringcentral.com',
    warning:
      'RingCentral gives the sandbox up: it may not answer, and it knows only its own accounts.',
  },
]

const hint = `Name it like ${servers[0]!.url}.`

/**
 * @param text a server as a person types it; without a scheme, https is meant
 * @returns its origin
 * @throws AppError `invalid-argument`
 */
export function normaliseServer(text: string): string {
  const given = text.trim()
  const full = /^[a-z][\w+.-]*:\/\//i.test(given) ? given : `https://${given}`
  if (given === '' || !URL.canParse(full)) {
    throw refused('The server is not a web address')
  }
  const url = new URL(full)
  if (url.username !== '' || url.password !== '') {
    throw refused('The address of the server holds a user name or password')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused(
      `The server ${url.hostname} is to be reached by http, which anybody can listen to`,
    )
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(`The server is to be reached by ${url.protocol}//, which is not https://`)
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refused(`The address of the server goes on behind ${url.host}`)
  }
  return url.origin
}

/** The given text is not repeated: it may be a secret that was pasted into the wrong field. */
const refused = (message: string): AppError =>
  new AppError('invalid-argument', `${message}.`, { hint })
