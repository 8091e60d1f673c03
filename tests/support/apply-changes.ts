/** Makes the later snapshot's relations out of the earlier one's and what changed in between. */
import type {
  FactChanges,
  FactKind,
  RelationKind,
} from '../../src/main/access/changes/fact-changes'
import type { Pairing } from '../../src/main/access/changes/pairing'
import { pairsOf } from '../../src/main/access/links'
import type { Pairs, SnapshotFacts } from '../../src/main/access/model'

/** Only what access is computed from; by joint numbers, of which the earlier snapshot's words stay. */
export function afterChanges(pairing: Pairing, changes: FactChanges): SnapshotFacts {
  const { before, after } = pairing
  const [old, now] = [before.facts, after.facts]
  const joint = {
    user: pairing.users,
    role: pairing.roles,
    permission: pairing.permissions,
    app: pairing.apps,
    menu: pairing.menus,
    group: pairing.menuGroups,
  }
  type Kind = keyof typeof joint
  const pairs = (
    kind: RelationKind,
    left: Kind,
    right: Kind,
    from: readonly (readonly [number, number])[],
  ): [number, number][] => {
    const all = new Map<string, [number, number]>()
    for (const [a, b] of from) {
      const pair: [number, number] = [joint[left].ofBefore[a]!, joint[right].ofBefore[b]!]
      all.set(pair.join(' '), pair)
    }
    for (const { a, b, way } of changes[kind]) {
      if (way === 'changed') continue
      if (way === 'added' || way === 'first-seen') all.set(`${a} ${b!}`, [a, b!])
      else if (!all.delete(`${a} ${b!}`)) throw new Error(`${kind} ${a} ${b!} was not there`)
    }
    return [...all.values()]
  }
  const gone = (kind: FactKind) =>
    new Set(
      changes[kind].flatMap(({ a, way }) =>
        way === 'removed' || way === 'no-longer-seen' ? [a] : [],
      ),
    )
  const goneUsers = gone('user')
  const things = <T>(kind: Kind, olds: readonly T[], nows: readonly T[]): T[] =>
    Array.from({ length: joint[kind].size }, (_, number) => {
      const was = joint[kind].before[number]!
      return was >= 0 ? olds[was]! : nows[joint[kind].after[number]!]!
    })
  const groupMenus = pairs(
    'menu-group-menu',
    'group',
    'menu',
    old.menuGroups.flatMap(({ menus }, group) => menus.map((menu) => [group, menu] as const)),
  )
  const users = things('user', old.users, now.users)
  const made: SnapshotFacts = {
    ...old,
    users,
    roles: things('role', old.roles, now.roles),
    apps: things('app', old.apps, now.apps),
    permissions: things('permission', old.permissions, now.permissions).map((one, number) => {
      const app = pairing.appOfPermission[number]!
      return { ...one, app: app < 0 ? undefined : app }
    }),
    menus: things('menu', old.menus, now.menus).map((one, number) => ({
      ...one,
      app: pairing.appOfMenu[number]!,
    })),
    menuGroups: things('group', old.menuGroups, now.menuGroups).map((one, number) => ({
      ...one,
      app: pairing.appOfMenuGroup[number]!,
      menus: groupMenus.flatMap(([group, menu]) => (group === number ? [menu] : [])),
    })),
    assignments: pairs(
      'assignment',
      'user',
      'role',
      old.assignments.map(({ role, user }) => [user, role] as const),
    ).map(([user, role]) => ({ user, role, autoAssigned: false, siteRestricted: false })),
    assignedAt: new Float64Array(users.length),
    assignmentSaidAt: new Float64Array(users.length),
    listed: pairs('listing', 'role', 'permission', old.listed),
    inclusions: pairs('inclusion', 'permission', 'permission', old.inclusions),
    directPermissions: {
      ...old.directPermissions,
      pairs: pairsOf(
        pairs('direct-permission', 'user', 'permission', asPairs(old.directPermissions.pairs)),
      ),
    },
    directMenus: {
      ...old.directMenus,
      pairs: pairsOf(pairs('direct-menu', 'user', 'menu', asPairs(old.directMenus.pairs))),
    },
    roleMenus: pairsOf(pairs('role-menu', 'role', 'menu', asPairs(old.roleMenus))),
    roleMenuGroups: pairs('role-menu-group', 'role', 'group', old.roleMenuGroups),
    vendor: [],
  }
  for (const user of goneUsers) {
    const holds = made.assignments.some((one) => one.user === user)
    if (holds) throw new Error('A user who is gone still holds a role')
  }
  return made
}

const asPairs = ({ from, to }: Pairs): [number, number][] =>
  Array.from(from, (a, at) => [a, to[at]!])
