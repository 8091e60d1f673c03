/** Which parts an answer would need and does not have. */
import type { AccessIndex } from '../access/access-index'
import { BitMatrix } from '../access/bits'
import type { ListKind, Missing } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { speaksOf } from './access-cell'

/** How many single permissions are named before the rest is counted. */
const permissionsNamed = 20
/** The same for roles, where they stand in one sentence. */
const rolesNamed = 5

/** Which permissions a question is about: those outside apps, those within them, or both. */
export interface Where {
  outside: boolean
  inApps: boolean
}

/**
 * What stands between the user's computed permissions and a whole answer.
 * @param alsoRoles roles that the vendor named although the user's own are unknown
 */
export function missingForUser(
  index: AccessIndex,
  user: number,
  alsoRoles: readonly number[] = [],
  where: Where = everywhere(index),
): Missing[] {
  const roles = [...new Set([...index.rolesOf(user), ...alsoRoles])]
  return onlyOnce([
    ...missingAssignment(index, user),
    ...missingForRoles(index, roles, where),
    ...missingDirect(index, user, where),
  ])
}

function missingAssignment(index: AccessIndex, user: number): Missing[] {
  if (index.rolesKnown(user)) return []
  const { connector, users } = index.facts
  const subject = users[user]!.id
  if (connector === 'table') return [missingTable('assignment-list')]
  const text =
    connector === 'enos' ? say.missingPortalRoles(subject) : say.missingAssignment(subject)
  return [{ kind: 'assignment', subject, status: 'missing', text }]
}

/** Direct grants, and what they include. */
function missingDirect(index: AccessIndex, user: number, where: Where): Missing[] {
  return [...missingDirectGrants(index, [user]), ...missingInclusionsOfGrants(index, [user], where)]
}

/** The table of direct grants, where it need not be all there is. */
export function missingDirectGrants(index: AccessIndex, users: readonly number[]): Missing[] {
  const known =
    index.facts.directPermissions.whole && users.every((user) => index.grantsKnown(user))
  return known ? [] : [missingTable('direct-permission-list')]
}

export function missingForRoles(
  index: AccessIndex,
  roles: readonly number[],
  where: Where = everywhere(index),
): Missing[] {
  const reached = new Set(roles.flatMap((role) => index.roleHas.columnsOf(role)))
  return onlyOnce([
    ...roles.flatMap((role) => missingListing(index, role, where)),
    ...missingInclusionsOf(index, unreadAmong(index, [...reached], where)),
  ])
}

function missingListing(index: AccessIndex, role: number, where: Where): Missing[] {
  const { appListingKnown, id, listingKnown, name } = index.facts.roles[role]!
  const outside = where.outside && !listingKnown
  const inApps = where.inApps && !appListingKnown
  if (index.facts.connector === 'table') {
    return outside || inApps ? [missingTable('role-permission-list')] : []
  }
  return [
    ...(outside && index.facts.connector !== 'enos'
      ? [{ kind: 'role', subject: id, status: 'missing', text: say.missingRole(id, name) } as const]
      : []),
    ...(inApps || (outside && index.facts.connector === 'enos')
      ? [missingRoleResources(index, role)]
      : []),
  ]
}

function missingRoleResources(index: AccessIndex, role: number): Missing {
  const { id, name } = index.facts.roles[role]!
  return {
    kind: 'role-resources',
    subject: id,
    status: 'missing',
    text: say.missingRoleResources(id, name),
  }
}

/**
 * What would tell what the user has in an app: the vendor's own answer about it, or all that access
 * in it is computed from.
 */
export function missingInApp(index: AccessIndex, user: number, app: number): Missing[] {
  return [
    ...missingUserApp(index, user, app),
    ...(rolesTellOfApps(index)
      ? missingForUser(index, user, [], { outside: false, inApps: true })
      : []),
  ]
}

