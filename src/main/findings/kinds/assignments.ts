/** Rules about who holds which roles, whatever these give. */
import type { AccessIndex } from '../../access/access-index'
import { BitMatrix, bitsOf } from '../../access/bits'
import {
  missingDirectGrants,
  missingDirectMenus,
  missingForRoles,
  missingRoleList,
  missingUserList,
  onlyOnce,
} from '../../queries/missing'
import { allHoldersKnown } from '../../queries/roles'
import type { RuleOf } from '../../../shared/schemas/rules'
import { say } from '../../../shared/sentences/findings'
import { namedPermissions } from '../named-permissions'
import type { Place } from '../place'
import { no, sorted, unknown, yes, type Known, type RuleResult } from '../rule-result'
import { missingAssignments } from './missing-holders'
import { takeRoles } from './take-roles'

const roleNames = (index: AccessIndex, user: number): string[] =>
  index.rolesOf(user).map((role) => index.facts.roles[role]!.name)

export function disabledUserWithRoles(
  place: Place,
  { statuses }: RuleOf<'disabled-user-with-roles'>,
): RuleResult {
  const { index } = place
  const { users, whole } = index.facts
  const marks: Known = Uint8Array.from(users, ({ status }, user) => {
    if (status !== undefined && !statuses.includes(status)) return no
    if (index.rolesOf(user).length === 0) return index.rolesKnown(user) ? no : unknown
    return status === undefined ? unknown : yes
  })
  const { found, possible } = sorted(marks)
  return {
    found,
    possible,
    moreThan: 0,
    whole: whole.users,
    subjectOf: (user) => ({ place, user }),
    proofOf: (user) => {
      const { status } = users[user]!
      if (marks[user] === yes) return [{ text: say.statusHolds(status!, roleNames(index, user)) }]
      return [{ text: status === undefined ? say.statusUnknown : say.rolesUnknown }]
    },
    editsFor: (user) => (marks[user] === yes ? takeRoles(index, user, index.rolesOf(user)) : []),
    missing: () =>
      onlyOnce([
        ...missingAssignments(index, possible),
        ...(whole.users && possible.every((user) => users[user]!.status !== undefined)
          ? []
          : [missingUserList(index)]),
      ]),
    limits: [say.limitStatus],
  }
}

export function hiddenRoleHeld(place: Place): RuleResult {
  const { index } = place
  const { roles, whole } = index.facts
  const everyone = allHoldersKnown(index)
  const marks: Known = Uint8Array.from(roles, ({ defined, hidden }, role) => {
    if (defined && !hidden) return no
    if (index.roleHolders.of(role).length === 0) return everyone ? no : unknown
    return hidden ? yes : unknown
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
            ? say.hiddenHeld(index.roleHolders.of(role).length, !everyone)
            : say.hiddenUnknown,
      },
    ],
    missing: () =>
      onlyOnce([
        ...(whole.roles && possible.every((role) => roles[role]!.defined)
          ? []
          : [missingRoleList(index)]),
        ...(possible.length > 0 && !everyone
          ? missingAssignments(
              index,
              index.facts.users.map((_, user) => user),
            )
          : []),
      ]),
    limits: [],
  }
}

const permissionsNamed = 3

/**
 * A permission that is "Independent" of sites is not restricted in the first place (API reference, List
 * Permissions, `siteCompatible`).
 */
