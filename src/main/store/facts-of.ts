/** Flattens what all parts say together into rows: entities and their attributes, relations, the vendor's word. */
import type {
  AssignedRoleRecord,
  MenuRecord,
  Names,
  PermissionMention,
  PermissionRecord,
} from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import { Facts, type Cell } from './facts'
import type { Identities } from './identities'
import type { AccountState, StoredPart } from './state'

/** `app_id` of permissions that belong to no app. */
const noApp = 0
const signedInUser = '~'

export function factsOf(state: AccountState, identities: Identities): Facts {
  return new Flattening(state, identities).run()
}

class Flattening {
  readonly #state: AccountState
  readonly #ids: Identities
  readonly #facts = new Facts()
  /** What others say of permissions that have no record of their own, by key. */
  readonly #mentioned = new Map<number, PermissionMention & { names?: Names; code?: string }>()
  readonly #definedPermissions = new Set<number>()
  readonly #inApps = new Set<number>()
  readonly #mentionedRoles = new Map<string, string | undefined>()

  constructor(state: AccountState, identities: Identities) {
    this.#state = state
    this.#ids = identities
  }

  run(): Facts {
    for (const { record } of this.#state.categories.values()) {
      const id = this.#ids.key('category', record.id)
      this.#facts.set('category_version', id, record.name, record.description ?? null)
    }
    this.#permissions()
    this.#apps()
    this.#users()
    this.#roles()
    this.#assignments()
    this.#authorizationProfiles()
    this.#checks()
    this.#observations()
    this.#userApps()
    this.#mentions()
    return this.#facts
  }

