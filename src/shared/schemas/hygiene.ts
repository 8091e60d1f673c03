/** What could be less: roles that say the same, assignments that add nothing; and a proposal for fewer roles. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Count, Missing, Named, PermissionBrief, Question, SnapshotBrief } from './common'
import { Edit } from './edits'

export const HygieneKind = v.picklist([
  'twins',
  'subset',
  'dominated',
  'empty',
  'unused',
  'redundant',
  'direct',
  'near',
])
export type HygieneKind = v.InferOutput<typeof HygieneKind>

/** The similarity from which on roles are nearly twins, where nobody says one. */
export const usualSimilarity = 0.9

export const hygieneInput = {
  ...Question,
  /** Only claims of this kind are listed; all are counted. */
  claim: v.optional(HygieneKind),
  /** From 0.5 to 1: what two roles both give, of what either gives. */
  similarity: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1))),
}

/** A role with what the portal lets a person do about it. */
export const HygieneRole = v.object({
  id: v.string(),
  name: v.string(),
  /** Null where that was not read. Standard roles can be neither changed nor deleted. */
  custom: v.nullable(v.boolean()),
  hidden: v.boolean(),
  /** Whether the vendor assigned it to somebody by itself. */
  autoAssigned: v.boolean(),
  /** Whether somebody holds it for certain sites only. */
  siteRestricted: v.boolean(),
  /** A hint of the role's record: for which permission scope it holds. */
  permissionScope: v.optional(v.string()),
  holders: Count,
  /** Permissions that it gives, listed or included, and menus. */
  permissions: v.number(),
  menus: v.number(),
})
export type HygieneRole = v.InferOutput<typeof HygieneRole>

/** One thing that could be less. Each stands by itself: acting on one can make another untrue. */
export const HygieneClaim = v.object({
  kind: HygieneKind,
  /** Twins: all of them; else the role in question. Of a direct grant: none. */
  roles: v.array(HygieneRole),
  /** What gives the same or more: larger roles, other roles of the user. */
  by: v.array(Named),
  /** Permissions and menus that `by` gives beyond, where it is about one. */
  extra: v.optional(v.number()),
  /** Of nearly twins. */
  near: v.optional(
    v.object({ similarity: v.number(), onlyFirst: v.number(), onlySecond: v.number() }),
  ),
  /** Of a direct grant: what is granted. */
  granted: v.optional(
    v.object({
      kind: v.picklist(['permission', 'menu']),
      ...PermissionBrief.entries,
    }),
  ),
  /** Whom it is about: at most 20; `usersTotal` counts all. */
  users: v.array(UserBrief),
  usersTotal: v.number(),
  text: v.string(),
  /** What could be done; nobody's effective access changes by it. Empty where `whyNot` says why. */
  edits: v.array(Edit),
  whyNot: v.optional(v.string()),
})
export type HygieneClaim = v.InferOutput<typeof HygieneClaim>

export const Hygiene = v.object({
  snapshot: SnapshotBrief,
  /** Of all kinds. `atLeast`: something was not read, so there may be more. */
  counts: v.object({
    twins: Count,
    subset: Count,
    dominated: Count,
    empty: Count,
    unused: Count,
    redundant: Count,
    direct: Count,
    near: Count,
  }),
  /** Users who hold a redundant role. */
  usersWithRedundant: v.number(),
  roles: v.number(),
  /** Of these, not read whole: nothing is claimed of what they give. */
  rolesNotRead: v.number(),
  similarity: v.number(),
  /** One page of those of the kind asked for, or of all kinds. */
  claims: v.array(HygieneClaim),
  claimsTotal: v.number(),
  missing: v.array(Missing),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type Hygiene = v.InferOutput<typeof Hygiene>

export const proposalInput = {
  ...Question,
  /** Whether only roles that exist are used. */
  existingOnly: v.optional(v.boolean()),
  /** Seconds after which the best that was found is taken; absent: 45. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
}

/** A role that stays, is made or goes. */
export const ProposedRole = v.object({
  /** Of a new one: `new:` and its name. */
  id: v.string(),
  name: v.string(),
  is: v.picklist(['kept', 'new', 'deleted']),
  custom: v.nullable(v.boolean()),
  /** Why a role stays that the proposal does not need; absent where it is needed or goes. */
  staysBecause: v.optional(v.string()),
  permissions: v.number(),
  menus: v.number(),
  /** Of a new one: what is switched on in it; what that includes comes with it. */
  switches: v.array(PermissionBrief),
  menuGroups: v.array(Named),
  holdersBefore: v.number(),
  holders: v.number(),
})
export type ProposedRole = v.InferOutput<typeof ProposedRole>

export const RoleProposal = v.object({
  snapshot: SnapshotBrief,
  before: v.object({ roles: v.number(), assignments: v.number() }),
  after: v.object({
    roles: v.number(),
    made: v.number(),
    deleted: v.number(),
    assignments: v.number(),
  }),
  /** No set of roles has fewer and leaves everybody's access as it is, whatever it were made of. */
  atLeast: v.number(),
  /** Roles that would be left if no new ones were made. */
  withoutNew: v.number(),
  /** Roles that cannot go in any case. */
  stay: v.number(),
  /** Whether the time ended before the search did: with more, there may be fewer. */
  stopped: v.boolean(),
  /** The edits were tried: how many users were looked at, and for how many anything would change. */
  proof: v.object({ users: v.number(), changed: v.literal(0) }),
  /** Users who keep all their roles. */
  leftOut: v.object({ unknown: v.number(), restricted: v.number() }),
  roles: v.array(ProposedRole),
  /** In the order in which they are to be made. */
  edits: v.array(Edit),
  missing: v.array(Missing),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type RoleProposal = v.InferOutput<typeof RoleProposal>
