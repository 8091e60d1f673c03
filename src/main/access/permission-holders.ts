/** Who has a permission by what they hold, worked out once for each permission that is asked about. */
import type { AccessIndex } from './access-index'
import { UserSet } from './user-set'

export interface ComputedHolders {
  readonly yes: UserSet
  readonly unknown: UserSet
}

export class PermissionHolders {
  readonly #index: AccessIndex
  readonly #known: (ComputedHolders | undefined)[] = []

  constructor(index: AccessIndex) {
    this.#index = index
  }

  /**
   * By roles, direct grants and inclusions alone, without the vendor's word and its rule for the system
   * extension. Shared: not to be changed.
   */
  of(permission: number): ComputedHolders {
    return (this.#known[permission] ??= this.#find(permission))
  }

  /** Users who hold the same are answered the same, but for those of whom not all was read. */
  #find(permission: number): ComputedHolders {
    const { facts, holdingAppWhole, holdingHas, holdingOf, holdingRead, holdingWhole } = this.#index
    const whole = facts.permissions[permission]!.app === undefined ? holdingWhole : holdingAppWhole
    const has = new Uint8Array(whole.length)
    for (let holding = 0; holding < has.length; holding++) {
      if (holdingHas.has(holding, permission)) has[holding] = 1
    }
    const yes = new UserSet(holdingOf.length)
    const unknown = new UserSet(holdingOf.length)
    for (let user = 0; user < holdingOf.length; user++) {
      const holding = holdingOf[user]!
      if (has[holding] === 1) yes.add(user)
      else if (whole[holding] === 0 || holdingRead[user] === 0) unknown.add(user)
    }
    return { yes, unknown }
  }
}
