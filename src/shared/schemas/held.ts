/** What one role or user has, or two of them side by side, over everything that a picture shows. */
import * as v from 'valibot'
import { Missing, Question, SnapshotBrief } from './common'
import { Cells } from './matrix'

export const HolderKind = v.picklist(['role', 'user'])
export type HolderKind = v.InferOutput<typeof HolderKind>

export const HolderReference = v.object({ kind: HolderKind, id: v.string() })
export type HolderReference = v.InferOutput<typeof HolderReference>

export const heldInput = {
  ...Question,
  /** One, or two that are laid over each other; a role beside a user is allowed. By id or name. */
  holders: v.pipe(v.array(HolderReference), v.minLength(1), v.maxLength(2)),
  /** Absent: permissions. An app, by id or name: its menus. */
  menusOf: v.optional(v.string()),
}

export const Holder = v.object({
  ...HolderReference.entries,
  name: v.string(),
  /** Of how many permissions, or menus, it is known that it has them; and of how many nothing is known. */
  has: v.number(),
  unknown: v.number(),
  /** EnOS: answers, yes or no, that are computed and that its own answer does not confirm; else 0. */
  notConfirmed: v.number(),
})
export type Holder = v.InferOutput<typeof Holder>

export const Held = v.object({
  snapshot: SnapshotBrief,
  holders: v.array(Holder),
  /** What is not listed here, none of them has: that is known. `cells`: one character a holder. */
  items: v.array(v.object({ id: v.string(), app: v.optional(v.string()), cells: Cells })),
  missing: v.array(Missing),
})
export type Held = v.InferOutput<typeof Held>
