/** Opening a snapshot: from its SQLite file to the index that answers. */
import Database from 'better-sqlite3'
import type { AccessIndex } from '../../src/main/access/access-index'
import { loadFacts } from '../../src/main/queries/load-facts'
import { Reader } from '../../src/main/queries/reader'
import { newestSnapshot } from '../../src/main/queries/snapshots'
import { AccountFolder } from '../../src/main/store/account-folder'
import { openForReading, type ReadDatabase } from '../../src/main/store/open'
import type { Line } from './measure'

export function openingLines(dataFolder: string, account: string): Line[] {
  const folder = new AccountFolder(dataFolder)
  const { file } = folder.find(account)
  const statements = statementsOf(file)
  const rows = (text: unknown): number => {
    const parsed: unknown = typeof text === 'string' && text.startsWith('[') ? JSON.parse(text) : []
    return Array.isArray(parsed) ? parsed.length : 0
  }
  return [
    {
      name: 'Open a snapshot',
      unit: 'snapshot',
      budget: { text: '150 ms', holds: (median) => median('Permiscope') <= 150 },
      ours: {
        name: 'Permiscope',
        units: 1,
        work() {
          const reader = new Reader(folder)
          const { index } = reader.ask(account, undefined)
          reader.close()
          return index
        },
        // What the facts say is compared by the lines about access; here it is that all were read.
        found: (index) => (index as AccessIndex).facts.assignments.length,
      },
      peers: [
        {
          name: 'reading the same rows, one by one',
          units: 1,
          work: () => read(file, statements, (sql) => sql.replace(inJson, 'SELECT $1 FROM')),
          found: (read) => Math.max(...(read as unknown[][]).map((table) => table.length)),
        },
        {
          name: 'reading the same rows, as JSON, not parsed',
          units: 1,
          work: () => read(file, statements, (sql) => sql),
          found: (read) => Math.max(...(read as string[][][]).map((table) => rows(table[0]?.[0]))),
        },
      ],
      notes: [
        'Of one file in the operating system’s cache. Both peers run the statements that we run and build nothing.',
      ],
    },
  ]
}

const inJson = /^SELECT json_group_array\(json_array\((.*?)\)\)\s+FROM/s

interface Statement {
  sql: string
  given: unknown[]
}

/** What opening asks of SQLite, recorded from opening itself, so that the peers cannot fall behind. */
function statementsOf(file: string): Statement[] {
  const db = openForReading(file)
  const statements: Statement[] = []
  const recording: ReadDatabase = new Proxy(db, {
    get(target, name: keyof ReadDatabase) {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown
      return (sql: string) => recorded(target.prepare(sql), sql, statements)
    },
  })
  loadFacts(recording, newestSnapshot(db)!)
  db.close()
  return statements
}

function recorded<S extends object>(statement: S, sql: string, statements: Statement[]): S {
  return new Proxy(statement, {
    get(target, name) {
      const member = Reflect.get(target, name) as (...given: unknown[]) => unknown
      return (...given: unknown[]) => {
        const asks = name === 'get' || name === 'all'
        if (asks) statements.push({ sql, given })
        const result = member.apply(target, given)
        // `pluck` and `raw` give the statement itself.
        return result === target ? recorded(target, sql, statements) : result
      }
    },
  })
}

function read(file: string, statements: Statement[], rewrite: (sql: string) => string): unknown[] {
  const db = new Database(file, { readonly: true })
  const tables = statements.map(({ sql, given }) =>
    db
      .prepare(rewrite(sql))
      .raw()
      .all(...given),
  )
  db.close()
  return tables
}
