/**
 * What all parts up to a moment say together. Parts are applied in the order of their moments; the
 * rules of evidence live here and nowhere else:
 *
 * - a whole item replaces what was said about its subject; a partial one adds to it, and its subject
 *   is then not wholly known;
 * - a whole list ends what it does not hold (a role list only within its domain);
 * - anything that is refused, missing or not whole ends nothing;
 * - a list whose records do not say what a role lists, or what a permission includes, leaves that as
 *   an earlier part said it.
 */
import type {
  AppRecord,
  AssignedRoleRecord,
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
import { HIDDEN_ROLES_NOTE } from '../connectors/parts'
import { ListKind, type PartKind, type PartStatus } from '../../shared/schemas/common'

/** A stored part without its body. `at` is its moment on the time line, in Unix milliseconds. */
export interface StoredPart {
  id: number
  importId: number
  kind: PartKind
  subject: string
  status: PartStatus
  reason: string | null
  note: string | null
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
  /** Newest whole list of each kind; role lists by `role-list domain`. */
  readonly wholeLists = new Map<string, StoredPart>()
  /** Newest list of each kind whatever its status, to say why one is not whole. */
  readonly newestLists = new Map<string, StoredPart>()

  /** @param body of the part's kind; null where it has none */
  apply(part: StoredPart, body: PartBodies[PartKind] | null): void {
    if (isList(part.kind)) this.newestLists.set(part.kind, part)
    if (body === null) {
      if (part.status === 'partial' && !isList(part.kind)) this.#doubt(part)
      return
    }
    appliers[part.kind](this, part, body as never)
  }

  /**
   * A part without a body says that answers contradict each other: what was known of its subject
   * stays, but it is not all that is known. (What was refused or is missing says nothing.)
   */
  #doubt(part: StoredPart): void {
    const role = part.kind === 'role' ? this.roles.get(part.subject) : undefined
    if (role) role.listedBy = undefined
    const permission = part.kind === 'permission' ? this.permissions.get(part.subject) : undefined
    if (permission) permission.includesBy = undefined
    const assignment = part.kind === 'assignment' ? this.assignments.get(part.subject) : undefined
    if (assignment) assignment.by = part
    else if (part.kind === 'assignment') {
      this.assignments.set(part.subject, { record: { user: part.subject, roles: [] }, by: part })
    }
    if (part.kind === 'authorization-profile') this.profiles.delete(part.subject)
    if (part.kind === 'permission-check') this.checks.delete(part.subject)
    if (part.kind === 'user-app-resources') this.userApps.delete(part.subject)
  }

  /** The newest whole list that speaks of roles of that kind. */
  roleList(custom: boolean | undefined): StoredPart | undefined {
    return roleListKeys(custom)
      .flatMap((key) => this.wholeLists.get(key) ?? [])
      .reduce<StoredPart | undefined>(
        (newest, part) =>
          !newest || part.at > newest.at || (part.at === newest.at && part.id > newest.id)
            ? part
            : newest,
        undefined,
      )
  }

  /** Roles are known to be all if one list spoke of all, or two spoke of the halves. */
  get allRolesKnown(): boolean {
    const has = (domain: string) => this.wholeLists.has(`role-list ${domain}`)
    return has('all') || (has('standard') && has('custom'))
  }
}

/** Names under which the lists stand that speak of a role. */
export function roleListKeys(custom: boolean | undefined): string[] {
  if (custom === undefined) return ['role-list all']
  return ['role-list all', custom ? 'role-list custom' : 'role-list standard']
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
    const custom = domain === 'all' ? undefined : domain === 'custom'
    for (const record of records) {
      const told = custom === undefined ? record : { custom, ...record }
      setRole(state, part, told, before.get(record.id))
    }
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
    const before = new Map(state.assignments)
    state.assignments.clear()
    for (const record of records) {
      const kept = hiddenRolesKept(state, part, before.get(record.user)?.record)
      state.assignments.set(record.user, { record: addedTo(kept, record), by: part })
    }
  },
  assignment: (state, part, record) => {
    const before = state.assignments.get(record.user)?.record
    const kept = part.status === 'whole' ? hiddenRolesKept(state, part, before) : before?.roles
    state.assignments.set(record.user, { record: addedTo(kept, record), by: part })
  },
  // The vendor's word is dated: an older one must not pass for a part of a newer one.
  'authorization-profile': (state, part, record) =>
    void state.profiles.set(part.subject, { record, by: part }),
  'permission-check': (state, part, record) =>
    void state.checks.set(part.subject, { record, by: part }),
  'error-observation': (state, part, record) =>
    void state.observations.set(part.subject, { record, by: part }),
  // Settled when the import was written (see write-import.ts); kept as evidence.
  'signed-in-user': () => undefined,
  app: (state, part, record) => {
    const before = part.status === 'whole' ? undefined : state.apps.get(record.id)?.record
    state.apps.set(record.id, {
      record: before ? resourcesAdded(before, record) : record,
      by: part,
    })
  },
  'user-app-resources': (state, part, record) =>
    void state.userApps.set(part.subject, { record, by: part }),
}

/**
 * An answer that was not asked for hidden roles cannot end one: those that are known to be hidden
 * stay as they were.
 */
function hiddenRolesKept(
  state: AccountState,
  part: StoredPart,
  before: AssignmentRecord | undefined,
): AssignedRoleRecord[] | undefined {
  if (!before || !part.note?.includes(HIDDEN_ROLES_NOTE)) return undefined
  return before.roles.filter(({ role }) => state.roles.get(role)?.record.hidden === true)
}

function addedTo(
  kept: AssignedRoleRecord[] | undefined,
  record: AssignmentRecord,
): AssignmentRecord {
  if (!kept || kept.length === 0) return record
  return { ...record, roles: together(kept, record.roles, (one) => one.role) }
}

/** Both lists, each id once; where both have it, the later word. */
function together<T>(before: readonly T[], now: readonly T[], id: (one: T) => string): T[] {
  return [...new Map([...before, ...now].map((one) => [id(one), one])).values()]
}

const resourcesAdded = (before: AppRecord, now: AppRecord): AppRecord => ({
  ...now,
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
 * What a role lists, or a permission includes, after one more answer: unsaid leaves it as it was. A
 * part that lost some entries adds those it has, and shows that there is more than what is known.
 */
function addingTo(
  before: PermissionMention[] | undefined,
  saidBefore: StoredPart | undefined,
  now: PermissionMention[] | undefined,
  part: StoredPart,
): { listed: PermissionMention[] | undefined; said: StoredPart | undefined } {
  if (!now) return { listed: before, said: saidBefore }
  if (part.status === 'whole') return { listed: now, said: part }
  return { listed: together(before ?? [], now, (one) => one.id), said: undefined }
}
