/** What a typed text finds in an account, whatever it is. */
import * as v from 'valibot'
import { ranks } from '../find/text-index'
import { Named, Question, SnapshotBrief } from './common'

export const FindKind = v.picklist(['user', 'role', 'permission', 'menu-group', 'menu', 'app'])
export type FindKind = v.InferOutput<typeof FindKind>

export const findInput = {
  ...Question,
  /** Words in any order; `user:`, `role:`, `permission:`, `menu:`, `app:` or `@` in front narrow. Empty: only makes ready. */
  text: v.pipe(v.string(), v.maxLength(200)),
  /** Hits of all kinds together; absent: 20. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
}

/** A text, and which letters of it stand for what was typed: begin and end in UTF-16 units, ascending. */
export const FoundText = v.object({
  text: v.string(),
  found: v.array(v.tuple([v.number(), v.number()])),
})
export type FoundText = v.InferOutput<typeof FoundText>

export const FindHit = v.object({
  kind: FindKind,
  /** The vendor's. */
  id: v.string(),
  /** Its app, where it has one. */
  app: v.optional(Named),
  name: FoundText,
  /** What tells it from others of its name, and what was found besides: codes, e-mails, names in other languages. */
  details: v.array(FoundText),
  /** How well it was found, from the best: a text of it is what was typed, begins with it, and so on. */
  how: v.picklist(ranks),
})
export type FindHit = v.InferOutput<typeof FindHit>

export const FoundThings = v.object({
  snapshot: SnapshotBrief,
  /** How many were found of all kinds. What may be mistyped is counted only where little else was found. */
  total: v.number(),
  /** Kinds in which anything was found, that of the best hit first. */
  groups: v.array(
    v.object({
      kind: FindKind,
      total: v.number(),
      /** The best first. */
      hits: v.array(FindHit),
    }),
  ),
  /** Kinds that were looked through and not read whole: there may be more of them. */
  notWhole: v.array(FindKind),
})
export type FoundThings = v.InferOutput<typeof FoundThings>
