/**
 * What all parts up to a moment say together. Parts are applied in the order of their moments; the
 * rules of evidence live here (with relation.ts and assigned-roles.ts) and nowhere else:
 *
 * - a whole item replaces what was said about its subject; a partial one adds to it, and its subject
 *   is then not wholly known;
 * - a whole list ends what it does not hold (a role list only within its domain);
 * - a partial list that has records (a table that nobody vouched for) adds to each subject it names,
 *   and what it does not say stands as it was;
 * - anything that is refused, missing or not whole ends nothing;
 * - a list whose records do not say what a role lists, or what a permission includes, leaves that as
 *   an earlier part said it.
 *
 * A projection may begin in the middle and then leaves out parts that a newer whole one of the same
 * kind and subject replaced (see project.ts). So a whole part must overwrite all that any part of its
 * kind and subject can touch.
 */
import type {
  PartBodies,
  PermissionRecord,
  RoleRecord,
  SiteRecord,
  UserRecord,
} from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import { byId, permissionKey, recordAdded, roleAdded } from './records'
import type { AnyRelation, Relation } from './relation'
import type { AccountState, AppWords, Said } from './state'
import { isList, type StoredPart } from './stored-part'

/** @param body of the part's kind; null where it has none */
export function applyPart(
  state: AccountState,
  part: StoredPart,
  body: PartBodies[PartKind] | null,
): void {
  if (isList(part.kind)) state.newestLists.set(part.kind, part)
  const own = `${part.kind} ${part.subject}`
  if (isUnread(part)) {
    // What somebody asks in passing and is not told takes nothing from what was read.
    if (part.source !== 'question') state.unread.set(own, part)
  } else state.unread.delete(own)
  if (body !== null && part.status === 'whole' && relationLists.has(part.kind)) {
    state.wholeLists.set(part.kind, part)
  }
  if (body !== null) appliers[part.kind](state, part, body as never)
  else if (part.status === 'partial') doubts[part.kind]?.(state, part)
}

/** A sync asks for all of it, so what is partial then was not read in part. */
const isUnread = ({ status, source }: StoredPart): boolean =>
  status === 'refused' || status === 'missing' || (status === 'partial' && source === 'sync')

/** Lists of what subjects are related to: they say nothing of which subjects there are. */
const relationLists: ReadonlySet<PartKind> = new Set<PartKind>([
  'assignment-list',
  'role-permission-list',
  'inclusion-list',
  'role-menu-list',
  'direct-permission-list',
  'direct-menu-list',
])

type Appliers = {
  [K in PartKind]: (state: AccountState, part: StoredPart, body: PartBodies[K]) => void
}

