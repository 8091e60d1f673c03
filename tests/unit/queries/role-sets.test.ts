import { expect, test } from 'vitest'
import { roleSetSizes } from '../../../src/main/queries/role-sets'
import { askedOf } from '../../support/asked'
import { portalAccount } from '../../support/portal-account'

const sizes = (change: (facts: ReturnType<typeof portalAccount>) => void = () => undefined) => {
  const facts = portalAccount()
  change(facts)
  return roleSetSizes(askedOf(facts)).sort()
}

test('users who hold the same roles are one set, those of whom it is not known another', () => {
  expect(sizes()).toEqual([1, 1, 1])
  const nobodyHolds = (facts: ReturnType<typeof portalAccount>) => facts.assignments.splice(0)
  expect(sizes(nobodyHolds)).toEqual([3])
  const oneUnknown = (facts: ReturnType<typeof portalAccount>) => {
    nobodyHolds(facts)
    facts.assignedAt[0] = -1
  }
  expect(sizes(oneUnknown)).toEqual([1, 2])
})

test('whoever signed in, and may be one of the others, is nobody of a set', () => {
  expect(sizes((facts) => (facts.users[2]!.id = '~'))).toEqual([1, 1])
})
