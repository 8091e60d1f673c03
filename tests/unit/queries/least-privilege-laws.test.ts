/** What holds of roles for what is needed, and of taking a permission from a role, in any account. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editedIndex } from '../../../src/main/access/edits/apply'
import { hasSwitch } from '../../../src/main/access/portal'
import type { AccessIndex } from '../../../src/main/access/access-index'
import { leastPrivilege } from '../../../src/main/queries/least-privilege'
import { findEditedRole, sandboxOf } from '../../../src/main/queries/number-edits'
import { permissionInEdit } from '../../../src/main/queries/permission-edits'
import { takeAway } from '../../../src/main/queries/take-away'
import type { SnapshotFacts } from '../../../src/main/access/model'
import type { PermissionBrief } from '../../../src/shared/schemas/common'
import { askedOf } from '../../support/asked'
import { eitherVendor } from '../../support/random-account'

/** Of what the edits take from whom, automatic assignments are a case of their own. */
const cases = fc.record({
  facts: eitherVendor,
  wanted: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
  who: fc.array(fc.nat(), { maxLength: 3 }),
  instead: fc.boolean(),
  minimise: fc.constantFrom('roles', 'extra'),
  automatic: fc.nat(3),
})

function accountOf(facts: SnapshotFacts, automatic: number): SnapshotFacts {
  const assignments = facts.assignments.map((entry, at) => ({
    ...entry,
    autoAssigned: at % 4 < automatic,
  }))
  return { ...facts, assignments }
}

const key = (app: string | undefined, id: string): string => `${app ?? ''} ${id}`
function numbersIn({ facts }: AccessIndex) {
  const numbers = new Map(
    facts.permissions.map(({ app, id }, number) => [
      key(app === undefined ? undefined : facts.apps[app]!.id, id),
      number,
    ]),
  )
  return (briefs: readonly PermissionBrief[]) =>
    briefs.map(({ app, id }) => numbers.get(key(app, id))!).sort((a, b) => a - b)
}
const subsets = (of: readonly number[]): number[][] =>
  of.reduce<number[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]])

test('roles for what is needed: the edits bring it, and no choice is better', () => {
  const met = { choices: 0, newRole: 0, remainder: 0, instead: 0, replaced: 0, kept: 0 }
  fc.assert(
    fc.property(cases, ({ automatic, facts, instead, minimise, wanted, who }) => {
      fc.pre(facts.permissions.length > 0 && facts.users.length > 0)
      const asked = askedOf(accountOf(facts, automatic))
      const { index } = asked
      const needed = [...new Set(wanted.map((number) => number % facts.permissions.length))]
      const users = [...new Set(who.map((user) => user % facts.users.length))]
      const answer = leastPrivilege(asked, {
        permissions: needed.map((number) => permissionInEdit(index, number)),
        for: users.map((user) => facts.users[user]!.id),
        minimise,
        instead: instead && users.length > 0,
      })
      const kept =
        answer.instead || users.length === 0
          ? []
          : facts.permissions.flatMap((_, one) =>
              users.every((user) => index.holdingHas.has(index.holdingOf[user]!, one)) ? [one] : [],
            )
      const numbers = numbersIn(index)
      const needs = numbers(answer.needs)
      expect([...needs, ...numbers(answer.had)].sort((a, b) => a - b)).toEqual(
        needed.sort((a, b) => a - b),
      )
      const left = new Set(answer.leftOut.map(({ role }) => role.id))
      const usable = facts.roles.flatMap(({ id }, role) => (left.has(id) ? [] : [role]))
      const remainder = numbers(answer.remainder)
      if (remainder.length > 0) met.remainder++
      expect(remainder).toEqual(
        needs.filter((need) => !usable.some((role) => index.roleHas.has(role, need))),
      )
      const rank = (roles: readonly number[]): [number, number] => {
        const extra = new Set(roles.flatMap((role) => index.roleHas.columnsOf(role)))
        for (const number of [...needed, ...kept]) extra.delete(number)
        return minimise === 'roles' ? [roles.length, extra.size] : [extra.size, roles.length]
      }
      const covering = subsets(usable)
        .filter((roles) =>
          needs.every(
            (need) =>
              remainder.includes(need) || roles.some((role) => index.roleHas.has(role, need)),
          ),
        )
        .map(rank)
      const [best] = covering.sort((one, other) => one[0] - other[0] || one[1] - other[1])
      expect(answer.proven).toBe(true)
      const check = (
        edits: (typeof answer.choices)[number]['edits'],
        uncovered: readonly number[],
      ) => {
        const after = editedIndex(sandboxOf(index, edits).sandbox)
        for (const user of users) {
          for (const need of needs) {
            if (uncovered.includes(need)) continue
            expect(after.holdingHas.has(after.holdingOf[user]!, need)).toBe(true)
          }
        }
        return after
      }
      for (const { edits, extra, roles } of answer.choices) {
        met.choices++
        const chosen = roles.map(({ id }) => index.roleByExternalId.get(id)!)
        expect(rank(chosen)).toEqual(best)
        const gives = (one: number) => chosen.some((role) => index.roleHas.has(role, one))
        if (kept.some((one) => !needed.includes(one) && gives(one))) met.kept++
        expect(extra.count.value).toBe(rank(chosen)[minimise === 'roles' ? 1 : 0])
        const after = check(edits, remainder)
        if (!answer.instead) continue
        met.instead++
        if (edits.some(({ kind }) => kind === 'replace-role')) met.replaced++
        for (const user of users) {
          expect([...after.rolesOf(user)].sort()).toEqual([...chosen].sort())
        }
      }
      const reachedBy = (need: number) =>
        facts.permissions.some(
          (_, one) => hasSwitch(index, one) && index.closure.reaches(one, need),
        )
      const { newRole } = answer
      expect(newRole !== undefined).toBe(needs.some(reachedBy))
      if (newRole) {
        met.newRole++
        const uncovered = numbers(newRole.remainder)
        expect(uncovered).toEqual(needs.filter((need) => !reachedBy(need)))
        const switches = numbers(newRole.switches)
        for (const one of switches) {
          const others = switches.filter((other) => other !== one)
          expect(
            needs.some(
              (need) =>
                !uncovered.includes(need) &&
                !others.some((other) => index.closure.reaches(other, need)),
            ),
          ).toBe(true)
        }
        const candidates = facts.permissions.flatMap((_, one) =>
          hasSwitch(index, one) && needs.some((need) => index.closure.reaches(one, need))
            ? [one]
            : [],
        )
        const extraOf = (some: readonly number[]) =>
          facts.permissions.filter(
            (_, one) =>
              !needed.includes(one) &&
              !kept.includes(one) &&
              some.some((other) => index.closure.reaches(other, one)),
          ).length
        const least = Math.min(
          ...subsets(candidates.slice(0, 10))
            .filter((some) =>
              needs.every(
                (need) =>
                  uncovered.includes(need) ||
                  some.some((other) => index.closure.reaches(other, need)),
              ),
            )
            .map(extraOf),
        )
        if (candidates.length <= 10) expect(newRole.extra.count.value).toBe(least)
        check(newRole.edits, uncovered)
      }
    }),
    { numRuns: 800 },
  )
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([])
})

