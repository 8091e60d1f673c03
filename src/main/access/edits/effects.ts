/**
 * Who gains and loses what by edits, without building the index anew: rows of changed roles first, then
 * each distinct holding that has one of them, then the users whose roles were changed by name. It speaks
 * of computed access alone; the vendor has not seen the edits.
 *
 * What was "no" before and is "yes" after is gained, and the other way round lost. Where the "no" cannot be
 * said because something was not read, the change is only possible: `perhaps`.
 */
import { BitMatrix, bitsOf } from '../bits'
import type { AccessIndex } from '../access-index'
import type { EditedRole } from './edited-role'
import type { Sandbox } from './sandbox'

/** Users who gain and lose the same. */
export interface EffectGroup {
  /** Ascending. */
  users: number[]
  /** Bits of permissions. */
  gained: Uint32Array
  lost: Uint32Array
  perhapsGained: Uint32Array
  perhapsLost: Uint32Array
  /** Menus, ascending. */
  menus: MenuEffects
}

export interface MenuEffects {
  gained: number[]
  lost: number[]
  perhapsGained: number[]
  perhapsLost: number[]
}

/** @returns only groups in which something changes */
export function effectsOf(sandbox: Sandbox): EffectGroup[] {
  return new Effects(sandbox).groups()
}

/** What a role or a user has, and whether all else is "no", outside apps and within them. */
interface Side {
  has: Uint32Array
  whole: boolean
  appWhole: boolean
}

