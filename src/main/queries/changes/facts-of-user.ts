/**
 * The facts of one snapshot that one user's computed permissions follow from: enough for an index of this
 * user alone, so that a history need not load every snapshot whole.
 */
import type { SnapshotFacts } from '../../access/model'
import {
  assignmentsSaidBy,
  grantsSaidBy,
  hasNoRoles,
  usersAfterGrants,
  usersAfterList,
} from '../../store/assignments-known'
import type { ReadDatabase } from '../../store/open'
import { pairsOf } from '../../access/links'
import { holdersKnown } from '../load-assigned'
import type { SnapshotRow } from '../snapshots'

const holds = 'x.since <= @at AND @at < x.until'

/** @param user integer key @returns the user is number 0, or nobody where not in this snapshot */
export function factsOfUser(
  db: ReadDatabase,
  { at, counts }: SnapshotRow,
  user: number,
): SnapshotFacts {
  const all = (sql: string): unknown[][] => db.prepare(sql).raw().all({ at, user }) as unknown[][]
  const [connector, externalId] = db
    .prepare('SELECT connector, external_id FROM account')
    .raw()
    .get() as [string | null, string | null]
  const users = all(
    `SELECT u.external_id, x.name FROM user_version x JOIN user u ON u.id = x.user_id
     WHERE x.user_id = @user AND ${holds}`,
  ).map(([id, name]) => ({
    id: id as string,
    name: name as string,
    email: undefined,
    extensionNumber: undefined,
    type: undefined,
    status: undefined,
    site: undefined,
    hidden: false,
    defined: true,
  }))
  const there = users.length > 0
  const roleNumbers = new Map<number, number>()
  const roles = all(
    `SELECT r.id, r.external_id, v.name, v.listing_known, v.app_listing_known
     FROM user_role x JOIN role r ON r.id = x.role_id
     JOIN role_version v ON v.role_id = r.id AND v.since <= @at AND @at < v.until
     WHERE x.user_id = @user AND ${holds}`,
  ).map(([key, id, name, listingKnown, appListingKnown]) => {
    roleNumbers.set(key as number, roleNumbers.size)
    return {
      id: id as string,
      name: name as string,
      description: undefined,
      custom: undefined,
      permissionScope: undefined,
      hidden: false,
      defined: true,
      listingKnown: listingKnown === 1,
      appListingKnown: appListingKnown === 1,
      listedAt: undefined,
      menusKnown: false,
      menusAt: undefined,
    }
  })
  const appNumbers = new Map<number, number>()
  const apps = all(
    `SELECT a.id, a.external_id FROM app_version x JOIN app a ON a.id = x.app_id WHERE ${holds}`,
  ).map(([key, id]) => {
    appNumbers.set(key as number, appNumbers.size)
    return {
      id: id as string,
      name: id as string,
      names: {},
      code: undefined,
      organization: undefined,
      enabled: undefined,
      created: undefined,
      menusKnown: false,
      permissionsKnown: false,
      groupsKnown: false,
      groupsAt: undefined,
    }
  })
  const permissionNumbers = new Map<number, number>()
  const permissions = all(
    `SELECT p.id, p.app_id, p.external_id, x.includes_known
     FROM permission_version x JOIN permission p ON p.id = x.permission_id WHERE ${holds}`,
  ).map(([key, app, id, includesKnown]) => {
    permissionNumbers.set(key as number, permissionNumbers.size)
    return {
      id: id as string,
      app: app === 0 ? undefined : appNumbers.get(app as number),
      name: id as string,
      code: undefined,
      description: undefined,
      assignable: undefined,
      readOnly: undefined,
      siteCompatible: undefined,
      category: undefined,
      defined: true,
      includesKnown: includesKnown === 1,
      includesAt: undefined,
    }
  })
  const pairs = (
    rows: readonly unknown[][],
    left: (key: number) => number | undefined,
    right: (key: number) => number | undefined,
  ): [number, number][] =>
    rows.flatMap(([a, b]): [number, number][] => {
      const [from, to] = [left(a as number), right(b as number)]
      return from === undefined || to === undefined ? [] : [[from, to]]
    })
  const permission = (key: number) => permissionNumbers.get(key)
  const nobody = () => (there ? 0 : undefined)
  const said = grantsSaidBy(db, at, 'direct-permission-list')
  const cameAfter = there && usersAfterGrants(db, at, 'direct-permission-list').includes(user)

  return {
    connector: connector ?? undefined,
    externalId: externalId ?? undefined,
    users,
    roles,
    permissions,
    apps,
    menus: [],
    categories: new Map(),
    assignments: there
      ? [...roleNumbers.values()].map((role) => ({
          user: 0,
          role,
          autoAssigned: false,
          siteRestricted: false,
        }))
      : [],
    assignedAt: Float64Array.from(users, ({ id }) =>
      assignmentsKnown(db, at, connector, user, id) ? at : -1,
    ),
    assignmentSaidAt: Float64Array.from(users, () => -1),
    directPermissions: {
      pairs: pairsOf(
        pairs(
          all(
            `SELECT user_id, permission_id FROM user_permission x WHERE user_id = @user AND ${holds}`,
          ),
          nobody,
          permission,
        ),
      ),
      whole: !said || said.status === 'whole',
      cameAfter: new Set(cameAfter ? [0] : []),
      at: said?.at,
    },
    directMenus: { pairs: pairsOf([]), whole: false, cameAfter: new Set(), at: undefined },
    roleMenus: pairsOf([]),
    menuGroups: [],
    roleMenuGroups: [],
    administeredSites: new Map(),
    listed: pairs(
      all(
        `SELECT role_id, permission_id FROM role_permission x
         WHERE role_id IN (SELECT r.role_id FROM user_role r WHERE r.user_id = @user) AND ${holds}`,
      ),
      (key) => roleNumbers.get(key),
      permission,
    ),
    inclusions: pairs(
      all(`SELECT permission_id, included_id FROM permission_inclusion x WHERE ${holds}`),
      permission,
      permission,
    ),
    vendor: [],
    whole: {
      users: counts.users.is === 'total',
      holders: counts.users.is === 'total' || holdersKnown(db, at, connector),
      roles: counts.roles.is === 'total',
      permissions: counts.permissions.is === 'total',
      apps: counts.apps.is === 'total',
    },
    parts: new Map(),
    lists: new Map(),
    stated: new Map(),
  }
}

/** Whether it was read which roles one user holds: by an answer about the user, or by one about all. */
export function assignmentsKnown(
  db: ReadDatabase,
  at: number,
  connector: string | null,
  user: number,
  externalId: string,
): boolean {
  if (hasNoRoles(db, at, connector)) return true
  const own = db
    .prepare(
      `SELECT p.status, p.kind FROM statement x JOIN part p ON p.id = x.part_id
       WHERE x.kind = 'assignment' AND x.a = @externalId AND ${holds}`,
    )
    .get({ at, externalId }) as { status: string; kind: string } | undefined
  // Who holds one role does not tell which others its users hold.
  if (own) return own.status === 'whole' && own.kind !== 'role-users'
  const list = assignmentsSaidBy(db, at)
  if (!list || externalId === '~') return false
  return !usersAfterList(db, at, list.at).includes(user)
}
