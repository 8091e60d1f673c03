/** Roles or users side by side. */
import * as v from 'valibot'
import { Answer, Missing, Named, PermissionBrief, SnapshotBrief } from './common'
import { CellKind } from './roles'

export const CompareSides = v.picklist(['roles', 'users'])
export type CompareSides = v.InferOutput<typeof CompareSides>

/** `listed`: what each role lists, or each user is granted by hand. `effective`: that with all it includes. */
export const CompareOn = v.picklist(['listed', 'effective'])
export type CompareOn = v.InferOutput<typeof CompareOn>

/** As many as fit beside each other. */
export const mostCompared = 8

/**
 * One side of a comparison. A text alone is a role or user of the account and snapshot that is asked about.
 * Of another account the snapshot is its newest unless one is named.
 */
export const CompareSubject = v.union([
  v.string(),
  v.object({
    subject: v.string(),
    /** Id or name; absent: the account that is asked about. */
    account: v.optional(v.string()),
    /** Snapshot id or ISO date. */
    at: v.optional(v.string()),
  }),
])
export type CompareSubject = v.InferOutput<typeof CompareSubject>

export const compareInput = {
  sides: CompareSides,
  /** 2 to 8 roles or users, by id or name. */
  subjects: v.pipe(v.array(CompareSubject), v.minLength(2), v.maxLength(mostCompared)),
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
  /** Where it stands: sides can be of several accounts and snapshots. */
  account: Named,
  snapshot: SnapshotBrief,
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

/**
 * How alike two sets of permissions are, from 0 to 1: the share of what both have in what either has; two
 * that have nothing are the same, 1. With what is unknown it is at least `lower` and at most `upper`.
 */
export const Likeness = v.object({
  /** As if what is unknown were not had. */
  known: v.number(),
  lower: v.number(),
  upper: v.number(),
})
export type Likeness = v.InferOutput<typeof Likeness>

export const ComparedPair = v.object({
  /** Places in the list of sides; `left` is before `right`. */
  left: v.number(),
  right: v.number(),
  likeness: Likeness,
  /** Permissions that one of the two has and the other has not; and of which that is unknown. */
  differing: v.number(),
  unknown: v.number(),
})
export type ComparedPair = v.InferOutput<typeof ComparedPair>

export const Comparison = v.object({
  /** Of the account that was asked about. */
  snapshot: SnapshotBrief,
  on: CompareOn,
  sides: v.array(ComparedSide),
  /** Each two of the sides. */
  pairs: v.array(ComparedPair),
  rows: v.array(ComparedRow),
  /** Over all permissions, whatever is left out. */
  total: v.number(),
  same: v.number(),
  differing: v.number(),
  unknown: v.number(),
  missing: v.array(Missing),
  /** In a few sentences. */
  text: v.array(v.string()),
  /** What the answer takes for granted and cannot tell. */
  limits: v.array(v.string()),
})
export type Comparison = v.InferOutput<typeof Comparison>
