import { describe, expect, test } from 'vitest'
import type { LeastPrivilege, TakeAway } from '../../../src/shared/schemas/least-privilege'
import { cli } from './fake-core'
import { answers, brief } from './samples'

const read = { id: 'Read', name: 'Read reports', assignable: true }
const total = { value: 0, is: 'total' } as const
const found: LeastPrivilege = {
  snapshot: brief,
  needs: [read],
  had: [],
  like: [],
  users: [],
  minimise: 'roles',
  instead: false,
  choices: [
    {
      roles: [
        {
          id: '7',
          name: 'Front Desk',
          custom: true,
          covers: [read],
          extra: { count: { value: 3, is: 'atLeast' }, shown: [] },
          heldBy: 0,
        },
      ],
      extra: { count: { value: 3, is: 'atLeast' }, shown: [] },
      edits: [],
      effect: [],
    },
  ],
  proven: true,
  fewest: 1,
  leastExtra: 3,
  remainder: [],
  newRole: {
    name: 'Least privilege',
    switches: [read],
    extra: { count: total, shown: [] },
    remainder: [],
    proven: true,
    edits: [],
    effect: [],
  },
  leftOut: [],
  missing: [],
  text: ['“Front Desk” gives the one permission that is needed.'],
  limits: ['Menus are not covered.'],
}
const taken: TakeAway = {
  snapshot: brief,
  role: { id: '7', name: 'Front Desk', custom: true },
  permission: read,
  gives: 'yes',
  by: 'change',
  remove: [read],
  add: [],
  lost: [],
  stuck: [],
  holders: total,
  keeping: 0,
  edits: [],
  effect: [],
  missing: [],
  text: ['The role “Front Desk” gives “Read reports”.'],
  limits: [],
}
const missing = [{ kind: 'role', subject: '7', status: 'missing', text: 'Not read.' }] as const
const asking = (value: LeastPrivilege) => ({ ...answers, 'leastPrivilege.roles': () => value })
const taking = (value: TakeAway) => ({ ...answers, 'leastPrivilege.takeAway': () => value })

describe('least-privilege', () => {
  test('shows the roles with what they cover and bring, and the new role', async () => {
    const { core, exit, stdout } = await cli(
      [
        'least-privilege',
        '--need',
        'Read',
        'Print',
        '--for',
        'Ada',
        '--instead',
        '--minimise',
        'extra',
      ],
      asking(found),
    )
    expect(exit).toBe(0)
    expect(core.inputOf('leastPrivilege.roles')).toEqual({
      account: 'a1',
      permissions: [{ permission: 'Read' }, { permission: 'Print' }],
      for: ['Ada'],
      minimise: 'extra',
      instead: true,
    })
    expect(stdout).toMatch(/Front Desk +1 +3\+ +Read reports/)
    expect(stdout).toContain('Switches of the new role “Least privilege”:\n  Read reports (Read)')
    expect(stdout).toContain('– Menus are not covered.')
  })

  test.each([
    [{ ...found, remainder: [read] }, 3],
    [{ ...found, remainder: [read], missing: [...missing] }, 4],
  ])('ends with a code that says what is left or not read', async (value, code) => {
    const said = await cli(['least-privilege', '--need', 'Read', '--json'], asking(value))
    expect(said).toMatchObject({ exit: code, json: value })
  })

  test('asks what is needed', async () => {
    const said = await cli(['least-privilege'], asking(found))
    expect(said.exit).toBe(2)
    expect(said.stderr).toContain('--need')
  })
})

describe('take-away', () => {
  test('shows what to switch', async () => {
    const { core, exit, stdout } = await cli(
      ['take-away', 'Read', '--from', 'Front Desk'],
      taking(taken),
    )
    expect(exit).toBe(0)
    expect(core.inputOf('leastPrivilege.takeAway')).toEqual({
      account: 'a1',
      role: 'Front Desk',
      permission: 'Read',
    })
    expect(stdout).toMatch(/switch off +Read reports +Read/)
  })

  test.each([
    [{ ...taken, gives: 'no' as const }, 3],
    [{ ...taken, gives: 'unknown' as const }, 4],
    [{ ...taken, missing: [...missing] }, 4],
  ])('ends with a code that says whether there is something to take', async (value, code) => {
    const said = await cli(['take-away', 'Read', '--from', 'Front Desk', '--json'], taking(value))
    expect(said).toMatchObject({ exit: code, json: value })
  })
})
