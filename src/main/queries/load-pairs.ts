/** Reads relations that are pairs of keys into dense numbers; there can be millions. */
import type { Pairs } from '../access/model'
import type { ReadDatabase } from '../store/open'
import { pairTables, type PairTableName } from '../store/pairs'
import type { Numbered, Numbers } from './cells'

/** @param kinds of what stands on the left and on the right */
export function readPairs(
  db: ReadDatabase,
  at: number,
  numbers: Numbers,
  table: PairTableName,
  [left, right]: readonly [Numbered, Numbered],
): Pairs {
  const [from, to] = pairTables[table]
  const holds = 'since <= @at AND @at < until'
  const size = db.prepare(`SELECT count(*) FROM ${table} WHERE ${holds}`).pluck().get({ at })
  const pairs = { from: new Uint32Array(size as number), to: new Uint32Array(size as number) }
  const rows = db
    .prepare(
      `SELECT ${from}, json_group_array(${to}) FROM ${table} WHERE ${holds} GROUP BY ${from}`,
    )
    .raw()
    .iterate({ at }) as IterableIterator<[number, string]>
  let count = 0
  for (const [key, others] of rows) {
    const a = numbers.get(left, key)
    if (a === undefined) continue
    for (const other of JSON.parse(others) as number[]) {
      const b = numbers.get(right, other)
      if (b === undefined) continue
      pairs.from[count] = a
      pairs.to[count++] = b
    }
  }
  return { from: pairs.from.subarray(0, count), to: pairs.to.subarray(0, count) }
}

/** The same as tuples, where there are few. */
export function asTuples({ from, to }: Pairs): [number, number][] {
  return Array.from(from, (a, index) => [a, to[index]!])
}
