/** Every rule, asked of one account. Works on any index: of what is, or of what edits would make. */
import type { Rule } from '../../shared/schemas/rules'
import { isAcross } from './across'
import {
  directGrant,
  disabledUserWithRoles,
  hiddenRoleHeld,
  siteRestrictionUndone,
  userWithoutRole,
} from './kinds/assignments'
import { autoAssignedPermission, autoAssignedRoleGives } from './kinds/automatic'
import { adminsByEffect, toxicCombination } from './kinds/combination'
import { broadRole, unusedCustomRole } from './kinds/roles'
import { snapshotNotWhole, staleSnapshot, vendorDiffers } from './kinds/snapshot'
import type { Place } from './place'
import type { RuleResult } from './rule-result'

/** Whether a rule is asked of accounts together and not of each. */
export const isOverAccounts = (rule: Rule): rule is Extract<Rule, { kind: 'toxic-combination' }> =>
  rule.kind === 'toxic-combination' && isAcross(rule)

export const appliesTo = ({ appliesTo: to }: Rule, { account, index }: Place): boolean => {
  const connector = account.connector ?? index.facts.connector
  return to === undefined || to.some((one) => one === connector)
}

/**
 * @param rule one that is asked of each account
 * @param now Unix milliseconds
 */
export function evaluateRule(place: Place, rule: Rule, now: number): RuleResult {
  switch (rule.kind) {
    case 'toxic-combination':
      return toxicCombination(place, rule)
    case 'admins-by-effect':
      return adminsByEffect(place, rule)
    case 'auto-assigned-permission':
      return autoAssignedPermission(place, rule)
    case 'auto-assigned-role-gives':
      return autoAssignedRoleGives(place, rule)
    case 'disabled-user-with-roles':
      return disabledUserWithRoles(place, rule)
    case 'hidden-role-held':
      return hiddenRoleHeld(place)
    case 'site-restriction-undone':
      return siteRestrictionUndone(place, rule)
    case 'vendor-differs':
      return vendorDiffers(place)
    case 'stale-snapshot':
      return staleSnapshot(place, rule, now)
    case 'snapshot-not-whole':
      return snapshotNotWhole(place)
    case 'user-without-role':
      return userWithoutRole(place)
    case 'direct-grant':
      return directGrant(place)
    case 'unused-custom-role':
      return unusedCustomRole(place)
    case 'broad-role':
      return broadRole(place, rule)
  }
}
