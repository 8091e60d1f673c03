import { expect, test } from 'vitest'
import type { Edit } from '../../../src/shared/schemas/edits'
import { testCore, value, type TestCore } from '../../support/core'

const account = 'Sample account'
const less: Edit[] = [
  { kind: 'remove-permission', role: 'Front Desk', permission: 'Manage Presence' },
]
const copy: Edit[] = [{ kind: 'copy-role', role: 'Standard', name: 'Standard, less' }]

async function sample(): Promise<TestCore> {
  const core = await testCore()
  await core.ended(value(await core.api.imports.sample({})).run)
  return core
}

const namesIn = async ({ api }: TestCore): Promise<string[]> =>
  value(await api.whatIf.list({ account })).sandboxes.map(({ name }) => name)

test('edits are saved under a name, found again after a restart, renamed and removed', async () => {
  const core = await sample()
  const { api } = core
  const saved = value(await api.whatIf.save({ account, name: ' Less presence ', edits: less }))
  expect(saved).toMatchObject({ name: 'Less presence', edits: less })
  value(await api.whatIf.save({ account, name: 'A copy', edits: copy }))
  expect(await namesIn(core)).toEqual(['A copy', 'Less presence'])

  await core.core.close()
  const again = await testCore({ dataFolder: core.dataFolder })
  expect(value(await again.api.whatIf.list({ account })).sandboxes[1]).toEqual(saved)
  const renamed = value(
    await again.api.whatIf.rename({ account, sandbox: saved.id, name: 'Fewer' }),
  )
  expect(renamed).toEqual({ ...saved, name: 'Fewer' })
  expect(value(await again.api.whatIf.remove({ account, sandbox: saved.id }))).toEqual(renamed)
  expect(await namesIn(again)).toEqual(['A copy'])
  expect(await again.api.whatIf.remove({ account, sandbox: saved.id })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
})

test('a name that is taken is kept unless it is to be replaced', async () => {
  const { api } = await sample()
  const first = value(await api.whatIf.save({ account, name: 'Try', edits: less }))
  const other = value(await api.whatIf.save({ account, name: 'Other', edits: less }))
  const taken = { ok: false, error: { code: 'invalid-argument' } }
  expect(await api.whatIf.save({ account, name: 'Try', edits: copy })).toMatchObject(taken)
  expect(await api.whatIf.rename({ account, sandbox: other.id, name: 'Try' })).toMatchObject(taken)
  expect(await api.whatIf.rename({ account, sandbox: first.id, name: 'Try' })).toMatchObject({
    ok: true,
  })
  expect(value(await api.whatIf.list({ account })).sandboxes[1]).toEqual(first)
  const replaced = value(
    await api.whatIf.save({ account, name: 'Try', edits: copy, replace: true }),
  )
  expect(replaced).toMatchObject({ id: first.id, edits: copy })
})

test('saved edits stay when imports are taken back', async () => {
  const core = await sample()
  value(await core.api.whatIf.save({ account, name: 'Try', edits: less }))
  const run = value(await core.api.imports.undo({ account })).run
  expect((await core.ended(run)).status).toBe('done')
  expect(await namesIn(core)).toEqual(['Try'])
})

test('a change request is made of edits, and refused with the place of the one that cannot be made', async () => {
  const { api } = await sample()
  const request = value(
    await api.whatIf.changeRequest({ account, edits: less, title: 'Presence', reason: 'Audit.' }),
  )
  expect(request.fileName).toBe('Sample account change request.md')
  expect(request.text).toContain('# Presence')
  const refused = await api.whatIf.changeRequest({
    account,
    edits: [...less, { kind: 'delete-role', role: 'Standard' }],
  })
  expect(refused).toMatchObject({ ok: false, error: { detail: { edit: 1 } } })
})
