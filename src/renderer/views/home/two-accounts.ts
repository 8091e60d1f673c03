/** What two accounts have in common and what only one of them has. */
import { byNameAndId } from '../../../shared/natural-order'
import type { Output } from '../../../shared/contract'
import type { PermissionRow } from '../../../shared/schemas/access'

type Permissions = Output<'permissions', 'list'>

export interface OnlyIn {
  permissions: readonly PermissionRow[]
  /** The other account was read whole: then it does not have them; else they were only not seen there. */
  certain: boolean
}

export interface PermissionsBeside {
  inBoth: number
  left: OnlyIn
  right: OnlyIn
}

const keyOf = ({ app, id }: PermissionRow): string => JSON.stringify([app ?? '', id])

/** By id and app: names depend on the language. */
export function permissionsBeside(left: Permissions, right: Permissions): PermissionsBeside {
  const only = (of: Permissions, other: Permissions): OnlyIn => {
    const there = new Set(other.permissions.map(keyOf))
    return {
      permissions: of.permissions
        .filter((permission) => !there.has(keyOf(permission)))
        .sort(byNameAndId),
      certain: other.all.is === 'total',
    }
  }
  const onlyLeft = only(left, right)
  return {
    inBoth: left.permissions.length - onlyLeft.permissions.length,
    left: onlyLeft,
    right: only(right, left),
  }
}
