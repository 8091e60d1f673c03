/** Reads one snapshot's facts. Columns are read as JSON arrays: row objects are the cost of reading, not SQLite. */
import type { ReadDatabase } from '../store/open'
import type {
  AppFact,
  AssignmentFact,
  MenuGroupFact,
  SiteFact,
  SnapshotFacts,
} from '../access/model'
import { bool, maybe, Numbers, text, type Row } from './cells'
import { chosenLanguage, storedLanguage } from '../store/languages'
import { roleListKeys } from '../store/state'
import type { SnapshotRow } from './snapshots'
import { holdersKnown, readAssigned, readGrants } from './load-assigned'
import { asTuples, readPairs } from './load-pairs'
import { newestOf, readParts, readStatements } from './load-parts'
import { readVendor } from './load-vendor'

/** Facts at a snapshot's moment; whether they are all there is was found when it closed. */
export function loadFacts(db: ReadDatabase, { at, counts }: SnapshotRow): SnapshotFacts {
  const language = chosenLanguage(db)
  const given = language === undefined ? { at } : { at, path: pathOfName(language) }
  const name = language === undefined ? 'x.name' : 'coalesce(x.names ->> @path, x.name)'
  const rows = (sql: string): Row[] => {
    const json = db.prepare(sql).pluck().get(given) as string | null
    return json === null ? [] : (JSON.parse(json) as Row[])
  }
  const holds = 'x.since <= @at AND @at < x.until'
  const all = (columns: string, from: string) =>
    rows(`SELECT json_group_array(json_array(${columns})) FROM ${from}`)

  const [connector, externalId] = db
    .prepare('SELECT connector, external_id FROM account')
    .raw()
    .get() as [string | null, string | null]
  const { lists, parts } = readParts(db, at)
  const statements = readStatements(db, at)
  const saidAt = (kind: string, subject: string, listKeys: string[]): number | undefined => {
    const own = statements.get(kind)?.get(subject)
    if (own !== undefined) return parts.get(own)?.at
    return newestOf(lists, listKeys)?.at
  }

  const numbers = new Numbers()
  const apps = all(
    `a.id, a.external_id, ${name}, x.names, x.code, x.organization, x.menus_known, x.permissions_known, x.groups_known, x.enabled, x.created`,
    `app_version x JOIN app a ON a.id = x.app_id WHERE ${holds}`,
  ).map((row) => {
    numbers.add('app', row[0])
    return {
      id: text(row[1]),
      name: text(row[2]),
      names: JSON.parse(text(row[3])) as Record<string, string>,
      code: maybe(row[4]),
      organization: maybe(row[5]),
      enabled: bool(row[9]),
      created: maybe(row[10]) as AppFact['created'],
      menusKnown: row[6] === 1,
      permissionsKnown: row[7] === 1,
      groupsKnown: row[8] === 1,
      groupsAt: saidAt('menu-groups', text(row[1]), []),
    }
  })
  const users = all(
    'u.id, u.external_id, x.name, x.email, x.extension_number, x.type, x.status, x.site_name, x.hidden, x.defined',
    `user_version x JOIN user u ON u.id = x.user_id WHERE ${holds}`,
  )
  const userFacts = users.map((row) => {
    numbers.add('user', row[0])
    return {
      id: text(row[1]),
      name: text(row[2]),
      email: maybe(row[3]),
      extensionNumber: maybe(row[4]),
      type: maybe(row[5]),
      status: maybe(row[6]),
      site: maybe(row[7]),
      hidden: row[8] === 1,
      defined: row[9] === 1,
    }
  })
  const roles = all(
    `r.id, r.external_id, ${name}, x.description, x.custom, x.permission_scope, x.hidden, x.listing_known, x.defined, x.app_listing_known, x.menus_known`,
    `role_version x JOIN role r ON r.id = x.role_id WHERE ${holds}`,
  ).map((row) => {
    numbers.add('role', row[0])
    const listingKnown = row[7] === 1
    return {
      id: text(row[1]),
      name: text(row[2]),
      description: maybe(row[3]),
      custom: bool(row[4]),
      permissionScope: maybe(row[5]),
      hidden: row[6] === 1,
      listingKnown,
      defined: row[8] === 1,
      // Of a role that ended, or that was never read, the newest list of roles has the last word.
      listedAt: saidAt('role', text(row[1]), roleListKeys(bool(row[4]), row[8] === 1)),
      appListingKnown: row[9] === 1,
      menusKnown: row[10] === 1,
      menusAt: saidAt('role-resources', text(row[1]), []),
    }
  })
  const permissions = all(
    `p.id, p.app_id, p.external_id, ${name}, x.code, x.description, x.assignable, x.read_only, x.site_compatible, x.category, x.includes_known, x.defined`,
    `permission_version x JOIN permission p ON p.id = x.permission_id WHERE ${holds}`,
  ).map((row) => {
    numbers.add('permission', row[0])
    const id = text(row[2])
    const app = row[1] === 0 ? undefined : numbers.get('app', row[1])
    return {
      id,
      app,
      name: text(row[3]),
      code: maybe(row[4]),
      description: maybe(row[5]),
      assignable: bool(row[6]),
      readOnly: bool(row[7]),
      siteCompatible: maybe(row[8]),
      category: maybe(row[9]),
      includesKnown: row[10] === 1,
      defined: row[11] === 1,
      includesAt:
        app === undefined
          ? saidAt('permission', id, ['permission-dictionary'])
          : saidAt('permission', `${apps[app]!.id} ${id}`, []),
    }
  })
  const menus = all(
    `m.id, m.app_id, m.external_id, ${name}, x.code, x.url, x.display_order, x.parent, x.in_catalogue, x.source_app`,
    `menu_version x JOIN menu m ON m.id = x.menu_id WHERE ${holds}`,
  ).flatMap((row) => {
    const app = numbers.get('app', row[1])
    if (app === undefined) return []
    numbers.add('menu', row[0])
    return [
      {
        id: text(row[2]),
        app,
        name: text(row[3]),
        code: text(row[4]),
        url: text(row[5]),
        order: row[6] === null ? undefined : (row[6] as number),
        parent: maybe(row[7]),
        sourceApp: maybe(row[9]),
        inCatalogue: row[8] === 1,
      },
    ]
  })
  const categories = new Map(
    all(
      'c.external_id, x.name',
      `category_version x JOIN category c ON c.id = x.category_id WHERE ${holds}`,
    ).map((row) => [text(row[0]), text(row[1])]),
  )
  const assignments = all(
    'x.user_id, x.role_id, x.auto_assigned, x.site_restricted',
    `user_role x WHERE ${holds}`,
  ).reduce<AssignmentFact[]>((found, row) => {
    const user = numbers.get('user', row[0])
    const role = numbers.get('role', row[1])
    if (user !== undefined && role !== undefined) {
      found.push({ user, role, autoAssigned: row[2] === 1, siteRestricted: row[3] === 1 })
    }
    return found
  }, [])
  const menuGroups = all(
    'g.id, g.app_id, g.external_id, x.name',
    `menu_group_version x JOIN menu_group g ON g.id = x.menu_group_id WHERE ${holds}`,
  ).flatMap((row): MenuGroupFact[] => {
    const app = numbers.get('app', row[1])
    if (app === undefined) return []
    numbers.add('menu_group', row[0])
    return [{ id: text(row[2]), app, name: text(row[3]), menus: [] }]
  })
  const groupMenus = readPairs(db, at, numbers, 'menu_group_menu', ['menu_group', 'menu'])
  for (const [group, menu] of asTuples(groupMenus)) menuGroups[group]!.menus.push(menu)
  const sites = all(
    's.id, s.external_id, x.name',
    `site_version x JOIN site s ON s.id = x.site_id WHERE ${holds}`,
  ).map((row): SiteFact => {
    numbers.add('site', row[0])
    return { id: text(row[1]), name: text(row[2]) }
  })
  const administeredSites = new Map<number, SiteFact[]>()
  userFacts.forEach(({ id }, user) => {
    const said = parts.get(statements.get('administered-sites')?.get(id) ?? -1)
    // Some of the sites only would look like all of them.
    if (said?.status === 'whole') administeredSites.set(user, [])
  })
  for (const [user, site] of asTuples(
    readPairs(db, at, numbers, 'administered_site', ['user', 'site']),
  )) {
    administeredSites.get(user)?.push(sites[site]!)
  }

  return {
    connector: connector ?? undefined,
    externalId: externalId ?? undefined,
    users: userFacts,
    roles,
    permissions,
    apps,
    menus,
    categories,
    assignments,
    ...readAssigned(
      db,
      at,
      userFacts.length,
      numbers,
      parts,
      lists.get('assignment-list'),
      connector,
    ),
    directPermissions: readGrants(db, at, numbers, 'direct-permission-list'),
    directMenus: readGrants(db, at, numbers, 'direct-menu-list'),
    roleMenus: readPairs(db, at, numbers, 'role_menu', ['role', 'menu']),
    menuGroups,
    roleMenuGroups: asTuples(readPairs(db, at, numbers, 'role_menu_group', ['role', 'menu_group'])),
    administeredSites,
    listed: asTuples(readPairs(db, at, numbers, 'role_permission', ['role', 'permission'])),
    inclusions: asTuples(
      readPairs(db, at, numbers, 'permission_inclusion', ['permission', 'permission']),
    ),
    vendor: readVendor(db, at, numbers, parts),
    whole: {
      users: counts.users.is === 'total',
      holders: counts.users.is === 'total' || holdersKnown(db, at, connector),
      roles: counts.roles.is === 'total',
      permissions: counts.permissions.is === 'total',
      apps:
        counts.apps.is === 'total' ||
        (connector !== 'enos' && counts.apps.value === 0 && !tablesMayNameApps(db, at)),
    },
    parts,
    lists,
    stated: new Map(
      [...statements].flatMap(([kind, subjects]) =>
        [...subjects].map(([subject, part]) => [`${kind} ${subject}`, part] as const),
      ),
    ),
  }
}

/** Where names in a language stand among all names of a record (a JSON path of SQLite). */
const pathOfName = (language: string): string => `$."${storedLanguage(language)}"`

/** RingCentral has no apps of this kind: only a table of which something was left out can tell of one. */
function tablesMayNameApps(db: ReadDatabase, at: number): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM part WHERE kind IN ('role-permission-list', 'direct-permission-list')
         AND status = 'partial' AND at <= ? LIMIT 1`,
      )
      .get(at) !== undefined
  )
}
