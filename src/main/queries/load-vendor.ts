/** Reads the vendor's own answers of one snapshot, each as one statement with all it grants. */
import type { PartBrief, VendorGrant, VendorStatement } from '../access/model'
import type { ReadDatabase } from '../store/open'
import { maybe, text, type Numbers, type Row } from './cells'

type Grants = ReadonlyMap<number, VendorGrant>
type Menus = ReadonlyMap<number, string | undefined>

export function readVendor(
  db: ReadDatabase,
  at: number,
  numbers: Numbers,
  parts: Map<number, PartBrief>,
): VendorStatement[] {
  const raw = (sql: string) => db.prepare(sql).raw().all({ at }) as Row[]
  const holds = 'x.since <= @at AND @at < x.until'

  const profiles = new Map<string, Map<number, VendorGrant>>()
  const profileOf = (user: number, target: string) => {
    const key = `${user} ${target}`
    const known = profiles.get(key) ?? new Map<number, VendorGrant>()
    profiles.set(key, known)
    return known
  }
  for (const row of raw(
    `SELECT x.user_id, x.target, x.permission_id, x.role, x.permission_scopes
     FROM vendor_permission x WHERE ${holds}`,
  )) {
    const user = numbers.get('user', row[0])
    const permission = numbers.get('permission', row[2])
    if (user === undefined || permission === undefined) continue
    profileOf(user, text(row[1])).set(permission, grantOf(row[3], row[4]))
  }
  const statements: VendorStatement[] = []
  for (const row of raw(
    `SELECT u.id, x.b, x.part_id FROM statement x JOIN user u ON u.external_id = x.a
     WHERE x.kind = 'authorization-profile' AND ${holds}`,
  )) {
    const user = numbers.get('user', row[0])
    const part = parts.get(row[2] as number)
    if (user === undefined || !part) continue
    const target = text(row[1])
    statements.push({
      kind: 'authorization-profile',
      user,
      at: part.at,
      part: part.id,
      whole: part.status === 'whole',
      target,
      granted: profileOf(user, target),
    })
  }
  for (const statement of readAppStatements(db, at, numbers, parts)) statements.push(statement)

  const checks = raw(
    `SELECT x.user_id, x.target, x.permission_id, x.kind, x.answer, x.role, x.permission_scopes, s.part_id
     FROM vendor_check x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id
     JOIN statement s ON s.kind = x.kind AND s.a = u.external_id AND s.b = x.target AND s.c = p.external_id
       AND s.since <= @at AND @at < s.until
     WHERE ${holds}`,
  ).flatMap((row): VendorStatement[] => {
    const user = numbers.get('user', row[0])
    const permission = numbers.get('permission', row[2])
    const part = parts.get(row[7] as number)
    if (user === undefined || permission === undefined || !part) return []
    return [
      {
        kind: row[3] as 'permission-check' | 'error-observation',
        user,
        at: part.at,
        part: part.id,
        whole: part.status === 'whole',
        target: text(row[1]),
        permission,
        answer: row[4] as 'yes' | 'no',
        grant: grantOf(row[5], row[6]),
      },
    ]
  })
  for (const check of checks) statements.push(check)
  return statements
}

/** Answers that say the same share their maps. There can be half a million answers. */
function* readAppStatements(
  db: ReadDatabase,
  at: number,
  numbers: Numbers,
  parts: Map<number, PartBrief>,
): Generator<VendorStatement> {
  const holds = 'x.since <= @at AND @at < x.until'
  const permissionSets = readSets(db, at, 'permission', (rows): Grants => {
    const granted = new Map<number, VendorGrant>()
    for (const [key] of rows) {
      const permission = numbers.get('permission', key)
      if (permission !== undefined) granted.set(permission, inApp)
    }
    return granted
  })
  const menuSets = readSets(db, at, 'menu', (rows): Menus => {
    const menus = new Map<number, string | undefined>()
    for (const [key, parent] of rows) {
      const menu = numbers.get('menu', key)
      if (menu !== undefined) menus.set(menu, maybe(parent))
    }
    return menus
  })
  const none: Grants = new Map()
  const noMenus: Menus = new Map()
  // In the order of statements: of an app the answer that speaks of menus first, though a newer one may
  // speak of permissions alone.
  const rows = db
    .prepare(
      `SELECT v.user_id, v.app_id, v.permission_set_id, v.menu_set_id, x.c = 'permissions', x.part_id
       FROM statement x CROSS JOIN user u ON u.external_id = x.a CROSS JOIN app a ON a.external_id = x.b
       CROSS JOIN vendor_app v ON v.user_id = u.id AND v.app_id = a.id AND v.since <= @at AND @at < v.until
       WHERE x.kind = 'user-app-resources' AND ${holds}`,
    )
    .raw()
    .iterate({ at }) as IterableIterator<[number, number, number, number | null, number, number]>
  for (const [userKey, appKey, permissionSet, menuSet, withoutMenus, partId] of rows) {
    const user = numbers.get('user', userKey)
    const app = numbers.get('app', appKey)
    const part = parts.get(partId)
    if (user === undefined || app === undefined || !part) continue
    const speaksOfMenus = withoutMenus === 0 && menuSet !== null
    yield {
      kind: 'user-app-resources',
      user,
      at: part.at,
      part: part.id,
      whole: part.status === 'whole',
      app,
      granted: permissionSets.get(permissionSet) ?? none,
      menus: speaksOfMenus ? (menuSets.get(menuSet) ?? noMenus) : undefined,
    }
  }
}

/** What an app's answer says of a permission beside that it is granted. */
const inApp: VendorGrant = { role: undefined, permissionScopes: undefined }

/** Members of the sets that somebody has at that moment; an empty set has no entry. */
function readSets<T>(
  db: ReadDatabase,
  at: number,
  of: 'permission' | 'menu',
  contentOf: (rows: [key: number, parent: string | null][]) => T,
): Map<number, T> {
  const value = of === 'menu' ? 'json_array(m.menu_id, m.parent)' : 'json_array(m.permission_id)'
  const rows = db
    .prepare(
      `SELECT m.${of}_set_id, json_group_array(${value}) FROM ${of}_set_member m
       WHERE m.${of}_set_id IN (
         SELECT ${of}_set_id FROM vendor_app x WHERE x.since <= @at AND @at < x.until
       ) GROUP BY m.${of}_set_id`,
    )
    .raw()
    .iterate({ at }) as IterableIterator<[number, string]>
  const sets = new Map<number, T>()
  for (const [set, json] of rows) {
    sets.set(set, contentOf(JSON.parse(json) as [number, string | null][]))
  }
  return sets
}

function grantOf(role: Row[number] | undefined, scopes: Row[number] | undefined): VendorGrant {
  return {
    role: maybe(role),
    permissionScopes: typeof scopes === 'string' ? (JSON.parse(scopes) as string[]) : undefined,
  }
}
