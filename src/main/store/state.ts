/** What is known of an account at a moment, by all parts up to then (see apply.ts). */
import type {
  AdministeredSitesRecord,
  AppInfoRecord,
  AppRecord,
  AuthorizationProfileRecord,
  CategoryRecord,
  ErrorObservationRecord,
  MenuMention,
  MenuRecord,
  PermissionCheckRecord,
  PermissionMention,
  PermissionRecord,
  RoleRecord,
  SiteRecord,
  UserAppResourcesRecord,
  UserRecord,
} from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import { AssignedRoles } from './assigned-roles'
import {
  byId,
  fieldsAdded,
  groupAdded,
  inApp,
  menuAdded,
  permissionKey,
  recordAdded,
  roleAdded,
  type MenuGroupMention,
  type MenuGroupRecord,
} from './records'
import { Relation } from './relation'
import { newestPart, type StoredPart } from './stored-part'
import { Words } from './words'

/** Something that was said, and by which part. */
export interface Said<T> {
  record: T
  by: StoredPart
}

/** Of users and roles: whether a record of its own was read, or only some words in a table. */
export interface SaidEntity<T> extends Said<T> {
  defined: boolean
}

/** What lists or includes permissions, told apart by where the permission on the left (or right) belongs. */
interface PermissionRelations {
  outside: Relation<PermissionMention>
  inApps: Relation<PermissionMention>
}

/** What answers of all kinds tell of an app beside what it holds. */
export type AppWords = AppInfoRecord & Pick<AppRecord, 'enabled' | 'created'>

export class AccountState {
  /** What was refused or missing and has not been read since, by kind and subject. */
  readonly unread = new Map<string, StoredPart>()
  readonly categories = new Map<string, Said<CategoryRecord>>()
  /** By {@link permissionKey}. */
  readonly permissions = new Map<string, Said<PermissionRecord>>()
  readonly roles = new Map<string, SaidEntity<RoleRecord>>()
  readonly users = new Map<string, SaidEntity<UserRecord>>()
  /** By the same keys. */
  readonly permissionWords = new Words<PermissionRecord>(recordAdded)
  readonly roleWords = new Words<RoleRecord>(roleAdded)
  readonly userWords = new Words<UserRecord>(fieldsAdded)
  readonly sites = new Map<string, Said<SiteRecord>>()
  readonly administeredSites = new Map<string, Said<AdministeredSitesRecord>>()
  readonly profiles = new Map<string, Said<AuthorizationProfileRecord>>()
  readonly checks = new Map<string, Said<PermissionCheckRecord>>()
  readonly observations = new Map<string, Said<ErrorObservationRecord>>()
  /** By the part's subject: an answer that does not speak of menus is a subject of its own. */
  readonly userApps = new Map<string, Said<UserAppResourcesRecord>>()

  readonly assigned = new AssignedRoles()
  /** role → permissions that belong to no app, and permissions within apps. */
  readonly listed = permissionRelations()
  /** permission (by its key) → included; of permissions that belong to no app, and within apps. */
  readonly includes = permissionRelations()
  readonly roleMenus = new Relation<MenuMention>(inApp)
  readonly roleMenuGroups = new Relation<MenuGroupMention>(inApp)
  readonly directPermissions = new Relation<PermissionMention>(permissionKey)
  readonly directMenus = new Relation<MenuMention>(inApp)
  /** What is told of an app beside what it holds: app → kind of part → record. */
  readonly apps = new Map<string, Map<PartKind, Said<AppWords>>>()
  readonly appMenus = new Relation<MenuRecord>(byId, menuAdded)
  readonly appPermissions = new Relation<PermissionRecord>(byId, recordAdded)
  readonly appMenuGroups = new Relation<MenuGroupRecord>(byId, groupAdded)

  /** Newest whole list of each kind; role lists by `role-list domain`. */
  readonly wholeLists = new Map<string, StoredPart>()
  /** Newest list of each kind whatever its status, to say why one is not whole. */
  readonly newestLists = new Map<string, StoredPart>()
  /**
   * Kinds of list of which a newer answer told of a subject that the newest whole list does not have:
   * what that list has is then not all there is any more.
   */
  readonly #beyond = new Set<string>()

  /** The newest whole list that speaks of roles of that kind. */
  roleList(custom: boolean | undefined): StoredPart | undefined {
    return newestPart(roleListKeys(custom).map((key) => this.wholeLists.get(key)))
  }

  /** The oldest of the answers by which all assignments are known, role by role; undefined where they are not. */
  assignmentsKnownByRoles(): StoredPart | undefined {
    if (!this.allKnown('role-list')) return undefined
    const roleLists = roleListKeys(undefined, false).map((key) => this.wholeLists.get(key))
    const list = newestPart(roleLists)
    const known = list && this.assigned.knownByRoles(this.roles.keys(), list)
    if (!known) return undefined
    return this.assigned.knownByRoles([...this.roles.keys(), ...this.#rolesBeyond(list)], list)
  }

  /** Roles that no list has, and of which something not older than the list speaks. */
  #rolesBeyond(list: StoredPart): string[] {
    const given = [this.listed.outside, this.listed.inApps, this.roleMenus, this.roleMenuGroups]
    const spokenOf: (readonly [role: string, by: StoredPart])[] = [
      ...this.assigned.held(),
      ...given.flatMap((relation) =>
        [...relation.entries()].map(([role, { by }]) => [role, by] as const),
      ),
    ]
    return spokenOf.flatMap(([role, by]) =>
      !this.roles.has(role) && by.id !== list.id && by.at >= list.at ? [role] : [],
    )
  }

  /** A subject of a list appears for the first time. */
  noteBeyondList(list: PartKind, by: StoredPart): void {
    if (by.kind !== list || by.status !== 'whole') this.#beyond.add(list)
  }

  /** Ends what older answers told beyond it. */
  takeWhole(key: string, part: StoredPart): void {
    this.wholeLists.set(key, part)
    this.#beyond.delete(part.kind)
  }

  /** Whether the subjects of a list are known to be all. Roles: one list spoke of all, or two of the halves. */
  allKnown(list: 'permission-dictionary' | 'role-list' | 'user-list' | 'site-list'): boolean {
    const has = (key: string) => this.wholeLists.has(key)
    const whole =
      list === 'role-list'
        ? has('role-list all') || (has('role-list standard') && has('role-list custom'))
        : has(list)
    return whole && !this.#beyond.has(list)
  }
}

function permissionRelations(): PermissionRelations {
  return {
    outside: new Relation<PermissionMention>(permissionKey),
    inApps: new Relation<PermissionMention>(permissionKey),
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
