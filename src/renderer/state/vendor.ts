/** Who the vendor of an account is, whether it can be asked about what is on show, and why not. */
import { t } from '../../shared/messages'
import type { AccountSummary } from '../../shared/schemas/accounts'
import type { OnlineConnector } from '../../shared/schemas/connections'
import type { AppState } from './app.svelte'

export type WhyNot = 'older' | 'not-connected' | 'needs-sign-in' | 'keychain-locked' | 'sample'

/** The vendor that an account is of; undefined where it is not known yet, or can be none. */
export function vendorOf(account: AccountSummary | undefined): OnlineConnector | undefined {
  const connector = account?.connection?.connector ?? account?.connector
  return connector === 'ringcentral' || connector === 'enos' ? connector : undefined
}

/** Its name as sentences use it. */
export function vendorName(account: AccountSummary | undefined): string {
  return t(`vendor.${vendorOf(account) ?? 'none'}`)
}

/**
 * @returns undefined where it can be asked; `no-vendor` where there is none that could be (tables), so
 *   that there is nothing to say about it
 */
export function whyNotAsk({ router, session }: AppState): WhyNot | 'no-vendor' | undefined {
  const account = session.account(router.account)
  if (account?.connection === undefined) {
    if (account?.connector === 'sample') return 'sample'
    return vendorOf(account) === undefined ? 'no-vendor' : 'not-connected'
  }
  if (router.parameter('at') !== '') return 'older'
  return account.connection.state === 'ready' ? undefined : account.connection.state
}
