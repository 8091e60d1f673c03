import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { jobsService } from '../../../src/main/worker/jobs-service'
import { Provenance } from '../../../src/shared/schemas/exports'
import type { Run } from '../../../src/shared/schemas/imports'
import * as v from 'valibot'
import { testCore, value, type TestCore } from '../../support/core'

const matrix = { rows: 'users', columns: 'permissions', form: {} } as const

async function sample(made: TestCore): Promise<string> {
  const { run } = value(await made.api.imports.sample({}))
  return (await made.ended(run)).result!.account.id
}

async function bytesOf({ core }: TestCore, download: Run['download']): Promise<Buffer> {
  const { stream } = value(await core.takeDownload(download!.ticket))
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function exported(made: TestCore, run: Run) {
  expect(run.error).toBeUndefined()
  const csv = await bytesOf(made, run.download)
  const json = JSON.parse((await bytesOf(made, run.provenance)).toString()) as unknown
  const { data, errors } = Papa.parse<string[]>(csv.toString(), { skipEmptyLines: true })
  expect(errors).toEqual([])
  return { csv, rows: data, provenance: v.parse(Provenance, json) }
}

/** Files on their way out. */
const onTheirWay = ({ dataFolder }: TestCore): string[] =>
  readdirSync(join(dataFolder, 'transit'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('out-'))

describe('a matrix', () => {
  test('is what the page says, with the file’s own hash beside it', async () => {
    const made = await testCore()
    const account = await sample(made)
    const question = { account, filter: 'role:"Front Desk"', columnFilter: 'presence' }
    const run = value(await made.api.exports.matrix({ ...question, ...matrix }))
    const ended = await made.ended(run.run)
    const { csv, rows, provenance } = await exported(made, ended)
    const page = value(await made.api.matrix.page({ ...question, ...matrix }))

    expect(rows.length).toBe(page.rowsTotal + 1)
    expect(rows[0]!.slice(3)).toEqual(page.columns.map((column) => column.name))
    const letters = rows.slice(1).map((row) =>
      row
        .slice(3)
        .map((cell) => (cell.endsWith('≠') ? cell[0]!.toUpperCase() : cell[0]!))
        .join(''),
    )
    expect(letters).toEqual(page.rows.map((row) => row.cells))
    expect(rows.slice(1).map((row) => row[0])).toEqual(page.rows.map((row) => row.id))

    expect(ended.download).toMatchObject({ bytes: csv.length })
    expect(ended.download!.name).toMatch(/^Sample account users-permissions [\d-]+\.csv$/)
    expect(ended.provenance!.name).toBe(`${ended.download!.name}.provenance.json`)
    expect(provenance).toMatchObject({
      product: { name: 'Permiscope', version: '0.0.0' },
      account: { id: account, name: 'Sample account' },
      snapshot: page.snapshot,
      content: {
        kind: 'matrix',
        filter: question.filter,
        rowsWritten: page.rowsTotal,
        columnsWritten: page.columnsTotal,
      },
      file: {
        name: ended.download!.name,
        bytes: csv.length,
        sha256: createHash('sha256').update(csv).digest('hex'),
        form: { delimiter: 'comma', lineEnd: 'crlf', bom: false, cells: 'words' },
      },
    })
    const headings = provenance.content.kind === 'matrix' ? provenance.content.headings : undefined
    expect(headings).toEqual(page.columns.map(({ id, name }) => ({ heading: name, id })))
  })

  test('that is not known everywhere does not look whole', async () => {
    const made = await testCore()
    await made.import({
      'role.json': { id: '10', displayName: 'Desk', custom: true, permissions: [] },
      'role-list.json': {
        records: [{ id: '20', displayName: 'Guest', custom: true }],
        paging: { page: 1, totalPages: 2, perPage: 1, totalElements: 2 },
      },
      'permission.json': {
        id: 'Edit',
        displayName: 'Edit',
        assignable: true,
        includedPermissions: [],
      },
    })
    const run = value(
      await made.api.exports.matrix({
        account: 'Test',
        rows: 'roles',
        columns: 'permissions',
        form: { cells: 'marks' },
      }),
    )
    const { rows, provenance } = await exported(made, await made.ended(run.run))
    expect(rows.slice(1).flatMap((row) => row.slice(2))).toContain('?')
    expect(provenance.whole).toBe(false)
    expect(provenance.missing.length).toBeGreaterThan(0)
    expect(provenance.content).toMatchObject({ cells: { unknown: expect.any(Number) as number } })
  })

  test('is refused with the question’s own error, and leaves nothing', async () => {
    const made = await testCore()
    const account = await sample(made)
    const run = value(await made.api.exports.matrix({ account, ...matrix, filter: 'colour:blue' }))
    expect(await made.ended(run.run)).toMatchObject({
      status: 'failed',
      error: { code: 'invalid-argument', message: 'A filter cannot ask for “colour:”.' },
    })
    expect(onTheirWay(made)).toEqual([])
  })

  test('leaves nothing where what lies beside it cannot be written', async () => {
    const made = await testCore()
    const account = await sample(made)
    const to = {
      csv: join(made.dataFolder, 'out.csv'),
      provenance: join(made.dataFolder, 'no-such-folder', 'out.json'),
    }
    const target = { to, version: '0.0.0', now: Date.now() }
    const context = { signal: new AbortController().signal, progress: () => undefined }
    await expect(
      jobsService(made.dataFolder)['exports.matrix']({ account, ...matrix, ...target }, context),
    ).rejects.toThrow()
    expect(existsSync(to.csv)).toBe(false)
  })

  test('that is cancelled leaves nothing', async () => {
    const made = await testCore()
    const account = await sample(made)
    const cancelled = new Promise<void>((resolve) => {
      made.core.subscribe((event) => {
        if (event.name !== 'runs.changed' || event.value.kind !== 'export') return
        // Once it is at work: a run that never began would prove nothing.
        if (event.value.phase === 'reading') {
          void made.api.runs.cancel({ run: event.value.id }).then(() => resolve())
        }
      })
    })
    const run = value(await made.api.exports.matrix({ account, ...matrix }))
    await cancelled
    const ended = await made.ended(run.run)
    expect(ended).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } })
    expect(ended.download).toBeUndefined()
    expect(onTheirWay(made)).toEqual([])
  })
})

