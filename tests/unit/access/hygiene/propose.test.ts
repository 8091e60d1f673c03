import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import { computedIndex, editedIndex } from '../../../../src/main/access/edits/apply'
import { propose, type ProposeOptions } from '../../../../src/main/access/hygiene/mining/propose'
import { allHoldersKnown } from '../../../../src/main/queries/roles'
import { plantedAccount } from '../../../support/planted-roles'
import { factsOfGraph } from '../../../support/random-graph'
import { everywhere, heldAccounts, wordsOf } from './held-accounts'

const calm: ProposeOptions = {
  newRoles: true,
  everyone: true,
  budget: 60_000,
  pause: () => Promise.resolve(),
}

const proposeFor = (index: AccessIndex, options: Partial<ProposeOptions> = {}) =>
  propose(index, { ...calm, everyone: allHoldersKnown(index), ...options })

describe('a proposal for fewer roles', () => {
  test('leaves every word about everybody as it is, by an index built from scratch', async () => {
    const met = { fewer: 0, made: 0, left: 0, restricted: 0 }
    await fc.assert(
      fc.asyncProperty(
        heldAccounts,
        fc.constantFrom(undefined, 'table'),
        async (given, connector) => {
          const facts = connector === undefined ? given : { ...given, connector }
          const index = new AccessIndex(facts)
          const found = await proposeFor(index)
          const after = editedIndex(found.sandbox)
          expect(wordsOf(after)).toEqual(wordsOf(computedIndex(index)))

          const before = new AccessIndex(everywhere({ ...facts, vendor: [] }))
          expect(wordsOf(new AccessIndex(everywhere(after.facts)))).toEqual(wordsOf(before))

          expect(found.roles).toBeGreaterThanOrEqual(found.atLeast)
          expect(found.roles).toBeLessThanOrEqual(facts.roles.length)
          met.fewer += Number(found.roles < facts.roles.length)
          met.made += found.newRoles.length
          met.left += found.needs.leftOut.unknown
          met.restricted += found.needs.leftOut.restricted
        },
      ),
      // What must be met is rare: a seed, so that it does not depend on luck.
      { numRuns: 400, seed: 20_261_123 },
    )
    expect(met.fewer).toBeGreaterThan(20)
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(0)
  })

  test('finds the roles that an account was made of', async () => {
    const size = { users: 400, permissions: 60, planted: 12, existing: 70, most: 12 }
    const { facts } = plantedAccount(size, 5)
    const found = await proposeFor(new AccessIndex(facts))
    expect(facts.roles.length).toBeGreaterThan(40)
    expect(found.roles).toBeLessThanOrEqual(12)
    expect(found.atLeast).toBeLessThanOrEqual(found.roles)
    expect(found.stopped).toBe(false)
  })

  test('never goes below the fewest that there can be, found by trying all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          // Users hold one role each, any subset of four permissions.
          const bits = (row: number) => [0, 1, 2, 3].filter((bit) => (row >>> bit) & 1)
          const facts = factsOfGraph({
            permissions: 4,
            roles: rows.length,
            users: rows.length,
            inclusions: [],
            listed: rows.flatMap((row, role) =>
              bits(row).map((bit): [number, number] => [role, bit]),
            ),
            assigned: rows.map((_, user) => [user, user]),
          })
          const found = await proposeFor(new AccessIndex(facts))
          const fewest = fewestFor(rows)
          expect(found.atLeast).toBeLessThanOrEqual(fewest)
          expect(found.roles).toBe(fewest)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The Boolean rank of rows of four bits, by trying all sets of roles. */
function fewestFor(rows: readonly number[]): number {
  const serves = (roles: readonly number[]): boolean =>
    rows.every(
      (row) => row === roles.reduce((sum, one) => ((one & ~row) === 0 ? sum | one : sum), 0),
    )
  const tryAll = (roles: readonly number[], next: number, left: number): boolean => {
    if (serves(roles)) return true
    if (left === 0) return false
    for (let role = next; role < 16; role++)
      if (tryAll([...roles, role], role + 1, left - 1)) return true
    return false
  }
  for (let count = 0; ; count++) if (tryAll([], 1, count)) return count
}
