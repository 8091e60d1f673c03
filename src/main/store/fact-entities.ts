/**
 * Users, roles, permissions, apps and menus as facts, whether their own record was read or others only
 * speak of them. Whoever writes a relation asks here for the keys of both sides.
 */
import type {
  MenuMention,
  MenuRecord,
  Names,
  PermissionMention,
  PermissionRecord,
  UserMention,
} from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import type { Cell, Facts } from './facts'
import type { Identities } from './identities'
import { permissionKey } from './records'
import type { AnyRelation } from './relation'
import type { AccountState } from './state'
import type { Presence } from './presence'
import { newestPart, type StoredPart } from './stored-part'

/** `app_id` of permissions that belong to no app. */
const noApp = 0
const signedInUser = '~'

export class Entities {
  readonly #state: AccountState
  readonly #ids: Identities
  readonly #fromTables: boolean
  readonly #facts: Facts
  readonly #presence: Presence
  /** What others say of permissions that have no record of their own, by key in this file. */
  readonly #mentioned = new Map<number, PermissionMention & { code?: string }>()
  readonly #keysOfMentions = new Map<object, number>()
  readonly #definedPermissions = new Set<number>()
  readonly #mentionedMenus = new Map<number, MenuMention>()
  readonly #mentionedRoles = new Map<string, string | undefined>()
  readonly #mentionedUsers = new Map<string, UserMention>()
  readonly #mentionedApps = new Map<string, string | undefined>()

  /**
   * @param fromTables whether the account is known from tables only: a relation of which no table ever
   *   spoke does not exist there
   */
  constructor(
    state: AccountState,
    identities: Identities,
    fromTables: boolean,
    facts: Facts,
    presence: Presence,
  ) {
    this.#state = state
    this.#ids = identities
    this.#fromTables = fromTables
    this.#facts = facts
    this.#presence = presence
  }

