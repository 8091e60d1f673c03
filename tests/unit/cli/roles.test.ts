import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../src/shared/schemas/compare'
import type { RoleDetail } from '../../../src/shared/schemas/access'
import { cli } from './fake-core'
import { answers, brief } from './samples'

const lines = (text: string): string[] => text.trimEnd().split('\n')

const detail: RoleDetail = {
  role: {
    id: '7',
    name: 'Front Desk',
    custom: true,
    hidden: false,
    listingKnown: true,
    listed: 2,
    users: { value: 201, is: 'atLeast' },
  },
  snapshot: brief,
  permissions: [
    {
      id: 'ReadPresence',
      name: 'Read Presence',
      assignable: false,
      category: 'Presence',
      kind: 'included',
      through: [{ id: 'ConfigurePresence', name: 'Configure Presence' }],
      baseline: false,
    },
    {
      id: 'ReadUsers',
      name: 'Read Users',
      assignable: false,
      kind: 'listed',
      through: [],
      baseline: true,
    },
  ],
  rest: 'unknown',
  menus: [
    {
      id: 'm1',
      name: 'Turbines',
      app: { id: 'wind', name: 'Wind' },
      groups: [{ id: 'g', name: 'Operators' }],
    },
  ],
  restOfMenus: 'unknown',
  users: [{ id: '1042', name: 'Anna Meyer' }],
  missing: [],
  evidence: [],
}

describe('role', () => {
  test('says what it gives and through what, its menus, and who holds it', async () => {
    const { core, exit, stdout } = await cli(['role', 'front desk'], {
      ...answers,
      'roles.get': () => detail,
    })
    expect(exit).toBe(0)
    expect(core.inputOf('roles.get')).toEqual({ account: 'a1', role: 'front desk' })
    expect(lines(stdout)[0]).toBe('Front Desk gives at least 2 permissions.')
    expect(stdout).toMatch(/held by +at least 201 users/)
    expect(stdout).toMatch(/◐ +Read Presence +ReadPresence +Presence +no +Configure Presence/)
    expect(stdout).toMatch(/● +Read Users +ReadUsers +no +by itself, without a switch/)
    expect(stdout).toContain('Whether this role gives what is not listed is unknown.')
    expect(stdout).toMatch(/Turbines +m1 +Wind +Operators/)
    expect(stdout).toContain('? There may be more menus.')
    expect(stdout).toContain('… and 200 more')
  })

  test('prints the contract’s answer under --json', async () => {
    const given = { ...answers, 'roles.get': () => detail }
    expect((await cli(['role', '7', '--json'], given)).json).toEqual(detail)
  })
})

const side = (id: string, name: string, whole = true): Comparison['sides'][number] => ({
  id,
  name,
  account: { id: 'a1', name: 'Acme' },
  snapshot: brief,
  whole,
  has: 1,
  only: 1,
})

const comparison: Comparison = {
  snapshot: brief,
  on: 'effective',
  sides: [side('7', 'Front Desk'), side('8', 'Guest')],
  pairs: [
    {
      left: 0,
      right: 1,
      likeness: { known: 0.75, lower: 0.75, upper: 0.75 },
      differing: 1,
      unknown: 0,
    },
  ],
  rows: [
    {
      permission: { id: 'ReadPresence', name: 'Read Presence', assignable: false },
      cells: [
        { answer: 'yes', kind: 'included', differs: true },
        { answer: 'no', kind: 'no', differs: false },
      ],
      differs: 'yes',
      reason: ['“Front Desk” has it.', '“Guest” has it not.'],
    },
  ],
  total: 4,
  same: 3,
  differing: 1,
  unknown: 0,
  missing: [],
  text: ['Both have 3.', '1 differs.'],
  limits: [],
}
const same: Comparison = { ...comparison, rows: [], same: 4, differing: 0 }

describe('compare', () => {
  test('shows each side’s mark, whether they differ, and why', async () => {
    const { exit, stdout } = await cli(['compare', 'Front Desk', 'Guest'], {
      ...answers,
      'roles.compare': () => comparison,
    })
    expect(exit).toBe(3)
    expect(lines(stdout).slice(0, 2)).toEqual(comparison.text)
    expect(stdout).toMatch(/name +id +Front Desk +Guest +differs/)
    expect(stdout).toMatch(/Read Presence +ReadPresence +◐≠ +– +yes/)
    expect(stdout).toContain('  Read Presence\n    “Front Desk” has it.\n    “Guest” has it not.')
  })

  test.each([
    ['differences', comparison, 3],
    ['the same, all read', same, 0],
    ['of some it is not known', { ...same, same: 3, unknown: 1 }, 4],
    ['a side was not read whole', { ...same, sides: [side('7', 'A'), side('8', 'B', false)] }, 4],
    ['a difference, and some not known', { ...comparison, same: 2, unknown: 1 }, 3],
  ])('ends with a code that says so: %s', async (_, value, code) => {
    const given = { ...answers, 'roles.compare': () => value }
    expect((await cli(['compare', 'A', 'B'], given)).exit).toBe(code)
    const machine = await cli(['compare', 'A', 'B', '--json'], given)
    expect(machine).toMatchObject({ exit: code, json: value, stderr: '' })
  })

  test('hands on what was asked', async () => {
    const given = { ...answers, 'roles.compare': () => same }
    const plain = await cli(['compare', 'A', 'B', 'C'], given)
    expect(plain.core.inputOf('roles.compare')).toEqual({
      account: 'a1',
      sides: 'roles',
      subjects: ['A', 'B', 'C'],
      on: 'effective',
      differencesOnly: false,
    })
    const full = await cli(
      ['compare', '--users', '1', '2', '--on', 'listed', '--differences', '--app', 'Wind'],
      given,
    )
    expect(full.core.inputOf('roles.compare')).toEqual({
      account: 'a1',
      sides: 'users',
      subjects: ['1', '2'],
      on: 'listed',
      app: 'Wind',
      differencesOnly: true,
    })
  })

  test.each([
    [['compare', 'A'], 'From 2 to 8 can be compared, not 1.'],
    [['compare', ...'ABCDEFGHI'], 'From 2 to 8 can be compared, not 9.'],
    [['compare', 'A', 'B', '--on', 'paper'], 'listed, effective'],
    [['compare', 'A', 'B', '--bom'], 'but not which one'],
    [['compare', 'A', 'B', '--force'], 'but not which one'],
  ])('is refused: %j', async (argv, message) => {
    const { exit, stderr } = await cli(argv, answers)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
  })
})
