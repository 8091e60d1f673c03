/** What would change: who gains and loses what by edits that nobody has made yet. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Count, Missing, Named, PermissionBrief, Question, SnapshotBrief } from './common'
import { Edit, Edits } from './edits'

export const whatIfInput = {
  ...Question,
  edits: Edits,
}

/** How many users something changes for. `perhaps…`: what was read does not tell whether it changes. */
const changed = {
  gained: v.number(),
  lost: v.number(),
  perhapsGained: v.number(),
  perhapsLost: v.number(),
}

export const ChangedPermission = v.object({ permission: PermissionBrief, ...changed })
export type ChangedPermission = v.InferOutput<typeof ChangedPermission>

export const ChangedMenu = v.object({ id: v.string(), name: v.string(), app: Named, ...changed })
export type ChangedMenu = v.InferOutput<typeof ChangedMenu>

/** What one user gains and loses: at most 200 of each, `counts` counts them all. */
export const ChangedUser = v.object({
  user: UserBrief,
  /** Whether not all was read of what the user comes to hold or loses: there may be more to gain or lose. */
  open: v.boolean(),
  counts: v.object(changed),
  gained: v.array(PermissionBrief),
  lost: v.array(PermissionBrief),
  perhapsGained: v.array(PermissionBrief),
  perhapsLost: v.array(PermissionBrief),
  menus: v.object({
    counts: v.object(changed),
    gained: v.array(Named),
    lost: v.array(Named),
    perhapsGained: v.array(Named),
    perhapsLost: v.array(Named),
  }),
})
export type ChangedUser = v.InferOutput<typeof ChangedUser>

/** A role that an edit changes, makes or deletes. */
export const ChangedRole = v.object({
  /** Of a role that an edit makes: `new:` and its name. */
  id: v.string(),
  name: v.string(),
  custom: v.nullable(v.boolean()),
  is: v.picklist(['changed', 'new', 'copy', 'deleted']),
  /** Of a copy: the role that it is a copy of. */
  copyOf: v.optional(Named),
  /** What it gives now and did not, listed or included; of a copy, against its origin. */
  adds: v.array(PermissionBrief),
  removes: v.array(PermissionBrief),
  holdersBefore: v.number(),
  holders: v.number(),
})
export type ChangedRole = v.InferOutput<typeof ChangedRole>

export const WhatIf = v.object({
  snapshot: SnapshotBrief,
  /** In the order in which they are made, in words; `nothing`: it changes nothing as things stand. */
  edits: v.array(v.object({ edit: Edit, text: v.string(), nothing: v.boolean() })),
  roles: v.array(ChangedRole),
  /** Users for whom a permission or menu changes. */
  users: v.object({
    affected: Count,
    gaining: v.number(),
    losing: v.number(),
    /** Those of whom it is not known what else they gain or lose: not all was read of the roles that change. */
    open: v.number(),
  }),
  /** All whose holders change, most lost first. */
  permissions: v.array(ChangedPermission),
  /** At most 500; `menusTotal` counts them all. */
  menus: v.array(ChangedMenu),
  menusTotal: v.number(),
  /** One page of the users affected, by name; `usersTotal` of them match. */
  changedUsers: v.array(ChangedUser),
  usersTotal: v.number(),
  missing: v.array(Missing),
  /** The answer in sentences. */
  text: v.array(v.string()),
  /** What the answer takes for granted and cannot tell. */
  limits: v.array(v.string()),
})
export type WhatIf = v.InferOutput<typeof WhatIf>

/** What a saved list of edits is called. */
export const SandboxName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

/** Edits as a text for whoever may change roles. */
export const ChangeRequest = v.object({
  /** Markdown that reads well as plain text. */
  text: v.string(),
  /** What a file of it may be called. */
  fileName: v.string(),
})
export type ChangeRequest = v.InferOutput<typeof ChangeRequest>

/** A saved list of edits. */
export const Sandbox = v.object({
  id: v.number(),
  name: v.string(),
  edits: v.array(Edit),
  /** ISO 8601. */
  savedAt: v.string(),
})
export type Sandbox = v.InferOutput<typeof Sandbox>
