/**
 * What would change by edits that nobody has made: who gains and loses what. It compares computed access
 * with computed access; the vendor's own words are about today.
 */
import { bitsOf } from '../access/bits'
import type { AccessIndex } from '../access/access-index'
import {
  effectsOf,
  permissionEffects,
  type EditEffectGroup,
  type PermissionEffect,
} from '../access/edits/effects'
import type { EditedRole } from '../access/edits/edited-role'
import type { Sandbox } from '../access/edits/sandbox'
import { naturalOrder } from '../../shared/natural-order'
import type { Missing, Named, PermissionBrief } from '../../shared/schemas/common'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import type {
  ChangedMenu,
  ChangedPermission,
  ChangedRole,
  ChangedUser,
  WhatIf,
} from '../../shared/schemas/what-if'
import { say } from '../../shared/sentences/edits'
import { appNamed, permissionBrief, userBrief } from './briefs'
import { findPermission, findUser } from './find'
import { missingForRoles, missingForUser, missingUserList, onlyOnce } from './missing'
import { sandboxOf } from './number-edits'
import { allHoldersKnown } from './roles'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { changeWays } from './what-if-words'

export interface WhatIfInput {
  edits: readonly Edit[]
  /** Only users for whom this permission changes. */
  permission?: string | undefined
  app?: string | undefined
  /** Only this user. */
  user?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

const menusShown = 500
const namesShown = 200
const pageSize = 100
/** Kinds of users whose changes are only possible, of which it is told what was not read. */
const unsureNamed = 20

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` with the edit's place in `detail.edit` */
export const whatIf = (asked: Asked, input: WhatIfInput): WhatIf => whatIfParts(asked, input).answer

/** The answer with what it was made of. @throws AppError as {@link whatIf} */
export function whatIfParts(
  asked: Asked,
  input: WhatIfInput,
): { answer: WhatIf; sandbox: Sandbox; groups: EditEffectGroup[] } {
  const { index, snapshot } = asked
  const { sandbox, made } = sandboxOf(index, input.edits)
  const groups = effectsOf(sandbox)
  const permissions = permissionEffects(groups)
  const missing = missingOf(sandbox, groups)
  const users = usersOf(index, groups)
  const { page, total } = changedUsers(index, groups, input)
  const menus = changedMenus(index, groups)
  const perhaps =
    permissions.reduce((sum, effect) => sum + effect.perhapsGained + effect.perhapsLost, 0) +
    menus.reduce((sum, menu) => sum + menu.perhapsGained + menu.perhapsLost, 0)
  const answer: WhatIf = {
    snapshot: briefOf(snapshot),
    edits: made,
    roles: changedRoles(sandbox),
    users,
    permissions: permissions
      .map((effect) => changedPermission(index, effect))
      .sort((a, b) => b.lost - a.lost || b.gained - a.gained || byName(a.permission, b.permission)),
    menus: menus.slice(0, menusShown),
    menusTotal: menus.length,
    changedUsers: page,
    usersTotal: total,
    missing,
    text: [
      input.edits.length === 0
        ? say.noEdits
        : say.effect({
            ...users,
            affected: users.affected.value,
            atLeast: users.affected.is === 'atLeast',
          }),
      ...(perhaps > 0 ? [say.perhaps(perhaps)] : []),
      ...(users.open > 0 ? [say.open(users.open)] : []),
    ],
    limits: limitsOf(sandbox, groups),
  }
  return { answer, sandbox, groups }
}

function usersOf(index: AccessIndex, groups: readonly EditEffectGroup[]): WhatIf['users'] {
  const sum = (counts: (group: EditEffectGroup) => boolean) =>
    groups.reduce((users, group) => users + (counts(group) ? group.users.length : 0), 0)
  const gaining = sum(({ gained, menus }) => isSet(gained) || menus.gained.length > 0)
  const losing = sum(({ lost, menus }) => isSet(lost) || menus.lost.length > 0)
  const affected = sum(
    ({ gained, lost, menus }) =>
      isSet(gained) || isSet(lost) || menus.gained.length + menus.lost.length > 0,
  )
  const open = sum((group) => group.open)
  const sure = open === 0 && sum(() => true) === affected && allHoldersKnown(index)
  return { affected: { value: affected, is: sure ? 'total' : 'atLeast' }, gaining, losing, open }
}

const isSet = (row: Uint32Array): boolean => row.some((word) => word !== 0)

function changedPermission(index: AccessIndex, effect: PermissionEffect): ChangedPermission {
  const { permission, ...counts } = effect
  return { permission: permissionBrief(index, permission), ...counts }
}

function byName(a: PermissionBrief, b: PermissionBrief): number {
  return naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id)
}

/** Most lost first. */
function changedMenus(index: AccessIndex, groups: readonly EditEffectGroup[]): ChangedMenu[] {
  const changes = new Map<number, ChangedMenu>()
  for (const { menus, users } of groups) {
    for (const { way } of changeWays) {
      for (const menu of menus[way]) {
        let change = changes.get(menu)
        if (!change) {
          const { app, id, name } = index.facts.menus[menu]!
          const none = { gained: 0, lost: 0, perhapsGained: 0, perhapsLost: 0 }
          change = { id, name, app: appNamed(index, app), ...none }
          changes.set(menu, change)
        }
        change[way] += users.length
      }
    }
  }
  return [...changes.values()].sort(
    (a, b) => b.lost - a.lost || b.gained - a.gained || naturalOrder(a.name, b.name),
  )
}

/** One page of the users for whom something changes, by name. */
function changedUsers(
  index: AccessIndex,
  groups: readonly EditEffectGroup[],
  { app, limit = pageSize, offset = 0, permission, user: named }: WhatIfInput,
): { page: ChangedUser[]; total: number } {
  const only = permission === undefined ? undefined : findPermission(index, permission, app)
  const about = groups.filter(
    (group) =>
      only === undefined ||
      changeWays.some(({ way }) => ((group[way][only >>> 5]! >>> (only & 31)) & 1) === 1),
  )
  const { users } = index.facts
  const onlyUser = named === undefined ? undefined : findUser(index, named)
  const all = about
    .flatMap((group) => group.users.map((user) => ({ user, group })))
    .filter(({ user }) => onlyUser === undefined || user === onlyUser)
    .sort((a, b) => naturalOrder(users[a.user]!.name, users[b.user]!.name) || a.user - b.user)
  return {
    page: all
      .slice(offset, offset + limit)
      .map(({ user, group }) => changedUser(index, user, group)),
    total: all.length,
  }
}

function changedUser(index: AccessIndex, user: number, group: EditEffectGroup): ChangedUser {
  const briefs = (row: Uint32Array) => {
    const all = bitsOf(row)
    const shown = all.slice(0, namesShown).map((number) => permissionBrief(index, number))
    return { count: all.length, shown: shown.sort(byName) }
  }
  const [gained, lost] = [briefs(group.gained), briefs(group.lost)]
  const [perhapsGained, perhapsLost] = [briefs(group.perhapsGained), briefs(group.perhapsLost)]
  const named = (menus: readonly number[]): Named[] =>
    menus.slice(0, namesShown).map((menu) => {
      const { id, name } = index.facts.menus[menu]!
      return { id, name }
    })
  const { menus } = group
  return {
    user: userBrief(index, user),
    open: group.open,
    counts: {
      gained: gained.count,
      lost: lost.count,
      perhapsGained: perhapsGained.count,
      perhapsLost: perhapsLost.count,
    },
    gained: gained.shown,
    lost: lost.shown,
    perhapsGained: perhapsGained.shown,
    perhapsLost: perhapsLost.shown,
    menus: {
      counts: {
        gained: menus.gained.length,
        lost: menus.lost.length,
        perhapsGained: menus.perhapsGained.length,
        perhapsLost: menus.perhapsLost.length,
      },
      gained: named(menus.gained),
      lost: named(menus.lost),
      perhapsGained: named(menus.perhapsGained),
      perhapsLost: named(menus.perhapsLost),
    },
  }
}

function changedRoles(sandbox: Sandbox): ChangedRole[] {
  return [...sandbox.editedRoles]
    .sort(([a], [b]) => a - b)
    .map(([role, edited]) => changedRole(sandbox, role, edited))
}

function changedRole(sandbox: Sandbox, role: number, edited: EditedRole): ChangedRole {
  const { index } = sandbox
  const { custom, deleted, made, name, origin } = edited
  const before = origin === undefined ? [] : index.roleHas.columnsOf(origin)
  const after = new Uint32Array((index.facts.permissions.length + 31) >>> 5)
  if (!deleted) for (const listed of edited.listed) index.closure.addTo(listed, after)
  const now = new Set(bitsOf(after))
  const had = new Set(before)
  const briefs = (permissions: readonly number[]) =>
    permissions.map((number) => permissionBrief(index, number)).sort(byName)
  return {
    id: made === 'before' ? index.facts.roles[role]!.id : `${newRolePrefix}${name}`,
    name,
    custom: custom ?? null,
    is: deleted ? 'deleted' : made === 'before' ? 'changed' : made,
    ...(made === 'copy' && origin !== undefined
      ? { copyOf: { id: index.facts.roles[origin]!.id, name: index.facts.roles[origin]!.name } }
      : {}),
    adds: briefs([...now].filter((permission) => !had.has(permission))),
    removes: briefs(before.filter((permission) => !now.has(permission))),
    holdersBefore: made === 'before' ? index.roleHolders.of(role).length : 0,
    holders: sandbox.holdersOf(role).length,
  }
}

/** What the roles that changed hands, and what is only possible, would have to be read for. */
function missingOf(sandbox: Sandbox, groups: readonly EditEffectGroup[]): Missing[] {
  const { index } = sandbox
  const touched = [...sandbox.editedRoles.values()].flatMap(({ origin }) => origin ?? [])
  const moved = [...sandbox.editedUsers].flatMap(([user, roles]) => [
    ...index.rolesOf(user),
    ...[...roles].filter((role) => role < index.facts.roles.length),
  ])
  // Users who hold the same lack the same; a few of the many kinds tell what to read.
  const unsure = new Map(
    groups
      .filter(isUnsure)
      .flatMap(({ users }) => users.map((user) => [index.holdingOf[user]!, user] as const)),
  )
  return onlyOnce([
    ...missingForRoles(index, [...new Set([...touched, ...moved])]),
    ...[...unsure.values()].slice(0, unsureNamed).flatMap((user) => missingForUser(index, user)),
    ...(sandbox.editedRoles.size > 0 && !index.facts.whole.holders ? [missingUserList(index)] : []),
  ])
}

const isUnsure = ({ menus, perhapsGained, perhapsLost }: EditEffectGroup): boolean =>
  isSet(perhapsGained) ||
  isSet(perhapsLost) ||
  menus.perhapsGained.length + menus.perhapsLost.length > 0

function limitsOf(sandbox: Sandbox, groups: readonly EditEffectGroup[]): string[] {
  const { index } = sandbox
  const { connector, permissions } = index.facts
  const roles = [...sandbox.editedRoles.values()]
  const copies = roles.filter(({ deleted, withoutSwitch }) => !deleted && withoutSwitch.size > 0)
  const replaced = new Map<number | 'unknown', number>()
  for (const user of groups.flatMap((group) => group.users)) {
    const { givenInstead } = sandbox.holdingOf(user)
    if (givenInstead === undefined) continue
    replaced.set(givenInstead, (replaced.get(givenInstead) ?? 0) + 1)
  }
  const restricted = groups.some(({ users }) =>
    users.some((user) => index.assignmentsOf(user).some((entry) => entry.siteRestricted)),
  )
  return [
    say.limitComputed,
    ...copies.map(({ name, withoutSwitch }) =>
      say.limitCopy(
        name,
        [...withoutSwitch].map((number) => permissions[number]!.name),
      ),
    ),
    ...(roles.some(({ made }) => made === 'new') && connector === 'ringcentral'
      ? [say.limitNewRole]
      : []),
    ...[...replaced].map(([role, users]) =>
      role === 'unknown'
        ? say.limitUnknownDefault(users)
        : say.limitDefaultRole(users, sandbox.nameOf(role)),
    ),
    ...(restricted ? [say.limitSites] : []),
    ...(connector === 'enos' ? [say.limitPortalRoles] : []),
    ...(connector === 'table' ? [say.limitTableRules] : []),
    ...(allHoldersKnown(index) ? [] : [say.limitHolders]),
  ]
}
