/** How far below others some permissions stand: in the picture each stands right of what includes it. */
import type { AccessIndex } from '../access-index'

/**
 * The longest way of inclusions that leads to each, among those given; members of a cycle share one level.
 * @param permissions numbers of permissions
 */
export function inclusionLevels(
  index: AccessIndex,
  permissions: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const { component } = index.closure
  const members = new Map<number, number[]>()
  for (const permission of permissions) {
    const inside = members.get(component[permission]!) ?? []
    inside.push(permission)
    members.set(component[permission]!, inside)
  }
  const levelOf = new Map<number, number>()
  // Successors have smaller numbers: whatever includes a component was met before it.
  for (const number of [...members.keys()].sort((a, b) => b - a)) {
    let level = levelOf.get(number) ?? 0
    levelOf.set(number, level)
    level += 1
    for (const permission of members.get(number)!) {
      for (const included of index.includes.of(permission)) {
        const next = component[included]!
        if (next === number || !permissions.has(included)) continue
        levelOf.set(next, Math.max(levelOf.get(next) ?? 0, level))
      }
    }
  }
  return new Map([...permissions].map((one) => [one, levelOf.get(component[one]!)!]))
}
