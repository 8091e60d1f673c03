/** Reads evidence that the model leaves out, as it was answered: extension grants, features, the account. */
import type { PartBodies } from '../connectors/parts'
import type { PartBrief } from '../access/model'
import type { ReadDatabase } from '../store/open'
import { Bodies } from '../store/part-bodies'
import { readPart } from './load-parts'

/** Kinds of part that are shown beside the model. */
export type OutsideKind = 'account-info' | 'user-features' | 'extension-grants'

/**
 * The newest answer about a subject that has something to tell.
 * @param at the snapshot's moment, in Unix milliseconds
 * @returns undefined where none was read; `part.status` says whether the answer was whole
 */
export function outsideOf<K extends OutsideKind>(
  db: ReadDatabase,
  at: number,
  kind: K,
  subject: string,
): { record: PartBodies[K]; part: PartBrief } | undefined {
  const id = db
    .prepare(
      `SELECT id FROM part WHERE kind = @kind AND subject = @subject AND at <= @at AND body_sha256 IS NOT NULL
       ORDER BY at DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get({ kind, subject, at }) as number | undefined
  if (id === undefined) return undefined
  return {
    record: new Bodies(db).of({ id, kind, subject }) as PartBodies[K],
    part: readPart(db, id),
  }
}
