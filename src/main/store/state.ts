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
  /** The newest part with a word on what it lists, and whether that is all it lists. */
  listedBy: StoredPart | undefined
  listingKnown: boolean
}

export interface SaidAssignment extends Said<AssignmentRecord> {
  /** Roles of earlier answers that the newest would only name if it had been asked for hidden ones. */
  maybeHidden: AssignedRoleRecord[]
  /** False where the newest list says nothing of the user, so that only hidden roles are left to know. */
  named: boolean
}

export interface SaidPermission extends Said<PermissionRecord> {
  /** The newest part with a word on what it includes, and whether that is all. */
  includesBy: StoredPart | undefined
  includesKnown: boolean
}

export class AccountState {
  readonly categories = new Map<string, Said<CategoryRecord>>()
  readonly permissions = new Map<string, SaidPermission>()
  readonly roles = new Map<string, SaidRole>()
  readonly users = new Map<string, Said<UserRecord>>()
  readonly assignments = new Map<string, SaidAssignment>()
  readonly profiles = new Map<string, Said<AuthorizationProfileRecord>>()
  readonly checks = new Map<string, Said<PermissionCheckRecord>>()
  readonly observations = new Map<string, Said<ErrorObservationRecord>>()
  readonly apps = new Map<string, Said<AppRecord>>()
  readonly userApps = new Map<string, Said<UserAppResourcesRecord>>()
  /** Newest whole list of each kind; role lists by `role-list domain`. */
  readonly wholeLists = new Map<string, StoredPart>()
  /**
   * Kinds of list of which a newer answer told of a subject that the newest whole list does not have:
   * what that list has is then not all there is any more.
   */
  readonly #beyond = new Set<string>()
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
    if (role) Object.assign(role, { listedBy: part, listingKnown: false })
    const permission = part.kind === 'permission' ? this.permissions.get(part.subject) : undefined
    if (permission) Object.assign(permission, { includesBy: part, includesKnown: false })
    const assignment = part.kind === 'assignment' ? this.assignments.get(part.subject) : undefined
    if (assignment) assignment.by = part
    else if (part.kind === 'assignment') {
      const record = { user: part.subject, roles: [] }
      this.assignments.set(part.subject, { record, by: part, maybeHidden: [], named: true })
    }
    const app = part.kind === 'app' ? this.apps.get(part.subject) : undefined
    if (app) app.by = part
    const profile = this.profiles.get(part.subject)
    if (part.kind === 'authorization-profile' && profile) {
      this.profiles.set(part.subject, { record: { ...profile.record, permissions: [] }, by: part })
    }
    if (part.kind === 'permission-check') this.checks.delete(part.subject)
    const resources = this.userApps.get(part.subject)
    if (part.kind === 'user-app-resources' && resources) {
      const none = { ...resources.record, menus: [], permissions: [] }
      this.userApps.set(part.subject, { record: none, by: part })
    }
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

  /** Roles that a user is known to hold: hidden ones, and those of which nothing was read, also from before. */
  rolesHeld({ record, maybeHidden }: SaidAssignment): AssignedRoleRecord[] {
    const mayBeHidden = ({ role }: AssignedRoleRecord) =>
      this.roles.get(role)?.record.hidden ?? !this.roles.has(role)
    return [...record.roles, ...maybeHidden.filter(mayBeHidden)]
  }

  /** A subject of a list appears for the first time. */
  noteBeyondList(list: PartKind, by: StoredPart): void {
    if (by.kind !== list) this.#beyond.add(list)
  }

  /** Ends what older answers told beyond it. */
  takeWhole(key: string, part: StoredPart): void {
    this.wholeLists.set(key, part)
    this.#beyond.delete(part.kind)
  }

  /** Whether the subjects of a list are known to be all. Roles: one list spoke of all, or two of the halves. */
  allKnown(list: 'permission-dictionary' | 'role-list' | 'user-list'): boolean {
    const has = (key: string) => this.wholeLists.has(key)
    const whole =
      list === 'role-list'
        ? has('role-list all') || (has('role-list standard') && has('role-list custom'))
        : has(list)
    return whole && !this.#beyond.has(list)
  }
}

/**
 * Names under which the lists stand that speak of a role.
 * @param defined whether its own record was read; otherwise any list may speak of it
 */
