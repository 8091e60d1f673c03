/** Roles or users side by side. */
import * as v from 'valibot'
import { Answer, Missing, PermissionBrief, SnapshotBrief } from './common'
import { CellKind } from './roles'

export const CompareSides = v.picklist(['roles', 'users'])
export type CompareSides = v.InferOutput<typeof CompareSides>

/** `listed`: what each role lists, or each user is granted by hand. `effective`: that with all it includes. */
export const CompareOn = v.picklist(['listed', 'effective'])
export type CompareOn = v.InferOutput<typeof CompareOn>

/** As many as fit beside each other. */
export const mostCompared = 8

export const compareInput = {
  sides: CompareSides,
  /** 2 to 8 roles or users, by id or name. */
  subjects: v.pipe(v.array(v.string()), v.minLength(2), v.maxLength(mostCompared)),
  on: CompareOn,
  /** Limits it to one app's permissions. */
  app: v.optional(v.string()),
  /** Leaves out what all sides have, or none has. What is unknown of one side stays. */
  differencesOnly: v.boolean(),
}

export const ComparedSide = v.object({
  id: v.string(),
  name: v.string(),
  detail: v.optional(v.string()),
  /** Whether what it does not have is known to be "no". */
  whole: v.boolean(),
  /** How many permissions it is known to have. */
  has: v.number(),
  /** How many of them only it has, among the sides. */
  only: v.number(),
  /**
   * Of users of EnOS, on what is effective: how many answers, yes or no, are computed and not confirmed by
   * its own answer. Absent where there is no such difference to make.
   */
  notConfirmed: v.optional(v.number()),
})
export type ComparedSide = v.InferOutput<typeof ComparedSide>

export const ComparedRow = v.object({
  permission: PermissionBrief,
  category: v.optional(v.string()),
  /** In the order of the sides. */
  cells: v.array(v.object({ answer: Answer, kind: CellKind, differs: v.boolean() })),
  differs: Answer,
  /** Why the sides differ here, in one sentence a side that matters; empty where they do not. */
  reason: v.array(v.string()),
})
export type ComparedRow = v.InferOutput<typeof ComparedRow>

export const Comparison = v.object({
  snapshot: SnapshotBrief,
  on: CompareOn,
  sides: v.array(ComparedSide),
  rows: v.array(ComparedRow),
  /** Over all permissions, whatever is left out. */
  total: v.number(),
  same: v.number(),
  differing: v.number(),
  unknown: v.number(),
  missing: v.array(Missing),
  /** In a sentence or two. */
  text: v.array(v.string()),
})
export type Comparison = v.InferOutput<typeof Comparison>
