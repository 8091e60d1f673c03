/** Statements that run once a part or an entity: preparing one costs more than running it. */
import type Database from 'better-sqlite3'
import type { ReadDatabase } from './open'

type Statement = Database.Statement<unknown[]>

const prepared = new WeakMap<ReadDatabase, Map<string, Statement>>()

/** The statement of that text, prepared once for each connection. */
export function statement(db: ReadDatabase, sql: string): Statement {
  let known = prepared.get(db)
  if (!known) prepared.set(db, (known = new Map<string, Statement>()))
  let made = known.get(sql)
  if (!made) known.set(sql, (made = db.prepare<unknown[]>(sql)))
  return made
}
