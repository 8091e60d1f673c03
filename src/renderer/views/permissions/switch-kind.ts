/** Whether a permission has a switch of its own in the vendor's portal. */
export type SwitchKind = 'has' | 'none' | 'unknown'

export function switchKind(permission: {
  assignable: boolean | null
  defined: boolean
}): SwitchKind {
  if (permission.assignable === null) return 'unknown'
  return permission.assignable ? 'has' : 'none'
}