export function siteRestrictionUndone(
  place: Place,
  { anyOf }: RuleOf<'site-restriction-undone'>,
): RuleResult {
  const { index } = place
  const { permissions, roles, users, whole } = index.facts
  const meant = new BitMatrix(1, permissions.length)
  const named = anyOf === undefined ? undefined : namedPermissions(index, anyOf)
  const among = named?.permissions ?? permissions.map((_, permission) => permission)
  for (const permission of among) {
    if (permissions[permission]!.siteCompatible !== 'Independent') meant.set(0, permission)
  }
  const sayable = new BitMatrix(1, permissions.length)
  for (const permission of among) {
    const { siteCompatible } = permissions[permission]!
    if (siteCompatible !== undefined && siteCompatible !== 'Independent') sayable.set(0, permission)
  }
  const restricted = new Set(
    index.facts.assignments.flatMap((one) => (one.siteRestricted ? [one.user] : [])),
  )
  const pairs = (user: number): { from: number; by: number }[] => {
    const held = index.assignmentsOf(user)
    const everywhere = held.filter((one) => !one.siteRestricted)
    return held.flatMap((one) =>
      one.siteRestricted ? everywhere.map((other) => ({ from: one.role, by: other.role })) : [],
    )
  }
  const shared = (from: number, by: number, mask: Uint32Array): number[] => {
    const [a, b] = [index.roleHas.row(from), index.roleHas.row(by)]
    return bitsOf(mask.map((word, at) => word & a[at]! & b[at]!))
  }
  const isWhole = (role: number): boolean =>
    index.roleWhole[role] === 1 && index.roleAppWhole[role] === 1
  const rows = roles.map((_, role) => index.roleHas.row(role))
  const overlap = (from: number, by: number, mask: Uint32Array): boolean => {
    const [a, b] = [rows[from]!, rows[by]!]
    for (let word = 0; word < mask.length; word++) {
      if ((mask[word]! & a[word]! & b[word]!) !== 0) return true
    }
    return false
  }
  const ofPair = (from: number, by: number): number => {
    if (overlap(from, by, sayable.row(0))) return yes
    return !isWhole(from) || !isWhole(by) || overlap(from, by, meant.row(0)) ? unknown : no
  }
  const unreadNames = named !== undefined && named.unread.length > 0
  const marks: Known = Uint8Array.from(users, (_, user) => {
    const open = index.rolesKnown(user) ? no : unknown
    if (!restricted.has(user)) return open
    const least = unreadNames ? unknown : open
    return pairs(user).reduce((most, { by, from }) => Math.max(most, ofPair(from, by)), least)
  })
  const { found, possible } = sorted(marks)
  const undone = (user: number) =>
    pairs(user).filter(({ by, from }) => shared(from, by, sayable.row(0)).length > 0)
  return {
    found,
    possible,
    moreThan: 0,
    whole: whole.holders,
    subjectOf: (user) => ({ place, user }),
    proofOf: (user) => {
      if (marks[user] !== yes) return [{ text: say.restrictionUnknown }]
      return undone(user).map(({ by, from }) => {
        const both = shared(from, by, sayable.row(0))
        const told = both.slice(0, permissionsNamed).map((each) => permissions[each]!.name)
        return {
          text: say.restrictionUndone(roles[from]!.name, roles[by]!.name, told, both.length),
        }
      })
    },
    editsFor: (user) =>
      marks[user] === yes
        ? takeRoles(index, user, [...new Set(undone(user).map(({ by }) => by))])
        : [],
    missing: () =>
      onlyOnce([
        ...missingAssignments(index, possible),
        ...missingForRoles(index, [...new Set(possible.flatMap((user) => index.rolesOf(user)))]),
      ]),
    limits: [say.limitSites],
  }
}

/** Other types of extension are no people and hold no roles (API reference, List Extensions, `type`). */
const peopleTypes: ReadonlySet<string> = new Set([
  'User',
  'DigitalUser',
  'VirtualUser',
  'FaxUser',
  'FlexibleUser',
])

export function userWithoutRole(place: Place): RuleResult {
  const { index } = place
  const { connector, users, whole } = index.facts
  // Other systems' types are their own words, and all their users are people.
  const typesTell = connector !== 'enos' && connector !== 'table'
  const marks: Known = Uint8Array.from(users, ({ type }, user) => {
    if (typesTell && type !== undefined && !peopleTypes.has(type)) return no
    if (index.isSystemExtension(user) || index.rolesOf(user).length > 0) return no
    if (typesTell && type === undefined) return unknown
    return index.rolesKnown(user) ? yes : unknown
  })
  const { found, possible } = sorted(marks)
  const proofOfNone = (user: number): string => {
    if (marks[user] === yes) return say.noRole
    return index.rolesKnown(user) ? say.typeUnknown : say.rolesUnknown
  }
  return {
    found,
    possible,
    moreThan: 0,
    whole: whole.users,
    subjectOf: (user) => ({ place, user }),
    whyNoEdits: say.noEditByHand,
    proofOf: (user) => [{ text: proofOfNone(user) }],
    missing: () =>
      onlyOnce([
        ...missingAssignments(index, possible),
        ...(typesTell && possible.some((user) => users[user]!.type === undefined)
          ? [missingUserList(index)]
          : []),
      ]),
    limits: connector === 'ringcentral' ? [say.limitTypes] : [],
  }
}

export function directGrant(place: Place): RuleResult {
  const { index } = place
  const { directMenus, directPermissions, users } = index.facts
  const marks: Known = Uint8Array.from(users, (_, user) => {
    if (index.directPermissions.of(user).length + index.directMenus.of(user).length > 0) return yes
    return index.grantsKnown(user) && index.menuGrantsKnown(user) ? no : unknown
  })
  const { found, possible } = sorted(marks)
  const known = directPermissions.whole && directMenus.whole
  return {
    found,
    possible,
    moreThan: 0,
    whole: known && index.facts.whole.holders,
    subjectOf: (user) => ({ place, user }),
    whyNoEdits: say.noEditDirect,
    proofOf: (user) => [
      {
        text:
          marks[user] === yes
            ? say.directGrants(
                index.directPermissions.of(user).length,
                index.directMenus.of(user).length,
              )
            : say.grantsUnknown,
      },
    ],
    missing: () =>
      onlyOnce([
        ...missingDirectGrants(index, possible),
        ...missingDirectMenus(index, possible),
        ...(index.facts.whole.holders ? [] : [missingUserList(index)]),
      ]),
    limits: [],
  }
}
