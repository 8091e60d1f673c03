/** All that lies in a data folder, for tests that look for what must not be there. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import Database from 'better-sqlite3'

export function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

/** All that a database holds, bodies of parts inflated. */
export function contentOf(database: string | Buffer): string {
  const db = new Database(database, typeof database === 'string' ? { readonly: true } : {})
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    const rows = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all())
    return (rows as unknown[][])
      .flat()
      .map((cell) => (Buffer.isBuffer(cell) ? inflated(cell) : String(cell)))
      .join('\n')
  } finally {
    db.close()
  }
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString()
  } catch {
    return bytes.toString('latin1')
  }
}
