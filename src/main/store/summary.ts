/** What a snapshot holds and how whole it is, counted when it closes. */
import type { Coverage } from '../../shared/schemas/accounts'
import type { Count, Counts, PartKind } from '../../shared/schemas/common'
import { HIDDEN_ROLES_NOTE } from '../connectors/parts'
import { iso } from '../../shared/time'
import type { UnreadOfUsers } from './assignments-known'
import { count, items, list } from './coverage-lines'
import type { Facts } from './facts'
import type { AccountState } from './state'
import { newestPart } from './stored-part'
import { relationLines, tableLines } from './table-coverage'
import { withUnread } from './unread-lines'

export interface Summary {
  counts: Counts
  coverage: Coverage[]
  /** Lines of the coverage that an account of this kind needs and that are not whole. */
  notWhole: number
}

/** What lines are made of. */
interface Known {
  state: AccountState
  facts: Facts
  /** Users of whom it is not known which roles they hold. */
  unassigned: number
  counts: Counts
  isEnos: boolean
}

/**
 * @param unread what was not read of users
 * @param connector of the account
 */
export function summaryOf(
  state: AccountState,
  facts: Facts,
  unread: UnreadOfUsers,
  connector: string | null,
): Summary {
  const unassigned = unread.roles
  const counts: Counts = {
    users: countUsers(state, facts),
    roles: hasNoRoleAtAll(state, facts, unread)
      ? count(0, true)
      : countDefined(facts, 'role_version', state.allKnown('role-list')),
    permissions: countDefined(
      facts,
      'permission_version',
      connector !== 'enos' && state.allKnown('permission-dictionary'),
    ),
    assignments: count(
      facts.rows('user_role').size,
      state.allKnown('user-list') && unassigned === 0,
    ),
    apps: count(facts.rows('app_version').size, false),
    menus: count(facts.rows('menu_version').size, false),
  }
  if (connector === 'sample') {
    // The sample is made whole: there are no other apps.
    counts.apps.is = counts.menus.is = 'total'
  }
  if (connector === 'table') {
    const all = state.wholeLists.has('assignment-list') && unassigned === 0
    counts.assignments = count(facts.rows('user_role').size, all || unread.hasNoRoles)
  }
  const known: Known = { state, facts, unassigned, counts, isEnos: connector === 'enos' }
  const lines =
    connector === 'table'
      ? tableLines(state, facts, unread, counts)
      : [...withUnread(vendorLines(known), state), ...relationLines(state, facts, unread)]
  const coverage = lines.filter(
    (line, index) => lines.findIndex((other) => other.kind === line.kind) === index,
  )
  const tolerable = connector === 'table' ? () => false : onlyConfirms(known)
  const notWhole = coverage.filter((line) => line.status !== 'whole' && !tolerable(line))
  return { counts, coverage, notWhole: notWhole.length }
}

/** An account of tables in which users hold something, and nothing speaks of a role, has none. */
function hasNoRoleAtAll(state: AccountState, facts: Facts, { hasNoRoles }: UnreadOfUsers): boolean {
  const { listed, roleMenus } = state
  const given = listed.outside.said ?? listed.inApps.said ?? roleMenus.said
  return hasNoRoles && !given && facts.rows('role_version').size === 0
}

function vendorLines(known: Known): Coverage[] {
  const { state, counts, isEnos } = known
  return [
    ...(isEnos ? [] : rolesAndPermissions(known)),
    ...(counts.apps.value > 0 || isEnos ? apps(known) : []),
    ...(isEnos ? rolesWithinApps(known) : []),
    ...vendorsWord(state),
  ]
}

/**
 * Entities that are only spoken of may have ended: beside a whole list they are not counted, but the
 * number is then no total.
 */
function countDefined(
  facts: Facts,
  table: 'role_version' | 'permission_version',
  whole: boolean,
): Count {
  const rows = [...facts.rows(table).values()]
  const defined = rows.filter((row) => row.at(-1) === 1).length
  return count(whole ? defined : rows.length, whole && defined === rows.length)
}