  /** Entities that are only spoken of: they exist, but their own record was not read. */
  addMentioned(): void {
    for (const [id, mention] of this.#mentioned) {
      if (this.#definedPermissions.has(id)) continue
      if (mention.app === undefined) this.#facts.permissionsWithoutRecord++
      this.#facts.set(
        'permission_version',
        id,
        nameIn(mention.names ?? {}, mention.id),
        this.names(mention.names ?? {}),
        mention.code ?? null,
        null,
        flag(mention.assignable),
        flag(mention.readOnly),
        mention.siteCompatible ?? null,
        null,
        this.#includesKnown(mention),
        0,
      )
    }
    for (const [id, { app, id: external, names }] of this.#mentionedMenus) {
      if (this.#facts.rows('menu_version').has(String(id))) continue
      const record = {
        id: external,
        code: '',
        names: names ?? {},
        url: '',
        order: null,
        parent: null,
      }
      this.menu(this.app(app), record, false)
    }
    for (const [id, name] of this.#mentionedRoles) {
      if (this.#state.roles.has(id)) continue
      const key = this.#ids.key('role', id)
      const known = this.knownOfRole(id)
      const unsaid = [null, null, null, 0, null, '{}']
      this.#facts.set('role_version', key, name ?? id, ...unsaid, ...known, 0)
    }
    for (const { id, name, email } of this.#mentionedUsers.values()) {
      const key = this.#ids.key('user', id)
      const unsaid = [null, null, null, null, 0, null, null]
      this.#facts.set('user_version', key, name ?? id, email ?? null, ...unsaid, 0)
    }
    for (const [id, organization] of this.#mentionedApps) {
      const key = this.#ids.key('app', id)
      if (this.#facts.rows('app_version').has(String(key))) continue
      const permissionsKnown = this.#fromTables && this.#state.allKnown('permission-dictionary')
      const unsaid = [null, null, 0]
      this.#facts.set(
        'app_version',
        key,
        id,
        '{}',
        null,
        organization ?? null,
        ...unsaid,
        flag(permissionsKnown),
        0,
      )
    }
  }

  definePermission(appId: string | undefined, record: PermissionRecord): void {
    const app = appId === undefined ? noApp : this.app(appId)
    const id = this.#ids.keyInApp('permission', app, record.id)
    this.#definedPermissions.add(id)
    this.#facts.set(
      'permission_version',
      id,
      nameIn(record.names, record.id),
      this.names(record.names),
      record.code ?? null,
      record.description ?? null,
      flag(record.assignable),
      flag(record.readOnly),
      record.siteCompatible ?? null,
      record.category ?? null,
      this.#includesKnown({ ...record, ...(appId === undefined ? {} : { app: appId }) }),
      1,
    )
  }

  /** Whether all that it includes is known; states who said so. The vendor's apps know no inclusions. */
  #includesKnown(permission: PermissionMention): Cell {
    const { outside, inApps } = this.#state.includes
    const key = permissionKey(permission)
    const relation = permission.app === undefined ? outside : inApps
    const by = relation.by(key)
    if (by && by.id !== this.#state.wholeLists.get('permission-dictionary')?.id) {
      this.statement('permission', by, permission.id, permission.app ?? '')
    }
    if (relation === inApps && !inApps.said) return 1
    const app = permission.app === undefined ? noApp : this.app(permission.app)
    const id = this.#ids.keyInApp('permission', app, permission.id)
    return flag(this.#known(relation, key, 'permission', id))
  }

  mention(mention: PermissionMention): number {
    // Lists share their mentions among millions of pairs.
    const known = this.#keysOfMentions.get(mention)
    if (known !== undefined) return known
    const app = mention.app === undefined ? noApp : this.app(mention.app)
    const id = this.#ids.keyInApp('permission', app, mention.id)
    const before = this.#mentioned.get(id)
    const names = before?.names && { ...before.names, ...mention.names }
    this.#mentioned.set(id, { ...before, ...mention, ...(names ? { names } : {}) })
    this.#keysOfMentions.set(mention, id)
    return id
  }

  mentionMenu(mention: MenuMention): number {
    const known = this.#keysOfMentions.get(mention)
    if (known !== undefined) return known
    const id = this.#ids.keyInApp('menu', this.app(mention.app), mention.id)
    this.#mentionedMenus.set(id, { ...this.#mentionedMenus.get(id), ...mention })
    this.#keysOfMentions.set(mention, id)
    return id
  }

  app(external: string, organization?: string): number {
    this.#mentionedApps.set(external, organization ?? this.#mentionedApps.get(external))
    return this.#ids.key('app', external)
  }

  /** A group's own record names it for good; else whoever mentions it does. */
  menuGroup(app: string, { id, name }: { id: string; name?: string }): number {
    const key = this.#ids.keyInApp('menu_group', this.app(app), id)
    const before = this.#facts.rows('menu_group_version').get(String(key))?.[1]
    if (before === undefined || before === id) {
      this.#facts.set('menu_group_version', key, name ?? id)
    }
    return key
  }

  /** @param app its key */
  menuKey(app: number, external: string): number {
    return this.#ids.keyInApp('menu', app, external)
  }

  menu(app: number, menu: MenuRecord, inCatalogue: boolean): number {
    const id = this.menuKey(app, menu.id)
    // The catalogue has all languages and the app's own order, so it outranks one user's answer.
    if (!inCatalogue && this.#facts.rows('menu_version').get(String(id))?.at(-1) === 1) return id
    this.#facts.set(
      'menu_version',
      id,
      nameIn(menu.names, menu.code || menu.id),
      this.names(menu.names),
      menu.code,
      menu.url,
      menu.order,
      menu.parent,
      menu.sourceApp ?? null,
      inCatalogue ? 1 : 0,
    )
    return id
  }

  /** The user's key; undefined where a newer whole list of users does not have this one any more. */
  user(external: string, by: StoredPart, mention?: UserMention): number | undefined {
    const key = this.#ids.key('user', external)
    if (this.#state.users.has(external)) return key
    const list = this.#state.wholeLists.get('user-list')
    if (list && list.at > by.at && external !== signedInUser) return undefined
    const before = this.#mentionedUsers.get(external)
    this.#mentionedUsers.set(external, { ...before, ...mention, id: external })
    return key
  }

  role(external: string, name: string | undefined): number {
    this.#mentionedRoles.set(external, name ?? this.#mentionedRoles.get(external))
    return this.#ids.key('role', external)
  }

  /** Whether what it lists outside apps, within apps, and what menus it gives is known; states who said so. */
  knownOfRole(role: string): Cell[] {
    const { listed, roleMenus, roleMenuGroups, roles } = this.#state
    const said = newestPart([listed.outside.by(role), listed.inApps.by(role)])
    // What the newest list says of a role needs no row of its own.
    if (said && said.id !== this.#state.roleList(roles.get(role)?.record.custom)?.id) {
      this.statement('role', said, role)
    }
    const menusSaid = newestPart([roleMenus.by(role), roleMenuGroups.by(role)])
    if (menusSaid) this.statement('role-resources', menusSaid, role)
    const id = this.#ids.key('role', role)
    const menus = this.#known(roleMenus.said ? roleMenus : roleMenuGroups, role, 'role', id)
    const groupsLost = roleMenuGroups.by(role) !== undefined && !roleMenuGroups.known(role)
    return [
      flag(this.#known(listed.outside, role, 'role', id)),
      flag(this.#known(listed.inApps, role, 'role', id)),
      flag(menus && !groupsLost),
    ]
  }

  /**
   * In an account of tables a relation of which none ever spoke does not exist.
   * @param id of the subject in this file
   */
  #known(
    relation: AnyRelation,
    subject: string,
    entity: 'role' | 'permission',
    id: number,
  ): boolean {
    if (!relation.said) return this.#fromTables
    if (!relation.known(subject)) return false
    const list = relation.notNamedBy(subject)
    return !list || this.#presence.since(entity, id) <= list.at
  }

  /** As a cell; their languages are counted among those that names are known in. */
  names(names: Names): string {
    for (const language in names) this.#facts.languages.add(language)
    return JSON.stringify(names)
  }

  /** Records which part says it. */
  statement(kind: PartKind, by: StoredPart, a: string, b = '', c = ''): void {
    this.#facts.set('statement', kind, a, b, c, by.id)
  }
}

export const flag = (value: boolean | undefined): Cell =>
  value === undefined ? null : value ? 1 : 0

/** The name to show where no language was chosen: the unspecified one, else English, else the first. */
export function nameIn(names: Names, otherwise: string): string {
  return names[''] ?? names['en_US'] ?? Object.values(names)[0] ?? otherwise
}