  #permissions(): void {
    for (const { record, includesBy, includesKnown } of this.#state.permissions.values()) {
      const id = this.#definePermission(noApp, record, includesKnown)
      for (const included of record.includes ?? []) {
        this.#facts.set('permission_inclusion', id, this.#mention(noApp, included))
      }
      if (includesBy && includesBy.id !== this.#state.wholeLists.get('permission-dictionary')?.id) {
        this.#statement('permission', includesBy, record.id)
      }
    }
  }

  #apps(): void {
    for (const { record, by } of this.#state.apps.values()) {
      const app = this.#ids.key('app', record.id)
      const names = JSON.stringify(record.names)
      this.#facts.set(
        'app_version',
        app,
        nameIn(record.names, record.id),
        names,
        record.code ?? null,
        record.organization,
        by.status === 'whole' ? 1 : 0,
      )
      for (const permission of record.permissions) this.#definePermission(app, permission, true)
      for (const menu of record.menus) this.#menu(app, menu, true)
      this.#statement('app', by, record.id)
    }
  }

  #users(): void {
    for (const { record } of this.#state.users.values()) {
      this.#facts.set(
        'user_version',
        this.#ids.key('user', record.id),
        record.name,
        record.email ?? null,
        record.extensionNumber ?? null,
        record.type ?? null,
        record.subType ?? null,
        record.status ?? null,
        record.hidden ? 1 : 0,
        record.site?.id ?? null,
        record.site?.name ?? null,
        1,
      )
    }
  }

  #roles(): void {
    for (const { record, listedBy, listingKnown } of this.#state.roles.values()) {
      const id = this.#ids.key('role', record.id)
      this.#facts.set(
        'role_version',
        id,
        record.name ?? record.id,
        record.description ?? null,
        flag(record.custom),
        record.permissionScope ?? null,
        record.hidden ? 1 : 0,
        flag(record.siteCompatible),
        listingKnown ? 1 : 0,
        1,
      )
      for (const permission of record.listed ?? []) {
        this.#facts.set('role_permission', id, this.#mention(noApp, permission))
      }
      // What the newest list says of a role, or a permission, needs no row of its own.
      if (listedBy && listedBy.id !== this.#state.roleList(record.custom)?.id) {
        this.#statement('role', listedBy, record.id)
      }
    }
  }

  #assignments(): void {
    for (const said of this.#state.assignments.values()) {
      const { record, by } = said
      const held = this.#state.rolesHeld(said)
      if (!said.named && held.length === 0) continue
      const user = this.#user(record.user, by)
      if (user === undefined) continue
      for (const entry of held) this.#assignedRole(user, entry)
      // What the newest whole list says of a user needs no row of its own: there can be 50,000.
      if (by.kind === 'assignment') this.#statement('assignment', by, record.user)
    }
  }

  #assignedRole(user: number, entry: AssignedRoleRecord): void {
    const flags = [entry.autoAssigned ? 1 : 0, entry.siteRestricted ? 1 : 0]
    this.#facts.set('user_role', user, this.#role(entry.role, entry.name), ...flags)
  }

  #authorizationProfiles(): void {
    for (const { record, by } of this.#state.profiles.values()) {
      const user = this.#user(record.user, by)
      if (user === undefined) continue
      const target = record.target ?? ''
      for (const entry of record.permissions) {
        if (entry.role) this.#role(entry.role.id, undefined)
        this.#facts.set(
          'vendor_permission',
          user,
          target,
          this.#mention(noApp, entry.permission),
          entry.role?.id ?? null,
          JSON.stringify(entry.permissionScopes),
        )
      }
      this.#statement('authorization-profile', by, record.user, target)
    }
  }

  #checks(): void {
    for (const { record, by } of this.#state.checks.values()) {
      if (record.role) this.#role(record.role.id, undefined)
      this.#check(
        by,
        record.user,
        record.target,
        record.permission,
        record.successful ? 'yes' : 'no',
        record.role?.id ?? null,
        JSON.stringify(record.permissionScopes),
      )
    }
  }

  #observations(): void {
    for (const { record, by } of this.#state.observations.values()) {
      if (record.permission === undefined) continue
      this.#check(by, record.user, undefined, { id: record.permission }, 'no', null, null)
    }
  }

  #check(
    by: StoredPart,
    userId: string,
    targetId: string | undefined,
    permission: PermissionMention,
    ...values: [answer: string, role: Cell, permissionScopes: Cell]
  ): void {
    const user = this.#user(userId, by)
    if (user === undefined) return
    const target = targetId ?? ''
    const key = this.#mention(noApp, permission)
    this.#facts.set('vendor_check', user, target, key, by.kind, ...values)
    this.#statement(by.kind, by, userId, target, permission.id)
  }

  #userApps(): void {
    for (const { record, by } of this.#state.userApps.values()) {
      const user = this.#user(record.user, by)
      if (user === undefined) continue
      const app = this.#ids.key('app', record.app)
      if (!this.#state.apps.has(record.app)) {
        this.#facts.set('app_version', app, record.app, '{}', null, record.organization, 0)
      }
      for (const permission of record.permissions) {
        const id = this.#ids.keyInApp('permission', app, permission.id)
        this.#inApps.add(id)
        if (!this.#definedPermissions.has(id)) this.#mentioned.set(id, permission)
        this.#facts.set('vendor_permission', user, '', id, null, null)
      }
      for (const menu of record.menus) {
        this.#facts.set('vendor_menu', user, this.#menu(app, menu, false), menu.parent)
      }
      this.#statement('user-app-resources', by, record.user, record.app)
    }
  }

  /** Entities that are only spoken of: they exist, but their own record was not read. */
  #mentions(): void {
    for (const [id, mention] of this.#mentioned) {
      if (this.#definedPermissions.has(id)) continue
      if (!this.#inApps.has(id)) this.#facts.permissionsWithoutRecord++
      this.#facts.set(
        'permission_version',
        id,
        nameIn(mention.names ?? {}, mention.id),
        JSON.stringify(mention.names ?? {}),
        mention.code ?? null,
        null,
        flag(mention.assignable),
        flag(mention.readOnly),
        mention.siteCompatible ?? null,
        null,
        0,
        0,
      )
    }
    for (const [id, name] of this.#mentionedRoles) {
      if (this.#state.roles.has(id)) continue
      const key = this.#ids.key('role', id)
      this.#facts.set('role_version', key, name ?? id, null, null, null, 0, null, 0, 0)
    }
  }

  #definePermission(app: number, record: PermissionRecord, includesKnown: boolean): number {
    const id = this.#ids.keyInApp('permission', app, record.id)
    this.#definedPermissions.add(id)
    this.#facts.set(
      'permission_version',
      id,
      nameIn(record.names, record.id),
      JSON.stringify(record.names),
      record.code ?? null,
      record.description ?? null,
      flag(record.assignable),
      flag(record.readOnly),
      record.siteCompatible ?? null,
      record.category ?? null,
      includesKnown ? 1 : 0,
      1,
    )
    return id
  }

  #mention(app: number, mention: PermissionMention): number {
    const id = this.#ids.keyInApp('permission', app, mention.id)
    this.#mentioned.set(id, { ...this.#mentioned.get(id), ...mention })
    return id
  }

  #menu(app: number, menu: MenuRecord, inCatalogue: boolean): number {
    const id = this.#ids.keyInApp('menu', app, menu.id)
    // The catalogue has all languages and the app's own order, so it outranks one user's answer.
    if (!inCatalogue && this.#facts.rows('menu_version').get(String(id))?.at(-1) === 1) return id
    this.#facts.set(
      'menu_version',
      id,
      nameIn(menu.names, menu.code || menu.id),
      JSON.stringify(menu.names),
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
  #user(external: string, by: StoredPart): number | undefined {
    const key = this.#ids.key('user', external)
    if (this.#state.users.has(external)) return key
    const list = this.#state.wholeLists.get('user-list')
    if (list && list.at > by.at && external !== signedInUser) return undefined
    this.#facts.set('user_version', key, external, null, null, null, null, null, 0, null, null, 0)
    return key
  }

  #role(external: string, name: string | undefined): number {
    this.#mentionedRoles.set(external, name ?? this.#mentionedRoles.get(external))
    return this.#ids.key('role', external)
  }

  /** Records which part says it. */
  #statement(kind: PartKind, by: StoredPart, a: string, b = '', c = ''): void {
    this.#facts.set('statement', kind, a, b, c, by.id)
  }
}

const flag = (value: boolean | undefined): Cell => (value === undefined ? null : value ? 1 : 0)

/** The name to show where no language was chosen: the unspecified one, else English, else the first. */
function nameIn(names: Names, otherwise: string): string {
  return names[''] ?? names['en_US'] ?? Object.values(names)[0] ?? otherwise
}
