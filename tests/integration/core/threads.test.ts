import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, testCore, value } from '../../support/core'

/** The built entries: the very files that run in the desktop and in browser mode. */
const workers = {
  reader: new URL('../../../out/main/reader.js', import.meta.url),
  writer: new URL('../../../out/main/writer.js', import.meta.url),
  jobs: new URL('../../../out/main/jobs.js', import.meta.url),
}

describe('with real threads', () => {
  test('a question is answered while an import is running', async () => {
    const { core, api, ended } = await testCore({ workers })
    const { run: sample } = value(await api.imports.sample({}))
    const account = (await ended(sample)).result!.account.id
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, number) => [
        `${number}.json`,
        { id: `P${number}`, displayName: 'x', assignable: true, includedPermissions: [] },
      ]),
    )
    const upload = await core.offerPaths([filesIn(many)])
    const { run } = value(
      await api.imports.start({ upload, account: 'Other', options: {}, ask: false }),
    )
    const answer = value(await api.access.whoCan({ account, permission: 'ReadPresence' }))
    expect(answer.total).toBeGreaterThan(0)
    expect(await ended(run)).toMatchObject({ status: 'done' })
  })

  test('errors keep their code, hint and detail across the thread', async () => {
    const { api } = await testCore({ workers })
    const result = await api.access.effective({ account: 'Nobody', user: '1' })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'not-found', hint: expect.any(String) as string },
    })
  })

  test('a run can be cancelled', async () => {
    const { core, api, ended } = await testCore({ workers })
    const many = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, number) => [
        `${number}.json`,
        { id: `P${number}`, displayName: 'x', assignable: true, includedPermissions: [] },
      ]),
    )
    const upload = await core.offerPaths([filesIn(many)])
    const { run } = value(
      await api.imports.start({ upload, account: 'New', options: {}, ask: false }),
    )
    await api.runs.cancel({ run })
    expect(await ended(run)).toMatchObject({ status: 'cancelled' })
    expect(value(await api.accounts.list({})).accounts).toEqual([])
  })

  test('an export runs beside an import, and questions are answered meanwhile', async () => {
    const { core, api, ended } = await testCore({ workers })
    const { run: sample } = value(await api.imports.sample({}))
    const account = (await ended(sample)).result!.account.id
    const upload = await core.offerPaths([filesIn(manyPermissions(2_000))])
    const { run: importing } = value(
      await api.imports.start({ upload, account: 'Other', options: {}, ask: false }),
    )
    const shape = { account, rows: 'users', columns: 'permissions' } as const
    const { run } = value(await api.exports.matrix({ ...shape, form: {} }))
    const page = value(await api.matrix.page(shape))
    const made = await ended(run)
    expect(made).toMatchObject({ status: 'done' })
    const { stream } = value(await core.takeDownload(made.download!.ticket))
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const lines = Buffer.concat(chunks).toString().trimEnd().split('\r\n')
    expect(lines.length).toBe(page.rowsTotal + 1)
    expect(await ended(importing)).toMatchObject({ status: 'done' })
  })

  test('an export is cancelled while it writes, and leaves nothing', async () => {
    const { core, api, ended, dataFolder } = await testCore({ workers })
    const users = Array.from({ length: 3_000 }, (_, number) => `u${number}`)
    const permissions = Array.from({ length: 1_500 }, (_, number) => `p${number}`)
    const upload = await core.offerPaths([
      filesIn({
        'grants.csv': [
          'user,permission',
          ...users.map((user, at) => `${user},p${at % 1_500}`),
        ].join('\n'),
        'permissions.csv': ['permission', ...permissions].join('\n'),
      }),
    ])
    const started = value(
      await api.imports.start({ upload, account: 'Big', options: {}, ask: false }),
    )
    expect((await ended(started.run)).report).toMatchObject({ state: 'done' })
    const writing = new Promise<void>((resolve) => {
      core.subscribe((event) => {
        if (event.name === 'runs.changed' && event.value.phase === 'writing') resolve()
      })
    })
    const { run } = value(
      await api.exports.matrix({ account: 'Big', rows: 'users', columns: 'permissions', form: {} }),
    )
    await writing
    await api.runs.cancel({ run })
    const end = await ended(run)
    expect(end).toMatchObject({ status: 'cancelled' })
    expect(end.done).toBeLessThan(3_000)
    const left = readdirSync(join(dataFolder, 'transit'), { recursive: true }).map(String)
    expect(left.filter((name) => name.includes('out-'))).toEqual([])
  })
})

const manyPermissions = (count: number): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `${number}.json`,
      { id: `P${number}`, displayName: 'x', assignable: true, includedPermissions: [] },
    ]),
  )
