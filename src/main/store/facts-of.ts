/** Flattens what all parts say together into rows: entities and their attributes, relations, the vendor's word. */
import type { HeldRole } from './assigned-roles'
import { Entities, flag, nameIn } from './fact-entities'
import { Facts } from './facts'
import { addVendorsWord } from './facts-of-vendor'
import type { Identities } from './identities'
import type { Presence } from './presence'
import type { ResourceSets } from './resource-sets'
import type { AccountState, AppWords, Said } from './state'
import { newestPart, type StoredPart } from './stored-part'

/**
 * @param fromTables whether the account is known from tables only: a relation of which no table ever
 *   spoke does not exist there
 * @param presence as of the moment that the facts are for
 */
export function factsOf(
  state: AccountState,
  identities: Identities,
  fromTables: boolean,
  presence: Presence,
  sets: ResourceSets,
): Facts {
  return new Flattening(state, identities, fromTables, presence, sets).run()
}

class Flattening {
  readonly #state: AccountState
  readonly #ids: Identities
  readonly #fromTables: boolean
  readonly #facts = new Facts()
  readonly #entities: Entities
  readonly #sets: ResourceSets

  constructor(
    state: AccountState,
    identities: Identities,
    fromTables: boolean,
    presence: Presence,
    sets: ResourceSets,
  ) {
    this.#state = state
    this.#ids = identities
    this.#fromTables = fromTables
    this.#sets = sets
    this.#entities = new Entities(state, identities, fromTables, this.#facts, presence)
  }

