/**
 * Which changes clear most errors: greedily, each the one that clears most of what those before it leave
 * (Chvátal 1979: within a factor of 1 + ln n of the fewest changes).
 */
import type { RankedChange } from '../../shared/schemas/diagnose'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import { say } from '../../shared/sentences/diagnose'
import type { FoundRemedy } from './remedies'

/** One group of errors with the permission that it lacks and what would bring it. */
export interface Curable {
  /** Its place among the items of the report. */
  item: number
  permission: number
  errors: number
  remedies: readonly FoundRemedy[]
}

/** @returns in the order in which they are to be made */
export function rankedChanges(curable: readonly Curable[]): RankedChange[] {
  const candidates = new Map<string, FoundRemedy>()
  for (const { remedies } of curable) {
    for (const found of remedies) {
      const key = `${found.remedy.kind} ${found.remedy.role.id} ${JSON.stringify(found.remedy.edits)}`
      if (!candidates.has(key)) candidates.set(key, found)
    }
  }
  let left = [...curable]
  const changes: RankedChange[] = []
  const copies = new Map<number, string>()
  while (left.length > 0) {
    const best = mostClearing(candidates.values(), left)
    if (!best) break
    const { cleared, found } = best
    const { remedy } = found
    const { edits, text } = adapted(found, copies)
    changes.push({
      edits,
      text,
      clears: cleared.reduce((sum, { errors }) => sum + errors, 0),
      items: cleared.map(({ item }) => item),
      others: remedy.others,
    })
    left = left.filter((one) => !cleared.includes(one))
  }
  return changes
}

/** Of those that clear as many, the one with the least extra access. */
function mostClearing(
  candidates: Iterable<FoundRemedy>,
  left: readonly Curable[],
): { found: FoundRemedy; cleared: Curable[] } | undefined {
  let best: { found: FoundRemedy; cleared: Curable[]; errors: number } | undefined
  for (const found of candidates) {
    const cleared = left.filter(({ permission }) => has(found.gives, permission))
    const errors = cleared.reduce((sum, one) => sum + one.errors, 0)
    if (errors === 0) continue
    const { extra } = found.remedy
    const better =
      !best || errors > best.errors || (errors === best.errors && extra < best.found.remedy.extra)
    if (better) best = { found, cleared, errors }
  }
  return best
}

const has = (row: Uint32Array, permission: number): boolean =>
  ((row[permission >>> 5]! >>> (permission & 31)) & 1) === 1

/** A standard role is copied once: what comes later is switched on in the copy. */
function adapted(
  { copyOf, remedy }: FoundRemedy,
  copies: Map<number, string>,
): { edits: Edit[]; text: string } {
  const { edits, permission, text } = remedy
  if (copyOf === undefined || permission === undefined) return { edits, text }
  const made = copies.get(copyOf)
  const [first] = edits
  if (made === undefined) {
    if (first?.kind === 'copy-role') copies.set(copyOf, first.name)
    return { edits, text }
  }
  const { app, id } = permission
  return {
    edits: [
      {
        kind: 'add-permission',
        role: `${newRolePrefix}${made}`,
        permission: id,
        ...(app === undefined ? {} : { app }),
      },
    ],
    text: say.editCopy(made, permission.name),
  }
}