export function roleListKeys(custom: boolean | undefined, defined = true): string[] {
  if (!defined) return ['role-list all', 'role-list custom', 'role-list standard']
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
    state.takeWhole(part.kind, part)
    const before = new Map(state.permissions)
    state.permissions.clear()
    for (const record of records) setPermission(state, part, record, before.get(record.id))
  },
  permission: (state, part, record) =>
    setPermission(state, part, record, state.permissions.get(record.id)),
  'permission-category-list': (state, part, { records }) => {
    state.takeWhole(part.kind, part)
    state.categories.clear()
    for (const record of records) state.categories.set(record.id, { record, by: part })
  },
  'permission-category': (state, part, record) =>
    void state.categories.set(record.id, { record, by: part }),
  'role-list': (state, part, { domain, records }) => {
    state.takeWhole(`role-list ${domain}`, part)
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
    state.takeWhole(part.kind, part)
    state.users.clear()
    for (const record of records) state.users.set(record.id, { record, by: part })
  },
  user: (state, part, record) => {
    if (!state.users.has(record.id)) state.noteBeyondList('user-list', part)
    state.users.set(record.id, { record, by: part })
  },
  'assignment-list': (state, part, { records }) => {
    state.wholeLists.set(part.kind, part)
    const before = new Map(state.assignments)
    state.assignments.clear()
    for (const record of records) setAssignment(state, part, record, before.get(record.user))
    // An answer that was not asked for hidden roles also says nothing of those whom it does not name.
    if (!askedForHiddenRoles(part)) {
      for (const [user, said] of before) {
        if (state.assignments.has(user)) continue
        setAssignment(state, part, { user, roles: [] }, said)
        state.assignments.get(user)!.named = false
      }
    }
  },
  assignment: (state, part, record) =>
    setAssignment(state, part, record, state.assignments.get(record.user)),
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

const askedForHiddenRoles = (part: StoredPart): boolean => !part.note?.includes(HIDDEN_ROLES_NOTE)

/** A part that lost some roles adds those it has; one that was not asked for hidden roles cannot end one. */
function setAssignment(
  state: AccountState,
  part: StoredPart,
  record: AssignmentRecord,
  before: SaidAssignment | undefined,
): void {
  const id = (one: AssignedRoleRecord) => one.role
  const earlier = before?.record.roles ?? []
  const maybeHidden = before?.maybeHidden ?? []
  if (part.status !== 'whole') {
    const roles = together(earlier, record.roles, id)
    const said = { record: { ...record, roles }, by: part, maybeHidden, named: true }
    state.assignments.set(record.user, said)
    return
  }
  const unnamed = askedForHiddenRoles(part) ? [] : together(maybeHidden, earlier, id)
  const named = new Set(record.roles.map(id))
  state.assignments.set(record.user, {
    record,
    by: part,
    maybeHidden: unnamed.filter((one) => !named.has(one.role)),
    named: true,
  })
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
  if (!before) state.noteBeyondList('role-list', part)
  const merged = part.status === 'whole' ? record : { ...before?.record, ...record }
  const { list, by, known } = addingTo(
    { list: before?.record.listed, by: before?.listedBy, known: before?.listingKnown ?? false },
    record.listed,
    part,
  )
  state.roles.set(record.id, {
    record: list ? { ...merged, listed: list } : merged,
    by: part,
    listedBy: by,
    listingKnown: known,
  })
}

function setPermission(
  state: AccountState,
  part: StoredPart,
  record: PermissionRecord,
  before: SaidPermission | undefined,
): void {
  if (!before) state.noteBeyondList('permission-dictionary', part)
  const merged = part.status === 'whole' ? record : { ...before?.record, ...record }
  const { list, by, known } = addingTo(
    {
      list: before?.record.includes,
      by: before?.includesBy,
      known: before?.includesKnown ?? false,
    },
    record.includes,
    part,
  )
  state.permissions.set(record.id, {
    record: list ? { ...merged, includes: list } : merged,
    by: part,
    includesBy: by,
    includesKnown: known,
  })
}

interface Listing {
  list: PermissionMention[] | undefined
  by: StoredPart | undefined
  known: boolean
}

/**
 * What a role lists, or a permission includes, after one more answer: unsaid leaves it as it was. A
 * part that lost some entries adds those it has, and shows that there is more than what is known.
 */
function addingTo(
  before: Listing,
  now: PermissionMention[] | undefined,
  part: StoredPart,
): Listing {
  if (!now) return before
  if (part.status === 'whole') return { list: now, by: part, known: true }
  return { list: together(before.list ?? [], now, (one) => one.id), by: part, known: false }
}
