/**
 * Writes the closure of what each role lists, and that of permissions that include something (what is
 * granted directly leads on through it), for the newest state; the documented views stand on them.
 */
import { BitMatrix } from '../access/bits'
import { closureOf } from '../access/closure'
import { Links } from '../access/links'
import { FOREVER } from './forever'
import type { WriteDatabase } from './open'

export function writeClosure(db: WriteDatabase): void {
  const pairs = (sql: string) => db.prepare(sql).raw().all() as [number, number][]
  const listed = pairs(
    `SELECT role_id, permission_id FROM role_permission WHERE until = ${FOREVER} ORDER BY role_id`,
  )
  const included = pairs(
    `SELECT permission_id, included_id FROM permission_inclusion WHERE until = ${FOREVER}`,
  )

  const dense = new Map<number, number>()
  const number = (permission: number) => {
    if (!dense.has(permission)) dense.set(permission, dense.size)
    return dense.get(permission)!
  }
  const inclusions = included.map(([from, to]) => [number(from), number(to)] as const)
  const roles = Map.groupBy(listed, ([role]) => role)
  for (const [, permission] of listed) number(permission)
  const permissions = [...dense.keys()]

  const closure = closureOf(new Links(permissions.length, inclusions))
  const rows: [number, number][] = []
  for (const [role, entries] of roles) {
    const reached = new BitMatrix(1, permissions.length)
    for (const [, permission] of entries) closure.addTo(number(permission), reached.row(0))
    for (const column of reached.columnsOf(0)) rows.push([role, permissions[column]!])
  }
  write(db, 'role_closure', 'role_id, permission_id', rows)

  const led: [number, number][] = []
  for (const from of new Set(inclusions.map(([including]) => including))) {
    const reached = new BitMatrix(1, permissions.length)
    closure.addTo(from, reached.row(0))
    reached.unset(0, from)
    for (const column of reached.columnsOf(0)) led.push([permissions[from]!, permissions[column]!])
  }
  write(db, 'inclusion_closure', 'permission_id, included_id', led)
}

function write(
  db: WriteDatabase,
  table: string,
  columns: string,
  rows: readonly [number, number][],
): void {
  db.prepare(`DELETE FROM ${table}`).run()
  db.prepare(
    `INSERT INTO ${table} (${columns}) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
  ).run(JSON.stringify(rows))
}
