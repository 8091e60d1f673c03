/** Which role of one account or snapshot is which of another, by what they give and not by their names. */
import * as v from 'valibot'
import { Count, Missing, Named, PermissionBrief, Question, SnapshotBrief } from './common'
import { Likeness } from './compare'

/** What drift is told against. `here`: the account and snapshot asked about; `there`: the other. */
export const RoleMapSide = v.picklist(['here', 'there'])
export type RoleMapSide = v.InferOutput<typeof RoleMapSide>

/** Two roles that have less than this in common are not taken for the same role that changed. */
export const usuallyAtLeast = 0.5

export const roleMapInput = {
  ...Question,
  /** The other account or snapshot; of another account its newest snapshot unless one is named. */
  to: v.object({ account: v.optional(v.string()), at: v.optional(v.string()) }),
  /** Absent: `there`. */
  baseline: v.optional(RoleMapSide),
  /** How alike two roles must be to be mapped, from 0 to 1; absent: 0.5. */
  atLeast: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
}

/**
 * `same`: mapped, and nothing differs. `drifted`: mapped, and something is known to differ. `unknown`: it is
 * not known whether anything differs, or whether there is a role that it is. `only-…`: there is none.
 */
export const RoleMapState = v.picklist(['same', 'drifted', 'unknown', 'only-here', 'only-there'])
export type RoleMapState = v.InferOutput<typeof RoleMapState>

export const MappedRole = v.object({
  id: v.string(),
  name: v.string(),
  /** Null where that is not known. */
  custom: v.nullable(v.boolean()),
  /** Permissions that it gives, listed or included. */
  gives: Count,
})
export type MappedRole = v.InferOutput<typeof MappedRole>

export const LikeRole = v.object({ role: Named, likeness: Likeness })
export type LikeRole = v.InferOutput<typeof LikeRole>

/** At most 200 are named; `count` counts them all. */
const Permissions = v.object({ count: v.number(), shown: v.array(PermissionBrief) })

export const RoleMapRow = v.object({
  state: RoleMapState,
  /** At least one of them; both where they are mapped. */
  here: v.optional(MappedRole),
  there: v.optional(MappedRole),
  /** Where they are mapped. */
  likeness: v.optional(Likeness),
  sameName: v.optional(v.boolean()),
  /** What the baseline's role does not give and the other does, and the other way round. */
  added: Permissions,
  removed: Permissions,
  /** Of which it is not known whether they differ. */
  perhaps: Permissions,
  /** The most alike of the other roles there, for the role here; and the other way round. At most 3 each. */
  runnersUp: v.object({ there: v.array(LikeRole), here: v.array(LikeRole) }),
})
export type RoleMapRow = v.InferOutput<typeof RoleMapRow>

const Place = v.object({ account: Named, snapshot: SnapshotBrief })

export const RoleMap = v.object({
  /** Of the account that was asked about. */
  snapshot: SnapshotBrief,
  here: Place,
  there: Place,
  baseline: RoleMapSide,
  atLeast: v.number(),
  /** By the name of the role here; those that are only there stand last. */
  rows: v.array(RoleMapRow),
  counts: v.object({
    same: v.number(),
    drifted: v.number(),
    unknown: v.number(),
    onlyHere: v.number(),
    onlyThere: v.number(),
    /** Mapped roles of which the two have not the same name. */
    renamed: v.number(),
  }),
  missing: v.array(Missing),
  /** The answer in sentences. */
  text: v.array(v.string()),
  /** What the answer takes for granted and cannot tell. */
  limits: v.array(v.string()),
})
export type RoleMap = v.InferOutput<typeof RoleMap>
