import type { Coverage } from '../../../shared/schemas/accounts'
import type { Part, PartKind, PartStatus } from '../../../shared/schemas/common'

export interface NotWhole {
  kind: PartKind
  status: PartStatus
  reason: string | undefined
  /** Parts of this kind that ended so for this reason. */
  number: number
  /** What stays unknown because of it. */
  hides: string | undefined
}

/** What was not read whole: one line for each kind and reason, refused before the rest. */
export function notWhole(parts: readonly Part[], coverage: readonly Coverage[]): NotWhole[] {
  const lines = new Map<string, NotWhole>()
  for (const { kind, status, reason } of parts) {
    if (status === 'whole') continue
    const key = `${kind} ${status} ${reason ?? ''}`
    const line = lines.get(key)
    if (line !== undefined) line.number += 1
    else {
      const hides = coverage.find((covered) => covered.kind === kind)?.hides
      lines.set(key, { kind, status, reason, number: 1, hides })
    }
  }
  return [...lines.values()].sort(
    (a, b) => Number(b.status === 'refused') - Number(a.status === 'refused'),
  )
}
