/** Several accounts and snapshots in one question, read from real files. */
import Papa from 'papaparse'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Provenance } from '../../../src/shared/schemas/exports'
import type { Run } from '../../../src/shared/schemas/imports'
import { testCore, value, type TestCore } from '../../support/core'

async function sample(made: TestCore): Promise<{ id: string; name: string }> {
  const { run } = value(await made.api.imports.sample({}))
  return (await made.ended(run)).result!.account
}

async function text({ core }: TestCore, download: Run['download']): Promise<string> {
  const { stream } = value(await core.takeDownload(download!.ticket))
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const provenanceOf = async (made: TestCore, run: Run) =>
  v.parse(Provenance, JSON.parse(await text(made, run.provenance)))

describe('roles of two snapshots of the sample', () => {
  test('are mapped by what they give: one has grown since', async () => {
    const made = await testCore()
    const { id: account } = await sample(made)
    const map = value(await made.api.roles.map({ account, to: { at: '1' } }))
    expect(map).toMatchObject({
      here: { account: { id: account }, snapshot: { id: 2 } },
      there: { account: { id: account }, snapshot: { id: 1 } },
      counts: { same: 11, drifted: 1, unknown: 0, onlyHere: 0, onlyThere: 0 },
      missing: [],
    })
    const drifted = map.rows.find(({ state }) => state === 'drifted')!
    const { id, name } = drifted.here!
    expect(drifted.there).toMatchObject({ id, name })
    expect(drifted.added.count).toBeGreaterThan(0)
    expect(drifted.removed.count).toBe(0)

    // The same role side by side in both snapshots says the same.
    const compared = value(
      await made.api.roles.compare({
        account,
        sides: 'roles',
        subjects: [id, { subject: id, at: '1' }],
        on: 'effective',
        differencesOnly: true,
      }),
    )
    expect(compared.rows.map(({ permission }) => permission.id).sort()).toEqual(
      drifted.added.shown.map((permission) => permission.id).sort(),
    )
    expect(compared.sides.map(({ snapshot }) => snapshot.id)).toEqual([2, 1])
    expect(compared.pairs[0]!.likeness).toEqual(drifted.likeness)
  })

  test('are written with where each stands', async () => {
    const made = await testCore()
    const { id: account, name } = await sample(made)
    const other = await sample(made)
    const subjects = ['Front Desk', { subject: 'Front Desk', account: other.id, at: '1' }]
    const compared = await made.ended(
      value(
        await made.api.exports.comparison({
          account,
          sides: 'roles',
          subjects,
          on: 'effective',
          differencesOnly: false,
          form: {},
        }),
      ).run,
    )
    const head = (await text(made, compared.download)).split('\r\n')[0]!
    expect(Papa.parse<string[]>(head).data[0]).toEqual(
      expect.arrayContaining([`Front Desk (${name})`, `Front Desk (${other.name})`]),
    )
    expect((await provenanceOf(made, compared)).content).toMatchObject({
      subjects: [
        { account: { id: account }, snapshot: { id: 2 } },
        { account: { id: other.id, name: other.name }, snapshot: { id: 1 } },
      ],
    })

    const answer = { kind: 'role-map', account, to: { account: other.id } } as const
    const map = await made.ended(value(await made.api.exports.answer({ answer, form: {} })).run)
    const { data } = Papa.parse<string[]>((await text(made, map.download)).trim())
    expect(data).toHaveLength(13)
    expect(await provenanceOf(made, map)).toMatchObject({
      content: { kind: 'answer', question: { kind: 'role-map', to: { account: other.id } } },
      whole: true,
    })
  })

  test('of an account or snapshot that is not there are not found', async () => {
    const made = await testCore()
    const { id: account } = await sample(made)
    for (const to of [{ account: 'Nowhere' }, { at: '9' }]) {
      expect(await made.api.roles.map({ account, to })).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      })
    }
  })
})
