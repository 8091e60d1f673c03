/**
 * Who gained and lost what between two snapshots, by computed access. Users who held the same before, hold
 * the same after, and of whom the same was read, are one piece of work.
 *
 * Gained is what was "no" and is "yes"; lost the other way round. Where the "no" cannot be said because
 * something was not read, it is only perhaps gained (first seen) or perhaps lost (no longer seen).
 */
import type { AccessIndex } from '../access-index'
import { BitMatrix } from '../bits'
import type { EffectGroup, MenuEffects } from '../edits/effects'
import { indexOf, Knowledge, type Side } from './knowledge'
import type { Pairing } from './pairing'

/** Numbers in it are joint numbers of the pairing. @returns only groups in which something changed */
export function effectsBetween(pairing: Pairing): EffectGroup[] {
  return new EffectsBetween(pairing).groups()
}

type PermissionEffects = Omit<EffectGroup, 'users' | 'menus'>

interface Computed {
  has: Uint32Array
  whole: boolean
  appWhole: boolean
}

/** In how many ways the roles and grants of a user can have been read in one snapshot. */
const likenesses = 8

class EffectsBetween {
  readonly #pairing: Pairing
  readonly #inApps: Uint32Array
  readonly #all: Uint32Array
  readonly #nothing: Uint32Array
  readonly #rows: Record<Side, (Uint32Array | undefined)[]> = { before: [], after: [] }
  readonly #knowledge: Record<Side, Knowledge>
  readonly #roleMenusDiffer: (boolean | undefined)[] = []
  readonly #groupDiffers: (boolean | undefined)[] = []

