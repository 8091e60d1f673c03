/**
 * What a connector hands to the store: parts. A part is one subject's answer, and the only source of
 * truth; facts are a projection of parts and can be rebuilt from them. Only recognised fields are
 * carried, never a raw body and never a credential.
 *
 * Rules that every connector keeps:
 * - A list is `whole` only if its paging proves it or a person vouches for it. A list of answers that
 *   is not whole has no body; its records become parts of their own (each is whole for its own
 *   subject). A table that nobody vouched for is a partial list with a body: what it says of a
 *   subject may not be all, so it adds to each of them. Neither ever ends anything.
 * - An optional field that the answer did not carry is left out: absent means "not said", and what an
 *   earlier part said stands.
 * - External ids are strings, as the vendor wrote them.
 */
import type { PartKind, PartStatus } from '../../shared/schemas/common'

/** Display names by locale; the key `''` is "language not said". */
export type Names = Readonly<Record<string, string>>

export interface PermissionMention {
  id: string
  /** Access key of its app; absent where permissions belong to none. */
  app?: string
  /** Where the answer or table names it. */
  names?: Names
  assignable?: boolean
  readOnly?: boolean
  siteCompatible?: string
}

export interface PermissionRecord extends PermissionMention {
  /** EnOS `code`/`identifier`/`keyword`. */
  code?: string
  names: Names
  description?: string
  /** Category id. */
  category?: string
  /** Absent where the answer did not say what it includes. */
  includes?: PermissionMention[]
}

export interface CategoryRecord {
  id: string
  name: string
  description?: string
}

export interface RoleRecord {
  id: string
  name?: string
  /** EnOS: in the languages that it was read in. */
  names?: Names
  description?: string
  custom?: boolean
  /** RingCentral's `scope` of the role. */
  permissionScope?: string
  hidden?: boolean
  siteCompatible?: boolean
  /** What it lists and grants (entries with `enabled: false` are not granted); absent where not said. */
  listed?: PermissionMention[]
}

export interface AssignedRoleRecord {
  role: string
  name?: string
  autoAssigned: boolean
  siteRestricted: boolean
}

export interface UserRecord {
  id: string
  /** Absent where a table does not name the user. */
  name?: string
  email?: string
  extensionNumber?: string
  type?: string
  subType?: string
  status?: string
  hidden?: boolean
  site?: { id: string; name?: string }
}

export interface AssignmentRecord {
  user: string
  roles: AssignedRoleRecord[]
}

export interface AuthorizationProfileRecord {
  /** The user in the path; `~` is the signed-in user. */
  user: string
  /** The extension that the permissions are to be used on, where the request named one. */
  target?: string
  permissions: {
    permission: PermissionMention
    role?: { id: string; domain?: string }
    permissionScopes: string[]
  }[]
}

export interface PermissionCheckRecord {
  user: string
  target?: string
  permission: PermissionMention
  successful: boolean
  role?: { id: string; domain?: string }
  permissionScopes: string[]
}

export interface ErrorObservationRecord {
  code: string
  message: string
  /** Who was refused: `~` unless a person or the answer said. */
  user: string
  /** The user permission that was found missing (CMN-408). */
  permission?: string
  /** The application scope that was found missing (CMN-401). */
  applicationScope?: string
}

/** "`~` was this user", told by an answer that is only given for the own extension. */
export interface SignedInUserRecord {
  user: string
}

export interface MenuRecord {
  id: string
  code: string
  names: Names
  url: string
  /** `displayOrder`; null where the answer has none. */
  order: number | null
  /** Id of its parent; null at the root. A parent that the answer does not hold makes it an orphan. */
  parent: string | null
  /** Access key of the app that a shortcut's menu comes from. */
  sourceApp?: string
}