  run(): Facts {
    for (const { record } of this.#state.categories.values()) {
      const id = this.#ids.key('category', record.id)
      this.#facts.set('category_version', id, record.name, record.description ?? null)
    }
    this.#apps()
    this.#permissions()
    this.#inclusions()
    this.#sites()
    this.#users()
    this.#roles()
    this.#assignments()
    this.#directGrants()
    this.#administeredSites()
    addVendorsWord(this.#state, this.#entities, this.#facts, this.#sets)
    this.#entities.addMentioned()
    return this.#facts
  }

  #apps(): void {
    const { apps, appMenus, appPermissions, appMenuGroups } = this.#state
    const holding = [appMenus, appPermissions, appMenuGroups]
    const ids = new Set([
      ...apps.keys(),
      ...holding.flatMap((relation) => [...relation.entries()].map(([id]) => id)),
    ])
    const dictionary = this.#fromTables && this.#state.allKnown('permission-dictionary')
    for (const id of ids) {
      const app = this.#ids.key('app', id)
      const { info, by } = told(apps.get(id)?.values() ?? [])
      const { names = {} } = info
      this.#facts.set(
        'app_version',
        app,
        nameIn(names, id),
        this.#entities.names(names),
        info.code ?? null,
        info.organization ?? null,
        flag(info.enabled),
        info.created ?? null,
        flag(appMenus.known(id)),
        flag(appPermissions.known(id) || dictionary),
        flag(appMenuGroups.known(id)),
      )
      for (const permission of appPermissions.of(id))
        this.#entities.definePermission(id, permission)
      for (const menu of appMenus.of(id)) this.#entities.menu(app, menu, true)
      for (const group of appMenuGroups.of(id)) {
        const key = this.#entities.menuGroup(id, group)
        for (const menu of group.menus) {
          this.#facts.pair(
            'menu_group_menu',
            key,
            this.#entities.mentionMenu({ app: id, id: menu }),
          )
        }
      }
      const newest = newestPart([by, appMenus.by(id), appPermissions.by(id)])
      if (newest) this.#entities.statement('app', newest, id)
      const groups = appMenuGroups.by(id)
      if (groups) this.#entities.statement('menu-groups', groups, id)
    }
  }

  #permissions(): void {
    for (const [key, said] of this.#state.permissions) {
      const record = this.#state.permissionWords.joined(key, said)
      const catalogue = record.app === undefined ? [] : this.#state.appPermissions.of(record.app)
      const inCatalogue = catalogue.find(({ id }) => id === record.id)
      this.#entities.definePermission(record.app, {
        ...inCatalogue,
        ...record,
        names: { ...inCatalogue?.names, ...record.names },
      })
    }
  }

  #inclusions(): void {
    const { outside, inApps } = this.#state.includes
    for (const relation of [outside, inApps]) {
      for (const [key, { targets }] of relation.entries()) {
        if (targets.length === 0) continue
        const [first, ...rest] = key.split('\n')
        const including = rest.length === 0 ? { id: first! } : { app: first!, id: rest.join('\n') }
        const from = this.#entities.mention(including)
        for (const included of targets) {
          this.#facts.pair('permission_inclusion', from, this.#entities.mention(included))
        }
      }
    }
  }

  #sites(): void {
    for (const { record } of this.#state.sites.values()) {
      const id = this.#ids.key('site', record.id)
      this.#facts.set('site_version', id, record.name ?? record.id, record.code ?? null)
    }
  }

  #users(): void {
    for (const [id, said] of this.#state.users) {
      const record = this.#state.userWords.joined(id, said)
      const { site } = record
      this.#facts.set(
        'user_version',
        this.#ids.key('user', record.id),
        record.name ?? record.id,
        record.email ?? null,
        record.extensionNumber ?? null,
        record.type ?? null,
        record.subType ?? null,
        record.status ?? null,
        record.hidden ? 1 : 0,
        site?.id ?? null,
        site?.name ?? (site && this.#state.sites.get(site.id)?.record.name) ?? null,
        flag(said.defined),
      )
    }
  }

  #roles(): void {
    const { roles, listed, roleMenus, roleMenuGroups } = this.#state
    for (const [id, said] of roles) {
      const record = this.#state.roleWords.joined(id, said)
      const { names = {} } = record
      this.#facts.set(
        'role_version',
        this.#ids.key('role', record.id),
        nameIn(names, record.name ?? record.id),
        record.description ?? null,
        flag(record.custom),
        record.permissionScope ?? null,
        record.hidden ? 1 : 0,
        flag(record.siteCompatible),
        this.#entities.names(names),
        ...this.#entities.knownOfRole(record.id),
        flag(said.defined),
      )
    }
    for (const relation of [listed.outside, listed.inApps]) {
      for (const [role, { targets }] of relation.entries()) {
        for (const permission of targets) {
          const key = this.#entities.role(role, undefined)
          this.#facts.pair('role_permission', key, this.#entities.mention(permission))
        }
      }
    }
    for (const [role, { targets }] of roleMenus.entries()) {
      for (const menu of targets) {
        this.#facts.pair(
          'role_menu',
          this.#entities.role(role, undefined),
          this.#entities.mentionMenu(menu),
        )
      }
    }
    for (const [role, { targets }] of roleMenuGroups.entries()) {
      for (const group of targets) {
        const key = this.#entities.role(role, undefined)
        this.#facts.pair('role_menu_group', key, this.#entities.menuGroup(group.app, group))
      }
    }
  }

  #assignments(): void {
    const { assigned, roles } = this.#state
    const isHidden = (role: string) => roles.get(role)?.record.hidden ?? !roles.has(role)
    const known = this.#state.assignmentsKnownByRoles()
    for (const { user: id, roles: held, stated, by, mention } of assigned.holdings(
      isHidden,
      known,
    )) {
      const user = this.#entities.user(id, by, mention)
      if (user === undefined) continue
      for (const entry of held) this.#assignedRole(user, entry)
      // What the newest whole list says of a user needs no row of its own: there can be 50,000.
      if (stated) this.#entities.statement('assignment', stated, id)
    }
    if (known) this.#entities.statement('role-users', known, '')
  }

  #assignedRole(user: number, entry: HeldRole): void {
    const flags = [entry.autoAssigned ? 1 : 0, entry.siteRestricted ? 1 : 0]
    this.#facts.set('user_role', user, this.#entities.role(entry.role, entry.name), ...flags)
  }

  #directGrants(): void {
    const { directPermissions, directMenus, wholeLists } = this.#state
    for (const [external, { targets, by }] of directPermissions.entries()) {
      const user = this.#entities.user(external, by)
      if (user === undefined) continue
      for (const one of targets)
        this.#facts.pair('user_permission', user, this.#entities.mention(one))
    }
    for (const [external, { targets, by }] of directMenus.entries()) {
      const user = this.#entities.user(external, by)
      if (user === undefined) continue
      for (const one of targets)
        this.#facts.pair('user_menu', user, this.#entities.mentionMenu(one))
    }
    // What the newest whole list says needs no row.
    for (const { said } of [directPermissions, directMenus]) {
      if (said && said !== wholeLists.get(said.kind)) this.#entities.statement(said.kind, said, '')
    }
  }

  #administeredSites(): void {
    for (const { record, by } of this.#state.administeredSites.values()) {
      const user = this.#entities.user(record.user, by)
      if (user === undefined) continue
      for (const site of record.sites) {
        const id = this.#ids.key('site', site.id)
        this.#facts.pair('administered_site', user, id)
        if (this.#state.sites.get(site.id)?.record.name !== undefined) continue
        this.#facts.set('site_version', id, site.name ?? site.id, site.code ?? null)
      }
      this.#entities.statement('administered-sites', by, record.user)
    }
  }
}

/** All that was told of an app: the newest word on each field, and the newest part. */
function told(words: Iterable<Said<AppWords>>): {
  info: Partial<AppWords>
  by: StoredPart | undefined
} {
  const byAge = [...words].sort((a, b) => a.by.at - b.by.at || a.by.id - b.by.id)
  let info: Partial<AppWords> = {}
  for (const { record } of byAge) {
    info = { ...info, ...record, names: { ...info.names, ...record.names } }
  }
  return { info, by: byAge.at(-1)?.by }
}
