/** The order of accounts wherever they are listed: by client, those of none last; then by name. */
import { byNameAndId, naturalOrder } from '../../shared/natural-order'
import type { AccountSummary } from '../../shared/schemas/accounts'

export function inAccountOrder(accounts: readonly AccountSummary[]): AccountSummary[] {
  return accounts.toSorted((a, b) => {
    if ((a.client === undefined) !== (b.client === undefined))
      return a.client === undefined ? 1 : -1
    return naturalOrder(a.client ?? '', b.client ?? '') || byNameAndId(a, b)
  })
}
