/** Which permissions with a switch bring one: itself, or all assignable ones that include it. */
import type { AccessIndex } from '../access/access-index'
import { hasSwitch } from '../access/portal'
import { permissionBrief } from '../queries/briefs'
import type { Switch } from '../../shared/schemas/diagnose'
import { namesOf } from './permission-names'

export interface FoundSwitch {
  permission: number
  /** Inclusions down to the one in question. */
  distance: number
}

/** Nearest first, then by name. */
export function switchesBringing(index: AccessIndex, permission: number): FoundSwitch[] {
  const { permissions } = index.facts
  const found: FoundSwitch[] = []
  const seen = new Set([permission])
  let front = [permission]
  for (let distance = 0; front.length > 0; distance++) {
    front.sort((a, b) => permissions[a]!.name.localeCompare(permissions[b]!.name) || a - b)
    for (const reached of front) {
      if (hasSwitch(index, reached)) found.push({ permission: reached, distance })
    }
    const further = front.flatMap((reached) => [...index.includedBy.of(reached)])
    front = [...new Set(further)].filter((one) => !seen.has(one))
    for (const one of front) seen.add(one)
  }
  return found
}

export const switchOf = (index: AccessIndex, { distance, permission }: FoundSwitch): Switch => ({
  ...permissionBrief(index, permission),
  distance,
  names: namesOf(index, index.facts.permissions[permission]!.id, permission),
})
