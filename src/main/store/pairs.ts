/**
 * Relations that are nothing but pairs of keys, with lifetimes like every fact. There can be millions,
 * so a pair is one number, a moment's pairs are one sorted array of them, and only differences are
 * written, in chunks.
 */
import { FOREVER } from './forever'
import type { WriteDatabase } from './open'

/** The two key columns of each table. */
export const pairTables = {
  role_permission: ['role_id', 'permission_id'],
  permission_inclusion: ['permission_id', 'included_id'],
  user_permission: ['user_id', 'permission_id'],
  user_menu: ['user_id', 'menu_id'],
  role_menu: ['role_id', 'menu_id'],
  role_menu_group: ['role_id', 'menu_group_id'],
  menu_group_menu: ['menu_group_id', 'menu_id'],
  administered_site: ['user_id', 'site_id'],
} as const

export type PairTableName = keyof typeof pairTables

/** Keys below this fit together into one exact number: 2^26 on the right, 2^27 on the left. */
const width = 2 ** 26
/** Pairs that one statement writes: its JSON stays below a megabyte. */
const chunk = 50_000

export class PairSet {
  #values = new Float64Array(16)
  #size = 0
  #sorted = true

  add(from: number, to: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    const value = from * width + to
    if (this.#size > 0 && value <= this.#values[this.#size - 1]!) this.#sorted = false
    this.#values[this.#size++] = value
  }

  /** How many different pairs there are. */
  get size(): number {
    return this.values().length
  }

  /** Ascending, each once. A view that holds until the next `add`. */
  values(): Float64Array {
    const values = this.#values.subarray(0, this.#size)
    if (this.#sorted) return values
    values.sort()
    let kept = 0
    for (const value of values) {
      if (kept === 0 || value !== values[kept - 1]) values[kept++] = value
    }
    this.#size = kept
    this.#sorted = true
    return this.#values.subarray(0, kept)
  }
}

/** Makes `wanted` what holds from `at` on. Nothing newer may be stored. */
export function writePairs(
  db: WriteDatabase,
  table: PairTableName,
  at: number,
  wanted: PairSet,
): void {
  const [from, to] = pairTables[table]
  const end = db.prepare(
    `UPDATE ${table} SET until = @at FROM json_each(@pairs)
     WHERE ${from} = value / ${width} AND ${to} = value % ${width} AND until = ${FOREVER}`,
  )
  const begin = db.prepare(
    `INSERT INTO ${table} (${from}, ${to}, since, until)
     SELECT value / ${width}, value % ${width}, @at, ${FOREVER} FROM json_each(@pairs)`,
  )
  const ended = new Chunks((pairs) => end.run({ at, pairs }))
  const begun = new Chunks((pairs) => begin.run({ at, pairs }))

  const before = currentPairs(db, table)
  const now = wanted.values()
  let a = 0
  let b = 0
  while (a < before.length || b < now.length) {
    const old = before[a] ?? Infinity
    const wants = now[b] ?? Infinity
    if (old < wants) ended.add(old)
    else if (wants < old) begun.add(wants)
    if (old <= wants) a++
    if (wants <= old) b++
  }
  ended.flush()
  begun.flush()
}

function currentPairs(db: WriteDatabase, table: PairTableName): Float64Array {
  const [from, to] = pairTables[table]
  const pairs = new PairSet()
  const rows = db
    .prepare(
      `SELECT ${from}, json_group_array(${to}) FROM ${table} WHERE until = ${FOREVER} GROUP BY ${from}`,
    )
    .raw()
    .iterate() as IterableIterator<[number, string]>
  for (const [key, others] of rows) {
    for (const other of JSON.parse(others) as number[]) pairs.add(key, other)
  }
  return pairs.values()
}

class Chunks {
  readonly #write: (json: string) => void
  #values: number[] = []

  constructor(write: (json: string) => void) {
    this.#write = write
  }

  add(value: number): void {
    this.#values.push(value)
    if (this.#values.length === chunk) this.flush()
  }

  flush(): void {
    if (this.#values.length > 0) this.#write(JSON.stringify(this.#values))
    this.#values = []
  }
}
