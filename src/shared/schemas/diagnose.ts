/** What errors say, which switch they are about, and which change of roles clears them. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Answer, Count, Missing, Named, PermissionBrief, SnapshotBrief } from './common'
import { Edit } from './edits'

export const DiagnosisFamily = v.picklist([
  'user-permission',
  'application-scope',
  'admin-required',
  'extension-type',
  'other-extension',
  'feature-not-available',
  'sign-in',
  'rate-limit',
  'invalid-request',
  'not-found',
  'vendor-failure',
  'no-access',
  'unknown',
])
export type DiagnosisFamily = v.InferOutput<typeof DiagnosisFamily>

/** One of the names of a permission: the dictionary's and the admin portal's need not be the same. */
export const PermissionName = v.object({
  name: v.string(),
  /** `dictionary`: the vendor's own record. `portal`: a label that people saw in the admin portal. */
  from: v.picklist(['dictionary', 'portal']),
  /** Where it was seen, in words, and in which year. */
  source: v.string(),
  year: v.optional(v.number()),
  /** Of a portal's label: the section that it stands in. */
  section: v.optional(v.string()),
  /** Why it may not be the right one. */
  doubt: v.optional(v.string()),
})
export type PermissionName = v.InferOutput<typeof PermissionName>

/** A permission with a switch that brings the one in question: itself, or an assignable parent. */
export const Switch = v.object({
  ...PermissionBrief.entries,
  /** Inclusions between the two; 0: it is the permission itself. */
  distance: v.number(),
  names: v.array(PermissionName),
})
export type Switch = v.InferOutput<typeof Switch>

/** A change of roles that would bring a permission to the users concerned. */
export const Remedy = v.object({
  kind: v.picklist(['give-role', 'edit-role', 'copy-role', 'new-role']),
  role: v.object({ ...Named.entries, custom: v.nullable(v.boolean()) }),
  /** Of `edit-role`, `copy-role` and `new-role`: what is switched on. */
  permission: v.optional(PermissionBrief),
  edits: v.array(Edit),
  /** Permissions that the users concerned would gain beside the one in question; the most of any of them. */
  extra: v.number(),
  /** Whether there may be more of them than `extra`: not all was read of what comes with it. */
  more: v.boolean(),
  /** At most 200 of them. */
  extraPermissions: v.array(PermissionBrief),
  /** Other users who would gain something, and how many permissions at most. */
  others: Count,
  othersGain: v.number(),
  text: v.string(),
})
export type Remedy = v.InferOutput<typeof Remedy>

/** One of the users that errors are about. */
export const UserConcerned = v.object({
  user: UserBrief,
  /** How many of the errors came of this user's requests. */
  errors: v.number(),
  /** Whether the user has the permission as far as is known here; the error itself is a “no” of its time. */
  answer: Answer,
  text: v.string(),
})
export type UserConcerned = v.InferOutput<typeof UserConcerned>

/** Errors that are about the same, counted. */
export const Diagnosis = v.object({
  /** The vendor's error code. */
  code: v.string(),
  family: DiagnosisFamily,
  /** The vendor's message, without credentials; the first of them, at most about 1,000 characters of it. */
  message: v.string(),
  /** How many such errors are in the text. */
  count: v.number(),
  /** The requests that failed so, where the text tells them: most frequent first, at most 50. */
  requests: v.array(v.object({ method: v.string(), path: v.string(), count: v.number() })),
  /** Of `application-scope`: the OAuth scope that the application lacks. */
  applicationScope: v.optional(v.string()),
  permission: v.optional(
    v.object({
      ...PermissionBrief.entries,
      /** False where the account's dictionary does not have it; its name is then its id. */
      known: v.boolean(),
      names: v.array(PermissionName),
    }),
  ),
  /** Switches in the admin portal that bring the permission, nearest first. */
  switches: v.array(Switch),
  /** Roles of the account that have it. */
  roles: v.array(v.object({ ...Named.entries, custom: v.nullable(v.boolean()) })),
  users: v.array(UserConcerned),
  /**
   * Giving a role, editing or copying one, a new one; of each kind the least extra access first. Without
   * users concerned, the roles that have it.
   */
  remedies: v.array(Remedy),
  /** Standard roles that lack it: they cannot be edited. */
  notEditable: v.array(Named),
  /** Where it is switched, in the admin portal of this environment; no address where none is published. */
  portal: v.optional(v.object({ address: v.optional(v.string()), steps: v.string() })),
  /** What it means and what to do, in sentences. */
  text: v.string(),
  /** What could not be told, and which answer would tell it. */
  limits: v.array(v.string()),
})
export type Diagnosis = v.InferOutput<typeof Diagnosis>

/** One of the changes that clear several errors, the one that clears most of what is left first. */
export const RankedChange = v.object({
  edits: v.array(Edit),
  text: v.string(),
  /** Errors that it clears beyond the changes before it. */
  clears: v.number(),
  /** Places in `items` whose errors it clears. */
  items: v.array(v.number()),
  /** Users who gain something although no error was theirs. */
  others: Count,
})
export type RankedChange = v.InferOutput<typeof RankedChange>

export const DiagnosisReport = v.object({
  snapshot: v.optional(SnapshotBrief),
  /** All errors in the text. */
  errors: v.number(),
  /** Whether all of the text was searched: of one that is very large or deeply nested it may be a part. */
  textWhole: v.boolean(),
  items: v.array(Diagnosis),
  /** Greedy: each clears the most errors that those before it leave. */
  changes: v.array(RankedChange),
  /** Errors that no change of roles clears. */
  notCleared: v.number(),
  /** All ranked changes as a text that can be sent; absent where there are none. */
  changeRequest: v.optional(v.string()),
  missing: v.array(Missing),
  /** The report in a sentence or two. */
  text: v.array(v.string()),
})
export type DiagnosisReport = v.InferOutput<typeof DiagnosisReport>

/** Alternatives of which one is enough; each is needed whole. `[]`: the source states none. */
const alternatives = v.array(v.array(v.string()))

/** What a request needs, and who in the account could make it. */
export const RequestNeeds = v.object({
  snapshot: v.optional(SnapshotBrief),
  method: v.string(),
  path: v.string(),
  /** Absent where the public API's table does not list the request. */
  operation: v.optional(
    v.object({
      method: v.string(),
      /** With its parameters in braces. */
      path: v.string(),
      operationId: v.string(),
      /** OAuth scopes of the application. */
      applicationScopes: alternatives,
      userPermissions: alternatives,
      /** As the source states it. */
      feature: v.optional(v.string()),
      rateGroup: v.optional(v.string()),
      source: v.string(),
    }),
  ),
  /** Whether the user asked about could make the request, as far as permissions go; absent without a user. */
  user: v.optional(UserConcerned),
  permissions: v.array(
    v.object({
      permission: v.object({ ...PermissionBrief.entries, known: v.boolean() }),
      names: v.array(PermissionName),
      switches: v.array(Switch),
      answer: Answer,
      users: Count,
      unknown: v.number(),
      roles: v.array(v.object({ ...Named.entries, custom: v.nullable(v.boolean()) })),
    }),
  ),
  /** Who could make it, all alternatives considered; absent without an account or a stated permission. */
  whoCan: v.optional(v.object({ answer: Answer, users: Count, unknown: v.number() })),
  /** The first 200 who could. */
  users: v.array(UserBrief),
  missing: v.array(Missing),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type RequestNeeds = v.InferOutput<typeof RequestNeeds>
