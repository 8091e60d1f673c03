import { describe, expect, test } from 'vitest'
import type { RoleMap, RoleMapRow } from '../../../src/shared/schemas/role-map'
import { cli } from './fake-core'
import { answers, brief } from './samples'

const none = { count: 0, shown: [] }
const role = (id: string, name: string) =>
  ({ id, name, custom: true, gives: { value: 4, is: 'total' } }) as const

const desk: RoleMapRow = {
  state: 'drifted',
  here: role('7', 'Front Desk'),
  there: role('9', 'Reception'),
  likeness: { known: 0.75, lower: 0.75, upper: 0.75 },
  sameName: false,
  added: { count: 1, shown: [{ id: 'Print', name: 'Print', assignable: true }] },
  removed: none,
  perhaps: none,
  runnersUp: { there: [], here: [] },
}
const guest: RoleMapRow = {
  state: 'only-here',
  here: role('8', 'Guest'),
  added: none,
  removed: none,
  perhaps: none,
  runnersUp: {
    there: [
      { role: { id: '9', name: 'Reception' }, likeness: { known: 0.2, lower: 0.2, upper: 0.4 } },
    ],
    here: [],
  },
}

const map: RoleMap = {
  snapshot: brief,
  here: { account: { id: 'a1', name: 'Acme' }, snapshot: brief },
  there: { account: { id: 'a2', name: 'Asia' }, snapshot: { ...brief, id: 8 } },
  baseline: 'there',
  atLeast: 0.5,
  rows: [desk, guest],
  counts: { same: 0, drifted: 1, unknown: 0, onlyHere: 1, onlyThere: 0, renamed: 1 },
  missing: [],
  text: ['One has drifted.'],
  limits: ['Menus are not compared.'],
}

describe('map-roles', () => {
  test('shows each role with the one that it is, what drifted, and both snapshots', async () => {
    const { core, exit, stdout } = await cli(['map-roles', '--to', 'Asia', '--to-at', '8'], {
      ...answers,
      'roles.map': () => map,
    })
    expect(exit).toBe(3)
    expect(core.inputOf('roles.map')).toEqual({ account: 'a1', to: { account: 'Asia', at: '8' } })
    expect(stdout).toMatch(/Front Desk +Reception +drifted +75% +1/)
    expect(stdout).toMatch(/Guest +– +only here +Reception \(20–40%\)/)
    expect(stdout).toContain('Drift:\n  Front Desk / Reception\n    + Print (Print)')
    expect(stdout).toContain('– Menus are not compared.')
    expect(stdout).toContain('Snapshot 8 of “Asia”')
  })

  test.each([
    [{ same: 3, drifted: 0, unknown: 0, onlyHere: 0, onlyThere: 0, renamed: 0 }, 0],
    [{ same: 3, drifted: 0, unknown: 1, onlyHere: 0, onlyThere: 0, renamed: 0 }, 4],
    [{ same: 3, drifted: 0, unknown: 1, onlyHere: 0, onlyThere: 1, renamed: 0 }, 3],
  ])('ends with a code that says so: %j', async (counts, code) => {
    const value = { ...map, rows: [], counts }
    const found = await cli(['map-roles', '--to', 'Asia', '--json'], {
      ...answers,
      'roles.map': () => value,
    })
    expect(found).toMatchObject({ exit: code, json: value })
  })

  test('hands on the baseline and the share, and asks for another side', async () => {
    const given = { ...answers, 'roles.map': () => map }
    const found = await cli(
      ['map-roles', '--to-at', '2', '--baseline', 'here', '--at-least', '80'],
      given,
    )
    expect(found.core.inputOf('roles.map')).toEqual({
      account: 'a1',
      to: { at: '2' },
      baseline: 'here',
      atLeast: 0.8,
    })
    const nothing = await cli(['map-roles'], given)
    expect(nothing).toMatchObject({ exit: 2 })
    expect(nothing.stderr).toContain('--to ACCOUNT')
    expect((await cli(['map-roles', '--to', 'Asia', '--at-least', '101'], given)).exit).toBe(2)
  })
})
