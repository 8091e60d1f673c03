/** The answers that can be written as a table: the call's own input, under the name of the question. */
import * as v from 'valibot'
import { whatIfInput } from './what-if'

export const ExportedAnswer = v.variant('kind', [
  v.object({ kind: v.literal('what-if'), ...whatIfInput }),
])
export type ExportedAnswer = v.InferOutput<typeof ExportedAnswer>
export type ExportedKind = ExportedAnswer['kind']
export type ExportedInput<K extends ExportedKind> = Extract<ExportedAnswer, { kind: K }>