class Effects {
  readonly #sandbox: Sandbox
  readonly #index: AccessIndex
  readonly #words: number
  /** Bits of the permissions that belong to apps. */
  readonly #inApps: Uint32Array
  readonly #edited = new Map<number, Side>()
  readonly #menus = new Map<number, ReadonlySet<number>>()
  readonly #withMenus: boolean

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
    this.#index = sandbox.index
    const { permissions, menus } = this.#index.facts
    const inApps = new BitMatrix(1, permissions.length)
    permissions.forEach(({ app }, number) => {
      if (app !== undefined) inApps.set(0, number)
    })
    this.#inApps = inApps.row(0)
    this.#words = this.#inApps.length
    this.#withMenus = menus.length > 0
    for (const [number, role] of sandbox.editedRoles) this.#edited.set(number, this.#accessOf(role))
  }

  groups(): EffectGroup[] {
    const index = this.#index
    const { editedRoles, editedUsers } = this.#sandbox
    const touched = index.holdings.map(({ roles }) => roles.some((role) => editedRoles.has(role)))
    const alike = new Map<number, number[]>()
    const alone: number[][] = []
    for (let user = 0; user < index.holdingOf.length; user++) {
      if (!editedUsers.has(user) && !touched[index.holdingOf[user]!]) continue
      const isAlone = index.directMenus.of(user).length > 0 || index.isSystemExtension(user)
      if (editedUsers.has(user) || isAlone) {
        alone.push([user])
        continue
      }
      const key = this.#likeness(user)
      const users = alike.get(key)
      if (users) users.push(user)
      else alike.set(key, [user])
    }
    return [...alike.values(), ...alone].flatMap((users) => this.#changeOf(users))
  }

  /** The same for users of whom the same was read and who hold the same. */
  #likeness(user: number): number {
    const index = this.#index
    const known =
      (index.rolesKnown(user) ? 1 : 0) +
      (index.grantsKnown(user) ? 2 : 0) +
      (index.menuGrantsKnown(user) ? 4 : 0)
    return index.holdingOf[user]! * 8 + known
  }

  /** @param users who hold the same and of whom the same was read */
  #changeOf(users: number[]): EffectGroup[] {
    const user = users[0]!
    const { roles, givenInstead } = this.#sandbox.holdingOf(user)
    const known = this.#index.holdingKnown(user)
    const before = this.#before(user, known)
    const after = this.#after(user, [...roles], known && givenInstead !== 'unknown')
    const group: EffectGroup = {
      users,
      ...this.#permissions(before, after, this.#countedBits(user)),
      menus: this.#menusOf(user, [...roles], givenInstead === 'unknown'),
    }
    const { gained, lost, perhapsGained, perhapsLost, menus } = group
    const changes =
      [gained, lost, perhapsGained, perhapsLost].some((row) => row.some((word) => word !== 0)) ||
      Object.values(menus).some((list: number[]) => list.length > 0)
    return changes ? [group] : []
  }

  #before(user: number, known: boolean): Side {
    const holding = this.#index.holdingOf[user]!
    return {
      has: this.#index.holdingHas.row(holding),
      whole: known && this.#index.holdingWhole[holding] === 1,
      appWhole: known && this.#index.holdingAppWhole[holding] === 1,
    }
  }

  #after(user: number, roles: readonly number[], known: boolean): Side {
    const index = this.#index
    const has = new Uint32Array(this.#words)
    const direct = index.directPermissions.of(user)
    for (const permission of direct) index.closure.addTo(permission, has)
    let whole = known && index.directWhole(direct, false)
    let appWhole = known && index.directWhole(direct, true)
    for (const role of roles) {
      const access = this.#roleAccess(role)
      for (let word = 0; word < has.length; word++) has[word]! |= access.has[word]!
      whole &&= access.whole
      appWhole &&= access.appWhole
    }
    return { has, whole, appWhole }
  }

  /** The vendor's rule gives its system extension all that belongs to no app, whatever it holds. */
  #countedBits(user: number): Uint32Array | undefined {
    return this.#index.isSystemExtension(user) ? this.#inApps : undefined
  }

  /** @param counted bits that can change at all; absent: all */
  #permissions(before: Side, after: Side, counted: Uint32Array | undefined) {
    const row = () => new Uint32Array(this.#words)
    const found = { gained: row(), lost: row(), perhapsGained: row(), perhapsLost: row() }
    const sure = (side: Side, inApps: number): number =>
      (side.whole ? ~inApps : 0) | (side.appWhole ? inApps : 0)
    for (let word = 0; word < this.#words; word++) {
      const can = counted === undefined ? ~0 : counted[word]!
      const was = before.has[word]! & can
      const is = after.has[word]! & can
      if (was === is) continue
      const inApps = this.#inApps[word]!
      const gained = is & ~was
      const lost = was & ~is
      found.gained[word] = gained & sure(before, inApps)
      found.perhapsGained[word] = gained & ~sure(before, inApps)
      found.lost[word] = lost & sure(after, inApps)
      found.perhapsLost[word] = lost & ~sure(after, inApps)
    }
    return found
  }

  #menusOf(user: number, after: readonly number[], open: boolean): MenuEffects {
    const effects: MenuEffects = { gained: [], lost: [], perhapsGained: [], perhapsLost: [] }
    if (!this.#withMenus) return effects
    const index = this.#index
    const before = index.rolesOf(user)
    const had = (menu: number) =>
      index.directMenus.has(user, menu) || before.some((role) => this.#menusBefore(role).has(menu))
    const has = (menu: number) =>
      index.directMenus.has(user, menu) || after.some((role) => this.#menusAfter(role).has(menu))
    // Only what a role that changed, came or went gives can change.
    const { editedRoles } = this.#sandbox
    const gone = before.filter((role) => editedRoles.has(role) || !after.includes(role))
    const come = after.filter((role) => editedRoles.has(role) || !before.includes(role))
    const lost = new Set(gone.flatMap((role) => [...this.#menusBefore(role)]))
    const gained = new Set(come.flatMap((role) => [...this.#menusAfter(role)]))
    for (const menu of gained) {
      if (had(menu)) continue
      const whole = index.computedMenusWhole(user, index.facts.menus[menu]!.app)
      effects[whole ? 'gained' : 'perhapsGained'].push(menu)
    }
    for (const menu of lost) {
      if (has(menu)) continue
      const whole = !open && this.#menusWholeAfter(user, after, index.facts.menus[menu]!.app)
      effects[whole ? 'lost' : 'perhapsLost'].push(menu)
    }
    for (const list of Object.values(effects) as number[][]) list.sort((a, b) => a - b)
    return effects
  }

  #menusWholeAfter(user: number, roles: readonly number[], app: number): boolean {
    const index = this.#index
    const { groupsKnown } = index.facts.apps[app]!
    return (
      index.rolesKnown(user) &&
      index.menuGrantsKnown(user) &&
      roles.every((role) => {
        const edited = this.#sandbox.editedRoles.get(role)
        if (!edited) return index.roleMenusWhole(role, app)
        const grouped = [...edited.menuGroups].some(
          (group) => index.facts.menuGroups[group]!.app === app,
        )
        return edited.menusKnown && (groupsKnown || !grouped)
      })
    )
  }

  #menusBefore(role: number): ReadonlySet<number> {
    let menus = this.#menus.get(role)
    if (!menus) this.#menus.set(role, (menus = new Set(this.#index.roleMenus.of(role))))
    return menus
  }

  /** Roles that were edited are kept under a negative key: both sides of them are needed. */
  #menusAfter(role: number): ReadonlySet<number> {
    const edited = this.#sandbox.editedRoles.get(role)
    if (!edited) return this.#menusBefore(role)
    let menus = this.#menus.get(-1 - role)
    if (!menus) {
      const groups = [...edited.menuGroups]
      menus = new Set([
        ...edited.menus,
        ...groups.flatMap((group) => [...this.#index.roleMenus.menusOfGroup(group)]),
      ])
      this.#menus.set(-1 - role, menus)
    }
    return menus
  }

  #roleAccess(role: number): Side {
    return (
      this.#edited.get(role) ?? {
        has: this.#index.roleHas.row(role),
        whole: this.#index.roleWhole[role] === 1,
        appWhole: this.#index.roleAppWhole[role] === 1,
      }
    )
  }

  #accessOf({ listed, listingKnown, appListingKnown }: EditedRole): Side {
    const has = new Uint32Array(this.#words)
    for (const permission of listed) this.#index.closure.addTo(permission, has)
    return {
      has,
      whole: listingKnown && this.#index.includesKnown(has, false),
      appWhole: appListingKnown && this.#index.includesKnown(has, true),
    }
  }
}

/** How many users gain and lose each permission. */
export interface PermissionEffect {
  permission: number
  gained: number
  lost: number
  perhapsGained: number
  perhapsLost: number
}

/** Of permissions with any change, ascending. */
export function permissionEffects(groups: readonly EffectGroup[]): PermissionEffect[] {
  const ways = ['gained', 'lost', 'perhapsGained', 'perhapsLost'] as const
  const effects = new Map<number, PermissionEffect>()
  for (const group of groups) {
    for (const way of ways) {
      for (const permission of bitsOf(group[way])) {
        let effect = effects.get(permission)
        if (!effect) {
          effect = { permission, gained: 0, lost: 0, perhapsGained: 0, perhapsLost: 0 }
          effects.set(permission, effect)
        }
        effect[way] += group.users.length
      }
    }
  }
  return [...effects.values()].sort((a, b) => a.permission - b.permission)
}
