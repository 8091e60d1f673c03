/** Reading an account from its vendor: how far it is, how it ended, and what came before. */
import * as v from 'valibot'
import { ErrorValue } from '../result'
import { Snapshot } from './accounts'
import { Named, Part } from './common'

/** Of EnOS: for which users the vendor's own answer is read, app by app, beside what roles tell. */
export const PerUserAnswers = v.variant('of', [
  v.object({ of: v.literal('none') }),
  /** A few users of each different set of roles. */
  v.object({ of: v.literal('sample') }),
  v.object({ of: v.literal('all') }),
  /** By id; also names and e-mails of users that are known. */
  v.object({
    of: v.literal('users'),
    users: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10_000)),
  }),
])
export type PerUserAnswers = v.InferOutput<typeof PerUserAnswers>

/** What reading would take, before it is begun. */
export const SyncEstimate = v.object({
  /** Users and apps that it was reckoned with; absent where nobody knows yet. */
  users: v.optional(v.number()),
  apps: v.optional(v.number()),
  /** Requests of everything but the vendor's own answers per user. */
  base: v.number(),
  /**
   * One for each of the three ways to choose; absent where the users or apps are not known yet, and of a
   * sample before the roles of users were read once.
   */
  perUser: v.optional(
    v.object({ none: v.number(), sample: v.optional(v.number()), all: v.number() }),
  ),
  /** Seconds that so many requests take at the ceiling, and at the pace that the gateway kept up lately. */
  secondsPerRequest: v.object({ atCeiling: v.number(), lately: v.optional(v.number()) }),
})
export type SyncEstimate = v.InferOutput<typeof SyncEstimate>

/** One step of a sync, such as "users". */
export const SyncStep = v.object({
  /** As in the connector's plan, such as `users`. */
  step: v.string(),
  /** In words. */
  label: v.string(),
  status: v.picklist(['waiting', 'reading', 'whole', 'partial', 'refused', 'missing', 'skipped']),
  /** Records read; of a step that asks one by one: subjects. */
  done: v.number(),
  total: v.optional(v.number()),
  /** Why it is not whole, or why it was skipped. */
  reason: v.optional(v.string()),
})
export type SyncStep = v.InferOutput<typeof SyncStep>

export const SyncProgress = v.object({
  steps: v.array(SyncStep),
  /** Requests sent so far, also before an interruption. */
  requests: v.number(),
  /** Requests of the last minute; absent in the first seconds. */
  perMinute: v.optional(v.number()),
  /** Requests still to be sent; absent while that is not known. */
  requestsLeft: v.optional(v.number()),
  /** As far as the rate limits and what is left to read tell. */
  secondsLeft: v.optional(v.number()),
  /** Set while it waits for a rate limit or before it tries again. */
  waiting: v.optional(v.object({ seconds: v.number(), why: v.string() })),
})
export type SyncProgress = v.InferOutput<typeof SyncProgress>

export const RequestCounts = v.object({
  total: v.number(),
  /** By rate group, as the answers name it. */
  byGroup: v.record(v.string(), v.number()),
})
export type RequestCounts = v.InferOutput<typeof RequestCounts>

export const SyncReport = v.object({
  account: Named,
  sync: v.number(),
  import: v.number(),
  snapshot: Snapshot,
  requests: RequestCounts,
  /** At most 10,000; `partsTotal` counts them all. */
  parts: v.array(Part),
  partsTotal: v.number(),
  /** What is odd about answers although they came in. */
  warnings: v.array(v.string()),
  /** Whether it went on where an interrupted one had stopped. */
  resumed: v.boolean(),
})
export type SyncReport = v.InferOutput<typeof SyncReport>

/** An entry of the history of syncs. */
export const SyncRecord = v.object({
  id: v.number(),
  /** `interrupted`: it stopped before its end and can go on; nothing of it stands in the account yet. */
  status: v.picklist(['running', 'interrupted', 'done', 'failed']),
  startedAt: v.string(),
  endedAt: v.nullable(v.string()),
  /** Absent until it is done, and after its import was taken back. */
  import: v.optional(v.number()),
  snapshot: v.optional(v.number()),
  requests: v.number(),
  /** How its steps stand, or ended. */
  steps: v.array(SyncStep),
  /** Why it stopped. */
  error: v.optional(ErrorValue),
})
export type SyncRecord = v.InferOutput<typeof SyncRecord>

/** What the vendor said to a question about one user; it is stored as parts, and so has a snapshot. */
export const Asked = v.object({
  account: Named,
  import: v.optional(v.number()),
  snapshot: v.optional(Snapshot),
  /** Also those that were refused, with the reason. */
  parts: v.array(Part),
})
export type Asked = v.InferOutput<typeof Asked>
