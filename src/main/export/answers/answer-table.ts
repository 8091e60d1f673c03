/** An answer as a table of text. */
import type { Asked, Reader } from '../../queries/reader'
import type { Missing } from '../../../shared/schemas/common'
import type { ExportedInput, ExportedKind } from '../../../shared/schemas/exported-answers'

export interface AnswerTable {
  /** In the name of the file: `changes`. */
  what: string
  /** Heading first; may be made while it is written. */
  rows: Iterable<readonly string[]>
  /** Rows without the heading. */
  total: number
  /** True only where nothing is unknown and nothing is known to be missing; asked for after the rows. */
  whole: boolean
  /** Asked for after the rows. */
  missing: readonly Missing[]
  /** What the answer takes for granted and cannot tell, in sentences. */
  limits: readonly string[]
  /** What was asked, where the input itself is not to be handed on. */
  question?: { kind: string; [name: string]: unknown }
}

/** @param reader for answers that are about more than the account that was asked about */
export type MakeTable<K extends ExportedKind> = (
  asked: Asked,
  input: ExportedInput<K>,
  reader: Reader,
) => AnswerTable
