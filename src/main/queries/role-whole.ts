/** Whether all that a role lists, or all that it gives, is known. */
import type { AccessIndex } from '../access/access-index'
import type { CompareOn } from '../../shared/schemas/compare'
import { speaksOf } from './access-cell'
import type { Where } from './missing'

/** @param where which permissions are asked about; all that the account speaks of unless said otherwise */
export function roleWhole(
  index: AccessIndex,
  role: number,
  on: CompareOn,
  { outside, inApps }: Where = speaksOf(index, undefined),
): boolean {
  const { appListingKnown, listingKnown } = index.facts.roles[role]!
  if (on === 'listed') return (!outside || listingKnown) && (!inApps || appListingKnown)
  return (!outside || index.roleWhole[role] === 1) && (!inApps || index.roleAppWhole[role] === 1)
}