/** The same for menus: of roles, menu groups and direct grants. */
export function missingMenusInApp(index: AccessIndex, user: number, app: number): Missing[] {
  if (!rolesTellOfApps(index)) return missingUserApp(index, user, app)
  return onlyOnce([
    ...missingUserApp(index, user, app),
    ...missingAssignment(index, user),
    ...missingMenusOfRoles(index, index.rolesOf(user), app),
    ...missingDirectMenus(index, [user]),
  ])
}

export function missingMenusOfRoles(
  index: AccessIndex,
  roles: readonly number[],
  app: number,
): Missing[] {
  const { apps, connector, roles: facts } = index.facts
  const unread = roles.filter((role) => !facts[role]!.menusKnown)
  const ungrouped = roles.some(
    (role) => facts[role]!.menusKnown && !index.roleMenusWhole(role, app),
  )
  const { id, name } = apps[app]!
  return [
    ...unread.map((role) =>
      connector === 'table' ? missingTable('role-menu-list') : missingRoleResources(index, role),
    ),
    ...(ungrouped
      ? [
          {
            kind: 'menu-groups',
            subject: id,
            status: 'missing',
            text: say.missingMenuGroups(id, name),
          } as const,
        ]
      : []),
  ]
}

export function missingDirectMenus(index: AccessIndex, users: readonly number[]): Missing[] {
  const known = index.facts.directMenus.whole && users.every((user) => index.menuGrantsKnown(user))
  return known ? [] : [missingTable('direct-menu-list')]
}

/**
 * Whether roles tell of access within apps: RingCentral's do not, and an account that only holds the
 * Application Portal's answers about users has none.
 */
export function rolesTellOfApps({ facts }: AccessIndex): boolean {
  if (facts.connector === 'table') return true
  if (facts.connector === 'enos') return facts.roles.length > 0
  return facts.roles.some(({ appListingKnown, menusKnown }) => appListingKnown || menusKnown)
}

function everywhere(index: AccessIndex): Where {
  const { outside, inApps } = speaksOf(index, undefined)
  return { outside, inApps: inApps && rolesTellOfApps(index) }
}

/** What a table says is all there is only if somebody vouches for it. */
function missingTable(kind: ListKind): Missing {
  return { kind, subject: '', status: 'partial', text: say.missingTable(kind) }
}

function unreadAmong(
  { facts }: AccessIndex,
  permissions: readonly number[],
  where: Where,
): number[] {
  return permissions.filter((permission) => {
    const { app, includesKnown } = facts.permissions[permission]!
    return !includesKnown && (app === undefined ? where.outside : where.inApps)
  })
}

/** What permissions that are granted to users directly include, and lead to. */
export function missingInclusionsOfGrants(
  index: AccessIndex,
  users: readonly number[],
  where: Where = everywhere(index),
): Missing[] {
  const holdings = new Set(users.map((user) => index.holdingOf[user]!))
  const reached = new BitMatrix(1, index.facts.permissions.length)
  for (const holding of holdings) {
    for (const permission of index.holdings[holding]!.direct) {
      index.closure.addTo(permission, reached.row(0))
    }
  }
  return missingInclusionsOf(index, unreadAmong(index, reached.columnsOf(0), where))
}

/** Permissions outside apps of which it was not read what they include. */
export function missingInclusions(index: AccessIndex): Missing[] {
  const { permissions, whole } = index.facts
  if (!whole.permissions) return []
  const unread = permissions.flatMap((permission, number) =>
    permission.app === undefined && !permission.includesKnown ? [number] : [],
  )
  return missingInclusionsOf(index, unread)
}

function missingInclusionsOf(index: AccessIndex, unread: readonly number[]): Missing[] {
  if (unread.length > 0 && index.facts.connector === 'table') {
    return [missingTable('inclusion-list')]
  }
  const named = unread.slice(0, permissionsNamed)
  const more = unread.length - named.length
  return [
    ...named.map((permission): Missing => {
      const { id } = index.facts.permissions[permission]!
      return { kind: 'permission', subject: id, status: 'missing', text: say.missingPermission(id) }
    }),
    ...(more > 0
      ? [
          {
            kind: 'permission-dictionary',
            subject: '',
            status: 'missing',
            text: say.missingMore(more),
          } satisfies Missing,
        ]
      : []),
  ]
}

