/** What a report tells of the parts that came in. */
import type { PartDraft } from '../connectors/parts'
import type { Part } from '../../shared/schemas/common'
import { iso } from '../../shared/time'

/** How many parts a report names one by one. */
const partsReported = 10_000

export interface ReportedParts {
  /** The first 10,000. */
  parts: Part[]
  partsTotal: number
}

export function reportedParts(drafts: readonly PartDraft[]): ReportedParts {
  const parts = drafts.slice(0, partsReported).map((draft) => ({
    kind: draft.kind,
    subject: draft.subject,
    status: draft.status,
    ...(draft.reason === undefined ? {} : { reason: draft.reason }),
    takenAt: iso(draft.takenAt),
    count: draft.count,
  }))
  return { parts, partsTotal: drafts.length }
}
