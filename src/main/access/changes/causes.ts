/**
 * Through which changes of facts somebody gained or lost a permission or menu. A cause is always a fact
 * that one snapshot has and the other has not, on a way by which the user has it on the one side. What a
 * role is the cause of is worked out once for the role, not for each user.
 */
import type { AccessIndex } from '../access-index'
import type { RelationKind } from './fact-changes'
import { indexOf, type Side } from './knowledge'
import type { Pairing } from './pairing'

/** Numbers are joint numbers of the pairing. */
export type Cause =
  /** The user came or went. */
  | { kind: 'user'; way: CauseWay }
  /** The user was given, or lost, a role. */
  | { kind: 'assignment'; way: CauseWay; role: number }
  | { kind: 'direct-permission'; way: CauseWay; permission: number }
  | { kind: 'direct-menu'; way: CauseWay; menu: number }
  | { kind: Exclude<RelationKind, OfUsers>; way: CauseWay; a: number; b: number }
type OfUsers = 'assignment' | 'direct-permission' | 'direct-menu'
export type CauseWay = 'began' | 'ended'

export class Causes {
  readonly #pairing: Pairing
  readonly #ofRole = new Map<string, Cause[]>()
  /** The same cause is the same object, so that causes can be counted without comparing them. */
  readonly #known = new Map<string, Cause>()
  readonly #changedInclusions: Record<Side, (readonly [from: number, to: number])[]>

