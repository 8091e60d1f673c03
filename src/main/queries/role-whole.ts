/** Whether all that a role lists, or all that it gives, is known. */
import type { AccessIndex } from '../access/access-index'
import type { CompareOn } from '../../shared/schemas/compare'
import { speaksOf } from './access-cell'

/** @param app asks about one app's permissions; undefined about all that the account speaks of */
export function roleWhole(
  index: AccessIndex,
  role: number,
  on: CompareOn,
  app: number | undefined,
): boolean {
  const { outside, inApps } = speaksOf(index, app)
  const { appListingKnown, listingKnown } = index.facts.roles[role]!
  if (on === 'listed') return (!outside || listingKnown) && (!inApps || appListingKnown)
  return (!outside || index.roleWhole[role] === 1) && (!inApps || index.roleAppWhole[role] === 1)
}