const appliers: Appliers = {
  'permission-dictionary': (state, part, { records }) => {
    if (part.status === 'whole') beginDictionary(state, part, records)
    for (const record of records) setPermission(state, part, record)
  },
  permission: (state, part, record) => setPermission(state, part, record),
  'permission-category-list': (state, part, { records }) => {
    if (part.status === 'whole') {
      state.takeWhole(part.kind, part)
      state.categories.clear()
    }
    for (const record of records) state.categories.set(record.id, { record, by: part })
  },
  'permission-category': (state, part, record) =>
    void state.categories.set(record.id, { record, by: part }),
  'role-list': (state, part, { domain, records }) => {
    if (part.status === 'whole') beginRoleList(state, part, domain, records)
    const custom = domain === 'all' ? undefined : domain === 'custom'
    for (const record of records) {
      setRole(state, part, custom === undefined ? record : { custom, ...record })
    }
  },
  role: (state, part, record) => setRole(state, part, record),
  'user-list': (state, part, { records }) => {
    if (part.status === 'whole') {
      state.takeWhole(part.kind, part)
      state.users.clear()
    }
    for (const record of records) setUser(state, part, record)
  },
  user: (state, part, record) => setUser(state, part, record),
  'assignment-list': (state, part, { records }) => state.assigned.applyList(part, records),
  assignment: (state, part, record) => state.assigned.apply(part, record),
  'role-users': (state, part, record) => state.assigned.applyRole(part, record),
  // The vendor's word is dated: an older one must not pass for a part of a newer one.
  'authorization-profile': (state, part, record) =>
    void state.profiles.set(part.subject, { record, by: part }),
  'permission-check': (state, part, record) =>
    void state.checks.set(part.subject, { record, by: part }),
  'error-observation': (state, part, record) =>
    void state.observations.set(part.subject, { record, by: part }),
  // Settled when the import was written (see write-import.ts); kept as evidence.
  'signed-in-user': () => undefined,
  app: (state, part, { menus, permissions, ...info }) => {
    setAppInfo(state, part, info)
    setOne(state.appMenus, part, info.id, menus)
    setOne(state.appPermissions, part, info.id, permissions)
  },
  'app-info': (state, part, record) => setAppInfo(state, part, record),
  'app-menus': (state, part, { app, menus }) => setOne(state.appMenus, part, app, menus),
  'app-permissions': (state, part, { app, permissions }) =>
    setOne(state.appPermissions, part, app, permissions),
  'menu-groups': (state, part, { app, groups }) => setOne(state.appMenuGroups, part, app, groups),
  'user-app-resources': (state, part, record) =>
    void state.userApps.set(part.subject, { record, by: part }),
  'role-resources': (state, part, { role, permissions, menuGroups }) => {
    setOne(state.listed.inApps, part, role, permissions)
    setOne(state.roleMenuGroups, part, role, menuGroups)
  },
  'role-permission-list': (state, part, { permissions, records }) => {
    const rows = records.map(
      ({ role, permissions: at }) => [role, targets(permissions, at)] as const,
    )
    const where = (inApps: boolean) =>
      rows.map(([role, all]) => [role, all.filter((one) => isInApp(one) === inApps)] as const)
    setAll(state.listed.outside, part, where(false))
    setAll(state.listed.inApps, part, where(true))
  },
  'inclusion-list': (state, part, { permissions, records }) => {
    const where = (inApps: boolean) =>
      records.flatMap(({ permission, includes }) => {
        const including = permissions[permission]!
        if (isInApp(including) !== inApps) return []
        return [[permissionKey(including), targets(permissions, includes)] as const]
      })
    setAll(state.includes.outside, part, where(false))
    setAll(state.includes.inApps, part, where(true))
  },
  'role-menu-list': (state, part, { menus, records }) =>
    setAll(
      state.roleMenus,
      part,
      records.map(({ role, menus: at }) => [role, targets(menus, at)]),
    ),
  'direct-permission-list': (state, part, { permissions, records }) =>
    setGrants(
      state.directPermissions,
      part,
      records.map(({ user, permissions: at }) => [user, targets(permissions, at)]),
    ),
  'direct-menu-list': (state, part, { menus, records }) =>
    setGrants(
      state.directMenus,
      part,
      records.map(({ user, menus: at }) => [user, targets(menus, at)]),
    ),
  'site-list': (state, part, { records }) => {
    if (part.status === 'whole') {
      state.takeWhole(part.kind, part)
      state.sites.clear()
    }
    for (const record of records) setSite(state, part, record)
  },
  site: (state, part, record) => setSite(state, part, record),
  'administered-sites': (state, part, record) => {
    const before = part.status === 'whole' ? undefined : state.administeredSites.get(record.user)
    const sites = [...(before?.record.sites ?? []), ...record.sites]
    state.administeredSites.set(record.user, { record: { ...record, sites }, by: part })
  },
  // Evidence beside the model (see queries/load-outside.ts).
  'account-info': () => undefined,
  'user-features': () => undefined,
  'extension-grants': () => undefined,
}

/**
 * A partial part without a body says that answers contradict each other: what was known of its subject
 * stays, but it is not all that is known. (What was refused or is missing says nothing.)
 */
