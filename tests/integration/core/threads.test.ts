import { describe, expect, test } from 'vitest'
import { filesIn, testCore, value } from '../../support/core'

/** The built entries: the very files that run in the desktop and in browser mode. */
const workers = {
  reader: new URL('../../../out/main/reader.js', import.meta.url),
  writer: new URL('../../../out/main/writer.js', import.meta.url),
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
})
