/**
 * Edits with dense numbers: positions in the snapshot's facts. Roles that an edit makes are numbered on
 * from the last one of the snapshot, in the order of their making.
 */
export type NumberedEdit =
  | { kind: 'add-permission' | 'remove-permission'; role: number; permission: number }
  | { kind: 'add-menu-group' | 'remove-menu-group'; role: number; group: number }
  | { kind: 'new-role'; name: string; permissions: readonly number[] }
  | { kind: 'copy-role'; role: number; name: string }
  | { kind: 'delete-role'; role: number }
  | { kind: 'give-role' | 'take-role'; user: number; role: number }
  | {
      kind: 'replace-role'
      role: number
      by: number
      /** Undefined: all who hold it. */
      users: readonly number[] | undefined
    }
