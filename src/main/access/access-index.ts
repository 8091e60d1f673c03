/**
 * The index of one snapshot: who may do what, in memory. Roles first, then users: rows of users that
 * hold the same are the same, so work is done once for each distinct holding: a set of roles and of
 * permissions granted directly.
 *
 * The rules are in docs/access-model.md. Everything here answers yes, no or unknown; a "no" needs
 * that the user's roles, what they list, and what that includes were all read.
 */
import type { Answer, Via } from '../../shared/schemas/common'
import { AppStatements } from './app-statements'
import { BitMatrix } from './bits'
import { closureOf, type Closure } from './closure'
import { distinctHoldings, type Holding } from './holdings'
import { Links } from './links'
import type { AssignmentFact, SnapshotFacts, VendorStatement } from './model'
import { PermissionHolders } from './permission-holders'
import { RoleMenus } from './role-menus'
import { UserAssignments } from './user-assignments'

export class AccessIndex {
  readonly facts: SnapshotFacts
  readonly closure: Closure
  /** permission → directly included; and the other way round. */
  readonly includes: Links
  readonly includedBy: Links
  readonly roleListed: Links
  /** roles × permissions: listed or included. */
  readonly roleHas: BitMatrix
  /** Whether all that a role gives outside apps is known, and within them. */
  readonly roleWhole: Uint8Array
  readonly roleAppWhole: Uint8Array
  /** Distinct holdings, and which one each user has. */
  readonly holdings: readonly Holding[]
  readonly holdingOf: Uint32Array
  /** holdings × permissions. */
  readonly holdingHas: BitMatrix
  /** Whether all that a holding gives outside apps is known, and within them. */
  readonly holdingWhole: Uint8Array
  readonly holdingAppWhole: Uint8Array
  /** When the newest fact was read that a holding's access was computed from. */
  readonly holdingAt: Float64Array
  /** role → users who are known to hold it. */
  readonly roleHolders: Links
  /**
   * Whether the vendor's own answer about a user in an app tells more than roles can: then what is
   * computed from roles alone is not confirmed.
   */
  readonly confirmsApps: boolean
  /** Whether it was read of every known user which roles they hold. */
  readonly allRolesKnown: boolean
  /** user → permissions granted directly. */
  readonly directPermissions: Links
  /** Users of whom more is known than what they hold: the vendor's word, or its rule. */
  readonly answeredAlone: Uint8Array
  /** The same users, ascending. */
  readonly usersAnsweredAlone: readonly number[]
  /** {@link holdingKnown} of every user. */
  readonly holdingRead: Uint8Array
  /** role → menus that it gives, by itself or in a group. */
  readonly roleMenus: RoleMenus
  /** user → menus granted directly. */
  readonly directMenus: Links
  /** The vendor's answers about users in apps. */
  readonly appStatements: AppStatements
  readonly permissionHolders: PermissionHolders
  readonly userByExternalId: ReadonlyMap<string, number>
  readonly roleByExternalId: ReadonlyMap<string, number>
  readonly appByExternalId: ReadonlyMap<string, number>
  /** roles × permissions: listed; included by another listed one; included by a listed switch. */
  readonly #listed: BitMatrix
  readonly #includedIn: BitMatrix
  readonly #broughtBySwitch: BitMatrix
  /** Permissions of which it was not read what they include: outside apps, and within them. */
  readonly #unread: BitMatrix
  readonly #assignments: UserAssignments
  readonly #vendor: ReadonlyMap<number, readonly VendorStatement[]>
  readonly #permissionsByApp: readonly (readonly number[])[]
  readonly #menusByApp: readonly (readonly number[])[]
  /** By app and holding, worked out when first asked for. */
  readonly #menusRead: (MenusRead | undefined)[][] = []

