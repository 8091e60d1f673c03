/** One role or user of a comparison, and how to ask about it: it may be of another account or snapshot. */
import {
  allAppPermissionsKnown,
  permissionsKnownIn,
  type SharedPermission,
} from '../access/across/shared-permissions'
import type { AccessIndex } from '../access/access-index'
import type { Missing } from '../../shared/schemas/common'
import type { CompareOn, CompareSides } from '../../shared/schemas/compare'
import { say } from '../../shared/sentences/compare'
import {
  namedByVendor,
  roleCell,
  roleListedCell,
  speaksOf,
  userCell,
  userListedCell,
  type Cell,
} from './access-cell'
import { roleListedReason, roleReason, userListedReason, userReason } from './compare-reasons'
import { effective } from './effective'
import { missingForRoles, missingForUser, type Where } from './missing'
import type { Asked } from './reader'
import { roleWhole } from './role-whole'

export type SideCell = Cell & { confirmed?: boolean | undefined }

export interface Side {
  asked: Asked
  id: string
  name: string
  detail: string | undefined
  cell: (permission: SharedPermission) => SideCell
  reason: (permission: SharedPermission, cell: Cell) => string
  /** Whether there are answers that the vendor's own answer confirms, or not. */
  isConfirmed: boolean
  /** Whether it has nothing beyond the permissions that its account is known to have. */
  whole: () => boolean
  /** Whether it may have permissions that none of the accounts is known to have. */
  open: () => boolean
  missing: () => Missing[]
}

/** A side before it is known which permissions it shares with others. */
interface OwnSide {
  id: string
  name: string
  detail: string | undefined
  cell: (permission: number) => SideCell
  reason: (permission: number, cell: Cell) => string
  isConfirmed: boolean
  whole: () => boolean
  /** Whether all that it has was read, in one app and the others, or outside apps. */
  wholeWhere: (where: Where) => boolean
  missing: () => Missing[]
}

/**
 * @param subject number of the role or user in the account's index
 * @param place which of the indexes that share the permissions is the account's
 * @param app access key: only its permissions are compared
 */
export function sideOf(
  asked: Asked,
  subject: number,
  place: number,
  { app, on, sides }: { app: string | undefined; on: CompareOn; sides: CompareSides },
): Side {
  const { index } = asked
  const where = speaksOf(
    index,
    app === undefined ? undefined : (index.appByExternalId.get(app) ?? -1),
  )
  const own = (sides === 'roles' ? roleSide : userSide)(asked, subject, on, where, app)
  const absent = (permission: SharedPermission): Cell => {
    const inApps = permission.app !== undefined
    const known =
      permissionsKnownIn(index, permission.app) || own.wholeWhere({ outside: !inApps, inApps })
    const answer = known ? 'no' : 'unknown'
    return { answer, kind: answer, differs: false }
  }
  const absentReason = ({ app: inApp }: SharedPermission, { answer }: Cell): string => {
    if (permissionsKnownIn(index, inApp)) return say.sideNotThere(own.name)
    return answer === 'no' ? say.sideNothingSuch(own.name) : say.sideDictionaryUnread(own.name)
  }
  const { id, name, detail, isConfirmed, missing, whole } = own
  return {
    asked,
    id,
    name,
    detail,
    isConfirmed,
    missing,
    whole,
    cell(permission) {
      const number = permission.numbers[place]
      return number === undefined ? absent(permission) : own.cell(number)
    },
    reason(permission, cell) {
      const number = permission.numbers[place]
      return number === undefined ? absentReason(permission, cell) : own.reason(number, cell)
    },
    open: () => !whole() && mayHaveOthers(index, own, where, app),
  }
}

/** Where neither all that it has was read, nor which permissions there are, there may be more of them. */
function mayHaveOthers(
  index: AccessIndex,
  { wholeWhere }: OwnSide,
  { inApps, outside }: Where,
  app: string | undefined,
): boolean {
  const appsKnown =
    app === undefined ? allAppPermissionsKnown(index) : permissionsKnownIn(index, app)
  return (
    (outside && !permissionsKnownIn(index) && !wholeWhere({ outside: true, inApps: false })) ||
    (inApps && !appsKnown && !wholeWhere({ outside: false, inApps: true }))
  )
}

function roleSide({ index }: Asked, role: number, on: CompareOn, where: Where): OwnSide {
  const { appListingKnown, custom, id, listingKnown, name } = index.facts.roles[role]!
  const named = namedByVendor(index, role)
  // A table once told of permissions in apps, and nobody said that the role lists none of them any more.
  const mayListInApps = where.outside && listingKnown && !appListingKnown
  return {
    id,
    name,
    detail: custom === undefined ? undefined : custom ? 'custom' : 'standard',
    isConfirmed: false,
    ...(on === 'listed'
      ? {
          cell: (permission) => roleListedCell(index, role, permission),
          reason: (permission, cell) => roleListedReason(index, role, permission, cell),
        }
      : {
          cell: (permission) => roleCell(index, role, permission, named),
          reason: (permission, cell) => roleReason(index, role, permission, cell),
        }),
    whole: () => !mayListInApps && roleWhole(index, role, on, where),
    wholeWhere: (asked) => roleWhole(index, role, on, asked),
    missing: () =>
      missingForRoles(index, [role], mayListInApps ? { ...where, inApps: true } : where),
  }
}

function userSide(
  asked: Asked,
  user: number,
  on: CompareOn,
  where: Where,
  app: string | undefined,
): OwnSide {
  const { index } = asked
  const { email, extensionNumber, id, name } = index.facts.users[user]!
  const detail = extensionNumber ?? email
  if (on === 'listed') {
    const wholeWhere = (asking: Where): boolean =>
      index.holdingKnown(user) &&
      index.rolesOf(user).every((role) => roleWhole(index, role, on, asking))
    return {
      id,
      name,
      detail,
      isConfirmed: false,
      cell: (permission) => userListedCell(index, user, permission),
      reason: (permission, cell) => userListedReason(index, user, permission, cell),
      whole: () => wholeWhere(where),
      wholeWhere,
      missing: () => missingForUser(index, user, [], where),
    }
  }
  const system = index.isSystemExtension(user)
  const computedWhole = ({ inApps, outside }: Where): boolean =>
    (!outside || (!system && index.computedWhole(user))) &&
    (!inApps || index.computedWhole(user, true))
  const inApp = app === undefined ? {} : { app }
  const knowsApp = app === undefined || index.appByExternalId.has(app)
  return {
    id,
    name,
    detail,
    isConfirmed: index.confirmsApps,
    cell: (permission) => userCell(index, user, permission),
    reason: (permission) => userReason(index, user, permission),
    whole: () => {
      if (!knowsApp) return permissionsKnownIn(index, app) || computedWhole(where)
      return system || effective(asked, { user: id, ...inApp }).rest === 'no'
    },
    wholeWhere: computedWhole,
    missing: () =>
      knowsApp
        ? effective(asked, { user: id, ...inApp }).missing
        : missingForUser(index, user, [], where),
  }
}
