/** What comes with roles that the vendor assigns by itself: RingCentral gives each new user a default role. */
import { roleNamed, permissionBrief } from '../../queries/briefs'
import { missingForRoles, missingRoleList, onlyOnce } from '../../queries/missing'
import { allHoldersKnown } from '../../queries/roles'
import type { RuleOf } from '../../../shared/schemas/rules'
import { say } from '../../../shared/sentences/findings'
import { holdersOfAny, namedPermissions, rolesGivingAny } from '../named-permissions'
import type { Place } from '../place'
import { and, no, sorted, unknown, yes, type Known, type RuleResult } from '../rule-result'
import { userResult } from './combination'
import { missingAssignments } from './missing-holders'

export function autoAssignedPermission(
  place: Place,
  { anyOf }: RuleOf<'auto-assigned-permission'>,
): RuleResult {
  const { index } = place
  const { assignments, permissions, roles } = index.facts
  const named = namedPermissions(index, anyOf)
  const gives = rolesGivingAny(index, named)
  const marks: Known = new Uint8Array(index.facts.users.length)
  for (let user = 0; user < marks.length; user++) if (!index.rolesKnown(user)) marks[user] = unknown
  for (const { autoAssigned, role, user } of assignments) {
    if (autoAssigned && gives[role]! > marks[user]!) marks[user] = gives[role]!
  }
  // The vendor may have said that it is not had after all.
  and(marks, holdersOfAny(index, named))
  return {
    ...userResult(place, marks, [named]),
    whyNoEdits: say.noEditAutomatic,
    proofOf: (user) => {
      const proofs = index
        .assignmentsOf(user)
        .filter(({ autoAssigned, role }) => autoAssigned && gives[role] === yes)
        .map(({ role }) => {
          const given = named.permissions.find((permission) => index.roleHas.has(role, permission))!
          return {
            text: say.autoAssigned(roles[role]!.name, permissions[given]!.name),
            permission: permissionBrief(index, given),
            via: index.viaOf(role, given),
            roles: [roleNamed(index, role)],
          }
        })
      return marks[user] === yes ? proofs : [{ text: say.perhapsAutoAssigned }]
    },
  }
}

export function autoAssignedRoleGives(
  place: Place,
  { anyOf }: RuleOf<'auto-assigned-role-gives'>,
): RuleResult {
  const { index } = place
  const { assignments, permissions, roles } = index.facts
  const named = namedPermissions(index, anyOf)
  const gives = rolesGivingAny(index, named)
  const times = new Uint32Array(roles.length)
  for (const { autoAssigned, role } of assignments) if (autoAssigned) times[role]!++
  // Who is not known to hold it may have been given it automatically.
  const others = allHoldersKnown(index)
  const marks: Known = Uint8Array.from(gives, (given, role) =>
    times[role]! > 0 ? given : given === no || others ? no : unknown,
  )
  const { found, possible } = sorted(marks)
  const impossible = named.permissions.length + named.unread.length === 0
  return {
    found,
    possible,
    moreThan: 0,
    whole: impossible || index.facts.whole.roles,
    subjectOf: (role) => ({ place, role }),
    whyNoEdits: say.noEditAutomatic,
    proofOf: (role) => {
      const given = named.permissions.find((permission) => index.roleHas.has(role, permission))
      if (marks[role] !== yes || given === undefined) {
        return [{ text: say.perhapsGives(roles[role]!.name) }]
      }
      return [
        {
          text: say.givesTo(roles[role]!.name, permissions[given]!.name, times[role]!),
          permission: permissionBrief(index, given),
          via: index.viaOf(role, given),
        },
      ]
    },
    missing: () =>
      impossible
        ? []
        : onlyOnce([
            ...missingForRoles(index, possible),
            ...(others
              ? []
              : missingAssignments(
                  index,
                  index.facts.users.map((_, user) => user),
                )),
            ...(index.facts.whole.roles ? [] : [missingRoleList(index)]),
          ]),
    limits: [
      ...(named.absent.length > 0 ? [say.limitAbsent(named.absent)] : []),
      ...(named.unread.length > 0 ? [say.limitUnread(named.unread)] : []),
    ],
  }
}
