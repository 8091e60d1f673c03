/**
 * How whole tables are: which relations they speak of, and whether a person vouched that these are all.
 * Nobody but a person can: a table has no paging that would prove it.
 */
import type { Coverage } from '../../shared/schemas/accounts'
import type { Counts, ListKind } from '../../shared/schemas/common'
import { iso } from '../../shared/time'
import type { UnreadOfUsers } from './assignments-known'
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
export function tableLines(
  state: AccountState,
  facts: Facts,
  unread: UnreadOfUsers,
  counts: Counts,
): Coverage[] {
  const relations = relationLines(state, facts, unread)
  if (state.assigned.spoken) {
    const whole = state.wholeLists.has('assignment-list') && unread.roles === 0
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
  return [...entityLines(state, counts), ...relations, ...menuLines(state)]
}

/** Lists of users, roles and permissions need not be there; what came in is told of. */
function entityLines(state: AccountState, counts: Counts): Coverage[] {
  const all = {
    'user-list': [state.users, counts.users],
    'role-list': [state.roles, counts.roles],
    'permission-dictionary': [state.permissions, counts.permissions],
  } as const
  return (['user-list', 'role-list', 'permission-dictionary'] as const).flatMap((kind) => {
    const [subjects, number] = all[kind]
    if (!state.newestLists.has(kind)) return []
    return [line(state, kind, subjects.size, number.is === 'total')]
  })
}

function menuLines({ appMenus }: AccountState): Coverage[] {
  const apps = [...appMenus.entries()].map(([app]) => app)
  if (apps.length === 0) return []
  const known = apps.filter((app) => appMenus.known(app)).length
  const newest = newestPart(apps.map((app) => appMenus.by(app)))
  const hides = 'Apps may have more menus than what was read.'
  if (known > 0) return [items('app-menus', known, count(apps.length, true), newest, { hides })]
  const read = apps.reduce((sum, app) => sum + appMenus.of(app).length, 0)
  return [
    {
      kind: 'app-menus',
      status: 'partial',
      read,
      of: count(read, false),
      takenAt: newest ? iso(newest.takenAt) : null,
      ...(newest?.reason ? { reason: newest.reason } : {}),
      hides,
    },
  ]
}

/** Relations that only tables tell of, in any account. */
export function relationLines(
  state: AccountState,
  facts: Facts,
  { grants }: UnreadOfUsers,
): Coverage[] {
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
      state.directPermissions.allKnown && grants['direct-permission-list'] === 0,
    ],
    [
      'direct-menu-list',
      facts.pairs('user_menu').size,
      state.directMenus.allKnown && grants['direct-menu-list'] === 0,
    ],
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
