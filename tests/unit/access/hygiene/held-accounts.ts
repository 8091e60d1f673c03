/** Random accounts in which most is known and custom, so that there is much to exchange, and how to compare them. */
import fc from 'fast-check'
import type { AccessIndex } from '../../../../src/main/access/access-index'
import type { SnapshotFacts } from '../../../../src/main/access/model'
import { eitherVendor } from '../../../support/random-account'

export const heldAccounts: fc.Arbitrary<SnapshotFacts> = fc
  .tuple(eitherVendor, fc.array(fc.nat(100), { minLength: 30, maxLength: 60 }), fc.nat(3))
  .map(([facts, choices, known]): SnapshotFacts => {
    const often = (at: number) => choices[at % choices.length]! < 85
    const whole = known > 0
    const grants = (of: SnapshotFacts['directMenus']) =>
      whole ? { ...of, whole, cameAfter: new Set<number>() } : of
    return {
      ...facts,
      roles: facts.roles.map((role, at) => ({
        ...role,
        custom: often(at) ? true : role.custom,
        hidden: !often(at + 7),
        listingKnown: role.listingKnown || whole,
        appListingKnown: role.appListingKnown || whole,
        menusKnown: role.menusKnown || whole,
      })),
      apps: facts.apps.map((app) => ({ ...app, groupsKnown: app.groupsKnown || whole })),
      permissions: facts.permissions.map((one, at) => ({
        ...one,
        assignable: often(at + 3) ? true : one.assignable,
        includesKnown: one.includesKnown || whole,
      })),
      assignments: facts.assignments.map((one, at) => ({
        ...one,
        autoAssigned: !often(at * 3 + 1),
        siteRestricted: !often(at * 5 + 2),
      })),
      assignedAt: whole ? facts.assignedAt.map(() => 1) : facts.assignedAt,
      directPermissions: grants(facts.directPermissions),
      directMenus: grants(facts.directMenus),
    }
  })

/** Every word about every user, permission and menu. */
export function wordsOf(index: AccessIndex): string[] {
  return index.facts.users.flatMap((_, user) => [
    index.facts.permissions.map((__, permission) => index.computed(user, permission)).join(),
    index.facts.menus.map((__, menu) => index.computedMenu(user, menu)).join(),
  ])
}

/** What holds for all sites: roles that are held for certain sites only are left out. */
export const everywhere = (facts: SnapshotFacts): SnapshotFacts => ({
  ...facts,
  assignments: facts.assignments.filter(({ siteRestricted }) => !siteRestricted),
})