export interface AppRecord {
  /** Access key: what EnOS calls `appId` in app-portal-service. */
  id: string
  organization: string
  code?: string
  names: Names
  /** False: the organization has switched it off, so that its users lose it. */
  enabled?: boolean
  /** How the organization came by it: `createdType` 0, 1, 2. */
  created?: 'acquired' | 'own' | 'shortcut'
  /** In the order of the answer, parents before their children. */
  menus: MenuRecord[]
  permissions: PermissionRecord[]
}

/** What is told of an app beside what it holds: an entry of enos-app-service `apps/list`. */
export interface AppInfoRecord {
  /** Access key. */
  id: string
  /** enos-app-service's own id of it, which its lists of menus and permissions are asked with. */
  applicationId?: string
  organization?: string
  code?: string
  names: Names
}

/** All menus of one app: enos-app-service `menus`, or a table of menus. */
export interface AppMenusRecord {
  app: string
  menus: MenuRecord[]
}

/** All permissions of one app: enos-app-service `permissions`. */
export interface AppPermissionsRecord {
  app: string
  permissions: PermissionRecord[]
}

/** EnOS `app/menuGroup/list`: what roles are given of menus. */
export interface MenuGroupsRecord {
  app: string
  groups: { id: string; name?: string; menus: string[] }[]
}

/** EnOS `role/app/resource/assignedList`: all that a role gives, over all apps. */
export interface RoleResourcesRecord {
  role: string
  permissions: PermissionMention[]
  menuGroups: { app: string; id: string; name?: string }[]
  /** Structures (asset trees) are outside the model; how many there are is told. */
  structures: number
}

export interface UserMention {
  id: string
  name?: string
  email?: string
}

/** EnOS `role/user/assignedList`: all who hold a role. */
export interface RoleUsersRecord {
  role: string
  users: UserMention[]
}

export interface MenuMention {
  app: string
  id: string
  names?: Names
}

/** Relations of a table. Permissions and menus stand once; records name them by their position. */
export interface RolePermissionRecords {
  permissions: PermissionMention[]
  records: { role: string; permissions: number[] }[]
}
export interface DirectPermissionRecords {
  permissions: PermissionMention[]
  records: { user: string; permissions: number[] }[]
}
export interface InclusionRecords {
  permissions: PermissionMention[]
  records: { permission: number; includes: number[] }[]
}
export interface RoleMenuRecords {
  menus: MenuMention[]
  records: { role: string; menus: number[] }[]
}
export interface DirectMenuRecords {
  menus: MenuMention[]
  records: { user: string; menus: number[] }[]
}

export interface SiteRecord {
  id: string
  name?: string
  code?: string
}

/** RingCentral: the sites that the user's site-restricted roles hold for. */
export interface AdministeredSitesRecord {
  user: string
  sites: SiteRecord[]
}

/** RingCentral's account itself; evidence beside the model. */
export interface AccountInfoRecord {
  id: string
  mainNumber?: string
  status?: string
  brand?: string
  servicePlan?: string
  country?: string
}

/** RingCentral features of one user: evidence beside the model. */
export interface UserFeaturesRecord {
  user: string
  features: { id: string; available: boolean; reason?: string; message?: string }[]
}

/** RingCentral's grants on other extensions, outside of roles: evidence beside the model. */
export interface ExtensionGrantsRecord {
  user: string
  grants: { extension: { id: string; name?: string; type?: string }; rights: string[] }[]
}

/**
 * What one user has in an app. Many users have the same: answers that say the same share one
 * {@link AppResources}, which is stored, read and projected once.
 */
export interface UserAppResourcesRecord {
  organization: string
  user: string
  app: string
  resources: AppResources
}

/** Both empty: no access in the app. */
export interface AppResources {
  /** Absent where the answer does not speak of menus. */
  menus?: MenuRecord[]
  permissions: PermissionRecord[]
}

/** Which roles a whole role list speaks of; it ends only roles of that domain. */
export type RoleListDomain = 'all' | 'standard' | 'custom'

