import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleImports } from '../../../src/main/connectors/sample/sample-account'
import { writeImport } from '../../../src/main/store/write-import'
import { TestAccount } from '../../support/account'

const page = readFileSync(join(import.meta.dirname, '../../../docs/data-model.md'), 'utf8')

test('every query of the data model runs on the sample account', () => {
  const account = new TestAccount()
  for (const one of sampleImports(Date.UTC(2026, 10, 20)))
    writeImport(account.db, account.file, one)
  const queries = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql!)
  expect(queries.length).toBeGreaterThan(5)
  for (const sql of queries) account.db.prepare(sql).all()
})

test('the data model lists every view with its columns, and every table', () => {
  const { db } = new TestAccount()
  const names = (type: string) =>
    db
      .prepare("SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all(type) as string[]
  for (const view of names('view')) {
    const line = page.split('\n').find((text) => text.startsWith(`| \`${view}\``))
    const columns = db.pragma(`table_info(${view})`) as { name: string }[]
    for (const { name } of columns) expect(line, view).toContain(`\`${name}\``)
  }
  for (const table of names('table')) expect(page).toContain(`\`${table}\``)
})
