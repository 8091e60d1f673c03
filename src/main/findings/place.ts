/** What rules are asked about: one account at one snapshot. */
import type { AccessIndex } from '../access/access-index'
import type { Account } from '../../shared/schemas/accounts'

export interface Place {
  account: Pick<Account, 'id' | 'name' | 'connector'>
  index: AccessIndex
  snapshot: {
    /** Unix milliseconds; null where nobody said. */
    takenAt: number | null
    /** How many of the parts that a whole account needs are not whole. */
    notWhole: number
  }
}
