/**
 * The index of one snapshot: who may do what, in memory. Roles first, then users: rows of users that
 * hold the same roles are the same, so work is done once for each distinct set of roles.
 *
 * The rules are in docs/access-model.md. Everything here answers yes, no or unknown; a "no" needs
 * that the user's roles, what they list, and what that includes were all read.
 */
import type { Answer, Via } from '../../shared/schemas/common'
import { BitMatrix } from './bits'
import { closureOf, type Closure } from './closure'
import { Links } from './links'
import type { AssignmentFact, SnapshotFacts, VendorStatement } from './model'

export class AccessIndex {
  readonly facts: SnapshotFacts
  readonly closure: Closure
  /** permission → directly included; and the other way round. */
  readonly includes: Links
  readonly includedBy: Links
  readonly roleListed: Links
  /** roles × permissions: listed or included. */
  readonly roleHas: BitMatrix
  /** Whether all that a role gives is known. */
  readonly roleWhole: Uint8Array
  /** Distinct sets of roles, and which one each user holds. */
  readonly roleSets: readonly (readonly number[])[]
  readonly roleSetOf: Uint32Array
  /** role sets × permissions. */
  readonly setHas: BitMatrix
  readonly setWhole: Uint8Array
  /** When the newest fact was read that a set's access was computed from. */
  readonly setAt: Float64Array
  readonly userByExternalId: ReadonlyMap<string, number>
  readonly roleByExternalId: ReadonlyMap<string, number>
  readonly appByExternalId: ReadonlyMap<string, number>
  /** roles × permissions: listed; included by another listed one; included by a listed switch. */
  readonly #listed: BitMatrix
  readonly #includedIn: BitMatrix
  readonly #broughtBySwitch: BitMatrix
  readonly #assignments: (readonly AssignmentFact[])[]
  readonly #vendor: ReadonlyMap<number, readonly VendorStatement[]>

  constructor(facts: SnapshotFacts) {
    this.facts = facts
    const { permissions, roles, users } = facts
    this.includes = new Links(permissions.length, facts.inclusions)
    this.includedBy = this.includes.reversed(permissions.length)
    this.closure = closureOf(this.includes)
    this.roleListed = new Links(roles.length, facts.listed)

    const roleMatrix = () => new BitMatrix(roles.length, permissions.length)
    this.#listed = roleMatrix()
    this.#includedIn = roleMatrix()
    this.#broughtBySwitch = roleMatrix()
    this.#readListings()

    this.roleHas = roleMatrix()
    this.roleWhole = new Uint8Array(roles.length)
    const roleAt = new Float64Array(roles.length)
    roles.forEach((role, number) => {
      const row = this.roleHas.row(number)
      for (const permission of this.roleListed.of(number)) this.closure.addTo(permission, row)
      const reached = this.roleHas.columnsOf(number).map((permission) => permissions[permission]!)
      this.roleWhole[number] =
        role.listingKnown && reached.every((permission) => permission.includesKnown) ? 1 : 0
      roleAt[number] = reached.reduce(
        (at, permission) => Math.max(at, permission.includesAt ?? 0),
        role.listedAt ?? 0,
      )
    })

    const byUser: AssignmentFact[][] = users.map(() => [])
    for (const assignment of facts.assignments) byUser[assignment.user]!.push(assignment)
    this.#assignments = byUser
    const { sets, setOf } = distinctSets(byUser)
    this.roleSets = sets
    this.roleSetOf = setOf
    this.setHas = new BitMatrix(sets.length, permissions.length)
    this.setWhole = new Uint8Array(sets.length)
    this.setAt = new Float64Array(sets.length)
    sets.forEach((set, number) => {
      for (const role of set) this.setHas.or(number, this.roleHas.row(role))
      this.setWhole[number] = set.every((role) => this.roleWhole[role] === 1) ? 1 : 0
      this.setAt[number] = set.reduce((at, role) => Math.max(at, roleAt[role]!), 0)
    })

    this.userByExternalId = new Map(users.map((user, number) => [user.id, number]))
    this.roleByExternalId = new Map(roles.map((role, number) => [role.id, number]))
    this.appByExternalId = new Map(facts.apps.map((app, number) => [app.id, number]))
    this.#vendor = Map.groupBy(facts.vendor, (statement) => statement.user)
  }

  /** Roles that the user is known to hold. */
  assignmentsOf(user: number): readonly AssignmentFact[] {
    return this.#assignments[user]!
  }

  rolesOf(user: number): readonly number[] {
    return this.roleSets[this.roleSetOf[user]!]!
  }

  rolesKnown(user: number): boolean {
    return this.facts.assignedAt[user]! >= 0
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

  /** By roles and inclusions alone. Roles' grants within apps are not read yet, so apps are unknown. */
  computed(user: number, permission: number): Answer {
    if (this.facts.permissions[permission]!.app !== undefined) return 'unknown'
    if (this.isSystemExtension(user)) return 'yes'
    const set = this.roleSetOf[user]!
    if (this.setHas.has(set, permission)) return 'yes'
    return this.computedWhole(user) ? 'no' : 'unknown'
  }

  /** Whether what was computed for the user is all there is. */
  computedWhole(user: number): boolean {
    return this.rolesKnown(user) && this.setWhole[this.roleSetOf[user]!] === 1
  }

  /**
   * When the newest fact was read that the user's computed access rests on, in Unix milliseconds: also
   * of facts from answers that are not whole.
   */
  computedAt(user: number): number {
    return Math.max(this.facts.assignmentSaidAt[user]!, this.setAt[this.roleSetOf[user]!]!)
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

function distinctSets(byUser: AssignmentFact[][]): { sets: number[][]; setOf: Uint32Array } {
  const sets: number[][] = []
  const numbers = new Map<string, number>()
  const setOf = new Uint32Array(byUser.length)
  byUser.forEach((assignments, user) => {
    const roles = assignments.map((assignment) => assignment.role).sort((a, b) => a - b)
    const key = roles.join(' ')
    let number = numbers.get(key)
    if (number === undefined) {
      numbers.set(key, (number = sets.length))
      sets.push(roles)
    }
    setOf[user] = number
  })
  return { sets, setOf }
}