  constructor(pairing: Pairing) {
    this.#pairing = pairing
    this.#changedInclusions = {
      before: inclusionsOnlyOn(pairing, 'before'),
      after: inclusionsOnlyOn(pairing, 'after'),
    }
  }

  /** Of a user who came or is gone. */
  ofPresence(way: CauseWay): Cause {
    return this.#same(`user ${way}`, { kind: 'user', way })
  }

  /** @param way whether the user has the permission on the later side (`began`) or on the earlier */
  ofPermission(user: number, permission: number, way: CauseWay): Cause[] {
    const side = sideOf(way)
    const other = otherOf(side)
    const { permissions, users } = this.#pairing
    const index = indexOf(this.#pairing, side)
    const own = users[side][user]!
    const otherUser = users[other][user]!
    if (otherUser < 0) return [this.ofPresence(way)]
    const ownPermission = permissions[side][permission]!
    if (ownPermission < 0) return []
    const found = this.#rolesThat(user, side, (role) =>
      index.roleHas.has(role, ownPermission),
    ).flatMap((role) =>
      this.#throughRole(role, otherUser, way, () => this.#inRole(role, permission, way)),
    )
    for (const direct of index.directPermissions.of(own)) {
      if (!index.closure.reaches(direct, ownPermission)) continue
      const granted = this.#joint('permissions', direct, side)
      const otherGrant = permissions[other][granted]!
      const otherIndex = indexOf(this.#pairing, other)
      if (otherGrant < 0 || !otherIndex.directPermissions.has(otherUser, otherGrant)) {
        found.push(
          this.#same(`grant ${way} ${granted}`, {
            kind: 'direct-permission',
            way,
            permission: granted,
          }),
        )
      } else found.push(...this.#inclusions(direct, ownPermission, way))
    }
    return onlyOnce(found)
  }

  /** The same of a menu. */
  ofMenu(user: number, menu: number, way: CauseWay): Cause[] {
    const side = sideOf(way)
    const other = otherOf(side)
    const { menus, users } = this.#pairing
    const index = indexOf(this.#pairing, side)
    const own = users[side][user]!
    const otherUser = users[other][user]!
    if (otherUser < 0) return [this.ofPresence(way)]
    const ownMenu = menus[side][menu]!
    const found = this.#rolesThat(user, side, (role) => index.roleMenus.has(role, ownMenu)).flatMap(
      (role) => this.#throughRole(role, otherUser, way, () => this.#menuInRole(role, menu, way)),
    )
    if (index.directMenus.has(own, ownMenu))
      found.push(this.#same(`menu ${way} ${menu}`, { kind: 'direct-menu', way, menu }))
    return onlyOnce(found)
  }

  /** Joint numbers of the user's roles on a side that give what is asked about. */
  #rolesThat(user: number, side: Side, gives: (role: number) => boolean): number[] {
    const own = this.#pairing.users[side][user]!
    return indexOf(this.#pairing, side)
      .rolesOf(own)
      .filter(gives)
      .map((role) => this.#joint('roles', role, side))
  }

  /** The role itself where the user does not hold it on the other side, else what changed in it. */
  #throughRole(role: number, otherUser: number, way: CauseWay, inside: () => Cause[]): Cause[] {
    const other = otherOf(sideOf(way))
    const otherRole = this.#pairing.roles[other][role]!
    const held =
      otherRole >= 0 && indexOf(this.#pairing, other).rolesOf(otherUser).includes(otherRole)
    return held ? inside() : [this.#same(`role ${way} ${role}`, { kind: 'assignment', way, role })]
  }

  #inRole(role: number, permission: number, way: CauseWay): Cause[] {
    const key = `${role} ${permission} ${way}`
    let found = this.#ofRole.get(key)
    if (!found) this.#ofRole.set(key, (found = this.#workOutRole(role, permission, way)))
    return found
  }

  #workOutRole(role: number, permission: number, way: CauseWay): Cause[] {
    const side = sideOf(way)
    const other = otherOf(side)
    const { permissions, roles } = this.#pairing
    const index = indexOf(this.#pairing, side)
    const otherIndex = indexOf(this.#pairing, other)
    const ownPermission = permissions[side][permission]!
    const found: Cause[] = []
    for (const listed of index.roleListed.of(roles[side][role]!)) {
      if (!index.closure.reaches(listed, ownPermission)) continue
      // Saved roles also list what their switches bring: the switch is what was changed.
      if (!index.isListedBySwitch(roles[side][role]!, listed)) continue
      const joint = this.#joint('permissions', listed, side)
      const otherListed = permissions[other][joint]!
      if (otherListed < 0 || !otherIndex.roleListed.has(roles[other][role]!, otherListed)) {
        found.push(
          this.#same(`listing ${way} ${role} ${joint}`, {
            kind: 'listing',
            way,
            a: role,
            b: joint,
          }),
        )
      } else found.push(...this.#inclusions(listed, ownPermission, way))
    }
    return found
  }

  /** Changed inclusions on a way between two permissions of one side, by that side's numbers. */
  #inclusions(from: number, to: number, way: CauseWay): Cause[] {
    const side = sideOf(way)
    const { closure } = indexOf(this.#pairing, side)
    return this.#changedInclusions[side]
      .filter(([a, b]) => closure.reaches(from, a) && closure.reaches(b, to))
      .map(([from, to]) => {
        const a = this.#joint('permissions', from, side)
        const b = this.#joint('permissions', to, side)
        return this.#same(`inclusion ${way} ${a} ${b}`, { kind: 'inclusion', way, a, b })
      })
  }

  #menuInRole(role: number, menu: number, way: CauseWay): Cause[] {
    const side = sideOf(way)
    const other = otherOf(side)
    const { menuGroups, menus, roles } = this.#pairing
    const [own, others] = [indexOf(this.#pairing, side), indexOf(this.#pairing, other)]
    const [ownRole, otherRole] = [roles[side][role]!, roles[other][role]!]
    const ownMenu = menus[side][menu]!
    const found: Cause[] = []
    if (own.roleMenus.givesByItself(ownRole, ownMenu)) {
      found.push(
        this.#same(`role-menu ${way} ${role} ${menu}`, {
          kind: 'role-menu',
          way,
          a: role,
          b: menu,
        }),
      )
    }
    for (const group of own.roleMenus.groupsGiving(ownRole, ownMenu)) {
      const joint = this.#joint('menuGroups', group, side)
      const given = others.roleMenus.groupsOf(otherRole).includes(menuGroups[other][joint]!)
      if (given)
        found.push(
          this.#same(`menu-group-menu ${way} ${joint} ${menu}`, {
            kind: 'menu-group-menu',
            way,
            a: joint,
            b: menu,
          }),
        )
      else
        found.push(
          this.#same(`role-menu-group ${way} ${role} ${joint}`, {
            kind: 'role-menu-group',
            way,
            a: role,
            b: joint,
          }),
        )
    }
    return found
  }

  #same(key: string, cause: Cause): Cause {
    const known = this.#known.get(key)
    if (known) return known
    this.#known.set(key, cause)
    return cause
  }

  #joint(what: 'roles' | 'permissions' | 'menuGroups', number: number, side: Side): number {
    return side === 'before' ? this.#pairing[what].ofBefore[number]! : number
  }
}

const sideOf = (way: CauseWay): Side => (way === 'began' ? 'after' : 'before')
const otherOf = (side: Side): Side => (side === 'after' ? 'before' : 'after')

/** By that side's own numbers. */
function inclusionsOnlyOn(pairing: Pairing, side: Side): [number, number][] {
  const other = otherOf(side)
  const index: AccessIndex = indexOf(pairing, side)
  const otherIndex = indexOf(pairing, other)
  const { permissions } = pairing
  const joint = (number: number) => (side === 'before' ? permissions.ofBefore[number]! : number)
  return index.facts.inclusions.filter(([from, to]) => {
    const [a, b] = [permissions[other][joint(from)]!, permissions[other][joint(to)]!]
    return a < 0 || b < 0 || !otherIndex.includes.has(a, b)
  })
}

const onlyOnce = (causes: readonly Cause[]): Cause[] => [...new Set(causes)]
