/** Users who hold the same roles in the same way, and of whom the same was read: what is said of one holds for all. */
import type { AccessIndex } from '../access-index'
import type { AssignmentFact } from '../model'

export interface Holders {
  /** Ascending. */
  users: number[]
  /** Each role once; restricted to certain sites only if no assignment of it is unrestricted. */
  held: readonly HeldRole[]
  /** Permissions and menus granted directly. */
  direct: Uint32Array
  directMenus: Uint32Array
  /** Whether all their computed access is known. */
  known: boolean
}

export interface HeldRole {
  role: number
  autoAssigned: boolean
  siteRestricted: boolean
}

export function holdersOf(index: AccessIndex): Holders[] {
  const { apps, users } = index.facts
  const alike = new Map<string, Holders>()
  users.forEach((_, user) => {
    const held = heldBy(index.assignmentsOf(user))
    const directMenus = index.directMenus.of(user)
    const known =
      index.computedWhole(user, false) &&
      (apps.length === 0 || index.computedWhole(user, true)) &&
      apps.every((__, app) => index.computedMenusWhole(user, app))
    const ways = held.flatMap(({ role, autoAssigned, siteRestricted }) =>
      autoAssigned || siteRestricted
        ? [`${role}${autoAssigned ? 'a' : ''}${siteRestricted ? 's' : ''}`]
        : [],
    )
    const key = [index.holdingOf[user]!, known ? 1 : 0, ...ways, 'menus', ...directMenus].join(' ')
    const found = alike.get(key)
    if (found) found.users.push(user)
    else {
      const { direct } = index.holdings[index.holdingOf[user]!]!
      alike.set(key, { users: [user], held, direct, directMenus, known })
    }
  })
  return [...alike.values()]
}

function heldBy(assignments: readonly AssignmentFact[]): HeldRole[] {
  const byRole = new Map<number, HeldRole>()
  for (const { role, autoAssigned, siteRestricted } of assignments) {
    const before = byRole.get(role)
    byRole.set(role, {
      role,
      autoAssigned: autoAssigned || before?.autoAssigned === true,
      siteRestricted: siteRestricted && before?.siteRestricted !== false,
    })
  }
  return [...byRole.values()].sort((a, b) => a.role - b.role)
}
