/** Two random snapshots of one account: unlike, or the second grown from the first by small changes. */
import fc from 'fast-check'
import type { SnapshotFacts } from '../../src/main/access/model'
import { accounts } from './random-account'

const flags = fc.record({ users: fc.boolean(), roles: fc.boolean(), holders: fc.boolean() })

export const pairsOfAccounts: fc.Arbitrary<[SnapshotFacts, SnapshotFacts]> = fc
  .tuple(
    accounts,
    accounts,
    fc.boolean(),
    fc.constantFrom('ringcentral', 'enos', 'table'),
    flags,
    flags,
  )
  .chain(([first, second, grown, connector, before, after]) =>
    fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }).map((numbers) => {
      const as = (facts: SnapshotFacts, whole: typeof before): SnapshotFacts => ({
        ...facts,
        connector,
        externalId: first.externalId,
        whole: { ...facts.whole, ...whole },
      })
      const later = grown ? changed(first, numbers) : second
      return [as(first, before), as(later, after)]
    }),
  )

/** Some pairs less and one role more, and everything else as it was. */
function changed(facts: SnapshotFacts, numbers: readonly number[]): SnapshotFacts {
  const without = <T>(list: readonly T[], number: number): T[] =>
    list.filter((_, at) => at !== number % (list.length + 1))
  const extra = numbers[4]! % facts.roles.length
  const user = numbers[5]! % facts.users.length
  const has = facts.assignments.some((one) => one.user === user && one.role === extra)
  return {
    ...facts,
    listed: without(facts.listed, numbers[0]!),
    inclusions: without(facts.inclusions, numbers[1]!),
    assignments: [
      ...without(facts.assignments, numbers[2]!).filter(
        (one) => !(one.user === user && one.role === extra),
      ),
      ...(has ? [] : [{ user, role: extra, autoAssigned: false, siteRestricted: false }]),
    ],
    roleMenuGroups: without(facts.roleMenuGroups, numbers[3]!),
    menuGroups: facts.menuGroups.map((group) => ({
      ...group,
      menus: without(group.menus, numbers[6]!),
    })),
  }
}
