/**
 * What was not read of roles. It can give anything, so whoever comes to hold it may gain more than is known,
 * and whoever loses it may lose more. What is unread both before and after edits is the same on both sides.
 */
import type { AccessIndex } from '../access-index'
import { bitsOf } from '../bits'
import { rolesTellOfApps, rolesTellOutsideApps } from '../portal'
import type { EditedRole } from './edited-role'

/** A role with all permissions that it gives. */
export interface UnreadOf extends Pick<
  EditedRole,
  'appListingKnown' | 'listingKnown' | 'menusKnown' | 'origin'
> {
  menuGroups: Iterable<number>
  has: Uint32Array
}

export class UnreadOfRoles {
  readonly #index: AccessIndex
  /** Of which permissions roles tell: those outside apps, and those within them. */
  readonly #outside: boolean
  readonly #inApps: boolean

  constructor(index: AccessIndex) {
    this.#index = index
    this.#outside = rolesTellOutsideApps(index)
    this.#inApps = rolesTellOfApps(index)
  }

  /**
   * A word for each thing that was not read; a copy has those of its original.
   * @param outside whether it matters what is given outside apps
   */
  of(role: UnreadOf, outside: boolean): string[] {
    const { appListingKnown, has, listingKnown, menuGroups, menusKnown, origin } = role
    const { apps, menuGroups: groups } = this.#index.facts
    const unread = [
      ...(outside && this.#outside && !listingKnown ? [`lists ${origin}`] : []),
      ...(outside && this.#outside ? this.#inclusions(has, false) : []),
    ]
    if (!this.#inApps) return unread
    return [
      ...unread,
      ...(appListingKnown ? [] : [`lists in apps ${origin}`]),
      ...(menusKnown ? [] : [`menus ${origin}`]),
      ...this.#inclusions(has, true),
      ...[...menuGroups].flatMap((group) =>
        apps[groups[group]!.app]!.groupsKnown ? [] : [`menu group ${group}`],
      ),
    ]
  }

  #inclusions(has: Uint32Array, inApps: boolean): string[] {
    if (this.#index.includesKnown(has, inApps)) return []
    const { permissions } = this.#index.facts
    return bitsOf(has).flatMap((number) => {
      const { app, includesKnown } = permissions[number]!
      return includesKnown || (app !== undefined) !== inApps ? [] : [`includes ${number}`]
    })
  }
}