describe('a comparison', () => {
  test('is written with its provenance', async () => {
    const made = await testCore()
    const account = await sample(made)
    const { roles } = value(await made.api.roles.list({ account }))
    const input = {
      account,
      sides: 'roles',
      subjects: roles.slice(0, 2).map((role) => role.id),
      on: 'effective',
      differencesOnly: true,
    } as const
    const run = value(await made.api.exports.comparison({ ...input, form: { delimiter: 'tab' } }))
    const { csv, rows, provenance } = await exported(made, await made.ended(run.run))
    const comparison = value(await made.api.roles.compare(input))
    expect(rows.length).toBe(comparison.rows.length + 1)
    expect(rows.slice(1).map((row) => row[0])).toEqual(
      comparison.rows.map((row) => row.permission.id),
    )
    expect(provenance).toMatchObject({
      content: {
        kind: 'comparison',
        subjects: comparison.sides.map(({ id, name }) => ({ id, name })),
        total: comparison.total,
        unknown: comparison.unknown,
      },
      file: { sha256: createHash('sha256').update(csv).digest('hex') },
    })
  })
})

describe('beside other work', () => {
  test('an export neither waits for an import nor lets the account be removed under it', async () => {
    const made = await testCore()
    const account = await sample(made)
    const order: string[] = []
    made.core.subscribe((event) => {
      if (event.name === 'runs.changed' && event.value.status === 'done') {
        order.push(event.value.kind)
      }
    })
    const other = value(await made.api.imports.sample({}))
    const run = value(await made.api.exports.matrix({ account, ...matrix }))
    expect(await made.api.accounts.remove({ account })).toMatchObject({
      ok: false,
      error: { code: 'busy' },
    })
    await Promise.all([made.ended(other.run), made.ended(run.run)])
    expect(order.sort()).toEqual(['export', 'sample'])
    expect(await made.api.accounts.remove({ account })).toMatchObject({ ok: true })
  })
})
