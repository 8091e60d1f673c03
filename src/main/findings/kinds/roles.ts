/** Rules about roles by themselves. */
import { ones } from '../../access/bits'
import { isEditable } from '../../access/portal'
import {
  missingDictionary,
  missingForRoles,
  missingRoleList,
  onlyOnce,
} from '../../queries/missing'
import { allHoldersKnown } from '../../queries/roles'
import type { RuleOf } from '../../../shared/schemas/rules'
import { say } from '../../../shared/sentences/findings'
import type { Place } from '../place'
import { no, sorted, unknown, yes, type Known, type RuleResult } from '../rule-result'
import { missingAssignments } from './missing-holders'

export function unusedCustomRole(place: Place): RuleResult {
  const { index } = place
  const { roles, users, whole } = index.facts
  const everyone = allHoldersKnown(index)
  const marks: Known = Uint8Array.from(roles, (_, role) => {
    if (isEditable(index, role) === false || index.roleHolders.of(role).length > 0) return no
    return everyone && isEditable(index, role) === true ? yes : unknown
  })
  const { found, possible } = sorted(marks)
  return {
    found,
    possible,
    moreThan: 0,
    whole: whole.roles,
    subjectOf: (role) => ({ place, role }),
    proofOf: (role) => [{ text: marks[role] === yes ? say.heldByNobody : say.heldUnknown }],
    editsFor: (role) =>
      marks[role] === yes ? [{ kind: 'delete-role', role: roles[role]!.id }] : [],
    missing: () =>
      onlyOnce([
        ...(whole.roles && possible.every((role) => roles[role]!.custom !== undefined)
          ? []
          : [missingRoleList(index)]),
        ...(everyone || possible.length === 0
          ? []
          : missingAssignments(
              index,
              users.map((_, user) => user),
            )),
      ]),
    limits: [],
  }
}

/** Standard roles are broad by design, and cannot be edited. */
export function broadRole(place: Place, { moreThanPercent }: RuleOf<'broad-role'>): RuleResult {
  const { index } = place
  const { permissions, roles, whole } = index.facts
  const all = permissions.length
  const allKnown =
    whole.permissions && index.facts.apps.every(({ permissionsKnown }) => permissionsKnown)
  const gives = roles.map((_, role) =>
    index.roleHas.row(role).reduce((sum, word) => sum + ones(word), 0),
  )
  const percent = (role: number): number => (all === 0 ? 0 : (gives[role]! / all) * 100)
  const roleWhole = (role: number): boolean =>
    index.roleWhole[role] === 1 && index.roleAppWhole[role] === 1
  const marks: Known = Uint8Array.from(roles, (_, role) => {
    const editable = isEditable(index, role)
    if (editable === false) return no
    // Permissions that were not read can only make the share of what is known to be given less.
    if (percent(role) > moreThanPercent) return allKnown && editable === true ? yes : unknown
    return roleWhole(role) ? no : unknown
  })
  const { found, possible } = sorted(marks)
  return {
    found,
    possible,
    moreThan: 0,
    whole: whole.roles,
    subjectOf: (role) => ({ place, role }),
    whyNoEdits: say.noEditByHand,
    proofOf: (role) => [
      {
        text:
          marks[role] === yes
            ? say.givesShare(gives[role]!, all, percent(role))
            : say.shareUnknown(gives[role]!),
      },
    ],
    missing: () =>
      onlyOnce([
        ...missingForRoles(index, possible),
        ...(allKnown || possible.length === 0 ? [] : [missingDictionary(index)]),
        ...(whole.roles ? [] : [missingRoleList(index)]),
      ]),
    limits: [say.limitStandardRoles],
  }
}
