/** What changed between two snapshots of an account, in the facts and in effect, and since when a grant is. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Answer, Count, Counts, Missing, Named, PermissionBrief, SnapshotBrief } from './common'
import { ChangedMenu, ChangedPermission } from './what-if'

export const FactKind = v.picklist([
  'user',
  'role',
  'permission',
  'app',
  'menu',
  'menu-group',
  /** A user holds a role. */
  'assignment',
  /** A role lists a permission. */
  'listing',
  /** A permission includes another. */
  'inclusion',
  'direct-permission',
  'direct-menu',
  'role-menu',
  'role-menu-group',
  'menu-group-menu',
])
export type FactKind = v.InferOutput<typeof FactKind>

/**
 * `first-seen`, `no-longer-seen`: the other snapshot was not read wholly enough to say that it was not
 * there. `first-read`: an attribute that only one of both snapshots tells.
 */
export const FactWay = v.picklist([
  'added',
  'removed',
  'changed',
  'first-seen',
  'no-longer-seen',
  'first-read',
])
export type FactWay = v.InferOutput<typeof FactWay>

const page = {
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
}

/** `since`: the earlier snapshot, by id or date; absent: the one before. `at`: the later; absent: the newest. */
export const changesQuestion = {
  account: v.string(),
  since: v.optional(v.string()),
  at: v.optional(v.string()),
}

const about = {
  user: v.optional(v.string()),
  role: v.optional(v.string()),
  permission: v.optional(v.string()),
  /** App of the permission. */
  app: v.optional(v.string()),
}

/**
 * Only what one user gained and lost, what users have by one role, or one permission; each may be of
 * either snapshot.
 */
export const changesInput = { ...changesQuestion, ...about }
export const changesPageInput = { ...changesInput, ...page }
export const factChangesInput = { ...changesInput, kind: v.optional(FactKind), ...page }
export const userChangesInput = { ...changesQuestion, user: v.string() }

const ways = {
  gained: v.number(),
  lost: v.number(),
  /** First seen: whether it was there before was not read. */
  perhapsGained: v.number(),
  /** No longer seen: whether it is gone was not read. */
  perhapsLost: v.number(),
}

/** A changed fact that somebody gained or lost something through. */
export const ChangeCause = v.object({
  kind: FactKind,
  way: v.picklist(['began', 'ended']),
  role: v.optional(Named),
  permission: v.optional(PermissionBrief),
  /** Of an inclusion: what `permission` includes. */
  included: v.optional(PermissionBrief),
  menu: v.optional(Named),
  menuGroup: v.optional(Named),
  text: v.string(),
})
export type ChangeCause = v.InferOutput<typeof ChangeCause>

export const FactCounts = v.object({
  kind: FactKind,
  added: v.number(),
  removed: v.number(),
  changed: v.number(),
  firstSeen: v.number(),
  noLongerSeen: v.number(),
  firstRead: v.number(),
})
export type FactCounts = v.InferOutput<typeof FactCounts>

/** A user who gained or lost something, counted. */
export const UserChange = v.object({
  user: UserBrief,
  /** Whether the user is in both snapshots, or came (only in the later), or went. */
  is: v.picklist(['both', 'came', 'went']),
  permissions: v.object(ways),
  menus: v.object(ways),
  /** The first few; `causesTotal` counts them all. */
  causes: v.array(ChangeCause),
  causesTotal: v.number(),
})
export type UserChange = v.InferOutput<typeof UserChange>

export const MissingOfBoth = v.object({ before: v.array(Missing), after: v.array(Missing) })
export type MissingOfBoth = v.InferOutput<typeof MissingOfBoth>