export function onlyOnce(missing: readonly Missing[]): Missing[] {
  return [...new Map(missing.map((one) => [`${one.kind} ${one.subject}`, one])).values()]
}

export function missingRoleList({ facts }: AccessIndex): Missing {
  if (facts.connector === 'table') return missingTable('role-list')
  const text = facts.connector === 'enos' ? say.missingPortalRoleList : say.missingRoleList
  return { kind: 'role-list', subject: 'all', status: 'missing', text }
}

/** Where it would stand which permissions there are. */
export function missingDictionary({ facts }: AccessIndex): Missing {
  if (facts.connector === 'table') return missingTable('permission-dictionary')
  if (facts.connector === 'enos') {
    return { kind: 'app', subject: '', status: 'missing', text: say.missingApps }
  }
  return {
    kind: 'permission-dictionary',
    subject: '',
    status: 'missing',
    text: say.missingDictionary,
  }
}

export function missingUserList({ facts }: AccessIndex): Missing {
  if (facts.connector === 'table') return missingTable('user-list')
  const text = facts.connector === 'enos' ? say.missingRoster : say.missingUsers
  return { kind: 'user-list', subject: '', status: 'missing', text }
}

/** The vendor's own answer; of an account that is known from tables nobody can be asked. */
function missingUserApp({ facts }: AccessIndex, user: number, app: number): Missing[] {
  if (facts.connector === 'table') return []
  const userId = facts.users[user]!.id
  const appId = facts.apps[app]!.id
  return [
    {
      kind: 'user-app-resources',
      subject: `${userId} ${appId}`,
      status: 'missing',
      text: say.missingUserApp(userId, appId),
    },
  ]
}

/** The catalogue of an app's menus. */
export function missingAppMenus({ facts }: AccessIndex, app: number): Missing {
  const { id, name } = facts.apps[app]!
  if (facts.connector === 'table') {
    return { kind: 'app-menus', subject: id, status: 'partial', text: say.missingAppTable(name) }
  }
  return { kind: 'app', subject: id, status: 'missing', text: say.missingApp(id) }
}

/** What would tell of everyone whether they have a permission or menu: counted, not named. */
export function missingForHolders(
  index: AccessIndex,
  what: 'permissions' | 'menus',
  unknown: readonly number[],
  unreadRoles: readonly number[],
): Missing[] {
  const { connector } = index.facts
  const unassigned = unknown.filter((user) => !index.rolesKnown(user)).length
  const assignments: Missing =
    connector === 'table'
      ? missingTable('assignment-list')
      : {
          kind: 'assignment-list',
          subject: '',
          status: 'missing',
          text:
            connector === 'enos'
              ? say.missingPortalAssignments(unassigned)
              : say.missingAssignments(unassigned),
        }
  return [
    ...(unassigned > 0 ? [assignments] : []),
    ...(unreadRoles.length > 0 ? missingListings(index, what, unreadRoles) : []),
  ]
}

function missingListings(
  index: AccessIndex,
  what: 'permissions' | 'menus',
  unread: readonly number[],
): Missing[] {
  const { connector, roles } = index.facts
  if (connector === 'table') {
    return what === 'menus' ? [missingTable('role-menu-list')] : missingForRoles(index, unread)
  }
  const names = unread.slice(0, rolesNamed).map((role) => roles[role]!.name)
  return [
    {
      kind: connector === 'enos' ? 'role-resources' : 'role-list',
      subject: '',
      status: 'missing',
      text: say.missingRoles(names, unread.length - names.length),
    },
  ]
}

/** The vendor's own answers about those of whom it is not known. */
export function missingUserApps(
  { facts }: AccessIndex,
  app: number,
  unknown: readonly number[],
): Missing[] {
  if (unknown.length === 0 || facts.connector === 'table') return []
  const { id, name } = facts.apps[app]!
  return [
    {
      kind: 'user-app-resources',
      subject: id,
      status: 'missing',
      text: say.missingUserApps(unknown.length, name),
    },
  ]
}
