import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { effectsOf } from '../../../src/main/access/edits/effects'
import { Sandbox } from '../../../src/main/access/edits/sandbox'
import { undoOf } from '../../../src/main/queries/undo-edits'
import { eitherVendor } from '../../support/random-account'
import { editSeeds, editsFrom } from '../../support/random-edits'
import { factsOfGraph } from '../../support/random-graph'

describe('the way back from edits', () => {
  test('leaves nobody with more or less than before, unless it says so', () => {
    const kinds = new Set<string>()
    let whole = 0
    fc.assert(
      fc.property(
        eitherVendor,
        editSeeds,
        fc.constantFrom(undefined, 'table' as const),
        (facts, seeds, connector) => {
          const index = new AccessIndex(connector === undefined ? facts : { ...facts, connector })
          const { edits } = editsFrom(index, seeds)
          const undo = undoOf(index, edits)
          const { keptRoles, rolesWithLess } = undo.cannot
          const after = new Sandbox(index, [...edits, ...undo.edits])
          if (keptRoles.length + rolesWithLess.length > 0) return
          whole++
          for (const { kind } of undo.edits) kinds.add(kind)
          expect(effectsOf(after)).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
    expect(whole).toBeGreaterThan(150)
    expect([...kinds].sort()).toEqual([
      'add-menu-group',
      'add-permission',
      'delete-role',
      'give-role',
      'new-role',
      'remove-menu-group',
      'remove-permission',
      'replace-role',
      'take-role',
    ])
  })

  test('says which permissions a deleted role cannot be given again', () => {
    const facts = factsOfGraph({
      permissions: 2,
      roles: 1,
      users: 1,
      inclusions: [],
      listed: [
        [0, 0],
        [0, 1],
      ],
      assigned: [[0, 0]],
    })
    const permissions = facts.permissions.map((one, number) => ({
      ...one,
      assignable: number === 0,
    }))
    const undo = undoOf(new AccessIndex({ ...facts, permissions }), [
      { kind: 'delete-role', role: 0 },
    ])
    expect(undo.edits).toEqual([
      { kind: 'new-role', name: 'Role 0', permissions: [0] },
      { kind: 'give-role', user: 0, role: 1 },
    ])
    expect(undo.cannot.rolesWithLess).toEqual([
      { role: 0, permissions: [1], menus: 0, unread: false },
    ])
  })

  test('a role that was given automatically is named where it cannot be taken back', () => {
    const facts = factsOfGraph({
      permissions: 1,
      roles: 2,
      users: 1,
      inclusions: [],
      listed: [[0, 0]],
      assigned: [[0, 0]],
    })
    const assignments = facts.assignments.map((one) => ({ ...one, autoAssigned: true }))
    const undo = undoOf(new AccessIndex({ ...facts, assignments }), [
      { kind: 'replace-role', role: 0, by: 1, users: undefined },
      { kind: 'give-role', user: 0, role: 0 },
    ])
    expect(undo.cannot.keptRoles).toEqual([{ user: 0, role: 0 }])
  })
})
