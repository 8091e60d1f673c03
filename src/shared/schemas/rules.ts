/**
 * The file of rules: what counts as a finding, and which findings somebody answers for. It is written by
 * hand as well as by the program, so whatever is not known in it is an error that names the place.
 */
import * as v from 'valibot'
import { Connector } from './accounts'

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export const Severity = v.picklist(severities)
export type Severity = v.InferOutput<typeof Severity>

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000))
const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'An id is made of small letters, digits and hyphens.'),
  v.maxLength(100),
)

/** A permission by id, code or display name; without `app` in whatever app it is. */
export const RulePermission = v.strictObject({
  permission: text,
  /** Access key, code or name of its app. */
  app: v.optional(text),
})
export type RulePermission = v.InferOutput<typeof RulePermission>

const anyOf = v.pipe(v.array(RulePermission), v.minLength(1), v.maxLength(100))

/** One side of a combination: whoever has any of these has it. */
export const RuleTerm = v.strictObject({
  anyOf,
  /** In this account only, by id or name. */
  account: v.optional(text),
  /** In accounts of this vendor only. */
  connector: v.optional(Connector),
})
export type RuleTerm = v.InferOutput<typeof RuleTerm>

const common = {
  id: identifier,
  title: text,
  severity: Severity,
  /** Why it matters. */
  why: text,
  /** What to do about it. */
  remedy: text,
  /** Where the rule is from: a page, a standard, or “our own judgement”. */
  source: text,
  /** Only accounts of these vendors; absent: all. */
  appliesTo: v.optional(v.pipe(v.array(Connector), v.minLength(1))),
}
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))

export const Rule = v.variant('kind', [
  /** One person has all of two or three. With accounts or vendors named, over several accounts by e-mail. */
  v.strictObject({
    ...common,
    kind: v.literal('toxic-combination'),
    terms: v.pipe(v.array(RuleTerm), v.minLength(2), v.maxLength(3)),
  }),
  /** More users than that have any of these. */
  v.strictObject({
    ...common,
    kind: v.literal('admins-by-effect'),
    anyOf,
    moreThan: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Users who have any of these through a role that was assigned automatically. */
  v.strictObject({ ...common, kind: v.literal('auto-assigned-permission'), anyOf }),
  /** Roles that were assigned automatically to somebody and give any of these. */
  v.strictObject({ ...common, kind: v.literal('auto-assigned-role-gives'), anyOf }),
  /** Users in one of these states who hold a role. */
  v.strictObject({
    ...common,
    kind: v.literal('disabled-user-with-roles'),
    statuses: v.pipe(v.array(text), v.minLength(1)),
  }),
  v.strictObject({ ...common, kind: v.literal('hidden-role-held') }),
  /** A role holds for certain sites only, and another role gives some of the same for the whole company. */
  v.strictObject({
    ...common,
    kind: v.literal('site-restriction-undone'),
    /** Only where it is about one of these; absent: any permission with a switch that not everybody has. */
    anyOf: v.optional(anyOf),
  }),
  v.strictObject({ ...common, kind: v.literal('vendor-differs') }),
  v.strictObject({ ...common, kind: v.literal('stale-snapshot'), days }),
  v.strictObject({ ...common, kind: v.literal('snapshot-not-whole') }),
  v.strictObject({ ...common, kind: v.literal('user-without-role') }),
  v.strictObject({ ...common, kind: v.literal('direct-grant') }),
  v.strictObject({ ...common, kind: v.literal('unused-custom-role') }),
  /** A role that gives more than this share of all permissions of the account. */
  v.strictObject({
    ...common,
    kind: v.literal('broad-role'),
    moreThanPercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  }),
])
export type Rule = v.InferOutput<typeof Rule>
export type RuleKind = Rule['kind']
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>

/** Somebody answers for a finding, until a day. It is shown as excepted, never hidden. */
export const RuleException = v.pipe(
  v.strictObject({
    rule: identifier,
    /** By id or name; absent: in every account. */
    account: v.optional(text),
    /** By id or e-mail; absent together with `role`: all that the rule finds. */
    user: v.optional(text),
    /** By id or name. */
    role: v.optional(text),
    /** Who answers for it. */
    owner: text,
    reason: text,
    /** The last day on which it holds (UTC), as 2026-12-31. */
    expires: v.pipe(v.string(), v.isoDate('A day is written as 2026-12-31.'), v.check(isDay)),
  }),
  v.check(
    ({ role, user }) => role === undefined || user === undefined,
    'An exception is of a user or of a role, not of both.',
  ),
)
export type RuleException = v.InferOutput<typeof RuleException>

/** Valibot's own check lets 2026-02-31 pass. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

export const RulesFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** Whether the rules that come with the product count too; absent: yes. One of the same id replaces it. */
  starter: v.optional(v.boolean()),
  /** Ids of rules that are switched off. */
  off: v.optional(v.array(identifier)),
  rules: v.optional(v.pipe(v.array(Rule), v.maxLength(1_000))),
  exceptions: v.optional(v.pipe(v.array(RuleException), v.maxLength(100_000))),
})
export type RulesFile = v.InferOutput<typeof RulesFile>
