/** Whether the vendor can be asked about what is on show, and why not. */
import type { AppState } from './app.svelte'

export type WhyNot = 'older' | 'not-connected' | 'needs-sign-in' | 'keychain-locked' | 'sample'

/**
 * @returns undefined where it can be asked; `no-vendor` where there is none that could be (EnOS,
 *   tables), so that there is nothing to say about it
 */
export function whyNotAsk({ router, session }: AppState): WhyNot | 'no-vendor' | undefined {
  const account = session.account(router.account)
  if (account?.connection === undefined) {
    if (account?.connector === 'sample') return 'sample'
    return account?.connector === 'ringcentral' ? 'not-connected' : 'no-vendor'
  }
  if (router.parameter('at') !== '') return 'older'
  return account.connection.state === 'ready' ? undefined : account.connection.state
}
