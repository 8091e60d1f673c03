/**
 * Changes of roles and assignments as a person could make them in the vendor's portal. Nothing is ever
 * changed at a vendor: they are tried out here, saved, and printed as a change request.
 */
import * as v from 'valibot'

/** A role by id or name; `new:NAME` for one that an earlier edit of the same list makes. */
const role = v.pipe(v.string(), v.minLength(1))
/** By id or name. */
const user = v.pipe(v.string(), v.minLength(1))
/** A permission by id, code or name; `app` is the access key of its app, absent where it belongs to none. */
const permission = {
  permission: v.pipe(v.string(), v.minLength(1)),
  app: v.optional(v.string()),
}
const menuGroup = { menuGroup: v.pipe(v.string(), v.minLength(1)), app: v.string() }
const newName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

export const Edit = v.variant('kind', [
  v.object({ kind: v.literal('add-permission'), role, ...permission }),
  v.object({ kind: v.literal('remove-permission'), role, ...permission }),
  v.object({ kind: v.literal('add-menu-group'), role, ...menuGroup }),
  v.object({ kind: v.literal('remove-menu-group'), role, ...menuGroup }),
  /** An empty custom role, or one with these permissions. */
  v.object({
    kind: v.literal('new-role'),
    name: newName,
    permissions: v.optional(v.array(v.object(permission))),
  }),
  /** A custom role that begins with all that `role` lists: how a standard role is changed. */
  v.object({ kind: v.literal('copy-role'), role, name: newName }),
  v.object({ kind: v.literal('delete-role'), role }),
  v.object({ kind: v.literal('give-role'), user, role }),
  v.object({ kind: v.literal('take-role'), user, role }),
  /** Those users, or all who hold `role`, get `by` in its place. */
  v.object({ kind: v.literal('replace-role'), role, by: role, users: v.optional(v.array(user)) }),
])
export type Edit = v.InferOutput<typeof Edit>

/** What begins the reference to a role that an edit makes. */
export const newRolePrefix = 'new:'

/** In the order in which they are made. */
export const Edits = v.pipe(v.array(Edit), v.maxLength(1_000))
