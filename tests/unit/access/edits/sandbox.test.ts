import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import type { NumberedEdit } from '../../../../src/main/access/edits/edit'
import { effectsOf } from '../../../../src/main/access/edits/effects'
import { Sandbox } from '../../../../src/main/access/edits/sandbox'
import type { SnapshotFacts } from '../../../../src/main/access/model'
import { factsOfGraph } from '../../../support/random-graph'

/**
 * Role 0 is standard and lists the switch 0, which includes 1 (no switch), and 2, which has no switch and
 * nothing that includes it. Role 1 is custom and lists the switch 3.
 */
function account(more: Partial<SnapshotFacts> = {}): AccessIndex {
  const facts = factsOfGraph({
    permissions: 4,
    roles: 2,
    users: 3,
    inclusions: [[0, 1]],
    listed: [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 3],
    ],
    assigned: [
      [0, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ],
  })
  return new AccessIndex({
    ...facts,
    permissions: facts.permissions.map((permission, number) => ({
      ...permission,
      assignable: number === 0 || number === 3,
    })),
    roles: facts.roles.map((role, number) => ({ ...role, custom: number === 1 })),
    assignments: facts.assignments.map((entry) => ({ ...entry, autoAssigned: entry.user === 0 })),
    ...more,
  })
}

const refusal = (edits: NumberedEdit[], index = account()): { message: string; hint?: string } => {
  try {
    new Sandbox(index, edits)
  } catch (thrown) {
    return thrown as { message: string; hint?: string }
  }
  throw new Error('Nothing was refused')
}

describe('what the portal does not offer is refused, with what to do instead', () => {
  test('changing or deleting a standard role', () => {
    expect(refusal([{ kind: 'add-permission', role: 0, permission: 3 }])).toMatchObject({
      message: '“Role 0” is a standard role, and standard roles cannot be changed.',
      hint: 'Make a changed copy of it and give that instead.',
    })
    expect(refusal([{ kind: 'delete-role', role: 0 }]).message).toContain('cannot be deleted')
  })

  test('changing a role of which nobody said whether it is a standard one', () => {
    const roles = account().facts.roles.map((role) => ({ ...role, custom: undefined }))
    const error = refusal([{ kind: 'delete-role', role: 1 }], account({ roles }))
    expect(error.message).toContain('It was not read whether “Role 1” is a standard role')
  })

  test('giving a permission without a switch, and its assignable parents are named', () => {
    expect(refusal([{ kind: 'add-permission', role: 1, permission: 1 }])).toMatchObject({
      message: '“Permission 1” is not assignable: no role can be given it by itself.',
      hint: 'Assignable permissions that include it: “Permission 0”.',
    })
    expect(refusal([{ kind: 'add-permission', role: 1, permission: 2 }]).hint).toBe(
      'Nothing assignable that is known includes it.',
    )
  })

  test('taking what a switch brings, or what has no switch', () => {
    const copied: NumberedEdit = { kind: 'copy-role', role: 0, name: 'Copy' }
    expect(refusal([copied, { kind: 'remove-permission', role: 2, permission: 1 }]).hint).toBe(
      'Remove “Permission 0” instead.',
    )
    expect(
      refusal([copied, { kind: 'remove-permission', role: 2, permission: 2 }]).message,
    ).toContain('“Permission 2” has no switch')
  })

  test('taking a role that was assigned automatically', () => {
    expect(refusal([{ kind: 'take-role', user: 0, role: 0 }])).toMatchObject({
      message: 'The role “Role 0” was assigned to User 0 automatically: it cannot be taken.',
      hint: 'Give another role in its place.',
    })
  })

  test('a name that is taken, and a role that is gone', () => {
    expect(refusal([{ kind: 'new-role', name: 'Role 1', permissions: [] }]).message).toContain(
      'There is a role “Role 1” already.',
    )
    expect(
      refusal([
        { kind: 'delete-role', role: 1 },
        { kind: 'give-role', user: 0, role: 1 },
      ]).message,
    ).toBe('An earlier edit deletes the role “Role 1”.')
  })
})

describe('who loses the last role', () => {
  test('gets the one that others were given automatically', () => {
    const sandbox = new Sandbox(account(), [{ kind: 'take-role', user: 1, role: 1 }])
    expect(sandbox.holdingOf(1)).toEqual({ roles: new Set([0]), givenInstead: 0 })
    expect(sandbox.holdingOf(2)).toEqual({ roles: new Set([0, 1]), givenInstead: undefined })
  })

  test('may keep what is lost where it cannot be told which role comes instead', () => {
    const assignments = account().facts.assignments.map((entry) => ({
      ...entry,
      autoAssigned: false,
    }))
    const sandbox = new Sandbox(account({ assignments }), [{ kind: 'delete-role', role: 1 }])
    expect(sandbox.holdingOf(1).givenInstead).toBe('unknown')
    const groups = effectsOf(sandbox).map(({ users, lost, perhapsLost }) => ({
      users,
      lost: lost[0],
      perhapsLost: perhapsLost[0],
    }))
    expect(groups).toEqual([
      { users: [1], lost: 0, perhapsLost: 0b1000 },
      { users: [2], lost: 0b1000, perhapsLost: 0 },
    ])
  })

  test('is left without one by EnOS', () => {
    const sandbox = new Sandbox(account({ connector: 'enos' }), [
      { kind: 'take-role', user: 1, role: 1 },
    ])
    expect(sandbox.holdingOf(1)).toEqual({ roles: new Set(), givenInstead: undefined })
  })
})

test('a changed copy takes the place of a standard role, for all who hold it or some', () => {
  const edits: NumberedEdit[] = [
    { kind: 'copy-role', role: 0, name: 'Copy' },
    { kind: 'remove-permission', role: 2, permission: 0 },
  ]
  const all = new Sandbox(account(), [
    ...edits,
    { kind: 'replace-role', role: 0, by: 2, users: undefined },
  ])
  expect(all.holdersOf(0)).toEqual([])
  expect(all.holdersOf(2)).toEqual([0, 2])
  // What the copy keeps without a switch is kept, what the switch brought goes.
  expect(effectsOf(all).map(({ users, lost }) => ({ users, lost: lost[0] }))).toEqual([
    { users: [0], lost: 0b0011 },
    { users: [2], lost: 0b0011 },
  ])
  const one = new Sandbox(account(), [
    ...edits,
    { kind: 'replace-role', role: 0, by: 2, users: [1, 2] },
  ])
  // User 1 does not hold the role that is replaced.
  expect(one.holdersOf(2)).toEqual([2])
})
