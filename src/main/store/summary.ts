/** What a snapshot holds and how whole it is, counted when it closes. */
import type { Coverage } from '../../shared/schemas/accounts'
import type { Count, Counts, PartKind } from '../../shared/schemas/common'
import { HIDDEN_ROLES_NOTE } from '../connectors/parts'
import { iso } from '../../shared/time'
import type { Facts } from './facts'
import type { AccountState, StoredPart } from './state'

export interface Summary {
  counts: Counts
  coverage: Coverage[]
  /** Lines of the coverage that an account of this kind needs and that are not whole. */
  notWhole: number
}

/**
 * @param unassigned users of whom it is not known which roles they hold
 * @param connector of the account
 */
export function summaryOf(
  state: AccountState,
  facts: Facts,
  unassigned: number,
  connector: string | null,
): Summary {
  const counts: Counts = {
    users: countUsers(state, facts),
    roles: countDefined(facts, 'role_version', state.allKnown('role-list')),
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
  const lines = [
    ...(connector === 'enos' ? [] : rolesAndPermissions(state, facts, unassigned, counts)),
    ...(counts.apps.value > 0 || connector === 'enos' ? apps(state, facts, counts) : []),
    ...vendorsWord(state),
  ]
  const coverage = lines.filter(
    (line, index) => lines.findIndex((other) => other.kind === line.kind) === index,
  )
  return { counts, coverage, notWhole: coverage.filter((line) => line.status !== 'whole').length }
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

function rolesAndPermissions(
  state: AccountState,
  facts: Facts,
  unassigned: number,
  counts: Counts,
): Coverage[] {
  const listings = [...state.roles.values()].filter((role) => role.listingKnown).length
  const named = [...facts.rows('user_version').values()].filter(([, name]) => name !== '~').length
  const assigned = named - unassigned
  return [
    list(state, 'permission-dictionary', state.permissions.size, {
      hides: 'Which permissions exist, and what some of them include, stays unknown.',
    }),
    items(
      'permission',
      [...state.permissions.values()].filter((one) => one.includesKnown).length,
      count(
        state.permissions.size + facts.permissionsWithoutRecord,
        state.allKnown('permission-dictionary'),
      ),
      newestOf([...state.permissions.values()].map((one) => one.includesBy)),
      { hides: 'What these permissions include stays unknown, and so does who has it.' },
    ),
    list(state, 'role-list', state.roles.size, {
      whole: state.allKnown('role-list'),
      hides: 'There may be more roles.',
    }),
    items(
      'role',
      listings,
      counts.roles,
      newestOf([...state.roles.values()].map((r) => r.listedBy)),
      {
        hides: 'What these roles give stays unknown, and so does the access of whoever holds them.',
      },
    ),
    list(state, 'user-list', state.users.size, {
      hides: 'There may be more users, so lists of who can do something may be too short.',
    }),
    items(
      'assignment',
      assigned,
      counts.users,
      state.wholeLists.get('assignment-list') ??
        newestOf([...state.assignments.values()].map((said) => said.by)),
      {
        hides: 'What users without a known role assignment can do stays unknown.',
        ...(hiddenRolesUnasked(state) ? { reason: HIDDEN_ROLES_NOTE } : {}),
      },
    ),
  ]
}

const hiddenRolesUnasked = (state: AccountState): boolean =>
  [...state.assignments.values()].some(({ by }) => by.note?.includes(HIDDEN_ROLES_NOTE))

function apps(state: AccountState, facts: Facts, counts: Counts): Coverage[] {
  return [
    ...(state.allKnown('user-list')
      ? []
      : [
          list(state, 'user-list', state.users.size, {
            hides: 'There may be more users, so lists of who has a menu may be too short.',
          }),
        ]),
    items(
      'app',
      state.apps.size,
      counts.apps,
      newestOf([...state.apps.values()].map((said) => said.by)),
      { hides: 'Menus and permissions that nobody was found to have stay unknown.' },
    ),
    items(
      'user-app-resources',
      // Answers about users who left do not count towards those who are there.
      [...facts.rows('statement').values()].filter((row) => row[0] === 'user-app-resources').length,
      count(
        facts.rows('user_version').size * facts.rows('app_version').size,
        counts.users.is === 'total' && counts.apps.is === 'total',
      ),
      newestOf([...state.userApps.values()].map((said) => said.by)),
      { hides: 'What the other users have in these apps stays unknown.' },
    ),
  ]
}

/** The vendor's own answers are shown where there are any; no account needs them to be whole. */
function vendorsWord(state: AccountState): Coverage[] {
  const said = { 'authorization-profile': state.profiles, 'permission-check': state.checks }
  return Object.entries(said).flatMap(([kind, map]): Coverage[] => {
    if (map.size === 0) return []
    const newest = newestOf([...map.values()].map((entry) => entry.by))
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

function list(
  state: AccountState,
  kind: PartKind,
  read: number,
  more: { whole?: boolean; hides: string },
): Coverage {
  const whole =
    more.whole ??
    (kind === 'permission-dictionary' || kind === 'user-list'
      ? state.allKnown(kind)
      : state.wholeLists.has(kind))
  const newest = state.newestLists.get(kind)
  const of = count(read, whole)
  if (whole) {
    const parts = [...state.wholeLists.values()].filter((part) => part.kind === kind)
    return { kind, status: 'whole', read, of, takenAt: iso(newestOf(parts)?.takenAt ?? null) }
  }
  return {
    kind,
    status: newest?.status === 'refused' ? 'refused' : read > 0 || newest ? 'partial' : 'missing',
    read,
    of,
    takenAt: newest ? iso(newest.takenAt) : null,
    ...(newest?.reason ? { reason: newest.reason } : {}),
    hides: more.hides,
  }
}

function items(
  kind: PartKind,
  read: number,
  of: Count,
  newest: StoredPart | undefined,
  more: { hides: string; reason?: string },
): Coverage {
  const whole = of.is === 'total' && read >= of.value && read > 0
  return {
    kind,
    status: whole ? 'whole' : read > 0 ? 'partial' : 'missing',
    read,
    of,
    takenAt: newest ? iso(newest.takenAt) : null,
    ...(more.reason === undefined ? {} : { reason: more.reason }),
    ...(whole ? {} : { hides: more.hides }),
  }
}

function newestOf(parts: (StoredPart | undefined)[]): StoredPart | undefined {
  return parts.reduce((a, b) => (!a || (b && b.at > a.at) ? b : a), undefined)
}

const count = (value: number, whole: boolean): Count => ({ value, is: whole ? 'total' : 'atLeast' })