export interface PartBodies {
  'permission-dictionary': { records: PermissionRecord[] }
  permission: PermissionRecord
  'permission-category-list': { records: CategoryRecord[] }
  'permission-category': CategoryRecord
  'role-list': { domain: RoleListDomain; records: RoleRecord[] }
  role: RoleRecord
  'user-list': { records: UserRecord[] }
  user: UserRecord
  'assignment-list': { records: AssignmentRecord[] }
  assignment: AssignmentRecord
  'authorization-profile': AuthorizationProfileRecord
  'permission-check': PermissionCheckRecord
  'error-observation': ErrorObservationRecord
  'signed-in-user': SignedInUserRecord
  app: AppRecord
  'app-info': AppInfoRecord
  'app-menus': AppMenusRecord
  'app-permissions': AppPermissionsRecord
  'menu-groups': MenuGroupsRecord
  'user-app-resources': UserAppResourcesRecord
  'role-resources': RoleResourcesRecord
  'role-users': RoleUsersRecord
  'role-permission-list': RolePermissionRecords
  'inclusion-list': InclusionRecords
  'direct-permission-list': DirectPermissionRecords
  'role-menu-list': RoleMenuRecords
  'direct-menu-list': DirectMenuRecords
  'site-list': { records: SiteRecord[] }
  site: SiteRecord
  'administered-sites': AdministeredSitesRecord
  'account-info': AccountInfoRecord
  'user-features': UserFeaturesRecord
  'extension-grants': ExtensionGrantsRecord
}

export interface PartSource {
  /** File as named at import, or the request. */
  file: string
  /** Of the bytes read, lower-case hex. */
  sha256: string
}

interface Draft<K extends PartKind> {
  kind: K
  /** See {@link subjectOf}; `''` for lists (a role list: its domain). */
  subject: string
  status: PartStatus
  /** Why it is not whole. */
  reason?: string
  /** Remarks that do not make it partial but that a reader should know. */
  note?: string
  /** Unix milliseconds; null where nobody said. */
  takenAt: number | null
  source: PartSource
  /** Records that it speaks of. */
  count: number
  /** Null where it is refused, missing, a list of answers that is not whole, or contradicts itself. */
  body: PartBodies[K] | null
}

export type PartDraft = { [K in PartKind]: Draft<K> }[PartKind]

/** Said where a request did not ask for hidden roles: a group manager's second role is one. */
export const HIDDEN_ROLES_NOTE =
  'hidden roles may be missing: the request did not ask for them (showHidden=true)'

/** Joins the ids of a subject that has several (user and app; user, target and permission). */
export const subjectOf = (...ids: (string | undefined)[]): string =>
  ids
    .filter((id) => id !== undefined)
    // An id with a space must not read like two ids.
    .map((id) => id.replace(/[%\s]/g, encodeURIComponent))
    .join(' ')

/** The ids that {@link subjectOf} joined. */
export const idsOf = (subject: string): string[] =>
  // Only what was encoded has a `%`.
  subject.split(' ').map((id) => (id.includes('%') ? decodeURIComponent(id) : id))

/** Where answers came from: what makes an account an account. */
export interface AccountIdentity {
  /** `table`: an account that is only known from tables. */
  connector: 'ringcentral' | 'enos' | 'table'
  /** Origin, such as `https://platform.ringcentral.com`; absent where the answers do not say. */
  server?: string
  /** RingCentral's account id, EnOS's organization id; absent where the answers do not say. */
  externalId?: string
}

/** What the store takes in at once. */
export interface ImportToWrite {
  /** Taken out of it once they are stored: facts are made without them, and there can be half a million. */
  drafts: PartDraft[]
  /** Names of the files, or of the steps of a sync, as shown. */
  files: string[]
  identity: AccountIdentity | undefined
  /** Where the answers came from; absent: saved files. */
  source?: 'files' | 'sync' | 'question'
  /** Unix milliseconds; parts that nobody dated stand here on the time line. */
  now: number
}