export const Changes = v.object({
  /** The earlier snapshot, and the later. */
  since: SnapshotBrief,
  snapshot: SnapshotBrief,
  /** Kinds in which anything changed; all of the account, whatever is asked about. */
  facts: v.array(FactCounts),
  /** The vendor's own answers: how many are new, no longer there, or say something else. */
  vendor: v.object({ came: v.number(), gone: v.number(), changed: v.number() }),
  users: v.object({
    affected: Count,
    gaining: v.number(),
    losing: v.number(),
    perhaps: v.number(),
  }),
  /** Most lost first. */
  permissions: v.array(ChangedPermission),
  /** At most 500; `menusTotal` counts them all. */
  menus: v.array(ChangedMenu),
  menusTotal: v.number(),
  /** At most 500, most users first; `causesTotal` counts them all. */
  causes: v.array(v.object({ cause: ChangeCause, users: v.number() })),
  causesTotal: v.number(),
  /** One page of users, by name. */
  changedUsers: v.array(UserChange),
  usersTotal: v.number(),
  /** What was not read, where that leaves something only perhaps gained or lost. */
  missing: MissingOfBoth,
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type Changes = v.InferOutput<typeof Changes>

/** One thing or relation that changed. */
export const FactRow = v.object({
  kind: FactKind,
  way: FactWay,
  subject: v.object({ ...Named.entries, app: v.optional(v.string()) }),
  /** Of a relation: the other end. */
  object: v.optional(v.object({ ...Named.entries, app: v.optional(v.string()) })),
  fields: v.array(
    v.object({
      field: v.string(),
      /** Null where that snapshot does not say. */
      before: v.nullable(v.string()),
      after: v.nullable(v.string()),
    }),
  ),
  text: v.string(),
})
export type FactRow = v.InferOutput<typeof FactRow>

export const FactChanges = v.object({
  since: SnapshotBrief,
  snapshot: SnapshotBrief,
  changes: v.array(FactRow),
  total: v.number(),
})
export type FactChanges = v.InferOutput<typeof FactChanges>

/** A permission or menu that a user gained or lost, and through what. */
export const EffectRow = v.object({
  kind: v.picklist(['permission', 'menu']),
  id: v.string(),
  name: v.string(),
  app: v.optional(v.string()),
  way: v.picklist(['gained', 'lost', 'perhapsGained', 'perhapsLost']),
  causes: v.array(ChangeCause),
})
export type EffectRow = v.InferOutput<typeof EffectRow>

export const UserChanges = v.object({
  since: SnapshotBrief,
  snapshot: SnapshotBrief,
  user: UserBrief,
  is: UserChange.entries.is,
  /** At most 1,000; `total` counts them all. */
  changes: v.array(EffectRow),
  total: v.number(),
  /** What changed of the user: attributes, roles, direct grants. At most 1,000. */
  facts: v.array(FactRow),
  factsTotal: v.number(),
  missing: MissingOfBoth,
  text: v.array(v.string()),
})
export type UserChanges = v.InferOutput<typeof UserChanges>

/** A snapshot on the time line, and what changed since the one before. */
export const TimelineStep = v.object({
  snapshot: SnapshotBrief,
  counts: Counts,
  /** How it came: a sync, an import of files, or a question about one user. */
  source: v.picklist(['files', 'sync', 'question']),
  files: v.array(v.string()),
  /** Absent for the oldest. Rows of facts; what a snapshot that is not whole leaves open is not told apart. */
  changes: v.optional(
    v.object({
      /** Kinds in which anything changed. */
      facts: v.array(
        v.object({
          kind: FactKind,
          began: v.number(),
          ended: v.number(),
          changed: v.number(),
        }),
      ),
      /** Users whose computed permissions are not the same; menus are not counted. */
      users: v.number(),
    }),
  ),
  text: v.string(),
})
export type TimelineStep = v.InferOutput<typeof TimelineStep>

export const Timeline = v.object({
  /** Newest first. */
  steps: v.array(TimelineStep),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type Timeline = v.InferOutput<typeof Timeline>

/** Two of the three: user and permission (in effect), user and role, or role and permission (listed). */
export const grantInput = { account: v.string(), ...about }

/** Snapshots one after the other in which the answer is the same. */
export const GrantSpan = v.object({
  answer: Answer,
  /** Of a user's permission: the roles that give it; direct: also granted directly. */
  roles: v.array(Named),
  direct: v.boolean(),
  from: SnapshotBrief,
  to: SnapshotBrief,
  snapshots: v.number(),
})
export type GrantSpan = v.InferOutput<typeof GrantSpan>

export const GrantHistory = v.object({
  kind: v.picklist(['user-permission', 'user-role', 'role-permission']),
  user: v.optional(UserBrief),
  role: v.optional(Named),
  permission: v.optional(PermissionBrief),
  /** In the newest snapshot. */
  now: Answer,
  /** Snapshots with a yes; null where there is none. */
  firstSeen: v.nullable(SnapshotBrief),
  lastSeen: v.nullable(SnapshotBrief),
  /** Oldest first. */
  spans: v.array(GrantSpan),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type GrantHistory = v.InferOutput<typeof GrantHistory>
