/** Schemas that several groups of the contract share. */
import * as v from 'valibot'

/** Every answer of the product. A "no" is only said when everything it rests on was read whole. */
export const Answer = v.picklist(['yes', 'no', 'unknown'])
export type Answer = v.InferOutput<typeof Answer>

/** How a permission reaches a user or role: listed by the role, included by a permission, or granted directly. */
export const Via = v.picklist(['listed', 'included', 'direct'])
export type Via = v.InferOutput<typeof Via>

/** The unit of what was read: one subject's answer. `…-list` and `…-dictionary` say which subjects exist. */
export const PartKind = v.picklist([
  'permission-dictionary',
  'permission',
  'permission-category-list',
  'permission-category',
  'role-list',
  'role',
  'user-list',
  'user',
  'assignment-list',
  'assignment',
  'authorization-profile',
  'permission-check',
  'error-observation',
  'signed-in-user',
  'app',
  'app-info',
  'app-menus',
  'app-permissions',
  'menu-groups',
  'user-app-resources',
  'role-resources',
  'role-users',
  'role-permission-list',
  'inclusion-list',
  'direct-permission-list',
  'role-menu-list',
  'direct-menu-list',
  'site-list',
  'site',
  'administered-sites',
  'account-info',
  'user-features',
  'extension-grants',
])
export type PartKind = v.InferOutput<typeof PartKind>

/** The kinds of part that say which subjects, or which relations of a kind, exist. */
export const ListKind = v.picklist([
  'permission-dictionary',
  'permission-category-list',
  'role-list',
  'user-list',
  'assignment-list',
  'role-permission-list',
  'inclusion-list',
  'direct-permission-list',
  'role-menu-list',
  'direct-menu-list',
  'site-list',
])
export type ListKind = v.InferOutput<typeof ListKind>

/** What a person can vouch for as whole: lists, and the menus of apps that a table holds. */
export const VouchableKind = v.picklist([...ListKind.options, 'app-menus'])
export type VouchableKind = v.InferOutput<typeof VouchableKind>

export const PartStatus = v.picklist(['whole', 'partial', 'refused', 'missing'])
export type PartStatus = v.InferOutput<typeof PartStatus>

export const Part = v.object({
  kind: PartKind,
  /** External id of what it is about; `''` for a list of everything. User and app are joined by a space. */
  subject: v.string(),
  status: PartStatus,
  /** Why it is not whole. */
  reason: v.optional(v.string()),
  /** ISO 8601; null where neither the vendor nor the person said when it was taken. */
  takenAt: v.nullable(v.string()),
  /** Records in it. */
  count: v.number(),
})
export type Part = v.InferOutput<typeof Part>

/** A part that an answer would need and that was not read whole. */
export const Missing = v.object({
  kind: PartKind,
  subject: v.string(),
  status: PartStatus,
  /** In words, with the request that would bring it. */
  text: v.string(),
})
export type Missing = v.InferOutput<typeof Missing>

/** A count that says whether it is everything or only what is known. */
export const Count = v.object({ value: v.number(), is: v.picklist(['total', 'atLeast']) })
export type Count = v.InferOutput<typeof Count>

export const Counts = v.object({
  users: Count,
  roles: Count,
  permissions: Count,
  assignments: Count,
  apps: Count,
  menus: Count,
})
export type Counts = v.InferOutput<typeof Counts>

/** Which state of the account an answer is about. */
export const SnapshotBrief = v.object({
  id: v.number(),
  /** ISO 8601; null where unknown. */
  takenAt: v.nullable(v.string()),
  /** ISO 8601: the moment on the time line that it stands at (the import's where `takenAt` is unknown). */
  at: v.string(),
  status: v.picklist(['whole', 'partial']),
  /** How many of the parts that a whole account needs are not whole. */
  notWhole: v.number(),
})
export type SnapshotBrief = v.InferOutput<typeof SnapshotBrief>

export const Named = v.object({ id: v.string(), name: v.string() })
export type Named = v.InferOutput<typeof Named>

export const PermissionBrief = v.object({
  id: v.string(),
  name: v.string(),
  /** Whether a portal has a switch for it; null where that is not known. */
  assignable: v.nullable(v.boolean()),
  /** Access key of the app it belongs to; absent where permissions have no app. */
  app: v.optional(v.string()),
})
export type PermissionBrief = v.InferOutput<typeof PermissionBrief>

/** What every question starts with: an account (id or name) and optionally a snapshot id or an ISO date. */
export const Question = {
  account: v.string(),
  at: v.optional(v.string()),
}
