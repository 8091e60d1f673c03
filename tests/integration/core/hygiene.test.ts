import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { RoleProposal } from '../../../src/shared/schemas/hygiene'
import { testCore, value, type TestCore } from '../../support/core'
import { plantedKinds, plantedTables } from '../../support/planted-tables'

const size = { users: 120, permissions: 40, planted: 8, existing: 30, most: 9, buried: true }
const account = 'Acme'

async function imported(whole = plantedKinds): Promise<TestCore> {
  const core = await testCore()
  const report = await core.import(plantedTables(size), account, { whole })
  expect(report.state).toBe('done')
  return core
}

async function proposalOf({ api, ended }: TestCore, more = {}): Promise<RoleProposal> {
  const { run } = value(await api.hygiene.propose({ account, ...more }))
  expect(await ended(run)).toMatchObject({ kind: 'hygiene', status: 'done' })
  return value(await api.hygiene.proposal({ run }))
}

/** The first download of a run that ended. */
async function downloaded(core: TestCore, run: string): Promise<string> {
  const { download } = await core.ended(run)
  const { stream } = value(await core.core.takeDownload(download!.ticket))
  return text(stream)
}

test('the roles that an account was made of are proposed, and What if agrees', async () => {
  const core = await imported()
  const proposal = await proposalOf(core)
  expect(proposal).toMatchObject({
    before: { roles: 30 },
    after: { roles: 8 },
    atLeast: 8,
    proof: { users: 120, changed: 0 },
    missing: [],
  })
  expect(proposal.text).toContain('Fewer are impossible, whatever the roles were made of.')

  const { api } = core
  expect(proposal.edits.length).toBeLessThanOrEqual(1_000)
  const tried = value(await api.whatIf.ask({ account, edits: proposal.edits }))
  expect(tried.users).toMatchObject({ affected: { value: 0, is: 'total' }, gaining: 0, losing: 0 })
  const { deleted, made } = proposal.after
  expect(tried.roles.filter(({ is }) => is === 'new')).toHaveLength(made)
  expect(tried.roles.filter(({ is }) => is === 'deleted')).toHaveLength(deleted)
  expect(30 - deleted + made).toBe(8)

  const first = await proposalOf(core, { existingOnly: true })
  expect(first.after).toMatchObject({ made: 0, roles: proposal.withoutNew })
})

test('a proposal is written as a table, and one that would change something is not', async () => {
  const core = await imported()
  const { api } = core
  const { after, edits } = await proposalOf(core)
  const { run } = value(
    await api.exports.answer({ answer: { kind: 'role-proposal', account, edits }, form: {} }),
  )
  const lines = (await downloaded(core, run)).trimEnd().split('\r\n')
  expect(lines[0]).toContain('step,edit,role,by,user id')
  expect(lines.filter((line) => line.includes(',delete-role,'))).toHaveLength(after.deleted)
  expect(lines.filter((line) => line.includes(',new-role,')).length).toBeGreaterThan(after.made)

  const part = edits.filter(({ kind }) => kind === 'delete-role')
  const other = value(
    await api.exports.answer({ answer: { kind: 'role-proposal', account, edits: part }, form: {} }),
  )
  expect(await core.ended(other.run)).toMatchObject({
    status: 'failed',
    error: { code: 'invalid-argument' },
  })
})

test('where not all holders are known, nothing can go and it says why', async () => {
  const core = await imported(plantedKinds.filter((kind) => kind !== 'assignment-list'))
  const proposal = await proposalOf(core)
  expect(proposal).toMatchObject({ after: { roles: 30, made: 0, deleted: 0 } })
  expect(proposal.text).toEqual([
    'It is not known who holds all roles, so no role can be shown to be free to go.',
  ])
  expect(proposal.missing.map(({ kind }) => kind)).toContain('assignment-list')
  const report = value(await core.api.hygiene.report({ account }))
  expect(report.counts.unused.is).toBe('atLeast')
})

test('a search is stopped by cancelling, and what is not kept any more says so', async () => {
  const core = await imported()
  const { run } = value(await core.api.hygiene.propose({ account }))
  value(await core.api.runs.cancel({ run }))
  expect(await core.ended(run)).toMatchObject({ status: 'cancelled' })
  expect(await core.api.hygiene.proposal({ run })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
})

test('claims come by pages and as a table', async () => {
  const core = await testCore()
  const { run } = value(await core.api.imports.sample({}))
  await core.ended(run)
  const sample = 'Sample account'
  const all = value(await core.api.hygiene.report({ account: sample, claim: 'subset' }))
  expect(all.claimsTotal).toBe(all.counts.subset.value)
  expect(all.claimsTotal).toBeGreaterThan(5)
  const page = value(
    await core.api.hygiene.report({ account: sample, claim: 'subset', offset: 2, limit: 3 }),
  )
  expect(page.claims).toEqual(all.claims.slice(2, 5))

  const written = value(
    await core.api.exports.answer({
      answer: { kind: 'hygiene', account: sample, claim: 'redundant' },
      form: {},
    }),
  )
  const table = (await downloaded(core, written.run)).trimEnd().split('\r\n')
  const { claims } = value(
    await core.api.hygiene.report({ account: sample, claim: 'redundant', limit: 1_000 }),
  )
  const users = claims.reduce((sum, { usersTotal }) => sum + usersTotal, 0)
  expect(users).toBeGreaterThan(0)
  expect(table).toHaveLength(1 + users)
})
