import type { Part, PartKind, PartStatus } from '../../../shared/schemas/common'

export interface PartGroup {
  kind: PartKind
  status: PartStatus
  number: number
  /** Of the first; the others are in the evidence strip's list. */
  reason: string | undefined
}

/** Thousands of parts in a few lines: one for each kind and status, what is not whole first. */
export function partsByKind(parts: readonly Part[]): PartGroup[] {
  const groups = new Map<string, PartGroup>()
  for (const part of parts) {
    const key = `${part.kind} ${part.status}`
    const group = groups.get(key)
    if (group === undefined) {
      groups.set(key, { kind: part.kind, status: part.status, number: 1, reason: part.reason })
    } else group.number += 1
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.status === 'whole') - Number(b.status === 'whole'),
  )
}
