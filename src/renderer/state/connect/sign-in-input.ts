/** What the fields of one vendor's sign-in hold, and what comes of them. */
import type { Input } from '../../../shared/contract'
import type { AccountSummary } from '../../../shared/schemas/accounts'
import type { ConnectionGuideOf, OnlineConnector } from '../../../shared/schemas/connections'

export interface SignInInput<Vendor extends OnlineConnector> {
  /** Whether everything is there that a sign-in takes. */
  readonly ready: boolean
  /** Empties the fields, or fills them with what is known of the account. */
  begin(account: AccountSummary | undefined): void
  /** What depends on the guide, which comes later than the fields. */
  guided(guide: ConnectionGuideOf<Vendor>): void
  signIn(): Extract<Input<'connections', 'signIn'>, { connector: Vendor }>
  forgetSecrets(): void
}
