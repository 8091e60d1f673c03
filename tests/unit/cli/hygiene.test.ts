import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Hygiene, HygieneRole, RoleProposal } from '../../../src/shared/schemas/hygiene'
import { temporaryFolder } from '../../support/account'
import { cli } from './fake-core'
import { answers, brief } from './samples'

const total = (value: number) => ({ value, is: 'total' as const })
const role = (id: string, name: string): HygieneRole => ({
  id,
  name,
  custom: true,
  hidden: false,
  autoAssigned: false,
  siteRestricted: false,
  holders: total(3),
  permissions: 4,
  menus: 0,
})

const none: Hygiene = {
  snapshot: brief,
  counts: {
    twins: total(0),
    subset: total(0),
    dominated: total(0),
    empty: total(0),
    unused: total(0),
    redundant: total(0),
    direct: total(0),
    near: total(0),
  },
  usersWithRedundant: 0,
  roles: 12,
  rolesNotRead: 0,
  similarity: 0.9,
  claims: [],
  claimsTotal: 0,
  missing: [],
  text: ['Nothing could be less.'],
  limits: ['It is computed.'],
}
const twins: Hygiene = {
  ...none,
  counts: { ...none.counts, twins: total(1) },
  claims: [
    {
      kind: 'twins',
      roles: [role('7', 'Front Desk'), role('8', 'Reception')],
      by: [],
      users: [],
      usersTotal: 0,
      text: '“Front Desk” and “Reception” give exactly the same.',
      edits: [],
      whyNot: 'Both are standard roles.',
    },
  ],
  claimsTotal: 1,
}

const proposal: RoleProposal = {
  snapshot: brief,
  before: { roles: 12, assignments: 30 },
  after: { roles: 9, made: 1, deleted: 4, assignments: 28 },
  atLeast: 8,
  withoutNew: 10,
  stay: 5,
  stopped: false,
  proof: { users: 20, changed: 0 },
  leftOut: { unknown: 0, restricted: 0 },
  roles: [
    {
      id: 'new:Proposed role 1',
      name: 'Proposed role 1',
      is: 'new',
      custom: true,
      permissions: 4,
      menus: 0,
      switches: [],
      menuGroups: [],
      holdersBefore: 0,
      holders: 6,
    },
    {
      id: '1',
      name: 'Super Admin',
      is: 'kept',
      custom: false,
      staysBecause: 'It is a standard role.',
      permissions: 40,
      menus: 0,
      switches: [],
      menuGroups: [],
      holdersBefore: 1,
      holders: 1,
    },
  ],
  edits: [{ kind: 'delete-role', role: '8' }],
  missing: [],
  text: ['9 roles can do what 12 roles do.'],
  limits: [],
}
const ended = {
  id: 'run-1',
  kind: 'hygiene',
  status: 'done',
  phase: 'finished',
  done: 100,
} as const
const proposing = {
  ...answers,
  'hygiene.propose': () => ({ run: 'run-1' }),
  'runs.get': () => ended,
  'hygiene.proposal': () => proposal,
}

describe('hygiene', () => {
  test('tells the claims by their kind and why nothing can be done; exit code 3', async () => {
    const { core, exit, stdout } = await cli(['hygiene', '--claim', 'twins'], {
      ...answers,
      'hygiene.report': () => twins,
    })
    expect(exit).toBe(3)
    expect(core.inputOf('hygiene.report')).toMatchObject({ claim: 'twins' })
    expect(stdout).toContain(
      'Twins: roles that give exactly the same (1 claim)\n  “Front Desk” and “Reception” give exactly the same.\n    Both are standard roles.\n',
    )
    expect(stdout).toContain('This answer cannot tell:\n  – It is computed.')
  })

  test.each([
    ['nothing could be less', none, 0],
    [
      'something was not read',
      { ...none, counts: { ...none.counts, unused: { value: 0, is: 'atLeast' as const } } },
      4,
    ],
    ['only a role within another', { ...none, counts: { ...none.counts, subset: total(2) } }, 0],
  ])('exit code: %s', async (_, answer, code) => {
    const { exit } = await cli(['hygiene'], { ...answers, 'hygiene.report': () => answer })
    expect(exit).toBe(code)
  })

  test('a proposal is looked for, told and written as edits', async () => {
    const file = join(temporaryFolder(), 'edits.json')
    const { core, exit, stdout } = await cli(
      ['hygiene', '--proposal', '--existing-only', '--seconds', '5', '--edits-to', file],
      proposing,
    )
    expect(exit).toBe(3)
    expect(core.inputOf('hygiene.propose')).toMatchObject({ existingOnly: true, seconds: 5 })
    expect(stdout).toContain('9 roles can do what 12 roles do.')
    expect(stdout).toMatch(/Proposed role 1 +new +4 +0 +6/)
    expect(stdout).toContain('1 more role stays in any case.')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(proposal.edits)
  })

  test.each([
    ['all are needed', { ...proposal, after: { ...proposal.after, roles: 12 }, atLeast: 12 }, 0],
    ['it is not known', { ...proposal, after: { ...proposal.after, roles: 12 }, atLeast: 5 }, 4],
  ])('exit code of a proposal: %s', async (_, answer, code) => {
    const { exit } = await cli(['hygiene', '--proposal', '--json'], {
      ...proposing,
      'hygiene.proposal': () => answer,
    })
    expect(exit).toBe(code)
  })

  test.each([
    [['hygiene', '--edits-to', 'x.json'], 'There are no edits without a proposal.'],
    [['hygiene', '--proposal', '--claim', 'twins'], 'A proposal has no claims.'],
    [['hygiene', '--similarity', '0.2'], 'It must be a number from 0.5 to 1.'],
  ])('%j is wrong usage', async (args, message) => {
    const { exit, stderr } = await cli(args, proposing)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
  })
})
