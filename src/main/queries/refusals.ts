/** Of what is missing: whether it was asked for and refused, and why, as the newest part about it says. */
import type { Missing } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { keptText } from '../../shared/sentences/kept-texts'
import type { Asked } from './reader'

/**
 * @param example a user's id: what is missing of many users in an app was refused if it was for this one
 */
export function withRefusals(
  { db, snapshot }: Asked,
  missing: readonly Missing[],
  example?: string,
): Missing[] {
  if (missing.length === 0) return []
  const newest = db.prepare(
    `SELECT status, reason FROM part WHERE kind = ? AND subject = ? AND at <= ?
     ORDER BY at DESC, id DESC LIMIT 1`,
  )
  return missing.map((one) => {
    for (const [kind, subject] of partsOf(one, example)) {
      const part = newest.get(kind, subject, snapshot.at) as
        { status: string; reason: string | null } | undefined
      if (part?.status !== 'refused') continue
      const text =
        part.reason === null ? one.text : say.missingRefused(one.text, keptText(part.reason))
      return { ...one, status: 'refused', text }
    }
    return one
  })
}

/** Parts that would bring it, by kind and subject. */
function partsOf({ kind, subject }: Missing, example: string | undefined): [string, string][] {
  switch (kind) {
    // The roles of one user come with those of all, where an application asks for them.
    case 'assignment':
      return [
        [kind, subject],
        ['assignment-list', ''],
      ]
    case 'user-app-resources':
      return [
        [kind, subject.includes(' ') || example === undefined ? subject : `${example} ${subject}`],
      ]
    default:
      return [[kind, subject]]
  }
}