const doubts: Partial<Record<PartKind, (state: AccountState, part: StoredPart) => void>> = {
  role: ({ listed }, part) => listed.outside.doubt(part, part.subject),
  'role-resources': ({ listed, roleMenuGroups }, part) => {
    listed.inApps.doubt(part, part.subject)
    roleMenuGroups.doubt(part, part.subject)
  },
  permission: ({ includes }, part) => includes.outside.doubt(part, part.subject),
  assignment: ({ assigned }, part) => assigned.doubt(part),
  'role-users': ({ assigned }, part) => assigned.doubtRole(part),
  app: ({ appMenus, appPermissions }, part) => {
    appMenus.doubt(part, part.subject)
    appPermissions.doubt(part, part.subject)
  },
  'app-menus': ({ appMenus }, part) => appMenus.doubt(part, part.subject),
  'app-permissions': ({ appPermissions }, part) => appPermissions.doubt(part, part.subject),
  'menu-groups': ({ appMenuGroups }, part) => appMenuGroups.doubt(part, part.subject),
  'authorization-profile': ({ profiles }, part) => {
    const said = profiles.get(part.subject)
    if (!said) return
    profiles.set(part.subject, { record: { ...said.record, permissions: [] }, by: part })
  },
  'permission-check': ({ checks }, part) => void checks.delete(part.subject),
  'user-app-resources': ({ userApps }, part) => {
    const said = userApps.get(part.subject)
    if (!said) return
    const resources = { permissions: [], ...(said.record.resources.menus ? { menus: [] } : {}) }
    userApps.set(part.subject, { record: { ...said.record, resources }, by: part })
  },
  'administered-sites': ({ administeredSites }, part) => {
    const said = administeredSites.get(part.subject)
    if (said) administeredSites.set(part.subject, { ...said, by: part })
  },
  // That a relation is spoken of is something to know, too (see facts-of.ts).
  'assignment-list': ({ assigned }) => assigned.hear(),
  'role-permission-list': ({ listed }, part) => {
    listed.outside.hear(part)
    listed.inApps.hear(part)
  },
  'inclusion-list': ({ includes }, part) => {
    includes.outside.hear(part)
    includes.inApps.hear(part)
  },
  'role-menu-list': ({ roleMenus }, part) => roleMenus.hear(part),
  'direct-permission-list': ({ directPermissions }, part) => directPermissions.hear(part),
  'direct-menu-list': ({ directMenus }, part) => directMenus.hear(part),
}

type Row<T> = readonly [subject: string, targets: T[]]

const isInApp = (permission: { app?: string }): boolean => permission.app !== undefined
const targets = <T>(all: readonly T[], positions: readonly number[]): T[] =>
  positions.map((position) => all[position]!)

/** A whole item says all; a partial one adds. */
function setOne<T>(
  relation: Relation<T>,
  part: StoredPart,
  subject: string,
  all: readonly T[],
): void {
  if (part.status === 'whole') relation.take(part, subject, all)
  else relation.add(part, subject, all)
}

/** A whole list says all of all; a partial one adds to each subject it names. */
function setAll<T>(relation: Relation<T>, part: StoredPart, rows: Row<T>[]): void {
  if (part.status === 'whole') return relation.takeAll(part, rows)
  relation.hear(part)
  for (const [subject, added] of rows) relation.add(part, subject, added)
}

/** Grants to users: they are all there are as long as nothing tells of one more. */
function setGrants<T>(relation: Relation<T>, part: StoredPart, rows: Row<T>[]): void {
  if (part.status === 'whole') return relation.takeAll(part, rows)
  relation.hear(part)
  for (const [subject, added] of rows) relation.addNew(part, subject, added)
}

/** Records of a partial list are only words on their subjects. */
const areWords = (part: StoredPart): boolean => isList(part.kind) && part.status !== 'whole'

/** Speaks of the permissions outside apps, and of those of the apps that it names. */
function beginDictionary(state: AccountState, part: StoredPart, records: PermissionRecord[]): void {
  state.takeWhole(part.kind, part)
  const apps = new Set(records.map((record) => record.app))
  const named = new Set(records.map(permissionKey))
  for (const [key, { record }] of [...state.permissions]) {
    if (named.has(key) || (isInApp(record) && !apps.has(record.app))) continue
    state.permissions.delete(key)
    if (isInApp(record)) state.includes.inApps.end(part, key)
  }
  state.includes.outside.endOthers(named)
}

