/**
 * What to change in a role so that it no longer gives a permission and keeps all else that it can. All
 * switches that lead to it must go, for each alone gives it; what else they brought is kept where another
 * switch brings it that does not lead there and that the role gave before.
 */
import { bitsOf, BitMatrix } from '../bits'
import type { AccessIndex } from '../access-index'
import { listedByItself } from '../edits/edited-role'
import { hasSwitch, hasUnknownRules } from '../portal'

export interface TakenAway {
  /** Switches to switch off. */
  remove: number[]
  /** Switches to switch on in their place, none of which brings another. */
  add: number[]
  /** What the role no longer gives, the permission itself included. */
  lost: number[]
  /** Listed permissions that lead to it and have no switch: with these, no change of the role helps. */
  stuck: number[]
}

/** @returns undefined where the role is not known to give it */
export function takeAway(
  index: AccessIndex,
  role: number,
  permission: number,
): TakenAway | undefined {
  if (!index.roleHas.has(role, permission)) return undefined
  const listed = listedByItself(index, role)
  const leads = (one: number) => index.closure.reaches(one, permission)
  const switchable = (one: number) => hasUnknownRules(index) || hasSwitch(index, one)
  const remove = listed.filter(leads)
  const stuck = remove.filter((one) => !switchable(one))
  if (stuck.length > 0) return { remove: [], add: [], lost: [], stuck }

  const row = new BitMatrix(1, index.facts.permissions.length).row(0)
  for (const kept of listed) if (!leads(kept)) index.closure.addTo(kept, row)
  const has = (one: number) => ((row[one >>> 5]! >>> (one & 31)) & 1) === 1
  const before = bitsOf(index.roleHas.row(role))
  const keepable = before.filter((one) => !has(one) && switchable(one) && !leads(one))
  const add = topmost(index, keepable)
  for (const one of add) index.closure.addTo(one, row)
  return { remove, add, lost: before.filter((one) => !has(one)), stuck: [] }
}

/** Switches of a new role that gives what the role does, as far as that goes without the permission. */
export function switchesWithout(index: AccessIndex, role: number, permission: number): number[] {
  const keepable = bitsOf(index.roleHas.row(role)).filter(
    (one) =>
      (hasUnknownRules(index) || hasSwitch(index, one)) && !index.closure.reaches(one, permission),
  )
  return topmost(index, keepable)
}

/** Those that no other of them brings; of a cycle the first. */
function topmost(index: AccessIndex, permissions: readonly number[]): number[] {
  return permissions.filter(
    (one) =>
      !permissions.some(
        (other) =>
          other !== one &&
          index.closure.reaches(other, one) &&
          (!index.closure.reaches(one, other) || other < one),
      ),
  )
}