  constructor(facts: SnapshotFacts) {
    this.facts = facts
    this.confirmsApps = facts.connector === 'enos'
    const { permissions, roles, users } = facts
    this.includes = new Links(permissions.length, facts.inclusions)
    this.includedBy = this.includes.reversed(permissions.length)
    this.closure = closureOf(this.includes)
    this.roleListed = new Links(roles.length, facts.listed)

    this.#unread = new BitMatrix(2, permissions.length)
    permissions.forEach(({ app, includesKnown }, number) => {
      if (!includesKnown) this.#unread.set(app === undefined ? 0 : 1, number)
    })

    const roleMatrix = () => new BitMatrix(roles.length, permissions.length)
    this.#listed = roleMatrix()
    this.#includedIn = roleMatrix()
    this.#broughtBySwitch = roleMatrix()
    this.#readListings()

    this.roleHas = roleMatrix()
    this.roleWhole = new Uint8Array(roles.length)
    this.roleAppWhole = new Uint8Array(roles.length)
    const roleAt = new Float64Array(roles.length)
    roles.forEach((role, number) => {
      const row = this.roleHas.row(number)
      for (const permission of this.roleListed.of(number)) this.closure.addTo(permission, row)
      this.roleWhole[number] = role.listingKnown && this.includesKnown(row, false) ? 1 : 0
      this.roleAppWhole[number] = role.appListingKnown && this.includesKnown(row, true) ? 1 : 0
      roleAt[number] = this.#includesAt(this.roleHas.columnsOf(number), role.listedAt ?? 0)
    })

    this.#assignments = new UserAssignments(users.length, roles.length, facts.assignments)
    this.roleHolders = this.#assignments.holders
    this.allRolesKnown = facts.assignedAt.every((at) => at >= 0)
    this.directPermissions = new Links(users.length, facts.directPermissions.pairs)
    const { holdings, holdingOf } = distinctHoldings(
      this.#assignments.roles,
      this.directPermissions,
    )
    this.holdings = holdings
    this.holdingOf = holdingOf
    this.holdingHas = new BitMatrix(holdings.length, permissions.length)
    this.holdingWhole = new Uint8Array(holdings.length)
    this.holdingAppWhole = new Uint8Array(holdings.length)
    this.holdingAt = new Float64Array(holdings.length)
    this.#readHoldings(roleAt)

    this.roleMenus = new RoleMenus(facts)
    this.directMenus = new Links(users.length, facts.directMenus.pairs)
    this.userByExternalId = numbersById(users)
    this.roleByExternalId = numbersById(roles)
    this.appByExternalId = numbersById(facts.apps)
    this.#permissionsByApp = byApp(facts.apps.length, permissions)
    this.#menusByApp = byApp(facts.apps.length, facts.menus)
    this.appStatements = new AppStatements(facts)
    this.#vendor = Map.groupBy(facts.vendor, (statement) => statement.user)
    this.answeredAlone = new Uint8Array(users.length)
    for (const user of this.#vendor.keys()) this.answeredAlone[user] = 1
    const system = this.userByExternalId.get(facts.externalId ?? '')
    if (system !== undefined && this.isSystemExtension(system)) {
      this.answeredAlone[system] = 1
    }
    this.usersAnsweredAlone = placesOfOnes(this.answeredAlone)
    this.holdingRead = new Uint8Array(users.length)
    for (let user = 0; user < users.length; user++) {
      if (this.holdingKnown(user)) this.holdingRead[user] = 1
    }
    this.permissionHolders = new PermissionHolders(this)
  }

  /** Roles that the user is known to hold. */
  assignmentsOf(user: number): readonly AssignmentFact[] {
    return this.#assignments.of(user)
  }

  rolesOf(user: number): readonly number[] {
    return this.holdings[this.holdingOf[user]!]!.roles
  }

  /** Permissions of an app, ascending. */
  permissionsIn(app: number): readonly number[] {
    return this.#permissionsByApp[app]!
  }

  /** Menus of an app, ascending. */
  menusIn(app: number): readonly number[] {
    return this.#menusByApp[app]!
  }

  /** Permissions granted to the user directly, ascending. */
  directOf(user: number): number[] {
    return [...this.directPermissions.of(user)]
  }

  rolesKnown(user: number): boolean {
    return this.facts.assignedAt[user]! >= 0
  }

  /** Whether it was read which permissions were granted to the user directly. */
  grantsKnown(user: number): boolean {
    const { cameAfter, whole } = this.facts.directPermissions
    return whole && !cameAfter.has(user)
  }

  /** The same of menus. */
  menuGrantsKnown(user: number): boolean {
    const { cameAfter, whole } = this.facts.directMenus
    return whole && !cameAfter.has(user)
  }

  vendorStatementsOf(user: number): readonly VendorStatement[] {
    return this.#vendor.get(user) ?? []
  }

  /**
   * RingCentral's system extension has everything by the vendor's rule, not by a role; its id is the
   * account's id (developer guide, "Extensions").
   */
  isSystemExtension(user: number): boolean {
    const { connector, externalId, users } = this.facts
    return connector === 'ringcentral' && externalId !== undefined && users[user]!.id === externalId
  }

  /** By roles, direct grants and inclusions alone, without the vendor's word. */
  computed(user: number, permission: number): Answer {
    const { app } = this.facts.permissions[permission]!
    if (app === undefined && this.isSystemExtension(user)) return 'yes'
    if (this.holdingHas.has(this.holdingOf[user]!, permission)) return 'yes'
    return this.computedWhole(user, app !== undefined) ? 'no' : 'unknown'
  }

  /**
   * Whether what was computed for the user is all there is.
   * @param inApps whether it is asked about permissions within apps, or about those outside
   */
  computedWhole(user: number, inApps = false): boolean {
    const whole = inApps ? this.holdingAppWhole : this.holdingWhole
    return this.holdingKnown(user) && whole[this.holdingOf[user]!] === 1
  }

  /** Whether all roles and direct grants of the user were read. */
  holdingKnown(user: number): boolean {
    return this.rolesKnown(user) && this.grantsKnown(user)
  }

  /**
   * When the newest fact was read that the user's computed access rests on, in Unix milliseconds: also
   * of facts from answers that are not whole.
   */
  computedAt(user: number): number {
    return Math.max(this.facts.assignmentSaidAt[user]!, this.holdingAt[this.holdingOf[user]!]!)
  }

  /** By role alone: what a role lists and what that includes. */
  roleGives(role: number, permission: number): Answer {
    if (this.roleHas.has(role, permission)) return 'yes'
    const inApp = this.facts.permissions[permission]!.app !== undefined
    return (inApp ? this.roleAppWhole : this.roleWhole)[role] === 1 ? 'no' : 'unknown'
  }

  /** By role alone: its own menus and those of its menu groups. */
  roleGivesMenu(role: number, menu: number): Answer {
    if (this.roleMenus.has(role, menu)) return 'yes'
    return this.roleMenusWhole(role, this.facts.menus[menu]!.app) ? 'no' : 'unknown'
  }

  /** Whether all menus that a role gives within an app are known. */
  roleMenusWhole(role: number, app: number): boolean {
    if (!this.facts.roles[role]!.menusKnown) return false
    return this.facts.apps[app]!.groupsKnown || !this.roleMenus.hasGroupIn(role, app)
  }

  /** By roles, their menu groups and direct grants, without the vendor's word. */
  computedMenu(user: number, menu: number): Answer {
    if (this.directMenus.has(user, menu)) return 'yes'
    if (this.rolesOf(user).some((role) => this.roleMenus.has(role, menu))) return 'yes'
    return this.computedMenusWhole(user, this.facts.menus[menu]!.app) ? 'no' : 'unknown'
  }

  /** Whether the menus computed for the user within an app are all there are. */
  computedMenusWhole(user: number, app: number): boolean {
    return (
      this.rolesKnown(user) &&
      this.menuGrantsKnown(user) &&
      this.menusOfHolding(this.holdingOf[user]!, app).whole
    )
  }

  /** All menus computed for the user in an app, ascending, each once. */
  computedMenusIn(user: number, app: number): number[] {
    const menus = new Set<number>()
    for (const menu of this.directMenus.of(user)) {
      if (this.facts.menus[menu]!.app === app) menus.add(menu)
    }
    for (const role of this.rolesOf(user)) {
      for (const menu of this.roleMenus.inApp(role, app)) menus.add(menu)
    }
    return [...menus].sort((a, b) => a - b)
  }

  /**
   * When the newest fact was read that the user's computed menus in an app rest on, in Unix
   * milliseconds: also of facts from answers that are not whole.
   */
  computedMenusAt(user: number, app: number): number {
    return Math.max(
      this.facts.assignmentSaidAt[user]!,
      this.facts.directMenus.at ?? 0,
      this.menusOfHolding(this.holdingOf[user]!, app).at,
    )
  }

  /** How well it is known which menus of an app the roles of a holding give. */
  menusOfHolding(holding: number, app: number): MenusRead {
    const byHolding = (this.#menusRead[app] ??= [])
    let read = byHolding[holding]
    if (!read) {
      const { roles } = this.holdings[holding]!
      const grouped = roles.some((role) => this.roleMenus.hasGroupIn(role, app))
      read = {
        whole: roles.every((role) => this.roleMenusWhole(role, app)),
        at: roles.reduce(
          (newest, role) => Math.max(newest, this.facts.roles[role]!.menusAt ?? 0),
          grouped ? (this.facts.apps[app]!.groupsAt ?? 0) : 0,
        ),
      }
      byHolding[holding] = read
    }
    return read
  }

  /** How the user has a permission by computation; empty where that does not give it. */
  viaOfUser(user: number, permission: number): Via[] {
    const via = new Set(this.rolesOf(user).flatMap((role) => this.viaOf(role, permission)))
    for (const granted of this.directPermissions.of(user)) {
      if (granted === permission) via.add('direct')
      else if (this.closure.reaches(granted, permission)) via.add('included')
    }
    return (['listed', 'included', 'direct'] as const).filter((way) => via.has(way))
  }

  /** How a role gives a permission; empty where it does not. */
  viaOf(role: number, permission: number): Via[] {
    const via: Via[] = []
    if (this.isListedBySwitch(role, permission)) via.push('listed')
    if (this.#includedIn.has(role, permission)) via.push('included')
    return via
  }

  /**
   * RingCentral's saved roles also list permissions without a switch. One that a listed assignable
   * permission includes is implied by it; only without such a one does the role list it by itself.
   */
  isListedBySwitch(role: number, permission: number): boolean {
    if (!this.#listed.has(role, permission)) return false
    const { assignable } = this.facts.permissions[permission]!
    return assignable !== false || !this.#broughtBySwitch.has(role, permission)
  }

  /**
   * Whether it was read what each of some permissions includes.
   * @param row bits of permissions @param inApps whether of those within apps, or outside them
   */
  includesKnown(row: Uint32Array, inApps: boolean): boolean {
    const unread = this.#unread.row(inApps ? 1 : 0)
    return row.every((word, number) => (word & unread[number]!) === 0)
  }

  /** Whether all that some direct grants give is known. */
  directWhole(direct: Uint32Array, inApps: boolean): boolean {
    if (!this.facts.directPermissions.whole) return false
    if (direct.length === 0) return true
    const given = new BitMatrix(1, this.facts.permissions.length).row(0)
    for (const permission of direct) this.closure.addTo(permission, given)
    return this.includesKnown(given, inApps)
  }

  /** What each holding gives. There are nearly as many holdings as users, so nothing is made on the way. */
  #readHoldings(roleAt: Float64Array): void {
    const { whole: directWhole, at: directAt = 0 } = this.facts.directPermissions
    const roleRows = this.facts.roles.map((_, role) => this.roleHas.row(role))
    for (let number = 0; number < this.holdings.length; number++) {
      const { roles, direct } = this.holdings[number]!
      let whole = directWhole
      let appWhole = directWhole
      let at = directAt
      for (const role of roles) {
        this.holdingHas.or(number, roleRows[role]!)
        if (this.roleWhole[role] === 0) whole = false
        if (this.roleAppWhole[role] === 0) appWhole = false
        if (roleAt[role]! > at) at = roleAt[role]!
      }
      if (direct.length > 0) {
        const row = this.holdingHas.row(number)
        for (const permission of direct) this.closure.addTo(permission, row)
        whole &&= this.includesKnown(row, false)
        appWhole &&= this.includesKnown(row, true)
        at = this.#includesAt(this.holdingHas.columnsOf(number), at)
      }
      this.holdingWhole[number] = whole ? 1 : 0
      this.holdingAppWhole[number] = appWhole ? 1 : 0
      this.holdingAt[number] = at
    }
  }

  /** The newest word on what these include, if it is newer than `at`. */
  #includesAt(reached: readonly number[], at: number): number {
    return reached.reduce(
      (newest, number) => Math.max(newest, this.facts.permissions[number]!.includesAt ?? 0),
      at,
    )
  }

  /** Fills, for each role, what it lists, what others of its list include, and what its switches bring. */
  #readListings(): void {
    const { permissions, roles } = this.facts
    const known = new Map<number, Uint32Array>()
    const othersOf = (permission: number): Uint32Array => {
      const others = new BitMatrix(1, permissions.length)
      for (const included of this.includes.of(permission)) {
        this.closure.addTo(included, others.row(0))
      }
      // A permission on a cycle is not included by itself.
      others.unset(0, permission)
      known.set(permission, others.row(0))
      return others.row(0)
    }
    for (let role = 0; role < roles.length; role++) {
      for (const listed of this.roleListed.of(role)) {
        this.#listed.set(role, listed)
        if (this.includes.of(listed).length === 0) continue
        const others = known.get(listed) ?? othersOf(listed)
        this.#includedIn.or(role, others)
        if (permissions[listed]!.assignable === true) this.#broughtBySwitch.or(role, others)
      }
    }
  }
}

/** How well it is known which menus of an app some roles give. */
export interface MenusRead {
  /** Whether all that they give there was read. */
  whole: boolean
  /** When the newest was read that it is computed from, in Unix milliseconds. */
  at: number
}

function numbersById(facts: readonly { id: string }[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (let number = 0; number < facts.length; number++) numbers.set(facts[number]!.id, number)
  return numbers
}

function placesOfOnes(flags: Uint8Array): number[] {
  const places: number[] = []
  for (let place = flags.indexOf(1); place >= 0; place = flags.indexOf(1, place + 1)) {
    places.push(place)
  }
  return places
}

/** Numbers of what belongs to each app, ascending. */
function byApp(apps: number, facts: readonly { app: number | undefined }[]): number[][] {
  const found = Array.from({ length: apps }, (): number[] => [])
  facts.forEach(({ app }, number) => {
    if (app !== undefined) found[app]!.push(number)
  })
  return found
}
