/** What the rules find. Each rule is answered yes, no or unknown; an excepted finding is shown as excepted. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Connector } from './accounts'
import { Answer, Count, Missing, Named, PermissionBrief, SnapshotBrief, Via } from './common'
import { Edit } from './edits'
import { RuleException, Severity } from './rules'

export const findingsInput = {
  /** By id or name; absent only with `allAccounts`. */
  account: v.optional(v.string()),
  at: v.optional(v.string()),
  /** The newest snapshot of every account, instead of one account. */
  allAccounts: v.optional(v.boolean()),
  /** Only rules of at least this severity; absent: all. */
  severity: v.optional(Severity),
  /** Only this rule, by its id. */
  rule: v.optional(v.string()),
  /** Text of a file of rules, in place of the one in the data folder. */
  rules: v.optional(v.pipe(v.string(), v.maxLength(10_000_000))),
}

/**
 * `found`: at least one that nobody answers for. `possible`: something that was not read may be one.
 * `excepted`: all that was found is excepted, and there are no others. `none`: known not to be.
 * `off`: switched off. `not-applicable`: the rule is about accounts of another vendor.
 */
export const FindingState = v.picklist([
  'found',
  'possible',
  'excepted',
  'none',
  'off',
  'not-applicable',
])
export type FindingState = v.InferOutput<typeof FindingState>

export const RuleBrief = v.object({
  id: v.string(),
  title: v.string(),
  severity: Severity,
  kind: v.string(),
  why: v.string(),
  remedy: v.string(),
  source: v.string(),
})
export type RuleBrief = v.InferOutput<typeof RuleBrief>

/** How a subject comes by it. */
export const FindingProof = v.object({
  text: v.string(),
  /** Of a combination over several accounts. */
  account: v.optional(Named),
  permission: v.optional(PermissionBrief),
  /** Empty where the vendor's word alone gives it. */
  via: v.optional(v.array(Via)),
  roles: v.optional(v.array(Named)),
})
export type FindingProof = v.InferOutput<typeof FindingProof>

export const FindingSubject = v.object({
  account: Named,
  /** Neither a user nor a role: the snapshot itself. */
  user: v.optional(UserBrief),
  role: v.optional(Named),
  state: v.picklist(['found', 'possible', 'excepted']),
  proof: v.array(FindingProof),
  /** The one that counts; one that has expired counts no more, and is shown as such. */
  exception: v.optional(v.object({ ...RuleException.entries, expired: v.boolean() })),
  /** What would end it; empty where `whyNoEdits` says why. */
  edits: v.array(Edit),
  whyNoEdits: v.optional(v.string()),
})
export type FindingSubject = v.InferOutput<typeof FindingSubject>

/** One rule in one account, or over all of them. */
export const Finding = v.object({
  rule: RuleBrief,
  /** Absent: over several accounts. */
  account: v.optional(Named),
  state: FindingState,
  /** Whether the rule finds anything, excepted or not; null where it was not asked. */
  answer: v.nullable(Answer),
  /** Excepted ones are among them. */
  found: Count,
  excepted: v.number(),
  /** Excepted once, and counted again. */
  expired: v.number(),
  /** Users or roles of whom it is not known. */
  possible: v.number(),
  /** One page: found before possible before excepted. */
  subjects: v.array(FindingSubject),
  subjectsTotal: v.number(),
  text: v.string(),
  missing: v.array(Missing),
  limits: v.array(v.string()),
})
export type Finding = v.InferOutput<typeof Finding>

export const RulesProblem = v.object({
  message: v.string(),
  /** `rules[3].severity`; absent where the file is no JSON. */
  path: v.optional(v.string()),
  /** From 1; only where the file is no JSON. */
  line: v.optional(v.number()),
  column: v.optional(v.number()),
})
export type RulesProblem = v.InferOutput<typeof RulesProblem>

/** Which rules were used. */
export const RulesUsed = v.object({
  /** `starter`: there is no file, or it is broken. */
  from: v.picklist(['starter', 'file', 'given']),
  file: v.string(),
  problem: v.optional(RulesProblem),
})
export type RulesUsed = v.InferOutput<typeof RulesUsed>

const severityCounts = v.object({
  critical: v.number(),
  high: v.number(),
  medium: v.number(),
  low: v.number(),
  info: v.number(),
})

export const Findings = v.object({
  accounts: v.array(
    v.object({
      account: v.object({ ...Named.entries, connector: v.optional(Connector) }),
      snapshot: SnapshotBrief,
    }),
  ),
  /** Accounts of which nothing can be said: nothing was read yet, or the file does not open. */
  unread: v.array(v.object({ account: Named, text: v.string() })),
  rules: RulesUsed,
  /**
   * `yes`: at least one rule finds something that nobody answers for. `no`: every rule that was asked is known to find nothing
   * that is not excepted.
   */
  answer: Answer,
  /** Rules with the state `found`, by severity. */
  found: severityCounts,
  /** Rules with the state `possible`, by severity. */
  possible: severityCounts,
  excepted: v.number(),
  none: v.number(),
  off: v.number(),
  notApplicable: v.number(),
  /** Worst first. */
  findings: v.array(Finding),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type Findings = v.InferOutput<typeof Findings>

export const RuleRow = v.object({
  ...RuleBrief.entries,
  appliesTo: v.array(Connector),
  from: v.picklist(['starter', 'file']),
  on: v.boolean(),
})
export type RuleRow = v.InferOutput<typeof RuleRow>

export const ExceptionRow = v.object({
  ...RuleException.entries,
  state: v.picklist(['holds', 'expired', 'no-such-rule']),
})
export type ExceptionRow = v.InferOutput<typeof ExceptionRow>

/** The file of rules as it stands. */
export const RulesState = v.object({
  file: v.string(),
  /** Whether it is there. */
  exists: v.boolean(),
  /** Its content; empty where it is not there. */
  text: v.string(),
  /** SHA-256 of the content: what a change is made upon. */
  version: v.string(),
  problem: v.optional(RulesProblem),
  rules: v.array(RuleRow),
  exceptions: v.array(ExceptionRow),
})
export type RulesState = v.InferOutput<typeof RulesState>

/** A rule's finding of one subject that edits would begin or end. */
export const FindingChange = v.object({
  rule: RuleBrief,
  user: v.optional(UserBrief),
  role: v.optional(Named),
  text: v.string(),
})
export type FindingChange = v.InferOutput<typeof FindingChange>

export const FindingChanges = v.object({
  rules: RulesUsed,
  raised: v.array(FindingChange),
  raisedTotal: v.number(),
  cleared: v.array(FindingChange),
  clearedTotal: v.number(),
  /** Subjects of whom it is not known before or after, and that change. */
  perhaps: v.number(),
  text: v.array(v.string()),
  limits: v.array(v.string()),
})
export type FindingChanges = v.InferOutput<typeof FindingChanges>
