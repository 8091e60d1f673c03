/** Claims about roles held against each other: work per pair of roles. */
import { isEmpty, isSame, isWithin, size, textOf } from './bit-rows'
import type { Claim } from './claims'
import type { Holders } from './holders'
import type { RoleAccess } from './role-access'

/** Roles that give the same; those that give nothing are not twins but empty. */
export function twins({ known, rows }: RoleAccess): Claim[] {
  const alike = new Map<string, number[]>()
  rows.forEach((row, role) => {
    if (known[role] !== 1 || isEmpty(row)) return
    const text = textOf(row)
    const found = alike.get(text)
    if (found) found.push(role)
    else alike.set(text, [role])
  })
  return [...alike.values()].flatMap((roles): Claim[] =>
    roles.length > 1 ? [{ kind: 'twins', roles }] : [],
  )
}

/**
 * Each role that another gives all of, with the nearest such others: those that no third one lies between.
 * What the smaller one gives has to be known; of the larger one, what is known is enough.
 */
export function subsets(access: RoleAccess): Claim[] {
  const { known, rows } = access
  return rows.flatMap((row, role): Claim[] => {
    if (known[role] !== 1 || isEmpty(row)) return []
    const larger = largerThan(access, role)
    const nearest = larger.filter(
      (by) => !larger.some((other) => other !== by && isLarger(rows[by]!, rows[other]!)),
    )
    return nearest.map((by) => ({ kind: 'subset', role, by, extra: extraOf(access, role, by) }))
  })
}

/**
 * Roles of which each holder also holds, for all sites, one that gives all of it and more.
 * @param everyone whether all holders are known: without, one of the others may hold the smaller one alone
 */
export function dominated(
  access: RoleAccess,
  groups: readonly Holders[],
  everyone: boolean,
): Claim[] {
  if (!everyone) return []
  const { known, rows } = access
  /** Roles that all holders of a role hold as well; undefined: nobody holds it. */
  const together: (ReadonlySet<number> | undefined)[] = rows.map(() => undefined)
  for (const { held } of groups) {
    const everywhere = new Set(held.flatMap((one) => (one.siteRestricted ? [] : [one.role])))
    for (const { role } of held) {
      together[role] = together[role]?.intersection(everywhere) ?? everywhere
    }
  }
  return rows.flatMap((row, role): Claim[] => {
    const others = together[role]
    if (others === undefined || known[role] !== 1 || isEmpty(row)) return []
    const [by] = largerThan(access, role)
      .filter((other) => others.has(other))
      .sort((a, b) => size(rows[a]!) - size(rows[b]!) || a - b)
    return by === undefined
      ? []
      : [{ kind: 'dominated', role, by, extra: extraOf(access, role, by) }]
  })
}

export function empty({ known, rows }: RoleAccess): Claim[] {
  return rows.flatMap((row, role): Claim[] =>
    known[role] === 1 && isEmpty(row) ? [{ kind: 'empty', role }] : [],
  )
}

/** @param everyone whether all holders are known */
export function unused({ index }: RoleAccess, everyone: boolean): Claim[] {
  if (!everyone) return []
  return index.facts.roles.flatMap((_, role): Claim[] =>
    index.roleHolders.of(role).length === 0 ? [{ kind: 'unused', role }] : [],
  )
}

/** @param least from 0 to 1: the similarity (Jaccard) from which on roles are nearly twins */
export function nearTwins(access: RoleAccess, least: number): Claim[] {
  const { known, rows } = access
  const sizes = rows.map((row) => access.common(row, row))
  const found: Extract<Claim, { kind: 'near' }>[] = []
  for (let first = 0; first < rows.length; first++) {
    if (known[first] !== 1 || sizes[first] === 0) continue
    for (let second = first + 1; second < rows.length; second++) {
      if (known[second] !== 1 || sizes[second] === 0) continue
      const both = access.common(rows[first]!, rows[second]!)
      const onlyFirst = sizes[first]! - both
      const onlySecond = sizes[second]! - both
      const similarity = both / (both + onlyFirst + onlySecond)
      if (similarity < least || onlyFirst + onlySecond === 0) continue
      found.push({ kind: 'near', roles: [first, second], similarity, onlyFirst, onlySecond })
    }
  }
  return found.sort((a, b) => b.similarity - a.similarity)
}

/** Roles that are known to give all that a role gives, twins left out. */
function largerThan({ known, rows }: RoleAccess, role: number): number[] {
  return rows.flatMap((other, by) => {
    const isTwin = known[by] === 1 && isSame(rows[role]!, other)
    return by !== role && !isTwin && isWithin(rows[role]!, other) ? [by] : []
  })
}

const isLarger = (row: Uint32Array, than: Uint32Array): boolean =>
  isWithin(than, row) && !isSame(row, than)

/** What `by` gives beyond the role, all of which it gives. */
function extraOf(access: RoleAccess, role: number, by: number): number {
  const [row, larger] = [access.rows[role]!, access.rows[by]!]
  return access.common(larger, larger) - access.common(row, row)
}
