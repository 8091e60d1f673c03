/**
 * How whole tables are: which relations they speak of, and whether a person vouched that these are all.
 * Nobody but a person can: a table has no paging that would prove it.
 */
import type { Coverage } from '../../shared/schemas/accounts'
import type { ListKind } from '../../shared/schemas/common'
import { iso } from '../../shared/time'
import { count, items } from './coverage-lines'
import type { Facts } from './facts'
import type { AccountState } from './state'
import { newestPart } from './stored-part'

const hides = {
  'role-permission-list': 'Roles may give more than what was read.',
  'inclusion-list': 'Permissions may include more than what was read.',
  'role-menu-list': 'Roles may give more menus than what was read.',
  'direct-permission-list':
    'Users may have been granted more, so nobody is known to lack a permission.',
  'direct-menu-list': 'Users may have been granted more, so nobody is known to lack a menu.',
  'assignment-list': 'Users may hold more roles, so nobody is known to lack what roles give.',
  'user-list': 'There may be more users.',
  'role-list': 'There may be more roles.',
  'permission-dictionary': 'There may be more permissions.',
} as const satisfies Partial<Record<ListKind, string>>

type TableKind = keyof typeof hides

/** An account that is known from tables only. */
export function tableLines(state: AccountState, facts: Facts, unassigned: number): Coverage[] {
  const relations = relationLines(state, facts)
  if (state.assigned.spoken) {
    const whole = state.wholeLists.has('assignment-list') && unassigned === 0
    relations.unshift(line(state, 'assignment-list', facts.rows('user_role').size, whole))
  }
  const ofUsers = ['assignment-list', 'direct-permission-list', 'direct-menu-list']
  if (!relations.some(({ kind }) => ofUsers.includes(kind))) {
    relations.unshift({
      kind: 'assignment-list',
      status: 'missing',
      read: 0,
      takenAt: null,
      hides: 'No table says what users hold, so what they may do stays unknown.',
    })
  }
  return [...entityLines(state), ...relations, ...menuLines(state)]
}

/** Names come along with every relation; lists of them are told of where a person vouched for one. */
function entityLines(state: AccountState): Coverage[] {
  const all = {
    'user-list': state.users,
    'role-list': state.roles,
    'permission-dictionary': state.permissions,
  }
  return (['user-list', 'role-list', 'permission-dictionary'] as const).flatMap((kind) => {
    const vouched = [...state.wholeLists.values()].some((part) => part.kind === kind)
    return vouched ? [line(state, kind, all[kind].size, state.allKnown(kind))] : []
  })
}

function menuLines({ appMenus }: AccountState): Coverage[] {
  const apps = [...appMenus.entries()].map(([app]) => app)
  if (apps.length === 0) return []
  const known = apps.filter((app) => appMenus.known(app)).length
  const newest = newestPart(apps.map((app) => appMenus.by(app)))
  const words = { hides: 'The other apps may have more menus than what was read.' }
  return [items('app-menus', known, count(apps.length, true), newest, words)]
}

/** Relations that only tables tell of, in any account. */
export function relationLines(state: AccountState, facts: Facts): Coverage[] {
  const flags = (table: 'role_version' | 'permission_version', ...fromEnd: number[]): boolean =>
    [...facts.rows(table).values()].every((row) => fromEnd.every((place) => row.at(place) === 1))
  const relations: [kind: TableKind, pairs: number, known: boolean][] = [
    [
      'role-permission-list',
      facts.pairs('role_permission').size,
      // Of the end of a role's row: what it lists outside apps, within apps, menus, whether defined.
      flags('role_version', -4, -3),
    ],
    ['inclusion-list', facts.pairs('permission_inclusion').size, flags('permission_version', -2)],
    ['role-menu-list', facts.pairs('role_menu').size, flags('role_version', -2)],
    [
      'direct-permission-list',
      facts.pairs('user_permission').size,
      state.directPermissions.allKnown,
    ],
    ['direct-menu-list', facts.pairs('user_menu').size, state.directMenus.allKnown],
  ]
  return relations.flatMap(([kind, pairs, known]) =>
    state.newestLists.has(kind)
      ? [line(state, kind, pairs, known && state.wholeLists.has(kind))]
      : [],
  )
}

function line(state: AccountState, kind: TableKind, read: number, whole: boolean): Coverage {
  const newest = state.newestLists.get(kind)
  if (whole) {
    const lists = [...state.wholeLists.values()].filter((part) => part.kind === kind)
    const takenAt = iso(newestPart(lists)?.takenAt ?? null)
    return { kind, status: 'whole', read, of: count(read, true), takenAt }
  }
  return {
    kind,
    status: newest?.status === 'refused' ? 'refused' : 'partial',
    read,
    of: count(read, false),
    takenAt: newest ? iso(newest.takenAt) : null,
    ...(newest?.reason ? { reason: newest.reason } : {}),
    hides: hides[kind],
  }
}
