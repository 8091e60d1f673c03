/**
 * Facts with lifetimes. A table holds rows (key, since, until, values); a step of the projection says
 * which rows hold from a moment on, and only the difference is written: an unchanged snapshot writes
 * nothing.
 */
import { FOREVER } from './forever'
import type { WriteDatabase } from './open'
import { PairSet, pairTables, writePairs, type PairTableName } from './pairs'

export type Cell = string | number | null
/** Key cells first, then value cells, in the order of the table's specification. */
export type FactRow = readonly Cell[]

interface FactTable {
  key: readonly string[]
  values: readonly string[]
}

export const factTables = {
  user_version: {
    key: ['user_id'],
    values: [
      'name',
      'email',
      'extension_number',
      'type',
      'sub_type',
      'status',
      'hidden',
      'site_id',
      'site_name',
      'defined',
    ],
  },
  role_version: {
    key: ['role_id'],
    values: [
      'name',
      'description',
      'custom',
      'permission_scope',
      'hidden',
      'site_compatible',
      'names',
      'listing_known',
      'app_listing_known',
      'menus_known',
      'defined',
    ],
  },
  category_version: { key: ['category_id'], values: ['name', 'description'] },
  app_version: {
    key: ['app_id'],
    values: [
      'name',
      'names',
      'code',
      'organization',
      'enabled',
      'created',
      'menus_known',
      'permissions_known',
      'groups_known',
    ],
  },
  site_version: { key: ['site_id'], values: ['name', 'code'] },
  menu_group_version: { key: ['menu_group_id'], values: ['name'] },
  permission_version: {
    key: ['permission_id'],
    values: [
      'name',
      'names',
      'code',
      'description',
      'assignable',
      'read_only',
      'site_compatible',
      'category',
      'includes_known',
      'defined',
    ],
  },
  menu_version: {
    key: ['menu_id'],
    values: [
      'name',
      'names',
      'code',
      'url',
      'display_order',
      'parent',
      'source_app',
      'in_catalogue',
    ],
  },
  user_role: { key: ['user_id', 'role_id'], values: ['auto_assigned', 'site_restricted'] },
  vendor_permission: {
    key: ['user_id', 'target', 'permission_id'],
    values: ['role', 'permission_scopes'],
  },
  vendor_check: {
    key: ['user_id', 'target', 'permission_id', 'kind'],
    values: ['answer', 'role', 'permission_scopes'],
  },
  vendor_app: { key: ['user_id', 'app_id'], values: ['permission_set_id', 'menu_set_id'] },
  statement: { key: ['kind', 'a', 'b', 'c'], values: ['part_id'] },
} as const satisfies Record<string, FactTable>

export type FactTableName = keyof typeof factTables
const names = Object.keys(factTables) as FactTableName[]
const pairNames = Object.keys(pairTables) as PairTableName[]

/** The facts of one moment, table by table; a key is there once. */
export class Facts {
  readonly #rows = new Map<FactTableName, Map<string, FactRow>>(
    names.map((name) => [name, new Map()]),
  )
  readonly #pairs = new Map<PairTableName, PairSet>(pairNames.map((name) => [name, new PairSet()]))

  /** Permissions outside apps that are only spoken of. */
  permissionsWithoutRecord = 0
  /** Languages that names are known in, as stored: `en_US`, `''` where it was not said. */
  readonly languages = new Set<string>()

  set(table: FactTableName, ...row: Cell[]): void {
    this.#rows.get(table)!.set(keyOf(table, row), row)
  }

  rows(table: FactTableName): ReadonlyMap<string, FactRow> {
    return this.#rows.get(table)!
  }

  pair(table: PairTableName, from: number, to: number): void {
    this.#pairs.get(table)!.add(from, to)
  }

  pairs(table: PairTableName): PairSet {
    return this.#pairs.get(table)!
  }
}

function keyOf(table: FactTableName, row: FactRow): string {
  const width = factTables[table].key.length
  // The usual keys are one or two integers; JSON is only needed where ids are the vendor's text.
  if (width === 1) return String(row[0])
  if (width === 2) return `${row[0]} ${row[1]}`
  return JSON.stringify(row.slice(0, width))
}

/** Takes back what was written for moments from `at` on. */
export function rewind(db: WriteDatabase, at: number): void {
  for (const name of [...names, ...pairNames]) {
    db.prepare(`DELETE FROM ${name} WHERE since >= ?`).run(at)
    db.prepare(`UPDATE ${name} SET until = ${FOREVER} WHERE until >= ? AND until < ${FOREVER}`).run(
      at,
    )
  }
}

/** Makes `facts` what holds from `at` on. Nothing newer may be stored (see {@link rewind}). */
export function writeFacts(db: WriteDatabase, at: number, facts: Facts): void {
  for (const name of names) writeTable(db, name, at, facts.rows(name))
  for (const name of pairNames) writePairs(db, name, at, facts.pairs(name))
}

function writeTable(
  db: WriteDatabase,
  name: FactTableName,
  at: number,
  wanted: ReadonlyMap<string, FactRow>,
): void {
  const { key, values }: FactTable = factTables[name]
  const columns = [...key, ...values]
  const current = db
    .prepare(`SELECT ${columns.join(', ')} FROM ${name} WHERE until = ${FOREVER}`)
    .raw()
    .all() as FactRow[]

  const ended: FactRow[] = []
  const kept = new Set<string>()
  for (const row of current) {
    const id = keyOf(name, row)
    const now = wanted.get(id)
    if (now && row.every((cell, index) => cell === now[index])) kept.add(id)
    else ended.push(row.slice(0, key.length))
  }
  const begun = [...wanted].filter(([id]) => !kept.has(id)).map(([, row]) => row)

  const match = key.map((column, index) => `${column} = value ->> ${index}`).join(' AND ')
  const end = db.prepare(
    `UPDATE ${name} SET until = @at FROM json_each(@rows) WHERE ${match} AND until = ${FOREVER}`,
  )
  for (const rows of inChunks(ended)) end.run({ at, rows })
  const cells = columns.map((_, index) => `value ->> ${index}`).join(', ')
  const begin = db.prepare(
    `INSERT INTO ${name} (${columns.join(', ')}, since, until)
     SELECT ${cells}, @at, ${FOREVER} FROM json_each(@rows)`,
  )
  for (const rows of inChunks(begun)) begin.run({ at, rows })
}

/** Rows that one statement writes: its JSON stays at some megabytes. */
const chunk = 20_000

function* inChunks(rows: readonly FactRow[]): Generator<string> {
  for (let from = 0; from < rows.length; from += chunk) {
    yield JSON.stringify(rows.slice(from, from + chunk))
  }
}
