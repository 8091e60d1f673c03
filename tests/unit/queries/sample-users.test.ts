import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleUsers } from '../../../src/main/queries/sample-users'
import { askedOf } from '../../support/asked'
import { accounts } from '../../support/random-account'

test('up to three users of each distinct set of roles, the same ones however users are ordered', () => {
  fc.assert(
    fc.property(accounts, (facts) => {
      const asked = askedOf(facts)
      const { index } = asked
      const sampled = sampleUsers(asked)
      const setOf = (user: number) =>
        index.rolesKnown(user) ? [...index.rolesOf(user)].join() : 'unknown'
      const all = Map.groupBy(facts.users.keys(), setOf)
      const some = Map.groupBy(
        sampled.map((id) => index.userByExternalId.get(id)!),
        setOf,
      )
      for (const [set, users] of all) {
        expect(some.get(set)).toHaveLength(Math.min(3, users.length))
      }
      expect(sampleUsers(asked)).toEqual(sampled)
    }),
  )
})
