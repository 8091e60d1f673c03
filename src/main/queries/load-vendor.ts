/** Reads the vendor's own answers of one snapshot, each as one statement with all it grants. */
import type { PartBrief, VendorGrant, VendorStatement } from '../access/model'
import type { ReadDatabase } from '../store/open'
import { maybe, text, type Numbers, type Row } from './cells'

type Menus = Map<number, string | undefined>

export function readVendor(
  db: ReadDatabase,
  at: number,
  numbers: Numbers,
  parts: Map<number, PartBrief>,
): VendorStatement[] {
  const raw = (sql: string) => db.prepare(sql).raw().all({ at }) as Row[]
  const holds = 'x.since <= @at AND @at < x.until'
  /** Answers by user and target or app, with what they grant; two of them can share that. */
  const answers = new Map<string, { granted: Map<number, VendorGrant>; menus: Menus }>()
  const statements: VendorStatement[] = []
  const answerOf = (kind: string, user: number, rest: string) => {
    const key = `${kind} ${user} ${rest}`
    const known = answers.get(key)
    if (known) return known
    const made = { granted: new Map<number, VendorGrant>(), menus: new Map() as Menus }
    answers.set(key, made)
    return made
  }

  // Of an app: the answer that speaks of menus first, though a newer one may speak of permissions alone.
  for (const row of raw(
    `SELECT x.kind, u.id, x.b, x.c, x.part_id, a.id FROM statement x JOIN user u ON u.external_id = x.a
     LEFT JOIN app a ON x.kind = 'user-app-resources' AND a.external_id = x.b
     WHERE x.kind IN ('authorization-profile', 'user-app-resources') AND ${holds}
     ORDER BY x.c = 'permissions'`,
  )) {
    const user = numbers.get('user', row[1])
    const part = parts.get(row[4] as number)
    if (user === undefined || !part) continue
    const said = { user, at: part.at, part: part.id, whole: part.status === 'whole' }
    if (row[0] === 'authorization-profile') {
      const target = text(row[2])
      const { granted } = answerOf('profile', user, target)
      statements.push({ kind: 'authorization-profile', ...said, target, granted })
      continue
    }
    const app = numbers.get('app', row[5])
    if (app === undefined) continue
    const { granted, menus } = answerOf('app', user, String(app))
    const speaksOfMenus = row[3] !== 'permissions'
    statements.push({
      kind: 'user-app-resources',
      ...said,
      app,
      granted,
      menus: speaksOfMenus ? menus : undefined,
    })
  }

  for (const row of raw(
    `SELECT x.user_id, x.target, x.permission_id, x.role, x.permission_scopes, p.app_id
     FROM vendor_permission x JOIN permission p ON p.id = x.permission_id WHERE ${holds}`,
  )) {
    const user = numbers.get('user', row[0])
    const permission = numbers.get('permission', row[2])
    if (user === undefined || permission === undefined) continue
    const { granted } =
      row[5] === 0
        ? answerOf('profile', user, text(row[1]))
        : answerOf('app', user, String(numbers.get('app', row[5])))
    granted.set(permission, grantOf(row[3], row[4]))
  }

  for (const row of raw(
    `SELECT x.user_id, x.menu_id, x.parent, m.app_id FROM vendor_menu x JOIN menu m ON m.id = x.menu_id WHERE ${holds}`,
  )) {
    const user = numbers.get('user', row[0])
    const menu = numbers.get('menu', row[1])
    if (user === undefined || menu === undefined) continue
    answerOf('app', user, String(numbers.get('app', row[3]))).menus.set(menu, maybe(row[2]))
  }

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
  return [...statements, ...checks]
}

function grantOf(role: Row[number] | undefined, scopes: Row[number] | undefined): VendorGrant {
  return {
    role: maybe(role),
    permissionScopes: typeof scopes === 'string' ? (JSON.parse(scopes) as string[]) : undefined,
  }
}
