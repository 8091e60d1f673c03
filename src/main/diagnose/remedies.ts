/** Changes of roles that would bring a permission to users who lack it, with what else they would give. */
import { bitsOf, ones } from '../access/bits'
import type { AccessIndex } from '../access/access-index'
import { effectsOf, type EditEffectGroup } from '../access/edits/effects'
import { isEditable, rolesTellOfApps, rolesTellOutsideApps } from '../access/portal'
import { AppError } from '../../shared/result'
import type { Count, PermissionBrief } from '../../shared/schemas/common'
import type { Remedy } from '../../shared/schemas/diagnose'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import { say } from '../../shared/sentences/diagnose'
import { permissionBrief, roleNamed } from '../queries/briefs'
import { sandboxOf } from '../queries/number-edits'
import { allHoldersKnown } from '../queries/roles'
import { switchesBringing } from './switches'

/** How many of each kind are worked out, the best first. */
const mostOfAKind = 10
/** Nearer switches bring less besides; more than these are named but not tried. */
const switchesTried = 3
const extraShown = 200

/** A remedy with what tells which other permissions it would bring as well. */
export interface FoundRemedy {
  remedy: Remedy
  /** Bits of all permissions that it gives the users. */
  gives: Uint32Array
  /** Of a copy of a standard role: its number. */
  copyOf?: number
}

/** @param users who lack it; without any, roles that have it, for whoever it may be */
export function remediesFor(
  index: AccessIndex,
  permission: number,
  users: readonly number[],
): FoundRemedy[] {
  return [
    ...givingRoles(index, permission, users),
    ...users.flatMap((user) => [
      ...editingRoles(index, permission, user, users),
      ...newRoles(index, permission, user),
    ]),
  ]
}

/** Ranked by least extra access; only the best are worked out. */
function givingRoles(
  index: AccessIndex,
  permission: number,
  users: readonly number[],
): FoundRemedy[] {
  const { roles } = index.facts
  return roles
    .flatMap((_, role) =>
      index.roleHas.has(role, permission)
        ? [
            {
              role,
              more: isUnread(index, role),
              extra: extraCount(index, index.roleHas.row(role), users),
            },
          ]
        : [],
    )
    .sort(
      (a, b) =>
        Number(a.more) - Number(b.more) ||
        a.extra - b.extra ||
        roles[a.role]!.name.localeCompare(roles[b.role]!.name),
    )
    .slice(0, mostOfAKind)
    .map(({ role }) => givingRole(index, permission, users, role))
}

function givingRole(
  index: AccessIndex,
  permission: number,
  users: readonly number[],
  role: number,
): FoundRemedy {
  const gives = index.roleHas.row(role)
  const named = roleNamed(index, role)
  const [first] = users
  return {
    gives,
    remedy: {
      kind: 'give-role',
      role: { ...named, custom: index.facts.roles[role]!.custom ?? null },
      edits: users.map((user) => ({
        kind: 'give-role',
        user: index.facts.users[user]!.id,
        role: named.id,
      })),
      ...extraOf(index, gives, permission, users),
      more: isUnread(index, role),
      others: { value: 0, is: 'total' },
      othersGain: 0,
      text: say.giveRole(
        first === undefined ? undefined : index.facts.users[first]!.name,
        named.name,
      ),
    },
  }
}

/** Custom roles that the user holds are edited; a standard one is replaced by a changed copy. */
function editingRoles(
  index: AccessIndex,
  permission: number,
  user: number,
  users: readonly number[],
): FoundRemedy[] {
  const switches = switchesBringing(index, permission).slice(0, switchesTried)
  const { name: userName, id: userId } = index.facts.users[user]!
  const found = index.rolesOf(user).flatMap((role) =>
    switches.flatMap((one): FoundRemedy[] => {
      const named = roleNamed(index, role)
      const custom = index.facts.roles[role]!.custom ?? null
      const brief = permissionBrief(index, one.permission)
      const switchOn = (edited: string): Edit => ({
        kind: 'add-permission',
        role: edited,
        permission: brief.id,
        ...(brief.app === undefined ? {} : { app: brief.app }),
      })
      if (isEditable(index, role) === true) {
        return tried(index, users, permission, {
          kind: 'edit-role',
          role: { ...named, custom },
          permission: brief,
          edits: [switchOn(named.id)],
          text: say.editRole(named.name, brief.name),
        })
      }
      if (custom !== false) return []
      const copy = say.copyName(named.name, brief.name)
      const reference = `${newRolePrefix}${copy}`
      return tried(index, users, permission, {
        kind: 'copy-role',
        role: { ...named, custom },
        permission: brief,
        edits: [
          { kind: 'copy-role', role: named.id, name: copy },
          switchOn(reference),
          { kind: 'replace-role', role: named.id, by: reference, users: [userId] },
        ],
        text: say.copyRole(userName, named.name, copy, brief.name),
      }).map((remedy) => ({ ...remedy, copyOf: role }))
    }),
  )
  return found.sort(leastExtra).slice(0, mostOfAKind)
}

