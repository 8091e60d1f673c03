/**
 * What could be said "no" of in one snapshot. What is not there and cannot be denied was not read: it is
 * neither gained when it is there later, nor lost when it was there before.
 */
import type { AccessIndex } from '../access-index'
import type { Pairing } from './pairing'

export type Side = 'before' | 'after'

export const indexOf = (pairing: Pairing, side: Side): AccessIndex => pairing[side]

/** Everything by joint numbers. */
export class Knowledge {
  readonly #pairing: Pairing
  readonly #side: Side
  readonly #index: AccessIndex

  constructor(pairing: Pairing, side: Side) {
    this.#pairing = pairing
    this.#side = side
    this.#index = indexOf(pairing, side)
  }

  /** Whether all users, roles and so on are known, so that who or what is absent does not exist. */
  get users(): boolean {
    return this.#index.facts.whole.users
  }

  get roles(): boolean {
    return this.#index.facts.whole.roles
  }

  get apps(): boolean {
    return this.#index.facts.whole.apps
  }

  permissionsOf(app: number): boolean {
    if (app < 0) return this.#index.facts.whole.permissions
    return this.#appKnows(app, 'permissionsKnown')
  }

  menusOf(app: number): boolean {
    return this.#appKnows(app, 'menusKnown')
  }

  menuGroupsOf(app: number): boolean {
    return this.#appKnows(app, 'groupsKnown')
  }

  /** Whether all roles of a user are known. Who is absent holds nothing, if all holders are known. */
  assignmentsOf(user: number): boolean {
    const own = this.#pairing.users[this.#side][user]!
    return own < 0 ? this.#index.facts.whole.holders : this.#index.rolesKnown(own)
  }

  directPermissionsOf(user: number): boolean {
    const own = this.#pairing.users[this.#side][user]!
    return own < 0 ? this.#index.facts.whole.holders : this.#index.grantsKnown(own)
  }

  directMenusOf(user: number): boolean {
    const own = this.#pairing.users[this.#side][user]!
    return own < 0 ? this.#index.facts.whole.holders : this.#index.menuGrantsKnown(own)
  }

  /** Whether all permissions that a role lists are known, within apps or outside them. */
  listingOf(role: number, inApps: boolean): boolean {
    const own = this.#pairing.roles[this.#side][role]!
    if (own < 0) return this.roles
    const { appListingKnown, listingKnown } = this.#index.facts.roles[own]!
    return inApps ? appListingKnown : listingKnown
  }

  menusOfRole(role: number): boolean {
    const own = this.#pairing.roles[this.#side][role]!
    return own < 0 ? this.roles : this.#index.facts.roles[own]!.menusKnown
  }

  inclusionsOf(permission: number): boolean {
    const own = this.#pairing.permissions[this.#side][permission]!
    if (own < 0) return this.permissionsOf(this.#pairing.appOfPermission[permission]!)
    return this.#index.facts.permissions[own]!.includesKnown
  }

  /** Whether all menus that a user is computed to have in an app are known. */
  computedMenus(user: number, app: number): boolean {
    const own = this.#pairing.users[this.#side][user]!
    const index = this.#index
    if (own < 0) return index.facts.whole.holders
    const ownApp = this.#pairing.apps[this.#side][app]!
    if (ownApp >= 0) return index.computedMenusWhole(own, ownApp)
    return (
      index.rolesKnown(own) &&
      index.menuGrantsKnown(own) &&
      index.rolesOf(own).every((role) => index.facts.roles[role]!.menusKnown)
    )
  }

  #appKnows(app: number, what: 'permissionsKnown' | 'menusKnown' | 'groupsKnown'): boolean {
    const own = this.#pairing.apps[this.#side][app]!
    return own < 0 ? this.apps : this.#index.facts.apps[own]![what]
  }
}
