/** Which roles, or which switches of a new one, bring what is needed with the least besides. */
import { BitMatrix } from '../bits'
import type { AccessIndex } from '../access-index'
import { hasSwitch, hasUnknownRules } from '../portal'
import { smallestCover, type Candidate, type Cover, type Minimise } from './cover'

export interface Needed {
  cover: Cover
  /** What the candidates of the cover are: roles, or permissions with a switch. */
  candidates: number[]
  /** Needs that none of them brings. */
  remainder: number[]
}

/**
 * The fewest existing roles. What a role gives for certain counts; what was not read of it does not.
 * @param free what is no extra access beside the needs, since it is had already
 * @param usable whether a role may be proposed
 */
export function rolesCovering(
  index: AccessIndex,
  needs: readonly number[],
  free: readonly number[],
  minimise: Minimise,
  usable: (role: number) => boolean,
): Needed {
  const roles = index.facts.roles.flatMap((_, role) => (usable(role) ? [role] : []))
  return covering(index, { needs, free }, roles, (role) => index.roleHas.row(role), minimise)
}

/** Switches of a new role with the least that is neither needed nor `free`. */
export function switchesCovering(
  index: AccessIndex,
  needs: readonly number[],
  free: readonly number[],
): Needed {
  const switches = index.facts.permissions.flatMap((_, permission) =>
    hasUnknownRules(index) || hasSwitch(index, permission) ? [permission] : [],
  )
  const given = (permission: number): Uint32Array => {
    const row = new BitMatrix(1, index.facts.permissions.length).row(0)
    index.closure.addTo(permission, row)
    return row
  }
  return covering(index, { needs, free }, switches, given, 'extra')
}

function covering(
  index: AccessIndex,
  { free, needs }: { free: readonly number[]; needs: readonly number[] },
  numbers: readonly number[],
  gives: (number: number) => Uint32Array,
  minimise: Minimise,
): Needed {
  const wanted = new BitMatrix(1, index.facts.permissions.length)
  for (const need of [...needs, ...free]) wanted.set(0, need)
  const rows = numbers.map(gives)
  const has = (row: Uint32Array, permission: number) =>
    ((row[permission >>> 5]! >>> (permission & 31)) & 1) === 1
  const reachable = needs.filter((need) => rows.some((row) => has(row, need)))
  const all = rows.map((row): Candidate => {
    const covers = new BitMatrix(1, reachable.length)
    reachable.forEach((need, place) => {
      if (has(row, need)) covers.set(0, place)
    })
    const extra = Uint32Array.from(row, (word, at) => word & ~wanted.row(0)[at]!)
    return { covers: covers.row(0), extra }
  })
  return {
    cover: smallestCover(reachable.length, all, minimise),
    candidates: [...numbers],
    remainder: needs.filter((need) => !reachable.includes(need)),
  }
}