function newRoles(index: AccessIndex, permission: number, user: number): FoundRemedy[] {
  if (index.facts.connector === 'enos') return []
  const { id: userId, name: userName } = index.facts.users[user]!
  const found = switchesBringing(index, permission)
    .slice(0, switchesTried)
    .flatMap((one) => {
      const brief = permissionBrief(index, one.permission)
      const name = say.newName(brief.name)
      return tried(index, [user], permission, {
        kind: 'new-role',
        role: { id: `${newRolePrefix}${name}`, name, custom: true },
        permission: brief,
        edits: [
          {
            kind: 'new-role',
            name,
            permissions: [
              { permission: brief.id, ...(brief.app === undefined ? {} : { app: brief.app }) },
            ],
          },
          { kind: 'give-role', user: userId, role: `${newRolePrefix}${name}` },
        ],
        text: say.newRole(userName, name, brief.name),
      })
    })
  return found.sort(leastExtra).slice(0, 1)
}

type Tried = Pick<Remedy, 'kind' | 'role' | 'permission' | 'edits' | 'text'>

/** Made on the snapshot, so that what the portal refuses is not proposed and all that changes is counted. */
function tried(
  index: AccessIndex,
  users: readonly number[],
  permission: number,
  about: Tried,
): FoundRemedy[] {
  let groups: EditEffectGroup[]
  try {
    groups = effectsOf(sandboxOf(index, about.edits).sandbox)
  } catch (thrown) {
    if (thrown instanceof AppError) return []
    throw thrown
  }
  const gives = new Uint32Array((index.facts.permissions.length + 31) >>> 5)
  const others = { value: 0, most: 0 }
  let sure = allHoldersKnown(index)
  let more = false
  for (const group of groups) {
    const gained = group.gained.map((word, at) => word | group.perhapsGained[at]!)
    const concerned = group.users.filter((user) => users.includes(user))
    if (concerned.length > 0) {
      gained.forEach((word, at) => (gives[at]! |= word))
      more ||= group.open
    }
    const count = group.users.length - concerned.length
    if (count === 0) continue
    // Who only perhaps gains is not counted: there may be more.
    if (group.gained.some((word) => word !== 0)) others.value += count
    else sure = false
    others.most = Math.max(others.most, bitsOf(gained).length)
  }
  const value: Count = { value: others.value, is: sure ? 'total' : 'atLeast' }
  const extra = extraOf(index, gives, permission, users)
  return [{ gives, remedy: { ...about, ...extra, more, others: value, othersGain: others.most } }]
}

/** Whether not all was read of what a role gives. */
const isUnread = (index: AccessIndex, role: number): boolean =>
  (rolesTellOutsideApps(index) && index.roleWhole[role] === 0) ||
  (rolesTellOfApps(index) &&
    (index.roleAppWhole[role] === 0 ||
      index.facts.apps.some((_, app) => !index.roleMenusWhole(role, app))))

/** How much it gives that a user has not; the most of any of them. */
function extraCount(index: AccessIndex, gives: Uint32Array, users: readonly number[]): number {
  const rows = users.map((user) => index.holdingHas.row(index.holdingOf[user]!))
  const counts = (rows.length === 0 ? [undefined] : rows).map((has) =>
    gives.reduce((sum, word, at) => sum + ones(word & ~(has?.[at] ?? 0)), 0),
  )
  return Math.max(...counts)
}

/** What it gives beside the permission; of users only what at least one of them has not. */
function extraOf(
  index: AccessIndex,
  gives: Uint32Array,
  permission: number,
  users: readonly number[],
): { extra: number; extraPermissions: PermissionBrief[] } {
  const rows = users.map((user) => index.holdingHas.row(index.holdingOf[user]!))
  const counts = (rows.length === 0 ? [undefined] : rows).map((has) =>
    bitsOf(gives.map((word, at) => word & ~(has?.[at] ?? 0))).filter((one) => one !== permission),
  )
  const most = counts.reduce((found, one) => (one.length > found.length ? one : found))
  return {
    extra: most.length,
    extraPermissions: most
      .map((number) => permissionBrief(index, number))
      .sort((a, b) => a.name.localeCompare(b.name))
      .slice(0, extraShown),
  }
}

/** What may bring more than was read is not the least. */
const leastExtra = (a: FoundRemedy, b: FoundRemedy): number =>
  Number(a.remedy.more) - Number(b.remedy.more) ||
  a.remedy.extra - b.remedy.extra ||
  a.remedy.others.value - b.remedy.others.value ||
  a.remedy.role.name.localeCompare(b.remedy.role.name)
