/** What the roles of one account give, as rows of bits over permissions that it shares with another. */
import type { AccessIndex } from '../access-index'
import { BitMatrix, ones } from '../bits'
import { likenessOf, type Likeness } from './likeness'
import {
  allAppPermissionsKnown,
  permissionsKnownIn,
  type SharedPermission,
} from './shared-permissions'

export interface RoleSets {
  /** roles × shared permissions: known to give it; not known whether. */
  has: BitMatrix
  unknown: BitMatrix
  /** For each role, whether it may give permissions that none of the accounts knows. */
  open: boolean[]
  /** For each role, whether all that it gives is known. */
  whole: boolean[]
}

/**
 * @param at which of the accounts this is, among those that the permissions are shared by
 * @param where whether permissions outside apps, and within them, are compared
 */
export function roleSets(
  index: AccessIndex,
  shared: readonly SharedPermission[],
  at: number,
  where: { outside: boolean; inApps: boolean },
): RoleSets {
  const roles = index.facts.roles.length
  const has = new BitMatrix(roles, shared.length)
  const unknown = new BitMatrix(roles, shared.length)
  // Of what is not there it is only unknown whether a role gives it if it may be there after all.
  const mayBe = shared.map(
    ({ app, numbers }) => numbers[at] !== undefined || !permissionsKnownIn(index, app),
  )
  const inAppsKnown = allAppPermissionsKnown(index)
  const whole: boolean[] = []
  const open: boolean[] = []
  for (let role = 0; role < roles; role++) {
    const outside = !where.outside || index.roleWhole[role] === 1
    const inApps = !where.inApps || index.roleAppWhole[role] === 1
    whole.push(outside && inApps)
    open.push((!outside && !index.facts.whole.permissions) || (!inApps && !inAppsKnown))
    shared.forEach(({ app, numbers }, column) => {
      const number = numbers[at]
      if (number !== undefined && index.roleHas.has(role, number)) has.set(role, column)
      else if (!(app === undefined ? outside : inApps) && mayBe[column]!) unknown.set(role, column)
    })
  }
  return { has, unknown, open, whole }
}

export function roleLikeness(a: RoleSets, role: number, b: RoleSets, other: number): Likeness {
  const [aHas, aUnknown] = [a.has.row(role), a.unknown.row(role)]
  const [bHas, bUnknown] = [b.has.row(other), b.unknown.row(other)]
  let [both, one, perhapsBoth, perhapsOne, unknown] = [0, 0, 0, 0, 0]
  for (let word = 0; word < aHas.length; word++) {
    const [x, y, s, t] = [aHas[word]!, bHas[word]!, aUnknown[word]!, bUnknown[word]!]
    both += ones(x & y)
    one += ones((x & ~y & ~t) | (y & ~x & ~s))
    perhapsBoth += ones((x & t) | (y & s))
    perhapsOne += ones((s & ~t & ~y) | (t & ~s & ~x))
    unknown += ones(s & t)
  }
  return likenessOf({ both, one, perhapsBoth, perhapsOne, unknown }, [
    a.open[role]!,
    b.open[other]!,
  ])
}

/** What each of two roles is known to give and the other known not to; and of what that is unknown. */
export interface RoleDifference {
  onlyFirst: Uint32Array
  onlySecond: Uint32Array
  perhaps: Uint32Array
}

export function roleDifference(
  a: RoleSets,
  role: number,
  b: RoleSets,
  other: number,
): RoleDifference {
  const [aHas, aUnknown] = [a.has.row(role), a.unknown.row(role)]
  const [bHas, bUnknown] = [b.has.row(other), b.unknown.row(other)]
  return {
    onlyFirst: aHas.map((word, at) => word & ~bHas[at]! & ~bUnknown[at]!),
    onlySecond: bHas.map((word, at) => word & ~aHas[at]! & ~aUnknown[at]!),
    perhaps: aUnknown.map((word, at) => word | bUnknown[at]!),
  }
}
