/** Reads one snapshot's facts. Columns are read as JSON arrays: row objects are the cost of reading, not SQLite. */
import type { ReadDatabase } from '../store/open'
import type { AssignmentFact, PartBrief, SnapshotFacts } from '../access/model'
import { bool, maybe, Numbers, text, type Row } from './cells'
import { usersAfterList } from '../store/assignments-known'
import { roleListKeys } from '../store/state'
import type { SnapshotRow } from './snapshots'
import { readVendor } from './load-vendor'

/** Facts at a snapshot's moment; whether they are all there is was found when it closed. */
export function loadFacts(db: ReadDatabase, { at, counts }: SnapshotRow): SnapshotFacts {
  const rows = (sql: string): Row[] => {
    const json = db.prepare(sql).pluck().get({ at }) as string | null
    return json === null ? [] : (JSON.parse(json) as Row[])
  }
  const holds = 'x.since <= @at AND @at < x.until'
  const all = (columns: string, from: string) =>
    rows(`SELECT json_group_array(json_array(${columns})) FROM ${from}`)

  const account = db.prepare('SELECT connector, external_id FROM account').raw().get() as [
    string | null,
    string | null,
  ]
  const { lists, parts } = readParts(db, at)
  const statements = readStatements(db, at)
  const saidAt = (kind: string, subject: string, listKeys: string[]): number | undefined => {
    const own = statements.get(kind)?.get(subject)
    if (own !== undefined) return parts.get(own)?.at
    return newestOf(lists, listKeys)?.at
  }

  const numbers = new Numbers()
  const apps = all(
    'a.id, a.external_id, x.name, x.names, x.code, x.organization, x.catalogue',
    `app_version x JOIN app a ON a.id = x.app_id WHERE ${holds}`,
  ).map((row) => {
    numbers.add('app', row[0])
    return {
      id: text(row[1]),
      name: text(row[2]),
      names: JSON.parse(text(row[3])) as Record<string, string>,
      code: maybe(row[4]),
      organization: maybe(row[5]),
      catalogue: row[6] === 1,
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
    'r.id, r.external_id, x.name, x.description, x.custom, x.permission_scope, x.hidden, x.listing_known, x.defined',
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
    }
  })
  const permissions = all(
    'p.id, p.app_id, p.external_id, x.name, x.code, x.description, x.assignable, x.read_only, x.site_compatible, x.category, x.includes_known, x.defined',
    `permission_version x JOIN permission p ON p.id = x.permission_id WHERE ${holds}`,
  ).map((row) => {
    numbers.add('permission', row[0])
    return {
      id: text(row[2]),
      app: row[1] === 0 ? undefined : numbers.get('app', row[1]),
      name: text(row[3]),
      code: maybe(row[4]),
      description: maybe(row[5]),
      assignable: bool(row[6]),
      readOnly: bool(row[7]),
      siteCompatible: maybe(row[8]),
      category: maybe(row[9]),
      includesKnown: row[10] === 1,
      defined: row[11] === 1,
      includesAt: saidAt('permission', text(row[2]), ['permission-dictionary']),
    }
  })
  const menus = all(
    'm.id, m.app_id, m.external_id, x.name, x.code, x.url, x.display_order, x.parent, x.in_catalogue',
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
  ).flatMap((row): AssignmentFact[] => {
    const user = numbers.get('user', row[0])
    const role = numbers.get('role', row[1])
    if (user === undefined || role === undefined) return []
    return [
      {
        user,
        role,
        autoAssigned: row[2] === 1,
        siteRestricted: row[3] === 1,
      },
    ]
  })
  const pairs = (
    table: string,
    from: string,
    to: string,
    kinds: ['role' | 'permission', 'permission'],
  ) =>
    all(`x.${from}, x.${to}`, `${table} x WHERE ${holds}`).flatMap((row): [number, number][] => {
      const a = numbers.get(kinds[0], row[0])
      const b = numbers.get(kinds[1], row[1])
      return a === undefined || b === undefined ? [] : [[a, b]]
    })

  return {
    connector: account[0] ?? undefined,
    externalId: account[1] ?? undefined,
    users: userFacts,
    roles,
    permissions,
    apps,
    menus,
    categories,
    assignments,
    ...assigned(db, at, userFacts.length, numbers, parts, lists.get('assignment-list')),
    listed: pairs('role_permission', 'role_id', 'permission_id', ['role', 'permission']),
    inclusions: pairs('permission_inclusion', 'permission_id', 'included_id', [
      'permission',
      'permission',
    ]),
    vendor: readVendor(db, at, numbers, parts),
    whole: {
      users: counts.users.is === 'total',
      roles: counts.roles.is === 'total',
      permissions: counts.permissions.is === 'total',
      // RingCentral has no apps of this kind.
      apps: counts.apps.is === 'total' || (account[0] !== 'enos' && counts.apps.value === 0),
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

/** The newest of some lists. */
export function newestOf(
  lists: ReadonlyMap<string, PartBrief>,
  keys: readonly string[],
): PartBrief | undefined {
  return keys.flatMap((key) => lists.get(key) ?? []).sort((a, b) => b.at - a.at || b.id - a.id)[0]
}

function readParts(db: ReadDatabase, at: number) {
  const columns = 'id, kind, subject, status, at, taken_at AS takenAt, file, note'
  const brief = (row: unknown): PartBrief => {
    const part = row as PartBrief & { note: string | null }
    return { ...part, note: part.note ?? undefined }
  }
  const lists = new Map<string, PartBrief>()
  for (const row of db
    .prepare(
      `SELECT ${columns} FROM part WHERE at <= ? AND status = 'whole'
       AND kind IN ('permission-dictionary', 'permission-category-list', 'role-list', 'user-list', 'assignment-list')
       ORDER BY at, id`,
    )
    .all(at)) {
    const part = brief(row)
    lists.set(part.kind === 'role-list' ? `role-list ${part.subject}` : part.kind, part)
  }
  const parts = new Map<number, PartBrief>()
  for (const row of db
    .prepare(
      `SELECT ${columns} FROM part WHERE id IN (SELECT part_id FROM statement WHERE since <= @at AND @at < until)`,
    )
    .all({ at })) {
    const part = brief(row)
    parts.set(part.id, part)
  }
  return { lists, parts }
}

/** Parts that state roles, permissions and assignments by themselves: kind → subject → part. */
function readStatements(db: ReadDatabase, at: number): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  const rows = db
    .prepare(
      `SELECT kind, a, part_id FROM statement x WHERE kind IN ('role', 'permission', 'assignment', 'app')
       AND x.since <= @at AND @at < x.until`,
    )
    .raw()
    .all({ at }) as [string, string, number][]
  for (const [kind, subject, part] of rows) {
    if (!found.has(kind)) found.set(kind, new Map())
    found.get(kind)!.set(subject, part)
  }
  return found
}

/** When each user's roles were read, and when anything was said of them. */
function assigned(
  db: ReadDatabase,
  at: number,
  users: number,
  numbers: Numbers,
  parts: Map<number, PartBrief>,
  list: PartBrief | undefined,
): Pick<SnapshotFacts, 'assignedAt' | 'assignmentSaidAt'> {
  const times = new Float64Array(users).fill(list ? list.at : -1)
  const saidTimes = times.slice()
  // Whoever is behind `~`, a list names that user by another id.
  const nameless = db.prepare(`SELECT id FROM user WHERE external_id = '~'`).pluck().all()
  for (const user of [...usersAfterList(db, at, list?.at), ...nameless]) {
    const number = numbers.get('user', user)
    if (number !== undefined) times[number] = -1
  }
  const own = db
    .prepare(
      `SELECT u.id, x.part_id FROM statement x JOIN user u ON u.external_id = x.a
       WHERE x.kind = 'assignment' AND x.since <= @at AND @at < x.until`,
    )
    .raw()
    .all({ at }) as [number, number][]
  for (const [user, part] of own) {
    const number = numbers.get('user', user)
    const said = parts.get(part)
    if (number === undefined || !said) continue
    saidTimes[number] = said.at
    times[number] = said.status === 'whole' ? said.at : -1
  }
  return { assignedAt: times, assignmentSaidAt: saidTimes }
}