  constructor(pairing: Pairing) {
    this.#pairing = pairing
    const matrix = new BitMatrix(2, pairing.permissions.size)
    pairing.appOfPermission.forEach((app, permission) => {
      matrix.set(0, permission)
      if (app >= 0) matrix.set(1, permission)
    })
    this.#all = matrix.row(0)
    this.#inApps = matrix.row(1)
    this.#nothing = new Uint32Array(pairing.words)
    this.#knowledge = {
      before: new Knowledge(pairing, 'before'),
      after: new Knowledge(pairing, 'after'),
    }
  }

  groups(): EffectGroup[] {
    const { users } = this.#pairing
    const groups: EffectGroup[] = []
    const alike = new Map<number, number[]>()
    for (let user = 0; user < users.size; user++) {
      if (this.#isAlone(user)) {
        groups.push(...this.#changeOf([user]))
        continue
      }
      const sides = this.#likeness(user, 'before')
      const key = sides * this.#likenessesAfter() + this.#likeness(user, 'after')
      const found = alike.get(key)
      if (found) found.push(user)
      else alike.set(key, [user])
    }
    for (const group of alike.values()) groups.push(...this.#changeOf(group))
    return groups
  }

  #likenessesAfter(): number {
    return (this.#pairing.after.holdings.length + 1) * likenesses
  }

  #isAlone(user: number): boolean {
    return (['before', 'after'] as const).some((side) => {
      const own = this.#pairing.users[side][user]!
      const index = indexOf(this.#pairing, side)
      return own >= 0 && (index.directMenus.of(own).length > 0 || index.isSystemExtension(own))
    })
  }

  /** The same for users of whom the same was read and who hold the same; 0 for who is not there. */
  #likeness(user: number, side: Side): number {
    const own = this.#pairing.users[side][user]!
    if (own < 0) return 0
    const index = indexOf(this.#pairing, side)
    const known =
      (index.rolesKnown(own) ? 1 : 0) +
      (index.grantsKnown(own) ? 2 : 0) +
      (index.menuGrantsKnown(own) ? 4 : 0)
    return (index.holdingOf[own]! + 1) * likenesses + known
  }

  /** @param users who held and hold the same and of whom the same was read */
  #changeOf(users: number[]): EffectGroup[] {
    const user = users[0]!
    const menus = this.#menusOf(user)
    const permissions = this.#permissionsOf(user)
    if (permissions === undefined && !anyMenu(menus)) return []
    return [{ users, ...(permissions ?? this.#none()), menus }]
  }

  #none(): PermissionEffects {
    const nothing = this.#nothing
    return { gained: nothing, lost: nothing, perhapsGained: nothing, perhapsLost: nothing }
  }

  #permissionsOf(user: number): PermissionEffects | undefined {
    const before = this.#computed(user, 'before')
    const after = this.#computed(user, 'after')
    let found: PermissionEffects | undefined
    const add = (way: keyof PermissionEffects, word: number, bits: number) => {
      if (bits === 0) return
      found ??= this.#none()
      if (found[way] === this.#nothing) found[way] = new Uint32Array(this.#nothing.length)
      found[way][word] = bits
    }
    for (let word = 0; word < this.#nothing.length; word++) {
      const was = before.has[word]!
      const is = after.has[word]!
      if (was === is) continue
      const inApps = this.#inApps[word]!
      const [sureBefore, sureAfter] = [sure(before, inApps), sure(after, inApps)]
      add('gained', word, is & ~was & sureBefore)
      add('perhapsGained', word, is & ~was & ~sureBefore)
      add('lost', word, was & ~is & sureAfter)
      add('perhapsLost', word, was & ~is & ~sureAfter)
    }
    return found
  }

  #computed(user: number, side: Side): Computed {
    const index = indexOf(this.#pairing, side)
    const own = this.#pairing.users[side][user]!
    if (own < 0) {
      const { holders } = index.facts.whole
      return { has: this.#nothing, whole: holders, appWhole: holders }
    }
    const holding = index.holdingOf[own]!
    const known = index.holdingKnown(own)
    const has = this.#rowOf(index, holding, side)
    return {
      // The vendor's rule gives its system extension all that belongs to no app.
      has: index.isSystemExtension(own)
        ? has.map((word, at) => word | (this.#all[at]! & ~this.#inApps[at]!))
        : has,
      whole: known && index.holdingWhole[holding] === 1,
      appWhole: known && index.holdingAppWhole[holding] === 1,
    }
  }

  #rowOf(index: AccessIndex, holding: number, side: Side): Uint32Array {
    const row = () => index.holdingHas.row(holding)
    return (this.#rows[side][holding] ??=
      side === 'before' ? this.#pairing.rowOfBefore(row()) : this.#pairing.rowOfAfter(row()))
  }

  #menusOf(user: number): MenuEffects {
    const effects: MenuEffects = { gained: [], lost: [], perhapsGained: [], perhapsLost: [] }
    if (this.#pairing.menus.size === 0) return effects
    const { appOfMenu } = this.#pairing
    const [had, has] = [this.#mayDiffer(user, 'before'), this.#mayDiffer(user, 'after')]
    for (const menu of has) {
      if (this.#hasMenu(user, menu, 'before')) continue
      const known = this.#knowledge.before.computedMenus(user, appOfMenu[menu]!)
      effects[known ? 'gained' : 'perhapsGained'].push(menu)
    }
    for (const menu of had) {
      if (this.#hasMenu(user, menu, 'after')) continue
      const known = this.#knowledge.after.computedMenus(user, appOfMenu[menu]!)
      effects[known ? 'lost' : 'perhapsLost'].push(menu)
    }
    for (const list of Object.values(effects) as number[][]) list.sort((a, b) => a - b)
    return effects
  }

  /** Menus that the user has on one side by what is not the same on the other, each once. */
  #mayDiffer(user: number, side: Side): Set<number> {
    const other = side === 'before' ? 'after' : 'before'
    const index = indexOf(this.#pairing, side)
    const own = this.#pairing.users[side][user]!
    const menus = new Set<number>()
    if (own < 0) return menus
    const joint = (menu: number) => this.#jointMenu(menu, side)
    const otherUser = this.#pairing.users[other][user]!
    const otherIndex = indexOf(this.#pairing, other)
    for (const menu of index.directMenus.of(own)) {
      const otherMenu = this.#pairing.menus[other][joint(menu)]!
      const both =
        otherUser >= 0 && otherMenu >= 0 && otherIndex.directMenus.has(otherUser, otherMenu)
      if (!both) menus.add(joint(menu))
    }
    const otherRoles = otherUser < 0 ? [] : otherIndex.rolesOf(otherUser)
    for (const role of index.rolesOf(own)) {
      const jointRole = this.#jointRole(role, side)
      const otherRole = this.#pairing.roles[other][jointRole]!
      const held = otherRole >= 0 && otherRoles.includes(otherRole)
      if (held && !this.#roleMenusDifferOf(jointRole)) continue
      for (const menu of index.roleMenus.of(role)) menus.add(joint(menu))
    }
    return menus
  }

  #hasMenu(user: number, menu: number, side: Side): boolean {
    const own = this.#pairing.users[side][user]!
    const ownMenu = this.#pairing.menus[side][menu]!
    if (own < 0 || ownMenu < 0) return false
    const index = indexOf(this.#pairing, side)
    return (
      index.directMenus.has(own, ownMenu) ||
      index.rolesOf(own).some((role) => index.roleMenus.has(role, ownMenu))
    )
  }

  /** Of a role that is in both snapshots. Group by group: a group can hold all of an app's menus. */
  #roleMenusDifferOf(role: number): boolean {
    return (this.#roleMenusDiffer[role] ??= this.#compareRoleMenus(role))
  }

  #compareRoleMenus(role: number): boolean {
    const { before, after, menuGroups, menus, roles } = this.#pairing
    const [old, now] = [roles.before[role]!, roles.after[role]!]
    const groups = after.roleMenus.groupsOf(now)
    return (
      !same(before.roleMenus.ownOf(old), after.roleMenus.ownOf(now), menus.ofBefore) ||
      !same(before.roleMenus.groupsOf(old), groups, menuGroups.ofBefore) ||
      groups.some((group) => (this.#groupDiffers[group] ??= this.#compareGroups(group)))
    )
  }

  #compareGroups(group: number): boolean {
    const { before, after, menuGroups, menus } = this.#pairing
    const old = before.roleMenus.menusOfGroup(menuGroups.before[group]!)
    return !same(old, after.roleMenus.menusOfGroup(group), menus.ofBefore)
  }

  #jointMenu(menu: number, side: Side): number {
    return side === 'before' ? this.#pairing.menus.ofBefore[menu]! : menu
  }

  #jointRole(role: number, side: Side): number {
    return side === 'before' ? this.#pairing.roles.ofBefore[role]! : role
  }
}

/** @param ofBefore joint numbers of what `old` holds */
function same(old: Uint32Array, now: Uint32Array, ofBefore: Uint32Array): boolean {
  if (old.length !== now.length) return false
  const there = new Set(now)
  return old.every((number) => there.has(ofBefore[number]!))
}

const anyMenu = ({ gained, lost, perhapsGained, perhapsLost }: MenuEffects): boolean =>
  gained.length + lost.length + perhapsGained.length + perhapsLost.length > 0

/** Of which bits "no" could be said. */
const sure = ({ whole, appWhole }: Computed, inApps: number): number =>
  (whole ? ~inApps : 0) | (appWhole ? inApps : 0)
