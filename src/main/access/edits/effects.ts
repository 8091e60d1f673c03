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
import { UnreadOfRoles, type UnreadOf } from './unread'

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

export interface EditEffectGroup extends EffectGroup {
  /**
   * Whether not all was read of what they come to hold, or lose with a role: what else they gain or lose is
   * not known.
   */
  open: boolean
}

export interface MenuEffects {
  gained: number[]
  lost: number[]
  perhapsGained: number[]
  perhapsLost: number[]
}

/** @returns only groups in which something changes, or may change */
export function effectsOf(sandbox: Sandbox): EditEffectGroup[] {
  return new Effects(sandbox).groups()
}

/** What a role or a user has, and whether all else is "no", outside apps and within them. */
interface Side {
  has: Uint32Array
  whole: boolean
  appWhole: boolean
}

/** In how many ways a user's roles and grants can have been read. */
const likenesses = 8

class Effects {
  readonly #sandbox: Sandbox
  readonly #index: AccessIndex
  readonly #words: number
  /** Bits of the permissions that belong to apps. */
  readonly #inApps: Uint32Array
  readonly #edited = new Map<number, Side>()
  readonly #menus = new Map<number, ReadonlySet<number>>()
  readonly #unread: UnreadOfRoles
  readonly #withMenus: boolean
  readonly #anyDeleted: boolean
  /** What does not change, of all groups. */
  readonly #nothing: Uint32Array
  /** Written over for each group of users. */
  readonly #row: Uint32Array

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
    this.#index = sandbox.index
    this.#unread = new UnreadOfRoles(sandbox.index)
    const { permissions, menus } = this.#index.facts
    const inApps = new BitMatrix(1, permissions.length)
    permissions.forEach(({ app }, number) => {
      if (app !== undefined) inApps.set(0, number)
    })
    this.#inApps = inApps.row(0)
    this.#words = this.#inApps.length
    this.#anyDeleted = [...sandbox.editedRoles.values()].some(({ deleted }) => deleted)
    this.#nothing = new Uint32Array(this.#words)
    this.#row = new Uint32Array(this.#words)
    this.#withMenus = menus.length > 0
    for (const [number, role] of sandbox.editedRoles) this.#edited.set(number, this.#accessOf(role))
  }

  groups(): EditEffectGroup[] {
    const index = this.#index
    const { editedUsers } = this.#sandbox
    const touched = this.#touched()
    const places = placesFor(touched.length, index.holdings.length * likenesses)
    const alike: number[][] = []
    const groups: EditEffectGroup[] = []
    for (const user of touched) {
      const isAlone =
        editedUsers.has(user) ||
        index.directMenus.of(user).length > 0 ||
        index.isSystemExtension(user)
      if (isAlone) {
        groups.push(...this.#changeOf([user]))
        continue
      }
      const likeness = this.#likeness(user)
      const place = places.get(likeness)
      if (place > 0) alike[place - 1]!.push(user)
      else places.set(likeness, alike.push([user]))
    }
    for (const users of alike) groups.push(...this.#changeOf(users))
    return groups
  }

  /** Who holds a role that was edited, or to or from whom one was given or taken; ascending. */
  #touched(): Uint32Array {
    const touched = new Set<number>(this.#sandbox.editedUsers.keys())
    for (const role of this.#sandbox.editedRoles.keys()) {
      if (role >= this.#index.facts.roles.length) continue
      for (const user of this.#index.roleHolders.of(role)) touched.add(user)
    }
    return Uint32Array.from(touched).sort()
  }

  /** The same for users of whom the same was read and who hold the same. */
  #likeness(user: number): number {
    const index = this.#index
    const known =
      (index.rolesKnown(user) ? 1 : 0) +
      (index.grantsKnown(user) ? 2 : 0) +
      (index.menuGrantsKnown(user) ? 4 : 0)
    return index.holdingOf[user]! * likenesses + known
  }

  /** @param users who hold the same and of whom the same was read */
  #changeOf(users: number[]): EditEffectGroup[] {
    const user = users[0]!
    const { roles, givenInstead } = this.#rolesAfter(user)
    const before = this.#index.holdingHas.row(this.#index.holdingOf[user]!)
    const after = this.#hasAfter(user, roles)
    const counted = this.#countedBits(user)
    const menus = this.#withMenus
      ? this.#menusOf(user, roles, givenInstead === 'unknown')
      : noMenus()
    const known = this.#index.holdingKnown(user)
    const was = this.#before(user, known)
    const is = this.#after(user, roles, after, known && givenInstead !== 'unknown')
    const open = givenInstead === 'unknown' || this.#isOpen(user, roles)
    if (!open && sameRows(before, after, counted) && !anyMenu(menus)) return []
    return [{ users, ...this.#permissions(was, is, counted), menus, open }]
  }

  /** Whether what was not read of the user's roles is not the same before and after. */
  #isOpen(user: number, after: readonly number[]): boolean {
    const before = this.#index.rolesOf(user)
    const { editedRoles } = this.#sandbox
    const outside = !this.#index.isSystemExtension(user)
    const unread = (roles: readonly number[], of: (role: number) => UnreadOf) =>
      new Set(roles.flatMap((role) => this.#unread.of(of(role), outside)))
    const [was, is] = [
      (role: number) => this.#roleBefore(role),
      (role: number) => this.#roleAfter(role),
    ]
    const isChanged = (role: number) => editedRoles.has(role)
    const gone = before.filter((role) => isChanged(role) || !after.includes(role))
    const come = after.filter((role) => isChanged(role) || !before.includes(role))
    // Of nearly all roles all was read.
    if (unread(gone, was).size + unread(come, is).size === 0) return false
    return unread(before, was).symmetricDifference(unread(after, is)).size > 0
  }

  #roleBefore(role: number): UnreadOf {
    return {
      ...this.#index.facts.roles[role]!,
      origin: role,
      menuGroups: this.#index.roleMenus.groupsOf(role),
      has: this.#index.roleHas.row(role),
    }
  }

  #roleAfter(role: number): UnreadOf {
    const edited = this.#sandbox.editedRoles.get(role)
    return edited ? { ...edited, has: this.#edited.get(role)!.has } : this.#roleBefore(role)
  }

  /** Without looking at what cannot have changed: most users only hold a role that was edited. */
  #rolesAfter(user: number): { roles: readonly number[]; givenInstead?: number | 'unknown' } {
    const before = this.#index.rolesOf(user)
    const { editedUsers } = this.#sandbox
    if (!this.#anyDeleted && !editedUsers.has(user)) return { roles: before }
    const { roles, givenInstead } = this.#sandbox.holdingOf(user)
    return { roles: [...roles], ...(givenInstead === undefined ? {} : { givenInstead }) }
  }

  #before(user: number, known: boolean): Side {
    const holding = this.#index.holdingOf[user]!
    return {
      has: this.#index.holdingHas.row(holding),
      whole: known && this.#index.holdingWhole[holding] === 1,
      appWhole: known && this.#index.holdingAppWhole[holding] === 1,
    }
  }

  /** @returns a row that the next call writes over */
  #hasAfter(user: number, roles: readonly number[]): Uint32Array {
    const has = this.#row.fill(0)
    for (const permission of this.#index.directPermissions.of(user)) {
      this.#index.closure.addTo(permission, has)
    }
    for (const role of roles) {
      const given = this.#edited.get(role)?.has ?? this.#index.roleHas.row(role)
      for (let word = 0; word < has.length; word++) has[word]! |= given[word]!
    }
    return has
  }

  #after(user: number, roles: readonly number[], has: Uint32Array, known: boolean): Side {
    const direct = this.#index.directPermissions.of(user)
    let whole = known && this.#index.directWhole(direct, false)
    let appWhole = known && this.#index.directWhole(direct, true)
    for (const role of roles) {
      const edited = this.#edited.get(role)
      whole &&= edited ? edited.whole : this.#index.roleWhole[role] === 1
      appWhole &&= edited ? edited.appWhole : this.#index.roleAppWhole[role] === 1
    }
    return { has, whole, appWhole }
  }

  /** The vendor's rule gives its system extension all that belongs to no app, whatever it holds. */
  #countedBits(user: number): Uint32Array | undefined {
    return this.#index.isSystemExtension(user) ? this.#inApps : undefined
  }

  /** @param counted bits that can change at all; absent: all */
  #permissions(before: Side, after: Side, counted: Uint32Array | undefined) {
    const found = {
      gained: this.#nothing,
      lost: this.#nothing,
      perhapsGained: this.#nothing,
      perhapsLost: this.#nothing,
    }
    const add = (way: keyof typeof found, word: number, bits: number): void => {
      if (bits === 0) return
      if (found[way] === this.#nothing) found[way] = new Uint32Array(this.#words)
      found[way][word] = bits
    }
    for (let word = 0; word < this.#words; word++) {
      const can = counted === undefined ? ~0 : counted[word]!
      const was = before.has[word]! & can
      const is = after.has[word]! & can
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

  #menusOf(user: number, after: readonly number[], open: boolean): MenuEffects {
    const effects = noMenus()
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

const noMenus = (): MenuEffects => ({ gained: [], lost: [], perhapsGained: [], perhapsLost: [] })

/**
 * Numbers by key, from 1; 0 where there is none. Of many, a Map takes far longer than an array as long as
 * there are keys, and of few that array takes far longer than all else.
 */
function placesFor(
  few: number,
  keys: number,
): { get(key: number): number; set(key: number, place: number): void } {
  if (few * 16 < keys) {
    const map = new Map<number, number>()
    return { get: (key) => map.get(key) ?? 0, set: (key, place) => void map.set(key, place) }
  }
  const array = new Uint32Array(keys)
  return {
    get: (key) => array[key]!,
    set: (key, place) => {
      array[key] = place
    },
  }
}

const anyMenu = ({ gained, lost, perhapsGained, perhapsLost }: MenuEffects): boolean =>
  gained.length + lost.length + perhapsGained.length + perhapsLost.length > 0

/** Of which bits "no" could be said. */
const sure = ({ whole, appWhole }: Side, inApps: number): number =>
  (whole ? ~inApps : 0) | (appWhole ? inApps : 0)

/** @param counted bits that are looked at; absent: all */
function sameRows(a: Uint32Array, b: Uint32Array, counted: Uint32Array | undefined): boolean {
  for (let word = 0; word < a.length; word++) {
    if (((a[word]! ^ b[word]!) & (counted === undefined ? ~0 : counted[word]!)) !== 0) return false
  }
  return true
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
