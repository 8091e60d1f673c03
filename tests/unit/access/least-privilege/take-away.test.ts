import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import { editedIndex } from '../../../../src/main/access/edits/apply'
import type { NumberedEdit } from '../../../../src/main/access/edits/edit'
import { Sandbox } from '../../../../src/main/access/edits/sandbox'
import { takeAway } from '../../../../src/main/access/least-privilege/take-away'
import { hasSwitch } from '../../../../src/main/access/portal'
import { accounts } from '../../../support/random-account'

test('takes the permission away, keeps all else that can be kept, and no smaller change does', () => {
  const met = { cut: 0, added: 0, stuck: 0 }
  fc.assert(
    fc.property(accounts, fc.nat(), fc.nat(), (facts, a, b) => {
      const roles = facts.roles.map((role) => ({ ...role, custom: true }))
      const index = new AccessIndex({ ...facts, roles })
      const role = a % roles.length
      const permission = b % facts.permissions.length
      const found = takeAway(index, role, permission)
      expect(found === undefined).toBe(!index.roleHas.has(role, permission))
      if (!found) return
      const { add, lost, remove, stuck } = found
      if (stuck.length > 0) {
        met.stuck++
        expect(stuck.every((one) => index.roleListed.has(role, one))).toBe(true)
        return
      }
      met.cut++
      if (add.length > 0) met.added++
      const after = (edits: NumberedEdit[]) => editedIndex(new Sandbox(index, edits))
      const off = (one: number): NumberedEdit => ({
        kind: 'remove-permission',
        role,
        permission: one,
      })
      const on = (one: number): NumberedEdit => ({ kind: 'add-permission', role, permission: one })
      const edited = after([...remove.map(off), ...add.map(on)])
      expect(edited.roleHas.has(role, permission)).toBe(false)
      // Nothing comes in that was not there, and what is said to be lost is what is lost.
      const all = facts.permissions.map((_, number) => number)
      const gone = all.filter(
        (one) => index.roleHas.has(role, one) && !edited.roleHas.has(role, one),
      )
      expect(gone).toEqual(lost)
      expect(
        all.filter((one) => edited.roleHas.has(role, one) && !index.roleHas.has(role, one)),
      ).toEqual([])
      // Without any of the removals it still gives it.
      for (const one of remove) {
        const less = after([...remove.filter((other) => other !== one).map(off), ...add.map(on)])
        expect(less.roleHas.has(role, permission)).toBe(true)
      }
      // Of what is lost nothing can be switched on again without it, and nothing switched on is needless.
      for (const one of lost) {
        const brings = all.filter(
          (other) =>
            hasSwitch(index, other) &&
            index.roleHas.has(role, other) &&
            index.closure.reaches(other, one),
        )
        expect(brings.every((other) => index.closure.reaches(other, permission))).toBe(true)
      }
      for (const one of add) {
        const fewer = after([...remove.map(off), ...add.filter((other) => other !== one).map(on)])
        expect(
          all.some((other) => edited.roleHas.has(role, other) && !fewer.roleHas.has(role, other)),
        ).toBe(true)
      }
    }),
    { numRuns: 600 },
  )
  expect(Math.min(met.cut, met.added, met.stuck)).toBeGreaterThan(0)
})
