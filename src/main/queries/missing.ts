/** Which parts an answer would need and does not have. */
import type { AccessIndex } from '../access/access-index'
import type { Missing } from '../../shared/schemas/common'
import * as say from '../../shared/sentences/en'

/** How many single permissions are named before the rest is counted. */
const permissionsNamed = 20

/**
 * What stands between the user's computed access and a whole answer about permissions outside apps.
 * @param alsoRoles roles that the vendor named although the user's own are unknown
 */
export function missingForUser(
  index: AccessIndex,
  user: number,
  alsoRoles: readonly number[] = [],
): Missing[] {
  const { users } = index.facts
  const missing: Missing[] = []
  if (!index.rolesKnown(user)) {
    missing.push({
      kind: 'assignment',
      subject: users[user]!.id,
      status: 'missing',
      text:
        index.facts.connector === 'enos'
          ? say.missingPortalRoles(users[user]!.id)
          : say.missingAssignment(users[user]!.id),
    })
  }
  const roles = [...new Set([...index.rolesOf(user), ...alsoRoles])]
  return [...missing, ...missingForRoles(index, roles)]
}

export function missingForRoles(index: AccessIndex, roles: readonly number[]): Missing[] {
  const { roles: facts, permissions } = index.facts
  const unread = roles.filter((role) => !facts[role]!.listingKnown)
  const reached = new Set(roles.flatMap((role) => index.roleHas.columnsOf(role)))
  return [
    ...unread.map((role): Missing => {
      const { id, name } = facts[role]!
      return { kind: 'role', subject: id, status: 'missing', text: say.missingRole(id, name) }
    }),
    ...missingInclusionsOf(
      index,
      [...reached].filter((permission) => !permissions[permission]!.includesKnown),
    ),
  ]
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

export function missingRoleList(): Missing {
  return { kind: 'role-list', subject: 'all', status: 'missing', text: say.missingRoleList }
}

/** Where it would stand which permissions there are. */
export function missingDictionary(index: AccessIndex): Missing {
  if (index.facts.connector === 'enos') {
    return { kind: 'app', subject: '', status: 'missing', text: say.missingApps }
  }
  return {
    kind: 'permission-dictionary',
    subject: '',
    status: 'missing',
    text: say.missingDictionary,
  }
}

export function missingUserList(index: AccessIndex): Missing {
  const enos = index.facts.connector === 'enos'
  return {
    kind: 'user-list',
    subject: '',
    status: 'missing',
    text: enos ? say.missingRoster : say.missingUsers,
  }
}

export function missingUserApp(index: AccessIndex, user: number, app: number): Missing {
  const userId = index.facts.users[user]!.id
  const appId = index.facts.apps[app]!.id
  return {
    kind: 'user-app-resources',
    subject: `${userId} ${appId}`,
    status: 'missing',
    text: say.missingUserApp(userId, appId),
  }
}