test('taking a permission from a role: it is gone, all else that can be kept is', () => {
  const met = { change: 0, copy: 0, 'new-role': 0, no: 0, unknown: 0 }
  fc.assert(
    fc.property(eitherVendor, fc.nat(), fc.nat(), fc.nat(3), (given, a, b, automatic) => {
      fc.pre(given.permissions.length > 0 && given.roles.length > 0)
      const asked = askedOf(accountOf(given, automatic))
      const { index } = asked
      const { facts } = index
      const role = a % facts.roles.length
      const permission = b % facts.permissions.length
      const answer = takeAway(asked, {
        role: facts.roles[role]!.id,
        ...permissionInEdit(index, permission),
      })
      // Only what was read whole is a "no".
      if (answer.gives === 'no') expect(index.roleGives(role, permission)).toBe('no')
      expect(answer.gives === 'yes').toBe(index.roleHas.has(role, permission))
      if (answer.by === undefined) {
        met[answer.gives === 'no' ? 'no' : 'unknown']++
        return
      }
      met[answer.by]++
      const { sandbox } = sandboxOf(index, answer.edits)
      const after = editedIndex(sandbox)
      const changed = answer.by === 'change' ? role : findEditedRole(sandbox, `new:${answer.name}`)
      expect(after.roleHas.has(changed, permission)).toBe(false)
      if (answer.missing.length === 0 && facts.permissions[permission]!.app === undefined) {
        expect(after.roleGives(changed, permission)).toBe('no')
      }
      const before = index.roleHas.columnsOf(role)
      const kept = after.roleHas.columnsOf(changed)
      expect(kept.every((one) => before.includes(one))).toBe(true)
      const gone = before.filter((one) => !kept.includes(one) && one !== permission)
      expect(numbersIn(index)(answer.lost)).toEqual(gone)
      for (const one of gone) {
        const otherwise = facts.permissions.some(
          (_, other) =>
            hasSwitch(index, other) &&
            before.includes(other) &&
            index.closure.reaches(other, one) &&
            !index.closure.reaches(other, permission),
        )
        expect(otherwise).toBe(false)
      }
      // Everyone who held it holds what takes its place.
      if (answer.by !== 'change') {
        for (const user of index.roleHolders.of(role)) {
          expect(after.rolesOf(user)).toContain(changed)
          expect(after.rolesOf(user)).not.toContain(role)
        }
      }
      expect(answer.holders.value).toBe(index.roleHolders.of(role).length)
      expect(answer.keeping).toBeLessThanOrEqual(answer.holders.value)
    }),
    { numRuns: 1_500 },
  )
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([])
})