/**
 * `~` is one of the others, unless there are none. A user whom a whole list does not have, but of whom
 * others speak, makes the number no total.
 */
function countUsers(state: AccountState, facts: Facts): Count {
  const rows = [...facts.rows('user_version').values()].filter(([, name]) => name !== '~')
  const defined = rows.filter((row) => row.at(-1) === 1).length
  if (state.allKnown('user-list')) return count(defined, defined === rows.length)
  return count(Math.max(rows.length, facts.rows('user_version').size > 0 ? 1 : 0), false)
}

function rolesAndPermissions(known: Known): Coverage[] {
  const { state, facts, counts } = known
  const { outside: listed } = state.listed
  const { outside: includes } = state.includes
  const roles = [...state.roles.keys()]
  const permissions = [...state.permissions].flatMap(([key, { record }]) =>
    record.app === undefined ? [key] : [],
  )
  return [
    list(state, 'permission-dictionary', permissions.length, {
      whole: state.allKnown('permission-dictionary') && facts.permissionsWithoutRecord === 0,
      hides: 'Which permissions exist, and what some of them include, stays unknown.',
    }),
    items(
      'permission',
      permissions.filter((key) => includes.known(key)).length,
      count(
        permissions.length + facts.permissionsWithoutRecord,
        state.allKnown('permission-dictionary'),
      ),
      newestPart(permissions.map((key) => includes.by(key))),
      { hides: 'What these permissions include stays unknown, and so does who has it.' },
    ),
    list(state, 'role-list', roles.length, {
      whole: counts.roles.is === 'total',
      hides: 'There may be more roles.',
    }),
    items(
      'role',
      roles.filter((role) => listed.known(role)).length,
      counts.roles,
      newestPart(roles.map((role) => listed.by(role))),
      {
        hides: 'What these roles give stays unknown, and so does the access of whoever holds them.',
      },
    ),
    list(state, 'user-list', state.users.size, {
      whole: counts.users.is === 'total',
      hides: 'There may be more users, so lists of who can do something may be too short.',
    }),
    assignments(known),
  ]
}

function assignments({ state, facts, unassigned, counts }: Known): Coverage {
  const named = [...facts.rows('user_version').values()].filter(([, name]) => name !== '~').length
  return items('assignment', named - unassigned, counts.users, state.assigned.newest(), {
    hides: 'What users without a known role assignment can do stays unknown.',
    ...(state.assigned.hiddenRolesUnasked() ? { reason: HIDDEN_ROLES_NOTE } : {}),
  })
}

/** EnOS: what roles give is an explanation beside the vendor's word, so it is only shown where it was asked. */
function rolesWithinApps(known: Known): Coverage[] {
  const { state, counts } = known
  const { inApps } = state.listed
  const lines: Coverage[] = []
  const roles = [...state.roles.keys()]
  if (state.newestLists.has('role-list')) {
    const hides = 'There may be more roles.'
    lines.push(
      list(state, 'role-list', roles.length, { whole: counts.roles.is === 'total', hides }),
    )
  }
  if (state.assigned.spoken) lines.push(assignments(known))
  if (inApps.said) {
    const named = [...inApps.entries()].map(([role]) => role)
    const all = [...new Set([...roles, ...named])]
    lines.push(
      items(
        'role-resources',
        all.filter((role) => inApps.known(role) && state.roleMenuGroups.known(role)).length,
        count(Math.max(all.length, counts.roles.value), counts.roles.is === 'total'),
        newestPart(all.map((role) => inApps.by(role))),
        { hides: 'What the other roles give in apps stays unknown.' },
      ),
    )
  }
  const groups = [...state.roleMenuGroups.entries()].flatMap(([, { targets }]) => targets)
  const read = [...state.appMenuGroups.entries()].map(([app]) => app)
  const apps = [...new Set([...groups.map(({ app }) => app), ...read])]
  if (apps.length > 0) {
    lines.push(
      items(
        'menu-groups',
        apps.filter((app) => state.appMenuGroups.known(app)).length,
        count(apps.length, true),
        newestPart(apps.map((app) => state.appMenuGroups.by(app))),
        { hides: 'Which menus the groups of the other apps hold stays unknown.' },
      ),
    )
  }
  return lines
}

