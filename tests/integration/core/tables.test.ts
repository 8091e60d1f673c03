/** Tables of an account through the core: they agree with plain SQL on its file, and CSV says what is missing. */
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import Papa from 'papaparse'
import * as v from 'valibot'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Provenance } from '../../../src/shared/schemas/exports'
import type { TableName } from '../../../src/shared/tables'
import { testCore, value, type TestCore } from '../../support/core'

const server = 'https://platform.ringcentral.com/restapi/v1.0'

async function sample(made: TestCore): Promise<string> {
  const { run } = value(await made.api.imports.sample({}))
  return (await made.ended(run)).result!.account.id
}

/** The account's own file, read beside the app. */
function plainSql({ dataFolder }: TestCore, account: string) {
  const db = new Database(join(dataFolder, 'accounts', `${account}.sqlite`), { readonly: true })
  onTestFinished(() => void db.close())
  return (sql: string) => db.prepare(sql).raw().all() as unknown[][]
}

/** One user without roles of their own, of a list that has more pages. */
const partOfTheUsers = {
  'users.json': {
    uri: `${server}/account/37439510/extension?page=1&perPage=1`,
    records: [{ id: 1, extensionNumber: '101', name: 'Anna', type: 'User', status: 'Enabled' }],
    paging: { page: 1, perPage: 1, totalPages: 2, totalElements: 2 },
    navigation: { firstPage: {}, nextPage: {} },
  },
}

async function exported(made: TestCore, account: string, table: TableName, fields?: string[]) {
  const started = value(
    await made.api.exports.answer({
      answer: { kind: 'table', account, table, ...(fields === undefined ? {} : { fields }) },
      form: {},
    }),
  )
  const run = await made.ended(started.run)
  expect(run.error).toBeUndefined()
  const text = async (ticket: string) =>
    (await buffer(value(await made.core.takeDownload(ticket)).stream)).toString()
  const { data } = Papa.parse<string[]>(await text(run.download!.ticket), { skipEmptyLines: true })
  const provenance = v.parse(Provenance, JSON.parse(await text(run.provenance!.ticket)))
  return { rows: data, provenance }
}

describe('a table', () => {
  test.each([
    [
      'assignments',
      'is:site-restricted is:enabled',
      `SELECT u.id || ' ' || a.role FROM v_assignment a JOIN v_user u ON u.id = a.user
       WHERE a.site_restricted = 1 AND u.status = 'Enabled'`,
    ],
    [
      'users',
      'is:disabled roles>0',
      `SELECT id FROM v_user WHERE status = 'Disabled' AND id IN (SELECT user FROM v_assignment)`,
    ],
    [
      'users',
      'roles:2',
      'SELECT user FROM v_assignment GROUP BY user HAVING count(DISTINCT role) = 2',
    ],
    [
      'roles',
      'users>20',
      'SELECT role FROM v_assignment GROUP BY role HAVING count(DISTINCT user) > 20',
    ],
    [
      'permissions',
      'includes>1',
      'SELECT permission FROM v_inclusion GROUP BY permission HAVING count(*) > 1',
    ],
  ] as const)('of %s that fit “%s” is what SQL finds', async (table, filter, sql) => {
    const made = await testCore()
    const account = await sample(made)
    const page = value(await made.api.tables.page({ account, table, filter, limit: 10_000 }))
    const id = (sel: string) => sel.slice(sel.indexOf(':') + 1)
    const found = page.rows.map(({ other, sel }) =>
      table === 'assignments' ? `${id(sel)} ${id(other!)}` : id(sel),
    )
    const expected = plainSql(made, account)(sql).map(([one]) => String(one))
    expect(expected.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual(expected.toSorted())
    expect(page.unknown).toBe(0)
  })

  test('as CSV is all its rows, and whole where nothing is unknown', async () => {
    const made = await testCore()
    const account = await sample(made)
    const { provenance, rows } = await exported(made, account, 'users', ['name', 'id', 'roles'])
    const users = plainSql(made, account)('SELECT name, id FROM v_user ORDER BY id')
    expect(rows[0]).toEqual(['name', 'id', 'roles'])
    expect(
      rows
        .slice(1)
        .map(([name, id]) => [name, id])
        .toSorted((a, b) => (a[1]! < b[1]! ? -1 : 1)),
    ).toEqual(users)
    expect(provenance).toMatchObject({ whole: true, missing: [] })
  })

  test('as CSV of what was not read whole names what is missing', async () => {
    const made = await testCore()
    const report = await made.import(partOfTheUsers)
    const names = await exported(made, report.account!.id, 'users', ['name'])
    expect(names.rows).toEqual([['name'], ['Anna']])
    expect(names.provenance.whole).toBe(false)
    expect(names.provenance.missing.map(({ kind }) => kind)).toEqual(['user-list'])

    const withRoles = await exported(made, report.account!.id, 'users', ['name', 'roles'])
    expect(withRoles.rows[1]).toEqual(['Anna', 'unknown'])
    expect(withRoles.provenance.missing.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['user-list', 'assignment-list']),
    )
  })
})
