/** What users hold, each distinct combination once: work is then done once for all who hold the same. */
import type { Links } from './links'

/** What users hold: roles and permissions granted directly, both ascending. */
export interface Holding {
  roles: readonly number[]
  direct: Uint32Array
}

/** Found by a hash: as text, millions of direct grants would take most of the time. */
export function distinctHoldings(
  userRoles: Links,
  directPermissions: Links,
): { holdings: Holding[]; holdingOf: Uint32Array } {
  const holdings: Holding[] = []
  // A table of chains in typed arrays, each from the newest holding of a hash to older ones; 0 ends it.
  const slots = 1 << Math.ceil(Math.log2(2 * userRoles.size + 2))
  const newest = new Uint32Array(slots)
  const older = new Uint32Array(userRoles.size + 1)
  const holdingOf = new Uint32Array(userRoles.size)
  for (let user = 0; user < userRoles.size; user++) {
    const roles = userRoles.of(user)
    const direct = directPermissions.of(user)
    const slot = (hashOf(direct, hashOf(roles, roles.length)) >>> 0) & (slots - 1)
    let found = newest[slot]!
    while (found !== 0) {
      const holding = holdings[found - 1]!
      if (same(holding.roles, roles) && same(holding.direct, direct)) break
      found = older[found]!
    }
    if (found === 0) {
      found = holdings.push({ roles: [...roles], direct })
      older[found] = newest[slot]!
      newest[slot] = found
    }
    holdingOf[user] = found - 1
  }
  return { holdings, holdingOf }
}

/** FNV-1a over whole numbers. */
function hashOf(numbers: ArrayLike<number>, start: number): number {
  let hash = start ^ 0x811c9dc5
  for (let index = 0; index < numbers.length; index++) {
    hash = Math.imul(hash ^ numbers[index]!, 0x01000193)
  }
  return hash
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}