function apps(known: Known): Coverage[] {
  const { state, counts } = known
  const ids = [...state.appMenus.entries()].map(([app]) => app)
  return [
    ...(counts.users.is === 'total'
      ? []
      : [
          list(state, 'user-list', state.users.size, {
            whole: false,
            hides: 'There may be more users, so lists of who has a menu may be too short.',
          }),
        ]),
    items(
      'app',
      appsRead(state),
      // No list has all apps of an organization; but where roles name no other, no other matters.
      isExplained(known) ? count(counts.apps.value, true) : counts.apps,
      newestPart(ids.flatMap((app) => [state.appMenus.by(app), state.appPermissions.by(app)])),
      { hides: 'Menus and permissions that nobody was found to have stay unknown.' },
    ),
    ...usersInApps(known),
  ]
}

/** Apps of which the whole catalogue was read. */
const appsRead = ({ appMenus, appPermissions }: AccountState): number =>
  [...appMenus.entries()].filter(([app]) => appMenus.known(app) && appPermissions.known(app)).length

/** Whether roles tell what every user has: all users and roles, who holds which, and what each gives. */
const isExplained = ({ state, unassigned, counts, isEnos }: Known): boolean =>
  isEnos &&
  counts.users.is === 'total' &&
  counts.roles.is === 'total' &&
  unassigned === 0 &&
  [...state.roles.keys()].every(
    (role) => state.listed.inApps.known(role) && state.roleMenuGroups.known(role),
  )

/** Whether nothing is left that only the vendor's own answers could tell, as far as roles can. */
const isToldByRoles = (known: Known): boolean =>
  isExplained(known) && appsRead(known.state) === known.counts.apps.value

/** Whether nobody needs a line to be whole. An answer that was refused has a reason, and is missing. */
function onlyConfirms(known: Known): (line: Coverage) => boolean {
  const toldByRoles = isToldByRoles(known)
  return ({ kind, read, reason }) =>
    toldByRoles && kind === 'user-app-resources' && read > 0 && reason === undefined
}

/**
 * Where roles tell it already, the vendor's own answers confirm it, and are shown where there are any;
 * else they are what tells it.
 */
function usersInApps(known: Known): Coverage[] {
  const { state, facts, counts } = known
  // Answers about users who left do not count towards those who are there.
  const read = [...facts.rows('statement').values()].filter(
    ([kind, , , about]) => kind === 'user-app-resources' && about !== 'menus',
  ).length
  const newest = newestPart([...state.userApps.values()].map((said) => said.by))
  const pairs = facts.rows('user_version').size * facts.rows('app_version').size
  if (isToldByRoles(known)) {
    if (read === 0) return []
    const hides = 'What roles tell of the others is computed, and not confirmed by EnOS.'
    return [items('user-app-resources', read, count(pairs, true), newest, { hides })]
  }
  const all = counts.users.is === 'total' && counts.apps.is === 'total'
  return [
    items('user-app-resources', read, count(pairs, all), newest, {
      hides: 'What the other users have in these apps stays unknown.',
    }),
  ]
}

/** The vendor's own answers are shown where there are any; no account needs them to be whole. */
function vendorsWord(state: AccountState): Coverage[] {
  const said = { 'authorization-profile': state.profiles, 'permission-check': state.checks }
  return Object.entries(said).flatMap(([kind, map]): Coverage[] => {
    if (map.size === 0) return []
    const newest = newestPart([...map.values()].map((entry) => entry.by))
    return [
      {
        kind: kind as PartKind,
        status: 'whole',
        read: map.size,
        takenAt: newest ? iso(newest.takenAt) : null,
      },
    ]
  })
}
