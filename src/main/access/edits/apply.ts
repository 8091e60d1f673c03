/** The facts as they would be read after the edits: everything that asks an index can ask about them. */
import { AccessIndex } from '../access-index'
import { pairsOf } from '../links'
import type { AssignmentFact, RoleFact, SnapshotFacts } from '../model'
import type { EditedRole } from './edited-role'
import type { Sandbox } from './sandbox'

/**
 * The index as it is computed, without the vendor's own words: they were said of what is, not of what would
 * be, so before and after are compared without them.
 */
export function computedIndex({ facts }: AccessIndex): AccessIndex {
  return new AccessIndex({ ...facts, vendor: [] })
}

/** An index built from scratch on the edited facts. Numbers stay; a deleted role is held by nobody. */
export function editedIndex(sandbox: Sandbox): AccessIndex {
  return new AccessIndex(editedFacts(sandbox))
}

function editedFacts(sandbox: Sandbox): SnapshotFacts {
  const { facts } = sandbox.index
  const { editedRoles } = sandbox
  const roles: RoleFact[] = [...facts.roles]
  for (const [number, role] of editedRoles) roles[number] = factOf(facts.roles[number], role)
  const kept = <T>(pairs: readonly (readonly [number, T])[]) =>
    pairs.filter(([role]) => !editedRoles.has(role)).map(([role, to]): [number, T] => [role, to])
  const edited = (of: (role: EditedRole) => Iterable<number>) =>
    [...editedRoles].flatMap(([number, role]) =>
      [...of(role)].map((to): [number, number] => [number, to]),
    )
  const ownMenus = Array.from(facts.roleMenus.from, (role, at): [number, number] => [
    role,
    facts.roleMenus.to[at]!,
  ])
  const { assignments, assignedAt } = editedAssignments(sandbox)
  return {
    ...facts,
    roles,
    listed: [...kept(facts.listed), ...edited(({ listed }) => listed)],
    roleMenus: pairsOf([...kept(ownMenus), ...edited(({ menus }) => menus)]),
    roleMenuGroups: [...kept(facts.roleMenuGroups), ...edited(({ menuGroups }) => menuGroups)],
    assignments,
    assignedAt,
    vendor: [],
  }
}

function factOf(before: RoleFact | undefined, role: EditedRole): RoleFact {
  const { appListingKnown, custom, listingKnown, menusKnown, name } = role
  if (before) return before
  return {
    id: `new:${name}`,
    name,
    description: undefined,
    custom,
    permissionScope: undefined,
    hidden: false,
    defined: true,
    listingKnown,
    appListingKnown,
    listedAt: undefined,
    menusKnown,
    menusAt: undefined,
  }
}

function editedAssignments(sandbox: Sandbox) {
  const { index } = sandbox
  const assignments: AssignmentFact[] = []
  const assignedAt = index.facts.assignedAt.slice()
  index.facts.users.forEach((_, user) => {
    const before = index.assignmentsOf(user)
    const { givenInstead, roles } = sandbox.holdingOf(user)
    // Which role the vendor gives is not known, so it is not known what the user holds.
    if (givenInstead === 'unknown') assignedAt[user] = -1
    for (const role of roles) {
      assignments.push(
        before.find((entry) => entry.role === role) ?? {
          user,
          role,
          autoAssigned: role === givenInstead,
          siteRestricted: false,
        },
      )
    }
  })
  return { assignments, assignedAt }
}