function setPermission(state: AccountState, part: StoredPart, record: PermissionRecord): void {
  const key = permissionKey(record)
  const before = state.permissions.get(key)
  if (!before) state.noteBeyondList('permission-dictionary', part)
  const { includes, ...told } = record
  if (areWords(part)) {
    state.permissionWords.add(part, key, told)
    if (!before) state.permissions.set(key, { record: { ...mentionOf(told), names: {} }, by: part })
  } else {
    const all = before && part.status !== 'whole' ? recordAdded(before.record, told) : told
    state.permissions.set(key, { record: all, by: part })
  }
  if (!includes) return
  setOne(isInApp(record) ? state.includes.inApps : state.includes.outside, part, key, includes)
}

const mentionOf = ({ app, id }: PermissionRecord): { app?: string; id: string } =>
  app === undefined ? { id } : { app, id }

function beginRoleList(
  state: AccountState,
  part: StoredPart,
  domain: string,
  records: RoleRecord[],
): void {
  state.takeWhole(`role-list ${domain}`, part)
  const named = new Set(records.map(byId))
  const given: AnyRelation[] = [
    state.listed.outside,
    state.listed.inApps,
    state.roleMenus,
    state.roleMenuGroups,
  ]
  for (const [id, { record }] of [...state.roles]) {
    if (!speaksOf(domain, record) || named.has(id)) continue
    state.roles.delete(id)
    for (const relation of given) relation.end(part, id)
  }
  if (domain === 'all') for (const relation of given) relation.endOthers(named)
}

/** A role of unknown kind belongs to neither half, so only a list of all roles ends it. */
function speaksOf(domain: string, role: RoleRecord): boolean {
  if (domain === 'all') return true
  return role.custom === (domain === 'custom')
}

function setRole(state: AccountState, part: StoredPart, record: RoleRecord): void {
  const { id } = record
  const before = state.roles.get(id)
  if (!before) state.noteBeyondList('role-list', part)
  const { listed, ...told } = record
  if (areWords(part)) {
    state.roleWords.add(part, id, told)
    const defined = (before?.defined ?? false) || told.name !== undefined
    state.roles.set(id, { record: before?.record ?? { id }, by: before?.by ?? part, defined })
  } else {
    const all = before && part.status !== 'whole' ? roleAdded(before.record, told) : told
    state.roles.set(id, { record: all, by: part, defined: true })
  }
  if (!listed) return
  // A role's own record knows nothing of apps.
  const outside = listed.filter((permission) => !isInApp(permission))
  setOne(state.listed.outside, part, id, outside)
}

function setUser(state: AccountState, part: StoredPart, record: UserRecord): void {
  const { id } = record
  const before = state.users.get(id)
  if (!before) state.noteBeyondList('user-list', part)
  if (areWords(part)) {
    state.userWords.add(part, id, record)
    if (!before) state.users.set(id, { record: { id }, by: part, defined: false })
    return
  }
  const all = part.status === 'whole' ? record : { ...before?.record, ...record }
  state.users.set(id, { record: all, by: part, defined: true })
}

function setSite(state: AccountState, part: StoredPart, record: SiteRecord): void {
  const before = part.status === 'whole' ? undefined : state.sites.get(record.id)?.record
  if (!state.sites.has(record.id)) state.noteBeyondList('site-list', part)
  state.sites.set(record.id, { record: { ...before, ...record }, by: part })
}

function setAppInfo(state: AccountState, part: StoredPart, record: AppWords): void {
  const told = state.apps.get(record.id) ?? new Map<PartKind, Said<AppWords>>()
  const before = part.status === 'whole' ? undefined : told.get(part.kind)?.record
  told.set(part.kind, { record: before ? recordAdded(before, record) : record, by: part })
  state.apps.set(record.id, told)
}
