/**
 * What all parts up to a moment say together. Parts are applied in the order of their moments; the
 * rules of evidence live here and nowhere else:
 *
 * - a whole item replaces what was said about its subject; a partial one adds to it;
 * - a whole list ends what it does not hold (a role list only within its domain);
 * - anything that is refused, missing or not whole ends nothing;
 * - a list whose records do not say what a role lists, or what a permission includes, leaves that as
 *   an earlier part said it.
 */
import type {
  AppRecord,
  AssignmentRecord,
  AuthorizationProfileRecord,
  CategoryRecord,
  ErrorObservationRecord,
  PartBodies,
  PermissionCheckRecord,
  PermissionRecord,
  RoleRecord,
  UserAppResourcesRecord,
  UserRecord,
} from '../connectors/parts'
import type { PartKind, PartStatus } from '../../shared/schemas/common'

/** A stored part without its body. `at` is its moment on the time line, in Unix milliseconds. */
export interface StoredPart {
  id: number
  importId: number
  kind: PartKind
  subject: string
  status: PartStatus
  reason: string | null
  at: number
  takenAt: number | null
  count: number
}

/** Something that was said, and by which part. */
export interface Said<T> {
  record: T
  by: StoredPart
}

export interface SaidRole extends Said<RoleRecord> {
  /** The part that said what it lists, if any did. */
  listedBy: StoredPart | undefined
}

export interface SaidPermission extends Said<PermissionRecord> {
  /** The part that said what it includes, if any did. */
  includesBy: StoredPart | undefined
}

export class AccountState {
  readonly categories = new Map<string, Said<CategoryRecord>>()
  readonly permissions = new Map<string, SaidPermission>()
  readonly roles = new Map<string, SaidRole>()
  readonly users = new Map<string, Said<UserRecord>>()
  readonly assignments = new Map<string, Said<AssignmentRecord>>()
  readonly profiles = new Map<string, Said<AuthorizationProfileRecord>>()
  readonly checks = new Map<string, Said<PermissionCheckRecord>>()
  readonly observations = new Map<string, Said<ErrorObservationRecord>>()
  readonly apps = new Map<string, Said<AppRecord>>()
  readonly userApps = new Map<string, Said<UserAppResourcesRecord>>()
  /** Everyone who was ever told to be `~`. */
  readonly signedIn = new Set<string>()
  /** Newest whole list of each kind; role lists by `role-list domain`. */
  readonly wholeLists = new Map<string, StoredPart>()
  /** Newest list of each kind whatever its status, to say why one is not whole. */
  readonly newestLists = new Map<string, StoredPart>()

  /** @param body of the part's kind; null where it has none */
  apply(part: StoredPart, body: PartBodies[PartKind] | null): void {
    if (isList(part.kind)) this.newestLists.set(part.kind, part)
    if (body === null) return
    appliers[part.kind](this, part, body as never)
  }

  /** The newest whole list that speaks of roles of that kind. */
  roleList(custom: boolean | undefined): StoredPart | undefined {
    const domains = ['all', ...(custom === undefined ? [] : [custom ? 'custom' : 'standard'])]
    return domains
      .map((domain) => this.wholeLists.get(`role-list ${domain}`))
      .reduce(newer, undefined)
  }

  /** Roles are known to be all if one list spoke of all, or two spoke of the halves. */
  get allRolesKnown(): boolean {
    const has = (domain: string) => this.wholeLists.has(`role-list ${domain}`)
    return has('all') || (has('standard') && has('custom'))
  }
}

function newer(a: StoredPart | undefined, b: StoredPart | undefined): StoredPart | undefined {
  if (!a || !b) return a ?? b
  return b.at > a.at || (b.at === a.at && b.id > a.id) ? b : a
}

const lists: ReadonlySet<PartKind> = new Set<PartKind>([
  'permission-dictionary',
  'permission-category-list',
  'role-list',
  'user-list',
  'assignment-list',
])
export const isList = (kind: PartKind): boolean => lists.has(kind)

type Appliers = {
  [K in PartKind]: (state: AccountState, part: StoredPart, body: PartBodies[K]) => void
}

const appliers: Appliers = {
  'permission-dictionary': (state, part, { records }) => {
    state.wholeLists.set(part.kind, part)
    const before = new Map(state.permissions)
    state.permissions.clear()
    for (const record of records) setPermission(state, part, record, before.get(record.id))
  },
  permission: (state, part, record) =>
    setPermission(state, part, record, state.permissions.get(record.id)),
  'permission-category-list': (state, part, { records }) => {
    state.wholeLists.set(part.kind, part)
    state.categories.clear()
    for (const record of records) state.categories.set(record.id, { record, by: part })
  },
  'permission-category': (state, part, record) =>
    void state.categories.set(record.id, { record, by: part }),
  'role-list': (state, part, { domain, records }) => {
    state.wholeLists.set(`role-list ${domain}`, part)
    const before = new Map(state.roles)
    for (const [id, { record }] of before) {
      if (speaksOf(domain, record)) state.roles.delete(id)
    }
    for (const record of records) setRole(state, part, record, before.get(record.id))
  },
  role: (state, part, record) => setRole(state, part, record, state.roles.get(record.id)),
  'user-list': (state, part, { records }) => {
    state.wholeLists.set(part.kind, part)
    state.users.clear()
    for (const record of records) state.users.set(record.id, { record, by: part })
  },
  user: (state, part, record) => void state.users.set(record.id, { record, by: part }),
  'assignment-list': (state, part, { records }) => {
    state.wholeLists.set(part.kind, part)
    state.assignments.clear()
    for (const record of records) state.assignments.set(record.user, { record, by: part })
  },
  assignment: (state, part, record) =>
    void state.assignments.set(record.user, { record, by: part }),
  'authorization-profile': (state, part, record) =>
    void state.profiles.set(part.subject, { record, by: part }),
  'permission-check': (state, part, record) =>
    void state.checks.set(part.subject, { record, by: part }),
  'error-observation': (state, part, record) =>
    void state.observations.set(part.subject, { record, by: part }),
  'signed-in-user': (state, _part, record) => void state.signedIn.add(record.user),
  app: (state, part, record) => void state.apps.set(record.id, { record, by: part }),
  'user-app-resources': (state, part, record) =>
    void state.userApps.set(part.subject, { record, by: part }),
}

/** A role of unknown kind belongs to neither half, so only a list of all roles ends it. */
function speaksOf(domain: string, role: RoleRecord): boolean {
  if (domain === 'all') return true
  return role.custom === (domain === 'custom')
}

function setRole(
  state: AccountState,
  part: StoredPart,
  record: RoleRecord,
  before: SaidRole | undefined,
): void {
  const merged = part.status === 'partial' ? { ...before?.record, ...record } : { ...record }
  const listed = record.listed ?? before?.record.listed
  if (listed) merged.listed = listed
  state.roles.set(record.id, {
    record: merged,
    by: part,
    listedBy: record.listed ? part : before?.listedBy,
  })
}

function setPermission(
  state: AccountState,
  part: StoredPart,
  record: PermissionRecord,
  before: SaidPermission | undefined,
): void {
  const merged = part.status === 'partial' ? { ...before?.record, ...record } : { ...record }
  const includes = record.includes ?? before?.record.includes
  if (includes) merged.includes = includes
  state.permissions.set(record.id, {
    record: merged,
    by: part,
    includesBy: record.includes ? part : before?.includesBy,
  })
}
