/** The answers that can be written as a table: the call's own input, under the name of the question. */
import * as v from 'valibot'
import { Question } from './common'
import { Edit } from './edits'
import { findingsInput } from './findings'
import { hygieneInput } from './hygiene'
import { roleMapInput } from './role-map'
import { changesInput } from './changes'
import { leastPrivilegeInput, takeAwayInput } from './least-privilege'
import { tableFields, tableInput } from './tables'
import { whatIfInput } from './what-if'

const question = { account: v.string(), at: v.optional(v.string()) }

export const ExportedAnswer = v.variant('kind', [
  v.object({
    kind: v.literal('diagnosis'),
    ...question,
    text: v.string(),
    user: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('request'),
    ...question,
    method: v.string(),
    path: v.string(),
    user: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('hygiene'), ...hygieneInput }),
  /** With the edits that were proposed: looking for them again would take as long again. */
  v.object({ kind: v.literal('role-proposal'), ...Question, edits: v.array(Edit) }),
  v.object({ kind: v.literal('what-if'), ...whatIfInput }),
  v.object({ kind: v.literal('least-privilege'), ...leastPrivilegeInput }),
  v.object({ kind: v.literal('take-away'), ...takeAwayInput }),
  v.object({ kind: v.literal('changes'), ...changesInput }),
  v.object({ kind: v.literal('findings'), ...findingsInput, account: v.string() }),
  v.object({ kind: v.literal('role-map'), ...roleMapInput }),
  v.object({ kind: v.literal('table'), ...tableInput, fields: tableFields }),
])
export type ExportedAnswer = v.InferOutput<typeof ExportedAnswer>
export type ExportedKind = ExportedAnswer['kind']
export type ExportedInput<K extends ExportedKind> = Extract<ExportedAnswer, { kind: K }>
