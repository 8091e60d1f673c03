/** Whether a permission has a switch of its own in the vendor's portal. */
export const switchKinds = ['has', 'none', 'unknown'] as const
export type SwitchKind = (typeof switchKinds)[number]

/** Undefined for permissions of apps: their portal grants them without switches. */
export function switchKind(permission: {
  assignable: boolean | null
  app?: string | undefined
}): SwitchKind | undefined {
  if (permission.app !== undefined) return undefined
  if (permission.assignable === null) return 'unknown'
  return permission.assignable ? 'has' : 'none'
}
