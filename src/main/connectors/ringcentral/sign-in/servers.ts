import { originOf } from '../../../http/origin'

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

/**
 * @param text a server as a person types it; without a scheme, https is meant
 * @returns its origin
 * @throws AppError `invalid-argument`
 */
export const normaliseServer = (text: string): string =>
  originOf(text, {
    what: 'server',
    whyNotHttp: 'which anybody can listen to',
    hint: `Name it like ${servers[0]!.url}.`,
  })
