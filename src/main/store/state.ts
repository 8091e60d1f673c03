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
  PermissionMention,
  PermissionRecord,
  RoleRecord,
  UserAppResourcesRecord,
  UserRecord,
} from '../connectors/parts'
import { ListKind, type PartKind, type PartStatus } from '../../shared/schemas/common'

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
  /** Everyone who was told to be `~`, with the newest part that told it. */
  readonly signedIn = new Map<string, StoredPart>()
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

const lists: ReadonlySet<string> = new Set(ListKind.options)
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
    setAdding(state.assignments, record.user, part, record, (before) => ({
      ...record,
      roles: together(before.roles, record.roles, (one) => one.role),
    })),
  'authorization-profile': (state, part, record) =>
    setAdding(state.profiles, part.subject, part, record, (before) => ({
      ...record,
      permissions: together(before.permissions, record.permissions, (one) => one.permission.id),
    })),
  'permission-check': (state, part, record) =>
    void state.checks.set(part.subject, { record, by: part }),
  'error-observation': (state, part, record) =>
    void state.observations.set(part.subject, { record, by: part }),
  'signed-in-user': (state, part, record) => void state.signedIn.set(record.user, part),
  app: (state, part, record) =>
    setAdding(state.apps, record.id, part, record, (before) => ({
      ...record,
      ...resourcesTogether(before, record),
    })),
  'user-app-resources': (state, part, record) =>
    setAdding(state.userApps, part.subject, part, record, (before) => ({
      ...record,
      ...resourcesTogether(before, record),
    })),
}

/**
 * A whole item replaces what was said; one that is not whole only adds to it, and what was said
 * stays as old and as whole as the part that said it.
 */
function setAdding<T>(
  said: Map<string, Said<T>>,
  subject: string,
  part: StoredPart,
  record: T,
  added: (before: T) => T,
): void {
  const before = said.get(subject)
  if (part.status === 'whole' || !before) said.set(subject, { record, by: part })
  else said.set(subject, { record: added(before.record), by: before.by })
}

/** Both lists, each id once; where both have it, the later word. */
function together<T>(before: readonly T[], now: readonly T[], id: (one: T) => string): T[] {
  return [...new Map([...before, ...now].map((one) => [id(one), one])).values()]
}

type Resources = Pick<AppRecord, 'menus' | 'permissions'>
const resourcesTogether = (before: Resources, now: Resources): Resources => ({
  menus: together(before.menus, now.menus, (one) => one.id),
  permissions: together(before.permissions, now.permissions, (one) => one.id),
})

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
  const { listed, said } = addingTo(before?.record.listed, before?.listedBy, record.listed, part)
  const merged = part.status === 'whole' ? record : { ...before?.record, ...record }
  state.roles.set(record.id, {
    record: listed ? { ...merged, listed } : merged,
    by: part,
    listedBy: said,
  })
}

function setPermission(
  state: AccountState,
  part: StoredPart,
  record: PermissionRecord,
  before: SaidPermission | undefined,
): void {
  const { listed, said } = addingTo(
    before?.record.includes,
    before?.includesBy,
    record.includes,
    part,
  )
  const merged = part.status === 'whole' ? record : { ...before?.record, ...record }
  state.permissions.set(record.id, {
    record: listed ? { ...merged, includes: listed } : merged,
    by: part,
    includesBy: said,
  })
}

/**
 * What a role lists, or a permission includes, after one more answer: unsaid leaves it as it was, a
 * part that lost some entries adds those it has, and only a whole one says that it is all.
 */
function addingTo(
  before: PermissionMention[] | undefined,
  saidBefore: StoredPart | undefined,
  now: PermissionMention[] | undefined,
  part: StoredPart,
): { listed: PermissionMention[] | undefined; said: StoredPart | undefined } {
  if (!now) return { listed: before, said: saidBefore }
  if (part.status === 'whole') return { listed: now, said: part }
  return { listed: together(before ?? [], now, (one) => one.id), said: saidBefore }
}
